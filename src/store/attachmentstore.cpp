// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/attachmentstore.h"

#include "store/privatefile.h"
#include "store/sealedfile.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUuid>

#include <sodium.h>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Result;

namespace {

constexpr qint64 sliceBytes = SealedFile::partBytes;

ProfileKey fileKey(const ProfileKey &profileKey)
{
    std::array<unsigned char, ProfileKey::size> key{};
    crypto_kdf_derive_from_key(key.data(), key.size(), 2, "SLfiles_", profileKey.bytes().data());
    const ProfileKey derived = ProfileKey::fromBytes(key);
    sodium_memzero(key.data(), key.size());
    return derived;
}

//! An id comes from the server, too: it must not lead out of the folder.
bool isBlobId(const QString &blobId)
{
    static const QRegularExpression form(u"\\Asha256-[0-9a-f]{64}\\z"_s);
    return form.match(blobId).hasMatch();
}

QString blobIdOf(const QCryptographicHash &hash)
{
    return u"sha256-"_s + QString::fromLatin1(hash.result().toHex());
}

} // namespace

class AttachmentStore::Private
{
public:
    QString path(const QString &blobId) const
    {
        if (!isBlobId(blobId))
            fail(Failure::Kind::NotFound, u"no file %1"_s.arg(blobId.left(80)));
        return folder + u'/' + blobId;
    }
    QString part(const QString &blobId) const { return path(blobId) + u".part"_s; }
    SealedFile whole(const QString &blobId) const { return {path(blobId), VfsFile::Mode::Read, key}; }

    //! The hash of what \a file holds.
    static QString idOf(const SealedFile &file)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const qint64 size = file.size();
        for (qint64 at = 0; at < size; at += sliceBytes)
            hash.addData(file.read(at, sliceBytes));
        return blobIdOf(hash);
    }

    //! Gives the file its final name; what was there under it is the same.
    static void settle(const QString &from, const QString &to)
    {
        if (const auto renamed = renameDurably(from, to); !renamed)
            throw Fault{renamed.error()};
    }

    StoredBlob add(QIODevice &source, const std::function<bool(qint64, qint64)> &progress) const
    {
        const QString aside = folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + u".new"_s;
        StoredBlob stored;
        try {
            QCryptographicHash hash(QCryptographicHash::Sha256);
            {
                SealedFile file(aside, VfsFile::Mode::Write, key);
                while (!source.atEnd()) {
                    const QByteArray slice = source.read(sliceBytes);
                    if (slice.isEmpty())
                        break;
                    hash.addData(slice);
                    file.append(slice);
                    stored.size += slice.size();
                    if (!progress(stored.size, std::max(source.size(), stored.size)))
                        fail(Failure::Kind::Cancelled, u"the copy was stopped"_s);
                }
                file.sync();
            }
            stored.blobId = blobIdOf(hash);
            settle(aside, path(stored.blobId));
        } catch (Fault &) {
            removeFile(aside);
            throw;
        }
        return stored;
    }

    QString folder;
    ProfileKey key;
};

AttachmentStore::AttachmentStore(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

AttachmentStore::~AttachmentStore() = default;

Result<std::unique_ptr<AttachmentStore>> AttachmentStore::open(const QString &folder, const ProfileKey &key)
{
    if (const auto made = ensurePrivateFolder(folder); !made)
        return tl::unexpected(made.error());
    return std::unique_ptr<AttachmentStore>(
        new AttachmentStore(std::make_unique<Private>(Private{folder, fileKey(key)})));
}

Result<StoredBlob> AttachmentStore::add(QIODevice &source, const std::function<bool(qint64, qint64)> &progress)
{
    return answered([&] { return d->add(source, progress); });
}

bool AttachmentStore::has(const QString &blobId) const
{
    return isBlobId(blobId) && isThere(d->path(blobId));
}

qint64 AttachmentStore::size(const QString &blobId) const
{
    return answered([&] { return has(blobId) ? d->whole(blobId).size() : 0; }).value_or(0);
}

Result<QByteArray> AttachmentStore::read(const QString &blobId, qint64 offset, qint64 length) const
{
    return answered([&] { return d->whole(blobId).read(offset, length); });
}

Result<qint64> AttachmentStore::partial(const QString &blobId) const
{
    return answered([&]() -> qint64 {
        if (has(blobId))
            return d->whole(blobId).size();
        const QString part = d->part(blobId);
        if (!isThere(part))
            return 0;
        const auto here = answered([&] {
            const SealedFile file(part, VfsFile::Mode::Write, d->key);
            const qint64 size = file.size();
            if (size > 0)
                static_cast<void>(file.read(size - 1, 1));
            return size;
        });
        // A crash may tear what came last: then it comes again.
        if (!here && here.error().kind != Failure::Kind::Damaged)
            throw Fault{here.error()};
        if (!here)
            removeFile(part);
        return here.value_or(0);
    });
}

Result<void> AttachmentStore::append(const QString &blobId, qint64 offset, const QByteArray &bytes)
{
    return answered([&] {
        SealedFile file(d->part(blobId), VfsFile::Mode::Write, d->key);
        if (file.size() != offset)
            fail(Failure::Kind::BadInput, u"%1 has %2 bytes, not %3"_s.arg(blobId).arg(file.size()).arg(offset));
        file.append(bytes);
    });
}

Result<void> AttachmentStore::finish(const QString &blobId)
{
    return answered([&] {
        if (has(blobId)) {
            // An earlier try may have ended between its name and the flush of that.
            if (const auto durable = makeEntryDurable(d->path(blobId)); !durable)
                throw Fault{durable.error()};
            return;
        }
        const QString part = d->part(blobId);
        {
            SealedFile file(part, VfsFile::Mode::Write, d->key);
            const auto found = answered([&] { return Private::idOf(file); });
            // A disk that does not answer says nothing of what came.
            if (!found && found.error().kind != Failure::Kind::Damaged)
                throw Fault{found.error()};
            if (!found || *found != blobId) {
                removeFile(part);
                fail(Failure::Kind::Damaged, u"%1 came as something else"_s.arg(blobId));
            }
            if (const auto flushed = answered([&] { file.sync(); }); !flushed) {
                // What that flush lost no later one brings (D5): it comes again.
                removeFile(part);
                throw Fault{flushed.error()};
            }
        }
        Private::settle(part, d->path(blobId));
    });
}

Result<void> AttachmentStore::remove(const QString &blobId)
{
    return answered([&] {
        VfsFile::remove(d->path(blobId));
        VfsFile::remove(d->part(blobId));
    });
}

void AttachmentStore::dropUnfinished()
{
    const QStringList names = fileNames(d->folder);
    for (const QString &name : names) {
        if (name.endsWith(u".new"))
            removeFile(d->folder + u'/' + name);
    }
}

Result<QStringList> AttachmentStore::blobs() const
{
    QStringList found;
    const QStringList names = fileNames(d->folder);
    for (const QString &name : names) {
        if (isBlobId(name))
            found.append(name);
    }
    return found;
}

Result<QStringList> AttachmentStore::verify() const
{
    return answered([&] {
        QStringList findings;
        const QStringList all = *blobs();
        for (const QString &blobId : all) {
            const auto found = answered([&] { return Private::idOf(d->whole(blobId)); });
            if (!found)
                findings.append(u"%1: %2"_s.arg(blobId, found.error().detail));
            else if (*found != blobId)
                findings.append(u"%1 holds something else"_s.arg(blobId));
        }
        return findings;
    });
}

} // namespace secondline::store
