// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdesk.h"

#include "domain/instant.h"
#include "server/desk/deskclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::server;

//! `X/set`: each act takes effect once, in its order, only on what the person saw, and with all its effects.
class SetTest : public QObject
{
    Q_OBJECT

private:
    static QJsonObject comment(const QString &ticket, const QString &text = u"Hello"_s)
    {
        return {{u"ticketId"_s, ticket}, {u"kind"_s, u"comment"_s}, {u"text"_s, text}};
    }

private Q_SLOTS:
    void aRepeatedCreateTakesEffectOnce()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        QJsonObject entry = comment(ticket);
        entry.insert(u"opId"_s, newOpId());
        entry.insert(u"actedAt"_s, u"2026-06-18T08:59:00Z"_s);
        entry.insert(u"clockSkewMs"_s, -2140);
        const QJsonObject first = desk.create(u"t2tech"_s, u"Entry"_s, entry);
        QVERIFY(first[u"id"].isString());
        entry.insert(u"clockSkewMs"_s, -2000); // the device knows its clock better now
        const QJsonObject again = desk.create(u"t2tech"_s, u"Entry"_s, entry);
        QCOMPARE(again[u"id"], first[u"id"]);
        QCOMPARE(again[u"replayed"].toBool(), true);
        QCOMPARE(again[u"version"].toInt(), 1);
        QCOMPARE(desk.entries(ticket).size(), 1);
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"entryCount"].toInt(), 1);

        entry.insert(u"text"_s, u"Something else"_s);
        const QJsonObject other = desk.create(u"t2tech"_s, u"Entry"_s, entry);
        QCOMPARE(other[u"type"].toString(), u"alreadyExists"_s);
        QCOMPARE(other[u"existingId"], first[u"id"]);
        entry.insert(u"text"_s, u"Hello"_s);
        QCOMPARE(desk.create(u"t2second"_s, u"Entry"_s, entry)[u"type"].toString(), u"alreadyExists"_s);
        QCOMPARE(desk.entries(ticket).size(), 1);
    }

    void aRepeatedUpdateTakesEffectOnce()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QJsonObject patch{{u"subject"_s, u"First"_s}};
        const QJsonObject ops{{u"opId"_s, newOpId()},
                              {u"was"_s, QJsonObject{{u"subject"_s, u"Mail does not arrive"_s}}}};
        const QJsonObject first = desk.update(u"t2tech"_s, u"Ticket"_s, ticket, patch, ops);
        QVERIFY(!first.contains(u"replayed"));
        desk.update(u"t2second"_s, u"Ticket"_s, ticket, {{u"subject"_s, u"Second"_s}});
        const QJsonObject again = desk.update(u"t2tech"_s, u"Ticket"_s, ticket, patch, ops);
        QCOMPARE(again[u"replayed"].toBool(), true);
        // The version that it made: a backup that has it may have no later one.
        QCOMPARE(again[u"version"], first[u"version"]);
        QVERIFY(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"version"].toInt() > first[u"version"].toInt());
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"subject"].toString(), u"Second"_s);
    }

    void aRepeatIsKnownWhereTheTicketCannotBeReadAnyMore()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QJsonObject patch{{u"queueId"_s, desk.queueId(u"Web · Tier 2"_s)}};
        const QJsonObject ops{{u"opId"_s, newOpId()}};
        QVERIFY(desk.update(u"t2tech"_s, u"Ticket"_s, ticket, patch, ops).contains(u"version"));
        desk.restrictTo(u"t2tech"_s, u"Web · Tier 2"_s, {false, false, {}});
        QCOMPARE(desk.update(u"t2tech"_s, u"Ticket"_s, ticket, patch, ops)[u"replayed"].toBool(), true);
        QCOMPARE(desk.update(u"t2tech"_s, u"Ticket"_s, ticket, patch)[u"type"].toString(), u"notFound"_s);
        const QJsonObject stolen = desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"subject"_s, u"x"_s}}, ops);
        QCOMPARE(stolen[u"type"].toString(), u"alreadyExists"_s);
        QVERIFY(!stolen.contains(u"existingId"));
    }

    void whatNamesAMergedTicketFollowsIt()
    {
        TestDesk desk;
        const QString first = desk.ticketIn(u"Mail · Tier 2"_s);
        const QString second = desk.ticketIn(u"Mail · Tier 2"_s);
        const QString third = desk.ticketIn(u"Mail · Tier 2"_s);
        QVERIFY(desk.update(u"t2tech"_s, u"Ticket"_s, first, {{u"mergedInto"_s, second}}).contains(u"version"));
        QVERIFY(desk.update(u"t2tech"_s, u"Ticket"_s, second, {{u"mergedInto"_s, third}}).contains(u"version"));
        QJsonObject entry = comment(first);
        entry.insert(u"opId"_s, newOpId());
        QCOMPARE(desk.create(u"t2tech"_s, u"Entry"_s, entry)[u"ticketId"].toString(), third);
        // The repeat after a lost answer says it again.
        const QJsonObject again = desk.create(u"t2tech"_s, u"Entry"_s, entry);
        QCOMPARE(again[u"replayed"].toBool(), true);
        QCOMPARE(again[u"ticketId"].toString(), third);
        QCOMPARE(desk.entries(third, u"comment"_s).size(), 1);
        QCOMPARE(desk.entries(first, u"comment"_s).size(), 0);
        const QJsonObject child =
            desk.create(u"t2tech"_s, u"Ticket"_s, {{u"subject"_s, u"The same here"_s}, {u"parentId"_s, first}});
        QCOMPARE(child[u"parentId"].toString(), third);
    }

    void aChangeThatComesTooLateShowsWhatTheTicketHasBecome_data()
    {
        QTest::addColumn<QString>("became");
        QTest::addColumn<QJsonObject>("patch");
        QTest::addColumn<QJsonObject>("was");
        QTest::addColumn<QString>("type");
        const QJsonObject waits{{u"status"_s, u"pending"_s}, {u"pendingReason"_s, u"waiting-for-parts"_s}};
        const QJsonObject wasNew{{u"status"_s, u"new"_s}, {u"pendingReason"_s, QJsonValue()}};
        const QJsonObject wasClosed{{u"status"_s, u"closed"_s}, {u"pendingReason"_s, QJsonValue()}};
        const QJsonObject subject{{u"subject"_s, u"Another"_s}};
        const QJsonObject wasSubject{{u"subject"_s, u"Mail does not arrive"_s}};
        QTest::newRow("closed: a status seen before") << u"closed"_s << waits << wasNew << u"preconditionFailed"_s;
        QTest::newRow("closed: a status seen since") << u"closed"_s << waits << wasClosed << u"invalidProperties"_s;
        QTest::newRow("closed: nothing said") << u"closed"_s << waits << QJsonObject() << u"invalidProperties"_s;
        QTest::newRow("closed: reopened by who may not")
            << u"closed"_s << QJsonObject{{u"status"_s, u"open"_s}, {u"statusReason"_s, u"it is back"_s}}
            << QJsonObject() << u"invalidProperties"_s;
        QTest::newRow("resolved: put off") << u"resolved"_s << waits << QJsonObject() << u"invalidProperties"_s;
        QTest::newRow("merged: a status") << u"merged"_s << waits << wasNew << u"preconditionFailed"_s;
        QTest::newRow("merged: another field") << u"merged"_s << subject << wasSubject << u"invalidProperties"_s;
    }

    void aChangeThatComesTooLateShowsWhatTheTicketHasBecome()
    {
        QFETCH(QString, became);
        QFETCH(QJsonObject, patch);
        QFETCH(QJsonObject, was);
        QFETCH(QString, type);
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QString target = desk.ticketIn(u"Mail · Tier 2"_s);
        if (became == u"merged")
            desk.update(u"t2second"_s, u"Ticket"_s, ticket, {{u"mergedInto"_s, target}});
        else
            desk.setStatus(ticket, became);
        QJsonObject ops{{u"opId"_s, newOpId()}};
        if (!was.isEmpty())
            ops.insert(u"was"_s, was);
        const QJsonObject error = desk.update(u"t2tech"_s, u"Ticket"_s, ticket, patch, ops);
        QCOMPARE(error[u"type"].toString(), type);
        QCOMPARE(error[u"current"].toObject(), desk.get(u"t2tech"_s, u"Ticket"_s, ticket));
        // What people say is posted all the same.
        QVERIFY(desk.create(u"t2tech"_s, u"Entry"_s, comment(ticket))[u"id"].isString());
    }

    void createsGoByTheirOrder()
    {
        TestDesk desk;
        const QString ticketOp = newOpId();
        const QString firstOp = newOpId();
        const QString secondOp = newOpId();
        QJsonObject first = comment(u"#"_s + ticketOp, u"first"_s);
        first.insert(u"opId"_s, firstOp);
        first.insert(u"after"_s, ticketOp);
        QJsonObject second = comment(u"#"_s + ticketOp, u"second"_s);
        second.insert(u"opId"_s, secondOp);
        second.insert(u"after"_s, firstOp);
        const QJsonObject born{{u"subject"_s, u"Born offline"_s}, {u"opId"_s, ticketOp}};
        const QJsonArray answers = desk.calls(
            u"t2tech"_s,
            {QJsonArray{u"Ticket/set"_s,
                        QJsonObject{{u"accountId"_s, u"a1"_s}, {u"create"_s, QJsonObject{{ticketOp, born}}}}, u"0"_s},
             QJsonArray{
                 u"Entry/set"_s,
                 QJsonObject{{u"accountId"_s, u"a1"_s}, {u"create"_s, QJsonObject{{u"a"_s, second}, {u"b"_s, first}}}},
                 u"1"_s}});
        const QString ticket = answers[0][1][u"created"][ticketOp][u"id"].toString();
        QVERIFY(!ticket.isEmpty());
        const QList<QJsonObject> entries = desk.entries(ticket);
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0][u"text"].toString(), u"first"_s);
        QCOMPARE(entries[1][u"text"].toString(), u"second"_s);
    }

    void anActWithoutItsPredecessorDoesNothing()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QString missing = newOpId();
        QJsonObject entry = comment(ticket);
        entry.insert(u"opId"_s, newOpId());
        entry.insert(u"after"_s, missing);
        const QJsonObject answer = desk.create(u"t2tech"_s, u"Entry"_s, entry);
        QCOMPARE(answer[u"type"].toString(), u"predecessorMissing"_s);
        QCOMPARE(answer[u"after"].toString(), missing);
        QVERIFY(desk.entries(ticket).isEmpty());
        const QJsonObject update = desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"subject"_s, u"x"_s}},
                                               {{u"opId"_s, newOpId()}, {u"after"_s, missing}});
        QCOMPARE(update[u"type"].toString(), u"predecessorMissing"_s);
        // Refused once is not refused for ever.
        QJsonObject predecessor = comment(ticket, u"before"_s);
        predecessor.insert(u"opId"_s, missing);
        QVERIFY(desk.create(u"t2tech"_s, u"Entry"_s, predecessor)[u"id"].isString());
        QVERIFY(desk.create(u"t2tech"_s, u"Entry"_s, entry)[u"id"].isString());
    }

    void preconditions_data()
    {
        QTest::addColumn<QJsonObject>("patch");
        QTest::addColumn<QJsonObject>("was");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QStringList>("properties");
        const QString subject = u"Mail does not arrive"_s;
        QTest::newRow("holds") << QJsonObject{{u"subject"_s, u"New"_s}} << QJsonObject{{u"subject"_s, subject}}
                               << QString() << QStringList();
        QTest::newRow("differs") << QJsonObject{{u"subject"_s, u"New"_s}} << QJsonObject{{u"subject"_s, u"Old"_s}}
                                 << u"preconditionFailed"_s << QStringList{u"subject"_s};
        QTest::newRow("wanted is there already") << QJsonObject{{u"subject"_s, subject}}
                                                 << QJsonObject{{u"subject"_s, u"Old"_s}} << QString() << QStringList();
        QTest::newRow("one of two differs") << QJsonObject{{u"subject"_s, u"New"_s}, {u"impact"_s, 1}}
                                            << QJsonObject{{u"subject"_s, subject}, {u"impact"_s, 3}}
                                            << u"preconditionFailed"_s << QStringList{u"impact"_s};
        QTest::newRow("another property changed meanwhile")
            << QJsonObject{{u"impact"_s, 1}} << QJsonObject{{u"impact"_s, 2}} << QString() << QStringList();
        QTest::newRow("null was null") << QJsonObject{{u"product"_s, u"Thunderbird"_s}}
                                       << QJsonObject{{u"product"_s, QJsonValue()}} << QString() << QStringList();
        QTest::newRow("inside an object")
            << QJsonObject{{u"requester/phone"_s, u"1"_s}} << QJsonObject{{u"requester/phone"_s, u"2"_s}}
            << u"preconditionFailed"_s << QStringList{u"requester/phone"_s};
        QTest::newRow("a path is missing")
            << QJsonObject{{u"subject"_s, u"New"_s}, {u"impact"_s, 1}} << QJsonObject{{u"subject"_s, subject}}
            << u"invalidProperties"_s << QStringList{u"impact"_s};
    }

    void preconditions()
    {
        QFETCH(QJsonObject, patch);
        QFETCH(QJsonObject, was);
        QFETCH(QString, error);
        QFETCH(QStringList, properties);
        TestDesk desk;
        const QString ticket =
            desk.ticketIn(u"Mail · Tier 2"_s,
                          {{u"requester"_s, QJsonObject{{u"name"_s, u"Ana"_s}, {u"email"_s, u"ana@example.org"_s}}}});
        const QJsonObject before = desk.get(u"t2tech"_s, u"Ticket"_s, ticket);
        const QJsonObject answer = desk.update(u"t2tech"_s, u"Ticket"_s, ticket, patch, {{u"was"_s, was}});
        QCOMPARE(answer[u"type"].toString(), error);
        if (error.isEmpty())
            return;
        QCOMPARE(answer[u"properties"].toVariant().toStringList(), properties);
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket), before);
        if (error == u"preconditionFailed")
            QCOMPARE(answer[u"current"].toObject(), before);
    }

    void aRefusedObjectLeavesNothingBehind()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QString entryState = desk.state(u"t2tech"_s, u"Entry"_s);
        const QJsonObject answer =
            desk.call(u"t2tech"_s, u"Entry/set"_s,
                      {{u"create"_s, QJsonObject{{u"bad"_s, comment(u"t00009999"_s)}, {u"good"_s, comment(ticket)}}}});
        QCOMPARE(answer[u"notCreated"][u"bad"][u"type"].toString(), u"invalidProperties"_s);
        QVERIFY(answer[u"created"][u"good"].isObject());
        const QJsonObject changes = desk.changes(u"t2tech"_s, u"Entry"_s, entryState);
        QCOMPARE(changes[u"created"].toArray().size(), 1);
        QCOMPARE(changes[u"newState"], answer[u"newState"]);
    }

    void whenAnActCounts_data()
    {
        QTest::addColumn<qint64>("actedSeconds"); // from the server's receipt
        QTest::addColumn<bool>("skewKnown");
        QTest::addColumn<qint64>("skewMs");
        QTest::addColumn<qint64>("expectedSeconds");
        QTest::addColumn<bool>("unverified");
        QTest::newRow("good clock") << qint64(-60) << true << qint64(0) << qint64(-60) << false;
        QTest::newRow("clock ten minutes fast") << qint64(540) << true << qint64(600'000) << qint64(-60) << false;
        QTest::newRow("clock ten minutes slow") << qint64(-660) << true << qint64(-600'000) << qint64(-60) << false;
        QTest::newRow("from the future") << qint64(60) << true << qint64(0) << qint64(0) << true;
        QTest::newRow("before the ticket") << qint64(-7200) << true << qint64(0) << qint64(-3600) << true;
        QTest::newRow("clock never seen") << qint64(-60) << false << qint64(0) << qint64(0) << true;
    }

    void whenAnActCounts()
    {
        QFETCH(qint64, actedSeconds);
        QFETCH(bool, skewKnown);
        QFETCH(qint64, skewMs);
        QFETCH(qint64, expectedSeconds);
        QFETCH(bool, unverified);
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        desk.now = desk.now.addSecs(3600);
        QJsonObject entry = comment(ticket);
        entry.insert(u"actedAt"_s, domain::utcDate(desk.now.addSecs(actedSeconds)));
        entry.insert(u"clockSkewMs"_s, skewKnown ? QJsonValue(skewMs) : QJsonValue());
        const QString id = desk.create(u"t2tech"_s, u"Entry"_s, entry)[u"id"].toString();
        const QJsonObject stored = desk.get(u"t2tech"_s, u"Entry"_s, id);
        QCOMPARE(stored[u"effectiveAt"].toString(),
                 domain::utcDate(desk.now.addSecs(skewKnown || unverified ? expectedSeconds : 0)));
        QCOMPARE(stored[u"timeUnverified"].toBool(), unverified);
        QCOMPARE(stored[u"byName"].toString(), u"t2tech"_s);
    }

    void theDesksFirstCommentAnswersAndOpens()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"status"].toString(), u"new"_s);
        desk.create(u"t2tech"_s, u"Entry"_s,
                    {{u"ticketId"_s, ticket}, {u"kind"_s, u"note"_s}, {u"text"_s, u"internal"_s}});
        QJsonObject now = desk.get(u"t2tech"_s, u"Ticket"_s, ticket);
        QCOMPARE(now[u"status"].toString(), u"open"_s);
        QVERIFY(now[u"sla"][1][u"metAt"].isNull()); // a note is no answer
        desk.now = desk.now.addSecs(600);
        desk.create(u"t2tech"_s, u"Entry"_s, comment(ticket));
        now = desk.get(u"t2tech"_s, u"Ticket"_s, ticket);
        QCOMPARE(now[u"sla"][1][u"metric"].toString(), u"response"_s);
        QCOMPARE(now[u"sla"][1][u"metAt"].toString(), u"2026-06-18T09:10:00Z"_s);
        QCOMPARE(now[u"lastEntryAt"].toString(), u"2026-06-18T09:10:00Z"_s);
        QCOMPARE(now[u"entryCount"].toInt(), 2);
        desk.now = desk.now.addSecs(600);
        desk.create(u"t2tech"_s, u"Entry"_s, comment(ticket));
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"sla"][1][u"metAt"].toString(), u"2026-06-18T09:10:00Z"_s);
    }

    void attempts_data()
    {
        QTest::addColumn<QJsonObject>("data");
        QTest::addColumn<bool>("good");
        QTest::addColumn<int>("counted");
        QTest::newRow("failed by default")
            << QJsonObject{{u"tried"_s, u"Restart"_s}, {u"result"_s, u"same"_s}} << true << 1;
        QTest::newRow("partly") << QJsonObject{{u"tried"_s, u"Restart"_s}, {u"outcome"_s, u"partly"_s}} << true << 1;
        QTest::newRow("worked") << QJsonObject{{u"tried"_s, u"Restart"_s}, {u"outcome"_s, u"worked"_s}} << true << 0;
        QTest::newRow("nothing tried") << QJsonObject{{u"result"_s, u"same"_s}} << false << 0;
        QTest::newRow("no outcome of ours")
            << QJsonObject{{u"tried"_s, u"Restart"_s}, {u"outcome"_s, u"great"_s}} << false << 0;
        QTest::newRow("tier by hand") << QJsonObject{{u"tried"_s, u"Restart"_s}, {u"tierLevel"_s, 3}} << false << 0;
        QTest::newRow("no such article") << QJsonObject{{u"tried"_s, u"Restart"_s}, {u"articleId"_s, u"a00000099"_s}}
                                         << false << 0;
    }

    void attempts()
    {
        QFETCH(QJsonObject, data);
        QFETCH(bool, good);
        QFETCH(int, counted);
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QJsonObject answer = desk.create(u"t2tech"_s, u"Entry"_s,
                                               {{u"ticketId"_s, ticket}, {u"kind"_s, u"attempt"_s}, {u"data"_s, data}});
        QCOMPARE(answer[u"id"].isString(), good);
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"attemptCount"].toInt(), counted);
        if (good) {
            QCOMPARE(answer[u"data"][u"tierLevel"].toInt(), 2);
            QVERIFY(answer[u"text"].toString().startsWith(u"Restart"));
        }
    }

    void aChangedPriorityRecomputesRunningClocks()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QString before = desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"sla"][0][u"dueAt"].toString();
        desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"impact"_s, 1}, {u"urgency"_s, 1}});
        const QJsonObject after = desk.get(u"t2tech"_s, u"Ticket"_s, ticket);
        QCOMPARE(after[u"priority"].toInt(), 1);
        QCOMPARE(after[u"sla"][0][u"targetMinutes"].toInt(), 240);
        QVERIFY(after[u"sla"][0][u"dueAt"].toString() < before);
        QCOMPARE(desk.entries(ticket, u"sla"_s).size(), 2);
        const QJsonArray changes = desk.entries(ticket, u"change"_s).first()[u"data"][u"changes"].toArray();
        QCOMPARE(changes.size(), 3); // impact, urgency, and the priority that follows
    }

    void waitingStopsTheClock()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        desk.now = desk.now.addSecs(3600);
        desk.update(u"t2tech"_s, u"Ticket"_s, ticket,
                    {{u"status"_s, u"pending"_s}, {u"pendingReason"_s, u"waiting-for-requester"_s}});
        QJsonObject clock = desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"sla"][0].toObject();
        QVERIFY(clock[u"dueAt"].isNull());
        QCOMPARE(clock[u"remainingMinutes"].toInt(), 1380);
        desk.now = desk.now.addSecs(3600);
        desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"status"_s, u"open"_s}});
        const QJsonObject resumed = desk.get(u"t2tech"_s, u"Ticket"_s, ticket);
        QVERIFY(resumed[u"pendingReason"].isNull());
        clock = resumed[u"sla"][0].toObject();
        QCOMPARE(clock[u"pauses"][0][u"from"].toString(), u"2026-06-18T10:00:00Z"_s);
        QCOMPARE(clock[u"pauses"][0][u"to"].toString(), u"2026-06-18T11:00:00Z"_s);
        // 1,440 working minutes from Thursday 9:00, an hour of it waiting: Tuesday 10:00.
        QCOMPARE(clock[u"dueAt"].toString(), u"2026-06-23T10:00:00Z"_s);
    }

    void waitingEndsWhenItsTimeHasCome()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        desk.update(u"t2tech"_s, u"Ticket"_s, ticket,
                    {{u"status"_s, u"pending"_s},
                     {u"pendingReason"_s, u"waiting-for-vendor"_s},
                     {u"pendingUntil"_s, u"2026-06-18T10:00:00Z"_s}});
        QCOMPARE(passTime(desk.storage(), desk.routing(), desk.now.addSecs(3599)), 0);
        QCOMPARE(passTime(desk.storage(), desk.routing(), desk.now.addSecs(3630)), 1);
        QCOMPARE(passTime(desk.storage(), desk.routing(), desk.now.addSecs(3660)), 0);
        const QJsonObject after = desk.get(u"t2tech"_s, u"Ticket"_s, ticket);
        QCOMPARE(after[u"status"].toString(), u"open"_s);
        QVERIFY(after[u"pendingUntil"].isNull());
        QVERIFY(desk.entries(ticket, u"change"_s).last()[u"byId"].isNull()); // nobody did it
        QCOMPARE(after[u"sla"][0][u"pauses"][0][u"to"].toString(), u"2026-06-18T10:00:00Z"_s);
    }

    void aMoveIsToldOnTheTimeline()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"queueId"_s, desk.queueId(u"Web · Tier 2"_s)}});
        QCOMPARE(desk.entries(ticket, u"reassignment"_s).size(), 1);
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"reassignCount"].toInt(), 1);
        desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"queueId"_s, desk.queueId(u"Mail · Tier 1"_s)}});
        const QList<QJsonObject> returns = desk.entries(ticket, u"return"_s);
        QCOMPARE(returns.size(), 1);
        QCOMPARE(returns[0][u"data"][u"fromLevel"].toInt(), 2);
        QCOMPARE(returns[0][u"data"][u"toLevel"].toInt(), 1);
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"tierLevel"].toInt(), 1);
        // And there is no way back up.
        QCOMPARE(
            desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"queueId"_s, desk.queueId(u"Mail · Tier 2"_s)}})[u"type"]
                .toString(),
            u"invalidProperties"_s);
    }

    void aSupervisorRedactsAnEntry()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QString entry = desk.create(u"t2tech"_s, u"Entry"_s,
                                          {{u"ticketId"_s, ticket},
                                           {u"kind"_s, u"attempt"_s},
                                           {u"data"_s, QJsonObject{{u"tried"_s, u"password hunter2"_s}}}})[u"id"]
                                  .toString();
        QCOMPARE(desk.update(u"t2tech"_s, u"Entry"_s, entry, {{u"redacted"_s, true}})[u"type"].toString(),
                 u"forbidden"_s);
        QCOMPARE(desk.update(u"supervisor"_s, u"Entry"_s, entry, {{u"text"_s, u"x"_s}})[u"type"].toString(),
                 u"invalidProperties"_s);
        QVERIFY(desk.update(u"supervisor"_s, u"Entry"_s, entry, {{u"redacted"_s, true}})[u"version"].isDouble());
        const QJsonObject after = desk.get(u"t2tech"_s, u"Entry"_s, entry);
        QCOMPARE(after[u"text"].toString(), QString());
        QCOMPARE(after[u"data"][u"tried"].toString(), QString());
        QCOMPARE(after[u"data"][u"outcome"].toString(), u"failed"_s);
        QCOMPARE(after[u"redactedById"].toString(), desk.personId(u"supervisor"_s));
    }

    void articlesGoThroughReview()
    {
        TestDesk desk;
        const QString id =
            desk.create(u"t2tech"_s, u"Article"_s, {{u"title"_s, u"How to"_s}, {u"body"_s, u"# Steps"_s}})[u"id"]
                .toString();
        const auto go = [&](const QString &as, const QString &to, const QJsonObject &ops = {}) {
            return desk.update(as, u"Article"_s, id, {{u"state"_s, to}}, ops)[u"type"].toString();
        };
        QCOMPARE(go(u"supervisor"_s, u"published"_s), u"invalidProperties"_s); // not reviewed
        QCOMPARE(go(u"t2tech"_s, u"in-review"_s), QString());
        QCOMPARE(desk.update(u"t2tech"_s, u"Article"_s, id, {{u"body"_s, u"x"_s}})[u"type"].toString(),
                 u"invalidProperties"_s);
        QCOMPARE(go(u"t2tech"_s, u"published"_s), u"forbidden"_s);              // the author
        QCOMPARE(go(u"supervisor"_s, u"published"_s), u"preconditionFailed"_s); // without the version
        const auto was = [](int version) {
            return QJsonObject{{u"was"_s, QJsonObject{{u"state"_s, u"in-review"_s}, {u"version"_s, version}}}};
        };
        QCOMPARE(go(u"supervisor"_s, u"published"_s, was(1)), u"preconditionFailed"_s);
        QCOMPARE(go(u"supervisor"_s, u"published"_s, was(2)), QString());
        const QJsonObject published = desk.get(u"t1agent"_s, u"Article"_s, id);
        QCOMPARE(published[u"revision"].toInt(), 1);

        const QString draft =
            desk.create(u"t2tech"_s, u"Article"_s, {{u"title"_s, u"How to, better"_s}, {u"draftOf"_s, id}})[u"id"]
                .toString();
        desk.update(u"t2tech"_s, u"Article"_s, draft, {{u"state"_s, u"in-review"_s}});
        QVERIFY(
            desk.update(u"supervisor"_s, u"Article"_s, draft, {{u"state"_s, u"published"_s}}, was(2)).contains(u"id"));
        QCOMPARE(desk.get(u"t1agent"_s, u"Article"_s, id)[u"title"].toString(), u"How to, better"_s);
        QCOMPARE(desk.get(u"t1agent"_s, u"Article"_s, id)[u"revision"].toInt(), 2);
        QCOMPARE(desk.get(u"t2tech"_s, u"Article"_s, draft)[u"state"].toString(), u"retired"_s);
    }

    void whoSetsTheDesk_data()
    {
        QTest::addColumn<QString>("as");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QJsonObject>("properties");
        QTest::addColumn<QString>("error");
        const QJsonObject site{{u"name"_s, u"Lisbon"_s}};
        const QJsonObject person{{u"login"_s, u"new"_s}, {u"role"_s, u"technician"_s}};
        QTest::newRow("site by a technician") << u"t2tech"_s << u"Site"_s << site << QString();
        QTest::newRow("asset by a technician")
            << u"t2tech"_s << u"Asset"_s << QJsonObject{{u"name"_s, u"PC"_s}, {u"tag"_s, u"PC-1"_s}} << QString();
        QTest::newRow("site without a name")
            << u"t2tech"_s << u"Site"_s << QJsonObject{{u"address"_s, u"x"_s}} << u"invalidProperties"_s;
        QTest::newRow("person by a supervisor") << u"supervisor"_s << u"Person"_s << person << u"forbidden"_s;
        QTest::newRow("person by an administrator") << u"admin"_s << u"Person"_s << person << QString();
        QTest::newRow("login taken") << u"admin"_s << u"Person"_s << QJsonObject{{u"login"_s, u"t2tech"_s}}
                                     << u"invalidProperties"_s;
        QTest::newRow("queue by a technician")
            << u"t2tech"_s << u"Queue"_s << QJsonObject{{u"name"_s, u"Q"_s}} << u"forbidden"_s;
    }

    void whoSetsTheDesk()
    {
        QFETCH(QString, as);
        QFETCH(QString, type);
        QFETCH(QJsonObject, properties);
        QFETCH(QString, error);
        TestDesk desk;
        QCOMPARE(desk.create(as, type, properties)[u"type"].toString(), error);
    }

    void onesOwnPersonOnly()
    {
        TestDesk desk;
        const QString own = desk.personId(u"t2tech"_s);
        QVERIFY(desk.update(u"t2tech"_s, u"Person"_s, own, {{u"phone"_s, u"12"_s}}).contains(u"version"));
        QCOMPARE(desk.update(u"t2tech"_s, u"Person"_s, own, {{u"role"_s, u"administrator"_s}})[u"type"].toString(),
                 u"forbidden"_s);
        QCOMPARE(desk.update(u"t2tech"_s, u"Person"_s, desk.personId(u"t2second"_s), {{u"phone"_s, u"1"_s}})[u"type"]
                     .toString(),
                 u"forbidden"_s);
    }
};

QTEST_GUILESS_MAIN(SetTest)
#include "tst_set.moc"
