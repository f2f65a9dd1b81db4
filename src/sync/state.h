// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/effect.h"
#include "sync/event.h"

#include <QHash>

namespace secondline::sync {

//! Who the profile is bound to; empty before the first sign-in.
struct Binding
{
    QString serverId;
    QString accountId;
    QString personId;
};

//! One sweep over all objects of a type, or over the tickets of one queue; found again by its cursor after a restart.
struct Sweep
{
    domain::ObjectType type = domain::ObjectType::Ticket;
    QString queueId; //!< only this queue
    QString before;  //!< where to go on
    int limit = 500;
    bool first = true;      //!< no page was asked in this run
    bool asked = false;     //!< a page, or what hangs on it, is under way
    bool exhausted = false; //!< the last page has come
    int unstored = 0;       //!< pages that came and are not committed
    bool anew = false;  //!< the cache has older objects of this type: what the sweep does not show leaves at its end
    QSet<QString> seen; //!< with anew
};

//! A request under way, by what its answer is for.
struct UnderWay
{
    enum class Kind { Session, Overview, Page, PageEntries, Delta, DeltaEntries, Push } kind = Kind::Session;
    QString sweep; //!< Page, PageEntries: its cursor's name
};

//! A commit under way.
struct Committing
{
    enum class Kind { Rows, Page, LastPage, Delta, Prune, Restart, Purge } kind = Kind::Rows;
    QString sweep;
    domain::ObjectType type = domain::ObjectType::Ticket;
};

//! Everything that the engine knows.
struct State
{
    Binding binding;
    bool started = false;
    domain::NetworkPolicy policy = domain::NetworkPolicy::Online;

    // connection
    std::optional<Session> session;
    bool signedOut = false; //!< 401: until somebody asks again
    bool stranger = false;  //!< another server or account answers: nothing is sent
    bool online = false;
    QDateTime offlineSince;
    int failures = 0;    //!< in a row
    qint64 retryAt = -1; //!< monotonic; -1: not waiting
    QDateTime retryAtUtc;
    bool retryFixed = false; //!< the server named the instant (Retry-After): asking earlier is not allowed
    std::optional<domain::Failure> failure;
    qint64 pollAt = -1;
    quint64 nextId = 1;
    QHash<quint64, UnderWay> requests;

    // pulling
    bool cacheKnown = false;
    bool cacheAsked = false;
    QMap<QString, QString> cursors; //!< as they will be when all stores are committed
    QMap<QString, bool> readableQueues;
    QMap<QString, Sweep> sweeps; //!< by cursor name; without those that are complete
    QHash<quint64, Committing> stores;
    QMap<QString, Pulled> heldPages; //!< pages whose entries are being fetched, by sweep
    std::optional<Pulled> heldDelta; //!< a delta whose new tickets' entries are being fetched
    bool deltaWanted = false;
    bool loading = false;
    qint64 received = 0;
    qint64 expected = 0;

    // pushing
    QList<domain::Operation> operations;          //!< the outbox's latest snapshot
    QSet<QUuid> known;                            //!< ids of the snapshot
    QHash<QUuid, domain::OperationState> settled; //!< verdicts that the snapshot does not show yet
    QHash<QUuid, domain::OperationState> before;  //!< operations on their way: their state before this attempt
    QList<domain::Operation> marking;             //!< waiting for SendingMarked
    qint64 markingSince = 0;                      //!< monotonic
    QList<domain::Operation> sending;             //!< left the device
    QMap<QString, QString> names;                 //!< local id → server id
    int pushLimit = 500;

    // reporting
    bool roundOpen = false;
    qint64 roundStart = 0;
    bool reportWanted = false; //!< somebody asked: a report even if nothing can be done
    domain::SyncReport report;
    QDateTime lastSync;
    domain::SyncStatus shown;
    bool statusShown = false;
};

//! One step's tools: the state, the instant, and the effects so far.
struct Step
{
    State &state;
    const Moment &now;
    Effects &effects;

    quint64 send(Request what, const UnderWay &underWay);
    quint64 store(store::CacheBatch batch, const Committing &committing);
    //! Counts what came in the round's report, opening a round if none is.
    void count(const Cost &cost);
    void openRound();
};

//! The name of a type in the cursors.
QString typeName(domain::ObjectType type);
QString stateCursor(domain::ObjectType type);
QString sweepCursor(domain::ObjectType type);
QString completeCursor(domain::ObjectType type);
QString anewCursor(domain::ObjectType type);
//! Where the session is remembered.
QString sessionCursor();
QString queueCursor(const QString &queueId);
//! The types that are swept page by page; the others come whole with the overview.
bool isSwept(domain::ObjectType type);

} // namespace secondline::sync
