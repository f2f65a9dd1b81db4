// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/keeplist.h"

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, Tickets, Room };

constexpr int QueueRole = Qt::UserRole;
constexpr int CountRole = Qt::UserRole + 1;

// Measured over 18,000 tickets with 98,676 entries and 5,000 articles: 155 MB of cache and index.
constexpr qint64 bytesOfTicket = 4'900;
constexpr qint64 bytesOfArticle = 13'500;

QString sizeText(qint64 bytes)
{
    const bool fine = bytes >= 1'000'000 && bytes < 10'000'000;
    return QLocale().formattedDataSize(bytes, fine ? 1 : 0, QLocale::DataSizeSIFormat);
}

} // namespace

qint64 roomFor(qint64 tickets, qint64 articles)
{
    return tickets * bytesOfTicket + articles * bytesOfArticle;
}

KeepList::KeepList(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"keepList"_s);
    setAccessibleName(tr("What to keep on this device"));
    setColumnCount(3);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setRootIsDecorated(true);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (const int column : {Tickets, Room})
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item, int column) {
        if (m_filling || column != Name)
            return;
        m_filling = true;
        say(item);
        m_filling = false;
        Q_EMIT changed();
    });
}

void KeepList::fillNumbers(QTreeWidgetItem *item, qint64 tickets) const
{
    item->setData(Name, CountRole, tickets);
    if (m_numbers)
        fill(item, tr("%Ln ticket(s)", nullptr, static_cast<int>(tickets)), roomFor(tickets, 0));
}

void KeepList::fill(QTreeWidgetItem *item, const QString &count, qint64 bytes) const
{
    item->setText(Tickets, count);
    item->setText(Room, sizeText(bytes));
    for (const int column : {Tickets, Room})
        item->setTextAlignment(column, Qt::AlignTrailing | Qt::AlignVCenter);
}

void KeepList::setRowHeights()
{
    const QSize row(0, Theme::current().controlHeight());
    for (QTreeWidgetItemIterator it(this); *it; ++it)
        (*it)->setSizeHint(Name, row);
}

void KeepList::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        setRowHeights();
        updateGeometry();
    }
}

//! For those who do not see the columns.
void KeepList::say(QTreeWidgetItem *item) const
{
    const QString spoken = m_numbers ? tr("%1, %2, about %3", "queue, tickets, room on the disk")
                                           .arg(item->text(Name), item->text(Tickets), item->text(Room))
                                     : item->text(Name);
    item->setData(Name, Qt::AccessibleTextRole, spoken);
}

void KeepList::show(const domain::DeskSurvey &desk, const QSet<QString> &leftOut)
{
    m_filling = true;
    clear();
    m_numbers = !desk.tickets.isEmpty();
    m_articles = desk.articles;
    QList<domain::Tier> tiers = desk.tiers;
    std::sort(tiers.begin(), tiers.end(), [](const auto &a, const auto &b) { return a.level < b.level; });
    for (const domain::Tier &tier : std::as_const(tiers)) {
        QList<domain::Queue> queues;
        std::copy_if(desk.queues.cbegin(), desk.queues.cend(), std::back_inserter(queues),
                     [&](const domain::Queue &queue) { return queue.tierId == tier.id; });
        if (queues.isEmpty())
            continue;
        std::sort(queues.begin(), queues.end(),
                  [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
        auto *top = new QTreeWidgetItem(this, {tr("Tier %1: %2", "level, name").arg(tier.level).arg(tier.name)});
        top->setFlags(top->flags() | Qt::ItemIsAutoTristate | Qt::ItemIsUserCheckable);
        qint64 all = 0;
        for (const domain::Queue &queue : std::as_const(queues)) {
            auto *item = new QTreeWidgetItem(top, {queue.area.isEmpty() ? queue.name : queue.area});
            item->setData(Name, QueueRole, queue.id.value());
            item->setCheckState(Name, leftOut.contains(queue.id.value()) ? Qt::Unchecked : Qt::Checked);
            fillNumbers(item, desk.tickets.value(queue.id.value()));
            say(item);
            all += desk.tickets.value(queue.id.value());
        }
        fillNumbers(top, all);
        say(top);
    }
    auto *articles = new QTreeWidgetItem(this, {tr("Knowledge articles, always")});
    articles->setCheckState(Name, Qt::Checked);
    articles->setFlags(Qt::ItemIsSelectable);
    if (m_numbers)
        fill(articles, tr("%Ln article(s)", nullptr, static_cast<int>(desk.articles)), roomFor(0, desk.articles));
    setRowHeights();
    setCurrentItem(topLevelItem(0));
    m_filling = false;
    updateGeometry();
}

QSet<QString> KeepList::leftOut() const
{
    QSet<QString> queues;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        const QTreeWidgetItem *top = topLevelItem(i);
        for (int j = 0; j < top->childCount(); ++j) {
            if (top->child(j)->checkState(Name) == Qt::Unchecked)
                queues.insert(top->child(j)->data(Name, QueueRole).toString());
        }
    }
    return queues;
}

qint64 KeepList::bytes() const
{
    qint64 tickets = 0;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        const QTreeWidgetItem *top = topLevelItem(i);
        for (int j = 0; j < top->childCount(); ++j) {
            if (top->child(j)->checkState(Name) == Qt::Checked)
                tickets += top->child(j)->data(Name, CountRole).toLongLong();
        }
    }
    return roomFor(tickets, m_articles);
}

void KeepList::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier)
        Q_EMIT accepted();
    else
        QTreeWidget::keyPressEvent(event);
}

QSize KeepList::sizeHint() const
{
    return {480, Theme::current().scaled(280)};
}

QSize KeepList::minimumSizeHint() const
{
    return {200, Theme::current().scaled(160)};
}

} // namespace secondline::ui
