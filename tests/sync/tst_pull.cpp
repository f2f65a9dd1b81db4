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
    void aTicketThatLeftAQueueThatIsGainedBringsItsEntries_data();
    void aTicketThatLeftAQueueThatIsGainedBringsItsEntries();
    void aPurgeThatWasCutShortIsDoneAtStart();
    void entriesWhoseTicketsWentAwayInASweepGo();
    void aQueueThatChangedWhileItWasSweptIsSweptAgain();
    void aTypeThatTheServerCannotTellIsSweptAnewAndPruned();
    void ticketsThatAreSweptAnewBringTheirEntries();
    void aFullSyncSweepsEverythingAnew();
    void anOverviewThatWasCutShortIsSweptAnew();
    void whatIsSweptAnewIsToldAlsoAfterTheProgramsEnd();
    void aCacheThatFailsIsReadAgainLater();
    void aFullSyncIsNotForgottenWhereTheDiskIsFull();
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
    QCOMPARE(stores.size(), 2);
    QCOMPARE(stores.first().batch.cursors, (QMap<QString, QString>{{overviewCursor(), u"1"_s}}));
    QVERIFY(stores.first().batch.rows.isEmpty());
    QCOMPARE(stores.last().batch.cursors.value(u"state/Ticket"_s), u"s1"_s);
    QCOMPARE(stores.last().batch.cursors.value(overviewCursor(), u"kept"_s), QString());
    QCOMPARE(rehearsal.effects<SetLoading>().size(), 1);
    QVERIFY(rehearsal.effects<SetLoading>().first().loading);
    QCOMPARE(rehearsal.sent<Page>().size(), 3); // side by side
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::FirstSync);
    const quint64 tickets = requestOf(rehearsal, ObjectType::Ticket);
    const quint64 entries = requestOf(rehearsal, ObjectType::Entry);
    const quint64 articles = requestOf(rehearsal, ObjectType::Article);
    for (const Store &store : stores)
        rehearsal.happens(Stored{store.store, 0});

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
    rehearsal.commitAll();
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

void TestPull::aTicketThatLeftAQueueThatIsGainedBringsItsEntries_data()
{
    QTest::addColumn<bool>("more");
    QTest::newRow("there is more to tell of the time before") << true;
    // fault_simulation, seed 40018037
    QTest::newRow("all is told, and the queue is not swept yet") << false;
}

// fault_simulation, seeds 1411195 and 1411197: a ticket left a queue that could not be read, and then the queue could
// be. The server, which knows the rights of now, told it as changed, and what was written in it before did not come.
void TestPull::aTicketThatLeftAQueueThatIsGainedBringsItsEntries()
{
    const auto changed = [](const QString &state, bool more) {
        Pulled delta = Rehearsal::emptyDelta();
        delta.cursors.insert(ObjectType::Ticket, state);
        delta.rows.append(Rehearsal::rows(ObjectType::Ticket, {u"t1"_s}, "entryCount", {u"3"_s}));
        delta.more = more;
        return delta;
    };
    QFETCH(bool, more);
    Rehearsal rehearsal;
    rehearsal.startSynced();
    Pulled gained = changed(u"s2"_s, more);
    gained.rows.append(Rehearsal::rows(ObjectType::Queue, {u"q2"_s}, "myRights", {readable}));
    rehearsal.answer<Delta>(gained);
    QCOMPARE(rehearsal.sent<Fetch>().size(), 1);
    QCOMPARE(rehearsal.sent<Fetch>().first().second.ticketIds, QStringList{u"t1"_s});
    rehearsal.answer<Fetch>(Pulled{});
    // The program may end in between. That the queue has to be swept is
    // durable before its row, which says that it is readable (fault_simulation, seeds 20000833 and 20008351).
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(gainedCursor()), u"1"_s);
    QVERIFY(rehearsal.effects<Store>().first().batch.cursors.contains(queueCursor(u"q2"_s)));
    QVERIFY(rehearsal.effects<Store>().first().batch.rows.isEmpty());
    const quint64 tickets = rehearsal.sent<Page>().first().first;
    rehearsal.commitAll();
    rehearsal.happens(Answered{tickets, page(ObjectType::Ticket, {}, false), {}});
    rehearsal.commitAll();
    rehearsal.answer<Delta>(changed(u"s3"_s, false));
    QCOMPARE(rehearsal.sent<Fetch>().size(), 1);
    rehearsal.answer<Fetch>(Pulled{});
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(gainedCursor(), u"kept"_s), QString());
    rehearsal.commitAll();
    // From here on what the server says is enough.
    rehearsal.happens(SyncWanted{});
    rehearsal.answer<Delta>(changed(u"s4"_s, false));
    QVERIFY(rehearsal.sent<Fetch>().isEmpty());
}

// fault_simulation, seed 1415215: in a first sync the entries of a ticket had come, and before the ticket did, its
// queue could not be read any more.
void TestPull::entriesWhoseTicketsWentAwayInASweepGo()
{
    Rehearsal rehearsal;
    rehearsal.startFresh();
    rehearsal.answer<Overview>(Rehearsal::emptyOverview());
    const quint64 tickets = requestOf(rehearsal, ObjectType::Ticket);
    const quint64 entries = requestOf(rehearsal, ObjectType::Entry);
    const quint64 articles = requestOf(rehearsal, ObjectType::Article);
    rehearsal.commitAll();
    rehearsal.happens(Answered{articles, page(ObjectType::Article, {}, false), {}});
    rehearsal.commitAll();
    rehearsal.happens(Answered{entries, page(ObjectType::Entry, {u"e7"_s}, false), {}});
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(sweptCursor()), u"1"_s);
    rehearsal.commitAll();
    rehearsal.happens(Answered{tickets, page(ObjectType::Ticket, {}, false), {}});
    rehearsal.commitAll();
    QVERIFY(rehearsal.effects<PurgeStrays>().isEmpty()); // their tickets may be news
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    QCOMPARE(rehearsal.effects<PurgeStrays>().size(), 1);
    QVERIFY(rehearsal.effects<Report>().isEmpty());
    // Then, in this order, what says that it is done.
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors, (QMap<QString, QString>{{sweptCursor(), QString()}}));
    rehearsal.commitAll();
    QCOMPARE(rehearsal.effects<Report>().size(), 1);
}

// fault_simulation, seed 3001820: while everything was swept anew a queue could not be read for a while. The delta
// showed it as it had been, and its tickets, which the sweep had not shown, were gone for good.
void TestPull::aQueueThatChangedWhileItWasSweptIsSweptAgain()
{
    QMap<QString, QString> cursors = Rehearsal::syncedCursors();
    for (const bool swept : {true, false}) {
        if (swept)
            cursors.insert(sweptCursor(), u"1"_s);
        else
            cursors.remove(sweptCursor());
        Rehearsal rehearsal;
        rehearsal.happens(Started{});
        rehearsal.happens(CacheRead{cursors, {{u"q1"_s, true}}});
        rehearsal.answer<OpenSession>(Rehearsal::session());
        rehearsal.answer<Delta>(queues({u"q1"_s}, {readable}));
        QCOMPARE(rehearsal.sent<Page>().size(), swept ? 1 : 0);
        if (swept)
            QCOMPARE(rehearsal.sent<Page>().first().second.queueId, u"q1"_s);
    }
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
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors,
             (QMap<QString, QString>{{u"state/Entry"_s, u"s9"_s}, {u"state/Ticket"_s, u"s9"_s}}));
    QCOMPARE(rehearsal.sent<Page>().size(), 2); // entries go with their tickets
    const quint64 tickets = requestOf(rehearsal, ObjectType::Ticket);
    rehearsal.happens(Answered{tickets, page(ObjectType::Ticket, {u"t2"_s, u"t1"_s}, false), {}});
    QVERIFY(!rehearsal.effects<Store>().first().batch.cursors.contains(u"complete/Ticket"_s));
    // fault_simulation, seed 2: a server whose backup was put back shows older versions, and it is right.
    QVERIFY(rehearsal.effects<Store>().first().batch.anew);
    QVERIFY(rehearsal.effects<Prune>().isEmpty()); // not before it is known how many would go
    rehearsal.counts(1, 100);
    const auto prunes = rehearsal.effects<Prune>();
    QCOMPARE(prunes.size(), 1);
    QCOMPARE(prunes.first().seen, (QSet<QString>{u"t1"_s, u"t2"_s}));
    QCOMPARE(prunes.first().cursors.value(u"complete/Ticket"_s), u"1"_s);
}

// fault_simulation, seeds 34 and 42: a backup was put back, older than the state of the tickets and not older than that
// of the entries. A queue that could be read again came with its tickets and without what was written in them.
void TestPull::ticketsThatAreSweptAnewBringTheirEntries()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    Pulled delta = Rehearsal::emptyDelta();
    for (const ObjectType type : {ObjectType::Ticket, ObjectType::Queue}) {
        delta.cursors.remove(type);
        delta.lost.append(type);
    }
    rehearsal.answer<Delta>(delta);
    const auto cursors = rehearsal.effects<Store>().first().batch.cursors;
    QVERIFY(cursors.contains(completeCursor(ObjectType::Entry)));
    QCOMPARE(cursors.value(completeCursor(ObjectType::Entry)), QString()); // also after the program's end
    const auto request = rehearsal.sent<Overview>().first().first;
    rehearsal.commitAll();
    Pulled overview = Rehearsal::emptyOverview();
    overview.rows.append(Rehearsal::rows(ObjectType::Queue, {u"q1"_s, u"q2"_s}, "myRights", {readable, readable}));
    rehearsal.happens(Answered{request, overview, {}});
    const quint64 tickets = requestOf(rehearsal, ObjectType::Ticket);
    const quint64 entries = requestOf(rehearsal, ObjectType::Entry);
    QVERIFY(tickets != 0);
    QVERIFY(entries != 0);
    rehearsal.commitAll();
    rehearsal.happens(Answered{tickets, page(ObjectType::Ticket, {u"t5"_s}, false), {}});
    rehearsal.commitAll();
    rehearsal.counts(0, 1);
    rehearsal.commitAll();
    QVERIFY(rehearsal.effects<LookForLost>().isEmpty());
    rehearsal.happens(Answered{entries, page(ObjectType::Entry, {u"e7"_s}, false), {}});
    QVERIFY(rehearsal.effects<Store>().first().batch.anew);
    QCOMPARE(rehearsal.effects<Prune>().first().seen, (QSet<QString>{u"e7"_s}));
    // What the backup undid is looked for, also where it undid changes of tickets only.
    rehearsal.commitAll();
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    rehearsal.commitAll();
    QCOMPARE(rehearsal.effects<LookForLost>().size(), 1);
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

//! Some of its rows are stored, its states are not: what the server removes until the next start would stay for ever.
void TestPull::anOverviewThatWasCutShortIsSweptAnew()
{
    Rehearsal rehearsal;
    rehearsal.happens(Started{});
    rehearsal.happens(CacheRead{{{overviewCursor(), u"1"_s}}, {{u"q1"_s, true}}});
    const QMap<QString, QString> cursors = rehearsal.effects<Store>().first().batch.cursors;
    QCOMPARE(cursors.value(anewCursor(ObjectType::Ticket)), u"1"_s);
    QCOMPARE(cursors.value(overviewCursor(), u"kept"_s), QString());
    rehearsal.commitAll();
    rehearsal.happens(Answered{rehearsal.state().requests.keys().first(), Rehearsal::session(), {}});
    rehearsal.answer<Overview>(Rehearsal::emptyOverview());
    rehearsal.happens(Answered{requestOf(rehearsal, ObjectType::Ticket), page(ObjectType::Ticket, {}, false), {}});
    QVERIFY(rehearsal.effects<Store>().first().batch.anew);
}

void TestPull::whatIsSweptAnewIsToldAlsoAfterTheProgramsEnd()
{
    domain::Operation accepted = Rehearsal::comment(u"t1"_s, 1);
    accepted.state = domain::OperationState::Applied;
    Rehearsal rehearsal;
    rehearsal.happens(OperationsChanged{{accepted, Rehearsal::comment(u"t2"_s, 2)}});
    QMap<QString, QString> cursors = Rehearsal::syncedCursors();
    cursors.insert(unlookedCursor(), u"1"_s);
    rehearsal.happens(Started{});
    rehearsal.happens(CacheRead{cursors, {}});
    rehearsal.answer<OpenSession>(Rehearsal::session());
    const quint64 delta = rehearsal.sent<Delta>().first().first;
    rehearsal.happens(SendingMarked{{Rehearsal::comment(u"t2"_s, 2).id}});
    rehearsal.happens(Answered{delta, Rehearsal::emptyDelta(), {}});
    QVERIFY(rehearsal.effects<LookForLost>().isEmpty()); // a push is under way
    Pushed::Outcome sent;
    sent.operation = Rehearsal::comment(u"t2"_s, 2).id;
    rehearsal.happens(Answered{rehearsal.state().requests.keys().first(), Pushed{{sent}}, {}});
    QVERIFY(rehearsal.effects<LookForLost>().isEmpty()); // and what it did is not here yet
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    const auto told = rehearsal.effects<LookForLost>();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().awaited, QList<QUuid>{accepted.id});
    rehearsal.happens(LostLookedFor{});
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors, (QMap<QString, QString>{{unlookedCursor(), QString()}}));
    // One that comes late, when everything is being swept once more, does not count.
    rehearsal.commitAll();
    rehearsal.happens(SyncWanted{true});
    rehearsal.happens(LostLookedFor{});
    QVERIFY(rehearsal.effects<Store>().isEmpty());
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

// fault_simulation, seed 3001944: the wish was forgotten with what could not be stored.
void TestPull::aFullSyncIsNotForgottenWhereTheDiskIsFull()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(SyncWanted{true});
    rehearsal.happens(StoreFailed{{domain::Failure::Kind::Full, u"disk"_s}});
    rehearsal.passes(10 * 60 * 1000);
    rehearsal.happens(Tick{});
    QCOMPARE(rehearsal.effects<ReadCache>().size(), 1);
    rehearsal.happens(SyncWanted{true}); // also one that comes while the cache is being read
    rehearsal.happens(CacheRead{Rehearsal::syncedCursors(), {}});
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(anewCursor(ObjectType::Ticket)), u"1"_s);
    rehearsal.commitAll();
    // Once it is stored, it is done.
    rehearsal.happens(StoreFailed{{domain::Failure::Kind::Full, u"disk"_s}});
    rehearsal.passes(10 * 60 * 1000);
    rehearsal.happens(Tick{});
    rehearsal.happens(CacheRead{Rehearsal::syncedCursors(), {}});
    QVERIFY(rehearsal.effects<Store>().isEmpty());
}

QTEST_GUILESS_MAIN(TestPull)
#include "tst_pull.moc"
