// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/verdicts.h"

namespace secondline::workspace {

using domain::Failure;
using domain::Result;

Result<void> Verdicts::keepIn(store::WorkStore &work)
{
    while (!m_waiting.isEmpty()) {
        const Answer &oldest = m_waiting.head();
        const auto kept = work.settle(oldest.settlements, oldest.at);
        if (kept || kept.error().kind == Failure::Kind::NotFound)
            m_waiting.dequeue();
        if (!kept)
            return kept;
    }
    return {};
}

} // namespace secondline::workspace
