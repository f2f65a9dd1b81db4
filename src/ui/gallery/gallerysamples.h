// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"

#include <QAbstractItemModel>

namespace secondline::ui {

//! When the samples are looked at.
QDateTime sampleNow();
//! Tickets as a list's model gives them out (TicketListModel::TicketRole), \a missing rows that are not there yet.
QAbstractItemModel *sampleRows(int missing, QObject *parent);
//! A ticket with an entry of each look.
domain::TicketPicture sampleTicket();

} // namespace secondline::ui
