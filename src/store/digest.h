// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace secondline::store {

//! One SHA-256 (hex) over all properties of all objects in cache.db, to compare with the server's own.
//!
//! Fed line by line, each ended by a newline. For each type in the schema's order, for each object by id (in byte
//! order): `Type id version`, then for each property by name `name=value`. Values: null `~`; text as UTF-8 with
//! backslash, newline and carriage return written `\\`, `\n`, `\r`; numbers decimal; booleans 0 or 1; dates as
//! milliseconds since 1970; lists and objects as compact JSON with the keys of objects sorted.
QString cacheDigest(Database &database);

} // namespace secondline::store
