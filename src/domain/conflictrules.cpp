// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/conflictrules.h"

#include "domain/instant.h"
#include "domain/merge.h"

#include <QJsonArray>

#include <algorithm>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

//! The ticket as the server has it: what it showed with its refusal, for the rest what the cache has.
QJsonObject onServer(const Operation &operation, const QJsonObject &row)
{
    QJsonObject now = row;
    const QJsonObject &current = operation.refusal.current;
    for (auto it = current.begin(); it != current.end(); ++it)
        now.insert(it.key(), it.value());
    return now;
}

//! What the timeline says of the ticket before the entries of \a since, as far as they tell, and what the act itself
//! was made on.
QJsonObject beforeThat(const Operation &operation, const QList<QJsonObject> &since)
{
    QJsonObject before;
    for (auto entry = since.crbegin(); entry != since.crend(); ++entry) {
        const QJsonObject data = (*entry)[u"data"].toObject();
        if (data.contains(u"fromQueueId"))
            before.insert(u"queueId"_s, data[u"fromQueueId"]);
        const QJsonArray changes = data[u"changes"].toArray();
        for (const QJsonValue &change : changes)
            before.insert(change[u"property"].toString(), change[u"from"]);
    }
    for (auto it = operation.was.begin(); it != operation.was.end(); ++it)
        before.insert(it.key(), it.value());
    return before;
}

} // namespace

Conflict conflictOf(const Operation &operation, const KnownTicket &ticket, const PersonId &me)
{
    const QJsonObject now = onServer(operation, ticket.row);
    const QList<QJsonObject> since = entriesSince(ticket.entries, operation, me);
    Conflict conflict;
    conflict.operation = operation;
    conflict.ticketNumber = now[u"number"].toString();
    conflict.subject = now[u"subject"].toString();
    conflict.fields = threeWay(operation.was, operation.content, now).fields;
    for (FieldMerge &field : conflict.fields) {
        const QString property = field.property.section(u'/', 0, 0);
        const auto newest = std::find_if(since.crbegin(), since.crend(), [&](const QJsonObject &entry) {
            return propertiesIn(entry).contains(property);
        });
        if (newest == since.crend())
            continue;
        field.theirsBy = (*newest)[u"byName"].toString();
        field.theirsAt = fromUtcDate((*newest)[u"effectiveAt"].toString()).value_or(QDateTime());
    }
    conflict.proposal = becomesProposal(operation, beforeThat(operation, since), now);
    for (const QJsonObject &entry : since)
        conflict.meanwhile.append(entryFrom(entry));
    return conflict;
}

Result<std::optional<Operation>> settlementOf(const Operation &operation, const QJsonObject &row,
                                              const QJsonObject &decision)
{
    if (operation.action != Operation::Action::Update)
        return failure(Failure::Kind::Refused, u"only a change has fields to decide on"_s);
    for (auto it = decision.begin(); it != decision.end(); ++it) {
        if (!operation.content.contains(it.key()))
            return failure(Failure::Kind::Refused, u"%1: the conflict is not about it"_s.arg(it.key()));
    }
    Operation act;
    act.type = operation.type;
    act.action = operation.action;
    act.target = operation.target;
    act.ticket = operation.ticket;
    const Merge merge = threeWay(operation.was, operation.content, onServer(operation, row));
    for (const FieldMerge &field : merge.fields) {
        if (!operation.content.contains(field.property))
            continue;
        if (!decision.contains(field.property) && field.verdict == FieldMerge::Verdict::Clash)
            return failure(Failure::Kind::Refused, u"%1: decide between both values"_s.arg(field.property));
        const QJsonValue wanted = decision.contains(field.property) ? decision[field.property]
            : field.verdict == FieldMerge::Verdict::TheirsOnly      ? field.theirs
                                                                    : field.mine;
        if (sameValue(wanted, field.theirs))
            continue;
        act.content.insert(field.property, wanted);
        act.was.insert(field.property, field.theirs);
    }
    return act.content.isEmpty() ? std::nullopt : std::optional(act);
}

} // namespace secondline::domain
