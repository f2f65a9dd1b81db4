// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace secondline::store {

//! The SQL that makes search.db, step by step. The full-text tables hold no text; their rowid is the cache's `row`.
//!
//! A hash of 64 MiB halves the time of a bulk load: it is FTS5's own option, though not in its manual (a test looks for
//! it in the configuration).
std::span<const char *const> searchSteps();

} // namespace secondline::store
