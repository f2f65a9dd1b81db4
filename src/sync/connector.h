// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desksurvey.h"
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
    QString queueId;      //!< Ticket: only this queue (rights gained); empty: all
    bool idsOnly = false; //!< just which objects there are: Pulled::ids, no rows
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
//! Have the server hold these bytes, in parts that survive an interruption; what it knows already is not sent again.
struct Upload
{
    QString blobId;
    qint64 size = 0; //!< as the operation that names it says; 0: it does not
};
//! Bring a file here, going on where an earlier try stopped.
struct Download
{
    QString blobId;
    qint64 size = 0;
    QString name;
    QString type;
};
//! Did these arrive? Each was sent once and its reply was lost; asked of servers without idempotency keys.
struct Look
{
    QList<domain::Operation> operations;
};
//! What there is to keep on a device; for the person's eye before a first sync, no part of syncing.
struct Survey
{
};
using Request = std::variant<OpenSession, Overview, Page, Delta, Fetch, Push, Upload, Download, Look, Survey>;

//! Objects, and what is to be known of them.
struct Pulled
{
    QList<domain::RowBatch> rows;
    QMap<domain::ObjectType, QString> cursors; //!< Overview: to start deltas from; Delta: the new ones
    QMap<domain::ObjectType, QStringList> removed;
    QMap<domain::ObjectType, QStringList> created; //!< Delta: ids that became visible
    QList<domain::ObjectType> lost;    //!< Delta: the server cannot tell; Overview: too many for it; sweep these
    QStringList left;                  //!< tickets that came and are not kept on this device; set by the engine
    bool more = false;                 //!< Delta: ask again; Page: there are older ones
    QString last;                      //!< Page: the id to go on before
    QStringList ids;                   //!< Page of ids only
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
//! The server holds the whole and named it by its hash.
struct Uploaded
{
    QString blobId;
};
//! The whole is here and its hash is right.
struct Downloaded
{
    QString blobId;
};
//! What the server shows of operations whose replies were lost.
struct Looked
{
    struct Found
    {
        enum class Kind {
            Arrived,  //!< it is there
            NotThere, //!< certain: it never took effect, and will not
            Unclear,  //!< nobody can tell; its person sees what was found
        };
        QUuid operation;
        Kind kind = Kind::Unclear;
        QString objectId; //!< Arrived
        qint64 version = 0;
        QJsonObject seen; //!< Unclear: what the server has, as far as it looks like this
    };
    QList<Found> found; //!< one that is missing is asked for again
};
//! The answer to Survey.
struct Surveyed
{
    domain::DeskSurvey desk;
};
using Answer = std::variant<Session, Pulled, Pushed, Uploaded, Downloaded, Looked, Surveyed>;

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
    bool conflict = false;       //!< a push that met another state of the object (409, 412)
};

//! The device's files, by the hash of their bytes; where a transfer reads from and writes to.
class BlobPort
{
public:
    virtual ~BlobPort() = default;
    //! Fails with NotFound where this device does not have the file.
    virtual domain::Result<qint64> size(const QString &blobId) = 0;
    virtual domain::Result<QByteArray> read(const QString &blobId, qint64 offset, qint64 length) = 0;
    //! How much of a download is here already.
    virtual domain::Result<qint64> partial(const QString &blobId) = 0;
    virtual domain::Result<void> append(const QString &blobId, qint64 offset, const QByteArray &bytes) = 0;
    //! Fails with Damaged where the hash is another one; the part is dropped then.
    virtual domain::Result<void> finish(const QString &blobId) = 0;
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
    //! Where files are read from and written to; not owned, outlives the connector or is taken back with null.
    virtual void setBlobs(BlobPort *blobs) { m_blobs = blobs; }

Q_SIGNALS:
    void answered(quint64 request, const secondline::sync::Answer &answer, const secondline::sync::Cost &cost);
    void failed(quint64 request, const secondline::sync::RequestFailure &failure, const secondline::sync::Cost &cost);
    //! How far a transfer is.
    void progressed(const QString &blobId, qint64 done, qint64 size);

protected:
    BlobPort *m_blobs = nullptr;
};

} // namespace secondline::sync
