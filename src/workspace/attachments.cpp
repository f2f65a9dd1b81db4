// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/filename.h"
#include "domain/instant.h"
#include "workspace/exportedfile.h"
#include "workspace/workspace_p.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeDatabase>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Attachment;
using domain::Failure;
using Place = AttachmentState::Place;

namespace {

constexpr qint64 mostBytes = 250LL * 1024 * 1024;
constexpr qint64 sliceBytes = 1024 * 1024;
//! Progress is for the eye.
constexpr qint64 progressEveryMs = 50;
constexpr qint64 daysUnnamed = 30;

domain::Result<void> checkFile(const QFileInfo &file)
{
    if (!file.exists())
        return domain::failure(Failure::Kind::NotFound, file.filePath());
    // A pipe or a device may never end.
    if (!file.isFile())
        return domain::failure(Failure::Kind::Refused, u"%1 is not a file"_s.arg(file.fileName()));
    if (file.size() > mostBytes)
        return domain::failure(Failure::Kind::Refused,
                               u"%1 has %2 bytes; %3 fit"_s.arg(file.fileName()).arg(file.size()).arg(mostBytes));
    return {};
}

//! The bytes from the beginning, \a most of them, in slices to \a take. Fails with Damaged if they are all read and do
//! not have their hash.
domain::Result<void> readThrough(const store::AttachmentStore &files, const QString &blobId, qint64 most,
                                 const std::function<domain::Result<void>(const QByteArray &)> &take)
{
    if (!files.has(blobId))
        return domain::failure(Failure::Kind::NotFound, blobId);
    const qint64 size = files.size(blobId);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 done = 0; done < qMin(size, most);) {
        const auto slice = files.read(blobId, done, qMin(sliceBytes, qMin(size, most) - done));
        if (!slice)
            return tl::unexpected<Failure>(slice.error());
        if (slice->isEmpty())
            return domain::failure(Failure::Kind::Damaged, blobId);
        hash.addData(*slice);
        if (const auto taken = take(*slice); !taken)
            return taken;
        done += slice->size();
    }
    if (most >= size && blobId != u"sha256-"_s + QString::fromLatin1(hash.result().toHex()))
        return domain::failure(Failure::Kind::Damaged, blobId);
    return {};
}

} // namespace

QSet<QString> filesIn(const QJsonObject &content)
{
    QSet<QString> ids;
    const QJsonArray attached = content[u"attachments"].toArray();
    for (const QJsonValue &file : attached)
        ids.insert(file[u"blobId"].toString());
    return ids;
}

QString attachmentsIn(const QString &folder)
{
    return folder + u"/attachments"_s;
}

void Workspace::Private::openFiles()
{
    fileLane = std::make_unique<Lane>(u"files"_s);
    fileLane->post([this, folder = attachmentsIn(options.folder), profileKey = *key] {
        auto opened = store::AttachmentStore::open(folder, profileKey);
        if (!opened)
            return toGui([this, failure = opened.error()] { Q_EMIT q->storeFailed(failure); });
        attachmentStore = std::move(*opened);
        attachmentStore->dropUnfinished();
    });
}

void Workspace::Private::sweepFiles()
{
    // What pending work and drafts name is known here, what is here on the file lane, what tickets name to the cache.
    QSet<QString> named;
    for (const domain::Operation &operation : std::as_const(operations))
        named.unite(filesIn(operation.content));
    for (const Draft &draft : std::as_const(drafts))
        named.unite(filesIn(draft.content));
    ask<QStringList>(
        fileLane, q,
        [this] { return attachmentStore ? attachmentStore->blobs().value_or(QStringList()) : QStringList(); },
        [this, named](const QStringList &here) {
            if (here.isEmpty())
                return;
            using Named = std::optional<QSet<QString>>;
            ask<Named>(
                readLane, q,
                [this]() -> Named {
                    const auto cached = reader ? reader->attachedBlobs() : domain::Result<QSet<QString>>();
                    return reader && cached ? Named(*cached) : std::nullopt;
                },
                [this, named, here](const Named &cached) {
                    if (cached)
                        forgetUnnamed(here, named + *cached);
                });
        });
}

//! What nothing names is kept a while: a draft may be taken back from the bin, a ticket come into view again.
void Workspace::Private::forgetUnnamed(const QStringList &here, const QSet<QString> &named)
{
    const QString factName = u"unnamedFiles"_s;
    const QJsonObject before = QJsonDocument::fromJson(facts.value(factName).toUtf8()).object();
    const QDateTime now = clock.now();
    QJsonObject since;
    QStringList old;
    for (const QString &id : here) {
        if (named.contains(id))
            continue;
        const QDateTime from = domain::fromUtcDate(before[id].toString()).value_or(now);
        if (from.daysTo(now) >= daysUnnamed)
            old.append(id);
        else
            since.insert(id, domain::utcDate(from));
    }
    const QString kept = QString::fromUtf8(QJsonDocument(since).toJson(QJsonDocument::Compact));
    facts.insert(factName, kept);
    onWork([factName, kept](store::WorkStore &work) { return work.setFact(factName, kept); },
           [](const domain::Result<void> &) {});
    if (old.isEmpty())
        return;
    fileLane->post([this, old] {
        for (const QString &id : old) {
            if (const auto removed = attachmentStore->remove(id); !removed)
                toGui([this, failure = removed.error()] { Q_EMIT q->storeFailed(failure); });
        }
    });
}

domain::Result<Attachment> Workspace::Private::addFile(const QString &path,
                                                       const std::function<bool(qint64, qint64)> &progress)
{
    const QFileInfo info(path);
    if (!attachmentStore)
        return domain::failure(Failure::Kind::Unwritable, u"the folder for attachments is not open"_s);
    if (const auto fits = checkFile(info); !fits)
        return tl::unexpected<Failure>(fits.error());
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return domain::failure(Failure::Kind::NotFound, u"%1: %2"_s.arg(info.fileName(), source.errorString()));
    const auto stored = attachmentStore->add(source, [&](qint64 done, qint64 size) {
        // A file that grows while it is read ends here, too.
        return done <= mostBytes && progress(done, size);
    });
    if (!stored)
        return tl::unexpected<Failure>(stored.error());
    return Attachment{stored->blobId, domain::safeFileName(info.fileName()),
                      QMimeDatabase().mimeTypeForFile(info).name(), stored->size};
}

void Workspace::attach(const QString &file, std::function<bool(qint64, qint64)> progress,
                       Then<domain::Result<Attachment>> then)
{
    using Added = std::optional<domain::Result<Attachment>>;
    const auto wanted = std::make_shared<std::atomic<bool>>(true);
    const auto tell = [this, wanted, born = d->life.load(), progress = std::move(progress),
                       told = QElapsedTimer()](qint64 done, qint64 size) mutable {
        if (born != d->life)
            return false;
        if (done < size && told.isValid() && told.elapsed() < progressEveryMs)
            return wanted->load();
        told.start();
        // The caller lives on this workspace's thread; its answer is heard with the next slice.
        d->toGui([wanted, progress, done, size] {
            if (progress && !progress(done, size))
                *wanted = false;
        });
        return wanted->load();
    };
    d->ask<Added>(
        d->fileLane, this, [this, file, tell] { return Added(d->addFile(file, tell)); },
        [this, then = std::move(then)](const Added &added) {
            if (!added)
                return then(domain::failure(Failure::Kind::Refused, u"no profile is open for writing"_s));
            if (!*added)
                return then(*added);
            // Named in work.db only now that the bytes are durable (D9).
            d->onWork(
                [this, blob = (*added)->blobId, size = (*added)->size](store::WorkStore &work) {
                    const auto named = work.addBlob(blob, size);
                    d->republish();
                    return named;
                },
                [this, then, attachment = **added](const domain::Result<void> &named) {
                    if (!named)
                        return then(tl::unexpected<Failure>(named.error()));
                    Q_EMIT attachmentsChanged({attachment.blobId});
                    then(attachment);
                });
        });
}

void Workspace::fetchAttachment(const Attachment &file)
{
    Private::Transfer &transfer = d->transfers[file.blobId];
    transfer = {true, 0, file.size, {}, false};
    Q_EMIT attachmentsChanged({file.blobId});
    if (!d->cacheLane)
        return d->transferFailed(file.blobId, {Failure::Kind::Refused, u"no profile is open for writing"_s});
    d->cacheLane->post([this, file] {
        if (d->driver)
            return d->driver->wantBlob(file);
        d->toGui([this, file] { d->transferFailed(file.blobId, {Failure::Kind::Unreachable, u"not signed in"_s}); });
    });
}

void Workspace::Private::transferMoved(const QString &blobId, qint64 done, qint64 size)
{
    Transfer &transfer = transfers[blobId];
    transfer.done = done;
    transfer.size = size;
    transfer.moving = true;
    Q_EMIT q->attachmentsChanged({blobId});
}

void Workspace::Private::transferFailed(const QString &blobId, const Failure &failure)
{
    Transfer &transfer = transfers[blobId];
    transfer.moving = false;
    transfer.failure = failure.detail.isEmpty() ? u"failed"_s : failure.detail;
    transfer.gone = failure.kind == Failure::Kind::NotFound;
    Q_EMIT q->attachmentsChanged({blobId});
}

void Workspace::Private::transferEnded(const QString &blobId)
{
    transfers.remove(blobId);
    Q_EMIT q->attachmentsChanged({blobId});
}

AttachmentState Workspace::Private::stateOf(const QString &blobId, std::optional<qint64> here) const
{
    const Transfer transfer = transfers.value(blobId);
    AttachmentState found;
    found.done = transfer.done;
    found.size = here.value_or(transfer.size);
    found.failure = transfer.failure;
    const bool unconfirmed = blobs.contains(blobId) && !blobs.value(blobId);
    if (here && unconfirmed)
        found.place = transfer.moving ? Place::Sending : Place::WaitsHere;
    else if (here)
        found.place = Place::Here;
    else if (transfer.moving)
        found.place = Place::Fetching;
    else
        found.place = unconfirmed || transfer.gone ? Place::Missing : Place::ServerOnly;
    return found;
}

void Workspace::attachmentStates(const QStringList &blobIds, QObject *context,
                                 Then<QMap<QString, AttachmentState>> then)
{
    using Sizes = QMap<QString, qint64>;
    d->ask<Sizes>(
        d->fileLane, context,
        [this, blobIds] {
            Sizes here;
            for (const QString &id : blobIds) {
                if (d->attachmentStore && d->attachmentStore->has(id))
                    here.insert(id, d->attachmentStore->size(id));
            }
            return here;
        },
        [this, blobIds, then = std::move(then)](const Sizes &here) {
            QMap<QString, AttachmentState> states;
            for (const QString &id : blobIds)
                states.insert(id, d->stateOf(id, here.contains(id) ? std::optional(here.value(id)) : std::nullopt));
            then(states);
        });
}

void Workspace::readAttachment(const QString &blobId, qint64 most, QObject *context,
                               Then<domain::Result<QByteArray>> then)
{
    using Bytes = std::optional<domain::Result<QByteArray>>;
    d->ask<Bytes>(
        d->fileLane, context,
        [this, blobId, most]() -> Bytes {
            if (!d->attachmentStore)
                return std::nullopt;
            QByteArray bytes;
            const auto read = readThrough(*d->attachmentStore, blobId, most, [&](const QByteArray &slice) {
                bytes += slice;
                return domain::Result<void>();
            });
            return read ? domain::Result<QByteArray>(bytes)
                        : domain::Result<QByteArray>(tl::unexpected<Failure>(read.error()));
        },
        [blobId, then = std::move(then)](const Bytes &bytes) {
            then(bytes.value_or(domain::failure(Failure::Kind::NotFound, blobId)));
        });
}

void Workspace::exportAttachment(const QString &blobId, const QString &path, Then<domain::Result<void>> then)
{
    using Written = std::optional<domain::Result<void>>;
    d->ask<Written>(
        d->fileLane, this,
        [this, blobId, path, origin = server().value_or(QUrl())]() -> Written {
            if (!d->attachmentStore)
                return std::nullopt;
            auto file = ExportedFile::create(path);
            if (!file)
                return domain::Result<void>(tl::unexpected<Failure>(file.error()));
            (*file)->markOrigin(origin);
            const auto read = readThrough(*d->attachmentStore, blobId, d->attachmentStore->size(blobId),
                                          [&](const QByteArray &slice) { return (*file)->write(slice); });
            return read ? (*file)->finish() : read;
        },
        [blobId, then = std::move(then)](const Written &written) {
            then(written.value_or(domain::failure(Failure::Kind::NotFound, blobId)));
        });
}

} // namespace secondline::workspace
