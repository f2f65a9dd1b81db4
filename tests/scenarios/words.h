// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/effect.h"
#include "sync/event.h"

namespace secondline::scenarios {

//! What the trace says of an event: enough to tell two decisions apart, nothing that depends on the wall clock.
QString wordsFor(const sync::Event &event);
//! Empty for effects that only show.
QString wordsFor(const sync::Effect &effect);

} // namespace secondline::scenarios
