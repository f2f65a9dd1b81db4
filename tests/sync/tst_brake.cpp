// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsal.h"
#include "sync/vanishing.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::sync;
using domain::BrakeAnswer;
using domain::ObjectType;

namespace {

QStringList tickets(int count)
{
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids.append(u"t%1"_s.arg(i));
    return ids;
}

Pulled removing(int count)
{
    Pulled delta = Rehearsal::emptyDelta();
    delta.cursors.insert(ObjectType::Ticket, u"s2"_s);
    delta.removed.insert(ObjectType::Ticket, tickets(count));
    return delta;
}

qsizetype removals(const Rehearsal &rehearsal)
{
    qsizetype count = 0;
    for (const Store &store : rehearsal.effects<Store>())
        count += store.batch.removed.size();
    return count;
}

Pulled lastPage(ObjectType type, const QStringList &ids)
{
    Pulled page;
    page.rows.append(Rehearsal::rows(type, ids));
    page.last = ids.isEmpty() ? QString() : ids.last();
    return page;
}

//! A full sync whose three sweeps show just \a ids; up to the count of the tickets.
void sweepEverything(Rehearsal &rehearsal, const QStringList &ids)
{
    rehearsal.settleDown();
    rehearsal.happens(SyncWanted{true});
    const auto request = rehearsal.sent<Overview>().first().first;
    rehearsal.commitAll();
    rehearsal.happens(Answered{request, Rehearsal::emptyOverview(), {}});
    const auto pages = rehearsal.sent<Page>();
    rehearsal.commitAll();
    for (const auto &[number, page] : pages) {
        if (page.type != ObjectType::Ticket) {
            rehearsal.happens(
                Answered{number,
                         lastPage(page.type, page.type == ObjectType::Entry ? QStringList{u"e1"_s} : QStringList()),
                         {}});
            rehearsal.commitAll();
        }
    }
    for (const auto &[number, page] : pages) {
        if (page.type == ObjectType::Ticket)
            rehearsal.happens(Answered{number, lastPage(page.type, ids), {}});
    }
    rehearsal.commitAll();
}

} // namespace

class TestBrake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void howManyStop_data();
    void howManyStop();
    void fewLeaveWithTheirCursor();
    void manyWaitForThePerson();
    void forgottenOnesLeave();
    void keptOnesStayAndTheRestGoesOn();
    void pushingGoesOn();
    void manySmallDeltasOfOneSyncCountTogether();
    void onlyWhatIsStillReadableCounts();
    void anEmptyListRemovesNothingUnasked();
    void keptTicketsKeepTheirEntries();
    void otherTypesAreNotEmptiedByAnEmptyList();
    void aFullSyncAsksAgain();
    void aStartForgetsTheQuestionAndTheServerSaysItAgain();
    void aSweepOverEverythingIsTold();
};

void TestBrake::howManyStop_data()
{
    QTest::addColumn<int>("vanishing");
    QTest::addColumn<int>("held");
    QTest::addColumn<bool>("stops");
    QTest::newRow("twenty of many") << 20 << 1000 << false;
    QTest::newRow("one more") << 21 << 1000 << true;
    QTest::newRow("a tenth") << 5 << 50 << false;
    QTest::newRow("more than a tenth") << 6 << 50 << true;
    QTest::newRow("all") << 1 << 1 << true;
    QTest::newRow("none") << 0 << 0 << false;
}

void TestBrake::howManyStop()
{
    QFETCH(int, vanishing);
    QFETCH(int, held);
    QTEST(vanishing::stops(vanishing, held), "stops");
}

void TestBrake::fewLeaveWithTheirCursor()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    rehearsal.answer<Delta>(removing(3));
    QCOMPARE(removals(rehearsal), 0);
    for (const Store &store : rehearsal.effects<Store>())
        QVERIFY(!store.batch.cursors.contains(u"state/Ticket"_s)); // the cursor never before the removals
    rehearsal.counts(3, 100);
    QCOMPARE(removals(rehearsal), 3);
    QCOMPARE(rehearsal.effects<Store>().last().batch.cursors.value(u"state/Ticket"_s), u"s2"_s);
    QVERIFY(!rehearsal.state().shown.brake);
}

void TestBrake::manyWaitForThePerson()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    Pulled delta = removing(21);
    delta.rows.append(Rehearsal::rows(ObjectType::Ticket, {u"new"_s}));
    rehearsal.answer<Delta>(delta);
    QCOMPARE(rehearsal.effects<Store>().first().batch.rows.size(), 1); // news do not wait
    rehearsal.commitAll();
    rehearsal.counts(21, 1000);
    QCOMPARE(removals(rehearsal), 0);
    QCOMPARE(rehearsal.state().shown.brake, (domain::VanishBrake{21, 1000}));
    rehearsal.happens(SyncWanted{});
    QVERIFY(rehearsal.effects<Send>().isEmpty());
    QCOMPARE(rehearsal.effects<Report>().last().report.failure->kind, domain::Failure::Kind::Refused);
}

void TestBrake::forgottenOnesLeave()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    rehearsal.answer<Delta>(removing(21));
    rehearsal.counts(21, 1000);
    rehearsal.happens(BrakeAnswered{BrakeAnswer::Forget});
    QCOMPARE(removals(rehearsal), 21);
    QVERIFY(!rehearsal.state().shown.brake);
}

void TestBrake::keptOnesStayAndTheRestGoesOn()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    Pulled delta = removing(21);
    delta.removed.insert(ObjectType::Article, {u"a1"_s});
    rehearsal.answer<Delta>(delta);
    rehearsal.counts(21, 1000);
    rehearsal.happens(BrakeAnswered{BrakeAnswer::Keep});
    const auto stores = rehearsal.effects<Store>();
    QCOMPARE(stores.size(), 1);
    QCOMPARE(stores.first().batch.removed.size(), 1);
    QCOMPARE(stores.first().batch.removed.first().type, ObjectType::Article);
    QCOMPARE(stores.first().batch.cursors.value(u"state/Ticket"_s), u"s2"_s);
}

void TestBrake::pushingGoesOn()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    rehearsal.answer<Delta>(removing(21));
    rehearsal.commitAll();
    rehearsal.counts(21, 1000);
    const auto operation = Rehearsal::comment(u"t1"_s, 1);
    rehearsal.happens(OperationsChanged{{operation}});
    rehearsal.happens(SendingMarked{{operation.id}});
    QCOMPARE(rehearsal.sent<Push>().size(), 1);
}

void TestBrake::manySmallDeltasOfOneSyncCountTogether()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    int removed = 0;
    for (int part = 2; part < 10 && !rehearsal.state().shown.brake; ++part) {
        Pulled delta = removing(6);
        delta.cursors.insert(ObjectType::Ticket, u"s%1"_s.arg(part));
        delta.more = true;
        rehearsal.answer<Delta>(delta);
        rehearsal.commitAll();
        rehearsal.counts(6, 1000 - removed);
        removed += static_cast<int>(removals(rehearsal));
        rehearsal.commitAll();
    }
    QVERIFY(rehearsal.state().shown.brake);
    QCOMPARE(removed, 18);
}

void TestBrake::onlyWhatIsStillReadableCounts()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    Pulled delta = removing(50);
    delta.rows.append(Rehearsal::rows(ObjectType::Queue, {u"q1"_s}, "myRights", {u"{\"mayRead\":false}"_s}));
    rehearsal.answer<Delta>(delta);
    // The purge comes first, so the count finds none of its tickets.
    qsizetype purged = -1;
    qsizetype counted = -1;
    for (size_t i = 0; i < rehearsal.last().size(); ++i) {
        if (std::holds_alternative<PurgeQueue>(rehearsal.last().at(i)))
            purged = static_cast<qsizetype>(i);
        if (std::holds_alternative<CountVanishing>(rehearsal.last().at(i)))
            counted = static_cast<qsizetype>(i);
    }
    QVERIFY(purged >= 0 && purged < counted);
    rehearsal.counts(0, 950);
    QVERIFY(!rehearsal.state().shown.brake);
}

void TestBrake::anEmptyListRemovesNothingUnasked()
{
    Rehearsal rehearsal;
    sweepEverything(rehearsal, {});
    QVERIFY(rehearsal.effects<Prune>().isEmpty());
    rehearsal.counts(7, 7);
    QVERIFY(rehearsal.effects<Prune>().isEmpty());
    QCOMPARE(rehearsal.state().shown.brake, (domain::VanishBrake{7, 7}));
    rehearsal.happens(BrakeAnswered{BrakeAnswer::Forget});
    const auto prunes = rehearsal.effects<Prune>();
    QCOMPARE(prunes.size(), 2); // the tickets, and then the entries that had waited for them
    QCOMPARE(prunes.at(0).type, ObjectType::Ticket);
    QCOMPARE(prunes.at(1).type, ObjectType::Entry);
}

void TestBrake::keptTicketsKeepTheirEntries()
{
    Rehearsal rehearsal;
    sweepEverything(rehearsal, {u"t1"_s});
    rehearsal.counts(30, 100);
    rehearsal.happens(BrakeAnswered{BrakeAnswer::Keep});
    QVERIFY(rehearsal.effects<Prune>().isEmpty());
    rehearsal.commitAll();
    QVERIFY(rehearsal.state().cursors.contains(completeCursor(ObjectType::Ticket)));
    QVERIFY(rehearsal.state().cursors.contains(completeCursor(ObjectType::Entry)));
    QVERIFY(rehearsal.state().sweeps.isEmpty());
}

void TestBrake::otherTypesAreNotEmptiedByAnEmptyList()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(SyncWanted{true});
    const auto request = rehearsal.sent<Overview>().first().first;
    rehearsal.commitAll();
    Pulled overview = Rehearsal::emptyOverview();
    overview.rows.append(Rehearsal::rows(ObjectType::Queue, {}));
    rehearsal.happens(Answered{request, overview, {}});
    QVERIFY(rehearsal.effects<Prune>().isEmpty());
    for (const auto &[number, page] : rehearsal.sent<Page>()) {
        if (page.type == ObjectType::Article) {
            rehearsal.happens(Answered{number, lastPage(ObjectType::Article, {}), {}});
            break;
        }
    }
    QVERIFY(rehearsal.effects<Prune>().isEmpty());
    QCOMPARE(rehearsal.effects<Store>().last().batch.cursors.value(completeCursor(ObjectType::Article)), u"1"_s);
}

void TestBrake::aFullSyncAsksAgain()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    rehearsal.answer<Delta>(removing(21));
    rehearsal.counts(21, 1000);
    rehearsal.happens(SyncWanted{true});
    QVERIFY(!rehearsal.state().shown.brake);
    QCOMPARE(rehearsal.sent<Overview>().size(), 1);
}

void TestBrake::aStartForgetsTheQuestionAndTheServerSaysItAgain()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    rehearsal.answer<Delta>(removing(21));
    const auto count = rehearsal.effects<CountVanishing>().first().count;
    rehearsal.happens(Stopped{});
    rehearsal.happens(VanishingCounted{count, 1, 1000}); // too late
    QCOMPARE(removals(rehearsal), 0);
    rehearsal.startSynced();
    QCOMPARE(rehearsal.sent<Delta>().first().second.since.value(ObjectType::Ticket), u"s1"_s);
}

void TestBrake::aSweepOverEverythingIsTold()
{
    Rehearsal rehearsal;
    sweepEverything(rehearsal, {u"t1"_s});
    rehearsal.counts(0, 1);
    rehearsal.commitAll();
    QVERIFY(rehearsal.effects<LookForLost>().isEmpty()); // what came since the sweep began is not here yet
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    rehearsal.commitAll();
    QCOMPARE(rehearsal.effects<LookForLost>().size(), 1);
    rehearsal.happens(SyncWanted{});
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    QCOMPARE(rehearsal.effects<LookForLost>().size(), 1); // nobody has looked
    rehearsal.happens(LostLookedFor{});
    rehearsal.commitAll();
    rehearsal.happens(SyncWanted{});
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    QVERIFY(rehearsal.effects<LookForLost>().isEmpty());
}

QTEST_GUILESS_MAIN(TestBrake)
#include "tst_brake.moc"
