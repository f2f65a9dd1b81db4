// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"
#include "domain/syncstatus.h"
#include "sync/connector.h"

#include <QSet>

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

//! The answer to CountVanishing.
struct VanishingCounted
{
    quint64 count = 0;
    int vanishing = 0; //!< tickets that this device holds and would remove
    int held = 0;      //!< tickets that it holds
};
//! What the person decides about the tickets that vanish.
struct BrakeAnswered
{
    domain::BrakeAnswer answer = domain::BrakeAnswer::Keep;
};
//! The files that the outbox knows: blob id → the server has confirmed it.
struct BlobsChanged
{
    QMap<QString, bool> blobs;
};
//! The person wants to see a file that is not here.
struct BlobWanted
{
    domain::Attachment attachment;
};
//! The queues that the person leaves out of this device, with all that hangs on their tickets.
struct KeepChosen
{
    QSet<QString> leftOut;
};
//! LookForLost was done, and what was found waits durably for its person.
struct LostLookedFor
{
};

using Event = std::variant<Started, Stopped, Tick, SyncWanted, NetworkChanged, PolicyChanged, CacheRead, Answered,
                           Failed, Stored, StoreFailed, OperationsChanged, SendingMarked, VanishingCounted,
                           BrakeAnswered, BlobsChanged, BlobWanted, KeepChosen, LostLookedFor>;

} // namespace secondline::sync
