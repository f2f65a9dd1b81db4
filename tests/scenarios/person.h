// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device.h"

namespace secondline::scenarios {

//! Does something that a technician might do with what \a device shows: comment, change a field, open a ticket, look
//! after what was refused, take something back, ask for a sync.
void act(Device &device, Place &place);

//! Chooses what the device leaves out: some of \a queues, or none.
void choose(Device &device, Place &place, const QStringList &queues);

// Single acts, on the ticket \a ticket as the device shows it.
void comment(Device &device, Place &place, const QString &ticket);
void change(Device &device, Place &place, const QString &ticket, const QString &property, const QJsonValue &value);
void openTicket(Device &device, Place &place, const QString &queue);

//! The tickets that \a device shows, those born on it included.
QStringList ticketsOn(const Device &device);

} // namespace secondline::scenarios
