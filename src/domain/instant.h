// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QDateTime>

namespace secondline::domain {

//! Writes a UTCDate as RFC 8620 1.4 wants it: up to three fraction digits, left out when zero.
QString utcDate(const QDateTime &instant);

//! Reads a UTCDate. Fails with BadInput for anything else, also for a local time or an offset.
Result<QDateTime> fromUtcDate(QStringView text);

} // namespace secondline::domain
