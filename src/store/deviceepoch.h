// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QDateTime>

namespace secondline::store {

//! Which device this is (`device`) and which of its lives (`epoch`): facts of work.db, made at the first opening.
//!
//! A life ends when the profile was copied or came back from a backup (invariants X11), seen by the machine or by the
//! small file `device` in \a folder being another one than before. Then nobody knows what the other copy has sent:
//! open operations become unknown, and those older than seven days wait for their person. True if that happened.
bool recogniseDevice(Database &database, const QString &folder, const QDateTime &now);

} // namespace secondline::store
