// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/keeping.h"

#include <algorithm>
#include <functional>

namespace secondline::sync::keeping {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::RowBatch;

namespace {

QString textAt(const RowBatch &rows, qsizetype row, int property)
{
    const std::string_view text = rows.cells(row)[static_cast<size_t>(property)].text;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString idAt(const RowBatch &rows, qsizetype row)
{
    const std::string_view id = rows.id(row);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

//! The stretches of \a rows that \a stays holds for.
QList<RowBatch> only(const RowBatch &rows, const std::function<bool(qsizetype)> &stays)
{
    QList<RowBatch> parts;
    qsizetype first = 0;
    for (qsizetype row = 0; row <= rows.size(); ++row) {
        if (row < rows.size() && stays(row))
            continue;
        if (row > first)
            parts.append(rows.slice(first, row - first));
        first = row + 1;
    }
    return parts;
}

} // namespace

bool leavesOut(const State &state, const QString &queueId)
{
    return state.cursors.contains(leftOutCursor(queueId));
}

bool leavesOutAny(const State &state)
{
    const auto first = state.cursors.lowerBound(leftOutCursor({}));
    return first != state.cursors.cend() && first.key().startsWith(leftOutCursor({}));
}

void drop(const State &state, Pulled &pulled)
{
    if (!leavesOutAny(state))
        return;
    const int queuePlace = domain::propertyIndex(ObjectType::Ticket, "queueId");
    const int ticketPlace = domain::propertyIndex(ObjectType::Entry, "ticketId");
    QSet<QString> left(pulled.left.cbegin(), pulled.left.cend());
    for (const RowBatch &rows : std::as_const(pulled.rows)) {
        for (qsizetype row = 0; rows.type() == ObjectType::Ticket && row < rows.size(); ++row) {
            if (leavesOut(state, textAt(rows, row, queuePlace)))
                left.insert(idAt(rows, row));
        }
    }
    if (left.isEmpty())
        return;
    QList<RowBatch> kept;
    for (const RowBatch &rows : std::as_const(pulled.rows)) {
        if (rows.type() == ObjectType::Ticket)
            kept += only(rows, [&](qsizetype row) { return !left.contains(idAt(rows, row)); });
        else if (rows.type() == ObjectType::Entry)
            kept += only(rows, [&](qsizetype row) { return !left.contains(textAt(rows, row, ticketPlace)); });
        else
            kept.append(rows);
    }
    pulled.rows = std::move(kept);
    pulled.left = QStringList(left.cbegin(), left.cend());
    pulled.left.sort();
    pulled.created[ObjectType::Ticket].removeIf([&](const QString &id) { return left.contains(id); });
}

bool mayHaveStrays(const State &state, const Pulled &pulled)
{
    if (!leavesOutAny(state))
        return false;
    QSet<QString> tickets;
    for (const RowBatch &rows : pulled.rows) {
        for (qsizetype row = 0; rows.type() == ObjectType::Ticket && row < rows.size(); ++row)
            tickets.insert(idAt(rows, row));
    }
    const int ticketPlace = domain::propertyIndex(ObjectType::Entry, "ticketId");
    return std::any_of(pulled.rows.cbegin(), pulled.rows.cend(), [&](const RowBatch &rows) {
        for (qsizetype row = 0; rows.type() == ObjectType::Entry && row < rows.size(); ++row) {
            if (!tickets.contains(textAt(rows, row, ticketPlace)))
                return true;
        }
        return false;
    });
}

QStringList keptQueues(const State &state)
{
    QStringList kept;
    for (auto it = state.readableQueues.cbegin(); it != state.readableQueues.cend(); ++it) {
        if (it.value() && !leavesOut(state, it.key()))
            kept.append(it.key());
    }
    return kept;
}

} // namespace secondline::sync::keeping
