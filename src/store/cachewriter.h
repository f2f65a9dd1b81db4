// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/operation.h"
#include "domain/rowbatch.h"
#include "store/profilekey.h"

#include <QList>
#include <QMap>
#include <QSet>

#include <memory>

namespace secondline::store {

//! What a transaction changed, for models to refetch.
struct CacheChange
{
    QSet<QString> tickets; //!< ids whose rows, entries or overlay changed
    QSet<QString> articles;
    bool desk = false; //!< tiers, queues, persons, assets or sites
    bool all = false;  //!< too much to name
    bool empty() const { return tickets.isEmpty() && articles.isEmpty() && !desk && !all; }
    void add(const CacheChange &other);
};

//! One transaction of the cache: rows, removals and the cursors that cover them, together or not at all (X8).
struct CacheBatch
{
    QList<domain::RowBatch> rows;
    struct Removal
    {
        domain::ObjectType type = domain::ObjectType::Ticket;
        QString id;
    };
    QList<Removal> removed;         //!< a ticket takes its entries along
    QMap<QString, QString> cursors; //!< name → value; an empty value removes it
    //! The server counts anew (a backup was put back): what it shows replaces what is held, whatever the versions.
    bool anew = false;
};

//! The only writer of cache.db: server rows, cursors, and the table `listed` (server row + overlay) behind the lists.
//!
//! A row of a lower version never replaces a higher one, unless the server counts anew. WAL, synchronous=NORMAL;
//! callers cut their batches so that a transaction holds the lock for 20 ms at most (about 500 rows).
class CacheWriter
{
public:
    //! A damaged or too new cache is set aside and made anew: it costs only a download. WrongKey is an error.
    static domain::Result<std::unique_ptr<CacheWriter>> open(const QString &path, const ProfileKey &key);
    //! Sets aside what lies at \a path and begins with an empty cache: for a file that says WrongKey to a key which
    //! opened work.db, so that it is this file that is damaged or foreign.
    static domain::Result<std::unique_ptr<CacheWriter>> openAnew(const QString &path, const ProfileKey &key);
    ~CacheWriter();

    domain::Result<CacheChange> apply(const CacheBatch &batch);
    //! Replaces the overlay: the operations that are not in the cache yet. Rewrites the listed rows of their tickets,
    //! and of the tickets that lost one.
    domain::Result<CacheChange> setOperations(const QList<domain::Operation> &operations);
    //! Those applied operations that the cache now holds at the version or entry that the server named.
    domain::Result<QList<QUuid>> shown(const QList<domain::Operation> &operations) const;
    domain::Result<QMap<QString, QString>> cursors() const;
    //! Removes all tickets of a queue with what hangs on them.
    domain::Result<CacheChange> purgeQueue(const QString &queueId);
    //! Removes the entries whose tickets are not here. Only when a sweep over all tickets is complete.
    domain::Result<CacheChange> purgeStrays();
    //! The ids of all objects of \a type: a complete sweep removes those that it did not show.
    domain::Result<QStringList> ids(domain::ObjectType type) const;
    //! The queues whose tickets this device holds or may read: id → mayRead.
    domain::Result<QMap<QString, bool>> readableQueues() const;
    //! Forgets every server row and cursor (another server, or a full resync).
    domain::Result<CacheChange> clear();
    //! During the first sync the secondary indexes and the WAL are tuned for loading; \a done builds the indexes.
    domain::Result<void> setLoading(bool loading);

private:
    class Private;
    explicit CacheWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace secondline::store
