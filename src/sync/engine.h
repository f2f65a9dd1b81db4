// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/effect.h"
#include "sync/event.h"
#include "sync/state.h"

namespace secondline::sync {

//! What to pull, what to push, when to try again: a pure state machine.
//!
//! No clock, no I/O, no event loop: the same events at the same moments give the same effects. The driver does the
//! effects and tells what came of them.
class Engine
{
public:
    explicit Engine(Binding binding);

    //! Takes \a event at \a now and returns what is to be done, in order.
    Effects step(Event event, const Moment &now);
    const State &state() const { return m_state; }

private:
    State m_state;
};

} // namespace secondline::sync
