// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QDateTime>
#include <QString>

namespace secondline::server {

//! The files that a TLS server needs.
struct CertificateFiles
{
    QString chain;     //!< the server's certificate and those above it, PEM
    QString key;       //!< PEM, for its owner only
    QString authority; //!< our own certification authority; empty where the files are the administrator's
};

//! Makes, in \a folder, a certification authority and a certificate for localhost, 127.0.0.1 and ::1 signed by it; uses
//! what is there already, and renews a certificate that expires within 30 days. Fails with Unwritable or Internal.
domain::Result<CertificateFiles> ownCertificates(const QString &folder, const QDateTime &now);

} // namespace secondline::server
