// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskserver.h"
#include "device.h"
#include "faultproxy.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Failure;
using domain::Operation;
using domain::OperationState;
using domain::SyncReport;
using tests::DeskServer;
using tests::Fault;
using tests::FaultProxy;

//! The whole way from work.db and cache.db over real TLS to the real server and back.
//! SECONDLINE_DATA names a folder with tickets.ndjson.gz and articles.ndjson.gz to do it with another amount of data.
class TestSyncWithServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFreshDeviceAgreesInEveryPropertyAndThenPullsNothing();
    void aFirstSyncThatWasCutShortGoesOn();
    void whatWasWrittenOfflineArrivesOnceAndInOrder();
    void whatALostReplyLeavesOpenArrivesOnce();
    void anotherDevicesWorkComesByTheDelta();
    void aFieldThatBothChangedIsAConflictThatKeepsBoth();
    void aQueueThatIsLostLeavesTheDeviceAndComesBack();
    void aFullSyncChangesNothing();
    void aWrongTokenOrAuthorityIsSaidAndLosesNothing();

private:
    connectors::HttpSettings settings(const QString &person = u"t2tech"_s) const
    {
        return {m_server.url(), m_server.tokenOf(person, u"technician"_s, 2), m_server.ca()};
    }

    DeskServer m_server;
};

void TestSyncWithServer::initTestCase()
{
    const QString folder = qEnvironmentVariable("SECONDLINE_DATA", QStringLiteral(SECONDLINE_DEMO));
    m_server.import(folder + u"/tickets.ndjson.gz"_s, folder + u"/articles.ndjson.gz"_s);
    m_server.start();
}

void TestSyncWithServer::aFreshDeviceAgreesInEveryPropertyAndThenPullsNothing()
{
    Device device(settings());
    QElapsedTimer clock;
    clock.start();
    const SyncReport first = device.sync();
    QVERIFY2(!first.failure, first.failure ? qPrintable(first.failure->detail) : "");
    qInfo("%d tickets, %d entries, %d articles: %d round trips, %lld bytes, %lld ms", first.pulled[u"Ticket"_s],
          first.pulled[u"Entry"_s], first.pulled[u"Article"_s], first.roundTrips,
          static_cast<long long>(first.bytesReceived), static_cast<long long>(clock.elapsed()));
    QVERIFY(first.pulled[u"Entry"_s] > 1000);
    QCOMPARE(device.digest(), m_server.digestFor(u"t2tech"_s));

    const int transactions = device.transactions;
    const SyncReport second = device.sync();
    QVERIFY(!second.failure);
    QCOMPARE(second.roundTrips, 1);
    QVERIFY(second.pulled.isEmpty());
    QVERIFY2(second.bytesReceived <= 1024, qPrintable(QString::number(second.bytesReceived)));
    QCOMPARE(device.transactions, transactions);

    // The same after a new start of the program, which remembers the session.
    device.stop();
    const SyncReport third = device.sync();
    QVERIFY(!third.failure);
    QCOMPARE(third.roundTrips, 1);
    QVERIFY(third.pulled.isEmpty());
}

void TestSyncWithServer::aFirstSyncThatWasCutShortGoesOn()
{
    Device device(settings());
    int cuts = 0;
    for (int enough = 5; device.reports == 0; enough += 10) {
        device.start();
        const int until = device.transactions + enough;
        QVERIFY(QTest::qWaitFor([&] { return device.reports > 0 || device.transactions > until; }, 600'000));
        if (device.reports == 0) {
            device.stop();
            ++cuts;
        }
    }
    QVERIFY(cuts > 1);
    QCOMPARE(device.digest(), m_server.digestFor(u"t2tech"_s));
}

void TestSyncWithServer::whatWasWrittenOfflineArrivesOnceAndInOrder()
{
    Device device(settings());
    QVERIFY(!device.sync().failure);
    device.stop();
    const QStringList tickets = device.openTickets();
    QVERIFY(tickets.size() > 4);
    const QString &ticket = tickets.at(1);
    const Operation comment = device.note(ticket, u"comment"_s, u"We look into it."_s);
    const Operation note = device.note(ticket, u"note"_s, u"Cable looks fine."_s);
    const Operation attempt = device.attempt(ticket);
    const Operation assign = device.change(tickets.at(2), u"assigneeId"_s, device.personId());
    const Operation impact = device.change(tickets.at(2), u"subject"_s, u"Printer in room 4 is silent"_s);
    const Operation create = device.create(u"A screen that stays dark"_s);
    const Operation onNew = device.note(create.localId(), u"note"_s, u"Seen it myself."_s);
    QCOMPARE(device.outbox().size(), 7);

    const SyncReport report = device.sync();
    QVERIFY2(!report.failure, report.failure ? qPrintable(report.failure->detail) : "");
    for (const Operation &left : device.outbox())
        qWarning("left: %s %s %s", qPrintable(domain::wireName(left.state)), qPrintable(left.refusal.type),
                 qPrintable(left.refusal.description + left.refusal.properties.join(u' ')));
    QCOMPARE(device.outbox().size(), 0);
    QCOMPARE(report.sent, 7);
    QCOMPARE(device.arrivals(ticket, comment.id), 1);
    QCOMPARE(device.arrivals(ticket, note.id), 1);
    QCOMPARE(device.arrivals(ticket, attempt.id), 1);
    const auto changed = device.cache().ticket(tickets.at(2));
    QCOMPARE((*changed)[u"assigneeId"].toString(), device.personId());
    QCOMPARE((*changed)[u"subject"].toString(), u"Printer in room 4 is silent"_s);
    const QString born = device.serverId(create);
    QVERIFY(!born.isEmpty());
    QCOMPARE(device.arrivals(born, onNew.id), 1);
    // In the order in which they were written.
    QStringList order;
    const auto entries = device.cache().entries(ticket);
    for (const QJsonObject &entry : *entries) {
        for (const Operation &one : {comment, note, attempt}) {
            if (entry[u"opId"].toString() == one.id.toString(QUuid::WithoutBraces))
                order.append(entry[u"kind"].toString());
        }
    }
    QCOMPARE(order, (QStringList{u"comment"_s, u"note"_s, u"attempt"_s}));
    QCOMPARE(device.digest(), m_server.digestFor(u"t2tech"_s));
    QCOMPARE(device.sync().roundTrips, 1);
    Q_UNUSED(assign)
    Q_UNUSED(impact)
}

void TestSyncWithServer::whatALostReplyLeavesOpenArrivesOnce()
{
    FaultProxy proxy(m_server.url());
    Device device(settings());
    device.setServer(proxy.url());
    QVERIFY(!device.sync().failure);
    const QStringList tickets = device.openTickets();
    // What a new connection needs to shake hands gets through; the answer to what comes after it does not.
    constexpr qint64 handshake = 1200;
    proxy.closeAll();
    proxy.otherwise([] { return Fault{Fault::Kind::Lose, Fault::Direction::Request, handshake, {}}; });
    const Operation comment = device.note(tickets.at(3), u"comment"_s, QString(3000, u'x'));
    const Operation note = device.note(tickets.at(3), u"note"_s, u"second"_s);
    const Operation create = device.create(u"Born on a bad line"_s);
    const Operation onNew = device.note(create.localId(), u"note"_s, u"third"_s);
    QTRY_COMPARE_WITH_TIMEOUT(device.inOutbox(comment.id).state, OperationState::Unknown, 60'000);
    QVERIFY(proxy.struck > 0);
    QVERIFY(!device.status().online);
    // The program ends here and starts again: what is unknown stays so.
    device.stop();
    proxy.heal();
    SyncReport report = device.sync();
    while (report.failure)
        report = device.sync();
    QCOMPARE(device.outbox().size(), 0);
    QVERIFY(report.replayed >= 1);
    QCOMPARE(device.arrivals(tickets.at(3), comment.id), 1);
    QCOMPARE(device.arrivals(tickets.at(3), note.id), 1);
    QCOMPARE(device.arrivals(device.serverId(create), onNew.id), 1);
    int born = 0;
    for (const QString &id : device.openTickets())
        born += (*device.cache().ticket(id))[u"subject"].toString() == u"Born on a bad line" ? 1 : 0;
    QCOMPARE(born, 1);
    QCOMPARE(device.digest(), m_server.digestFor(u"t2tech"_s));
}

void TestSyncWithServer::anotherDevicesWorkComesByTheDelta()
{
    Device mine(settings());
    Device theirs(settings(u"t2second"_s));
    QVERIFY(!mine.sync().failure);
    QVERIFY(!theirs.sync().failure);
    const QString ticket = mine.openTickets().at(4);
    const Operation comment = theirs.note(ticket, u"comment"_s, u"I have it on my bench."_s);
    const Operation create = theirs.create(u"From the other desk"_s);
    const Operation onNew = theirs.note(create.localId(), u"note"_s, u"with a note"_s);
    QVERIFY(!theirs.sync().failure);
    QCOMPARE(theirs.outbox().size(), 0);
    const SyncReport report = mine.sync();
    QVERIFY(!report.failure);
    QVERIFY(report.roundTrips <= 2);
    QCOMPARE(mine.arrivals(ticket, comment.id), 1);
    QCOMPARE(mine.arrivals(theirs.serverId(create), onNew.id), 1);
    QCOMPARE(mine.digest(), m_server.digestFor(u"t2tech"_s));
}

void TestSyncWithServer::aFieldThatBothChangedIsAConflictThatKeepsBoth()
{
    Device mine(settings());
    Device theirs(settings(u"t2second"_s));
    QVERIFY(!mine.sync().failure);
    mine.stop();
    QVERIFY(!theirs.sync().failure);
    const QString ticket = mine.openTickets().at(5);
    const Operation ours = mine.change(ticket, u"subject"_s, u"Mine"_s);
    const Operation other = mine.change(ticket, u"product"_s, u"Thunderbird 115"_s);
    const Operation elsewhere = mine.note(mine.openTickets().at(6), u"note"_s, u"goes on"_s);
    theirs.change(ticket, u"subject"_s, u"Theirs"_s);
    QVERIFY(!theirs.sync().failure);
    const SyncReport report = mine.sync();
    QCOMPARE(report.conflicts, 1);
    QCOMPARE(mine.inOutbox(ours.id).state, OperationState::Conflict);
    QCOMPARE(mine.inOutbox(ours.id).refusal.current[u"subject"].toString(), u"Theirs"_s);
    QCOMPARE(mine.inOutbox(ours.id).content[u"subject"].toString(), u"Mine"_s);
    QCOMPARE(mine.inOutbox(other.id).state, OperationState::Queued); // waits behind it
    QVERIFY(mine.inOutbox(elsewhere.id).id.isNull());                // sent and shown
    QCOMPARE((*mine.cache().ticket(ticket))[u"subject"].toString(), u"Theirs"_s);
}

void TestSyncWithServer::aQueueThatIsLostLeavesTheDeviceAndComesBack()
{
    Device device(settings());
    QVERIFY(!device.sync().failure);
    const auto ticket = device.cache().ticket(device.openTickets().at(7));
    QString queue;
    const auto queues = device.cache().queues(QDateTime::currentDateTimeUtc());
    for (const domain::QueueSummary &summary : *queues) {
        if (summary.queue.id.value() == (*ticket)[u"queueId"].toString())
            queue = summary.queue.name;
    }
    const QString ticketId = (*ticket)[u"id"].toString();
    m_server.administer({u"rights"_s, u"--person"_s, u"t2tech"_s, u"--queue"_s, queue, u"--read"_s, u"no"_s});
    QVERIFY(!device.sync().failure);
    QVERIFY(!device.cache().ticket(ticketId));
    QVERIFY(device.cache().entries(ticketId)->isEmpty());
    QCOMPARE(device.digest(), m_server.digestFor(u"t2tech"_s));
    m_server.administer(
        {u"rights"_s, u"--person"_s, u"t2tech"_s, u"--queue"_s, queue, u"--read"_s, u"yes"_s, u"--work"_s, u"yes"_s});
    QVERIFY(!device.sync().failure);
    QVERIFY(device.cache().ticket(ticketId));
    QCOMPARE(device.digest(), m_server.digestFor(u"t2tech"_s));
}

void TestSyncWithServer::aFullSyncChangesNothing()
{
    Device device(settings());
    QVERIFY(!device.sync().failure);
    const QString before = device.digest();
    QVERIFY(!device.sync(true).failure);
    QCOMPARE(device.digest(), before);
    QCOMPARE(device.sync().roundTrips, 1);
}

void TestSyncWithServer::aWrongTokenOrAuthorityIsSaidAndLosesNothing()
{
    Device device(settings());
    QVERIFY(!device.sync().failure);
    const QString ticket = device.openTickets().at(8);
    device.stop();
    const Operation note = device.note(ticket, u"note"_s, u"kept"_s);

    device.setToken("not-a-token");
    SyncReport report = device.sync();
    QCOMPARE(report.failure->kind, Failure::Kind::SignedOut);
    QCOMPARE(device.status().phase, domain::SyncStatus::Phase::SignedOut);
    device.stop();

    device.setToken(settings().token);
    device.setCaFile({}); // the system knows no such authority
    report = device.sync();
    QCOMPARE(report.failure->kind, Failure::Kind::Untrusted);
    QVERIFY2(report.failure->detail.contains(u"unknown authority"_s), qPrintable(report.failure->detail));
    device.stop();

    device.setCaFile(m_server.ca());
    m_server.stop();
    report = device.sync();
    QCOMPARE(report.failure->kind, Failure::Kind::Unreachable);
    device.stop();
    QCOMPARE(device.inOutbox(note.id).state, OperationState::Queued);

    m_server.start();
    device.setServer(m_server.url());
    report = device.sync();
    QVERIFY(!report.failure);
    QCOMPARE(device.arrivals(ticket, note.id), 1);
}

QTEST_GUILESS_MAIN(TestSyncWithServer)
#include "tst_syncwithserver.moc"
