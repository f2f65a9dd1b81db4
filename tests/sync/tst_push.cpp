// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsal.h"
#include "sync/push.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::sync;
using domain::Operation;
using domain::OperationState;
using Outcome = Pushed::Outcome;

namespace {

QList<QUuid> idsOf(const QList<Operation> &operations)
{
    QList<QUuid> ids;
    for (const Operation &operation : operations)
        ids.append(operation.id);
    return ids;
}

Outcome outcome(const Operation &operation, Outcome::Kind kind, const QString &type = {})
{
    Outcome outcome;
    outcome.operation = operation.id;
    outcome.kind = kind;
    outcome.refusal.type = type;
    if (kind == Outcome::Kind::Applied) {
        outcome.objectId = u"o"_s + QString::number(operation.sequence);
        outcome.version = 7;
    }
    return outcome;
}

Operation bornOffline(int number)
{
    Operation create = Rehearsal::comment({}, number);
    create.type = domain::ObjectType::Ticket;
    create.ticket = create.localId();
    create.content = {{u"subject"_s, u"s"_s}};
    return create;
}

//! Settled and idle, with these in the outbox; they are marked, and their push is under way.
void pushing(Rehearsal &rehearsal, const QList<Operation> &operations)
{
    rehearsal.settleDown();
    rehearsal.happens(OperationsChanged{operations});
    const auto marks = rehearsal.effects<MarkSending>();
    QCOMPARE(marks.size(), 1);
    rehearsal.happens(SendingMarked{marks.first().operations});
}

} // namespace

class TestPush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingLeavesBeforeItsMarkIsDurable();
    void anOutboxThatCannotBeWrittenSendsNothing();
    void whatMayBeSent_data();
    void whatMayBeSent();
    void verdicts_data();
    void verdicts();
    void aConflictKeepsBothSides();
    void aRefusalBlocksOnlyItsTicket();
    void aLostReplyIsReplayedUnderTheSameId_data();
    void aLostReplyIsReplayedUnderTheSameId();
    void aTryThatNeverLeftDoesNotMakeAnUnknownOneKnown();
    void anOlderSnapshotDoesNotSendTwice();
    void aTicketBornOfflineGoesWithItsEntriesOrBeforeThem();
    void aPredecessorThatIsStillOpenIsWaitedFor();
    void whatFollowsALostTicketWaitsForItsNewNumber();
    void aDeltaFollowsAPush();
    void thePoisonIsFoundByHalving();
    void aRepeatThatIsNotTakenStaysInDoubt_data();
    void aRepeatThatIsNotTakenStaysInDoubt();
    void aServerWithoutKeysIsNeverAskedTwice();
    void stoppingLeavesWhatIsUnderWayUnknown();
};

void TestPush::nothingLeavesBeforeItsMarkIsDurable()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    const Operation one = Rehearsal::comment(u"t1"_s, 1);
    rehearsal.happens(OperationsChanged{{one}});
    QCOMPARE(rehearsal.effects<MarkSending>().size(), 1);
    QCOMPARE(rehearsal.effects<MarkSending>().first().operations, QList<QUuid>{one.id});
    QVERIFY(rehearsal.effects<Send>().isEmpty());
    rehearsal.happens(SendingMarked{{one.id}});
    QCOMPARE(rehearsal.sent<Push>().size(), 1);
    QCOMPARE(idsOf(rehearsal.sent<Push>().first().second.operations), QList<QUuid>{one.id});
}

void TestPush::anOutboxThatCannotBeWrittenSendsNothing()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(OperationsChanged{{Rehearsal::comment(u"t1"_s, 1)}});
    rehearsal.happens(SendingMarked{});
    QVERIFY(rehearsal.effects<Send>().isEmpty());
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty()); // and does not try in a circle
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::Waiting);
}

void TestPush::whatMayBeSent_data()
{
    QTest::addColumn<QList<Operation>>("outbox");
    QTest::addColumn<QList<int>>("sent");
    const auto with = [](Operation operation, OperationState state) {
        operation.state = state;
        return operation;
    };
    const auto on = [](const QString &ticket, int number) { return Rehearsal::comment(ticket, number); };
    Operation otherServer = on(u"t1"_s, 1);
    otherServer.serverId = u"server-2"_s;
    Operation otherAccount = on(u"t1"_s, 1);
    otherAccount.accountId = u"a2"_s;

    QTest::newRow("in their order, tickets side by side")
        << QList<Operation>{on(u"t1"_s, 1), on(u"t2"_s, 2), on(u"t1"_s, 3)} << QList<int>{1, 2, 3};
    QTest::newRow("a refused one holds back its ticket")
        << QList<Operation>{with(on(u"t1"_s, 1), OperationState::Rejected), on(u"t1"_s, 2), on(u"t2"_s, 3)}
        << QList<int>{3};
    QTest::newRow("so does a conflict") << QList<Operation>{with(on(u"t1"_s, 1), OperationState::Conflict),
                                                            on(u"t1"_s, 2)}
                                        << QList<int>{};
    QTest::newRow("an applied one does not")
        << QList<Operation>{with(on(u"t1"_s, 1), OperationState::Applied), on(u"t1"_s, 2)} << QList<int>{2};
    QTest::newRow("unknown ones are sent again, in their place")
        << QList<Operation>{with(on(u"t1"_s, 1), OperationState::Unknown), on(u"t1"_s, 2)} << QList<int>{1, 2};
    QTest::newRow("what an earlier run was sending is unknown")
        << QList<Operation>{with(on(u"t1"_s, 1), OperationState::Sending)} << QList<int>{1};
    QTest::newRow("never to another server") << QList<Operation>{otherServer, on(u"t2"_s, 2)} << QList<int>{2};
    QTest::newRow("never under another account") << QList<Operation>{otherAccount, on(u"t2"_s, 2)} << QList<int>{2};
}

void TestPush::whatMayBeSent()
{
    QFETCH(QList<Operation>, outbox);
    QFETCH(QList<int>, sent);
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(OperationsChanged{outbox});
    QList<int> numbers;
    for (const Operation &operation : rehearsal.state().marking)
        numbers.append(static_cast<int>(operation.sequence));
    QCOMPARE(numbers, sent);
}

void TestPush::verdicts_data()
{
    QTest::addColumn<Outcome::Kind>("kind");
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<OperationState>("state");
    QTest::addColumn<int>("needsYou");
    QTest::newRow("accepted") << Outcome::Kind::Applied << QString() << OperationState::Applied << 0;
    QTest::newRow("a rule says no") << Outcome::Kind::Rejected << u"invalidProperties"_s << OperationState::Rejected
                                    << 1;
    QTest::newRow("other content under the same key")
        << Outcome::Kind::Rejected << u"alreadyExists"_s << OperationState::Rejected << 1;
    QTest::newRow("the policy is another one now")
        << Outcome::Kind::Rejected << u"policyChanged"_s << OperationState::Rejected << 1;
    QTest::newRow("its predecessor is not open any more")
        << Outcome::Kind::Rejected << u"predecessorMissing"_s << OperationState::Rejected << 1;
    QTest::newRow("changed meanwhile") << Outcome::Kind::Conflict << u"preconditionFailed"_s << OperationState::Conflict
                                       << 1;
    QTest::newRow("the server was busy") << Outcome::Kind::Again << u"serverFail"_s << OperationState::Queued << 0;
}

void TestPush::verdicts()
{
    QFETCH(Outcome::Kind, kind);
    QFETCH(QString, refusal);
    QFETCH(OperationState, state);
    QFETCH(int, needsYou);
    Rehearsal rehearsal;
    const Operation one = Rehearsal::comment(u"t1"_s, 1);
    pushing(rehearsal, {one});
    rehearsal.answer<Push>(Pushed{{outcome(one, kind, refusal)}});
    const auto settled = rehearsal.effects<Settle>();
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().settlements.size(), 1);
    QCOMPARE(settled.first().settlements.first().state, state);
    QCOMPARE(settled.first().settlements.first().refusal.type, state == OperationState::Queued ? QString() : refusal);
    QCOMPARE(rehearsal.state().report.needsYou
                 + (rehearsal.effects<Report>().isEmpty() ? 0 : rehearsal.effects<Report>().first().report.needsYou),
             needsYou);
}

void TestPush::aConflictKeepsBothSides()
{
    Rehearsal rehearsal;
    const Operation mine = Rehearsal::change(u"t1"_s, 1);
    pushing(rehearsal, {mine});
    Outcome theirs = outcome(mine, Outcome::Kind::Conflict, u"preconditionFailed"_s);
    theirs.refusal.properties = {u"impact"_s};
    theirs.refusal.current = {{u"impact"_s, 3}};
    rehearsal.answer<Push>(Pushed{{theirs}});
    const store::Settlement verdict = rehearsal.effects<Settle>().first().settlements.first();
    QCOMPARE(verdict.operation, mine.id);
    QCOMPARE(verdict.refusal, theirs.refusal);
    // The device's side stays what it was, and is not sent on its own.
    Operation kept = mine;
    kept.state = OperationState::Conflict;
    kept.refusal = theirs.refusal;
    rehearsal.happens(OperationsChanged{{kept}});
    rehearsal.passes(10 * 60 * 1000);
    rehearsal.happens(Tick{});
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
}

void TestPush::aRefusalBlocksOnlyItsTicket()
{
    Rehearsal rehearsal;
    const Operation one = Rehearsal::comment(u"t1"_s, 1);
    const Operation two = Rehearsal::comment(u"t2"_s, 2);
    pushing(rehearsal, {one, two});
    rehearsal.answer<Push>(
        Pushed{{outcome(one, Outcome::Kind::Rejected, u"forbidden"_s), outcome(two, Outcome::Kind::Applied)}});
    // New work on both, in a snapshot that shows the verdicts.
    Operation oneNow = one;
    oneNow.state = OperationState::Rejected;
    rehearsal.happens(OperationsChanged{{oneNow, Rehearsal::comment(u"t1"_s, 3), Rehearsal::comment(u"t2"_s, 4)}});
    QCOMPARE(rehearsal.effects<MarkSending>().size(), 1);
    QCOMPARE(rehearsal.effects<MarkSending>().first().operations, QList<QUuid>{Rehearsal::comment(u"t2"_s, 4).id});
}

void TestPush::aLostReplyIsReplayedUnderTheSameId_data()
{
    QTest::addColumn<domain::Failure::Kind>("how");
    QTest::newRow("no reply") << domain::Failure::Kind::Unreachable;
    QTest::newRow("a reply that cannot be read") << domain::Failure::Kind::BadInput;
}

void TestPush::aLostReplyIsReplayedUnderTheSameId()
{
    QFETCH(domain::Failure::Kind, how);
    Rehearsal rehearsal;
    Operation one = Rehearsal::comment(u"t1"_s, 1);
    pushing(rehearsal, {one});
    rehearsal.refuse<Push>(how, true);
    QCOMPARE(rehearsal.effects<Settle>().first().settlements.first().state, OperationState::Unknown);
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty()); // not before the pause
    one.state = OperationState::Unknown;
    rehearsal.happens(OperationsChanged{{one}});
    rehearsal.passes(10 * 60 * 1000);
    rehearsal.happens(Tick{});
    QCOMPARE(rehearsal.effects<MarkSending>().size(), 1);
    rehearsal.happens(SendingMarked{{one.id}});
    const Operation again = rehearsal.sent<Push>().first().second.operations.first();
    QCOMPARE(again.id, one.id);
    QCOMPARE(again.content, one.content);
    Outcome replayed = outcome(one, Outcome::Kind::Applied);
    replayed.replayed = true;
    rehearsal.answer<Push>(Pushed{{replayed}});
    QVERIFY(rehearsal.effects<Settle>().first().settlements.first().replayed);
    QCOMPARE(rehearsal.state().report.replayed, 1);
}

void TestPush::aTryThatNeverLeftDoesNotMakeAnUnknownOneKnown()
{
    Rehearsal rehearsal;
    Operation one = Rehearsal::comment(u"t1"_s, 1);
    one.state = OperationState::Unknown;
    pushing(rehearsal, {one, Rehearsal::comment(u"t2"_s, 2)});
    rehearsal.refuse<Push>(domain::Failure::Kind::Unreachable, false);
    const auto settlements = rehearsal.effects<Settle>().first().settlements;
    QCOMPARE(settlements.at(0).state, OperationState::Unknown);
    QCOMPARE(settlements.at(1).state, OperationState::Queued);
}

void TestPush::anOlderSnapshotDoesNotSendTwice()
{
    Rehearsal rehearsal;
    Operation one = Rehearsal::comment(u"t1"_s, 1);
    pushing(rehearsal, {one});
    one.state = OperationState::Sending;
    rehearsal.happens(OperationsChanged{{one}});
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty()); // on its way
    const quint64 request = rehearsal.state().requests.keys().first();
    rehearsal.happens(Answered{request, Pushed{{outcome(one, Outcome::Kind::Applied)}}, {}});
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
    for (const OperationState earlier : {OperationState::Sending, OperationState::Queued}) {
        one.state = earlier;
        rehearsal.happens(OperationsChanged{{one}}); // from before the verdict
        QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
        rehearsal.happens(SyncWanted{});
        QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
        rehearsal.answer<Delta>(Rehearsal::emptyDelta());
        QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
    }
}

void TestPush::aTicketBornOfflineGoesWithItsEntriesOrBeforeThem()
{
    Rehearsal rehearsal;
    Operation create = bornOffline(1);
    Operation entry = Rehearsal::comment(create.localId(), 2);
    entry.after = create.id;
    pushing(rehearsal, {create, entry});
    auto pushed = rehearsal.sent<Push>().first().second.operations;
    QCOMPARE(pushed.size(), 2);
    QCOMPARE(pushed.at(1).content[u"ticketId"].toString(), create.localId()); // the connector refers to the create
    QCOMPARE(pushed.at(1).after, create.id);
    rehearsal.answer<Push>(Pushed{{outcome(create, Outcome::Kind::Applied), outcome(entry, Outcome::Kind::Again)}});
    // A snapshot from before the outbox has written the id down.
    create.state = OperationState::Sending;
    entry.state = OperationState::Queued;
    rehearsal.happens(OperationsChanged{{create, entry}});
    rehearsal.happens(SendingMarked{{entry.id}});
    pushed = rehearsal.sent<Push>().first().second.operations;
    QCOMPARE(pushed.size(), 1);
    QCOMPARE(pushed.first().content[u"ticketId"].toString(), u"o1"_s);

    Rehearsal other;
    other.settleDown();
    Operation refused = bornOffline(1);
    refused.state = OperationState::Rejected;
    Operation elsewhere = Rehearsal::comment(u"t7"_s, 3);
    elsewhere.content[u"parentId"] = refused.localId();
    other.happens(OperationsChanged{{refused, elsewhere}});
    QVERIFY(other.effects<MarkSending>().isEmpty()); // it names what the server does not know
}

void TestPush::aPredecessorThatIsStillOpenIsWaitedFor()
{
    Rehearsal rehearsal;
    const Operation one = Rehearsal::comment(u"t1"_s, 1);
    Operation two = Rehearsal::comment(u"t1"_s, 2);
    two.after = one.id;
    pushing(rehearsal, {one, two});
    rehearsal.answer<Push>(Pushed{{outcome(one, Outcome::Kind::Rejected, u"forbidden"_s),
                                   outcome(two, Outcome::Kind::Rejected, u"predecessorMissing"_s)}});
    QHash<QUuid, OperationState> states;
    for (const Settle &settle : rehearsal.effects<Settle>()) {
        for (const store::Settlement &one_ : settle.settlements)
            states.insert(one_.operation, one_.state);
    }
    QCOMPARE(states.value(one.id), OperationState::Rejected);
    QCOMPARE(states.value(two.id), OperationState::Queued);
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());

    // Withdrawn by its person: no order to keep any more.
    Rehearsal other;
    pushing(other, {two});
    QVERIFY(other.sent<Push>().first().second.operations.first().after.isNull());
}

void TestPush::whatFollowsALostTicketWaitsForItsNewNumber()
{
    Operation create = bornOffline(1);
    create.state = OperationState::Rejected;
    create.refusal.type = domain::Refusal::missingOnServer();
    Operation comment = Rehearsal::comment(u"t8"_s, 2); // the number that the ticket had
    comment.after = create.id;
    const Operation later = Rehearsal::comment(u"t8"_s, 3);
    const Operation elsewhere = Rehearsal::comment(u"t9"_s, 4);
    Rehearsal rehearsal;
    pushing(rehearsal, {create, comment, later, elsewhere});
    QCOMPARE(rehearsal.sent<Push>().first().second.operations, QList<Operation>{elsewhere});

    // Put back by its person, it goes alone: until it has a number, the others would go to one that is not there.
    create.state = OperationState::Queued;
    create.refusal = {};
    Rehearsal again;
    pushing(again, {create, comment, later});
    QCOMPARE(again.sent<Push>().first().second.operations, QList<Operation>{create});
}

void TestPush::aDeltaFollowsAPush()
{
    Rehearsal rehearsal;
    const Operation one = Rehearsal::comment(u"t1"_s, 1);
    pushing(rehearsal, {one});
    rehearsal.answer<Push>(Pushed{{outcome(one, Outcome::Kind::Applied)}});
    QCOMPARE(rehearsal.sent<Delta>().size(), 1);
    rehearsal.answer<Delta>(Rehearsal::emptyDelta());
    QCOMPARE(rehearsal.effects<Report>().size(), 1);
    QCOMPARE(rehearsal.effects<Report>().first().report.sent, 1);
}

void TestPush::thePoisonIsFoundByHalving()
{
    Rehearsal rehearsal;
    QList<Operation> outbox;
    for (int i = 1; i <= 4; ++i)
        outbox.append(Rehearsal::comment(u"t%1"_s.arg(i), i));
    const QUuid poison = outbox.at(2).id;
    rehearsal.settleDown();
    rehearsal.happens(OperationsChanged{outbox});
    int rounds = 0;
    QSet<QUuid> applied;
    OperationState poisoned = OperationState::Queued;
    while (applied.size() < 3 || poisoned == OperationState::Queued) {
        QVERIFY(++rounds < 20);
        const auto marks = rehearsal.effects<MarkSending>();
        if (marks.isEmpty()) {
            rehearsal.passes(10 * 60 * 1000);
            rehearsal.happens(Tick{});
            continue;
        }
        rehearsal.happens(SendingMarked{marks.first().operations});
        const auto push = rehearsal.sent<Push>().first();
        if (idsOf(push.second.operations).contains(poison)) {
            rehearsal.happens(sync::Failed{push.first, {{domain::Failure::Kind::BadInput, u"400"_s}, {}, false}, {}});
        } else {
            Pushed pushed;
            for (const Operation &operation : push.second.operations) {
                pushed.outcomes.append(outcome(operation, Outcome::Kind::Applied));
                applied.insert(operation.id);
            }
            rehearsal.happens(Answered{push.first, pushed, {}});
        }
        poisoned = rehearsal.state().settled.value(poison, OperationState::Queued);
    }
    QCOMPARE(poisoned, OperationState::Rejected);
    QVERIFY(!applied.contains(poison));
}

void TestPush::aRepeatThatIsNotTakenStaysInDoubt_data()
{
    QTest::addColumn<OperationState>("before");
    QTest::addColumn<bool>("conflict");
    QTest::addColumn<OperationState>("after");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("400 to the first try")
        << OperationState::Queued << false << OperationState::Rejected << u"notUnderstood"_s;
    QTest::newRow("412 to the first try")
        << OperationState::Queued << true << OperationState::Conflict << u"preconditionFailed"_s;
    QTest::newRow("400 to a repeat") << OperationState::Unknown << false << OperationState::Rejected
                                     << domain::Refusal::outcomeUnknown();
    QTest::newRow("412 to a repeat") << OperationState::Unknown << true << OperationState::Rejected
                                     << domain::Refusal::outcomeUnknown();
}

// fault_simulation, seed 1418461: the first try took effect and its reply was lost, the second met a 412. Its person
// took back what looked as if it had never been done.
void TestPush::aRepeatThatIsNotTakenStaysInDoubt()
{
    QFETCH(OperationState, before);
    QFETCH(bool, conflict);
    QFETCH(OperationState, after);
    QFETCH(QString, refusal);
    Rehearsal rehearsal;
    Operation one = Rehearsal::comment(u"t1"_s, 1);
    one.state = before;
    pushing(rehearsal, {one});
    RequestFailure failure{{domain::Failure::Kind::BadInput, {}}, {}, false};
    failure.conflict = conflict;
    rehearsal.happens(sync::Failed{rehearsal.sent<Push>().first().first, failure, {}});
    const store::Settlement verdict = rehearsal.effects<Settle>().first().settlements.first();
    QCOMPARE(verdict.state, after);
    QCOMPARE(verdict.refusal.type, refusal);
}

void TestPush::aServerWithoutKeysIsNeverAskedTwice()
{
    Rehearsal rehearsal;
    rehearsal.happens(Started{});
    rehearsal.happens(CacheRead{Rehearsal::syncedCursors(), {}});
    const auto request = rehearsal.sent<OpenSession>().first().first;
    Session weak = Rehearsal::session();
    weak.abilities.idempotency = Idempotency::None;
    rehearsal.happens(Answered{request, weak, {}});
    Operation one = Rehearsal::comment(u"t1"_s, 1);
    one.state = OperationState::Unknown;
    rehearsal.happens(OperationsChanged{{one, Rehearsal::comment(u"t2"_s, 2)}});
    QCOMPARE(rehearsal.effects<MarkSending>().first().operations, QList<QUuid>{Rehearsal::comment(u"t2"_s, 2).id});
}

void TestPush::stoppingLeavesWhatIsUnderWayUnknown()
{
    Rehearsal rehearsal;
    const Operation one = Rehearsal::comment(u"t1"_s, 1);
    pushing(rehearsal, {one});
    rehearsal.happens(Stopped{});
    QCOMPARE(rehearsal.effects<CancelAll>().size(), 1);
    QCOMPARE(rehearsal.effects<Settle>().first().settlements.first().state, OperationState::Unknown);
}

QTEST_GUILESS_MAIN(TestPush)
#include "tst_push.moc"
