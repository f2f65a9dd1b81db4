// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/operation.h"
#include "domain/rowbatch.h"

#include <QList>
#include <QMap>
#include <QObject>

#include <chrono>
#include <optional>
#include <variant>

namespace secondline::sync {

//! How a server keeps a repeated create from taking effect twice (invariants 2.1).
enum class Idempotency {
    Key,    //!< A: by the operation's id
    Marker, //!< B: a client reference that can be looked up
    None,   //!< C: look and compare, else ask the person
};

//! What a server can do; the engine is right with the weakest.
struct Abilities
{
    Idempotency idempotency = Idempotency::None;
    bool deltaByCursor = false;  //!< else by clock, with overlap
    bool tellsDeletions = false; //!< else by id sweep
    bool compareAndSet = false;  //!< else read, compare, write, read again
    bool attachments = false;
    int maxObjectsInGet = 100;
    int maxObjectsInSet = 1;
    int maxConcurrentRequests = 1;
};

//! Who we are to the server.
struct Session
{
    QString serverId;
    QString accountId;
    QString personId;
    Abilities abilities;
    qint64 clockSkewMs = 0; //!< this device's clock minus the server's
    bool assumed = false;   //!< from memory: nothing is pushed before an answer has shown that it still holds
    QString memory;         //!< what the connector needs to take it up again without asking; empty: it cannot
};

// What the engine asks for. Each request is answered once, by an Answer or a Failure.

//! Connect, authenticate, learn the session; or take up the one in \a memory, which costs no round trip.
struct OpenSession
{
    QString memory;
};
//! The cursors of all types, the desk (tiers, queues, persons, sites, assets) and the most urgent open tickets,
//! the person's own first: what makes the window useful.
struct Overview
{
    int openTickets = 100;
};
//! One page of the sweep over all objects of a type, by id descending.
struct Page
{
    domain::ObjectType type = domain::ObjectType::Ticket;
    QString before; //!< empty: from the newest
    int limit = 500;
    QString queueId; //!< Ticket: only this queue (rights gained); empty: all
};
//! What changed since the cursors, removals included; one round trip.
struct Delta
{
    QMap<domain::ObjectType, QString> since;
};
//! These objects, or what hangs on these tickets (Entry by ticketIds).
struct Fetch
{
    domain::ObjectType type = domain::ObjectType::Ticket;
    QStringList ids;
    QStringList ticketIds;
};
//! Operations in their order; the connector keeps it.
struct Push
{
    QList<domain::Operation> operations;
};
using Request = std::variant<OpenSession, Overview, Page, Delta, Fetch, Push>;

//! Objects, and what is to be known of them.
struct Pulled
{
    QList<domain::RowBatch> rows;
    QMap<domain::ObjectType, QString> cursors; //!< Overview: to start deltas from; Delta: the new ones
    QMap<domain::ObjectType, QStringList> removed;
    QMap<domain::ObjectType, QStringList> created; //!< Delta: ids that became visible
    QList<domain::ObjectType> lost;    //!< Delta: the server cannot tell; Overview: too many for it; sweep these
    bool more = false;                 //!< Delta: ask again; Page: there are older ones
    QString last;                      //!< Page: the id to go on before
    qint64 expected = 0;               //!< Page: objects in all, 0 if unknown
    std::optional<qint64> clockSkewMs; //!< as this answer shows it
    qint64 bytes = 0;                  //!< Page: its size before any compression, to cut the next one by
};
//! What became of one operation; one that is missing in the answer is unknown.
struct Pushed
{
    struct Outcome
    {
        QUuid operation;
        enum class Kind { Applied, Rejected, Conflict, Again } kind = Kind::Applied;
        QString objectId;
        qint64 version = 0;
        bool replayed = false;
        domain::Refusal refusal;
    };
    QList<Outcome> outcomes;
};
using Answer = std::variant<Session, Pulled, Pushed>;

//! What a request cost.
struct Cost
{
    int roundTrips = 0;
    qint64 bytesReceived = 0;
};

//! The failure of a request, with what the engine must know to go on.
struct RequestFailure
{
    domain::Failure failure;
    std::optional<std::chrono::seconds> retryAfter;
    bool mayHaveArrived = false; //!< a push whose reply was lost: unknown
    bool sessionChanged = false; //!< the session is not the one that was taken up: open it anew
};

//! One kind of server behind the engine's port. Lives on the thread that drives the engine; never blocks it.
class Connector : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void send(quint64 request, const Request &what) = 0;
    //! Ends what is under way; its answers do not come.
    virtual void cancelAll() = 0;

Q_SIGNALS:
    void answered(quint64 request, const secondline::sync::Answer &answer, const secondline::sync::Cost &cost);
    void failed(quint64 request, const secondline::sync::RequestFailure &failure, const secondline::sync::Cost &cost);
};

} // namespace secondline::sync
