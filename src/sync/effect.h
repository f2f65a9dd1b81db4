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

using Effect = std::variant<Send, CancelAll, ReadCache, Store, Prune, PurgeQueue, SetLoading, MarkSending, Settle,
                            WakeAt, ShowSession, ShowStatus, Report>;
using Effects = std::vector<Effect>;

} // namespace secondline::sync
