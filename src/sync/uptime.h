// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace secondline::sync {

//! Milliseconds since some instant of this boot. Never goes back, nobody can set it, and the time that the machine
//! sleeps counts (invariants T-1, T-2): after a night in the bag a pause of five minutes is over.
qint64 uptimeMs();

} // namespace secondline::sync
