// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace secondline::store {

//! Copies work.db to `<path>.before-<steps>`, durably, if it is about to get new schema steps (invariants D8).
void backUpBeforeSteps(Database &database, const QString &path, size_t steps);

} // namespace secondline::store
