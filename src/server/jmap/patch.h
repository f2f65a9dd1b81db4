// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jmap/seterror.h"

namespace secondline::server {

//! The properties that a PatchObject touches, each once.
QStringList topLevelNames(const QJsonObject &patch);

//! The touched properties with the patch applied to what they are in \a current (RFC 8620 5.3); `invalidPatch` where a
//! path leads nowhere or is inside another path of the patch.
SetResult<QJsonObject> patchedProperties(const QJsonObject &current, const QJsonObject &patch);

//! Compares \a was, the old values that the person saw, with \a current: a path that differs and does not already have
//! the wanted value fails (`preconditionFailed` with `properties` and `current`). Without \a was there is no condition.
//! `version` may stand there too: publishing asks for it.
std::optional<SetError> failedPrecondition(const QJsonObject &current, const QJsonObject &wanted,
                                           const QJsonObject &patch, const QJsonValue &was);

} // namespace secondline::server
