// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/syncstatus.h"
#include "sync/connector.h"

namespace secondline::sync {

//! The instant of a step. Only the monotonic clock decides anything; the wall clock is for showing (T-1).
struct Moment
{
    qint64 monotonicMs = 0;
    QDateTime utc;
    double random = 0; //!< in [0, 1): the jitter of this step
};

// What happens to the engine.

struct Started
{
};
struct Stopped
{
};
//! The instant that WakeAt asked for has come.
struct Tick
{
};
struct SyncWanted
{
    bool full = false;
};
struct NetworkChanged
{
    bool reachable = true;
};
struct PolicyChanged
{
    domain::NetworkPolicy policy = domain::NetworkPolicy::Online;
};
//! The answer to ReadCache: its cursors, and the queues that it knows.
struct CacheRead
{
    QMap<QString, QString> cursors;
    QMap<QString, bool> readableQueues;
};
struct Answered
{
    quint64 request = 0;
    Answer answer;
    Cost cost;
};
struct Failed
{
    quint64 request = 0;
    RequestFailure failure;
    Cost cost;
};
//! A Store, Prune or PurgeQueue was committed.
struct Stored
{
    quint64 store = 0;
    int removed = 0; //!< by a Prune
};
//! The cache did not take something; what was given to it after that was not tried.
struct StoreFailed
{
    domain::Failure failure;
};
struct OperationsChanged
{
    QList<domain::Operation> operations;
};
//! The attempt is durable: these may leave the device now (X2).
struct SendingMarked
{
    QList<QUuid> operations;
};

using Event = std::variant<Started, Stopped, Tick, SyncWanted, NetworkChanged, PolicyChanged, CacheRead, Answered,
                           Failed, Stored, StoreFailed, OperationsChanged, SendingMarked>;

} // namespace secondline::sync
