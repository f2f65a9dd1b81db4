// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

#include <QCryptographicHash>
#include <QFile>

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
    //! Hashes the file, and has the disk keep what is in it. Throws StorageError, as all that follows.
    BlobInfo measured(const QString &temporaryFile) const;
    //! Moves a file that was measured to its place, or removes it where the blob is there already. Durable when it
    //! returns. Call it inside the write transaction that records the blob: then no cleaning comes between the two.
    void place(const QString &temporaryFile, const BlobInfo &blob) const;
    //! Both with a copy of \a file, for small files: hashes inside the transaction.
    BlobInfo copy(const QString &file) const;
    //! Where the blob's bytes are; the id must have the form of one.
    QString fileOf(const QString &blobId) const;
    QByteArray read(const QString &blobId, qint64 from, qint64 length) const;

    //! The blobs whose bytes are here, recorded or not.
    QStringList placed() const;
    void remove(const QString &blobId) const;
    //! Removes what an upload left that never ended: temporary files not written to since \a before.
    void removeAbandoned(const QDateTime &before) const;

    //! A blob made of pieces, written as they come: never whole in memory. Its temporary file goes with it.
    class Joining
    {
    public:
        explicit Joining(const BlobFiles &files);
        ~Joining();
        Q_DISABLE_COPY_MOVE(Joining)
        void add(const QByteArray &bytes);
        //! Adds a stretch of another blob's file; false if that is not there any more.
        bool add(const QString &file, qint64 from, qint64 length);
        BlobInfo finish();
        //! As BlobFiles::place(), after finish().
        void place() const;

    private:
        const BlobFiles &m_files;
        QFile m_file;
        QCryptographicHash m_hash{QCryptographicHash::Sha256};
        BlobInfo m_blob;
    };

private:
    QString m_folder;
};

} // namespace secondline::server
