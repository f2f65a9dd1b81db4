// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/elapsed.h"
#include "domain/escalationtriggers.h"
#include "policy/shippedpolicy.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::domain;

namespace {

QDateTime at(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toUTC();
}

EscalationPolicy policyOf()
{
    return *escalationPolicyFrom(policy::shippedDocument(u"escalation"_s), 1);
}

//! A P1 ticket at Tier 1 with its promise of 240 minutes round the clock, opened at nine.
Ticket ticketOf()
{
    Ticket ticket;
    ticket.impact = 2;
    ticket.priority = Priority::P1;
    SlaClock clock;
    clock.metric = u"resolution"_s;
    clock.targetMinutes = 240;
    clock.calendar = u"24x7"_s;
    clock.startedAt = at("2026-06-18T09:00:00Z");
    ticket.sla = {clock};
    return ticket;
}

TriggerFacts factsAt(const char *now)
{
    TriggerFacts facts;
    facts.now = at(now);
    facts.zone = QTimeZone::utc();
    facts.atTierSince = at("2026-06-18T09:00:00Z");
    facts.route.tierLevel = 1;
    return facts;
}

EscalationTrigger find(const QList<EscalationTrigger> &triggers, const QString &key)
{
    for (const EscalationTrigger &trigger : triggers) {
        if (trigger.key == key)
            return trigger;
    }
    return {};
}

} // namespace

class TriggersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! One figure short, and just there (R31 to R36).
    void fires_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<TriggerFacts>("facts");
        QTest::addColumn<int>("impact");
        QTest::addColumn<bool>("fired");
        QTest::addColumn<QString>("evidence");
        const auto row = [](const char *name, const QString &key, const TriggerFacts &facts, bool fired,
                            const QString &evidence,
                            int impact = 2) { QTest::newRow(name) << key << facts << impact << fired << evidence; };
        const TriggerFacts nine = factsAt("2026-06-18T09:00:00Z");
        TriggerFacts facts = nine;
        facts.attempts = 1;
        row("one attempt", u"failed-attempts"_s, facts, false, u"attempts 1 of 2"_s);
        facts.attempts = 2;
        row("two attempts", u"failed-attempts"_s, facts, true, u"attempts 2 of 2"_s);
        row("no backend", u"backend-access"_s, nine, false, u"not marked as needing access to the backend"_s);
        facts = nine;
        facts.backendAccess = true;
        row("backend, whatever the attempts", u"backend-access"_s, facts, true,
            u"marked as needing access to the backend"_s);
        row("a minute before the share", u"sla-at-risk"_s, factsAt("2026-06-18T11:59:00Z"), false, u"SLA 74 %"_s);
        row("the share", u"sla-at-risk"_s, factsAt("2026-06-18T12:00:00Z"), true, u"SLA 75 %"_s);
        row("not passed", u"sla-window-passed"_s, factsAt("2026-06-18T12:59:00Z"), false, u"SLA 99 %"_s);
        row("passed", u"sla-window-passed"_s, factsAt("2026-06-18T13:00:00Z"), true, u"SLA 100 %"_s);
        row("not too long", u"time-at-tier"_s, factsAt("2026-06-18T09:29:00Z"), false, u"29 min of 30 min at Tier 1"_s);
        row("too long", u"time-at-tier"_s, factsAt("2026-06-18T12:00:00Z"), true, u"3 h 0 min of 30 min at Tier 1"_s);
        facts = nine;
        facts.recurrence = {2, 9, 2};
        row("twice", u"recurrence"_s, facts, false, u"2 times in 9 days, 2 users"_s);
        facts.recurrence = {3, 9, 2};
        row("three times", u"recurrence"_s, facts, true, u"3 times in 9 days, 2 users"_s);
        facts.recurrence = {3, 15, 2};
        row("three times, long ago", u"recurrence"_s, facts, false, u"3 times in 15 days, 2 users"_s);
        row("impact below", u"impact-threshold"_s, nine, false, u"impact 2, threshold 1"_s);
        row("impact there", u"impact-threshold"_s, nine, true, u"impact 1, threshold 1"_s, 1);
        facts = nine;
        row("category of this tier", u"category-bypass"_s, facts, false, u"the category starts at Tier 1"_s);
        facts.route.tierLevel = 2;
        row("category of the next", u"category-bypass"_s, facts, true, u"the category starts at Tier 2"_s);
    }
    void fires()
    {
        QFETCH(QString, key);
        QFETCH(TriggerFacts, facts);
        QFETCH(int, impact);
        QFETCH(bool, fired);
        QFETCH(QString, evidence);
        Ticket ticket = ticketOf();
        ticket.impact = impact;
        const EscalationTrigger trigger = find(escalationTriggers(ticket, facts, policyOf()), key);
        QCOMPARE(trigger.key, key);
        QCOMPARE(trigger.fired, fired);
        QCOMPARE(trigger.evidence, evidence);
    }

    void figuresAreThePolicys()
    {
        EscalationPolicy policy = policyOf();
        policy.attemptThreshold = 3;
        policy.slaSharePercent = 50;
        TriggerFacts facts = factsAt("2026-06-18T11:00:00Z");
        facts.attempts = 2;
        const QList<EscalationTrigger> triggers = escalationTriggers(ticketOf(), facts, policy);
        QCOMPARE(find(triggers, u"failed-attempts"_s).evidence, u"attempts 2 of 3"_s);
        QVERIFY(!find(triggers, u"failed-attempts"_s).fired);
        QVERIFY(find(triggers, u"sla-at-risk"_s).fired);
    }

    void pausesDoNotCount()
    {
        Ticket ticket = ticketOf();
        ticket.sla[0].pauses = {{at("2026-06-18T09:10:00Z"), at("2026-06-18T12:10:00Z"), u"waiting"_s}};
        const QList<EscalationTrigger> triggers =
            escalationTriggers(ticket, factsAt("2026-06-18T12:20:00Z"), policyOf());
        QCOMPARE(find(triggers, u"sla-at-risk"_s).have, 20 * 100 / 240);
        QCOMPARE(find(triggers, u"time-at-tier"_s).have, 20);
    }

    void whatHasNoFigureIsLeftOut()
    {
        Ticket ticket = ticketOf();
        ticket.tierLevel = 3; // the policy sets no time for it
        ticket.sla.clear();
        const QList<EscalationTrigger> triggers =
            escalationTriggers(ticket, factsAt("2026-06-18T12:20:00Z"), policyOf());
        QVERIFY(find(triggers, u"time-at-tier"_s).key.isEmpty());
        QVERIFY(find(triggers, u"sla-at-risk"_s).key.isEmpty());
    }

    //! R32, R33, R36: those are nobody's judgement.
    void mandatory()
    {
        QStringList keys;
        for (const EscalationTrigger &trigger :
             escalationTriggers(ticketOf(), factsAt("2026-06-18T12:00:00Z"), policyOf())) {
            if (trigger.mandatory)
                keys.append(trigger.key);
        }
        QCOMPARE(keys,
                 (QStringList{u"backend-access"_s, u"sla-at-risk"_s, u"sla-window-passed"_s, u"time-at-tier"_s,
                              u"category-bypass"_s}));
    }

    void businessHours()
    {
        SlaClock clock;
        clock.targetMinutes = 480;
        clock.calendar = u"business-hours"_s;
        clock.startedAt = at("2026-06-19T16:00:00Z"); // a Friday afternoon
        const auto monday = percentUsed(clock, at("2026-06-22T08:00:00Z"), QTimeZone::utc());
        const auto later = percentUsed(clock, at("2026-06-22T12:00:00Z"), QTimeZone::utc());
        QVERIFY(monday && later);
        QVERIFY2(*monday < *later && *later < 100, qPrintable(QString::number(*later)));
        clock.metAt = at("2026-06-19T17:00:00Z");
        QVERIFY(!percentUsed(clock, at("2026-06-22T12:00:00Z"), QTimeZone::utc()));
    }
};

QTEST_APPLESS_MAIN(TriggersTest)
#include "tst_triggers.moc"
