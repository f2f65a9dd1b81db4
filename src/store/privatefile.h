// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QByteArray>

namespace secondline::store {

//! Makes the file \a path with \a content, readable by its owner only; file and folder entry are on the disk before it
//! returns, and it is there whole or not at all. Fails with Refused if it exists, Full, or Unwritable.
domain::Result<void> createDurably(const QString &path, const QByteArray &content);

//! Makes \a path an empty file if it is missing, and readable by its owner only in any case. Fails with Full or
//! Unwritable.
domain::Result<void> ensurePrivate(const QString &path);

//! Makes \a path a file that holds \a bytes of the disk, so that removing it makes room. False if there is none.
bool holdRoom(const QString &path, qint64 bytes);

} // namespace secondline::store
