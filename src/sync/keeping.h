// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/state.h"

//! What a person leaves out of this device: queues, with all that hangs on their tickets. The server tells of them as
//! of all others; here they are dropped, and what leaves a queue that is kept for one of them leaves the device.
namespace secondline::sync::keeping {

//! \a queueId is left out, or will be once all stores are committed.
bool leavesOut(const State &state, const QString &queueId);
//! Some queue is left out.
bool leavesOutAny(const State &state);
//! Takes the tickets of queues that are left out from \a pulled, with their entries; they are in Pulled::left then.
void drop(const State &state, Pulled &pulled);
//! Some entry in \a pulled may belong to a ticket that is not on this device.
bool mayHaveStrays(const State &state, const Pulled &pulled);
//! The queues to be swept one by one, where a sweep over all would bring what is left out.
QStringList keptQueues(const State &state);

} // namespace secondline::sync::keeping
