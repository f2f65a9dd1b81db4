// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/push.h"

#include "domain/merge.h"
#include "sync/observed.h"
#include "sync/tally.h"
#include "sync/transfers.h"

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

bool isLocal(const QString &id)
{
    return id.startsWith(u'~');
}

//! Replaces a local id by the server's; false if it names something that the
//! server cannot know yet.
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

//! As they were before the attempt: one that may have arrived earlier stays
//! unknown.
void takeBack(Step &step, const QList<Operation> &operations)
{
    QList<store::Settlement> settlements;
    for (const Operation &operation : operations)
        settlements.append(settlement(operation.id, step.state.before.value(operation.id, OperationState::Queued)));
    settle(step, std::move(settlements));
}

//! A write whose object has to be read first: the server itself would not
//! notice that it changed.
bool needsReading(const State &state, const Operation &operation)
{
    return operation.action == Operation::Action::Update && !state.session->abilities.compareAndSet;
}

bool asking(const State &state, UnderWay::Kind kind)
{
    return std::any_of(state.requests.cbegin(), state.requests.cend(),
                       [kind](const UnderWay &request) { return request.kind == kind; });
}

//! Our write came after another one that our reading had not seen: the object
//! went on by more than one version, and no field that is not ours says why.
bool wroteOverOthers(const State::Written &written, const QJsonObject &after)
{
    if (after[u"version"].toInteger() <= written.before[u"version"].toInteger() + 1)
        return false;
    for (const domain::Property &property : domain::properties(written.operation.type)) {
        const QString name = QString::fromUtf8(property.name.data(), static_cast<qsizetype>(property.name.size()));
        const bool settable = property.setBy != domain::SetBy::Server;
        if (settable && !written.operation.content.contains(name)
            && !domain::sameValue(written.before[name], after[name]))
            return false;
    }
    return true;
}

void noteLostReply(State &state, qsizetype operations)
{
    if (operations > 0)
        ++state.repliesLost;
}

domain::Refusal refusal(const QString &type, const QString &description, const QJsonObject &current = {})
{
    domain::Refusal refusal;
    refusal.type = type;
    refusal.description = description;
    refusal.current = current;
    return refusal;
}

//! What \a current has at the paths of \a operation, as a conflict shows it.
QJsonObject shownFor(const Operation &operation, QJsonObject current)
{
    for (const QString &path : operation.content.keys())
        current[path] = domain::valueAt(current, path);
    return current;
}

void clash(Step &step, const Operation &operation, domain::Refusal why)
{
    store::Settlement verdict = settlement(operation.id, OperationState::Conflict);
    verdict.refusal = std::move(why);
    ++step.state.report.conflicts;
    ++step.state.report.needsYou;
    tally::settled(step.state, operation, domain::ReportedAct::Outcome::Conflict);
    settle(step, {verdict});
}

bool isOpenHere(const State &state, const QUuid &id)
{
    return std::any_of(state.operations.cbegin(), state.operations.cend(), [&](const Operation &operation) {
        return operation.id == id && effectiveState(state, operation) != OperationState::Applied;
    });
}

} // namespace

OperationState effectiveState(const State &state, const Operation &operation)
{
    return state.settled.value(operation.id, operation.state);
}

bool isOurs(const State &state, const Operation &operation)
{
    return state.session && operation.serverId == state.session->serverId
        && operation.accountId == state.session->accountId
        && (operation.device.isEmpty() || state.binding.device.isEmpty() || operation.device == state.binding.device);
}

void settle(Step &step, QList<store::Settlement> settlements)
{
    if (settlements.isEmpty())
        return;
    for (const store::Settlement &one : settlements) {
        step.state.settled.insert(one.operation, one.state);
        step.state.before.remove(one.operation);
        if (one.state == OperationState::Unknown)
            step.state.unknownSince.insert(one.operation, step.now.monotonicMs);
        else
            step.state.unknownSince.remove(one.operation);
    }
    // One transaction for all verdicts of an answer.
    if (!step.effects.empty() && std::holds_alternative<Settle>(step.effects.back()))
        std::get<Settle>(step.effects.back()).settlements += settlements;
    else
        step.effects.push_back(Settle{std::move(settlements)});
}

void reject(Step &step, const Operation &operation, const domain::Refusal &refusal)
{
    store::Settlement verdict = settlement(operation.id, OperationState::Rejected);
    verdict.refusal = refusal;
    ++step.state.report.needsYou;
    tally::settled(step.state, operation, domain::ReportedAct::Outcome::Refused);
    settle(step, {verdict});
}

void accept(Step &step, const Operation &operation, const QString &objectId, qint64 version, bool replayed)
{
    store::Settlement verdict = settlement(operation.id, OperationState::Applied);
    verdict.appliedId = objectId;
    verdict.appliedVersion = version;
    verdict.replayed = replayed;
    if (operation.action == Operation::Action::Create && !objectId.isEmpty())
        step.state.names.insert(operation.localId(), objectId);
    ++step.state.report.sent;
    step.state.report.replayed += replayed ? 1 : 0;
    step.state.deltaWanted = true;
    tally::settled(step.state, operation,
                   replayed ? domain::ReportedAct::Outcome::AlreadyThere : domain::ReportedAct::Outcome::Sent);
    settle(step, {verdict});
}

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
    QHash<QUuid, QString> open; // their tickets
    QSet<QString> born;         // local ids whose create is in the batch
    QHash<QString, int> chains;
    qint64 bytes = 0;
    for (const Operation &operation : state.operations) {
        const OperationState now = effectiveState(state, operation);
        if (now == OperationState::Applied)
            continue;
        open.insert(operation.id, operation.ticket);
        // Of a ticket that the server lost the create has its local id again; what follows it has the lost one until
        // the server has given a new one.
        if (open.value(operation.after, operation.ticket) != operation.ticket)
            blocked.insert(operation.ticket);
        if (blocked.contains(operation.ticket))
            continue;
        // Sending that is not ours is what an earlier run left: unknown.
        const bool mine = state.before.contains(operation.id);
        const bool replay = now == OperationState::Unknown || now == OperationState::Sending;
        Operation wire = operation;
        const bool ready = !mine && (now == OperationState::Queued || replay) && isOurs(state, operation)
            && (!replay || abilities.idempotency == Idempotency::Key) && chains.value(operation.ticket) < chainLength
            && resolveAll(state, born, wire) && !transfers::awaited(state, operation)
            && (batch.isEmpty() || !needsReading(state, operation));
        const qint64 size = ready ? sizeOf(wire) : 0;
        if (!ready || (!batch.isEmpty() && bytes + size > batchBytes)) {
            blocked.insert(operation.ticket);
            continue;
        }
        if (batch.size() == most)
            break;
        // A predecessor that was withdrawn will never be applied, and is no order
        // to keep.
        if (!state.known.contains(wire.after))
            wire.after = QUuid();
        bytes += size;
        ++chains[operation.ticket];
        if (operation.action == Operation::Action::Create)
            born.insert(operation.localId());
        batch.append(wire);
        if (needsReading(state, operation))
            break; // alone: what it compares with must not be older than another
                   // write of ours
    }
    return batch;
}

bool underWay(const State &state)
{
    return !state.marking.isEmpty() || !state.sending.isEmpty() || state.comparing || state.verifying;
}

void decide(Step &step)
{
    State &state = step.state;
    if (state.verifying && !asking(state, UnderWay::Kind::Verify))
        step.send(Fetch{state.verifying->operation.type, {state.verifying->objectId}, {}},
                  {UnderWay::Kind::Verify, {}});
    if (underWay(state))
        return;
    QList<Operation> batch = sendable(state);
    if (batch.isEmpty())
        return;
    if (needsReading(state, batch.first())) {
        // Only what was read in this very step is news enough to write on.
        if (!state.compared || state.compared->id != batch.first().id || state.comparedAt != step.now.monotonicMs) {
            state.comparing = batch.first();
            step.send(Fetch{batch.first().type, {batch.first().target}, {}}, {UnderWay::Kind::Compare, {}});
            return;
        }
        batch = {*std::exchange(state.compared, std::nullopt)};
    }
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
        else // What could not be marked must not leave; the outbox says later what
             // became of it.
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
    QList<store::Settlement> unknown;
    QList<Operation> again;
    using Kind = Pushed::Outcome::Kind;
    for (const Operation &operation : sent) {
        const auto it = outcomes.constFind(operation.id);
        if (it == outcomes.cend()) {
            unknown.append(settlement(operation.id, OperationState::Unknown));
            continue;
        }
        const Pushed::Outcome &outcome = it.value();
        const bool waits = outcome.kind == Kind::Rejected && outcome.refusal.type == u"predecessorMissing"
            && isOpenHere(state, operation.after);
        if (outcome.kind == Kind::Again || waits) {
            again.append(operation);
            continue;
        }
        progress = true;
        if (outcome.kind == Kind::Conflict)
            clash(step, operation, outcome.refusal);
        else if (outcome.kind == Kind::Rejected)
            reject(step, operation, outcome.refusal);
        else if (needsReading(state, operation)) // the server took it; whether it
                                                 // holds is seen by reading
            state.verifying = {operation, state.comparedWith, operation.target, outcome.replayed};
        else
            accept(step, operation, outcome.objectId, outcome.version, outcome.replayed);
    }
    noteLostReply(state, unknown.size());
    settle(step, std::move(unknown));
    takeBack(step, again);
    if (progress)
        state.pushLimit = std::min(batchOperations, state.pushLimit * 2);
    else
        state.pushLimit = std::max(1, state.pushLimit / 2);
    return progress;
}

void read(Step &step, UnderWay::Kind kind, const Pulled &pulled)
{
    State &state = step.state;
    if (kind == UnderWay::Kind::Compare && state.comparing) {
        Operation operation = *std::exchange(state.comparing, std::nullopt);
        if (!state.known.contains(operation.id))
            return; // withdrawn meanwhile
        const auto current = observed(pulled, operation.type, operation.target);
        if (!current) {
            reject(step, operation, refusal(u"notFound"_s, u"the server does not show it any more"_s));
            return;
        }
        const domain::Merge merge = domain::threeWay(operation.was, operation.content, *current);
        if (merge.clashes()) {
            domain::Refusal why = refusal(u"preconditionFailed"_s, {}, shownFor(operation, *current));
            for (const domain::FieldMerge &field : merge.fields) {
                if (field.verdict == domain::FieldMerge::Verdict::Clash)
                    why.properties.append(field.property);
            }
            clash(step, operation, why);
        } else if (merge.patch.isEmpty()) {
            accept(step, operation, operation.target, (*current)[u"version"].toInteger(), false);
        } else {
            operation.content = merge.patch; // what others changed and we did not is not written back
            state.compared = operation;
            state.comparedAt = step.now.monotonicMs;
            state.comparedWith = *current;
        }
        return;
    }
    if (kind == UnderWay::Kind::Verify && state.verifying) {
        const State::Written written = *std::exchange(state.verifying, std::nullopt);
        const auto current = observed(pulled, written.operation.type, written.objectId);
        const QJsonObject &wanted = written.operation.content;
        const QStringList paths = wanted.keys();
        const bool holds = current
            && std::all_of(paths.cbegin(), paths.cend(),
                           [&](const QString &path) {
                               return domain::sameValue(wanted.value(path), domain::valueAt(*current, path));
                           })
            && !wroteOverOthers(written, *current);
        if (holds)
            accept(step, written.operation, written.objectId, (*current)[u"version"].toInteger(), written.replayed);
        else
            reject(step, written.operation,
                   refusal(domain::Refusal::writtenOver(), {},
                           shownFor(written.operation, current.value_or(QJsonObject()))));
    }
}

void readFailed(State &state, UnderWay::Kind kind)
{
    if (kind == UnderWay::Kind::Compare)
        state.comparing.reset();
    // What was written is read again as soon as that is possible.
}

bool failed(Step &step, const RequestFailure &failure)
{
    State &state = step.state;
    const QList<Operation> sent = std::move(state.sending);
    state.sending.clear();
    if (failure.mayHaveArrived) {
        QList<store::Settlement> settlements;
        for (const Operation &operation : sent)
            settlements.append(settlement(operation.id, OperationState::Unknown));
        noteLostReply(state, settlements.size());
        settle(step, std::move(settlements));
        return true;
    }
    const bool notTaken = failure.conflict || failure.failure.kind == domain::Failure::Kind::BadInput;
    if (notTaken && sent.size() == 1) {
        // The server does not understand this one by itself: its person must know
        // (X6), the others go on.
        // An earlier try, whose reply was lost, may have been taken: that is what it meets, or nobody can tell.
        if (state.before.value(sent.first().id) == OperationState::Unknown)
            reject(step, sent.first(), refusal(domain::Refusal::outcomeUnknown(), failure.failure.detail));
        else if (failure.conflict)
            clash(step, sent.first(), refusal(u"preconditionFailed"_s, failure.failure.detail));
        else
            reject(step, sent.first(), refusal(u"notUnderstood"_s, failure.failure.detail));
        return false;
    }
    if (notTaken)
        state.pushLimit = std::max(1, static_cast<int>(sent.size()) / 2); // the one at fault is found by halving
    takeBack(step, sent);
    return !notTaken;
}

void abandon(Step &step)
{
    takeBack(step, step.state.marking);
    step.state.marking.clear();
    step.state.comparing.reset();
    step.state.compared.reset();
    if (step.state.verifying) // accepted, but nobody has seen that it holds: it
                              // is looked at again
        settle(step,
               {settlement(std::exchange(step.state.verifying, std::nullopt)->operation.id, OperationState::Unknown)});
    if (step.state.sending.isEmpty())
        return;
    RequestFailure failure;
    failure.mayHaveArrived = true;
    failed(step, failure);
}

} // namespace secondline::sync::push
