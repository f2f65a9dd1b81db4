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
    QString device = {}; //!< operations of another device are not sent (X9); empty: not known
};

//! One sweep over all objects of a type, or over the tickets of one queue;
//! found again by its cursor after a restart.
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
    bool idsOnly = false;   //!< asks only which objects there are, of a server that
                            //!< does not tell what it deleted
    bool anew = false;      //!< the cache has older objects of this type: what the
                            //!< sweep does not show leaves at its end
    QSet<QString> seen;     //!< with anew
};

//! A request under way, by what its answer is for.
struct UnderWay
{
    enum class Kind {
        Session,
        Overview,
        Page,
        PageEntries,
        Delta,
        DeltaEntries,
        Push,
        Compare, //!< reads an object before a write to a server that cannot compare
        Verify,  //!< and after it
        Look,    //!< asks what became of operations whose replies were lost
        Upload,
        Download,
    } kind = Kind::Session;
    QString sweep;     //!< Page, PageEntries: its cursor's name
    QString blob = {}; //!< Upload, Download
};

//! A commit under way.
struct Committing
{
    enum class Kind { Rows, Page, LastPage, Delta, Prune, Restart, Purge } kind = Kind::Rows;
    QString sweep;
    domain::ObjectType type = domain::ObjectType::Ticket;
};

//! Removals that wait for their count, or for the person (X10).
struct HeldRemovals
{
    store::CacheBatch delta; //!< with its cursors; empty if a sweep found them
    struct Prune
    {
        QSet<QString> seen;
        QString sweep;
    };
    QMap<domain::ObjectType, Prune> prunes; //!< Ticket, and Entry if its sweep ended first
    bool ofDelta = false;
};

//! A file on its way that met trouble.
struct Transfer
{
    int failures = 0;
    qint64 retryAt = -1; //!< monotonic
};

//! What a person's act came to, kept until the next report.
struct GatheredAct
{
    QUuid id;
    qint64 sequence = 0;
    QString ticket;
    domain::ReportedAct::Outcome outcome = domain::ReportedAct::Outcome::Sent;
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
    bool retryFixed = false; //!< the server named the instant (Retry-After):
                             //!< asking earlier is not allowed
    std::optional<domain::Failure> failure;
    qint64 pollAt = -1;
    quint64 nextId = 1;
    QHash<quint64, UnderWay> requests;

    // pulling
    QSet<QString> leftOut; //!< the queues that the person leaves out of this device
    bool cacheKnown = false;
    bool cacheAsked = false;
    QMap<QString, QString> cursors; //!< as they will be when all stores are committed
    QMap<QString, bool> readableQueues;
    QMap<QString, Sweep> sweeps; //!< by cursor name; without those that are complete
    QHash<quint64, Committing> stores;
    QMap<QString, Pulled> heldPages; //!< pages whose entries are being fetched, by sweep
    std::optional<Pulled> heldDelta; //!< a delta whose new tickets' entries are being fetched
    bool deltaWanted = false;
    bool fullWanted = false; //!< somebody asked for everything anew, and that is not stored yet
    bool loading = false;
    qint64 received = 0;
    qint64 expected = 0;
    qint64 idSweepAt = 0; //!< monotonic; of a server that does not tell deletions

    // vanishing tickets
    std::optional<HeldRemovals> heldRemovals;
    quint64 counting = 0; //!< the count under way
    std::optional<domain::VanishBrake> brake;
    std::optional<domain::BrakeAnswer> brakeAnswer; //!< good for the rest of the round
    int vanished = 0;                               //!< tickets removed in this round
    bool ticketsKept = false;                       //!< the sweep of entries, still under way, removes none either

    // what the server lost
    QSet<QUuid> awaited; //!< accepted when the last round ended, and not shown
    QSet<QUuid> missed;  //!< of these, what was asked about

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
    std::optional<domain::Operation> comparing; //!< its object is being read before it is written
    std::optional<domain::Operation> compared;  //!< may be written now; what is left of it
    qint64 comparedAt = -1;                     //!< monotonic
    QJsonObject comparedWith;                   //!< the object as it was read for it
    struct Written
    {
        domain::Operation operation;
        QJsonObject before; //!< the object as it was read before the write
        QString objectId;
        bool replayed = false;
    };
    std::optional<Written> verifying;   //!< accepted; its object is read again
    QList<domain::Operation> looking;   //!< asked about
    QHash<QUuid, qint64> unknownSince;  //!< monotonic; a late request may still arrive
    QSet<QString> confirmed;            //!< files that the server confirmed in this run
    QMap<QString, bool> blobs;          //!< the outbox's files: confirmed
    QHash<QString, Transfer> transfers; //!< those that met trouble
    QList<domain::Attachment> wantedBlobs;

    // reporting
    bool roundOpen = false;
    qint64 roundStart = 0;
    bool reportWanted = false; //!< somebody asked: a report even if nothing can be done
    domain::SyncReport report;
    QList<GatheredAct> acts; //!< since the last complete round, like all here
    int repliesLost = 0;
    QDateTime wasOfflineSince;
    QSet<QString> changedTickets; //!< whose rows came
    QSet<QString> othersTickets;  //!< on which others acted
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
    qint64 wake = -1; //!< monotonic; when the next step is wanted, at the latest

    void wakeAt(qint64 monotonicMs);
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
//! Stands from the news that a queue may be read until all is told of the time when it might not.
QString gainedCursor();
//! Stands from the end of a sweep until all is told of what changed while it went on.
QString sweptCursor();
//! Stands while the rows of an overview are being stored, whose states come last.
QString overviewCursor();
//! Stands from the begin of a sweep over everything until what the server lost was looked for.
QString unlookedCursor();
QString queueCursor(const QString &queueId);
//! Stands while the queue is left out of this device by its person's choice.
QString leftOutCursor(const QString &queueId);
//! Names a sweep of ids; it is not kept over a restart.
QString idsCursor(domain::ObjectType type);
//! The types that are swept page by page; the others come whole with the
//! overview.
bool isSwept(domain::ObjectType type);

} // namespace secondline::sync
