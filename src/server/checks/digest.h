// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

namespace secondline::server {

//! One SHA-256 (hex) over all properties of all objects that \a caller may read: what a device that is in step with
//! the server must hold. Per type in the schema's order, per object by id: `Type id version`, then a line
//! `name=value` per property by name; null is `~`, text escapes \\ \n \r, dates are ms since 1970, truth 0 or 1, JSON
//! compact with sorted names. Inside a transaction.
QByteArray digestFor(Storage &storage, const Caller &caller);

} // namespace secondline::server
