// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace secondline::domain {

//! P1 (most urgent) to P4.
enum class Priority { P1 = 1, P2, P3, P4 };

//! The default matrix, impact × urgency, each 1 (high) to 3 (data-model.md 6); nothing outside that range has a
//! priority.
std::optional<Priority> priorityFor(int impact, int urgency);

} // namespace secondline::domain
