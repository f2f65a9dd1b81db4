// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sla.h"

namespace secondline::domain {

//! Minutes of \a calendar's time that ran from \a start to \a end outside \a pauses.
int minutesRun(const Calendar &calendar, const QDateTime &start, const QDateTime &end, const QList<Pause> &pauses);

//! How much of its target \a clock has used at \a now, in per cent; nothing where it is met or has no target.
//! \a zone is the desk's, for its business hours.
std::optional<int> percentUsed(const SlaClock &clock, const QDateTime &now, const QTimeZone &zone);

} // namespace secondline::domain
