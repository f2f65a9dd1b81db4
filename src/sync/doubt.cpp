// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/doubt.h"

#include "sync/push.h"

#include <algorithm>

namespace secondline::sync::doubt {

using namespace Qt::StringLiterals;
using domain::Operation;
using domain::OperationState;

namespace {

//! Its reply was lost, in this run or in one before.
bool inDoubt(const State &state, const Operation &operation)
{
    const OperationState now = push::effectiveState(state, operation);
    return (now == OperationState::Unknown || now == OperationState::Sending) && !state.before.contains(operation.id)
        && push::isOurs(state, operation);
}

} // namespace

void decide(Step &step)
{
    State &state = step.state;
    const Abilities &abilities = state.session->abilities;
    if (abilities.idempotency == Idempotency::Key || state.session->assumed || !state.looking.isEmpty())
        return;
    for (const Operation &operation : std::as_const(state.operations)) {
        if (state.looking.size() >= std::max(1, abilities.maxObjectsInGet) || !inDoubt(state, operation))
            continue;
        if (!state.unknownSince.contains(operation.id))
            state.unknownSince.insert(operation.id, step.now.monotonicMs);
        const qint64 at = state.unknownSince.value(operation.id) + lateMs;
        if (step.now.monotonicMs >= at)
            state.looking.append(operation);
        else
            step.wakeAt(at);
    }
    if (!state.looking.isEmpty())
        step.send(Look{state.looking}, {UnderWay::Kind::Look, {}});
}

void answered(Step &step, const Looked &looked)
{
    State &state = step.state;
    const QList<Operation> asked = std::exchange(state.looking, {});
    for (const Operation &operation : asked) {
        if (!state.known.contains(operation.id))
            continue; // withdrawn meanwhile
        const auto found = std::find_if(looked.found.cbegin(), looked.found.cend(),
                                        [&](const Looked::Found &one) { return one.operation == operation.id; });
        if (found == looked.found.cend()) {
            state.unknownSince.insert(operation.id, step.now.monotonicMs);
            continue;
        }
        switch (found->kind) {
        case Looked::Found::Kind::Arrived:
            push::accept(step, operation, found->objectId, found->version, true);
            break;
        case Looked::Found::Kind::NotThere: {
            store::Settlement again;
            again.operation = operation.id;
            again.state = OperationState::Queued;
            push::settle(step, {again});
            break;
        }
        case Looked::Found::Kind::Unclear: {
            domain::Refusal refusal;
            refusal.type = domain::Refusal::outcomeUnknown();
            refusal.current = found->seen;
            push::reject(step, operation, refusal);
            break;
        }
        }
    }
}

void failed(State &state)
{
    state.looking.clear();
}

} // namespace secondline::sync::doubt
