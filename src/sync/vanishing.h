// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/state.h"

//! What leaves the cache because the server does not show it any more, and the brake on it: tickets are counted first,
//! and where too many would go, a person decides (invariants X10).
namespace secondline::sync::vanishing {

//! More than 20 tickets, or more than a tenth of those held.
bool stops(int vanishing, int held);

//! Commits \a delta, which removes tickets; its cursors go with it.
void remove(Step &step, store::CacheBatch delta);
//! Removes what a complete sweep of \a type has not \a seen, and ends the sweep.
void prune(Step &step, domain::ObjectType type, QSet<QString> seen, const QString &sweep);
void counted(Step &step, const VanishingCounted &counted);
void answered(Step &step, domain::BrakeAnswer answer);
//! Purges queues that may not be read any more (S6).
void purge(Step &step, const QStringList &queues);
//! Something waits for its count or for the person.
bool underWay(const State &state);
//! What waits is given up; the server will say it again.
void forget(State &state);

} // namespace secondline::sync::vanishing
