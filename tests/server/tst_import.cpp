// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdesk.h"

#include "server/checks/consistency.h"
#include "server/importer/historyimport.h"
#include "server/importer/linereader.h"
#include "server/importer/story.h"

#include <QDir>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>
#include <QTimeZone>
#include <zlib.h>
#include <zstd.h>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::server;

//! History comes in whole, as history; broken lines are told and left out; a story is played by the rules.
class ImportTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;

    static QJsonObject event(const QString &at, const QString &type, const QString &by, const QString &note = {},
                             const QJsonValue &from = 1, const QJsonValue &to = 1)
    {
        return {{u"at"_s, at},     {u"type"_s, type},      {u"by"_s, by},
                {u"note"_s, note}, {u"from_tier"_s, from}, {u"to_tier"_s, to}};
    }

    static QJsonObject ticket(const QString &number, const QString &status, const QJsonArray &events)
    {
        return {{u"id"_s, number},
                {u"queue"_s, u"Mail delivery"_s},
                {u"category"_s, u"email-and-messaging"_s},
                {u"product"_s, u"Thunderbird"_s},
                {u"lang"_s, u"en-US"_s},
                {u"subject"_s, u"A real question"_s},
                {u"body"_s, u"Long text"_s},
                {u"requester"_s, u"user1@example.org"_s},
                {u"impact"_s, 2},
                {u"urgency"_s, 2},
                {u"tier"_s, 2},
                {u"group"_s, u"Group 70"_s},
                {u"status"_s, status},
                {u"created"_s, u"2026-06-01T08:00:00Z"_s},
                {u"resolved"_s, QJsonValue()},
                {u"made_sla"_s, true},
                {u"tags"_s, QJsonArray{u"a"_s, u"b"_s}},
                {u"incident"_s, u"INC1"_s},
                {u"source"_s, u"https://example.org/1"_s},
                {u"events"_s, events}};
    }

    static QByteArray line(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }

    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_directory.filePath(name));
        if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
            qFatal("no test file");
        return file.fileName();
    }

    static QByteArray gzip(const QByteArray &text)
    {
        QByteArray packed(text.size() + 1000, '\0');
        z_stream stream{};
        deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
        stream.avail_in = static_cast<uInt>(text.size());
        stream.next_out = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_out = static_cast<uInt>(packed.size());
        deflate(&stream, Z_FINISH);
        packed.truncate(static_cast<qsizetype>(stream.total_out));
        deflateEnd(&stream);
        return packed;
    }

    static QByteArray zstd(const QByteArray &text)
    {
        QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(text.size()))), '\0');
        packed.truncate(static_cast<qsizetype>(ZSTD_compress(packed.data(), static_cast<size_t>(packed.size()),
                                                             text.data(), static_cast<size_t>(text.size()), 3)));
        return packed;
    }

    struct Outcome
    {
        ImportReport report;
        QStringList complaints;
    };
    static Outcome importTickets(TestDesk &desk, const QString &fileName, qint64 shiftMs = 0)
    {
        Outcome outcome;
        HistoryImport history(
            desk.storage(), shiftMs, [&](const QString &why) { outcome.complaints.append(why); },
            [](const QString &) {});
        if (!history.tickets(fileName))
            qFatal("no such file");
        outcome.report = history.report();
        return outcome;
    }

    static QJsonObject named(TestDesk &desk, const QString &number)
    {
        const QStringList ids = desk.query(u"admin"_s, u"Ticket"_s, {{u"number"_s, number}});
        return ids.isEmpty() ? QJsonObject() : desk.get(u"admin"_s, u"Ticket"_s, ids.first());
    }

private Q_SLOTS:
    void historyBecomesEntriesAndNothingElse()
    {
        TestDesk desk;
        const QJsonArray events{
            event(u"2026-06-01T08:00:00Z"_s, u"created"_s, u"user1@example.org"_s),
            event(u"2026-06-01T08:10:00Z"_s, u"assigned"_s, u"agent-1"_s, u"Group 70"_s, QJsonValue()),
            event(u"2026-06-01T09:00:00Z"_s, u"commented"_s, u"helper-2"_s, u"Try this"_s),
            event(u"2026-06-01T10:00:00Z"_s, u"commented"_s, u"agent-1"_s, u"[Awaiting User Info]"_s),
            event(u"2026-06-01T12:00:00Z"_s, u"commented"_s, u"user1@example.org"_s, u"Did not help"_s),
            event(u"2026-06-02T08:00:00Z"_s, u"escalated"_s, u"agent-1"_s, u"Group 70 -> Group 20"_s, 1, 2),
            event(u"2026-06-02T09:00:00Z"_s, u"resolved"_s, u"agent-3"_s, u"code 6"_s, 2, 2),
            event(u"2026-06-07T09:00:00Z"_s, u"closed"_s, u"agent-3"_s, {}, 2, 2)};
        QJsonObject closed = ticket(u"HD-000007"_s, u"closed"_s, events);
        closed.insert(u"resolved"_s, u"2026-06-02T09:00:00Z"_s);
        const Outcome outcome = importTickets(desk, file(u"one.ndjson"_s, line(closed)));
        QCOMPARE(outcome.complaints, QStringList());
        QCOMPARE(outcome.report.tickets, 1);
        QCOMPARE(outcome.report.entries, 7);
        const QJsonObject imported = named(desk, u"HD-000007"_s);
        QCOMPARE(imported[u"tierLevel"].toInt(), 2);
        QCOMPARE(desk.get(u"admin"_s, u"Queue"_s, imported[u"queueId"].toString())[u"name"].toString(),
                 u"Mail delivery · Tier 2"_s);
        QCOMPARE(imported[u"status"].toString(), u"closed"_s);
        QCOMPARE(imported[u"resolvedAt"].toString(), u"2026-06-02T09:00:00Z"_s);
        QCOMPARE(imported[u"closedAt"].toString(), u"2026-06-07T09:00:00Z"_s);
        QCOMPARE(imported[u"escalationCount"].toInt(), 1);
        QCOMPARE(imported[u"entryCount"].toInt(), 7);
        QCOMPARE(imported[u"imported"][u"madeSla"].toBool(), true);
        const QJsonObject promise = imported[u"sla"][0].toObject();
        QCOMPARE(promise[u"metAt"].toString(), u"2026-06-02T09:00:00Z"_s);
        QCOMPARE(promise[u"pauses"][0][u"from"].toString(), u"2026-06-01T10:00:00Z"_s);
        QCOMPARE(promise[u"pauses"][0][u"to"].toString(), u"2026-06-01T12:00:00Z"_s);
        QCOMPARE(imported[u"sla"][1][u"metAt"].toString(), u"2026-06-01T09:00:00Z"_s);
        QStringList kinds;
        for (const QJsonObject &entry : desk.entries(imported[u"id"].toString())) {
            kinds.append(entry[u"kind"].toString());
            QCOMPARE(entry[u"via"].toString(), u"import"_s);
        }
        QCOMPARE(kinds,
                 (QStringList{u"imported"_s, u"comment"_s, u"imported"_s, u"comment"_s, u"imported"_s, u"imported"_s,
                              u"imported"_s}));
        Transaction reading(desk.storage(), Storage::Access::Read);
        QCOMPARE(consistencyFindings(desk.storage(), BlobFiles(desk.folder().blobs())), QStringList());
    }

    void aWaitingTicketHasAStoppedClock()
    {
        TestDesk desk;
        const QJsonArray events{event(u"2026-06-01T08:00:00Z"_s, u"created"_s, u"user1@example.org"_s),
                                event(u"2026-06-01T10:00:00Z"_s, u"commented"_s, u"agent-1"_s, u"[Awaiting Vendor]"_s)};
        importTickets(desk, file(u"waiting.ndjson"_s, line(ticket(u"HD-000008"_s, u"pending"_s, events))));
        const QJsonObject imported = named(desk, u"HD-000008"_s);
        QCOMPARE(imported[u"pendingReason"].toString(), u"waiting-for-vendor"_s);
        QVERIFY(imported[u"sla"][0][u"dueAt"].isNull());
        QVERIFY(imported[u"sla"][0][u"pauses"][0][u"to"].isNull());
    }

    void badLines_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QString &member, const QJsonValue &value, const QString &why) {
            QJsonObject broken = ticket(u"HD-000002"_s, u"open"_s, {});
            broken.insert(member, value);
            QTest::newRow(name) << line(broken) << why;
        };
        QTest::newRow("not JSON") << QByteArray("{\"id\": \n") << u"not JSON"_s;
        QTest::newRow("no object") << QByteArray("[1]\n") << u"not a JSON object"_s;
        QTest::newRow("not UTF-8") << QByteArray("{\"id\":\"\xff\"}\n") << u"not JSON"_s;
        row("no number", u"id"_s, QJsonValue(), u"id is missing"_s);
        row("number no text", u"id"_s, 5, u"id is not a text"_s);
        row("impact", u"impact"_s, 4, u"impact is not a whole number from 1 to 3"_s);
        row("status", u"status"_s, u"done"_s, u"status done is not known"_s);
        row("date", u"created"_s, u"1 June"_s, u"created is not a UTC date"_s);
        row("subject too long", u"subject"_s, QString(256, u'x'), u"subject has 256 bytes"_s);
        row("body too long", u"body"_s, QString(70000, u'x'), u"body has 70000 bytes"_s);
        row("category no key", u"category"_s, u"No Key"_s, u"category: is not a key"_s);
        row("no such tier", u"tier"_s, 7, u"no tier 7"_s);
        row("event type", u"events"_s, QJsonArray{QJsonValue(event(u"2026-06-01T08:00:00Z"_s, u"exploded"_s, u"x"_s))},
            u"event 1: type exploded"_s);
        row("events backwards", u"events"_s,
            QJsonArray{event(u"2026-06-01T08:00:00Z"_s, u"created"_s, u"x"_s),
                       event(u"2026-05-01T08:00:00Z"_s, u"closed"_s, u"x"_s)},
            u"event 2 is older"_s);
        row("there already", u"id"_s, u"HD-000001"_s, u"HD-000001 is already there"_s);
    }

    void badLines()
    {
        QFETCH(QByteArray, bad);
        QFETCH(QString, why);
        TestDesk desk;
        const QByteArray first = line(ticket(u"HD-000001"_s, u"open"_s, {}));
        const QByteArray last = line(ticket(u"HD-000003"_s, u"open"_s, {}));
        const QString name = file(u"broken.ndjson"_s, first + bad + '\n' + last);
        const Outcome outcome = importTickets(desk, name);
        QCOMPARE(outcome.report.tickets, 2);
        QCOMPARE(outcome.report.badLines, 1);
        QCOMPARE(outcome.complaints.size(), 1);
        QVERIFY2(outcome.complaints.first().startsWith(name + u":2: "_s), qPrintable(outcome.complaints.first()));
        QVERIFY2(outcome.complaints.first().contains(why), qPrintable(outcome.complaints.first()));
        QVERIFY(!named(desk, u"HD-000003"_s).isEmpty());
        Transaction reading(desk.storage(), Storage::Access::Read);
        QCOMPARE(consistencyFindings(desk.storage(), BlobFiles(desk.folder().blobs())), QStringList());
    }

    void packed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("tickets");
        QTest::addColumn<int>("bad");
        QByteArray all;
        for (int i = 1; i <= 3; ++i)
            all += line(ticket(u"HD-00000%1"_s.arg(i), u"open"_s, {}));
        QTest::newRow("plain") << all << 3 << 0;
        QTest::newRow("no end of line") << all.chopped(1) << 3 << 0;
        QTest::newRow("CRLF") << QByteArray(all).replace("\n", "\r\n") << 3 << 0;
        QTest::newRow("gzip") << gzip(all) << 3 << 0;
        QTest::newRow("two gzip members")
            << gzip(all.left(all.indexOf('\n') + 1)) + gzip(all.mid(all.indexOf('\n') + 1)) << 3 << 0;
        QTest::newRow("zstd") << zstd(all) << 3 << 0;
        QTest::newRow("gzip cut") << gzip(all).chopped(30) << -1 << 1;
        QTest::newRow("zstd cut") << zstd(all).chopped(3) << -1 << 1;
        QTest::newRow("empty") << QByteArray() << 0 << 0;
    }

    void packed()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, tickets);
        QFETCH(int, bad);
        TestDesk desk;
        const Outcome outcome = importTickets(desk, file(u"packed"_s, content));
        if (tickets >= 0)
            QCOMPARE(outcome.report.tickets, tickets);
        QVERIFY(bad == 0 ? outcome.complaints.isEmpty() : !outcome.complaints.isEmpty());
    }

    void allInstantsMoveAsAWhole()
    {
        TestDesk desk;
        const QString name = file(u"moved.ndjson"_s,
                                  line(ticket(u"HD-000001"_s, u"open"_s,
                                              {event(u"2026-06-01T08:00:00Z"_s, u"created"_s, u"x"_s),
                                               event(u"2026-06-03T08:00:00Z"_s, u"commented"_s, u"agent-1"_s,
                                                     u"a text with \"at\":\"2030-01-01T00:00:00Z\" in it"_s)})));
        const auto newest = newestInstant(name);
        QCOMPARE(newest.value(), QDateTime(QDate(2026, 6, 3), QTime(8, 0), QTimeZone::utc()));
        importTickets(desk, name, newest->msecsTo(newest->addDays(10)));
        const QJsonObject moved = named(desk, u"HD-000001"_s);
        QCOMPARE(moved[u"openedAt"].toString(), u"2026-06-11T08:00:00Z"_s);
        QCOMPARE(moved[u"lastEntryAt"].toString(), u"2026-06-13T08:00:00Z"_s);
        QCOMPARE(moved[u"sla"][0][u"startedAt"].toString(), u"2026-06-11T08:00:00Z"_s);
    }

    void aStoryIsPlayedByTheRules()
    {
        TestDesk desk;
        importTickets(desk, file(u"story-tickets.ndjson"_s, line(ticket(u"HD-000001"_s, u"open"_s, {}))));
        file(u"log.txt"_s, "what the log said");
        const QByteArray acts =
            R"({"as":"admin","at":"2026-06-02T09:00:00Z","call":"Site/set","create":{"name":"Lisbon"},"ref":"site"}
{"as":"t2tech","at":"2026-06-02T09:01:00Z","call":"Asset/set","create":{"tag":"PC-1","name":"Desk","siteId":"#site"}}
{"as":"t2tech","at":"2026-06-02T09:02:00Z","call":"Ticket/set","update":{"HD-000001":{"assigneeId":"t2tech","assetIds":["PC-1"],"siteId":"Lisbon"}}}
{"as":"t2tech","at":"2026-06-02T09:03:00Z","call":"Entry/set","create":{"ticketId":"HD-000001","kind":"note","text":"see"},"files":["log.txt"]}
)";
        Story story(desk.storage(), desk.routing(), BlobFiles(desk.folder().blobs()), 3'600'000);
        const auto played = story.play(file(u"story.ndjson"_s, acts));
        QVERIFY2(played.has_value(), played ? "" : qPrintable(played.error().detail));
        QCOMPARE(*played, 4);
        const QJsonObject after = named(desk, u"HD-000001"_s);
        QCOMPARE(after[u"assigneeId"].toString(), desk.personId(u"t2tech"_s));
        QCOMPARE(after[u"assetIds"].toArray().size(), 1);
        const QList<QJsonObject> notes = desk.entries(after[u"id"].toString(), u"note"_s);
        QCOMPARE(notes.size(), 1);
        QCOMPARE(notes[0][u"effectiveAt"].toString(), u"2026-06-02T10:03:00Z"_s); // moved by an hour like the rest
        QCOMPARE(notes[0][u"byName"].toString(), u"t2tech"_s);
        QCOMPARE(notes[0][u"attachments"][0][u"size"].toInt(), 17);
    }

    void aRefusedActEndsTheStory_data()
    {
        QTest::addColumn<QByteArray>("act");
        QTest::addColumn<QString>("why");
        const QByteArray head = R"({"as":"t2tech","at":"2026-06-02T09:00:00Z","call":)";
        QTest::newRow("a door") << head + R"("Ticket/set","update":{"HD-000001":{"status":"resolved"}}})"
                                << u"closure"_s;
        QTest::newRow("a right") << head + R"("Queue/set","create":{"name":"Q","tierId":"2"}})" << u"forbidden"_s;
        QTest::newRow("no such ticket") << head + R"("Entry/set","create":{"ticketId":"HD-9"}})" << u"HD-9"_s;
        QTest::newRow("no such ref") << head + R"("Entry/set","create":{"ticketId":"#x"}})" << u"no earlier line"_s;
        QTest::newRow("no such file") << head
                + R"("Entry/set","create":{"ticketId":"HD-000001","kind":"note","text":"x"},"files":["nope"]})"
                                      << u"nope"_s;
        QTest::newRow("no such method") << head + R"("Ticket/get"})" << u"no method"_s;
        QTest::newRow("no such person") << QByteArray(R"({"as":"x","at":"2026-06-02T09:00:00Z","call":"Ticket/set"})")
                                        << u"Person"_s;
        QTest::newRow("not JSON") << QByteArray("{") << u"not JSON"_s;
    }

    void aRefusedActEndsTheStory()
    {
        QFETCH(QByteArray, act);
        QFETCH(QString, why);
        TestDesk desk;
        importTickets(desk, file(u"story-tickets.ndjson"_s, line(ticket(u"HD-000001"_s, u"open"_s, {}))));
        Story story(desk.storage(), desk.routing(), BlobFiles(desk.folder().blobs()), 0);
        const QString name = file(u"refused.ndjson"_s, "\n" + act + '\n');
        const auto played = story.play(name);
        QVERIFY(!played);
        QVERIFY2(played.error().detail.startsWith(name + u":2: "_s), qPrintable(played.error().detail));
        QVERIFY2(played.error().detail.contains(why), qPrintable(played.error().detail));
    }

    // The program itself: what scripts see.
    void theCommandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("no command") << QStringList() << 2 << u"serve"_s;
        QTest::newRow("help") << QStringList{u"--help"_s} << 0 << u"person add"_s;
        QTest::newRow("unknown command") << QStringList{u"dance"_s} << 2 << u"dance"_s;
        QTest::newRow("no folder named") << QStringList{u"check"_s} << 2 << u"--data"_s;
        QTest::newRow("unknown option") << QStringList{u"check"_s, u"--data"_s, u"DIR"_s, u"--fast"_s} << 2
                                        << u"--fast"_s;
        QTest::newRow("folder below a file")
            << QStringList{u"check"_s, u"--data"_s, u"FILE/desk"_s} << 1 << u"cannot be"_s;
        QTest::newRow("a database that is none")
            << QStringList{u"check"_s, u"--data"_s, u"BROKEN"_s} << 1 << u"damaged"_s;
        QTest::newRow("no such ticket file")
            << QStringList{u"import"_s, u"--data"_s, u"DIR"_s, u"--tickets"_s, u"nowhere.ndjson"_s} << 1
            << u"nowhere.ndjson"_s;
        QTest::newRow("no such person") << QStringList{u"token"_s, u"--data"_s, u"DIR"_s, u"--person"_s, u"x"_s} << 1
                                        << u"no person x"_s;
        QTest::newRow("wrong role") << QStringList{u"person"_s, u"add"_s,    u"--data"_s, u"DIR"_s,    u"--name"_s,
                                                   u"x"_s,      u"--role"_s, u"king"_s,   u"--tier"_s, u"1"_s}
                                    << 2 << u"--role"_s;
        QTest::newRow("person") << QStringList{u"person"_s, u"add"_s,    u"--data"_s,  u"DIR"_s,    u"--name"_s,
                                               u"x"_s,      u"--role"_s, u"analyst"_s, u"--tier"_s, u"1"_s}
                                << 0 << u"Added x"_s;
        QTest::newRow("a wrong address") << QStringList{u"serve"_s, u"--data"_s, u"DIR"_s, u"--listen"_s, u"here"_s}
                                         << 2 << u"not an address"_s;
        QTest::newRow("all is well") << QStringList{u"check"_s, u"--data"_s, u"DIR"_s} << 0 << u"All is well"_s;
    }

    void theCommandLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, says);
        const QTemporaryDir directory;
        QDir(directory.path()).mkdir(u"broken"_s);
        for (const QString &name : {u"/file"_s, u"/broken/server.db"_s}) {
            QFile broken(directory.path() + name);
            QVERIFY(broken.open(QFile::WriteOnly));
            broken.write(QByteArray(8192, 'x'));
        }
        for (QString &argument : arguments) {
            argument.replace(u"FILE"_s, directory.filePath(u"file"_s));
            argument.replace(u"BROKEN"_s, directory.filePath(u"broken"_s));
            argument.replace(u"DIR"_s, directory.filePath(u"desk"_s));
        }
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(SECONDLINE_SERVER), arguments);
        QVERIFY(program.waitForFinished(20'000));
        const QString output = QString::fromUtf8(program.readAll());
        QVERIFY2(program.exitCode() == code, qPrintable(output));
        QVERIFY2(output.contains(says), qPrintable(output));
    }

    void aFullDiskIsSaidAndNothingIsHalfThere()
    {
        if (!QFile::exists(u"/bin/sh"_s))
            QSKIP("needs a shell that can limit the size of files");
        const QTemporaryDir directory;
        QByteArray many;
        for (int i = 0; i < 2000; ++i)
            many += line(ticket(u"HD-%1"_s.arg(i + 1, 6, 10, QLatin1Char('0')), u"open"_s, {}));
        const QString tickets = file(u"many.ndjson"_s, many);
        const QString desk = directory.filePath(u"desk"_s);
        const auto shell = [&](const QString &limit) {
            QProcess program;
            program.setProcessChannelMode(QProcess::MergedChannels);
            program.start(u"/bin/sh"_s,
                          {u"-c"_s, limit + u"trap '' XFSZ; exec \"$0\" \"$@\""_s, QStringLiteral(SECONDLINE_SERVER),
                           u"import"_s, u"--data"_s, desk, u"--tickets"_s, tickets});
            program.waitForFinished(60'000);
            return std::pair(program.exitCode(), QString::fromUtf8(program.readAll()));
        };
        const auto full = shell(u"ulimit -f 2000; "_s); // a file may not grow past about 1 MB
        QCOMPARE(full.first, 1);
        QVERIFY2(full.second.contains(directory.path()), qPrintable(full.second));
        QProcess check;
        check.start(QStringLiteral(SECONDLINE_SERVER), {u"check"_s, u"--data"_s, desk});
        QVERIFY(check.waitForFinished(20'000));
        QVERIFY2(check.exitCode() == 0, check.readAll().constData());
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "tst_import.moc"
