// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QJsonObject>
#include <QList>

namespace secondline::store {

//! What can still be read of a damaged work.db, row by row: operations that are as they were written, drafts, facts,
//! the map of ids, attachments, reports, and the highest sequence. Each is one object for restoreSalvaged(); what is
//! known to have been there and cannot be read is named, too. Empty if nothing can be read.
QList<QJsonObject> salvagedFrom(const QString &path, const ProfileKey &key);

//! Puts \a salvaged into a new work.db, where what is there stays. Open operations come back as rejected, with the
//! reason Refusal::rescued(); returns the ids of those.
QStringList restoreSalvaged(Database &database, const QList<QJsonObject> &salvaged);

} // namespace secondline::store
