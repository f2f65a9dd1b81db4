// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/shell/clock.h"
#include "ui/theme/chip.h"

namespace secondline::ui {

// The words of tickets, the same in lists, headers, search results and what a screen reader says.

Chip priorityChip(domain::Priority priority);
Chip statusChip(domain::TicketStatus status);
Chip tierChip(int level);
Chip waitingChip(); //!< "Waiting to send"
Chip needsYouChip();
//! The SLA of an open ticket; without text where no clock runs.
Chip slaChip(const QDateTime &due, const QDateTime &now);

QString priorityText(domain::Priority priority);
QString statusText(domain::TicketStatus status);
//! "new · 3f9a12" for one that has no number yet.
QString numberText(const QString &number, const domain::TicketId &id);
//! A reason to wait as words: "waiting for vendor".
QString pendingReasonText(const QString &reason);
//! 1 "high", 2 "medium", 3 "low".
QString degreeText(int degree);

//! The sentence that a row speaks.
QString spokenTicket(const domain::ListedTicket &ticket, const QDateTime &now);

} // namespace secondline::ui
