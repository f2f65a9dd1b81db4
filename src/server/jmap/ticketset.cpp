// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/ticketset.h"

#include "domain/instant.h"
#include "domain/ticketrules.h"
#include "server/jmap/propertyrules.h"
#include "server/jmap/ticketclocks.h"
#include "server/jmap/timeline.h"

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::utcDate;

namespace {

constexpr int daysToReopen = 14;
constexpr int longestMergeChain = 32;

QDateTime instantOf(const QJsonObject &object, QStringView name)
{
    return domain::fromUtcDate(object[name].toString()).value_or(QDateTime());
}

SetError doorClosed(const QList<domain::RefusedProperty> &refused)
{
    SetError error{u"invalidProperties"_s, {}, {}, {}};
    QStringList reasons;
    for (const domain::RefusedProperty &property : refused) {
        error.properties.append(property.name);
        reasons.append(property.name + u": "_s + property.why);
    }
    error.description = reasons.join("; "_L1);
    return error;
}

//! What holds for the values of a ticket whoever writes them.
std::optional<SetError> wrongValue(const Act &act, const QJsonObject &ticket, const QJsonObject &written)
{
    static const QStringList types = {u"incident"_s, u"service-request"_s, u"sysadmin-task"_s};
    static const QStringList losses = {u"none"_s, u"partial"_s, u"significant"_s, u"total"_s};
    if (written.contains(u"type") && !types.contains(ticket[u"type"].toString()))
        return SetError::invalid(u"type"_s, u"is one of incident, service-request, sysadmin-task"_s);
    if (written.contains(u"functionLoss") && !ticket[u"functionLoss"].isNull()
        && !losses.contains(ticket[u"functionLoss"].toString()))
        return SetError::invalid(u"functionLoss"_s, u"is one of none, partial, significant, total"_s);
    if (ticket[u"subject"].toString().trimmed().isEmpty())
        return SetError::invalid(u"subject"_s, u"a ticket needs a subject"_s);
    for (const QString &name : {u"impact"_s, u"urgency"_s}) {
        if (const int value = ticket[name].toInt(); value < 1 || value > 3)
            return SetError::invalid(name, u"is 1, 2 or 3"_s);
    }
    if (written.contains(u"problemId") && !ticket[u"problemId"].isNull())
        return SetError::invalid(u"problemId"_s, u"there is no such problem"_s);
    if (written.contains(u"majorIncident") && ticket[u"majorIncident"].toBool()
        && !act.rightsIn(ticket[u"queueId"].toString()).maySupervise)
        return SetError::forbidden(u"A supervisor declares a major incident."_s);
    if (written.contains(u"parentId") && !ticket[u"parentId"].isNull()) {
        const QJsonObject parent = act.object(ObjectType::Ticket, ticket[u"parentId"].toString());
        if (parent[u"id"] == ticket[u"id"] || !parent[u"parentId"].isNull())
            return SetError::invalid(u"parentId"_s, u"children are one level deep"_s);
    }
    return std::nullopt;
}

std::optional<SetError> wrongOwner(const Act &act, const QJsonObject &ticket)
{
    const bool mayChange = act.caller.tierLevel == 1 || act.rightsIn(ticket[u"queueId"].toString()).maySupervise
        || act.caller.administers();
    if (!mayChange)
        return SetError{u"forbidden"_s, u"Tier 1 or a supervisor decides who owns a ticket."_s, {u"ownerId"_s}, {}};
    return std::nullopt;
}

//! The queue that routing gives, the fallback area's where the catalogue's area has none.
std::optional<domain::Queue> routed(const Act &act, const domain::Route &route)
{
    const QList<domain::Queue> queues = act.queues();
    const QList<domain::Tier> tiers = act.tiers();
    std::optional<domain::Queue> queue = domain::routedQueue(route, queues, tiers);
    if (!queue)
        queue = domain::routedQueue({route.category, act.routing.fallbackArea, 1}, queues, tiers);
    return queue;
}

bool anotherPersonWrote(const Act &act, const QJsonObject &ticket)
{
    const auto number = objectNumber(ObjectType::Ticket, ticket[u"id"].toString());
    Filter filter{Filter::Kind::Condition, {}, u"ticketIds"_s, QJsonArray{objectId(ObjectType::Ticket, *number)}};
    const QList<ObjectNumber> entries = act.storage.query(ObjectType::Entry, filter, {}, 0, -1, act.caller);
    for (const ObjectNumber entry : entries) {
        const auto object = act.storage.object(ObjectType::Entry, entry);
        if (object && (*object)[u"byId"] != ticket[u"byId"])
            return true;
    }
    return false;
}

void writeMove(Act &act, QJsonObject &ticket, const QString &fromQueue, int fromLevel)
{
    const int toLevel = ticket[u"tierLevel"].toInt();
    if (toLevel == fromLevel) {
        ticket.insert(u"reassignCount"_s, ticket[u"reassignCount"].toInt() + 1);
        writeEffect(act, ticket, u"reassignment"_s,
                    {{u"fromQueueId"_s, fromQueue}, {u"toQueueId"_s, ticket[u"queueId"]}});
        return;
    }
    writeEffect(act, ticket, u"return"_s,
                {{u"ratingId"_s, QJsonValue()},
                 {u"fromLevel"_s, fromLevel},
                 {u"toLevel"_s, toLevel},
                 {u"missing"_s, QJsonArray()}});
}

//! The effects of a new status on the rest of the ticket.
SetResult<void> followStatus(Act &act, QJsonObject &ticket, const QJsonObject &before, const QDateTime &at)
{
    const QString from = before[u"status"].toString();
    const QString to = ticket[u"status"].toString();
    if (from == to) {
        if (to != u"pending" && (!ticket[u"pendingReason"].isNull() || !ticket[u"pendingUntil"].isNull()))
            return tl::unexpected(SetError::invalid(u"pendingReason"_s, u"only a pending ticket has one"_s));
        return {};
    }
    if (to == u"pending") {
        pauseClocks(ticket, at, ticket[u"pendingReason"].toString());
        return {};
    }
    ticket.insert(u"pendingReason"_s, QJsonValue());
    ticket.insert(u"pendingUntil"_s, QJsonValue());
    if (from == u"pending")
        resumeClocks(ticket, at);
    if (from != u"resolved" && from != u"closed")
        return {};
    if (from == u"closed" && instantOf(before, u"closedAt").daysTo(act.receipt) > daysToReopen)
        return tl::unexpected(
            SetError::invalid(u"status"_s, u"a ticket closed for more than %1 days stays closed"_s.arg(daysToReopen)));
    if (from == u"closed" && !before[u"mergedInto"].isNull())
        return tl::unexpected(SetError::invalid(u"status"_s, u"a merged ticket stays closed"_s));
    ticket.insert(u"resolvedAt"_s, QJsonValue());
    ticket.insert(u"closedAt"_s, QJsonValue());
    ticket.insert(u"reopenCount"_s, ticket[u"reopenCount"].toInt() + 1);
    reopenResolution(ticket);
    const QString reason = ticket[u"statusReason"].toString();
    writeEffect(act, ticket, u"reopen"_s, {{u"reason"_s, reason}}, reason, true);
    return {};
}

//! Closes the ticket into another one (data-model.md 5).
SetResult<void> merge(Act &act, QJsonObject &ticket, const QJsonObject &before, const QDateTime &at)
{
    if (!before[u"mergedInto"].isNull())
        return tl::unexpected(SetError::invalid(u"mergedInto"_s, u"a ticket is merged once"_s));
    if (before[u"status"] == u"closed"_s)
        return tl::unexpected(SetError::invalid(u"mergedInto"_s, u"the ticket is closed"_s));
    QJsonObject target = act.object(ObjectType::Ticket, ticket[u"mergedInto"].toString());
    const bool open = target[u"status"] != u"closed"_s && target[u"mergedInto"].isNull();
    if (!open || target[u"id"] == ticket[u"id"])
        return tl::unexpected(SetError::invalid(u"mergedInto"_s, u"the target is another ticket that is not closed"_s));
    meetResolution(ticket, at);
    ticket.insert(u"status"_s, u"closed"_s);
    ticket.insert(u"closedAt"_s, utcDate(at));
    ticket.insert(u"pendingReason"_s, QJsonValue());
    ticket.insert(u"pendingUntil"_s, QJsonValue());
    QJsonArray watchers = target[u"watchers"].toArray();
    const QJsonValue requester = ticket[u"requester"];
    if (requester.isObject() && requester != target[u"requester"] && !watchers.contains(requester)) {
        watchers.append(requester);
        target.insert(u"watchers"_s, watchers);
    }
    const QJsonObject data{{u"fromTicketId"_s, ticket[u"id"]}};
    writeEffect(act, ticket, u"merge"_s, data);
    writeEffect(act, target, u"merge"_s, data);
    act.change(ObjectType::Ticket, target);
    return {};
}

//! What the timeline tells of an update: all but what has an entry of its own.
void writeChanges(Act &act, QJsonObject &ticket, const QJsonObject &before, const QJsonObject &changes)
{
    QJsonArray told;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.key() == u"queueId" || it.key() == u"mergedInto" || it.key() == u"statusReason")
            continue;
        const bool reopened = it.key() == u"status" && !before[u"closedAt"].isNull() && ticket[u"closedAt"].isNull();
        if (reopened || before[it.key()] == ticket[it.key()])
            continue;
        // A body may be long and is in the ticket itself; that it changed is what the timeline says.
        const bool whole = it.key() != u"body";
        told.append(QJsonObject{{u"property"_s, it.key()},
                                {u"from"_s, whole ? before[it.key()] : QJsonValue()},
                                {u"to"_s, whole ? ticket[it.key()] : QJsonValue()}});
    }
    if (before[u"priority"] != ticket[u"priority"])
        told.append(QJsonObject{
            {u"property"_s, u"priority"_s}, {u"from"_s, before[u"priority"]}, {u"to"_s, ticket[u"priority"]}});
    if (!told.isEmpty())
        writeEffect(act, ticket, u"change"_s, {{u"changes"_s, told}});
}

} // namespace

QJsonObject mergeTarget(const Act &act, QJsonObject ticket)
{
    for (int i = 0; i < longestMergeChain && ticket[u"mergedInto"].isString(); ++i)
        ticket = act.object(ObjectType::Ticket, ticket[u"mergedInto"].toString());
    return ticket;
}

bool worksOn(const Act &act, const QJsonObject &ticket)
{
    const domain::QueueRights rights = act.rightsIn(ticket[u"queueId"].toString());
    return rights.mayWork || rights.maySupervise || (rights.mayRead && ticket[u"ownerId"] == act.caller.id);
}

void setTriggers(const Act &act, QJsonObject &ticket)
{
    QJsonArray triggers;
    if (ticket[u"backendAccess"].toBool())
        triggers.append(QJsonObject{{u"key"_s, u"backend-access"_s},
                                    {u"fired"_s, true},
                                    {u"mandatory"_s, true},
                                    {u"evidence"_s, u"Marked as needing access to the backend."_s}});
    const domain::Route route = domain::routeFor(act.routing, ticket[u"category"].toString());
    if (route.tierLevel > ticket[u"tierLevel"].toInt())
        triggers.append(QJsonObject{
            {u"key"_s, u"category-bypass"_s},
            {u"fired"_s, true},
            {u"mandatory"_s, true},
            {u"evidence"_s, u"The category %1 starts at Tier %2."_s.arg(route.category).arg(route.tierLevel)}});
    ticket.insert(u"triggers"_s, triggers);
}

SetResult<QJsonObject> createTicket(Act &act, const QJsonObject &properties)
{
    QJsonObject ticket = defaultProperties(ObjectType::Ticket);
    ticket.insert(u"type"_s, u"incident"_s);
    ticket.insert(u"impact"_s, 2);
    ticket.insert(u"urgency"_s, 2);
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (!it->isNull())
            ticket.insert(it.key(), *it);
    }
    if (ticket[u"parentId"].isString())
        ticket.insert(u"parentId"_s,
                      mergeTarget(act, act.object(ObjectType::Ticket, ticket[u"parentId"].toString()))[u"id"]);
    const domain::Route route = domain::routeFor(act.routing, ticket[u"category"].toString());
    const std::optional<domain::Queue> routedTo = routed(act, route);
    const int routedTier = routedTo ? act.levelOf(routedTo->id.value()).value_or(1) : route.tierLevel;
    const QJsonValue given = properties[u"queueId"];
    const auto refused = domain::refusedInCreate(properties, routedTier, act.levelOf(given.toString()));
    if (!refused.isEmpty())
        return tl::unexpected(doorClosed(refused));
    if (!given.isString() && !routedTo)
        return tl::unexpected(SetError::invalid(u"category"_s, u"no queue of the desk takes it"_s));
    const QString queueId = given.isString() ? given.toString() : routedTo->id.value();
    ticket.insert(u"queueId"_s, queueId);
    ticket.insert(u"tierLevel"_s, act.levelOf(queueId).value_or(routedTier));
    if (properties.contains(u"mergedInto") && !properties[u"mergedInto"].isNull())
        return tl::unexpected(SetError::invalid(u"mergedInto"_s, u"a new ticket is merged by an update"_s));
    if (const auto error = wrongValue(act, ticket, properties))
        return tl::unexpected(*error);
    if (properties.contains(u"ownerId") && !properties[u"ownerId"].isNull()) {
        if (const auto error = wrongOwner(act, ticket))
            return tl::unexpected(*error);
    } else if (act.caller.tierLevel == 1) {
        ticket.insert(u"ownerId"_s, act.caller.id); // Tier 1 keeps what it takes in (R10)
    }
    act.stamp(ticket, {}, true);
    ticket.insert(u"number"_s, act.storage.nextTicketNumber());
    ticket.insert(u"openedAt"_s, ticket[u"effectiveAt"]);
    ticket.insert(u"status"_s, ticket[u"assigneeId"].isNull() ? u"new"_s : u"open"_s);
    setPriority(ticket);
    startClocks(ticket);
    setTriggers(act, ticket);
    act.add(ObjectType::Ticket, ticket);
    return ticket;
}

SetResult<QJsonObject> updateTicket(Act &act, QJsonObject ticket, const QJsonObject &changes)
{
    const QJsonObject before = ticket;
    const domain::QueueRights rights = act.rightsIn(before[u"queueId"].toString());
    const std::optional<int> targetTier =
        changes.contains(u"queueId") ? act.levelOf(changes[u"queueId"].toString()) : std::nullopt;
    const auto refused = domain::refusedInUpdate(domain::ticketFrom(before), changes, targetTier, rights.maySupervise);
    if (!refused.isEmpty())
        return tl::unexpected(doorClosed(refused));
    if (before[u"mergedInto"].isString())
        return tl::unexpected(SetError::invalid(changes.keys().constFirst(), u"the ticket was merged into another"_s));
    for (auto it = changes.begin(); it != changes.end(); ++it)
        ticket.insert(it.key(), *it);
    if (const auto error = wrongValue(act, ticket, changes))
        return tl::unexpected(*error);
    if (changes.contains(u"ownerId")) {
        if (const auto error = wrongOwner(act, before))
            return tl::unexpected(*error);
    }
    if (changes.contains(u"body") && anotherPersonWrote(act, before))
        return tl::unexpected(SetError::invalid(u"body"_s, u"is fixed since another person wrote on the ticket"_s));
    const QDateTime at = act.effective(instantOf(before, u"openedAt")).at;
    if (changes.contains(u"queueId"))
        ticket.insert(u"tierLevel"_s, *targetTier);
    if (!ticket[u"assigneeId"].isNull() && changes.contains(u"assigneeId") && ticket[u"status"] == u"new"_s)
        ticket.insert(u"status"_s, u"open"_s);
    if (changes.contains(u"mergedInto")) {
        if (auto merged = merge(act, ticket, before, at); !merged)
            return tl::unexpected(merged.error());
    } else if (auto followed = followStatus(act, ticket, before, at); !followed) {
        return tl::unexpected(followed.error());
    }
    setPriority(ticket);
    setTriggers(act, ticket);
    writeChanges(act, ticket, before, changes);
    if (changes.contains(u"queueId"))
        writeMove(act, ticket, before[u"queueId"].toString(), before[u"tierLevel"].toInt());
    for (const QString &metric : recomputeClocks(ticket))
        writeEffect(act, ticket, u"sla"_s, {{u"metric"_s, metric}, {u"event"_s, u"recomputed"_s}});
    act.change(ObjectType::Ticket, ticket);
    return ticket;
}

} // namespace secondline::server
