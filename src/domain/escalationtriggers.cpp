// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/escalationtriggers.h"

#include "domain/elapsed.h"

#include <algorithm>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

EscalationTrigger counted(const QString &key, bool mandatory, int have, int need, const QString &evidence)
{
    return {key, have >= need, mandatory, have, need, evidence};
}

QString minutesText(int minutes)
{
    return minutes < 120 ? u"%1 min"_s.arg(minutes) : u"%1 h %2 min"_s.arg(minutes / 60).arg(minutes % 60);
}

//! The share of the clock that has used most of its target.
std::optional<int> mostUsed(const Ticket &ticket, const TriggerFacts &facts)
{
    std::optional<int> most;
    for (const SlaClock &clock : ticket.sla) {
        if (const auto used = percentUsed(clock, facts.now, facts.zone))
            most = std::max(most.value_or(0), *used);
    }
    return most;
}

void addSla(QList<EscalationTrigger> &triggers, const Ticket &ticket, const TriggerFacts &facts,
            const EscalationPolicy &policy)
{
    const std::optional<int> used = mostUsed(ticket, facts);
    if (!used)
        return;
    constexpr int whole = 100;
    const QString evidence = u"SLA %1 %"_s.arg(*used);
    triggers.append(counted(u"sla-at-risk"_s, true, *used, policy.slaSharePercent, evidence));
    triggers.append(counted(u"sla-window-passed"_s, true, *used, whole, evidence));
}

void addTimeAtTier(QList<EscalationTrigger> &triggers, const Ticket &ticket, const TriggerFacts &facts,
                   const EscalationPolicy &policy)
{
    const auto most = policy.minutesAtTier(ticket.tierLevel, static_cast<int>(ticket.priority));
    if (!most || !facts.atTierSince.isValid())
        return;
    // The time that counts is that of the promise: its calendar, without its pauses.
    const SlaTarget target = defaultSlaTarget(ticket.priority, facts.zone);
    QList<Pause> pauses;
    for (const SlaClock &clock : ticket.sla) {
        if (clock.metric == u"resolution")
            pauses = clock.pauses;
    }
    const int stayed = minutesRun(target.calendar, facts.atTierSince, facts.now, pauses);
    triggers.append(
        counted(u"time-at-tier"_s, true, stayed, *most,
                u"%1 of %2 at Tier %3"_s.arg(minutesText(stayed), minutesText(*most)).arg(ticket.tierLevel)));
}

void addRecurrence(QList<EscalationTrigger> &triggers, const Recurrence &recurrence, const EscalationPolicy &policy)
{
    const int times = recurrence.days <= policy.recurrenceDays ? recurrence.times : 0;
    triggers.append(
        counted(u"recurrence"_s, false, times, policy.recurrenceCount,
                u"%1 times in %2 days, %3 users"_s.arg(recurrence.times).arg(recurrence.days).arg(recurrence.persons)));
}

} // namespace

QList<EscalationTrigger> escalationTriggers(const Ticket &ticket, const TriggerFacts &facts,
                                            const EscalationPolicy &policy)
{
    QList<EscalationTrigger> triggers;
    triggers.append(counted(u"failed-attempts"_s, false, facts.attempts, policy.attemptThreshold,
                            u"attempts %1 of %2"_s.arg(facts.attempts).arg(policy.attemptThreshold)));
    triggers.append(counted(u"backend-access"_s, true, facts.backendAccess ? 1 : 0, 1,
                            facts.backendAccess ? u"marked as needing access to the backend"_s
                                                : u"not marked as needing access to the backend"_s));
    addSla(triggers, ticket, facts, policy);
    addTimeAtTier(triggers, ticket, facts, policy);
    addRecurrence(triggers, facts.recurrence, policy);
    // Impact counts downwards: 1 is the highest.
    triggers.append({u"impact-threshold"_s, ticket.impact <= policy.impactThreshold, false, ticket.impact,
                     policy.impactThreshold,
                     u"impact %1, threshold %2"_s.arg(ticket.impact).arg(policy.impactThreshold)});
    triggers.append({u"category-bypass"_s, facts.route.tierLevel > ticket.tierLevel, true, ticket.tierLevel,
                     facts.route.tierLevel, u"the category starts at Tier %1"_s.arg(facts.route.tierLevel)});
    return triggers;
}

QJsonObject toJson(const EscalationTrigger &trigger)
{
    return {{u"key"_s, trigger.key},
            {u"fired"_s, trigger.fired},
            {u"mandatory"_s, trigger.mandatory},
            {u"evidence"_s, trigger.evidence}};
}

} // namespace secondline::domain
