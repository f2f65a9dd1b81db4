// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

namespace secondline::server {

//! The session object (RFC 8620 2) for one person; \a baseUrl without a slash at its end.
QByteArray sessionObject(const QString &serverId, const Caller &caller, const QJsonObject &policyRevisions,
                         const QString &baseUrl);

//! Changes when anything in the person's session object does.
QString sessionState(const QString &serverId, const Caller &caller, const QJsonObject &policyRevisions);

} // namespace secondline::server
