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

//! Compares the queues in \a pulled with \a readable and brings \a readable up to date. With \a doubted, all that may
//! be read count as gained: what changed about them may be that they could not be read for a while.
RightsChange takeRights(const Pulled &pulled, QMap<QString, bool> &readable, bool doubted);

//! The tickets that became visible in \a pulled without all of their entries. With \a gained, any ticket that it shows
//! may be one: it may have left a queue that could not be read then and can be now, and a server that goes by the
//! rights of now does not tell.
QStringList ticketsWithoutEntries(const Pulled &pulled, bool gained);

} // namespace secondline::sync
