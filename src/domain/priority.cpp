// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/priority.h"

namespace secondline::domain {

std::optional<Priority> priorityFor(int impact, int urgency)
{
    using enum Priority;
    static constexpr Priority matrix[3][3] = {{P1, P2, P3}, {P2, P3, P4}, {P3, P4, P4}};
    if (impact < 1 || impact > 3 || urgency < 1 || urgency > 3)
        return std::nullopt;
    return matrix[impact - 1][urgency - 1];
}

} // namespace secondline::domain
