// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/lost.h"

namespace secondline::sync {

using domain::ObjectType;
using domain::Operation;

namespace {

constexpr int longestMerge = 100;

//! The object that \a create made is here.
bool stands(const Operation &create, const Replica &replica)
{
    const auto row = replica.row(create.type, create.appliedId);
    if (!row)
        return false;
    const QString by = (*row)[u"opId"].toString();
    return by.isEmpty() ? !replica.namesActs : QUuid::fromString(by) == create.id;
}

//! The ticket where what was written in \a id stands now is here.
bool showsTicket(const Replica &replica, QString id)
{
    for (int i = 0; i < longestMerge; ++i) {
        const auto row = replica.row(ObjectType::Ticket, id);
        if (!row)
            return false;
        id = (*row)[u"mergedInto"].toString();
        if (id.isEmpty())
            return true;
    }
    return false;
}

} // namespace

QList<QUuid> lostByServer(const QList<Operation> &accepted, const Replica &replica)
{
    QList<QUuid> lost;
    QSet<QString> goneTickets;
    for (const Operation &operation : accepted) {
        const bool create = operation.action == Operation::Action::Create && !operation.appliedId.isEmpty();
        if (create && operation.type == ObjectType::Ticket && !stands(operation, replica))
            goneTickets.insert(operation.appliedId);
    }
    for (const Operation &operation : accepted) {
        const bool create = operation.action == Operation::Action::Create;
        if (create && operation.type == ObjectType::Ticket) {
            const QString queue = operation.content[u"queueId"].toString();
            if (goneTickets.contains(operation.appliedId)
                && (queue.isEmpty() || replica.readableQueues.contains(queue)))
                lost.append(operation.id);
        } else if (create
                   && (operation.type == ObjectType::Entry || operation.type == ObjectType::Escalation
                       || operation.type == ObjectType::HandoffRating)) {
            if (!operation.appliedId.isEmpty() && !stands(operation, replica)
                && (goneTickets.contains(operation.ticket) || showsTicket(replica, operation.ticket)))
                lost.append(operation.id);
        } else if (operation.type == ObjectType::Ticket) {
            const auto now = replica.row(ObjectType::Ticket, operation.target);
            if (now && (*now)[u"version"].toInteger() < operation.appliedVersion)
                lost.append(operation.id);
        }
    }
    return lost;
}

} // namespace secondline::sync
