// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"

//! When the scripts play, UTC.
QDateTime scriptedNow();

//! An open Tier 2 ticket (P3) that came a day before scriptedNow(), is due 75 minutes after it, and on which an attempt
//! failed.
secondline::domain::TicketPicture scriptedTicket(const QString &id, const QString &number);

//! Its row in a list.
secondline::domain::ListedTicket scriptedRow(qint64 row, const secondline::domain::TicketPicture &of);
