// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/state.h"

//! What became of the person's acts, and what others did meanwhile, gathered until a sync completes: the words of the
//! report after a reconnect.
namespace secondline::sync::tally {

void settled(State &state, const domain::Operation &act, domain::ReportedAct::Outcome outcome);
//! Takes note of what a delta shows of others.
void changed(State &state, const Pulled &delta);
//! Puts it all into \a report, in the order of the acts, and begins anew.
void handOver(State &state, domain::SyncReport &report);

} // namespace secondline::sync::tally
