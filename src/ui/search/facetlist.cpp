// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/facetlist.h"

#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

enum { IdRole = Qt::UserRole + 1, IconRole, CountRole };

class FacetDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const int row = Theme::current().controlHeight();
        return {0, index.data(IdRole).isValid() || index.row() == 0 ? row : row + space::s2};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setLayoutDirection(option.direction);
        const bool isChoice = index.data(IdRole).isValid();
        const bool selected = option.state.testFlag(QStyle::State_Selected) && isChoice;
        const QRect row = option.rect.adjusted(space::s2, isChoice || index.row() == 0 ? 0 : space::s2, -space::s2, 0);
        if (selected || (isChoice && option.state.testFlag(QStyle::State_MouseOver))) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour(selected ? Role::Select : Role::Hover));
            painter->drawRoundedRect(row, radius::control, radius::control);
        }
        if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(colour(Role::Accent), 2));
            painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), radius::control - 1, radius::control - 1);
        }
        QRect text = row.adjusted(space::s2, 0, -space::s2, 0);
        const QString icon = index.data(IconRole).toString();
        if (!icon.isEmpty()) {
            const QRect sign(text.left(), text.top(), 16, text.height());
            paintIcon(painter, QStyle::visualRect(option.direction, row, sign), icon, 16, colour(Role::Text2));
            text.setLeft(text.left() + 16 + space::s2);
        }
        const int count = index.data(CountRole).isValid() ? index.data(CountRole).toInt() : -1;
        if (count >= 0) {
            const QString number = QLocale().toString(count);
            painter->setFont(textFont(TextSize::Small, selected));
            painter->setPen(colour(selected ? Role::Text : Role::Text3));
            drawOwnLine(painter, QStyle::visualRect(option.direction, row, text), Qt::AlignTrailing | Qt::AlignVCenter,
                        number);
            text.setRight(text.right() - painter->fontMetrics().horizontalAdvance(number) - space::s2);
        }
        painter->setFont(isChoice ? textFont(TextSize::Body, selected) : textFont(TextSize::Caption, true));
        painter->setPen(colour(isChoice ? Role::Text : Role::Text3));
        const QString words = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width());
        drawOwnLine(painter, QStyle::visualRect(option.direction, row, text), Qt::AlignLeading | Qt::AlignVCenter,
                    words);
        painter->restore();
    }
};

} // namespace

FacetList::FacetList(QWidget *parent)
    : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new FacetDelegate(this));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *now) {
        if (now && now->data(IdRole).isValid())
            Q_EMIT chosenChanged(now->data(IdRole).toInt());
    });
}

void FacetList::addCaption(const QString &text)
{
    auto *item = new QListWidgetItem(text, this);
    item->setFlags(Qt::NoItemFlags);
}

void FacetList::addChoice(int id, const QString &text, const QString &icon)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(IdRole, id);
    item->setData(IconRole, icon);
    item->setToolTip(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
}

QListWidgetItem *FacetList::choice(int id) const
{
    for (int row = 0; row < QListWidget::count(); ++row) {
        const QVariant known = item(row)->data(IdRole);
        if (known.isValid() && known.toInt() == id)
            return item(row);
    }
    return nullptr;
}

void FacetList::setCount(int id, int count)
{
    QListWidgetItem *item = choice(id);
    if (!item)
        return;
    item->setData(CountRole, count);
    item->setData(Qt::AccessibleTextRole,
                  count < 0 ? item->text() : tr("%1, %2", "name, count").arg(item->text()).arg(count));
}

int FacetList::count(int id) const
{
    const QListWidgetItem *item = choice(id);
    return item && item->data(CountRole).isValid() ? item->data(CountRole).toInt() : -1;
}

int FacetList::chosen() const
{
    return currentItem() ? currentItem()->data(IdRole).toInt() : -1;
}

void FacetList::choose(int id)
{
    if (QListWidgetItem *item = choice(id))
        setCurrentItem(item);
}

void FacetList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        scheduleDelayedItemsLayout();
        updateGeometry();
    }
}

QSize FacetList::sizeHint() const
{
    int height = 2;
    for (int row = 0; row < QListWidget::count(); ++row)
        height += sizeHintForRow(row);
    return {160, height};
}

} // namespace secondline::ui
