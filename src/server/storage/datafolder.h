// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "server/storage/storage.h"

#include <QString>

#include <memory>

namespace secondline::server {

//! Where a server keeps everything: the database, the blobs, its certificates.
class DataFolder
{
public:
    //! Makes the folder (for its owner only) if it is not there. Fails with Unwritable.
    static domain::Result<DataFolder> open(const QString &path);

    //! A connection of its own for the calling thread. Throws StorageError.
    std::unique_ptr<Storage> storage() const;
    QString path() const { return m_path; }
    QString blobs() const { return m_path + QStringLiteral("/blobs"); }
    QString tls() const { return m_path + QStringLiteral("/tls"); }

private:
    explicit DataFolder(QString path)
        : m_path(std::move(path))
    {
    }
    QString m_path;
};

//! The words for an administrator at the command line: what failed, and what to do.
QString explained(const domain::Failure &failure, const QString &folder);

} // namespace secondline::server
