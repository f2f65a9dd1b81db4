// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/personpopup.h"

#include "ui/shell/plaintext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

PersonPopup::PersonPopup(const QList<domain::Person> &persons, const domain::PersonId &me,
                         const domain::PersonId &assigned, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_persons(persons)
    , m_me(me)
    , m_assigned(assigned)
    , m_filter(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"personPopup"_s);
    setAccessibleName(tr("Assign to"));
    m_filter->setObjectName(u"personFilterEdit"_s);
    m_filter->setAccessibleName(tr("Find a person"));
    m_filter->setPlaceholderText(tr("Assign to whom?"));
    m_list->setObjectName(u"personList"_s);
    m_list->setAccessibleName(tr("Persons"));
    m_list->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s2, space::s2, space::s2, space::s2);
    column->addWidget(m_filter);
    column->addWidget(m_list);
    constexpr int wide = 300;
    constexpr int high = 320;
    setFixedSize(Theme::current().scaled(wide), Theme::current().scaled(high));
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &PersonPopup::fill);
    connect(m_filter, &QLineEdit::returnPressed, this, &PersonPopup::accept);
    connect(m_list, &QListWidget::itemClicked, this, &PersonPopup::accept);
    connect(m_list, &QListWidget::itemActivated, this, &PersonPopup::accept);
    fill({});
}

void PersonPopup::fill(const QString &text)
{
    m_list->clear();
    const auto add = [this](const QString &label, const domain::PersonId &id, const QString &icon) {
        auto *item = new QListWidgetItem(themedIcon(icon), label, m_list);
        item->setData(Qt::UserRole, id.value());
        item->setSizeHint({0, Theme::current().controlHeight()});
    };
    for (const domain::Person &person : m_persons) {
        const QString name = person.name.isEmpty() ? person.login : person.name;
        if (!person.active || person.id == m_assigned
            || (!name.contains(text, Qt::CaseInsensitive) && !person.login.contains(text, Qt::CaseInsensitive)))
            continue;
        const QString shown = person.id == m_me ? tr("%1 (you)").arg(shownLine(name)) : shownLine(name);
        add(tr("%1 · Tier %2").arg(shown).arg(person.tierLevel), person.id, u"user"_s);
    }
    if (!m_assigned.isNull() && text.isEmpty())
        add(tr("Nobody: give it back to the queue"), {}, u"circle-dashed"_s);
    m_list->setCurrentRow(0);
}

void PersonPopup::accept()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        Q_EMIT chosen(domain::PersonId(item->data(Qt::UserRole).toString()));
    close();
}

void PersonPopup::showBelow(QWidget *anchor)
{
    const QPoint leading = anchor->mapToGlobal(QPoint(0, anchor->height() + space::s1));
    const QPoint trailing = leading + QPoint(anchor->width() - width(), 0);
    move(anchor->layoutDirection() == Qt::LeftToRight ? trailing : leading);
    show();
    m_filter->setFocus();
}

bool PersonPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void PersonPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(colour(Role::Edge));
    painter.setBrush(colour(Role::Base));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace secondline::ui
