// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdesk.h"

#include "server/checks/digest.h"
#include "server/storage/blobfiles.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::server;

//! What a person may not read never leaves the server, by whatever method it is asked for.
class VisibilityTest : public QObject
{
    Q_OBJECT

private:
    static constexpr QStringView secret = u"XYZZY";

    struct Hidden
    {
        QString ticket;
        QString entry;
        QString ticketState; //!< of before they changed where nobody who is shut out saw them
        QString entryState;
    };
    //! A ticket with an entry in the queue that t2tech is shut out of.
    static Hidden hiddenTicket(TestDesk &desk)
    {
        const QString ticket = desk.ticketIn(u"Web · Tier 2"_s, {{u"subject"_s, secret.toString()}});
        const QString ticketState = desk.state(u"t2tech"_s, u"Ticket"_s);
        const QString entryState = desk.state(u"t2tech"_s, u"Entry"_s);
        const QString entry =
            desk.create(u"t2second"_s, u"Entry"_s,
                        {{u"ticketId"_s, ticket}, {u"kind"_s, u"note"_s}, {u"text"_s, secret.toString()}})[u"id"]
                .toString();
        desk.restrictTo(u"t2tech"_s, u"Web · Tier 2"_s, {false, {}, {}});
        desk.setStatus(ticket, u"open"_s);
        return {ticket, entry, ticketState, entryState};
    }

private Q_SLOTS:
    void nothingOfAHiddenTicketIsAnswered_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QJsonObject>("arguments");
        const auto row = [](const char *name, const QString &method, const QJsonObject &arguments) {
            QTest::newRow(name) << method << arguments;
        };
        row("get", u"Ticket/get"_s, {{u"ids"_s, QJsonArray{u"TICKET"_s}}});
        row("get all", u"Ticket/get"_s, {{u"ids"_s, QJsonValue()}});
        row("get one property", u"Ticket/get"_s,
            {{u"ids"_s, QJsonArray{u"TICKET"_s}}, {u"properties"_s, QJsonArray{u"subject"_s}}});
        row("query", u"Ticket/query"_s, {});
        row("query by text", u"Ticket/query"_s, {{u"filter"_s, QJsonObject{{u"text"_s, secret.toString()}}}});
        row("query by not", u"Ticket/query"_s,
            {{u"filter"_s,
              QJsonObject{{u"operator"_s, u"NOT"_s},
                          {u"conditions"_s, QJsonArray{QJsonValue(QJsonObject{{u"open"_s, false}})}}}}});
        row("query by or", u"Ticket/query"_s,
            {{u"filter"_s,
              QJsonObject{
                  {u"operator"_s, u"OR"_s},
                  {u"conditions"_s, QJsonArray{QJsonObject{{u"open"_s, true}}, QJsonObject{{u"open"_s, false}}}}}}});
        row("query with a total", u"Ticket/query"_s, {{u"calculateTotal"_s, true}});
        row("changes", u"Ticket/changes"_s, {{u"sinceState"_s, u"START Ticket"_s}});
        row("entries", u"Entry/get"_s, {{u"ids"_s, QJsonArray{u"ENTRY"_s}}});
        row("all entries", u"Entry/get"_s, {{u"ids"_s, QJsonValue()}});
        row("entries of the ticket", u"Entry/query"_s,
            {{u"filter"_s, QJsonObject{{u"ticketIds"_s, QJsonArray{u"TICKET"_s}}}}});
        row("entry changes", u"Entry/changes"_s, {{u"sinceState"_s, u"START Entry"_s}});
        row("update", u"Ticket/set"_s,
            {{u"update"_s, QJsonObject{{u"TICKET"_s, QJsonObject{{u"subject"_s, u"x"_s}}}}}});
        row("update with a wrong precondition", u"Ticket/set"_s,
            {{u"update"_s, QJsonObject{{u"TICKET"_s, QJsonObject{{u"subject"_s, u"x"_s}}}}},
             {u"ops"_s, QJsonObject{{u"TICKET"_s, QJsonObject{{u"was"_s, QJsonObject{{u"subject"_s, u"y"_s}}}}}}}});
        row("entry create", u"Entry/set"_s,
            {{u"create"_s,
              QJsonObject{
                  {u"c"_s, QJsonObject{{u"ticketId"_s, u"TICKET"_s}, {u"kind"_s, u"note"_s}, {u"text"_s, u"x"_s}}}}}});
        row("redaction", u"Entry/set"_s,
            {{u"update"_s, QJsonObject{{u"ENTRY"_s, QJsonObject{{u"redacted"_s, true}}}}}});
        row("as a parent", u"Ticket/set"_s,
            {{u"create"_s, QJsonObject{{u"c"_s, QJsonObject{{u"subject"_s, u"x"_s}, {u"parentId"_s, u"TICKET"_s}}}}}});
        row("destroy", u"Ticket/set"_s, {{u"destroy"_s, QJsonArray{u"TICKET"_s}}});
    }

    void nothingOfAHiddenTicketIsAnswered()
    {
        QFETCH(QString, method);
        QFETCH(QJsonObject, arguments);
        TestDesk desk;
        const Hidden hidden = hiddenTicket(desk);
        const QJsonObject before = desk.get(u"t2second"_s, u"Ticket"_s, hidden.ticket);
        QByteArray json = QJsonDocument(arguments).toJson();
        json.replace("START Ticket", hidden.ticketState.toLatin1())
            .replace("START Entry", hidden.entryState.toLatin1());
        json.replace("TICKET", hidden.ticket.toLatin1()).replace("ENTRY", hidden.entry.toLatin1());
        const QJsonObject answer = desk.call(u"t2tech"_s, method, QJsonDocument::fromJson(json).object());
        const QByteArray text = QJsonDocument(answer).toJson();
        QVERIFY2(!text.contains(secret.toLatin1()), text.constData());
        // The id may come back only where the person said it first, as not there.
        for (const char *member : {"list", "ids", "created", "updated", "destroyed"}) {
            const QJsonValue found = answer[QLatin1StringView(member)];
            const QByteArray inner = QJsonDocument(QJsonArray{found}).toJson();
            QVERIFY2(!inner.contains(hidden.ticket.toLatin1()) && !inner.contains(hidden.entry.toLatin1()),
                     text.constData());
        }
        QVERIFY(!answer.contains(u"total") || answer[u"total"].toInt() == 0);
        QCOMPARE(desk.get(u"t2second"_s, u"Ticket"_s, hidden.ticket), before);
        // Others still see it: the test would otherwise pass on an empty desk.
        QCOMPARE(before[u"subject"].toString(), secret.toString());
        QCOMPARE(desk.entries(hidden.ticket).size(), 1);
    }

    void readingIsNotWorking()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Web · Tier 2"_s);
        desk.restrictTo(u"t2tech"_s, u"Web · Tier 2"_s, {{}, false, {}});
        QVERIFY(!desk.get(u"t2tech"_s, u"Ticket"_s, ticket).isEmpty());
        QCOMPARE(desk.update(u"t2tech"_s, u"Ticket"_s, ticket, {{u"subject"_s, u"x"_s}})[u"type"].toString(),
                 u"forbidden"_s);
        const QJsonObject entry{{u"ticketId"_s, ticket}, {u"kind"_s, u"note"_s}, {u"text"_s, u"x"_s}};
        QCOMPARE(desk.create(u"t2tech"_s, u"Entry"_s, entry)[u"type"].toString(), u"forbidden"_s);
        // The owner works on it wherever it is (R10): t1agent took it in.
        desk.restrictTo(u"t1agent"_s, u"Web · Tier 2"_s, {{}, false, {}});
        QVERIFY(desk.create(u"t1agent"_s, u"Entry"_s, entry)[u"id"].isString());
    }

    void rightsShowInTheQueue()
    {
        TestDesk desk;
        const QString queue = desk.queueId(u"Web · Tier 2"_s);
        const QString before = desk.state(u"t2tech"_s, u"Queue"_s);
        QCOMPARE(desk.get(u"t2tech"_s, u"Queue"_s, queue)[u"myRights"].toObject(),
                 (QJsonObject{{u"mayRead"_s, true}, {u"mayWork"_s, true}, {u"maySupervise"_s, false}}));
        QCOMPARE(desk.get(u"supervisor"_s, u"Queue"_s, queue)[u"myRights"][u"maySupervise"].toBool(), true);
        desk.restrictTo(u"t2tech"_s, u"Web · Tier 2"_s, {false, {}, {}});
        QCOMPARE(desk.get(u"t2tech"_s, u"Queue"_s, queue)[u"myRights"].toObject(),
                 (QJsonObject{{u"mayRead"_s, false}, {u"mayWork"_s, false}, {u"maySupervise"_s, false}}));
        QCOMPARE(desk.get(u"t2second"_s, u"Queue"_s, queue)[u"myRights"][u"mayRead"].toBool(), true);
        const QJsonObject changes = desk.changes(u"t2tech"_s, u"Queue"_s, before);
        QCOMPARE(changes[u"updated"].toArray(), QJsonArray{queue});
    }

    void aMovedTicketComesAndGoes()
    {
        TestDesk desk;
        desk.restrictTo(u"t2tech"_s, u"Web · Tier 2"_s, {false, {}, {}});
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QString start = desk.state(u"t2tech"_s, u"Ticket"_s);
        const auto move = [&](const QString &queue) {
            QVERIFY(desk.update(u"supervisor"_s, u"Ticket"_s, ticket, {{u"queueId"_s, desk.queueId(queue)}})
                        .contains(u"version"));
        };
        const auto listed = [&](const QString &person, const QString &since, const QString &list) {
            return desk.changes(person, u"Ticket"_s, since)[list].toArray().contains(ticket);
        };
        move(u"Web · Tier 2"_s);
        const QString away = desk.state(u"t2tech"_s, u"Ticket"_s);
        QVERIFY(listed(u"t2tech"_s, start, u"destroyed"_s));
        QVERIFY(listed(u"t2second"_s, start, u"updated"_s));
        desk.update(u"supervisor"_s, u"Ticket"_s, ticket, {{u"subject"_s, u"changed while away"_s}});
        QCOMPARE(desk.changes(u"t2tech"_s, u"Ticket"_s, away)[u"destroyed"].toArray(), QJsonArray());
        QCOMPARE(desk.changes(u"t2tech"_s, u"Ticket"_s, away)[u"updated"].toArray(), QJsonArray());
        move(u"Mail · Tier 2"_s);
        QVERIFY(listed(u"t2tech"_s, away, u"created"_s));
        QVERIFY(listed(u"t2tech"_s, start, u"updated"_s)); // away and back: it is simply changed
    }

    void whoeverSawItMeanwhileIsToldThatItWent()
    {
        TestDesk desk;
        desk.restrictTo(u"t2tech"_s, u"Web · Tier 2"_s, {false, {}, {}});
        const auto gone = [&](const QString &since, const QString &ticket) {
            return desk.changes(u"t2tech"_s, u"Ticket"_s, since)[u"destroyed"].toArray().contains(ticket);
        };
        const QString start = desk.state(u"t2tech"_s, u"Ticket"_s);
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const auto move = [&](const QString &queue) {
            desk.update(u"supervisor"_s, u"Ticket"_s, ticket, {{u"queueId"_s, desk.queueId(queue)}});
        };
        move(u"Web · Tier 2"_s);
        const QString away = desk.state(u"t2tech"_s, u"Ticket"_s);
        desk.setStatus(ticket, u"open"_s);
        QVERIFY(gone(start, ticket));
        QVERIFY(!gone(away, ticket)); // hidden all the time
    }

    //! An answer that ends at a state in between, in the order of the last change: what came into sight or left it
    //! before that state, and has changed once more after it, is told, or its viewer would never learn of it
    //! (fault_simulation, seeds 1210146 and 40012184).
    void nothingIsPassedOver_data()
    {
        QTest::addColumn<bool>("comes");
        QTest::newRow("it came") << true;
        QTest::newRow("it went") << false;
    }
    void nothingIsPassedOver()
    {
        QFETCH(bool, comes);
        TestDesk desk;
        const QString open = u"Mail · Tier 2"_s;
        const QString hidden = u"Web · Tier 2"_s;
        desk.restrictTo(u"t2tech"_s, hidden, {false, {}, {}});
        const QString mover = desk.ticketIn(comes ? hidden : open);
        const QString first = desk.ticketIn(open);
        const QString second = desk.ticketIn(open);
        const QString since = desk.state(u"t2tech"_s, u"Ticket"_s);
        const auto change = [&](const QString &ticket, const QJsonObject &what) {
            desk.update(u"supervisor"_s, u"Ticket"_s, ticket, what);
        };
        change(mover, {{u"queueId"_s, desk.queueId(comes ? open : hidden)}});
        change(first, {{u"subject"_s, u"One"_s}});
        change(second, {{u"subject"_s, u"Two"_s}});
        change(mover, {{u"subject"_s, u"Three"_s}});
        const QJsonObject half = desk.changes(u"t2tech"_s, u"Ticket"_s, since, 2);
        QVERIFY(half[u"hasMoreChanges"].toBool());
        QCOMPARE(half[u"updated"].toArray(), QJsonArray{first});
        QCOMPARE(half[comes ? u"created" : u"destroyed"].toArray(), QJsonArray{mover});
        const QJsonObject rest = desk.changes(u"t2tech"_s, u"Ticket"_s, half[u"newState"].toString(), 2);
        QCOMPARE(rest[u"updated"].toArray(), comes ? (QJsonArray{second, mover}) : QJsonArray{second});
        QVERIFY(!rest[u"hasMoreChanges"].toBool());
    }

    void articles_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("audience");
        QTest::addColumn<QString>("reader");
        QTest::addColumn<bool>("reads");
        QTest::newRow("published for all") << u"published"_s << 1 << u"t1agent"_s << true;
        QTest::newRow("published for Tier 2, read at Tier 1") << u"published"_s << 2 << u"t1agent"_s << false;
        QTest::newRow("published for Tier 2, read at Tier 2") << u"published"_s << 2 << u"t2second"_s << true;
        QTest::newRow("draft of another") << u"draft"_s << 1 << u"t2second"_s << false;
        QTest::newRow("draft of one's own") << u"draft"_s << 3 << u"t2tech"_s << true;
        QTest::newRow("draft, supervisor") << u"draft"_s << 1 << u"supervisor"_s << true;
        QTest::newRow("in review, not the reviewer") << u"in-review"_s << 1 << u"t1agent"_s << false;
        QTest::newRow("in review, the reviewer") << u"in-review"_s << 1 << u"t2second"_s << true;
    }

    void articles()
    {
        QFETCH(QString, state);
        QFETCH(int, audience);
        QFETCH(QString, reader);
        QFETCH(bool, reads);
        TestDesk desk;
        const QString start = desk.state(reader, u"Article"_s);
        const QString id =
            desk.create(u"t2tech"_s, u"Article"_s, {{u"title"_s, u"T"_s}, {u"audienceLevel"_s, audience}})[u"id"]
                .toString();
        if (state != u"draft") {
            desk.update(u"t2tech"_s, u"Article"_s, id,
                        {{u"state"_s, u"in-review"_s}, {u"reviewerId"_s, desk.personId(u"t2second"_s)}});
        }
        if (state == u"published") {
            const QString other = desk.personId(u"supervisor"_s);
            desk.update(u"t2tech"_s, u"Article"_s, id, {{u"reviewerId"_s, other}});
            desk.update(u"supervisor"_s, u"Article"_s, id, {{u"state"_s, u"published"_s}},
                        {{u"was"_s, QJsonObject{{u"state"_s, u"in-review"_s}, {u"version"_s, 3}}}});
        }
        QCOMPARE(desk.get(u"admin"_s, u"Article"_s, id)[u"state"].toString(), state);
        QCOMPARE(!desk.get(reader, u"Article"_s, id).isEmpty(), reads);
        QCOMPARE(desk.query(reader, u"Article"_s).contains(id), reads);
        QCOMPARE(desk.changes(reader, u"Article"_s, start)[u"created"].toArray().contains(id), reads);
    }

    void anotherTierReadsOtherArticles()
    {
        TestDesk desk;
        const QString start = desk.state(u"t1agent"_s, u"Article"_s);
        putPerson(desk.storage(), desk.routing(), {u"t1agent"_s, {}, {}, domain::Role::Analyst, 2});
        QCOMPARE(desk.changes(u"t1agent"_s, u"Article"_s, start)[u"type"].toString(), u"cannotCalculateChanges"_s);
        QVERIFY(!desk.changes(u"t2tech"_s, u"Article"_s, start).contains(u"type"));
    }

    void blobs()
    {
        TestDesk desk;
        QTemporaryDir directory;
        QFile file(directory.filePath(u"log.txt"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("what the log said");
        file.close();
        const BlobInfo blob = BlobFiles(desk.folder().blobs()).copy(file.fileName());
        const QString uploader = desk.personId(u"t2second"_s);
        {
            Transaction transaction(desk.storage(), Storage::Access::Write);
            desk.storage().addBlob(blob, *objectNumber(domain::ObjectType::Person, uploader), desk.now);
            transaction.commit();
        }
        const auto finds = [&](const QString &person) {
            return !desk.call(person, u"Blob/get"_s, {{u"ids"_s, QJsonArray{blob.id}}})[u"list"].toArray().isEmpty();
        };
        QVERIFY(finds(u"t2second"_s)); // who uploaded it
        QVERIFY(!finds(u"t2tech"_s));
        QVERIFY(!finds(u"admin"_s));
        const QString ticket = desk.ticketIn(u"Web · Tier 2"_s);
        const QJsonObject attachment{
            {u"blobId"_s, blob.id}, {u"name"_s, u"log.txt"_s}, {u"type"_s, u"text/plain"_s}, {u"size"_s, blob.size}};
        const QJsonObject entry{{u"ticketId"_s, ticket},
                                {u"kind"_s, u"note"_s},
                                {u"text"_s, u"see the log"_s},
                                {u"attachments"_s, QJsonArray{attachment}}};
        // Who cannot read it cannot make it readable by naming it.
        QCOMPARE(desk.create(u"t2tech"_s, u"Entry"_s, entry)[u"type"].toString(), u"invalidProperties"_s);
        const QString id = desk.create(u"t2second"_s, u"Entry"_s, entry)[u"id"].toString();
        QVERIFY(finds(u"t2tech"_s));
        desk.restrictTo(u"t2tech"_s, u"Web · Tier 2"_s, {false, {}, {}});
        QVERIFY(!finds(u"t2tech"_s));
        QVERIFY(finds(u"t1agent"_s));
        desk.update(u"supervisor"_s, u"Entry"_s, id, {{u"redacted"_s, true}});
        QVERIFY(!finds(u"t1agent"_s));
    }

    void theDigestIsThePersons()
    {
        TestDesk desk;
        const QString number = desk.personId(u"t2tech"_s);
        const QString second = desk.personId(u"t2second"_s);
        const auto digestOf = [&](const QString &id) {
            Transaction reading(desk.storage(), Storage::Access::Read);
            return digestFor(desk.storage(), *desk.storage().caller(*objectNumber(domain::ObjectType::Person, id)));
        };
        QCOMPARE(digestOf(number).size(), 64);
        QCOMPARE(digestOf(number), digestOf(second)); // the same role, tier and rights
        desk.ticketIn(u"Web · Tier 2"_s);
        QCOMPARE(digestOf(number), digestOf(second));
        desk.restrictTo(u"t2tech"_s, u"Web · Tier 2"_s, {false, {}, {}});
        QVERIFY(digestOf(number) != digestOf(second));
    }
};

QTEST_GUILESS_MAIN(VisibilityTest)
#include "tst_visibility.moc"
