// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/migrationbackup.h"

#include "store/vfsfile.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>

namespace secondline::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 copiedAtOnce = 64 * 1024;

} // namespace

void backUpBeforeSteps(Database &database, const QString &path, size_t steps)
{
    const qint64 found = database.integer("PRAGMA user_version");
    if (found == 0 || found >= static_cast<qint64>(steps))
        return;
    // The file is then all of it.
    if (database.integer("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
        fail(domain::Failure::Kind::Busy, u"%1 is in use"_s.arg(path));
    // Read through the connection's own file: closing a second one would give up this program's lock on it.
    sqlite3_file *file = nullptr;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    VfsFile backup(u"%1.before-%2"_s.arg(path).arg(steps), VfsFile::Mode::Write);
    backup.truncate(0);
    const qint64 size = database.integer("PRAGMA page_count") * database.integer("PRAGMA page_size");
    QByteArray bytes(copiedAtOnce, Qt::Uninitialized);
    for (qint64 at = 0; at < size; at += bytes.size()) {
        bytes.resize(std::min<qint64>(copiedAtOnce, size - at));
        const int code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), at);
        if (code != SQLITE_OK)
            throw Fault{failureOf(database.handle(), code), code};
        backup.write(at, bytes);
    }
    backup.sync();
}

} // namespace secondline::store
