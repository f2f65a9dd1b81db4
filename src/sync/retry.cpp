// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/retry.h"

#include <algorithm>

namespace secondline::sync::retry {

using Kind = domain::Failure::Kind;

namespace {

constexpr qint64 baseMs = 2000;
constexpr int doublings = 8; // 2 s · 2⁸ is past the cap
constexpr qint64 leastMs = 250;

} // namespace

qint64 backOff(int failures, double random)
{
    const qint64 ceiling = std::min(capMs, baseMs << std::clamp(failures - 1, 0, doublings));
    return std::max(leastMs, static_cast<qint64>(random * static_cast<double>(ceiling)));
}

qint64 pollPause(double random)
{
    return static_cast<qint64>(static_cast<double>(pollMs) * (0.8 + 0.4 * random));
}

void note(Step &step, const RequestFailure &failure)
{
    State &state = step.state;
    const Kind kind = failure.failure.kind;
    if (kind == Kind::Unreachable || kind == Kind::NotOurServer || kind == Kind::Untrusted)
        wentOffline(step);
    state.failure = failure.failure;
    if (kind == Kind::SignedOut) {
        state.signedOut = true;
        state.session.reset();
        return;
    }
    // Requests that were under way together fail together: one pause for all.
    const bool waiting = pauses(step);
    if (!waiting)
        ++state.failures;
    qint64 pause = backOff(state.failures, step.now.random);
    if (failure.retryAfter) {
        pause = std::max<qint64>(failure.retryAfter->count() * 1000, pause);
        state.retryFixed = true;
    } else if (waiting) {
        return;
    }
    state.retryAt = std::max(state.retryAt, step.now.monotonicMs + pause);
    state.retryAtUtc = step.now.utc.addMSecs(state.retryAt - step.now.monotonicMs);
}

void succeeded(State &state)
{
    state.online = true;
    state.offlineSince = {};
    if (state.retryAt < 0) {
        state.failures = 0;
        state.failure.reset();
    }
}

bool pauses(const Step &step)
{
    return step.state.retryAt > step.now.monotonicMs;
}

bool mayAsk(const Step &step)
{
    const State &state = step.state;
    return state.started && state.session && !state.signedOut && !state.stranger
        && state.policy != domain::NetworkPolicy::Offline && !pauses(step);
}

void hurry(State &state)
{
    if (!state.retryFixed)
        state.retryAt = -1;
}

void wentOffline(Step &step)
{
    step.state.online = false;
    if (!step.state.wasOfflineSince.isValid())
        step.state.wasOfflineSince = step.now.utc;
    if (!step.state.offlineSince.isValid())
        step.state.offlineSince = step.now.utc;
}

} // namespace secondline::sync::retry
