// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jmap/act.h"

namespace secondline::server {

//! A new article starts as a draft of its author.
SetResult<QJsonObject> createArticle(Act &act, const QJsonObject &properties);

//! Content changes while it is a draft; states change along data-model.md 5. \a knownVersion is the version that the
//! caller last saw, where the update said it: publishing needs the exact one.
SetResult<QJsonObject> updateArticle(Act &act, QJsonObject article, const QJsonObject &changes,
                                     std::optional<qint64> knownVersion);

} // namespace secondline::server
