// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/desk/blobcleaning.h"

namespace secondline::server {

namespace {

//! Longer than any upload may take.
constexpr std::chrono::hours abandonedAfter{24};

//! The files without a record, looked up without keeping writers out.
QStringList unrecorded(Storage &storage, const BlobFiles &files)
{
    QStringList ids;
    Transaction reading(storage, Storage::Access::Read);
    for (const QString &id : files.placed()) {
        if (!storage.knowsBlob(id))
            ids.append(id);
    }
    return ids;
}

} // namespace

int cleanBlobs(Storage &storage, const BlobFiles &files, const QDateTime &now)
{
    int forgotten = 0;
    {
        Transaction transaction(storage, Storage::Access::Write);
        forgotten = static_cast<int>(storage.forgetUnreferencedBlobs(now.addDuration(-blobLife)).size());
        transaction.commit();
    }
    // The records go first: a file without one is harmless and removed the next time, a record without a file is a
    // loss.
    if (const QStringList ids = unrecorded(storage, files); !ids.isEmpty()) {
        Transaction transaction(storage, Storage::Access::Write); // keeps the same upload out meanwhile
        for (const QString &id : ids) {
            if (!storage.knowsBlob(id))
                files.remove(id);
        }
        transaction.commit();
    }
    files.removeAbandoned(now.addDuration(-abandonedAfter));
    return forgotten;
}

} // namespace secondline::server
