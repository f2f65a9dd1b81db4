// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace secondline::store {

//! The SQL that makes cache.db, step by step; a new file runs them all.
//!
//! One table per type, with a column for each of its properties under its wire name (a test compares them).
//! `listed`: what a list shows of each ticket, pending changes included; `row` is the device's key of a ticket, larger
//! for newer ones, odd for those that only this device knows. `sla_due` is noDue where no clock runs, so that they
//! come last. `changed` and `gone` tell the full-text index what it lacks.
std::span<const char *const> cacheSteps();

//! `listed.sla_due` of a ticket without a running clock.
inline constexpr long long noDue = 9223372036854775807LL;

//! `changed.kind` and `gone.kind`
enum class IndexedKind { Ticket = 0, Article = 1 };

} // namespace secondline::store
