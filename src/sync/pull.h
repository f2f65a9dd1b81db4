// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/state.h"

//! What to pull: the overview, the sweeps, the deltas, and what a change of rights asks for.
namespace secondline::sync::pull {

void cacheRead(Step &step, const CacheRead &read);
//! Everything anew; what the server does not show any more leaves the cache at the end.
void restart(Step &step);
//! Sends what may be sent now. Needs a session and the cache's cursors.
void decide(Step &step);
void answered(Step &step, const UnderWay &request, Pulled pulled);
//! Says why \a pulled cannot be the answer to \a request, if it cannot.
std::optional<domain::Failure> refused(const State &state, const UnderWay &request, const Pulled &pulled);
//! The request \a request will not be answered: it may be sent again.
void failed(Step &step, const UnderWay &request, const domain::Failure &failure);
void stored(Step &step, const Stored &stored);
//! At the end of a round: what a sweep left of tickets that are not here goes; false if there was none.
bool purgeStrays(Step &step);
//! At the end of a round: asks what the server lost, where there is reason to ask.
void lookForLost(Step &step);
void lostLookedFor(Step &step);
//! Forgets all pulling under way: late answers are ignored, the cursors are read again.
void abandon(State &state);
//! A pull waits for its answer.
bool underWay(const State &state);
//! The cache is being filled for the first time.
bool filling(const State &state);
//! So it is, queue by queue, for some are left out.
bool fillingQueues(const State &state);
//! Brings the cache to what State::leftOut says: what is left out from now on goes, what is not any more is fetched.
void keepChosen(Step &step);

} // namespace secondline::sync::pull
