// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/state.h"

//! Operations whose replies were lost, on a server that has no idempotency keys: it is asked what it has; nothing is
//! sent again on a guess (invariants X3).
namespace secondline::sync::doubt {

//! So long a request that nobody waits for any more may still be on its way or in the server.
inline constexpr qint64 lateMs = 30 * 1000;

//! Asks what may be asked now. Needs a session.
void decide(Step &step);
void answered(Step &step, const Looked &looked);
void failed(State &state);

} // namespace secondline::sync::doubt
