// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"
#include "sync/connector.h"

#include <QHash>

//! The files of a device, as long as it lives.
class MemoryFiles : public secondline::sync::BlobPort
{
public:
    //! Puts a file here; what an act names it by.
    secondline::domain::Attachment add(const QByteArray &bytes);
    //! The whole file; empty if it is not here, or not whole.
    QByteArray whole(const QString &blobId) const { return m_files.value(blobId); }

    secondline::domain::Result<qint64> size(const QString &blobId) override;
    secondline::domain::Result<QByteArray> read(const QString &blobId, qint64 offset, qint64 length) override;
    secondline::domain::Result<qint64> partial(const QString &blobId) override;
    secondline::domain::Result<void> append(const QString &blobId, qint64 offset, const QByteArray &bytes) override;
    secondline::domain::Result<void> finish(const QString &blobId) override;

private:
    QHash<QString, QByteArray> m_files;
    QHash<QString, QByteArray> m_partial;
};
