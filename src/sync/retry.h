// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/state.h"

//! When to try again, and what a failure means for the connection (X6). No class of failure drops anything.
namespace secondline::sync::retry {

//! The longest pause that the engine gives itself.
inline constexpr qint64 capMs = 5 * 60 * 1000;
inline constexpr qint64 pollMs = 60 * 1000;

//! The pause before the next try after \a failures in a row: full jitter, so that devices do not come back together.
qint64 backOff(int failures, double random);
//! The pause until the next look: 60 s ± 20 %.
qint64 pollPause(double random);

//! Takes note of a failed request: waits, or stops until somebody signs in.
void note(Step &step, const RequestFailure &failure);
//! An answer of our server came.
void succeeded(State &state);
//! A pause is not over.
bool pauses(const Step &step);
//! Something may leave now. What follows from an answer has to ask too: another request may have failed meanwhile.
bool mayAsk(const Step &step);
//! Somebody wants it now; an instant that the server named stays.
void hurry(State &state);
//! No connection for the present.
void wentOffline(Step &step);

} // namespace secondline::sync::retry
