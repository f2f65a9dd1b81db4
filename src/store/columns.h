// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rowbatch.h"
#include "store/statement.h"

#include <QJsonObject>

#include <deque>
#include <string>
#include <vector>

namespace secondline::store {

//! The table of a type in cache.db.
std::string tableOf(domain::ObjectType type);
//! `id, version` and all properties of \a type, quoted, in the order of domain::properties.
std::string columnsOf(domain::ObjectType type);

//! The object whose columnsOf() begin at \a column of the row that \a statement stands on, as the wire has it.
QJsonObject objectFrom(const Statement &statement, domain::ObjectType type, int column = 0);

//! The way back: \a object as cells; what they point to lives in \a texts.
std::vector<domain::Cell> cellsFrom(const QJsonObject &object, domain::ObjectType type, std::deque<std::string> &texts);

//! Milliseconds since 1970 of a UTCDate, or -1.
qint64 msOfUtcDate(std::string_view text);

} // namespace secondline::store
