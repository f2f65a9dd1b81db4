// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/syncstatus.h"
#include "store/cachewriter.h"
#include "store/workstore.h"
#include "sync/connector.h"

#include <QObject>

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

Q_SIGNALS:
    void sessionOpened(const secondline::sync::Session &session);
    void statusChanged(const secondline::domain::SyncStatus &status);
    void cacheChanged(const secondline::store::CacheChange &change);
    void finished(const secondline::domain::SyncReport &report);
    void sendingWanted(const QList<QUuid> &operations);
    void settled(const QList<secondline::store::Settlement> &settlements);
    //! Applied operations that the cache shows now; the outbox may forget them.
    void shown(const QList<QUuid> &operations);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace secondline::sync
