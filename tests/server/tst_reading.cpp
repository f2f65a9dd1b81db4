// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdesk.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::server;

//! `X/get`, `X/query`, `X/changes`: the sweep, the delta, and what they refuse.
class ReadingTest : public QObject
{
    Q_OBJECT

private:
    static QJsonObject filtered(const QJsonObject &filter) { return {{u"filter"_s, filter}}; }

private Q_SLOTS:
    void refusals_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QJsonObject>("arguments");
        QTest::addColumn<QString>("error");
        QJsonArray tooMany;
        for (int i = 0; i < 2001; ++i)
            tooMany.append(u"t%1"_s.arg(i, 8, 10, QLatin1Char('0')));
        QJsonObject deep{{u"open"_s, true}};
        for (int i = 0; i < 4; ++i) {
            QJsonArray inner;
            inner.append(deep);
            deep = {{u"operator"_s, u"AND"_s}, {u"conditions"_s, inner}};
        }
        QJsonArray wide;
        for (int i = 0; i < 33; ++i)
            wide.append(QJsonObject{{u"number"_s, QString::number(i)}});
        const auto row = [](const char *name, const QString &method, const QJsonObject &arguments,
                            const QString &error) { QTest::newRow(name) << method << arguments << error; };
        row("no such method", u"Ticket/delete"_s, {}, u"unknownMethod"_s);
        row("no such type", u"Mail/get"_s, {}, u"unknownMethod"_s);
        row("another account", u"Ticket/get"_s, {{u"accountId"_s, u"a2"_s}}, u"accountNotFound"_s);
        row("too many ids", u"Ticket/get"_s, {{u"ids"_s, tooMany}}, u"requestTooLarge"_s);
        row("ids no list", u"Ticket/get"_s, {{u"ids"_s, u"t00000001"_s}}, u"invalidArguments"_s);
        row("unknown property", u"Ticket/get"_s, {{u"properties"_s, QJsonArray{u"colour"_s}}}, u"invalidArguments"_s);
        row("unknown argument", u"Ticket/changes"_s, {{u"sinceState"_s, u"1.0"_s}, {u"colour"_s, u"red"_s}},
            u"invalidArguments"_s);
        row("scope of a type without one", u"Queue/changes"_s,
            {{u"sinceState"_s, u"1.0"_s}, {u"scope"_s, QJsonObject{{u"open"_s, true}}}}, u"invalidArguments"_s);
        row("scope with an unknown condition", u"Ticket/changes"_s,
            {{u"sinceState"_s, u"1.0"_s}, {u"scope"_s, QJsonObject{{u"colour"_s, u"red"_s}}}}, u"unsupportedFilter"_s);
        row("unknown condition", u"Ticket/query"_s, filtered({{u"colour"_s, u"red"_s}}), u"unsupportedFilter"_s);
        row("condition of another type", u"Article/query"_s, filtered({{u"open"_s, true}}), u"unsupportedFilter"_s);
        row("wrong kind of value", u"Ticket/query"_s, filtered({{u"open"_s, 1}}), u"unsupportedFilter"_s);
        row("no date", u"Ticket/query"_s, filtered({{u"openedAfter"_s, u"today"_s}}), u"unsupportedFilter"_s);
        row("too deep", u"Ticket/query"_s, filtered(deep), u"unsupportedFilter"_s);
        row("too wide", u"Ticket/query"_s, filtered({{u"operator"_s, u"OR"_s}, {u"conditions"_s, wide}}),
            u"unsupportedFilter"_s);
        row("no such operator", u"Ticket/query"_s, filtered({{u"operator"_s, u"XOR"_s}, {u"conditions"_s, wide}}),
            u"unsupportedFilter"_s);
        row("unknown sort", u"Ticket/query"_s,
            {{u"sort"_s, QJsonArray{QJsonValue(QJsonObject{{u"property"_s, u"subject"_s}})}}}, u"unsupportedSort"_s);
        row("negative limit", u"Ticket/query"_s, {{u"limit"_s, -1}}, u"invalidArguments"_s);
        row("anchor not there", u"Ticket/query"_s, {{u"anchor"_s, u"t00000099"_s}}, u"anchorNotFound"_s);
        row("state of another server", u"Ticket/changes"_s, {{u"sinceState"_s, u"1.00000000"_s}},
            u"cannotCalculateChanges"_s);
        row("state from the future", u"Ticket/changes"_s, {{u"sinceState"_s, u"99999.12345678"_s}},
            u"cannotCalculateChanges"_s);
        row("no state of ours", u"Ticket/changes"_s, {{u"sinceState"_s, u"abc"_s}}, u"cannotCalculateChanges"_s);
        row("no changes at a time", u"Ticket/changes"_s, {{u"sinceState"_s, u"1.0"_s}, {u"maxChanges"_s, 0}},
            u"invalidArguments"_s);
        row("queryChanges", u"Ticket/queryChanges"_s, {{u"sinceQueryState"_s, u"x"_s}}, u"cannotCalculateChanges"_s);
        row("wrong state for a set", u"Ticket/set"_s, {{u"ifInState"_s, u"1.0"_s}}, u"stateMismatch"_s);
        row("create no object", u"Ticket/set"_s, {{u"create"_s, QJsonArray()}}, u"invalidArguments"_s);
    }

    void refusals()
    {
        QFETCH(QString, method);
        QFETCH(QJsonObject, arguments);
        QFETCH(QString, error);
        TestDesk desk;
        if (!arguments.contains(u"accountId"))
            arguments.insert(u"accountId"_s, u"a1"_s);
        QJsonArray one;
        one.append(QJsonArray{method, arguments, u"0"_s});
        const QJsonArray answer = desk.calls(u"t2tech"_s, one)[0].toArray();
        QCOMPARE(answer[0].toString(), u"error"_s);
        QCOMPARE(answer[1][u"type"].toString(), error);
    }

    void filters_data()
    {
        QTest::addColumn<QJsonObject>("filter");
        QTest::addColumn<QStringList>("subjects");
        const QStringList all = {u"alpha"_s, u"beta 100%"_s, u"gamma"_s};
        QTest::newRow("none") << QJsonObject() << all;
        QTest::newRow("open") << QJsonObject{{u"open"_s, true}} << all;
        QTest::newRow("not open") << QJsonObject{{u"open"_s, false}} << QStringList();
        QTest::newRow("status") << QJsonObject{{u"status"_s, u"open"_s}} << QStringList{u"gamma"_s};
        QTest::newRow("tier") << QJsonObject{{u"tierLevels"_s, QJsonArray{2, 3}}}
                              << QStringList{u"beta 100%"_s, u"gamma"_s};
        QTest::newRow("no tier") << QJsonObject{{u"tierLevels"_s, QJsonArray()}} << QStringList();
        QTest::newRow("assignee") << QJsonObject{{u"assigneeId"_s, u"P:t2tech"_s}} << QStringList{u"gamma"_s};
        QTest::newRow("assignee nobody has") << QJsonObject{{u"assigneeId"_s, u"nonsense"_s}} << QStringList();
        QTest::newRow("unassigned") << QJsonObject{{u"unassigned"_s, true}} << QStringList{u"alpha"_s, u"beta 100%"_s};
        QTest::newRow("priority") << QJsonObject{{u"priority"_s, 1}} << QStringList{u"alpha"_s};
        QTest::newRow("tag") << QJsonObject{{u"tag"_s, u"vip"_s}} << QStringList{u"beta 100%"_s};
        QTest::newRow("requester") << QJsonObject{{u"requesterEmail"_s, u"ANA@example.org"_s}}
                                   << QStringList{u"alpha"_s};
        QTest::newRow("text") << QJsonObject{{u"text"_s, u"gam"_s}} << QStringList{u"gamma"_s};
        QTest::newRow("text with a wildcard") << QJsonObject{{u"text"_s, u"100%"_s}} << QStringList{u"beta 100%"_s};
        QTest::newRow("text that is only a wildcard") << QJsonObject{{u"text"_s, u"_"_s}} << QStringList();
        QTest::newRow("two conditions") << QJsonObject{{u"unassigned"_s, true}, {u"priority"_s, 1}}
                                        << QStringList{u"alpha"_s};
        QTest::newRow("or") << QJsonObject{{u"operator"_s, u"OR"_s},
                                           {u"conditions"_s,
                                            QJsonArray{QJsonObject{{u"priority"_s, 1}},
                                                       QJsonObject{{u"tag"_s, u"vip"_s}}}}}
                            << QStringList{u"alpha"_s, u"beta 100%"_s};
        QTest::newRow("not") << QJsonObject{{u"operator"_s, u"NOT"_s},
                                            {u"conditions"_s,
                                             QJsonArray{QJsonObject{{u"assigneeId"_s, u"P:t2tech"_s}},
                                                        QJsonObject{{u"priority"_s, 1}}}}}
                             << QStringList{u"beta 100%"_s};
        QTest::newRow("before the first") << QJsonObject{{u"idBefore"_s, u"t00000001"_s}} << QStringList();
        QTest::newRow("before the third")
            << QJsonObject{{u"idBefore"_s, u"t00000003"_s}} << QStringList{u"alpha"_s, u"beta 100%"_s};
        QTest::newRow("opened later") << QJsonObject{{u"openedAfter"_s, u"2027-01-01T00:00:00Z"_s}} << QStringList();
        QTest::newRow("due soon") << QJsonObject{{u"slaDueBefore"_s, u"2026-06-18T14:00:00Z"_s}}
                                  << QStringList{u"alpha"_s, u"beta 100%"_s};
    }

    void filters()
    {
        QFETCH(QJsonObject, filter);
        QFETCH(QStringList, subjects);
        TestDesk desk;
        desk.ticketIn(u"Mail · Tier 1"_s,
                      {{u"subject"_s, u"alpha"_s},
                       {u"impact"_s, 1},
                       {u"urgency"_s, 1},
                       {u"requester"_s, QJsonObject{{u"name"_s, u"Ana"_s}, {u"email"_s, u"Ana@example.org"_s}}}});
        desk.ticketIn(u"Mail · Tier 2"_s, {{u"subject"_s, u"beta 100%"_s}, {u"tags"_s, QJsonArray{u"vip"_s}}});
        const QString gamma = desk.ticketIn(u"Mail · Tier 3"_s, {{u"subject"_s, u"gamma"_s}});
        desk.now = desk.now.addDays(4);
        desk.create(u"t2tech"_s, u"Entry"_s, {{u"ticketId"_s, gamma}, {u"kind"_s, u"comment"_s}, {u"text"_s, u"x"_s}});
        desk.update(u"t2tech"_s, u"Ticket"_s, gamma, {{u"assigneeId"_s, desk.personId(u"t2tech"_s)}});
        QByteArray json = QJsonDocument(filter).toJson();
        json.replace("P:t2tech", desk.personId(u"t2tech"_s).toLatin1());
        QStringList found;
        for (const QString &id : desk.query(u"t2tech"_s, u"Ticket"_s, QJsonDocument::fromJson(json).object()))
            found.append(desk.get(u"t2tech"_s, u"Ticket"_s, id)[u"subject"].toString());
        QCOMPARE(found, subjects);
    }

    void theSweepMeetsEachTicketOnce()
    {
        TestDesk desk;
        QStringList expected;
        for (int i = 0; i < 7; ++i)
            expected.prepend(desk.ticketIn(u"Mail · Tier 1"_s));
        QStringList swept;
        QJsonObject arguments{
            {u"limit"_s, 3},
            {u"calculateTotal"_s, true},
            {u"sort"_s, QJsonArray{QJsonValue(QJsonObject{{u"property"_s, u"id"_s}, {u"isAscending"_s, false}})}}};
        for (int page = 0; page < 5; ++page) {
            const QJsonObject answer = desk.call(u"t2tech"_s, u"Ticket/query"_s, arguments);
            const QStringList ids = answer[u"ids"].toVariant().toStringList();
            if (ids.isEmpty())
                break;
            swept += ids;
            arguments.insert(u"filter"_s, QJsonObject{{u"idBefore"_s, ids.last()}});
            // What changes during the sweep does not move in it.
            desk.update(u"t2tech"_s, u"Ticket"_s, expected.last(), {{u"subject"_s, u"changed %1"_s.arg(page)}});
        }
        QCOMPARE(swept, expected);
    }

    void sorts()
    {
        TestDesk desk;
        const QString late = desk.ticketIn(u"Mail · Tier 1"_s, {{u"impact"_s, 3}, {u"urgency"_s, 3}});
        const QString soon = desk.ticketIn(u"Mail · Tier 1"_s, {{u"impact"_s, 1}, {u"urgency"_s, 1}});
        const QString waiting = desk.ticketIn(u"Mail · Tier 1"_s);
        desk.create(u"t1agent"_s, u"Entry"_s,
                    {{u"ticketId"_s, waiting}, {u"kind"_s, u"comment"_s}, {u"text"_s, u"x"_s}});
        desk.update(u"t1agent"_s, u"Ticket"_s, waiting,
                    {{u"status"_s, u"pending"_s}, {u"pendingReason"_s, u"waiting-for-requester"_s}});
        const auto sorted = [&](const QString &property, bool ascending) {
            return desk
                .call(u"t2tech"_s, u"Ticket/query"_s,
                      {{u"sort"_s,
                        QJsonArray{QJsonValue(
                            QJsonObject{{u"property"_s, property}, {u"isAscending"_s, ascending}})}}})[u"ids"]
                .toVariant()
                .toStringList();
        };
        QCOMPARE(sorted(u"slaDue"_s, true), (QStringList{soon, late, waiting}));  // no due instant: last
        QCOMPARE(sorted(u"slaDue"_s, false), (QStringList{late, soon, waiting})); // either way
        QCOMPARE(sorted(u"priority"_s, true), (QStringList{soon, waiting, late}));
        QCOMPARE(sorted(u"id"_s, false), (QStringList{waiting, soon, late}));
    }

    void getTellsWhatIsNotThere()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 1"_s);
        const QJsonObject answer = desk.call(u"t2tech"_s, u"Ticket/get"_s,
                                             {{u"ids"_s, QJsonArray{ticket, u"t00000099"_s, u"x"_s, ticket}},
                                              {u"properties"_s, QJsonArray{u"subject"_s}}});
        QCOMPARE(answer[u"list"].toArray().size(), 1);
        QCOMPARE(answer[u"list"][0].toObject(),
                 (QJsonObject{{u"id"_s, ticket}, {u"subject"_s, u"Mail does not arrive"_s}}));
        QCOMPARE(answer[u"notFound"].toArray(), (QJsonArray{u"x"_s, u"t00000099"_s}));
        // All properties of the type, and nothing else.
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket).size(),
                 static_cast<qsizetype>(secondline::domain::properties(secondline::domain::ObjectType::Ticket).size())
                     + 2);
    }

    void aScopeTellsOnlyWhatLiesInside_data()
    {
        QTest::addColumn<QJsonObject>("scope"); // "mail" stands for that queue's id, "second" for t2second's
        QTest::newRow("queues") << QJsonObject{{u"queueIds"_s, QJsonArray{u"mail"_s}}};
        QTest::newRow("one person's") << QJsonObject{{u"assigneeId"_s, u"second"_s}};
    }
    void aScopeTellsOnlyWhatLiesInside()
    {
        TestDesk desk;
        const QString mail = desk.queueId(u"Mail · Tier 2"_s);
        const QString second = desk.personId(u"t2second"_s);
        QFETCH(QJsonObject, scope);
        if (scope.contains(u"queueIds"))
            scope[u"queueIds"] = QJsonArray{mail};
        else
            scope[u"assigneeId"] = second;
        const auto changes = [&](const QString &type, const QString &since, const QJsonValue &within) {
            return desk.call(u"t2tech"_s, type + u"/changes"_s, {{u"sinceState"_s, since}, {u"scope"_s, within}});
        };
        const QString before = desk.state(u"t2tech"_s, u"Ticket"_s);
        const QString entriesBefore = desk.state(u"t2tech"_s, u"Entry"_s);
        const QString inside = desk.ticketIn(u"Mail · Tier 2"_s, {{u"assigneeId"_s, second}});
        const QString outside = desk.ticketIn(u"Web · Tier 2"_s);
        for (const QString &ticket : {inside, outside})
            desk.create(u"t2tech"_s, u"Entry"_s,
                        {{u"ticketId"_s, ticket}, {u"kind"_s, u"note"_s}, {u"text"_s, u"Seen."_s}});

        const QJsonObject first = changes(u"Ticket"_s, before, scope);
        QCOMPARE(first[u"created"].toVariant().toStringList(), QStringList{inside});
        QVERIFY(!first[u"updated"].toArray().contains(outside));
        const QJsonArray entries = changes(u"Entry"_s, entriesBefore, scope)[u"created"].toArray();
        QVERIFY(!entries.isEmpty());
        for (const QJsonValue &entry : entries)
            QCOMPARE(desk.get(u"t2tech"_s, u"Entry"_s, entry.toString())[u"ticketId"].toString(), inside);

        // The state belongs to its scope.
        const QString scoped = first[u"newState"].toString();
        QCOMPARE(changes(u"Ticket"_s, scoped, QJsonObject{{u"open"_s, true}})[u"type"].toString(),
                 u"cannotCalculateChanges"_s);
        QCOMPARE(changes(u"Ticket"_s, scoped, QJsonValue::Null)[u"type"].toString(), u"cannotCalculateChanges"_s);
        QCOMPARE(changes(u"Ticket"_s, scoped, scope)[u"created"].toArray().size(), 0);

        // Leaving is destroyed without alarm, entering is created.
        const QJsonObject out = scope.contains(u"queueIds")
            ? QJsonObject{{u"queueId"_s, desk.queueId(u"Mail · Tier 1"_s)}}
            : QJsonObject{{u"assigneeId"_s, QJsonValue::Null}};
        QVERIFY(!desk.update(u"t2tech"_s, u"Ticket"_s, inside, out).contains(u"type"));
        const QJsonObject in =
            scope.contains(u"queueIds") ? QJsonObject{{u"queueId"_s, mail}} : QJsonObject{{u"assigneeId"_s, second}};
        QVERIFY(!desk.update(u"t2tech"_s, u"Ticket"_s, outside, in).contains(u"type"));
        const QJsonObject later = changes(u"Ticket"_s, scoped, scope);
        QCOMPARE(later[u"destroyed"].toVariant().toStringList(), QStringList{inside});
        QCOMPARE(later[u"outOfScope"].toVariant().toStringList(), QStringList{inside});
        QCOMPARE(later[u"created"].toVariant().toStringList(), QStringList{outside});
    }

    void changesComeInWholeCommits()
    {
        TestDesk desk;
        const QString start = desk.state(u"t2tech"_s, u"Ticket"_s);
        QStringList made;
        for (int i = 0; i < 5; ++i)
            made.append(desk.create(u"t1agent"_s, u"Ticket"_s, {{u"subject"_s, u"S"_s}})[u"id"].toString());
        QStringList seen;
        QString since = start;
        int rounds = 0;
        bool more = true;
        while (more && rounds < 10) {
            const QJsonObject changes = desk.changes(u"t2tech"_s, u"Ticket"_s, since, 2);
            QVERIFY(changes[u"created"].toArray().size() <= 2);
            QCOMPARE(changes[u"oldState"].toString(), since);
            seen += changes[u"created"].toVariant().toStringList();
            since = changes[u"newState"].toString();
            more = changes[u"hasMoreChanges"].toBool();
            ++rounds;
        }
        QCOMPARE(seen, made);
        QCOMPARE(rounds, 3);
        QCOMPARE(since, desk.state(u"t2tech"_s, u"Ticket"_s));
        const QJsonObject none = desk.changes(u"t2tech"_s, u"Ticket"_s, since);
        QCOMPARE(none[u"newState"].toString(), since);
        QCOMPARE(none[u"created"].toArray().size() + none[u"updated"].toArray().size(), 0);
    }

    void oneCommitTooLargeCannotBeTold()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 1"_s);
        const QString start = desk.state(u"t2tech"_s, u"Entry"_s);
        desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"impact"_s, 1}, {u"urgency"_s, 1}}); // three entries
        QCOMPARE(desk.changes(u"t2tech"_s, u"Entry"_s, start, 2)[u"type"].toString(), u"cannotCalculateChanges"_s);
        QCOMPARE(desk.changes(u"t2tech"_s, u"Entry"_s, start, 3)[u"created"].toArray().size(), 3);
    }

    void resultReferences()
    {
        TestDesk desk;
        const QString start = desk.state(u"t2tech"_s, u"Ticket"_s);
        const QString ticket = desk.ticketIn(u"Mail · Tier 1"_s);
        const auto reference = [](const QString &of, const QString &name, const QString &path) {
            return QJsonObject{{u"resultOf"_s, of}, {u"name"_s, name}, {u"path"_s, path}};
        };
        const QString a1 = u"a1"_s;
        const QJsonArray answers = desk.calls(
            u"t2tech"_s,
            {QJsonArray{u"Ticket/changes"_s, QJsonObject{{u"accountId"_s, a1}, {u"sinceState"_s, start}}, u"c"_s},
             QJsonArray{
                 u"Ticket/get"_s,
                 QJsonObject{{u"accountId"_s, a1}, {u"#ids"_s, reference(u"c"_s, u"Ticket/changes"_s, u"/created"_s)}},
                 u"g"_s},
             QJsonArray{u"Queue/get"_s,
                        QJsonObject{{u"accountId"_s, a1},
                                    {u"#ids"_s, reference(u"g"_s, u"Ticket/get"_s, u"/list/*/queueId"_s)}},
                        u"q"_s},
             QJsonArray{u"Queue/get"_s,
                        QJsonObject{{u"accountId"_s, a1}, {u"#ids"_s, reference(u"g"_s, u"Ticket/query"_s, u"/ids"_s)}},
                        u"x"_s}});
        QCOMPARE(answers[1][1][u"list"][0][u"id"].toString(), ticket);
        QCOMPARE(answers[2][1][u"list"][0][u"name"].toString(), u"Mail · Tier 1"_s);
        QCOMPARE(answers[3][1][u"type"].toString(), u"invalidResultReference"_s);
    }

    void readsBeforeAWriteSeeOneMoment()
    {
        TestDesk desk;
        const QJsonObject account{{u"accountId"_s, u"a1"_s}, {u"ids"_s, QJsonArray()}};
        QJsonObject write{{u"accountId"_s, u"a1"_s},
                          {u"create"_s, QJsonObject{{u"c"_s, QJsonObject{{u"subject"_s, u"S"_s}}}}}};
        const QJsonArray answers =
            desk.calls(u"t2tech"_s,
                       {QJsonArray{u"Ticket/get"_s, account, u"0"_s}, QJsonArray{u"Ticket/get"_s, account, u"1"_s},
                        QJsonArray{u"Ticket/set"_s, write, u"2"_s}, QJsonArray{u"Ticket/get"_s, account, u"3"_s}});
        QCOMPARE(answers[0][1][u"state"], answers[1][1][u"state"]);
        QCOMPARE(answers[2][1][u"oldState"], answers[0][1][u"state"]);
        QCOMPARE(answers[3][1][u"state"], answers[2][1][u"newState"]);
        QVERIFY(answers[3][1][u"state"] != answers[0][1][u"state"]);
    }

    void aRestoredBackupDoesNotKnowLaterStates()
    {
        TestDesk desk;
        QTemporaryDir directory;
        const QString backup = directory.filePath(u"backup.db"_s);
        const QString database = desk.folder().path() + u"/server.db"_s;
        QVERIFY(QFile::copy(database, backup));
        desk.ticketIn(u"Mail · Tier 1"_s);
        const QString later = desk.state(u"t2tech"_s, u"Ticket"_s);
        const auto folder = DataFolder::open(directory.filePath(u"restored"_s));
        QVERIFY(folder.has_value());
        QVERIFY(QFile::copy(backup, folder->path() + u"/server.db"_s));
        const std::unique_ptr<Storage> restored = folder->storage();
        {
            Transaction transaction(*restored, Storage::Access::Write);
            for (int i = 0; i < 50; ++i)
                restored->nextCommit(); // it ran on past the client's number
            transaction.commit();
        }
        Transaction reading(*restored, Storage::Access::Read);
        const auto caller = restored->caller(*restored->named(secondline::domain::ObjectType::Person, u"t2tech"_s));
        QVERIFY(!restored->changes(secondline::domain::ObjectType::Ticket, later, 100, *caller));
    }
};

QTEST_GUILESS_MAIN(ReadingTest)
#include "tst_reading.moc"
