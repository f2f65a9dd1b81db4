// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalationpolicy.h"
#include "domain/routing.h"
#include "domain/ticket.h"

namespace secondline::domain {

//! One criterion of the escalation policy as it stands on one ticket, before and after it fires (R30).
struct EscalationTrigger
{
    QString key; //!< `failed-attempts` `backend-access` … (data-model.md 1)
    bool fired = false;
    bool mandatory = false; //!< once it fires nobody may dismiss it
    int have = 0;           //!< the live evidence: attempts, per cent, minutes, times, impact, tier
    int need = 0;           //!< from which it fires
    QString evidence;       //!< the same as a sentence in English, for the wire; `ui` writes its own
    friend bool operator==(const EscalationTrigger &, const EscalationTrigger &) = default;
};

//! The same issue again, as similar tickets show it.
struct Recurrence
{
    int times = 0;   //!< this ticket counted
    int days = 0;    //!< since the first of them
    int persons = 0; //!< requesters
    friend bool operator==(const Recurrence &, const Recurrence &) = default;
};

//! What is known of a ticket beside itself.
struct TriggerFacts
{
    QDateTime now;         //!< the server's time, UTC
    QTimeZone zone;        //!< the desk's
    QDateTime atTierSince; //!< when it came to its tier
    int attempts = 0;      //!< tries that failed (failedAttempts)
    bool backendAccess = false;
    Recurrence recurrence;
    Route route; //!< where the catalogue puts its category
};

//! All criteria of \a policy on \a ticket, in the order of data-model.md 1; those that the policy or the ticket gives
//! no figure for are left out. Pure: what has fired follows from \a facts alone.
QList<EscalationTrigger> escalationTriggers(const Ticket &ticket, const TriggerFacts &facts,
                                            const EscalationPolicy &policy);

//! As the wire has it: {`key`, `fired`, `mandatory`, `evidence`}.
QJsonObject toJson(const EscalationTrigger &trigger);

} // namespace secondline::domain
