// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace secondline::store {

//! The SQL that makes work.db, step by step; a new file runs them all.
//!
//! `operation.sequence` is never used twice: AUTOINCREMENT keeps count even after rows left. A withdrawn operation
//! stays as a row with `withdrawn_at` for binDays, a sent one that the cache shows with `forgotten_at` for sentDays.
//! `mirror.acts` is the count of the last act in the outbox's mirror that this file has, too.
std::span<const char *const> workSteps();

inline constexpr int binDays = 30;
inline constexpr int sentDays = 30;
inline constexpr int reportDays = 180;

} // namespace secondline::store
