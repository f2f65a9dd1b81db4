// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/attachmentstore.h"
#include "sync/connector.h"

#include <memory>

namespace secondline::workspace {

//! The profile's files as a transfer reads and writes them. Lives on the thread of the connector.
class StoredBlobs final : public sync::BlobPort
{
public:
    explicit StoredBlobs(std::unique_ptr<store::AttachmentStore> files)
        : m_files(std::move(files))
    {
    }

    domain::Result<qint64> size(const QString &blobId) override
    {
        if (!m_files->has(blobId))
            return domain::failure(domain::Failure::Kind::NotFound, blobId);
        return m_files->size(blobId);
    }
    domain::Result<QByteArray> read(const QString &blobId, qint64 offset, qint64 length) override
    {
        return m_files->read(blobId, offset, length);
    }
    domain::Result<qint64> partial(const QString &blobId) override { return m_files->partial(blobId); }
    domain::Result<void> append(const QString &blobId, qint64 offset, const QByteArray &bytes) override
    {
        return m_files->append(blobId, offset, bytes);
    }
    domain::Result<void> finish(const QString &blobId) override { return m_files->finish(blobId); }

private:
    std::unique_ptr<store::AttachmentStore> m_files;
};

} // namespace secondline::workspace
