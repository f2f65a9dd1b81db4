// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"
#include "domain/syncstatus.h"
#include "store/cachewriter.h"
#include "store/workstore.h"
#include "sync/connector.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace secondline::sync {

//! Runs the engine on the Cache thread: turns its effects into requests, cache transactions, marks of the outbox and
//! timers, and what comes of them into events.
//!
//! work.db belongs to another thread: the driver asks by sendingWanted and settled, and goes on when sendingMarked
//! says that the marks are durable. The outbox reaches it as snapshots by setOperations.
class Driver : public QObject
{
    Q_OBJECT
public:
    //! Who the profile is bound to; operations for another server or account are never sent (X9).
    struct Binding
    {
        QString serverId; //!< empty before the first sign-in
        QString accountId;
        QString personId;
        QString device = {}; //!< this one's; operations of another are never sent
    };

    Driver(Connector &connector, store::CacheWriter &cache, Binding binding, QObject *parent = nullptr);
    ~Driver() override;

public Q_SLOTS:
    void start();
    void stop();
    //! A sync now; \a full sweeps everything anew. A report follows.
    void syncNow(bool full);
    void setPolicy(secondline::domain::NetworkPolicy policy);
    void setOperations(const QList<secondline::domain::Operation> &operations);
    void sendingMarked(const QList<QUuid> &operations);
    //! The system says that the network came or went.
    void networkChanged(bool reachable);
    //! The files that the outbox knows: blob id → the server has confirmed it.
    void setBlobs(const QMap<QString, bool> &blobs);
    //! Fetches a file that the person wants to see; blobFetched or blobFailed follows, as soon as the network and its
    //! policy allow.
    void wantBlob(const secondline::domain::Attachment &attachment);
    //! What lookWanted() asked for is done; what the server lost waits durably for its person.
    void lostLookedFor();
    //! The queues that the person leaves out of this device.
    void setLeftOut(const QSet<QString> &queues);
    //! What to do about the tickets that SyncStatus::brake tells of.
    void answerBrake(secondline::domain::BrakeAnswer answer);

Q_SIGNALS:
    void sessionOpened(const secondline::sync::Session &session);
    void statusChanged(const secondline::domain::SyncStatus &status);
    void cacheChanged(const secondline::store::CacheChange &change);
    void finished(const secondline::domain::SyncReport &report);
    void sendingWanted(const QList<QUuid> &operations);
    void settled(const QList<secondline::store::Settlement> &settlements);
    //! Applied operations that the cache shows now; the outbox may forget them.
    void shown(const QList<QUuid> &operations);
    //! The server holds the file, its hash confirmed; to be kept in the outbox.
    void blobConfirmed(const QString &blobId);
    //! A wanted file is here.
    void blobFetched(const QString &blobId);
    void blobProgress(const QString &blobId, qint64 done, qint64 size);
    //! A wanted file cannot be had.
    void blobFailed(const QString &blobId, const secondline::domain::Failure &failure);
    //! What of the sent acts, and of those of \a awaited, is not in the cache now, the server lost; answered by
    //! lostLookedFor().
    void lookWanted(const QList<QUuid> &awaited);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace secondline::sync
