// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/connector.h"

namespace secondline::sync {

//! What rows of queues say about reading, against what was known.
struct RightsChange
{
    QStringList gained; //!< readable now, not before
    QStringList lost;   //!< readable before, not any more, or gone
};

//! Compares the queues in \a pulled with \a readable and brings \a readable up to date.
RightsChange takeRights(const Pulled &pulled, QMap<QString, bool> &readable);

//! The tickets that became visible in \a pulled without all of their entries.
QStringList ticketsWithoutEntries(const Pulled &pulled);

} // namespace secondline::sync
