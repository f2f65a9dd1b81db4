// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schema.h"

#include <QString>

#include <optional>

namespace secondline::server {

//! The database's own key of an object, counted per type, never used again. On the wire it is a letter and at least
//! eight digits, so that ids sort by age as text too; clients must not rely on it.
using ObjectNumber = qint64;

QString objectId(domain::ObjectType type, ObjectNumber number);
//! Nothing for what objectId() would not have written.
std::optional<ObjectNumber> objectNumber(domain::ObjectType type, QStringView id);

} // namespace secondline::server
