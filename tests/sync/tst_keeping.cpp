// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person leaves out of a device does not come, goes at once, and comes again when it is wanted again.

#include "rehearsal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::sync;
using domain::ObjectType;

namespace {

const QString readable = u"{\"mayRead\":true}"_s;

domain::RowBatch tickets(const QStringList &ids, const QStringList &queues)
{
    return Rehearsal::rows(ObjectType::Ticket, ids, "queueId", queues);
}

domain::RowBatch entries(const QStringList &ids, const QStringList &ticketIds)
{
    return Rehearsal::rows(ObjectType::Entry, ids, "ticketId", ticketIds);
}

//! Ids of all rows of \a batch, in their order.
QStringList idsIn(const store::CacheBatch &batch)
{
    QStringList ids;
    for (const domain::RowBatch &rows : batch.rows) {
        for (qsizetype row = 0; row < rows.size(); ++row)
            ids.append(QString::fromStdString(std::string(rows.id(row))));
    }
    return ids;
}

QStringList removedBy(const store::CacheBatch &batch)
{
    QStringList ids;
    for (const store::CacheBatch::Removal &removal : batch.removed)
        ids.append(removal.id);
    return ids;
}

//! Idle with q1 kept and q2 left out.
void settledWithoutQ2(Rehearsal &rehearsal)
{
    QMap<QString, QString> cursors = Rehearsal::syncedCursors();
    cursors.insert(leftOutCursor(u"q2"_s), u"1"_s);
    rehearsal.happens(KeepChosen{{u"q2"_s}});
    rehearsal.happens(Started{});
    rehearsal.happens(CacheRead{cursors, {{u"q1"_s, true}, {u"q2"_s, true}}});
    const quint64 session = rehearsal.sent<OpenSession>().first().first;
    rehearsal.happens(Stored{rehearsal.effects<PurgeQueue>().first().store, 0});
    rehearsal.happens(Answered{session, Rehearsal::session(), {}});
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
}

} // namespace

class TestKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstSyncAsksForWhatIsKeptOnly();
    void whatMovesToAQueueThatIsLeftOutGoes();
    void whatComesFromAQueueThatIsLeftOutBringsItsEntries();
    void entriesWithoutTheirTicketsGoAtTheEnd();
    void aChoiceIsCarriedOutAtOnce();
    void aChoiceOfEarlierIsCarriedOutAtTheStart();
    void whatIsWantedAgainIsSwept();
    void newsThatWereSortedBeforeAreAskedForAgain();
    void aSweepOverEverythingBeginsAgain();
};

void TestKeeping::aFirstSyncAsksForWhatIsKeptOnly()
{
    Rehearsal rehearsal;
    rehearsal.happens(KeepChosen{{u"q2"_s}});
    rehearsal.startFresh();
    const quint64 whole = rehearsal.sent<Overview>().first().first;
    rehearsal.commitAll();
    Pulled overview = Rehearsal::emptyOverview();
    overview.rows.append(Rehearsal::rows(ObjectType::Queue, {u"q1"_s, u"q2"_s}, "myRights", {readable, readable}));
    overview.rows.append(tickets({u"t1"_s, u"t2"_s}, {u"q1"_s, u"q2"_s}));
    rehearsal.happens(Answered{whole, overview, {}});
    const store::CacheBatch stored = rehearsal.effects<Store>().last().batch;
    QCOMPARE(idsIn(stored), (QStringList{u"q1"_s, u"q2"_s, u"t1"_s}));
    // What has to be swept is durable with the states.
    QCOMPARE(stored.cursors.value(queueCursor(u"q1"_s)), u"*"_s);
    QVERIFY(!stored.cursors.contains(queueCursor(u"q2"_s)));
    QVERIFY(stored.cursors.contains(completeCursor(ObjectType::Ticket)));
    QVERIFY(stored.cursors.contains(stateCursor(ObjectType::Ticket)));
    QStringList asked;
    for (const auto &[request, page] : rehearsal.sent<Page>())
        asked.append(typeName(page.type) + u' ' + page.queueId);
    asked.sort();
    QCOMPARE(asked, (QStringList{u"Article "_s, u"Ticket q1"_s}));
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::FirstSync);
}

void TestKeeping::whatMovesToAQueueThatIsLeftOutGoes()
{
    Rehearsal rehearsal;
    settledWithoutQ2(rehearsal);
    rehearsal.happens(SyncWanted{});
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.insert(ObjectType::Ticket, u"s2"_s);
    delta.cursors.insert(ObjectType::Entry, u"s2"_s);
    delta.rows.append(tickets({u"t1"_s, u"t2"_s, u"t3"_s}, {u"q1"_s, u"q2"_s, u"q1"_s}));
    delta.rows.append(entries({u"e1"_s, u"e2"_s, u"e3"_s}, {u"t1"_s, u"t2"_s, u"t3"_s}));
    rehearsal.answer<Delta>(delta);
    const store::CacheBatch stored = rehearsal.effects<Store>().first().batch;
    QCOMPARE(idsIn(stored), (QStringList{u"t1"_s, u"t3"_s, u"e1"_s, u"e3"_s}));
    QCOMPARE(removedBy(stored), QStringList{u"t2"_s});
    QVERIFY(rehearsal.effects<CountVanishing>().isEmpty()); // nobody is asked: it was chosen
}

void TestKeeping::whatComesFromAQueueThatIsLeftOutBringsItsEntries()
{
    Rehearsal rehearsal;
    settledWithoutQ2(rehearsal);
    rehearsal.happens(SyncWanted{});
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.insert(ObjectType::Ticket, u"s2"_s);
    // It changed, says the server, which knows nothing of what is left out.
    delta.rows.append(Rehearsal::rows(ObjectType::Ticket, {u"t2"_s}, "entryCount", {u"3"_s}));
    rehearsal.answer<Delta>(delta);
    QVERIFY(rehearsal.effects<Store>().isEmpty());
    QCOMPARE(rehearsal.sent<Fetch>().size(), 1);
    QCOMPARE(rehearsal.sent<Fetch>().first().second.ticketIds, QStringList{u"t2"_s});
}

void TestKeeping::entriesWithoutTheirTicketsGoAtTheEnd()
{
    Rehearsal rehearsal;
    settledWithoutQ2(rehearsal);
    rehearsal.happens(SyncWanted{});
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.insert(ObjectType::Entry, u"s2"_s);
    delta.rows.append(entries({u"e2"_s}, {u"t2"_s}));
    rehearsal.answer<Delta>(delta);
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(sweptCursor()), u"1"_s);
    rehearsal.commitAll();
    QCOMPARE(rehearsal.effects<PurgeStrays>().size(), 1);
}

void TestKeeping::aChoiceIsCarriedOutAtOnce()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(KeepChosen{{u"q1"_s}});
    QCOMPARE(rehearsal.effects<Store>().first().batch.cursors.value(leftOutCursor(u"q1"_s)), u"1"_s);
    QCOMPARE(rehearsal.effects<PurgeQueue>().size(), 1);
    QCOMPARE(rehearsal.effects<PurgeQueue>().first().queueId, u"q1"_s);
    rehearsal.commitAll();
    // Said once more it changes nothing.
    rehearsal.happens(KeepChosen{{u"q1"_s}});
    QVERIFY(rehearsal.effects<Store>().isEmpty());
    QVERIFY(rehearsal.effects<PurgeQueue>().isEmpty());
}

//! The program ended after the choice was kept and before the cache knew, or between its mark and its purge.
void TestKeeping::aChoiceOfEarlierIsCarriedOutAtTheStart()
{
    Rehearsal rehearsal;
    rehearsal.happens(KeepChosen{{u"q1"_s, u"q2"_s}});
    rehearsal.happens(Started{});
    QMap<QString, QString> cursors = Rehearsal::syncedCursors();
    cursors.insert(leftOutCursor(u"q1"_s), u"1"_s);
    rehearsal.happens(CacheRead{cursors, {{u"q1"_s, true}, {u"q2"_s, true}}});
    QStringList purged;
    for (const PurgeQueue &purge : rehearsal.effects<PurgeQueue>())
        purged.append(purge.queueId);
    QCOMPARE(purged, (QStringList{u"q1"_s, u"q2"_s}));
}

void TestKeeping::whatIsWantedAgainIsSwept()
{
    Rehearsal rehearsal;
    settledWithoutQ2(rehearsal);
    rehearsal.happens(KeepChosen{});
    const QMap<QString, QString> marks = rehearsal.effects<Store>().first().batch.cursors;
    QCOMPARE(marks.value(leftOutCursor(u"q2"_s), u"kept"_s), QString());
    QCOMPARE(marks.value(queueCursor(u"q2"_s)), u"*"_s);
    QCOMPARE(marks.value(gainedCursor()), u"1"_s);
    QCOMPARE(rehearsal.sent<Page>().size(), 1);
    QCOMPARE(rehearsal.sent<Page>().first().second.queueId, u"q2"_s);
}

// fault_simulation, seed 80014126
void TestKeeping::newsThatWereSortedBeforeAreAskedForAgain()
{
    Rehearsal rehearsal;
    settledWithoutQ2(rehearsal);
    rehearsal.happens(SyncWanted{});
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.insert(ObjectType::Ticket, u"s2"_s);
    delta.rows.append(tickets({u"t2"_s}, {u"q2"_s}));
    delta.rows.append(Rehearsal::rows(ObjectType::Ticket, {u"t1"_s}, "entryCount", {u"1"_s}));
    rehearsal.answer<Delta>(delta);
    const quint64 fetch = rehearsal.sent<Fetch>().first().first;
    rehearsal.happens(KeepChosen{});
    const auto swept = rehearsal.sent<Page>();
    QCOMPARE(swept.size(), 1);
    rehearsal.commitAll();
    rehearsal.happens(Answered{fetch, Pulled{}, {}});
    QVERIFY(rehearsal.effects<Store>().isEmpty());
    rehearsal.happens(Answered{swept.first().first, Pulled{}, {}});
    rehearsal.commitAll();
    QCOMPARE(rehearsal.sent<Delta>().size(), 1);
    QCOMPARE(rehearsal.sent<Delta>().first().second.since.value(ObjectType::Ticket), u"s1"_s);
}

// fault_simulation, seed 60000095: at its end what it dropped before would have counted as gone.
void TestKeeping::aSweepOverEverythingBeginsAgain()
{
    Rehearsal rehearsal;
    settledWithoutQ2(rehearsal);
    rehearsal.happens(SyncWanted{true});
    const quint64 overview = rehearsal.sent<Overview>().first().first;
    rehearsal.commitAll();
    rehearsal.happens(Answered{overview, Rehearsal::emptyOverview(), {}});
    rehearsal.commitAll();
    rehearsal.happens(KeepChosen{});
    QVERIFY(rehearsal.effects<Store>().last().batch.cursors.contains(anewCursor(ObjectType::Ticket)));
    QCOMPARE(rehearsal.sent<Overview>().size(), 1);
}

QTEST_GUILESS_MAIN(TestKeeping)
#include "tst_keeping.moc"
