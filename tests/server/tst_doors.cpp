// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdesk.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::server;

//! The ways up and out that do not exist: what `Ticket/set` refuses, whoever asks.
class DoorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void updatesRefused_data()
    {
        QTest::addColumn<QString>("as");
        QTest::addColumn<QJsonObject>("patch");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("property");
        const auto row = [](const char *name, const QString &as, const QJsonObject &patch, const QString &property,
                            const QString &error = u"invalidProperties"_s) {
            QTest::newRow(name) << as << patch << error << property;
        };
        for (const QString &as : {u"t2tech"_s, u"supervisor"_s, u"admin"_s}) {
            row("tier", as, {{u"tierLevel"_s, 3}}, u"tierLevel"_s);
            row("the same tier", as, {{u"tierLevel"_s, 2}}, u"tierLevel"_s);
            row("resolved", as, {{u"status"_s, u"resolved"_s}}, u"status"_s);
            row("closed", as, {{u"status"_s, u"closed"_s}}, u"status"_s);
            row("no status", as, {{u"status"_s, u"done"_s}}, u"status"_s);
            row("queue above", as, {{u"queueId"_s, u"Mail · Tier 3"_s}}, u"queueId"_s);
            row("queue that is none", as, {{u"queueId"_s, u"q99999999"_s}}, u"queueId"_s);
            row("pending without a reason", as, {{u"status"_s, u"pending"_s}}, u"status"_s);
            row("number", as, {{u"number"_s, u"HD-1"_s}}, u"number"_s);
            row("priority", as, {{u"priority"_s, 1}}, u"priority"_s);
            row("clocks", as, {{u"sla"_s, QJsonArray()}}, u"sla"_s);
            row("resolvedAt", as, {{u"resolvedAt"_s, u"2026-06-18T09:00:00Z"_s}}, u"resolvedAt"_s);
            row("opId", as, {{u"opId"_s, newOpId()}}, u"opId"_s);
            row("unknown", as, {{u"colour"_s, u"red"_s}}, u"colour"_s);
            row("problem", as, {{u"problemId"_s, u"x"_s}}, u"problemId"_s);
            row("impact out of range", as, {{u"impact"_s, 4}}, u"impact"_s);
            row("subject too long", as, {{u"subject"_s, QString(256, u'x')}}, u"subject"_s);
            row("subject empty", as, {{u"subject"_s, u" "_s}}, u"subject"_s);
            row("subject no text", as, {{u"subject"_s, 5}}, u"subject"_s);
            row("no such person", as, {{u"assigneeId"_s, u"p00000999"_s}}, u"assigneeId"_s);
            row("category no key", as, {{u"category"_s, u"Not A Key"_s}}, u"category"_s);
        }
        row("major incident by a technician", u"t2tech"_s, {{u"majorIncident"_s, true}}, {}, u"forbidden"_s);
        row("owner by Tier 2", u"t2tech"_s, {{u"ownerId"_s, QJsonValue()}}, u"ownerId"_s, u"forbidden"_s);
    }

    void updatesRefused()
    {
        QFETCH(QString, as);
        QFETCH(QJsonObject, patch);
        QFETCH(QString, error);
        QFETCH(QString, property);
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        if (patch.value(u"queueId").toString().contains(u"Tier"))
            patch.insert(u"queueId"_s, desk.queueId(patch.value(u"queueId").toString()));
        const QJsonObject before = desk.get(u"admin"_s, u"Ticket"_s, ticket);
        const QJsonObject answer = desk.update(as, u"Ticket"_s, ticket, patch);
        QCOMPARE(answer[u"type"].toString(), error);
        if (!property.isEmpty())
            QVERIFY2(answer[u"properties"].toArray().contains(property), qPrintable(answer[u"description"].toString()));
        QCOMPARE(desk.get(u"admin"_s, u"Ticket"_s, ticket), before);
        QVERIFY(desk.entries(ticket).isEmpty());
    }

    void aTicketIsNewOnlyOnce()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"assigneeId"_s, desk.personId(u"t2tech"_s)}});
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"status"].toString(), u"open"_s);
        QCOMPARE(desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"status"_s, u"new"_s}})[u"type"].toString(),
                 u"invalidProperties"_s);
    }

    void createsRefused_data()
    {
        QTest::addColumn<QJsonObject>("properties");
        QTest::addColumn<QString>("property");
        const auto row = [](const char *name, QJsonObject properties, const QString &property) {
            if (!properties.contains(u"subject"))
                properties.insert(u"subject"_s, u"A ticket"_s);
            QTest::newRow(name) << properties << property;
        };
        row("no subject", {{u"subject"_s, u""_s}}, u"subject"_s);
        row("resolved from the start", {{u"status"_s, u"resolved"_s}}, u"status"_s);
        row("open from the start", {{u"status"_s, u"open"_s}}, u"status"_s);
        row("tier", {{u"tierLevel"_s, 1}}, u"tierLevel"_s);
        row("above the routed tier", {{u"queueId"_s, u"Mail · Tier 2"_s}}, u"queueId"_s);
        row("far above", {{u"queueId"_s, u"Mail · Tier 3"_s}}, u"queueId"_s);
        row("merged from the start", {{u"mergedInto"_s, u"t00000001"_s}}, u"mergedInto"_s);
        row("opened by hand", {{u"openedAt"_s, u"2020-01-01T00:00:00Z"_s}}, u"openedAt"_s);
        row("author", {{u"byName"_s, u"somebody else"_s}}, u"byName"_s);
        row("requester no contact", {{u"requester"_s, QJsonObject{{u"mail"_s, u"x"_s}}}}, u"requester"_s);
        row("date with an offset", {{u"actedAt"_s, u"2026-06-18T09:00:00+02:00"_s}}, u"actedAt"_s);
        row("opId no UUID", {{u"opId"_s, u"1"_s}}, u"opId"_s);
        row("reference to nothing", {{u"assigneeId"_s, u"#nothing"_s}}, u"assigneeId"_s);
    }

    void createsRefused()
    {
        QFETCH(QJsonObject, properties);
        QFETCH(QString, property);
        TestDesk desk;
        if (properties.value(u"queueId").isString())
            properties.insert(u"queueId"_s, desk.queueId(properties.value(u"queueId").toString()));
        const QString before = desk.state(u"t2tech"_s, u"Ticket"_s);
        const QJsonObject answer = desk.create(u"t2tech"_s, u"Ticket"_s, properties);
        QCOMPARE(answer[u"type"].toString(), u"invalidProperties"_s);
        QVERIFY(answer[u"properties"].toArray().contains(property));
        QCOMPARE(desk.state(u"t2tech"_s, u"Ticket"_s), before);
    }

    void aCategoryThatBypassesTierOneStartsHigher()
    {
        TestDesk desk;
        const QJsonObject server =
            desk.create(u"t1agent"_s, u"Ticket"_s, {{u"subject"_s, u"Disk full"_s}, {u"category"_s, u"servers"_s}});
        QCOMPARE(server[u"tierLevel"].toInt(), 2);
        const QJsonObject mail = desk.create(u"t1agent"_s, u"Ticket"_s,
                                             {{u"subject"_s, u"No mail"_s}, {u"category"_s, u"email-and-messaging"_s}});
        QCOMPARE(mail[u"tierLevel"].toInt(), 1);
        // A new category never moves a ticket: it fires the trigger.
        const QString id = mail[u"id"].toString();
        desk.update(u"t1agent"_s, u"Ticket"_s, id, {{u"category"_s, u"servers"_s}});
        const QJsonObject after = desk.get(u"t1agent"_s, u"Ticket"_s, id);
        QCOMPARE(after[u"tierLevel"].toInt(), 1);
        QCOMPARE(after[u"queueId"], mail[u"queueId"]);
        QCOMPARE(after[u"triggers"][0][u"key"].toString(), u"category-bypass"_s);
    }

    void aQueueWithTicketsKeepsItsTier()
    {
        TestDesk desk;
        desk.ticketIn(u"Mail · Tier 1"_s);
        const QString queue = desk.queueId(u"Mail · Tier 1"_s);
        const QString above = desk.get(u"admin"_s, u"Queue"_s, desk.queueId(u"Mail · Tier 2"_s))[u"tierId"].toString();
        const QJsonObject refused = desk.update(u"admin"_s, u"Queue"_s, queue, {{u"tierId"_s, above}});
        QCOMPARE(refused[u"type"].toString(), u"invalidProperties"_s);
        const QJsonObject tier = desk.update(u"admin"_s, u"Tier"_s, above, {{u"level"_s, 5}});
        QCOMPARE(tier[u"type"].toString(), u"invalidProperties"_s);
        QCOMPARE(desk.update(u"admin"_s, u"Queue"_s, desk.queueId(u"Web · Tier 2"_s),
                             {{u"name"_s, u"Web sites · Tier 2"_s}})[u"version"]
                     .toInt(),
                 2);
    }

    void mergingNeedsAReadableOpenTarget()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 1"_s);
        const QString hidden = desk.ticketIn(u"Web · Tier 2"_s);
        const QString target = desk.ticketIn(u"Mail · Tier 1"_s);
        desk.restrictTo(u"t1agent"_s, u"Web · Tier 2"_s, {false, {}, {}});
        const auto merge = [&](const QString &from, const QString &to) {
            return desk.update(u"t1agent"_s, u"Ticket"_s, from, {{u"mergedInto"_s, to}})[u"type"].toString();
        };
        QCOMPARE(merge(ticket, hidden), u"invalidProperties"_s);
        QCOMPARE(merge(ticket, ticket), u"invalidProperties"_s);
        QCOMPARE(merge(ticket, u"t00009999"_s), u"invalidProperties"_s);
        QCOMPARE(merge(ticket, target), QString());
        QCOMPARE(desk.get(u"t1agent"_s, u"Ticket"_s, ticket)[u"status"].toString(), u"closed"_s);
        QCOMPARE(desk.entries(ticket, u"merge"_s).size(), 1);
        QCOMPARE(desk.entries(target, u"merge"_s).size(), 1);
        QCOMPARE(merge(desk.ticketIn(u"Mail · Tier 1"_s), ticket), u"invalidProperties"_s); // it is closed now
        // What is written on it goes to the end of the chain.
        const QJsonObject comment = desk.create(
            u"t1agent"_s, u"Entry"_s, {{u"ticketId"_s, ticket}, {u"kind"_s, u"comment"_s}, {u"text"_s, u"Hello"_s}});
        QCOMPARE(comment[u"ticketId"].toString(), target);
    }

    void whatOnlyTheServerWritesOnATimeline_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"change", "escalation", "closure", "return", "reassignment", "reopen", "imported",
                                 "merge", "sla", "supplement", "visit", "runbook-step", "nonsense"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void whatOnlyTheServerWritesOnATimeline()
    {
        QFETCH(QString, kind);
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 1"_s);
        const QJsonObject refused =
            desk.create(u"admin"_s, u"Entry"_s, {{u"ticketId"_s, ticket}, {u"kind"_s, kind}, {u"text"_s, u"x"_s}});
        QCOMPARE(refused[u"type"].toString(), u"invalidProperties"_s);
        QVERIFY(desk.entries(ticket).isEmpty());
    }

    void nothingIsDestroyed()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 1"_s);
        const QJsonObject answer =
            desk.call(u"admin"_s, u"Ticket/set"_s, {{u"destroy"_s, QJsonArray{ticket, u"t00009999"_s}}});
        QCOMPARE(answer[u"notDestroyed"][ticket][u"type"].toString(), u"forbidden"_s);
        QCOMPARE(answer[u"notDestroyed"][u"t00009999"][u"type"].toString(), u"notFound"_s);
    }
};

QTEST_GUILESS_MAIN(DoorsTest)
#include "tst_doors.moc"
