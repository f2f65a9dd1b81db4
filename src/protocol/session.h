// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QByteArray>
#include <QString>

namespace secondline::protocol {

//! What the session resource declares (RFC 8620 2), as far as a client of ours goes by it.
struct SessionResource
{
    QString serverId;
    QString accountId;
    QString personId; //!< empty where the server does not say
    QString login;
    QString apiUrl;      //!< may be relative to the server
    QString uploadUrl;   //!< a template (RFC 6570 level 1) with accountId
    QString downloadUrl; //!< a template with accountId, blobId, name and type
    QString state;
    int maxObjectsInGet = 500;
    int maxObjectsInSet = 1;
    int maxCallsInRequest = 16;
    int maxConcurrentRequests = 1;
    qint64 maxSizeRequest = 10'000'000;
};

//! Reads `GET /.well-known/jmap`. Fails with NotOurServer if it is no help desk session, TooNew if this program is too
//! old for it.
domain::Result<SessionResource> readSession(const QByteArray &body);

} // namespace secondline::protocol
