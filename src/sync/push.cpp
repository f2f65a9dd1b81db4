// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/push.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace secondline::sync::push {

using namespace Qt::StringLiterals;
using domain::Operation;
using domain::OperationState;

namespace {

constexpr int batchOperations = 500;
constexpr qint64 batchBytes = 2'000'000;
constexpr qint64 envelopeBytes = 400; // of one operation: ids, instants, names
constexpr int chainLength = 20;       // of one ticket in one request, whose calls are limited

//! A snapshot may be older than the verdict.
OperationState effectiveState(const State &state, const Operation &operation)
{
    return state.settled.value(operation.id, operation.state);
}

bool isOurs(const State &state, const Operation &operation)
{
    return state.session && operation.serverId == state.session->serverId
        && operation.accountId == state.session->accountId;
}

bool isLocal(const QString &id)
{
    return id.startsWith(u'~');
}

//! Replaces a local id by the server's; false if it names something that the server cannot know yet.
bool resolve(const State &state, const QSet<QString> &born, QString &id)
{
    if (!isLocal(id))
        return true;
    const auto known = state.names.constFind(id);
    if (known == state.names.cend())
        return born.contains(id);
    id = known.value();
    return true;
}

bool resolveAll(const State &state, const QSet<QString> &born, Operation &operation)
{
    if (operation.action == Operation::Action::Update && !resolve(state, born, operation.target))
        return false;
    for (auto it = operation.content.begin(); it != operation.content.end(); ++it) {
        // Only ids begin so in these; texts are of other properties.
        if (!it.key().endsWith(u"Id") || !it.value().isString())
            continue;
        QString id = it.value().toString();
        if (!resolve(state, born, id))
            return false;
        it.value() = id;
    }
    return true;
}

qint64 sizeOf(const Operation &operation)
{
    return QJsonDocument(operation.content).toJson(QJsonDocument::Compact).size()
        + QJsonDocument(operation.was).toJson(QJsonDocument::Compact).size() + envelopeBytes;
}

store::Settlement settlement(const QUuid &id, OperationState state)
{
    store::Settlement settlement;
    settlement.operation = id;
    settlement.state = state;
    return settlement;
}

void settle(Step &step, QList<store::Settlement> settlements)
{
    if (settlements.isEmpty())
        return;
    for (const store::Settlement &one : settlements) {
        step.state.settled.insert(one.operation, one.state);
        step.state.before.remove(one.operation);
    }
    step.effects.push_back(Settle{std::move(settlements)});
}

//! As they were before the attempt: one that may have arrived earlier stays unknown.
void takeBack(Step &step, const QList<Operation> &operations)
{
    QList<store::Settlement> settlements;
    for (const Operation &operation : operations)
        settlements.append(settlement(operation.id, step.state.before.value(operation.id, OperationState::Queued)));
    settle(step, std::move(settlements));
}

bool isOpenHere(const State &state, const QUuid &id)
{
    return std::any_of(state.operations.cbegin(), state.operations.cend(), [&](const Operation &operation) {
        return operation.id == id && effectiveState(state, operation) != OperationState::Applied;
    });
}

} // namespace

bool operationsChanged(State &state, QList<Operation> operations)
{
    QSet<QUuid> ids;
    bool fresh = false;
    for (const Operation &operation : operations) {
        ids.insert(operation.id);
        fresh = fresh || !state.known.contains(operation.id);
        const auto verdict = state.settled.constFind(operation.id);
        if (verdict != state.settled.cend() && verdict.value() == operation.state)
            state.settled.erase(verdict); // the snapshot shows it: from here on it is the truth
        // A person may put a refused one back in the queue.
        const auto known = std::find_if(state.operations.cbegin(), state.operations.cend(),
                                        [&](const Operation &older) { return older.id == operation.id; });
        fresh = fresh
            || (known != state.operations.cend() && known->needsPerson() && operation.state == OperationState::Queued);
        if (operation.state == OperationState::Applied && !operation.appliedId.isEmpty()
            && operation.action == Operation::Action::Create)
            state.names.insert(operation.localId(), operation.appliedId);
    }
    state.settled.removeIf(
        [&ids](const QHash<QUuid, OperationState>::iterator &it) { return !ids.contains(it.key()); });
    state.operations = std::move(operations);
    state.known = std::move(ids);
    return fresh;
}

QList<Operation> sendable(const State &state)
{
    QList<Operation> batch;
    if (!state.session || state.session->assumed)
        return batch;
    const Abilities &abilities = state.session->abilities;
    const qsizetype most = std::max(1, std::min({batchOperations, state.pushLimit, abilities.maxObjectsInSet}));
    QSet<QString> blocked;
    QSet<QString> born; // local ids whose create is in the batch
    QHash<QString, int> chains;
    qint64 bytes = 0;
    for (const Operation &operation : state.operations) {
        const OperationState now = effectiveState(state, operation);
        if (now == OperationState::Applied)
            continue;
        if (blocked.contains(operation.ticket))
            continue;
        // Sending that is not ours is what an earlier run left: unknown.
        const bool mine = state.before.contains(operation.id);
        const bool replay = now == OperationState::Unknown || now == OperationState::Sending;
        Operation wire = operation;
        const bool ready = !mine && (now == OperationState::Queued || replay) && isOurs(state, operation)
            && (!replay || abilities.idempotency == Idempotency::Key) && chains.value(operation.ticket) < chainLength
            && resolveAll(state, born, wire);
        const qint64 size = ready ? sizeOf(wire) : 0;
        if (!ready || (!batch.isEmpty() && bytes + size > batchBytes)) {
            blocked.insert(operation.ticket);
            continue;
        }
        if (batch.size() == most)
            break;
        // A predecessor that was withdrawn will never be applied, and is no order to keep.
        if (!state.known.contains(wire.after))
            wire.after = QUuid();
        bytes += size;
        ++chains[operation.ticket];
        if (operation.action == Operation::Action::Create)
            born.insert(operation.localId());
        batch.append(wire);
    }
    return batch;
}

bool underWay(const State &state)
{
    return !state.marking.isEmpty() || !state.sending.isEmpty();
}

void decide(Step &step)
{
    State &state = step.state;
    if (underWay(state))
        return;
    QList<Operation> batch = sendable(state);
    if (batch.isEmpty())
        return;
    step.openRound();
    QList<QUuid> ids;
    for (const Operation &operation : batch) {
        ids.append(operation.id);
        const OperationState now = effectiveState(state, operation);
        state.before.insert(operation.id,
                            now == OperationState::Queued ? OperationState::Queued : OperationState::Unknown);
    }
    state.marking = std::move(batch);
    state.markingSince = step.now.monotonicMs;
    step.effects.push_back(MarkSending{ids});
}

void marked(Step &step, const QList<QUuid> &operations, bool maySend)
{
    State &state = step.state;
    const QList<Operation> asked = std::exchange(state.marking, {});
    QList<Operation> now;
    for (const Operation &operation : asked) {
        if (operations.contains(operation.id))
            now.append(operation);
        else // What could not be marked must not leave; the outbox says later what became of it.
            state.before.remove(operation.id);
    }
    if (now.isEmpty())
        return;
    if (!maySend) {
        takeBack(step, now);
        return;
    }
    state.sending = now;
    step.send(Push{now}, {UnderWay::Kind::Push, {}});
}

bool answered(Step &step, const Pushed &pushed)
{
    State &state = step.state;
    const QList<Operation> sent = std::move(state.sending);
    state.sending.clear();
    QHash<QUuid, Pushed::Outcome> outcomes;
    for (const Pushed::Outcome &outcome : pushed.outcomes)
        outcomes.insert(outcome.operation, outcome);
    bool progress = false;
    QList<store::Settlement> settlements;
    QList<Operation> again;
    using Kind = Pushed::Outcome::Kind;
    for (const Operation &operation : sent) {
        const auto it = outcomes.constFind(operation.id);
        if (it == outcomes.cend()) {
            settlements.append(settlement(operation.id, OperationState::Unknown));
            continue;
        }
        const Pushed::Outcome &outcome = it.value();
        const bool waits = outcome.kind == Kind::Rejected && outcome.refusal.type == u"predecessorMissing"
            && isOpenHere(state, operation.after);
        if (outcome.kind == Kind::Again || waits) {
            again.append(operation);
            continue;
        }
        store::Settlement verdict = settlement(operation.id, OperationState::Applied);
        if (outcome.kind == Kind::Applied) {
            verdict.appliedId = outcome.objectId;
            verdict.appliedVersion = outcome.version;
            verdict.replayed = outcome.replayed;
            if (operation.action == Operation::Action::Create && !outcome.objectId.isEmpty())
                state.names.insert(operation.localId(), outcome.objectId);
            ++state.report.sent;
            state.report.replayed += outcome.replayed ? 1 : 0;
            state.deltaWanted = true;
        } else {
            const bool conflict = outcome.kind == Kind::Conflict;
            verdict.state = conflict ? OperationState::Conflict : OperationState::Rejected;
            verdict.refusal = outcome.refusal;
            state.report.conflicts += conflict ? 1 : 0;
            ++state.report.needsYou;
        }
        progress = true;
        settlements.append(verdict);
    }
    settle(step, std::move(settlements));
    takeBack(step, again);
    if (progress)
        state.pushLimit = std::min(batchOperations, state.pushLimit * 2);
    else
        state.pushLimit = std::max(1, state.pushLimit / 2);
    return progress;
}

void failed(Step &step, const RequestFailure &failure)
{
    State &state = step.state;
    const QList<Operation> sent = std::move(state.sending);
    state.sending.clear();
    if (failure.mayHaveArrived) {
        QList<store::Settlement> settlements;
        for (const Operation &operation : sent)
            settlements.append(settlement(operation.id, OperationState::Unknown));
        settle(step, std::move(settlements));
        return;
    }
    if (failure.failure.kind == domain::Failure::Kind::BadInput && sent.size() == 1) {
        // The server does not understand this one by itself: its person must know (X6), the others go on.
        store::Settlement verdict = settlement(sent.first().id, OperationState::Rejected);
        verdict.refusal.type = u"notUnderstood"_s;
        verdict.refusal.description = failure.failure.detail;
        ++state.report.needsYou;
        settle(step, {verdict});
        return;
    }
    if (failure.failure.kind == domain::Failure::Kind::BadInput)
        state.pushLimit = std::max(1, static_cast<int>(sent.size()) / 2); // the one at fault is found by halving
    takeBack(step, sent);
}

void abandon(Step &step)
{
    takeBack(step, step.state.marking);
    step.state.marking.clear();
    if (step.state.sending.isEmpty())
        return;
    RequestFailure failure;
    failure.mayHaveArrived = true;
    failed(step, failure);
}

} // namespace secondline::sync::push
