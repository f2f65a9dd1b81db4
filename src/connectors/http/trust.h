// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QSslCertificate>
#include <QSslError>

namespace secondline::connectors {

//! The authorities in a PEM file. Fails with NotFound or BadInput, naming the file.
domain::Result<QList<QSslCertificate>> authoritiesIn(const QString &pemFile);

//! The chain that a server showed ends, on every way from its first certificate up, in one of \a authorities.
//!
//! A second look after OpenSSL's: Qt 6.4 may let roots of the system slip in beside a configured one (CVE-2023-34410).
bool endsIn(const QList<QSslCertificate> &chain, const QList<QSslCertificate> &authorities);

//! What is wrong with a server's certificate, for a person: "certificate expired on …".
QString wordsFor(const QList<QSslError> &errors, const QString &host);

} // namespace secondline::connectors
