// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsal.h"
#include "sync/retry.h"
#include "sync/slices.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::sync;
using domain::Failure;
using domain::SyncStatus;
using Phase = domain::SyncStatus::Phase;

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failuresOfARequest_data();
    void failuresOfARequest();
    void pausesGrowToACapWithFullJitter();
    void theServersOwnInstantIsObeyed();
    void nothingFollowsInAPauseOfTheServers_data();
    void nothingFollowsInAPauseOfTheServers();
    void newWorkAndTheNetworkEndAPause();
    void anotherServerOrAccountIsNotTalkedTo_data();
    void anotherServerOrAccountIsNotTalkedTo();
    void aRememberedSessionCostsNoRoundTripAndPushesNothingUnconfirmed();
    void aRememberedSessionThatHasChangedIsOpenedAnew();
    void offlineMeansNoRequestAtAll();
    void aPollComesAfterAMinuteMoreOrLess();
    void aSyncThatCannotBeIsReportedToo();
    void aLateAnswerOfAnEndedLifeIsIgnored();
    void theSameEventsGiveTheSameEffects();
    void cursorsGoWithTheLastSlice();
    void slicesFollowTheClock();
};

void TestConnection::failuresOfARequest_data()
{
    QTest::addColumn<Failure::Kind>("kind");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<bool>("online");
    QTest::newRow("no connection") << Failure::Kind::Unreachable << Phase::Waiting << false;
    QTest::newRow("a captive portal is offline") << Failure::Kind::NotOurServer << Phase::Waiting << false;
    QTest::newRow("a certificate that is not trusted") << Failure::Kind::Untrusted << Phase::Waiting << false;
    QTest::newRow("the token is refused") << Failure::Kind::SignedOut << Phase::SignedOut << true;
    QTest::newRow("the server is busy") << Failure::Kind::Busy << Phase::Waiting << true;
    QTest::newRow("no right") << Failure::Kind::Refused << Phase::Waiting << true;
}

void TestConnection::failuresOfARequest()
{
    QFETCH(Failure::Kind, kind);
    QFETCH(Phase, phase);
    QFETCH(bool, online);
    Rehearsal rehearsal;
    rehearsal.settleDown();
    const auto operation = Rehearsal::comment(u"t1"_s, 1);
    rehearsal.happens(OperationsChanged{{operation}});
    rehearsal.happens(SendingMarked{{operation.id}});
    rehearsal.refuse<Push>(kind, false);
    QCOMPARE(rehearsal.state().shown.phase, phase);
    QCOMPARE(rehearsal.state().shown.online, online);
    QCOMPARE(rehearsal.state().shown.offlineSince.isValid(), !online);
    QCOMPARE(rehearsal.state().shown.failure->kind, kind);
    QVERIFY(rehearsal.effects<Send>().isEmpty());
    // Whatever it was: the work is still there, to be sent.
    QCOMPARE(rehearsal.effects<Settle>().first().settlements.first().state, domain::OperationState::Queued);
    QCOMPARE(rehearsal.effects<Report>().first().report.failure->kind, kind);
    rehearsal.passes(10 * 60 * 1000);
    rehearsal.happens(Tick{});
    QCOMPARE(rehearsal.effects<MarkSending>().size(), phase == Phase::SignedOut ? 0 : 1);
}

void TestConnection::pausesGrowToACapWithFullJitter()
{
    QCOMPARE(retry::backOff(1, 0.5), 1000);
    QCOMPARE(retry::backOff(2, 0.5), 2000);
    for (int failures = 1; failures < 100; ++failures) {
        const qint64 most = retry::backOff(failures, 0.999999);
        QVERIFY(most <= retry::capMs);
        QVERIFY(most >= retry::backOff(std::max(1, failures - 1), 0.999999));
        // Full jitter: from nearly nothing to the whole.
        QVERIFY(retry::backOff(failures, 0) < 1000);
    }
    QVERIFY(retry::backOff(50, 0.999999) > retry::capMs * 9 / 10);

    Rehearsal rehearsal;
    rehearsal.setRandom(0.999);
    rehearsal.startSynced();
    qint64 last = 0;
    for (int i = 0; i < 6; ++i) {
        rehearsal.refuse<Delta>(Failure::Kind::Unreachable);
        const auto wake = rehearsal.effects<WakeAt>();
        QCOMPARE(wake.size(), 1);
        const qint64 pause = wake.first().monotonicMs;
        QVERIFY(pause > last * 3 / 2);
        last = pause;
        rehearsal.passes(pause);
        rehearsal.happens(Tick{});
    }
}

void TestConnection::theServersOwnInstantIsObeyed()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    const auto request = rehearsal.sent<Delta>().first().first;
    rehearsal.happens(sync::Failed{request, {{Failure::Kind::Busy, {}}, std::chrono::seconds(120), false}, {}});
    rehearsal.passes(119'000);
    rehearsal.happens(SyncWanted{}); // not even now
    QVERIFY(rehearsal.effects<Send>().isEmpty());
    rehearsal.passes(1'000);
    rehearsal.happens(Tick{});
    QCOMPARE(rehearsal.sent<Delta>().size(), 1);
}

void TestConnection::nothingFollowsInAPauseOfTheServers_data()
{
    QTest::addColumn<Failure::Kind>("kind");
    QTest::addColumn<bool>("goesOn"); // by itself, when the pause is over
    QTest::newRow("429 with Retry-After") << Failure::Kind::Busy << true;
    QTest::newRow("401") << Failure::Kind::SignedOut << false;
}

// fault_simulation, seeds 1410938, 1416621, 1416860 and 1417611: of requests that were under way together one was told
// to wait, or that its token is not good any more, and what followed from the others left all the same.
void TestConnection::nothingFollowsInAPauseOfTheServers()
{
    QFETCH(Failure::Kind, kind);
    QFETCH(bool, goesOn);
    const auto waits = [&](Rehearsal &rehearsal, quint64 request) {
        RequestFailure failure{{kind, {}}, {}, false};
        if (goesOn)
            failure.retryAfter = std::chrono::seconds(40);
        rehearsal.happens(sync::Failed{request, failure, {}});
    };
    const auto fortySecondsLater = [&](Rehearsal &rehearsal) {
        QVERIFY(rehearsal.effects<Send>().isEmpty());
        rehearsal.passes(39'999);
        rehearsal.happens(Tick{});
        QVERIFY(rehearsal.effects<Send>().isEmpty());
        rehearsal.passes(1);
        rehearsal.happens(Tick{});
    };
    const auto one = Rehearsal::comment(u"t1"_s, 1);

    // A push whose mark became durable meanwhile.
    Rehearsal push;
    push.startSynced();
    const quint64 delta = push.sent<Delta>().first().first;
    push.happens(OperationsChanged{{one}});
    waits(push, delta);
    push.happens(SendingMarked{{one.id}});
    QCOMPARE(push.effects<Settle>().first().settlements.first().state, domain::OperationState::Queued);
    fortySecondsLater(push);
    QCOMPARE(push.effects<MarkSending>().size(), goesOn ? 1 : 0);

    // What was written in a ticket that became visible.
    Rehearsal entries;
    entries.startSynced();
    const quint64 news = entries.sent<Delta>().first().first;
    entries.happens(OperationsChanged{{one}});
    entries.happens(SendingMarked{{one.id}});
    waits(entries, entries.sent<Push>().first().first);
    Pulled created = Rehearsal::emptyDelta();
    created.cursors.insert(domain::ObjectType::Ticket, u"s2"_s);
    created.created.insert(domain::ObjectType::Ticket, {u"t1"_s});
    created.rows.append(Rehearsal::rows(domain::ObjectType::Ticket, {u"t1"_s}, "entryCount", {u"3"_s}));
    entries.happens(Answered{news, created, {}});
    QVERIFY(entries.effects<Store>().isEmpty());
    fortySecondsLater(entries);
    QCOMPARE(entries.sent<Delta>().size(), goesOn ? 1 : 0);

    // What was written in the tickets of a queue that can be read again.
    Rehearsal page;
    page.startSynced();
    Pulled gained = Rehearsal::emptyDelta();
    gained.rows.append(Rehearsal::rows(domain::ObjectType::Queue, {u"q2"_s}, "myRights", {u"{\"mayRead\":true}"_s}));
    page.answer<Delta>(gained);
    const quint64 tickets = page.sent<Page>().first().first;
    page.commitAll();
    page.happens(OperationsChanged{{one}});
    page.happens(SendingMarked{{one.id}});
    waits(page, page.sent<Push>().first().first);
    Pulled shown;
    shown.rows.append(Rehearsal::rows(domain::ObjectType::Ticket, {u"t5"_s}));
    shown.last = u"t5"_s;
    page.happens(Answered{tickets, shown, {}});
    QVERIFY(page.effects<Store>().isEmpty());
    fortySecondsLater(page);
    QCOMPARE(page.sent<Page>().size(), goesOn ? 1 : 0);
}

void TestConnection::newWorkAndTheNetworkEndAPause()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    rehearsal.refuse<Delta>(Failure::Kind::Unreachable);
    rehearsal.happens(NetworkChanged{true});
    rehearsal.refuse<Delta>(Failure::Kind::Unreachable);
    rehearsal.happens(OperationsChanged{{Rehearsal::comment(u"t1"_s, 1)}});
    QCOMPARE(rehearsal.effects<MarkSending>().size(), 1);
    // The same work again is no news.
    Rehearsal other;
    other.startSynced();
    other.happens(OperationsChanged{{Rehearsal::comment(u"t1"_s, 1)}});
    const auto marks = other.effects<MarkSending>().first();
    other.happens(SendingMarked{marks.operations});
    other.refuse<Push>(Failure::Kind::Unreachable);
    other.happens(OperationsChanged{{Rehearsal::comment(u"t1"_s, 1)}});
    QVERIFY(other.effects<MarkSending>().isEmpty());
}

void TestConnection::anotherServerOrAccountIsNotTalkedTo_data()
{
    QTest::addColumn<QString>("serverId");
    QTest::addColumn<QString>("accountId");
    QTest::newRow("another server") << u"server-2"_s << u"a1"_s;
    QTest::newRow("another account") << u"server-1"_s << u"a2"_s;
}

void TestConnection::anotherServerOrAccountIsNotTalkedTo()
{
    QFETCH(QString, serverId);
    QFETCH(QString, accountId);
    Rehearsal rehearsal({u"server-1"_s, u"a1"_s, u"p1"_s});
    rehearsal.happens(OperationsChanged{{Rehearsal::comment(u"t1"_s, 1)}});
    rehearsal.happens(Started{});
    rehearsal.happens(CacheRead{Rehearsal::syncedCursors(), {}});
    const auto request = rehearsal.sent<OpenSession>().first().first;
    Session session = Rehearsal::session();
    session.serverId = serverId;
    session.accountId = accountId;
    rehearsal.happens(Answered{request, session, {}});
    QVERIFY(rehearsal.effects<Send>().isEmpty());
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
    QVERIFY(rehearsal.effects<Store>().isEmpty());
    QVERIFY(rehearsal.effects<ShowSession>().isEmpty());
    QCOMPARE(rehearsal.state().shown.phase, Phase::SignedOut);
    QCOMPARE(rehearsal.state().shown.failure->kind, Failure::Kind::Refused);
    rehearsal.passes(3'600'000);
    rehearsal.happens(Tick{});
    QVERIFY(rehearsal.effects<Send>().isEmpty());
}

namespace {

//! From a cache that remembers a session, up to the delta that shall confirm it.
void startRemembering(Rehearsal &rehearsal, const QString &serverId = u"server-1"_s)
{
    QMap<QString, QString> cursors = Rehearsal::syncedCursors();
    cursors.insert(sessionCursor(), u"memory"_s);
    rehearsal.happens(OperationsChanged{{Rehearsal::comment(u"t1"_s, 1)}});
    rehearsal.happens(Started{});
    rehearsal.happens(CacheRead{cursors, {}});
    const auto open = rehearsal.sent<OpenSession>();
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().second.memory, u"memory"_s);
    Session session = Rehearsal::session();
    session.serverId = serverId;
    session.assumed = true;
    session.memory = u"memory"_s;
    rehearsal.happens(Answered{open.first().first, session, {}});
}

} // namespace

void TestConnection::aRememberedSessionCostsNoRoundTripAndPushesNothingUnconfirmed()
{
    Rehearsal rehearsal({u"server-1"_s, u"a1"_s, u"p1"_s});
    startRemembering(rehearsal);
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
    QVERIFY(rehearsal.effects<ShowSession>().isEmpty());
    QVERIFY(!rehearsal.state().shown.online);
    Pulled delta = Rehearsal::emptyDelta();
    delta.clockSkewMs = 600'000;
    rehearsal.answer<Delta>(delta);
    QCOMPARE(rehearsal.state().report.roundTrips, 1);
    QCOMPARE(rehearsal.effects<ShowSession>().size(), 1);
    QCOMPARE(rehearsal.effects<ShowSession>().first().session.clockSkewMs, 600'000);
    QCOMPARE(rehearsal.effects<MarkSending>().size(), 1);

    Rehearsal other({u"server-1"_s, u"a1"_s, u"p1"_s});
    startRemembering(other, u"server-2"_s);
    QVERIFY(other.effects<Send>().isEmpty());
}

void TestConnection::aRememberedSessionThatHasChangedIsOpenedAnew()
{
    Rehearsal rehearsal({u"server-1"_s, u"a1"_s, u"p1"_s});
    startRemembering(rehearsal);
    RequestFailure changed;
    changed.sessionChanged = true;
    rehearsal.happens(sync::Failed{rehearsal.sent<Delta>().first().first, changed, {}});
    const auto open = rehearsal.sent<OpenSession>();
    QCOMPARE(open.size(), 1); // at once
    QVERIFY(open.first().second.memory.isEmpty());
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
    Session session = Rehearsal::session();
    session.memory = u"newer"_s;
    rehearsal.happens(Answered{open.first().first, session, {}});
    QCOMPARE(rehearsal.effects<Store>().size(), 1);
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(sessionCursor()), u"newer"_s);
    QCOMPARE(rehearsal.effects<MarkSending>().size(), 1);
}

void TestConnection::offlineMeansNoRequestAtAll()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    rehearsal.happens(PolicyChanged{domain::NetworkPolicy::Offline});
    QCOMPARE(rehearsal.effects<CancelAll>().size(), 1);
    rehearsal.happens(OperationsChanged{{Rehearsal::comment(u"t1"_s, 1)}});
    rehearsal.passes(3'600'000);
    rehearsal.happens(Tick{});
    QVERIFY(rehearsal.effects<Send>().isEmpty());
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
    QCOMPARE(rehearsal.state().shown.phase, Phase::Idle);
    rehearsal.happens(PolicyChanged{domain::NetworkPolicy::Online});
    QCOMPARE(rehearsal.effects<MarkSending>().size(), 1);
    QCOMPARE(rehearsal.sent<Delta>().size(), 1);
}

void TestConnection::aPollComesAfterAMinuteMoreOrLess()
{
    for (const double random : {0.0, 0.5, 0.999}) {
        Rehearsal rehearsal;
        rehearsal.setRandom(random);
        rehearsal.settleDown();
        const qint64 pause = rehearsal.effects<WakeAt>().last().monotonicMs - 1000;
        QVERIFY(pause >= 48'000 && pause <= 72'000);
        rehearsal.passes(pause - 1);
        rehearsal.happens(Tick{});
        QVERIFY(rehearsal.effects<Send>().isEmpty());
        rehearsal.passes(1);
        rehearsal.happens(Tick{});
        QCOMPARE(rehearsal.sent<Delta>().size(), 1);
    }
}

void TestConnection::aSyncThatCannotBeIsReportedToo()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(PolicyChanged{domain::NetworkPolicy::Offline});
    rehearsal.happens(SyncWanted{});
    QCOMPARE(rehearsal.effects<Report>().size(), 1);
    QVERIFY(rehearsal.effects<Report>().first().report.failure);

    Rehearsal other;
    other.startSynced();
    other.refuse<Delta>(Failure::Kind::SignedOut);
    other.happens(SyncWanted{});
    QCOMPARE(other.sent<OpenSession>().size(), 1); // the token may be another one now
    other.refuse<OpenSession>(Failure::Kind::SignedOut);
    QCOMPARE(other.effects<Report>().first().report.failure->kind, Failure::Kind::SignedOut);
}

void TestConnection::aLateAnswerOfAnEndedLifeIsIgnored()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    const auto request = rehearsal.sent<Delta>().first().first;
    rehearsal.happens(Stopped{});
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.insert(domain::ObjectType::Ticket, u"s2"_s);
    rehearsal.happens(Answered{request, delta, {}});
    QVERIFY(rehearsal.effects<Store>().isEmpty());
}

void TestConnection::theSameEventsGiveTheSameEffects()
{
    const auto play = [] {
        QStringList trace;
        Rehearsal rehearsal;
        const auto note = [&] {
            QStringList step;
            for (const Effect &effect : rehearsal.last())
                step.append(QString::number(effect.index()));
            trace.append(step.join(u' '));
        };
        rehearsal.startFresh();
        note();
        rehearsal.answer<Overview>(Rehearsal::emptyOverview());
        note();
        rehearsal.happens(OperationsChanged{{Rehearsal::comment(u"t1"_s, 1), Rehearsal::change(u"t2"_s, 2)}});
        note();
        rehearsal.happens(NetworkChanged{false});
        note();
        return trace;
    };
    QCOMPARE(play(), play());
}

void TestConnection::cursorsGoWithTheLastSlice()
{
    store::CacheBatch batch;
    QStringList ids;
    for (int i = 0; i < 1100; ++i)
        ids.append(u"t%1"_s.arg(i));
    batch.rows.append(Rehearsal::rows(domain::ObjectType::Ticket, ids.mid(0, 700)));
    batch.rows.append(Rehearsal::rows(domain::ObjectType::Ticket, ids.mid(700)));
    batch.removed.append({domain::ObjectType::Entry, u"e1"_s});
    batch.cursors.insert(u"state/Ticket"_s, u"s2"_s);
    SlicedBatch sliced(batch);
    QStringList seen;
    int slices = 0;
    while (!sliced.done()) {
        ++slices;
        const store::CacheBatch slice = sliced.next(500);
        qsizetype rows = slice.removed.size();
        for (const domain::RowBatch &one : slice.rows) {
            rows += one.size();
            for (qsizetype row = 0; row < one.size(); ++row)
                seen.append(QString::fromUtf8(one.id(row).data(), static_cast<qsizetype>(one.id(row).size())));
        }
        QVERIFY(rows <= 500);
        QCOMPARE(slice.cursors.isEmpty(), !sliced.done());
    }
    QCOMPARE(slices, 3);
    QCOMPARE(seen, ids);

    // A state alone is a transaction too.
    store::CacheBatch bare;
    bare.cursors.insert(u"state/Ticket"_s, u"s2"_s);
    SlicedBatch one(bare);
    QCOMPARE(one.next(500).cursors.size(), 1);
    QVERIFY(one.done());
}

void TestConnection::slicesFollowTheClock()
{
    Pace pace;
    for (int i = 0; i < 20; ++i)
        pace.took(1000);
    QCOMPARE(pace.rows(), 500);
    pace.took(40'000);
    QCOMPARE(pace.rows(), 250);
    for (int i = 0; i < 20; ++i)
        pace.took(40'000);
    QVERIFY(pace.rows() >= 1);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
