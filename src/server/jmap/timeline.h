// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jmap/act.h"

namespace secondline::server {

//! Counts an entry on its ticket: `entryCount`, `lastEntryAt`.
void countEntry(QJsonObject &ticket, const QJsonObject &entry);

//! Writes an entry that is the effect of an act on the ticket, and counts it there. The caller stores the ticket.
void writeEffect(Act &act, QJsonObject &ticket, const QString &kind, const QJsonObject &data, const QString &text = {},
                 bool isPublic = false);

} // namespace secondline::server
