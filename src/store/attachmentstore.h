// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "store/profilekey.h"

#include <QIODevice>
#include <QStringList>

#include <functional>
#include <memory>

namespace secondline::store {

//! A file as the store has it: named by the hash of its bytes.
struct StoredBlob
{
    QString blobId; //!< `sha256-<hex>`
    qint64 size = 0;
    friend bool operator==(const StoredBlob &, const StoredBlob &) = default;
};

//! The profile's files, each encrypted in a file of its own under the hash of its bytes, in parts of 1 MiB that can be
//! read by themselves. What is under its final name is whole, never changes, and may be read on several threads, each
//! with a store of its own.
//!
//! Fails with Full, Unwritable, NotFound for what is not here, or Damaged for what cannot be opened or has another
//! hash.
class AttachmentStore
{
public:
    static domain::Result<std::unique_ptr<AttachmentStore>> open(const QString &folder, const ProfileKey &key);
    ~AttachmentStore();

    //! Reads \a source to its end; what is returned is on the disk, file and folder entry (D9). \a progress hears of
    //! bytes done and in all; when it returns false nothing is kept and the failure is Cancelled.
    domain::Result<StoredBlob> add(QIODevice &source, const std::function<bool(qint64, qint64)> &progress);
    bool has(const QString &blobId) const;
    //! 0 if it is not here.
    qint64 size(const QString &blobId) const;
    //! The bytes that are there from \a offset on, fewer than \a length at the end.
    domain::Result<QByteArray> read(const QString &blobId, qint64 offset, qint64 length) const;

    // A download, piece by piece; what is there survives a restart.
    //! How many bytes of it are here; all of them once it is finished.
    domain::Result<qint64> partial(const QString &blobId) const;
    //! \a offset is what partial() says. Fails with BadInput otherwise.
    domain::Result<void> append(const QString &blobId, qint64 offset, const QByteArray &bytes);
    //! Checks the hash and puts it under its final name. With another hash it is dropped.
    domain::Result<void> finish(const QString &blobId);

    domain::Result<void> remove(const QString &blobId);
    //! Copies that a crash left half; only while nobody adds.
    void dropUnfinished();
    //! Everything that is here, whole.
    domain::Result<QStringList> blobs() const;
    //! Reads everything against its hash; the findings, empty if all is well.
    domain::Result<QStringList> verify() const;

private:
    class Private;
    explicit AttachmentStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace secondline::store
