// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/escalationset.h"

#include "domain/escalation.h"
#include "domain/handoff.h"
#include "domain/instant.h"
#include "domain/jsonpointer.h"
#include "server/desk/policies.h"
#include "server/jmap/entryset.h"
#include "server/jmap/propertyrules.h"
#include "server/jmap/ticketset.h"
#include "server/jmap/timeline.h"

#include <algorithm>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

Filter condition(const QString &name, const QJsonValue &value)
{
    return {Filter::Kind::Condition, {}, name, value};
}

//! The tries that are logged on the ticket, which the gate counts.
QList<domain::Entry> attemptsOn(const Act &act, const QString &ticketId)
{
    const Filter filter{
        Filter::Kind::And,
        {condition(u"ticketIds"_s, QJsonArray{ticketId}), condition(u"kinds"_s, QJsonArray{u"attempt"_s})},
        {},
        {}};
    QList<domain::Entry> attempts;
    for (const ObjectNumber number : act.storage.query(ObjectType::Entry, filter, {}, 0, -1, act.caller))
        attempts.append(domain::entryFrom(act.storage.object(ObjectType::Entry, number).value_or(QJsonObject())));
    return attempts;
}

//! A refusal of the gate, with its places as paths from the object.
SetError gateShut(const QString &type, const QList<domain::HandoffGap> &gaps)
{
    SetError error{type, {}, {}, {}};
    error.description = gaps.size() == 1 ? u"1 answer is missing or says too little."_s
                                         : u"%1 answers are missing or say too little."_s.arg(gaps.size());
    for (const domain::HandoffGap &gap : gaps) {
        const bool ofReason = domain::firstStep(gap.pointer) == domain::guideReasonField;
        error.properties.append(ofReason ? gap.pointer.mid(1) : u"answers"_s + gap.pointer);
    }
    error.more.insert(u"missing"_s, domain::toJson(gaps));
    return error;
}

//! Complete under the rules that the person saw, if the desk still has them: then what lacks is new to the person.
bool completeAsNamed(const Act &act, const QJsonObject &escalation, const domain::Handoff &handoff,
                     const domain::Ticket &ticket, const QList<domain::Entry> &attempts, const domain::Guide &current,
                     const domain::EscalationPolicy &policy)
{
    std::optional<domain::Guide> guide;
    const QJsonObject form = act.object(ObjectType::FormDefinition, escalation[u"formId"].toString());
    if (form[u"revision"] == escalation[u"formRevision"] && form[u"id"] != current.id) {
        if (auto read = domain::guideFrom(form))
            guide = std::move(*read);
    }
    std::optional<domain::EscalationPolicy> earlier;
    const Filter revisions = condition(u"kind"_s, u"escalation"_s);
    for (const ObjectNumber number : act.storage.query(ObjectType::Policy, revisions, {}, 0, -1, act.caller)) {
        const QJsonObject stored = act.storage.object(ObjectType::Policy, number).value_or(QJsonObject());
        if (stored[u"revision"] != escalation[u"policyRevision"] || stored[u"current"].toBool())
            continue;
        if (auto read = domain::escalationPolicyFrom(stored[u"document"].toObject(), stored[u"revision"].toInt()))
            earlier = std::move(*read);
    }
    if (!guide && !earlier)
        return false;
    return domain::handoffGaps(handoff, ticket, attempts, guide ? *guide : current, earlier ? *earlier : policy)
        .isEmpty();
}

//! The gate (invariants H1), under the rules of now; those are put in where the create named none.
std::optional<SetError> incomplete(const Act &act, QJsonObject &escalation, const QJsonObject &stored)
{
    const int fromLevel = escalation[u"fromLevel"].toInt();
    const int toLevel = escalation[u"toLevel"].toInt();
    const QList<domain::Guide> guides = currentGuides(act.storage);
    const domain::Guide *guide = domain::escalationGuide(guides, fromLevel, toLevel);
    if (!guide)
        return SetError::invalid(u"toQueueId"_s,
                                 u"no guide leads from Tier %1 to Tier %2"_s.arg(fromLevel).arg(toLevel));
    const domain::EscalationPolicy policy = currentEscalationPolicy(act.storage);
    const domain::Handoff handoff{escalation[u"reason"].toString(), escalation[u"answers"].toObject()};
    const domain::Ticket ticket = domain::ticketFrom(stored);
    const QList<domain::Entry> attempts = attemptsOn(act, stored[u"id"].toString());
    const QList<domain::HandoffGap> gaps = domain::handoffGaps(handoff, ticket, attempts, *guide, policy);
    if (gaps.isEmpty()) {
        if (!escalation[u"formId"].isString()) {
            escalation.insert(u"formId"_s, guide->id);
            escalation.insert(u"formRevision"_s, guide->revision);
        }
        if (escalation[u"policyRevision"].isNull())
            escalation.insert(u"policyRevision"_s, policy.revision);
        return std::nullopt;
    }
    if (!completeAsNamed(act, escalation, handoff, ticket, attempts, *guide, policy))
        return gateShut(u"invalidProperties"_s, gaps);
    SetError error = gateShut(u"policyChanged"_s, gaps);
    error.more.insert(u"policyRevision"_s, policy.revision);
    error.more.insert(u"formRevision"_s, guide->revision);
    return error;
}

//! Earlier handoffs that nobody has answered yet are overtaken by this one.
void supersedeEarlier(Act &act, const QString &ticketId)
{
    const Filter filter = condition(u"ticketIds"_s, QJsonArray{ticketId});
    for (const ObjectNumber number : act.storage.query(ObjectType::Escalation, filter, {}, 0, -1, act.caller)) {
        QJsonObject earlier = act.storage.object(ObjectType::Escalation, number).value_or(QJsonObject());
        if (earlier[u"state"] != u"sent"_s && earlier[u"state"] != u"accepted"_s)
            continue;
        earlier.insert(u"state"_s, u"superseded"_s);
        act.change(ObjectType::Escalation, earlier);
    }
}

void moveUp(Act &act, QJsonObject &ticket, const QJsonObject &escalation)
{
    ticket.insert(u"queueId"_s, escalation[u"toQueueId"]);
    ticket.insert(u"tierLevel"_s, escalation[u"toLevel"]);
    ticket.insert(u"assigneeId"_s,
                  act.object(ObjectType::Queue, escalation[u"toQueueId"].toString())[u"defaultAssignee"]);
    ticket.insert(u"escalationCount"_s, ticket[u"escalationCount"].toInt() + 1);
    if (ticket[u"status"] == u"new"_s)
        ticket.insert(u"status"_s, u"open"_s);
    setTriggers(act, ticket);
    writeEffect(act, ticket, u"escalation"_s,
                {{u"escalationId"_s, escalation[u"id"]},
                 {u"fromLevel"_s, escalation[u"fromLevel"]},
                 {u"toLevel"_s, escalation[u"toLevel"]},
                 {u"automatic"_s, false}});
    act.change(ObjectType::Ticket, ticket);
}

//! Brings the ticket back to where it came from, to the person who handed it over.
void moveBack(Act &act, QJsonObject &ticket, const QJsonObject &escalation, const QJsonObject &rating)
{
    ticket.insert(u"queueId"_s, escalation[u"fromQueueId"]);
    ticket.insert(u"tierLevel"_s, escalation[u"fromLevel"]);
    ticket.insert(u"assigneeId"_s, escalation[u"byId"]);
    setTriggers(act, ticket);
    writeEffect(act, ticket, u"return"_s,
                {{u"ratingId"_s, rating[u"id"]},
                 {u"fromLevel"_s, escalation[u"toLevel"]},
                 {u"toLevel"_s, escalation[u"fromLevel"]},
                 {u"missing"_s, rating[u"missing"]}},
                rating[u"comment"].toString());
    act.change(ObjectType::Ticket, ticket);
}

//! Each pointer of `missing` names a question that was asked.
std::optional<SetError> wrongMissing(const Act &act, const QJsonObject &rating, const QJsonObject &escalation)
{
    const bool names = rating[u"verdict"] != domain::wireName(domain::HandoffRating::Verdict::Complete);
    const QJsonArray missing = rating[u"missing"].toArray();
    if (missing.isEmpty() == names)
        return SetError::invalid(
            u"missing"_s, names ? u"say which items are missing"_s : u"of a complete handoff nothing is missing"_s);
    const QJsonObject form = act.object(ObjectType::FormDefinition, escalation[u"formId"].toString());
    const QJsonObject asked = form[u"schema"][u"properties"].toObject();
    for (const QJsonValue &item : missing) {
        if (!item.toString().startsWith(u'/') || !asked.contains(domain::firstStep(item.toString())))
            return SetError::invalid(u"missing"_s, u"%1 is no question of the guide"_s.arg(item.toString().left(80)));
    }
    return std::nullopt;
}

} // namespace

SetResult<QJsonObject> createEscalation(Act &act, const QJsonObject &properties)
{
    QJsonObject escalation = defaultProperties(ObjectType::Escalation);
    for (auto it = properties.begin(); it != properties.end(); ++it)
        escalation.insert(it.key(), *it);
    for (const QString &name : {u"ticketId"_s, u"toQueueId"_s, u"reason"_s}) {
        if (!escalation[name].isString())
            return tl::unexpected(SetError::invalid(name, u"is missing"_s));
    }
    QJsonObject ticket = mergeTarget(act, act.object(ObjectType::Ticket, escalation[u"ticketId"].toString()));
    if (!act.mayRead(ObjectType::Ticket, ticket[u"id"].toString()))
        return tl::unexpected(SetError::invalid(u"ticketId"_s, u"there is no such ticket"_s));
    if (!worksOn(act, ticket))
        return tl::unexpected(SetError::forbidden(u"You do not work on tickets of this queue."_s));
    const auto overtaken = [&](const QString &name, const QString &why) {
        SetError error = SetError::invalid(name, why);
        error.more.insert(u"current"_s, ticket);
        return tl::unexpected(error);
    };
    if (!domain::isOpen(domain::ticketFrom(ticket).status))
        return overtaken(u"ticketId"_s, u"only an open ticket goes up a tier"_s);
    const int fromLevel = ticket[u"tierLevel"].toInt();
    const std::optional<int> toLevel = act.levelOf(escalation[u"toQueueId"].toString());
    if (!toLevel || *toLevel <= fromLevel)
        return overtaken(u"toQueueId"_s, u"the ticket is at Tier %1; an escalation leads above it"_s.arg(fromLevel));
    escalation.insert(u"ticketId"_s, ticket[u"id"]);
    escalation.insert(u"fromQueueId"_s, ticket[u"queueId"]);
    escalation.insert(u"fromLevel"_s, fromLevel);
    escalation.insert(u"toLevel"_s, *toLevel);
    escalation.insert(u"state"_s, domain::wireName(domain::Escalation::State::Sent));
    if (const auto error = incomplete(act, escalation, ticket))
        return tl::unexpected(*error);
    auto attachments = checkedAttachments(act, escalation[u"attachments"].toArray());
    if (!attachments)
        return tl::unexpected(attachments.error());
    escalation.insert(u"attachments"_s, *attachments);
    act.stamp(escalation, domain::fromUtcDate(ticket[u"openedAt"].toString()).value_or(QDateTime()), true);
    supersedeEarlier(act, ticket[u"id"].toString());
    act.add(ObjectType::Escalation, escalation);
    act.storage.setBlobReferences(ObjectType::Escalation,
                                  *objectNumber(ObjectType::Escalation, escalation[u"id"].toString()),
                                  blobIdsOf(*attachments));
    moveUp(act, ticket, escalation);
    return escalation;
}

SetResult<QJsonObject> createHandoffRating(Act &act, const QJsonObject &properties)
{
    QJsonObject rating = defaultProperties(ObjectType::HandoffRating);
    for (auto it = properties.begin(); it != properties.end(); ++it)
        rating.insert(it.key(), *it);
    if (!rating[u"escalationId"].isString())
        return tl::unexpected(SetError::invalid(u"escalationId"_s, u"is missing"_s));
    const auto verdict = domain::verdictNamed(rating[u"verdict"].toString());
    if (!verdict)
        return tl::unexpected(SetError::invalid(u"verdict"_s, u"is complete, incomplete or returned"_s));
    QJsonObject escalation = act.object(ObjectType::Escalation, rating[u"escalationId"].toString());
    QJsonObject ticket = act.object(ObjectType::Ticket, escalation[u"ticketId"].toString());
    const domain::QueueRights rights = act.rightsIn(escalation[u"toQueueId"].toString());
    const bool receives = rights.mayWork && act.caller.tierLevel > escalation[u"fromLevel"].toInt();
    if (!receives && !rights.maySupervise)
        return tl::unexpected(SetError::forbidden(u"The tier that received the ticket rates the handoff."_s));
    if (escalation[u"state"] != domain::wireName(domain::Escalation::State::Sent))
        return tl::unexpected(
            SetError::invalid(u"escalationId"_s, u"this handoff is %1 already"_s.arg(escalation[u"state"].toString())));
    if (const auto error = wrongMissing(act, rating, escalation))
        return tl::unexpected(*error);
    const bool returned = *verdict == domain::HandoffRating::Verdict::Returned;
    if (returned
        && (!domain::isOpen(domain::ticketFrom(ticket).status) || ticket[u"tierLevel"] != escalation[u"toLevel"]))
        return tl::unexpected(SetError::invalid(u"escalationId"_s, u"the ticket is not where it was handed to"_s));
    act.stamp(rating, domain::fromUtcDate(escalation[u"effectiveAt"].toString()).value_or(QDateTime()), true);
    act.add(ObjectType::HandoffRating, rating);
    escalation.insert(
        u"state"_s,
        domain::wireName(returned ? domain::Escalation::State::Returned : domain::Escalation::State::Accepted));
    act.change(ObjectType::Escalation, escalation);
    if (returned)
        moveBack(act, ticket, escalation, rating);
    return rating;
}

} // namespace secondline::server
