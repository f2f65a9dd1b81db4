// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rowbatch.h"

#include <QJsonObject>
#include <QList>

namespace secondline::domain {

//! The object in \a row of \a rows as the wire has it, `id` and `version` included.
QJsonObject objectAt(const RowBatch &rows, qsizetype row);
//! All of \a rows, in their order.
QList<QJsonObject> objectsIn(const RowBatch &rows);

} // namespace secondline::domain
