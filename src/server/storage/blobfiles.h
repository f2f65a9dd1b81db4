// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

namespace secondline::server {

//! The bytes of blobs, one file each, named by the SHA-256 of its content. Rights are in Storage.
class BlobFiles
{
public:
    explicit BlobFiles(QString folder)
        : m_folder(std::move(folder))
    {
    }

    //! A file to write an upload to, in the same file system.
    QString newTemporaryFile() const;
    //! Hashes the file and moves it to its place, or removes it where the blob is there already. Durable when it
    //! returns. Throws StorageError.
    BlobInfo take(const QString &temporaryFile) const;
    //! The same with a copy of \a file.
    BlobInfo copy(const QString &file) const;
    //! Where the blob's bytes are; the id must have the form of one.
    QString fileOf(const QString &blobId) const;

private:
    QString m_folder;
};

} // namespace secondline::server
