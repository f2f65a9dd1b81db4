// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsal.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::sync;
using domain::ObjectType;

namespace {

Pulled page(ObjectType type, const QStringList &ids, bool more)
{
    Pulled pulled;
    pulled.rows.append(Rehearsal::rows(type, ids));
    pulled.more = more;
    pulled.last = ids.isEmpty() ? QString() : ids.last();
    pulled.expected = 4;
    pulled.bytes = 1000;
    return pulled;
}

quint64 requestOf(const Rehearsal &rehearsal, ObjectType type)
{
    for (const auto &[request, wanted] : rehearsal.sent<Page>()) {
        if (wanted.type == type)
            return request;
    }
    return 0;
}

Pulled queues(const QStringList &ids, const QStringList &rights)
{
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.insert(ObjectType::Queue, u"s2"_s);
    delta.rows.append(Rehearsal::rows(ObjectType::Queue, ids, "myRights", rights));
    return delta;
}

const QString readable = u"{\"mayRead\":true}"_s;
const QString hidden = u"{\"mayRead\":false}"_s;

} // namespace

class TestPull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstSyncReadsStatesThenSweepsThenAsksWhatChanged();
    void aSweepGoesOnWhereItStopped();
    void aSecondSyncIsOneRoundTripThatStoresNothing();
    void theCursorOfAPageIsStoredWithItsRows();
    void pagesWaitWhenTheDiskIsSlower();
    void aPageThatDoesNotGoOnIsRefused();
    void deltasGoOnWhileThereIsMore();
    void aTicketThatBecameVisibleBringsItsEntries_data();
    void aTicketThatBecameVisibleBringsItsEntries();
    void aQueueThatIsLostIsPurgedAtOnce();
    void aQueueThatIsGainedIsSweptWithItsEntries();
    void aPurgeThatWasCutShortIsDoneAtStart();
    void aTypeThatTheServerCannotTellIsSweptAnewAndPruned();
    void aFullSyncSweepsEverythingAnew();
    void aCacheThatFailsIsReadAgainLater();
};

void TestPull::aFirstSyncReadsStatesThenSweepsThenAsksWhatChanged()
{
    Rehearsal rehearsal;
    rehearsal.startFresh();
    QCOMPARE(rehearsal.sent<Overview>().size(), 1);
    QCOMPARE(rehearsal.sent<Page>().size(), 0);
    QCOMPARE(rehearsal.effects<ShowSession>().size(), 1);

    Pulled overview = Rehearsal::emptyOverview();
    overview.rows.append(Rehearsal::rows(ObjectType::Ticket, {u"t9"_s}));
    rehearsal.answer<Overview>(overview);
    const auto stores = rehearsal.effects<Store>();
    QCOMPARE(stores.size(), 1);
    QCOMPARE(stores.first().batch.cursors.value(u"state/Ticket"_s), u"s1"_s);
    QCOMPARE(rehearsal.effects<SetLoading>().size(), 1);
    QVERIFY(rehearsal.effects<SetLoading>().first().loading);
    QCOMPARE(rehearsal.sent<Page>().size(), 3); // side by side
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::FirstSync);
    const quint64 tickets = requestOf(rehearsal, ObjectType::Ticket);
    const quint64 entries = requestOf(rehearsal, ObjectType::Entry);
    const quint64 articles = requestOf(rehearsal, ObjectType::Article);
    rehearsal.happens(Stored{stores.first().store, 0});

    rehearsal.happens(Answered{tickets, page(ObjectType::Ticket, {u"t9"_s, u"t8"_s}, false), {1, 10}});
    const quint64 ticketStore = rehearsal.effects<Store>().first().store;
    rehearsal.happens(Answered{entries, page(ObjectType::Entry, {u"e9"_s}, false), {1, 10}});
    const quint64 entryStore = rehearsal.effects<Store>().first().store;
    rehearsal.happens(Answered{articles, page(ObjectType::Article, {}, false), {1, 10}});
    const quint64 articleStore = rehearsal.effects<Store>().first().store;
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(u"complete/Article"_s), u"1"_s);
    QCOMPARE(rehearsal.sent<Delta>().size(), 0); // not before everything is stored
    rehearsal.happens(Stored{ticketStore, 0});
    rehearsal.happens(Stored{entryStore, 0});
    rehearsal.happens(Stored{articleStore, 0});
    QCOMPARE(rehearsal.sent<Delta>().size(), 1);
    QCOMPARE(rehearsal.sent<Delta>().first().second.since.value(ObjectType::Ticket), u"s1"_s);
    QVERIFY(!rehearsal.effects<SetLoading>().first().loading);

    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    QCOMPARE(rehearsal.effects<Report>().size(), 1);
    const domain::SyncReport report = rehearsal.effects<Report>().first().report;
    QCOMPARE(report.pulled.value(u"Ticket"_s), 3);
    QCOMPARE(report.roundTrips, 6);
    QVERIFY(!report.failure);
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::Idle);
}

void TestPull::aSweepGoesOnWhereItStopped()
{
    Rehearsal rehearsal;
    QMap<QString, QString> cursors = Rehearsal::syncedCursors();
    cursors.remove(completeCursor(ObjectType::Entry));
    cursors.insert(sweepCursor(ObjectType::Entry), u"e500"_s);
    rehearsal.happens(Started{});
    rehearsal.happens(CacheRead{cursors, {}});
    const auto session = rehearsal.sent<OpenSession>();
    rehearsal.happens(Answered{session.first().first, Rehearsal::session(), {}});
    QCOMPARE(rehearsal.sent<Overview>().size(), 0);
    QCOMPARE(rehearsal.sent<Page>().size(), 1);
    QCOMPARE(rehearsal.sent<Page>().first().second.type, ObjectType::Entry);
    QCOMPARE(rehearsal.sent<Page>().first().second.before, u"e500"_s);
}

void TestPull::aSecondSyncIsOneRoundTripThatStoresNothing()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    QCOMPARE(rehearsal.effects<Report>().size(), 1);
    rehearsal.happens(SyncWanted{});
    QCOMPARE(rehearsal.effects<Send>().size(), 1);
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    QCOMPARE(rehearsal.effects<Store>().size(), 0);
    QCOMPARE(rehearsal.effects<Report>().first().report.roundTrips, 1);
    QVERIFY(rehearsal.effects<Report>().first().report.pulled.isEmpty());
}

void TestPull::theCursorOfAPageIsStoredWithItsRows()
{
    Rehearsal rehearsal;
    rehearsal.startFresh();
    rehearsal.answer<Overview>(Rehearsal::emptyOverview());
    const quint64 tickets = requestOf(rehearsal, ObjectType::Ticket);
    rehearsal.happens(Answered{tickets, page(ObjectType::Ticket, {u"t9"_s, u"t8"_s}, true), {}});
    const auto stores = rehearsal.effects<Store>();
    QCOMPARE(stores.size(), 1);
    QCOMPARE(stores.first().batch.rows.size(), 1);
    QCOMPARE(stores.first().batch.cursors.value(u"sweep/Ticket"_s), u"t8"_s);
    // The next page is asked for while this one is being stored.
    QCOMPARE(rehearsal.sent<Page>().size(), 1);
    QCOMPARE(rehearsal.sent<Page>().first().second.before, u"t8"_s);
    // 2 objects of 500 bytes each: 1 MB would hold 2,000, which is also the most.
    QCOMPARE(rehearsal.sent<Page>().first().second.limit, 2000);
}

void TestPull::pagesWaitWhenTheDiskIsSlower()
{
    Rehearsal rehearsal;
    rehearsal.startFresh();
    rehearsal.answer<Overview>(Rehearsal::emptyOverview());
    rehearsal.happens(
        Answered{requestOf(rehearsal, ObjectType::Ticket), page(ObjectType::Ticket, {u"t9"_s}, true), {}});
    const quint64 first = rehearsal.effects<Store>().first().store;
    rehearsal.happens(
        Answered{requestOf(rehearsal, ObjectType::Ticket), page(ObjectType::Ticket, {u"t8"_s}, true), {}});
    QCOMPARE(requestOf(rehearsal, ObjectType::Ticket), 0U);
    rehearsal.happens(Stored{first, 0});
    QVERIFY(requestOf(rehearsal, ObjectType::Ticket) != 0);
}

void TestPull::aPageThatDoesNotGoOnIsRefused()
{
    Rehearsal rehearsal;
    rehearsal.startFresh();
    rehearsal.answer<Overview>(Rehearsal::emptyOverview());
    rehearsal.happens(Answered{requestOf(rehearsal, ObjectType::Ticket), page(ObjectType::Ticket, {}, true), {}});
    QCOMPARE(rehearsal.effects<Store>().size(), 0);
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::Waiting);
    QCOMPARE(rehearsal.state().shown.failure->kind, domain::Failure::Kind::BadInput);
}

void TestPull::deltasGoOnWhileThereIsMore()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.insert(ObjectType::Ticket, u"s2"_s);
    delta.rows.append(Rehearsal::rows(ObjectType::Ticket, {u"t1"_s}));
    delta.removed.insert(ObjectType::Article, {u"k1"_s});
    delta.more = true;
    rehearsal.answer<Delta>(delta);
    const auto stores = rehearsal.effects<Store>();
    QCOMPARE(stores.size(), 1); // rows, removals and states together
    QCOMPARE(stores.first().batch.removed.size(), 1);
    QCOMPARE(stores.first().batch.cursors, (QMap<QString, QString>{{u"state/Ticket"_s, u"s2"_s}}));
    QCOMPARE(rehearsal.sent<Delta>().size(), 0);
    rehearsal.commitAll();
    QCOMPARE(rehearsal.sent<Delta>().size(), 1);
    QCOMPARE(rehearsal.sent<Delta>().first().second.since.value(ObjectType::Ticket), u"s2"_s);
    // The same states again, and still "more": that would never end.
    Pulled same = Rehearsal::emptyDelta();
    same.cursors.insert(ObjectType::Ticket, u"s2"_s);
    same.more = true;
    rehearsal.answer<Delta>(same);
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::Waiting);
}

void TestPull::aTicketThatBecameVisibleBringsItsEntries_data()
{
    QTest::addColumn<QString>("entryCount");
    QTest::addColumn<QStringList>("entriesInDelta");
    QTest::addColumn<bool>("fetches");
    QTest::newRow("newly visible: its entries are older than the delta") << u"3"_s << QStringList{} << true;
    QTest::newRow("some are missing") << u"2"_s << QStringList{u"e1"_s} << true;
    QTest::newRow("new: all of them are in the delta") << u"1"_s << QStringList{u"e1"_s} << false;
    QTest::newRow("new, nothing written yet") << u"0"_s << QStringList{} << false;
}

void TestPull::aTicketThatBecameVisibleBringsItsEntries()
{
    QFETCH(QString, entryCount);
    QFETCH(QStringList, entriesInDelta);
    QFETCH(bool, fetches);
    Rehearsal rehearsal;
    rehearsal.startSynced();
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.insert(ObjectType::Ticket, u"s2"_s);
    delta.created.insert(ObjectType::Ticket, {u"t1"_s});
    delta.rows.append(Rehearsal::rows(ObjectType::Ticket, {u"t1"_s}, "entryCount", {entryCount}));
    delta.rows.append(
        Rehearsal::rows(ObjectType::Entry, entriesInDelta, "ticketId", QStringList(entriesInDelta.size(), u"t1"_s)));
    rehearsal.answer<Delta>(delta);
    QCOMPARE(rehearsal.sent<Fetch>().size(), fetches ? 1 : 0);
    QCOMPARE(rehearsal.effects<Store>().size(), fetches ? 0 : 1); // the state waits for the entries
    if (fetches) {
        Pulled entries;
        entries.rows.append(Rehearsal::rows(ObjectType::Entry, {u"e7"_s}));
        rehearsal.answer<Fetch>(entries);
        QCOMPARE(rehearsal.effects<Store>().size(), 1);
        QCOMPARE(rehearsal.effects<Store>().first().batch.rows.size(), 3);
        QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(u"state/Ticket"_s), u"s2"_s);
    }
}

void TestPull::aQueueThatIsLostIsPurgedAtOnce()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    rehearsal.answer<Delta>(queues({u"q1"_s}, {hidden}));
    QCOMPARE(rehearsal.effects<PurgeQueue>().size(), 1);
    QCOMPARE(rehearsal.effects<PurgeQueue>().first().queueId, u"q1"_s);
    QCOMPARE(rehearsal.sent<Page>().size(), 0);
}

void TestPull::aQueueThatIsGainedIsSweptWithItsEntries()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    rehearsal.answer<Delta>(queues({u"q1"_s, u"q2"_s}, {readable, readable}));
    QCOMPARE(rehearsal.effects<PurgeQueue>().size(), 0);
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(u"queue/q2"_s), u"*"_s);
    const auto pages = rehearsal.sent<Page>();
    QCOMPARE(pages.size(), 1);
    QCOMPARE(pages.first().second.queueId, u"q2"_s);
    rehearsal.happens(Answered{pages.first().first, page(ObjectType::Ticket, {u"t5"_s}, false), {}});
    QCOMPARE(rehearsal.effects<Store>().size(), 0);
    QCOMPARE(rehearsal.sent<Fetch>().size(), 1);
    QCOMPARE(rehearsal.sent<Fetch>().first().second.ticketIds, QStringList{u"t5"_s});
    rehearsal.answer<Fetch>(Pulled{});
    const auto stores = rehearsal.effects<Store>();
    QCOMPARE(stores.size(), 1);
    QVERIFY(stores.first().batch.cursors.contains(u"queue/q2"_s));
    QCOMPARE(stores.first().batch.cursors.value(u"queue/q2"_s), QString());
}

void TestPull::aPurgeThatWasCutShortIsDoneAtStart()
{
    Rehearsal rehearsal;
    rehearsal.happens(Started{});
    rehearsal.happens(CacheRead{Rehearsal::syncedCursors(), {{u"q1"_s, true}, {u"q2"_s, false}}});
    QCOMPARE(rehearsal.effects<PurgeQueue>().size(), 1);
    QCOMPARE(rehearsal.effects<PurgeQueue>().first().queueId, u"q2"_s);
}

void TestPull::aTypeThatTheServerCannotTellIsSweptAnewAndPruned()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.remove(ObjectType::Ticket);
    delta.lost.append(ObjectType::Ticket);
    rehearsal.answer<Delta>(delta);
    // Nothing leaves the cache on the word that the server has forgotten.
    QCOMPARE(rehearsal.effects<Prune>().size(), 0);
    QVERIFY(rehearsal.effects<Store>().first().batch.removed.isEmpty());
    QCOMPARE(rehearsal.sent<Overview>().size(), 1);
    Pulled overview = Rehearsal::emptyOverview();
    for (QString &state : overview.cursors)
        state = u"s9"_s;
    const auto request = rehearsal.sent<Overview>().first().first;
    rehearsal.commitAll();
    rehearsal.happens(Answered{request, overview, {}});
    // The other types keep their older states: what changed since has to come by the delta.
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors, (QMap<QString, QString>{{u"state/Ticket"_s, u"s9"_s}}));
    const auto pages = rehearsal.sent<Page>();
    QCOMPARE(pages.size(), 1);
    rehearsal.happens(Answered{pages.first().first, page(ObjectType::Ticket, {u"t2"_s, u"t1"_s}, false), {}});
    const auto prunes = rehearsal.effects<Prune>();
    QCOMPARE(prunes.size(), 1);
    QCOMPARE(prunes.first().seen, (QSet<QString>{u"t1"_s, u"t2"_s}));
    QCOMPARE(prunes.first().cursors.value(u"complete/Ticket"_s), u"1"_s);
    QVERIFY(!rehearsal.effects<Store>().first().batch.cursors.contains(u"complete/Ticket"_s));
}

void TestPull::aFullSyncSweepsEverythingAnew()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(SyncWanted{true});
    QCOMPARE(rehearsal.sent<Overview>().size(), 1);
    const auto request = rehearsal.sent<Overview>().first().first;
    rehearsal.commitAll();
    Pulled overview = Rehearsal::emptyOverview();
    overview.rows.append(Rehearsal::rows(ObjectType::Site, {u"site1"_s}));
    rehearsal.happens(Answered{request, overview, {}});
    QCOMPARE(rehearsal.sent<Page>().size(), 3);
    // What came whole is compared at once.
    QCOMPARE(rehearsal.effects<Prune>().size(), 1);
    QCOMPARE(rehearsal.effects<Prune>().first().type, ObjectType::Site);
}

void TestPull::aCacheThatFailsIsReadAgainLater()
{
    Rehearsal rehearsal;
    rehearsal.startFresh();
    rehearsal.answer<Overview>(Rehearsal::emptyOverview());
    rehearsal.happens(StoreFailed{{domain::Failure::Kind::Full, u"disk"_s}});
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::Waiting);
    QVERIFY(rehearsal.effects<ReadCache>().isEmpty());
    rehearsal.passes(10 * 60 * 1000);
    rehearsal.happens(Tick{});
    QCOMPARE(rehearsal.effects<ReadCache>().size(), 1);
    rehearsal.happens(CacheRead{});
    QCOMPARE(rehearsal.sent<Overview>().size(), 1); // from what the cache really holds
}

QTEST_GUILESS_MAIN(TestPull)
#include "tst_pull.moc"
