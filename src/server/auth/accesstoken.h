// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace secondline::server {

//! A new personal access token: 256 random bits, written for a header.
QString newToken();

//! What the database keeps of a token. A token is random, so a plain hash cannot be searched.
QByteArray tokenHash(QByteArrayView token);

} // namespace secondline::server
