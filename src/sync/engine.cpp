// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/engine.h"

#include "sync/doubt.h"
#include "sync/pull.h"
#include "sync/push.h"
#include "sync/retry.h"
#include "sync/tally.h"
#include "sync/transfers.h"
#include "sync/vanishing.h"

#include <algorithm>
#include <cstdlib>

namespace secondline::sync {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::NetworkPolicy;
using domain::SyncStatus;

namespace {

constexpr qint64 markingMs = 30'000;
constexpr qint64 skewThatMatters = 2000;

//! The session that the profile may talk to, or why not.
std::optional<Failure> stranger(const Binding &binding, const Session &session)
{
    if (session.serverId.isEmpty())
        return Failure{Failure::Kind::NotOurServer, u"the server does not say which one it is"_s};
    if (!binding.serverId.isEmpty() && binding.serverId != session.serverId)
        return Failure{Failure::Kind::Refused,
                       u"another server answers at this address than the one this profile is bound to; nothing was "
                       "sent and nothing was removed"_s};
    if (!binding.accountId.isEmpty() && binding.accountId != session.accountId)
        return Failure{Failure::Kind::Refused,
                       u"the token belongs to another account than the one this profile is bound to; nothing was "
                       "sent and nothing was removed"_s};
    return std::nullopt;
}

void finishRound(Step &step, std::optional<Failure> failure)
{
    State &state = step.state;
    if (!state.roundOpen && !state.reportWanted)
        return;
    if (!state.roundOpen)
        state.report = {};
    state.report.elapsedMs = state.roundOpen ? step.now.monotonicMs - state.roundStart : 0;
    state.report.failure = std::move(failure);
    if (!state.report.failure) {
        tally::handOver(state, state.report);
        state.vanished = 0;
        state.brakeAnswer.reset();
    }
    state.roundOpen = false;
    state.reportWanted = false;
    step.effects.push_back(Report{state.report});
    state.report = {};
}

//! An outbox that cannot be written may not answer at all; what was not marked has not left.
void giveUpMarking(Step &step)
{
    push::marked(step, {}, false);
    retry::note(step, {{Failure::Kind::Unwritable, u"the outbox could not be written"_s}, {}, false});
}

bool nothingUnderWay(const State &state)
{
    const bool requests = std::any_of(state.requests.cbegin(), state.requests.cend(), [](const UnderWay &request) {
        return request.kind != UnderWay::Kind::Download; // for the eye: no part of syncing
    });
    return !requests && state.stores.isEmpty() && state.counting == 0 && !push::underWay(state);
}

//! The connection is given up: what was asked will not be answered.
void dropRequests(Step &step)
{
    if (!step.state.requests.isEmpty())
        step.effects.push_back(CancelAll{});
    const QHash<quint64, UnderWay> requests = std::exchange(step.state.requests, {});
    for (const UnderWay &request : requests)
        pull::failed(step, request, Failure{Failure::Kind::Cancelled, {}});
    doubt::failed(step.state);
    push::abandon(step);
}

struct Take
{
    Step &step;
    State &state = step.state;

    void operator()(const Started &) const
    {
        state.started = true;
        state.signedOut = false;
        state.stranger = false;
        state.session.reset();
        state.retryAt = -1;
        state.retryFixed = false;
        state.failures = 0;
        state.failure.reset();
        state.pollAt = -1;
        state.idSweepAt = 0;
        pull::abandon(state);
    }
    void operator()(const Stopped &) const
    {
        dropRequests(step);
        finishRound(step, Failure{Failure::Kind::Cancelled, u"stopped"_s});
        pull::abandon(state);
        state.started = false;
        state.session.reset();
        state.online = false;
    }
    void operator()(const Tick &) const {}
    void operator()(const SyncWanted &wanted) const
    {
        state.reportWanted = true;
        state.deltaWanted = true;
        state.signedOut = false;
        if (state.stranger) {
            state.stranger = false;
            state.session.reset();
        }
        retry::hurry(state);
        if (wanted.full)
            pull::restart(step);
    }
    void operator()(const NetworkChanged &changed) const
    {
        if (!changed.reachable) {
            retry::wentOffline(step);
            return;
        }
        state.deltaWanted = true;
        retry::hurry(state);
    }
    void operator()(const PolicyChanged &changed) const
    {
        const bool was = state.policy == NetworkPolicy::Offline;
        const bool is = changed.policy == NetworkPolicy::Offline;
        state.policy = changed.policy;
        if (is && !was) {
            dropRequests(step);
            retry::wentOffline(step);
        }
        if (was && !is) {
            state.deltaWanted = true;
            retry::hurry(state);
        }
    }
    void operator()(const CacheRead &read) const
    {
        if (state.cacheAsked)
            pull::cacheRead(step, read);
    }
    void operator()(Answered &answered) const
    {
        if (!state.requests.contains(answered.request))
            return; // from before a restart
        const UnderWay request = state.requests.take(answered.request);
        step.count(answered.cost);
        std::visit([&](auto &answer) { take(request, answer); }, answered.answer);
    }
    void operator()(const Failed &failed) const
    {
        if (!state.requests.contains(failed.request))
            return;
        const UnderWay request = state.requests.take(failed.request);
        step.count(failed.cost);
        if (!noteFailure(request, failed.failure))
            return;
        if (failed.failure.sessionChanged) {
            state.session.reset();
            state.cursors.remove(sessionCursor()); // asked for at once, this time in earnest
            return;
        }
        retry::note(step, failed.failure);
    }
    void operator()(const VanishingCounted &counted) const { vanishing::counted(step, counted); }
    void operator()(const BrakeAnswered &answered) const { vanishing::answered(step, answered.answer); }
    void operator()(BlobsChanged &changed) const { transfers::blobsChanged(state, std::move(changed.blobs)); }
    void operator()(const BlobWanted &wanted) const { transfers::wanted(state, wanted.attachment); }
    void operator()(const KeepChosen &chosen) const
    {
        state.leftOut = chosen.leftOut;
        pull::keepChosen(step);
    }
    void operator()(const LostLookedFor &) const
    {
        if (state.cacheKnown)
            pull::lostLookedFor(step);
    }
    void operator()(const Stored &stored) const
    {
        if (state.stores.contains(stored.store))
            pull::stored(step, stored);
    }
    void operator()(const StoreFailed &failed) const
    {
        pull::abandon(state);
        retry::note(step, {failed.failure, {}, false});
    }
    void operator()(OperationsChanged &changed) const
    {
        if (push::operationsChanged(state, std::move(changed.operations)))
            retry::hurry(state);
    }
    void operator()(const SendingMarked &marked) const
    {
        const bool asked = !state.marking.isEmpty();
        push::marked(step, marked.operations, retry::mayAsk(step));
        if (asked && marked.operations.isEmpty())
            giveUpMarking(step);
    }

private:
    void take(const UnderWay &request, const Session &session) const
    {
        if (request.kind == UnderWay::Kind::Session)
            opened(session);
        else
            wrongAnswer(request);
    }
    void take(const UnderWay &request, const Pushed &pushed) const
    {
        if (request.kind != UnderWay::Kind::Push)
            wrongAnswer(request);
        else if (push::answered(step, pushed))
            retry::succeeded(state);
        else
            retry::note(step, {{Failure::Kind::Busy, u"the server took none of the changes"_s}, {}, false});
    }
    void take(const UnderWay &request, Pulled &pulled) const
    {
        switch (request.kind) {
        case UnderWay::Kind::Overview:
        case UnderWay::Kind::Page:
        case UnderWay::Kind::PageEntries:
        case UnderWay::Kind::Delta:
        case UnderWay::Kind::DeltaEntries:
            break;
        case UnderWay::Kind::Compare:
        case UnderWay::Kind::Verify:
            retry::succeeded(state);
            push::read(step, request.kind, pulled);
            return;
        default:
            wrongAnswer(request);
            return;
        }
        if (const auto failure = pull::refused(state, request, pulled)) {
            pull::failed(step, request, *failure);
            retry::note(step, {*failure, {}, false});
            return;
        }
        retry::succeeded(state);
        confirm(pulled);
        pull::answered(step, request, std::move(pulled));
    }
    void take(const UnderWay &request, const Uploaded &uploaded) const
    {
        if (request.kind != UnderWay::Kind::Upload) {
            wrongAnswer(request);
            return;
        }
        retry::succeeded(state);
        transfers::uploaded(step, request, uploaded);
    }
    void take(const UnderWay &request, const Downloaded &downloaded) const
    {
        if (request.kind != UnderWay::Kind::Download) {
            wrongAnswer(request);
            return;
        }
        retry::succeeded(state);
        transfers::downloaded(step, request, downloaded);
    }
    void take(const UnderWay &request, const Surveyed &) const { wrongAnswer(request); }
    void take(const UnderWay &request, const Looked &looked) const
    {
        if (request.kind != UnderWay::Kind::Look) {
            wrongAnswer(request);
            return;
        }
        retry::succeeded(state);
        doubt::answered(step, looked);
    }
    //! What the request was for goes on without its answer; true if the connection is to be blamed.
    bool noteFailure(const UnderWay &request, const RequestFailure &failure) const
    {
        switch (request.kind) {
        case UnderWay::Kind::Push:
            return push::failed(step, failure);
        case UnderWay::Kind::Compare:
        case UnderWay::Kind::Verify:
            push::readFailed(state, request.kind);
            return true;
        case UnderWay::Kind::Look:
            doubt::failed(state);
            return true;
        case UnderWay::Kind::Upload:
        case UnderWay::Kind::Download:
            return transfers::failed(step, request, failure);
        default:
            pull::failed(step, request, failure.failure);
            return true;
        }
    }
    void opened(const Session &session) const
    {
        if (const auto failure = stranger(state.binding, session)) {
            state.failure = failure;
            if (failure->kind == Failure::Kind::NotOurServer)
                retry::note(step, {*failure, {}, false});
            else
                state.stranger = true;
            return;
        }
        state.session = session;
        state.binding = {session.serverId, session.accountId, session.personId, state.binding.device};
        if (session.assumed)
            return; // shown when an answer confirms it
        retry::succeeded(state);
        step.effects.push_back(ShowSession{session});
        if (state.cacheKnown && state.cursors.value(sessionCursor()) != session.memory) {
            store::CacheBatch batch;
            batch.cursors.insert(sessionCursor(), session.memory);
            step.store(std::move(batch), {});
        }
    }
    //! An answer shows that the session holds, and what the server's clock says.
    void confirm(const Pulled &pulled) const
    {
        if (!state.session)
            return;
        const qint64 skew = pulled.clockSkewMs.value_or(state.session->clockSkewMs);
        if (!state.session->assumed && std::abs(skew - state.session->clockSkewMs) <= skewThatMatters)
            return;
        state.session->assumed = false;
        state.session->clockSkewMs = skew;
        step.effects.push_back(ShowSession{*state.session});
    }
    void wrongAnswer(const UnderWay &request) const
    {
        const Failure failure{Failure::Kind::Internal, u"an answer of the wrong kind"_s};
        noteFailure(request, {failure, {}, request.kind == UnderWay::Kind::Push});
        retry::note(step, {failure, {}, false});
    }
};

void decide(Step &step)
{
    State &state = step.state;
    if (!state.started)
        return;
    if (!state.marking.isEmpty()) {
        if (step.now.monotonicMs >= state.markingSince + markingMs)
            giveUpMarking(step);
        else
            step.wakeAt(state.markingSince + markingMs);
    }
    if (state.policy == NetworkPolicy::Offline) {
        if (nothingUnderWay(state))
            finishRound(step, Failure{Failure::Kind::Unreachable, u"working offline, as you wanted"_s});
        return;
    }
    if (state.signedOut || state.stranger) {
        if (nothingUnderWay(state))
            finishRound(step, state.failure);
        return;
    }
    if (state.retryAt >= 0) {
        if (retry::pauses(step)) {
            step.wakeAt(state.retryAt);
            if (nothingUnderWay(state))
                finishRound(step, state.failure);
            return;
        }
        state.retryAt = -1;
        state.retryFixed = false;
    }
    if (!state.cacheKnown && !state.cacheAsked) {
        state.cacheAsked = true;
        step.effects.push_back(ReadCache{});
    }
    if (!state.session) {
        if (state.requests.isEmpty() && state.cacheKnown)
            step.send(OpenSession{state.cursors.value(sessionCursor())}, {UnderWay::Kind::Session, {}});
        return;
    }
    if (state.pollAt >= 0 && step.now.monotonicMs >= state.pollAt) {
        state.pollAt = -1;
        state.deltaWanted = true;
    }
    push::decide(step);
    doubt::decide(step);
    transfers::decide(step);
    pull::decide(step);
    if (state.brake) {
        if (nothingUnderWay(state))
            finishRound(step,
                        Failure{Failure::Kind::Refused,
                                u"%1 of %2 tickets would vanish; a person decides first"_s.arg(
                                    QString::number(state.brake->vanishing), QString::number(state.brake->held))});
        return;
    }
    const bool pulled = state.cacheKnown && state.sweeps.isEmpty() && state.stores.isEmpty() && !state.deltaWanted
        && !vanishing::underWay(state) && !pull::underWay(state);
    if (!pulled || (nothingUnderWay(state) && pull::purgeStrays(step)))
        return;
    if (nothingUnderWay(state) && (state.roundOpen || state.reportWanted)) {
        state.lastSync = step.now.utc;
        state.failure.reset();
        finishRound(step, std::nullopt);
        pull::lookForLost(step);
        state.pollAt = -1;
    }
    if (state.pollAt < 0) // a long upload does not stop the news
        state.pollAt = step.now.monotonicMs + retry::pollPause(step.now.random);
    step.wakeAt(state.pollAt);
}

SyncStatus statusOf(const State &state)
{
    SyncStatus status;
    status.policy = state.policy;
    status.online = state.online;
    status.lastSync = state.lastSync;
    status.offlineSince = state.offlineSince;
    status.failure = state.failure;
    status.brake = state.brake;
    if (state.signedOut || state.stranger || !state.started) {
        status.phase = SyncStatus::Phase::SignedOut;
    } else if (state.policy == NetworkPolicy::Offline) {
        status.phase = SyncStatus::Phase::Idle;
    } else if (state.retryAt >= 0) {
        status.phase = SyncStatus::Phase::Waiting;
        status.nextTry = state.retryAtUtc;
    } else if (state.brake) {
        status.phase = SyncStatus::Phase::Idle;
    } else if (state.loading
               || (state.cacheKnown && !state.cursors.contains(completeCursor(domain::ObjectType::Ticket)))
               || pull::fillingQueues(state)) {
        status.phase = SyncStatus::Phase::FirstSync;
        status.received = state.received;
        status.expected = state.expected;
    } else {
        status.phase = state.roundOpen ? SyncStatus::Phase::Syncing : SyncStatus::Phase::Idle;
    }
    return status;
}

void showStatus(Step &step)
{
    const SyncStatus status = statusOf(step.state);
    if (step.state.statusShown && status == step.state.shown)
        return;
    step.state.shown = status;
    step.state.statusShown = true;
    step.effects.push_back(ShowStatus{status});
}

} // namespace

Engine::Engine(Binding binding)
{
    m_state.binding = std::move(binding);
}

Effects Engine::step(Event event, const Moment &now)
{
    Effects effects;
    Step step{m_state, now, effects};
    std::visit(Take{step}, event);
    decide(step);
    if (step.wake >= 0)
        effects.push_back(WakeAt{step.wake});
    showStatus(step);
    return effects;
}

} // namespace secondline::sync
