// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile.h"

namespace secondline::crash {

//! What is wrong with \a found where \a before was acknowledged and the act that leads to \a after was under way when
//! the program ended; empty if nothing. Without an act under way \a after is \a before.
//!
//! Four things may be found, each whole: \a before; \a after; and, where the mirror had the act and work.db not, what
//! opening makes of that: acceptances stay with all that follows from them (ids, names of tickets; X5), what may have
//! left is unknown, what was written, changed or taken back waits for its person, and all else is as before. The fourth
//! is the same for a mirror that was made anew within the act: it has what was open then, and no more.
QString judged(const Snapshot &before, const Snapshot &after, const Snapshot &found);
//! As above where the act failed while the program ran on: its person was told that it is not saved, so \a after is
//! none of them (D5).
QString failureJudged(const Snapshot &before, const Snapshot &after, const Snapshot &found);

//! What is wrong with what was \a found after files were damaged; empty if nothing (D7): each open operation is there
//! with every word and unsent unless its person lets it go, nothing is sent that was sent already, nothing is invented.
//! With more than one file damaged (\a onlyOne false) operations may be lost.
QString damageJudged(const Snapshot &before, const Snapshot &found, bool onlyOne);

} // namespace secondline::crash
