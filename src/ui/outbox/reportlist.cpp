// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/reportlist.h"

#include "ui/outbox/reporttext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/controls.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

enum { IdRole = Qt::UserRole + 1, WhenRole };

//! When it was, what came of it.
class ReportDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, Theme::current().controlHeight() + space::s3};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setLayoutDirection(option.direction);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, colour(selected ? Role::Select : Role::Hover));
        const auto visual = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        if (selected)
            painter->fillRect(visual(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())),
                              colour(option.state.testFlag(QStyle::State_HasFocus) ? Role::Accent : Role::Edge));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colour(Role::Line));
        const QRect area = option.rect.adjusted(space::s4, 0, -space::s3, 0);
        painter->setFont(textFont(TextSize::Body, selected));
        const QString when = index.data(WhenRole).toString();
        const int whenWidth = std::max(160, painter->fontMetrics().horizontalAdvance(when) + space::s4);
        painter->setPen(colour(Role::Text));
        drawOwnLine(painter, visual(QRect(area.left(), area.top(), whenWidth, area.height())),
                    Qt::AlignLeading | Qt::AlignVCenter, when);
        painter->setFont(textFont(TextSize::Body));
        painter->setPen(colour(Role::Text2));
        const QRect rest(area.left() + whenWidth, area.top(), area.width() - whenWidth, area.height());
        drawOwnLine(painter, visual(rest), Qt::AlignLeading | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rest.width()));
        painter->restore();
    }
};

} // namespace

ReportList::ReportList(Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"reportList"_s);
    m_search->setObjectName(u"reportSearchEdit"_s);
    m_search->setAccessibleName(tr("Search in sync reports"));
    m_search->setPlaceholderText(tr("Search in sync reports: a ticket, a person, a word"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"reportListView"_s);
    m_list->setAccessibleName(tr("Sync reports"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new ReportDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
    top->addWidget(m_search);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    auto *wait = new QTimer(this);
    wait->setSingleShot(true);
    wait->setInterval(150ms);
    connect(m_search, &QLineEdit::textChanged, wait, [wait] { wait->start(); });
    connect(wait, &QTimer::timeout, this, [this] { Q_EMIT searchWanted(searched()); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_list->count() > 0)
            Q_EMIT reportWanted(m_list->item(0)->data(IdRole).toLongLong());
    });
    const auto open = [this](const QListWidgetItem *item) { Q_EMIT reportWanted(item->data(IdRole).toLongLong()); };
    connect(m_list, &QListWidget::itemActivated, this, open);
}

QString ReportList::searched() const
{
    return m_search->text().trimmed();
}

void ReportList::setReports(const QList<domain::ReconnectReport> &reports)
{
    const qint64 current = m_list->currentItem() ? m_list->currentItem()->data(IdRole).toLongLong() : 0;
    m_list->clear();
    const QDateTime now = m_clock();
    for (const domain::ReconnectReport &report : reports) {
        auto *item = new QListWidgetItem(reportCounts(report), m_list);
        const QString when = reportTime(report, now);
        item->setData(IdRole, report.id);
        item->setData(WhenRole, when);
        item->setData(Qt::AccessibleTextRole, tr("%1: %2", "when, what came of it").arg(when, item->text()));
        item->setToolTip(fullInstant(report.at, now));
        if (report.id == current)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
}

void ReportList::focusSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
}

} // namespace secondline::ui
