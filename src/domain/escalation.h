// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"

#include <QDateTime>
#include <QUuid>

namespace secondline::domain {

//! A ticket's way up a tier, with all that was handed over (data-model.md 4).
struct Escalation
{
    enum class State { Sent, Accepted, Returned, Superseded };

    QString id;
    TicketId ticketId;
    QueueId fromQueueId;
    QueueId toQueueId;
    int fromLevel = 0;
    int toLevel = 0;
    QString reason;
    QString formId;
    int formRevision = 0;
    int policyRevision = 0;
    QJsonObject answers;
    QList<Attachment> attachments;
    bool automatic = false;
    QStringList missing; //!< pointers: what an automatic one still owes
    State state = State::Sent;
    PersonId byId;
    QString byName;
    QDateTime effectiveAt; //!< UTC
    QUuid opId;
    bool pending = false; //!< on this device, not on the server yet
};

//! What the receiving tier says of a handoff.
struct HandoffRating
{
    enum class Verdict { Complete, Incomplete, Returned };

    QString id;
    QString escalationId;
    Verdict verdict = Verdict::Complete;
    QStringList missing; //!< pointers into the answers
    QString comment;
    QString byName;
    QDateTime effectiveAt; //!< UTC
};

QString wireName(Escalation::State state);
std::optional<Escalation::State> escalationStateNamed(QStringView name);
QString wireName(HandoffRating::Verdict verdict);
std::optional<HandoffRating::Verdict> verdictNamed(QStringView name);

// From an object's properties as the wire has them (`id` among them); what is absent keeps its default.
Escalation escalationFrom(const QJsonObject &properties);
HandoffRating handoffRatingFrom(const QJsonObject &properties);

} // namespace secondline::domain
