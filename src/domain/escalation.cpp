// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/escalation.h"

#include "domain/instant.h"
#include "domain/jsontexts.h"

#include <array>

namespace secondline::domain {

namespace {

constexpr std::array<QStringView, 4> stateNames = {u"sent", u"accepted", u"returned", u"superseded"};
constexpr std::array<QStringView, 3> verdictNames = {u"complete", u"incomplete", u"returned"};

} // namespace

QString wireName(Escalation::State state)
{
    return stateNames[static_cast<size_t>(state)].toString();
}

std::optional<Escalation::State> escalationStateNamed(QStringView name)
{
    for (size_t i = 0; i < stateNames.size(); ++i) {
        if (stateNames[i] == name)
            return static_cast<Escalation::State>(i);
    }
    return std::nullopt;
}

QString wireName(HandoffRating::Verdict verdict)
{
    return verdictNames[static_cast<size_t>(verdict)].toString();
}

std::optional<HandoffRating::Verdict> verdictNamed(QStringView name)
{
    for (size_t i = 0; i < verdictNames.size(); ++i) {
        if (verdictNames[i] == name)
            return static_cast<HandoffRating::Verdict>(i);
    }
    return std::nullopt;
}

Escalation escalationFrom(const QJsonObject &properties)
{
    Escalation escalation;
    escalation.id = properties[u"id"].toString();
    escalation.ticketId = TicketId(properties[u"ticketId"].toString());
    escalation.fromQueueId = QueueId(properties[u"fromQueueId"].toString());
    escalation.toQueueId = QueueId(properties[u"toQueueId"].toString());
    escalation.fromLevel = properties[u"fromLevel"].toInt();
    escalation.toLevel = properties[u"toLevel"].toInt();
    escalation.reason = properties[u"reason"].toString();
    escalation.formId = properties[u"formId"].toString();
    escalation.formRevision = properties[u"formRevision"].toInt();
    escalation.policyRevision = properties[u"policyRevision"].toInt();
    escalation.answers = properties[u"answers"].toObject();
    escalation.attachments = attachmentsIn(properties[u"attachments"]);
    escalation.automatic = properties[u"automatic"].toBool();
    escalation.missing = textsIn(properties[u"missing"]);
    escalation.state = escalationStateNamed(properties[u"state"].toString()).value_or(Escalation::State::Sent);
    escalation.byId = PersonId(properties[u"byId"].toString());
    escalation.byName = properties[u"byName"].toString();
    escalation.effectiveAt = fromUtcDate(properties[u"effectiveAt"].toString()).value_or(QDateTime());
    escalation.opId = QUuid::fromString(properties[u"opId"].toString());
    escalation.pending = properties[u"pending"].toBool();
    return escalation;
}

HandoffRating handoffRatingFrom(const QJsonObject &properties)
{
    HandoffRating rating;
    rating.id = properties[u"id"].toString();
    rating.escalationId = properties[u"escalationId"].toString();
    rating.verdict = verdictNamed(properties[u"verdict"].toString()).value_or(HandoffRating::Verdict::Complete);
    rating.missing = textsIn(properties[u"missing"]);
    rating.comment = properties[u"comment"].toString();
    rating.byName = properties[u"byName"].toString();
    rating.effectiveAt = fromUtcDate(properties[u"effectiveAt"].toString()).value_or(QDateTime());
    return rating;
}

} // namespace secondline::domain
