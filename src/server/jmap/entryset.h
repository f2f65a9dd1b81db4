// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jmap/act.h"

namespace secondline::server {

//! Adds what a person wrote to a ticket's timeline, with its effects on the ticket (data-model.md 4 and 5).
SetResult<QJsonObject> createEntry(Act &act, const QJsonObject &properties);

//! Takes text and files out of an entry; the rest stays. Supervisors only.
SetResult<QJsonObject> redactEntry(Act &act, QJsonObject entry);

//! Checks that the caller may refer to each attachment's blob, and puts in its true size.
SetResult<QJsonArray> checkedAttachments(const Act &act, const QJsonArray &attachments);
QStringList blobIdsOf(const QJsonArray &attachments);

} // namespace secondline::server
