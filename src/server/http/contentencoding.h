// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace secondline::server {

enum class ContentEncoding { Identity, Gzip, Zstd };

//! What we use of what an Accept-Encoding header offers: zstd, then gzip (RFC 9110 12.5.3; q=0 forbids).
ContentEncoding chosenEncoding(const QByteArray &acceptEncoding);

//! \a body in that encoding; an empty answer means that it could not be done.
QByteArray encoded(const QByteArray &body, ContentEncoding encoding);

} // namespace secondline::server
