// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/overlay.h"

#include "domain/instant.h"
#include "domain/priority.h"

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

void setPriority(QJsonObject &ticket)
{
    if (const auto priority = priorityFor(ticket[u"impact"].toInt(), ticket[u"urgency"].toInt()))
        ticket[u"priority"] = static_cast<int>(*priority);
}

} // namespace

QJsonObject overlaidTicket(const QJsonObject &row, const QList<Operation> &operations)
{
    QJsonObject ticket = row;
    for (const Operation &operation : operations) {
        if (operation.needsPerson() && operation.action == Operation::Action::Update)
            continue;
        if (operation.type == ObjectType::Ticket) {
            if (operation.action == Operation::Action::Create && row.isEmpty()) {
                const QString at = utcDate(operation.actedAt);
                ticket = operation.content;
                ticket[u"id"] = operation.localId();
                ticket[u"status"] = u"new"_s;
                ticket[u"openedAt"] = at;
                ticket[u"updatedAt"] = at;
            }
            if (operation.action == Operation::Action::Update) {
                for (auto it = operation.content.begin(); it != operation.content.end(); ++it)
                    ticket[it.key()] = it.value();
            }
            if (operation.content.contains(u"impact") || operation.content.contains(u"urgency"))
                setPriority(ticket);
        }
        if (operation.type == ObjectType::Escalation && operation.action == Operation::Action::Create
            && !operation.needsPerson() && !ticket.isEmpty()) {
            ticket[u"queueId"] = operation.content[u"toQueueId"];
            ticket[u"assigneeId"] = QJsonValue::Null;
            if (ticket[u"status"] == u"new"_s)
                ticket[u"status"] = u"open"_s;
        }
        if (operation.type == ObjectType::Entry && operation.action == Operation::Action::Create
            && operation.content[u"kind"] == u"attempt"_s && operation.content[u"data"][u"outcome"] != u"worked"_s)
            ticket[u"attemptCount"] = ticket[u"attemptCount"].toInt() + 1;
    }
    return ticket;
}

QJsonObject pendingEntry(const Operation &create, const QString &byId, const QString &byName)
{
    QJsonObject entry = create.content;
    entry[u"id"] = create.localId();
    entry[u"ticketId"] = create.ticket;
    entry[u"opId"] = create.id.toString(QUuid::WithoutBraces);
    entry[u"effectiveAt"] = utcDate(create.actedAt);
    entry[u"public"] = entry[u"kind"] == u"comment"_s;
    entry[u"byId"] = byId;
    entry[u"byName"] = byName;
    entry[u"pending"] = true;
    return entry;
}

} // namespace secondline::domain
