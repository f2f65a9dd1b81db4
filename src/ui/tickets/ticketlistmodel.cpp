// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/ticketlistmodel.h"

#include "ui/shell/plaintext.h"
#include "ui/tickets/ticketwords.h"

namespace secondline::ui {

TicketListModel::TicketListModel(Clock clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(std::move(clock))
{
}

int TicketListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

void TicketListModel::touch(int page) const
{
    m_held.removeOne(page);
    m_held.append(page);
}

const domain::ListedTicket *TicketListModel::find(int row) const
{
    const qint64 key = m_rows[row];
    if (const auto it = m_tickets.constFind(key); it != m_tickets.constEnd())
        return &*it;
    if (const auto it = m_former.constFind(key); it != m_former.constEnd())
        return &*it;
    return nullptr;
}

const domain::ListedTicket *TicketListModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? find(row) : nullptr;
}

QVariant TicketListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int page = index.row() / pageSize;
    if (m_held.contains(page)) {
        touch(page);
    } else if (!m_asked.contains(page)) {
        m_asked.append(page);
        Q_EMIT pageWanted(m_generation, page);
    }
    const domain::ListedTicket *ticket = find(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return ticket ? shownLine(ticket->subject) : QString();
    case Qt::ToolTipRole:
        return ticket ? toolTipText(ticket->subject) : QString();
    case Qt::AccessibleTextRole:
        return ticket ? spokenTicket(*ticket, m_clock()) : tr("Loading");
    case TicketRole:
        return ticket ? QVariant::fromValue(*ticket) : QVariant();
    default:
        return {};
    }
}

void TicketListModel::setRows(const QList<qint64> &rows)
{
    ++m_generation;
    const bool same = rows == m_rows;
    if (!same)
        beginResetModel();
    // What is on screen stays readable until its page arrives: one former generation is kept, no more.
    if (!m_tickets.isEmpty())
        m_former = std::move(m_tickets);
    m_tickets.clear();
    m_held.clear();
    m_asked.clear();
    if (same) {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
        return;
    }
    m_rows = rows;
    endResetModel();
}

QList<qint64> TicketListModel::rowsOfPage(int page) const
{
    return m_rows.mid(qsizetype(page) * pageSize, pageSize);
}

void TicketListModel::pageLoaded(int generation, int page, const QList<domain::ListedTicket> &tickets)
{
    if (generation != m_generation)
        return;
    m_asked.removeOne(page);
    for (const domain::ListedTicket &ticket : tickets)
        m_tickets.insert(ticket.row, ticket);
    touch(page);
    while (m_held.size() > heldPages) {
        const QList<qint64> gone = rowsOfPage(m_held.takeFirst());
        for (const qint64 key : gone)
            m_tickets.remove(key);
    }
    const int first = page * pageSize;
    const int last = std::min(first + pageSize, static_cast<int>(m_rows.size())) - 1;
    if (last >= first)
        Q_EMIT dataChanged(index(first), index(last));
}

} // namespace secondline::ui
