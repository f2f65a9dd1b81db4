// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answerwords.h"
#include "domain/jsonschema.h"

#include <QJsonObject>
#include <QList>

namespace secondline::domain {

//! How long a ticket may stay at a tier before it has to go up (R36), by priority, in minutes of the calendar.
struct TimeAtTier
{
    int tierLevel = 1;
    QList<int> minutes; //!< P1 to P4
};

//! When a ticket goes up a tier (R30–R36), and which phrases say nothing (R47): the desk's policy document of kind
//! `escalation`.
struct EscalationPolicy
{
    int revision = 0;
    int attemptThreshold = 2;
    int slaSharePercent = 75;
    int recurrenceCount = 3;
    int recurrenceDays = 14;
    int impactThreshold = 1; //!< this impact or a higher one (a lower number) goes up
    QList<TimeAtTier> timeAtTier;
    EmptyPhrases emptyPhrases;
    QStringList fillerWords; //!< beside an empty phrase these say nothing either

    //! The longest stay of a ticket of that priority (1–4) at that tier; nothing if the policy sets none.
    std::optional<int> minutesAtTier(int tierLevel, int priority) const;
};

//! Reads the document of revision \a revision. Fails with all its faults, each with place and reason.
tl::expected<EscalationPolicy, QList<JsonFault>> escalationPolicyFrom(const QJsonObject &document, int revision);

} // namespace secondline::domain
