// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QByteArray>
#include <QStringList>

namespace secondline::store {

//! Makes the file \a path with \a content, readable by its owner only; file and folder entry are on the disk before it
//! returns, and it is there whole or not at all. Fails with Refused if it exists, Full, or Unwritable.
domain::Result<void> createDurably(const QString &path, const QByteArray &content);

//! Makes \a path an empty file if it is missing, and readable by its owner only in any case. Fails with Full or
//! Unwritable.
domain::Result<void> ensurePrivate(const QString &path);

//! Makes the folder \a path if it is missing, for its owner only; its entry is on the disk before it returns. Fails
//! with Full or Unwritable.
domain::Result<void> ensurePrivateFolder(const QString &path);

//! Makes \a path a file that holds \a bytes of the disk, so that removing it makes room. False if there is none.
bool holdRoom(const QString &path, qint64 bytes);

// What the store asks of its files beside SQLite's own calls goes through here as well, so that the crash tests can put
// one disk in memory under all of it (tests/crash).

bool isThere(const QString &path);
//! False if there is no such file, or it cannot be removed.
bool removeFile(const QString &path);
//! Gives the file \a path the name \a aside, taking the place of a file that has it; the folder entry is on the disk
//! before it returns. Fails with Unwritable; then \a path is still there.
domain::Result<void> renameDurably(const QString &path, const QString &aside);
//! The entry of \a path is on the disk when it returns: for one whose renaming may have failed half way.
domain::Result<void> makeEntryDurable(const QString &path);
//! The names of the files in \a folder, sorted.
QStringList fileNames(const QString &folder);
//! The first \a count bytes of the file, fewer if it is shorter or cannot be read.
QByteArray firstBytes(const QString &path, qint64 count);

} // namespace secondline::store
