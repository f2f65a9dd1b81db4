// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/syncstatus.h"
#include "store/cachewriter.h"
#include "store/workstore.h"
#include "sync/connector.h"

#include <QSet>

#include <vector>

namespace secondline::sync {

// What the engine wants done. Stores are done in the order given, each answered by Stored or StoreFailed.

struct Send
{
    quint64 request = 0;
    Request what;
};
//! What is under way will not be answered any more.
struct CancelAll
{
};
//! Read the cursors and the queues; CacheRead follows.
struct ReadCache
{
};
//! Rows, removals and the cursors that cover them: the cursors never before the rows (X8).
struct Store
{
    quint64 store = 0;
    store::CacheBatch batch;
};
//! Remove what a complete sweep of \a type did not show, then keep \a cursors.
struct Prune
{
    quint64 store = 0;
    domain::ObjectType type = domain::ObjectType::Ticket;
    QSet<QString> seen;
    QMap<QString, QString> cursors;
};
struct PurgeQueue
{
    quint64 store = 0;
    QString queueId;
};
//! Remove the entries whose tickets are not here.
struct PurgeStrays
{
    quint64 store = 0;
};
struct SetLoading
{
    bool loading = false;
};
//! Make the attempt durable; SendingMarked follows.
struct MarkSending
{
    QList<QUuid> operations;
};
struct Settle
{
    QList<store::Settlement> settlements;
};
//! A Tick is wanted at this monotonic instant; replaces the one before.
struct WakeAt
{
    qint64 monotonicMs = 0;
};
struct ShowSession
{
    Session session;
};
struct ShowStatus
{
    domain::SyncStatus status;
};
struct Report
{
    domain::SyncReport report;
};

//! How many tickets of this device \a removed names, or \a seen does not; VanishingCounted follows, after the stores
//! that were given before.
struct CountVanishing
{
    quint64 count = 0;
    bool sweep = false; //!< what \a seen does not name; else what \a removed names
    QStringList removed;
    QSet<QString> seen;
};
//! What became of a file.
struct ShowBlob
{
    enum class News {
        Confirmed, //!< the server holds it
        Fetched,   //!< this device holds it
        Failed,    //!< it was wanted and cannot be had
    };
    QString blobId;
    News news = News::Confirmed;
    domain::Failure failure;
};
//! What of all that the server accepted does it not have any more (X10)? Wanted at the end of a round, after a sweep
//! over everything until LostLookedFor comes, and where something that was accepted does not show.
struct LookForLost
{
    QList<QUuid> awaited; //!< accepted, not shown when the outbox was last read, and should be shown by now
};

using Effect = std::variant<Send, CancelAll, ReadCache, Store, Prune, PurgeQueue, PurgeStrays, SetLoading, MarkSending,
                            Settle, WakeAt, ShowSession, ShowStatus, Report, CountVanishing, ShowBlob, LookForLost>;
using Effects = std::vector<Effect>;

} // namespace secondline::sync
