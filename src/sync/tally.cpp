// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/tally.h"

#include <algorithm>

namespace secondline::sync::tally {

using domain::ObjectType;
using Outcome = domain::ReportedAct::Outcome;

namespace {

QString textAt(const domain::RowBatch &rows, qsizetype row, std::string_view property)
{
    const domain::Cell &cell = rows.cells(row)[static_cast<size_t>(domain::propertyIndex(rows.type(), property))];
    return QString::fromUtf8(cell.text.data(), static_cast<qsizetype>(cell.text.size()));
}

//! An act of this outbox, or one that the server wrote down for it.
bool isOurs(const State &state, const QString &opId, const QString &byId)
{
    if (opId.isEmpty())
        return !byId.isEmpty() && byId == state.binding.personId;
    const QUuid id = QUuid::fromString(opId);
    return state.known.contains(id)
        || std::any_of(state.acts.cbegin(), state.acts.cend(), [&](const GatheredAct &act) { return act.id == id; });
}

} // namespace

void settled(State &state, const domain::Operation &act, Outcome outcome)
{
    // One that was refused, put back and accepted counts as it ended.
    state.acts.removeIf([&act](const GatheredAct &older) { return older.id == act.id; });
    state.acts.append({act.id, act.sequence, act.ticket, outcome});
}

void changed(State &state, const Pulled &delta)
{
    for (const domain::RowBatch &rows : delta.rows) {
        for (qsizetype row = 0; row < rows.size(); ++row) {
            if (rows.type() == ObjectType::Ticket) {
                const std::string_view id = rows.id(row);
                state.changedTickets.insert(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())));
            } else if (rows.type() == ObjectType::Entry
                       && !isOurs(state, textAt(rows, row, "opId"), textAt(rows, row, "byId"))) {
                state.othersTickets.insert(textAt(rows, row, "ticketId"));
            }
        }
    }
}

void handOver(State &state, domain::SyncReport &report)
{
    std::sort(state.acts.begin(), state.acts.end(),
              [](const GatheredAct &one, const GatheredAct &other) { return one.sequence < other.sequence; });
    QSet<QString> others = state.changedTickets;
    for (GatheredAct &act : state.acts) {
        const QString ticket = state.names.value(act.ticket, act.ticket);
        others.remove(ticket); // its row may have come because of us
        const bool accepted = act.outcome == Outcome::Sent || act.outcome == Outcome::AlreadyThere;
        if (accepted && state.othersTickets.contains(ticket))
            act.outcome = Outcome::Merged;
        report.acts.append({act.id, act.outcome});
    }
    report.ticketsChanged = static_cast<int>(others.unite(state.othersTickets).size());
    report.repliesLost = state.repliesLost;
    report.offlineSince = state.wasOfflineSince;
    state.acts.clear();
    state.changedTickets.clear();
    state.othersTickets.clear();
    state.repliesLost = 0;
    state.wasOfflineSince = {};
}

} // namespace secondline::sync::tally
