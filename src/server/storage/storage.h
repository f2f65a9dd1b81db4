// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/auth/caller.h"
#include "server/storage/objectnumber.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>
#include <QUuid>

#include <chrono>
#include <memory>
#include <optional>

namespace secondline::server {

//! A filter of `X/query`, already checked against the type's table of conditions.
struct Filter
{
    enum class Kind { All, And, Or, Not, Condition };
    Kind kind = Kind::All;
    QList<Filter> parts;
    QString name;
    QJsonValue value;
};

struct Sort
{
    QString property;
    bool ascending = true;
};

//! The exact wire JSON of an object (a Queue's without `myRights`).
struct StoredDocument
{
    ObjectNumber number = 0;
    QByteArray json;
};

//! What happened to a type between two states, as one person sees it (RFC 8620 5.2).
struct Changes
{
    QString newState;
    bool more = false;
    QStringList created;
    QStringList updated;
    QStringList destroyed;
};

//! An operation that took effect, remembered so that a repeat does not.
struct AppliedOperation
{
    domain::ObjectType type = domain::ObjectType::Ticket;
    ObjectNumber object = 0;
    ObjectNumber person = 0;
    QByteArray contentHash;
    qint64 version = 0; //!< of the object when it was applied
};

struct BlobInfo
{
    QString id; //!< `sha256-<hex>`
    qint64 size = 0;
};

//! How long a blob lives that nothing refers to, counted from its last upload (data-model.md 4).
inline constexpr std::chrono::hours blobLife{7 * 24};
//! How long its uploader is told that it is here: shorter, so that what was just found can still be referred to.
inline constexpr std::chrono::hours blobPromise{6 * 24};

//! All that the server keeps, behind one interface so that another database can follow.
//!
//! One object per thread. Every member throws StorageError where the database fails. Reads and writes happen inside
//! a transaction (see Transaction); savepoints make each object of a `/set` atomic by itself.
class Storage
{
public:
    enum class Access { Read, Write };

    virtual ~Storage() = default;

    virtual void begin(Access access) = 0;
    virtual void commit() = 0;
    virtual void rollback() = 0;
    virtual void savepoint() = 0;
    virtual void releaseSavepoint() = 0;
    virtual void rollbackToSavepoint() = 0;

    virtual QString setting(const QString &key) = 0;
    virtual void setSetting(const QString &key, const QString &value) = 0;

    //! Opens a new place in the one order of all changes; numbers grow by one with each.
    virtual qint64 nextCommit() = 0;
    //! The state string of a type: the last commit that touched it.
    virtual QString state(domain::ObjectType type) = 0;
    //! Nothing where the server does not know \a since, or more than \a most changes stand in one commit.
    virtual std::optional<Changes> changes(domain::ObjectType type, const QString &since, qint64 most,
                                           const Caller &caller) = 0;

    virtual ObjectNumber nextNumber(domain::ObjectType type) = 0;
    //! Adds (version 1) or replaces the object; what its id, version and properties say is stored as it is.
    virtual void put(domain::ObjectType type, const QJsonObject &object, qint64 commit) = 0;
    //! The object whatever the rights; nothing if there is none.
    virtual std::optional<QJsonObject> object(domain::ObjectType type, ObjectNumber number) = 0;
    virtual bool visible(domain::ObjectType type, ObjectNumber number, const Caller &caller) = 0;
    //! Those of \a numbers that the caller may read, by number; all that are readable if \a numbers is nothing.
    //! Ends early when more than \a mostBytes were read.
    virtual QList<StoredDocument> documents(domain::ObjectType type, const std::optional<QList<ObjectNumber>> &numbers,
                                            qint64 mostBytes, const Caller &caller) = 0;
    //! The numbers that match, in order, from \a position; \a limit below 0: all.
    virtual QList<ObjectNumber> query(domain::ObjectType type, const Filter &filter, const QList<Sort> &sorts,
                                      qint64 position, qint64 limit, const Caller &caller) = 0;
    virtual qint64 count(domain::ObjectType type, const Filter &filter, const Caller &caller) = 0;
    //! By what people call it: a ticket's or article's number, a login, a queue's or site's name, an asset's tag.
    virtual std::optional<ObjectNumber> named(domain::ObjectType type, const QString &name) = 0;
    //! The next free `HD-` or `KB-` number.
    virtual QString nextTicketNumber() = 0;
    virtual QString nextArticleNumber() = 0;

    virtual std::optional<AppliedOperation> operation(const QUuid &id) = 0;
    virtual void rememberOperation(const QUuid &id, const AppliedOperation &operation) = 0;

    virtual std::optional<ObjectNumber> personOfToken(const QByteArray &tokenHash) = 0;
    virtual void addToken(const QByteArray &tokenHash, ObjectNumber person, const QDateTime &at) = 0;
    //! Nothing if there is no such person or the person is not active.
    virtual std::optional<Caller> caller(ObjectNumber person) = 0;
    virtual void setReach(ObjectNumber person, qint64 commit) = 0;
    virtual RightsOverride rightsOverride(ObjectNumber person, ObjectNumber queue) = 0;
    virtual void setRightsOverride(ObjectNumber person, ObjectNumber queue, const RightsOverride &rights) = 0;

    //! Records an upload; a repeat makes the blob young again.
    virtual void addBlob(const BlobInfo &blob, ObjectNumber uploader, const QDateTime &at) = 0;
    virtual void setBlobReferences(domain::ObjectType type, ObjectNumber number, const QStringList &blobIds) = 0;
    //! Nothing if the caller can read nothing that refers to it and did not upload it within blobPromise before \a now.
    virtual std::optional<BlobInfo> blob(const QString &id, const Caller &caller, const QDateTime &now) = 0;
    //! Whether the blob is recorded, whatever the rights.
    virtual bool knowsBlob(const QString &id) = 0;
    //! Forgets what nobody refers to and nobody uploaded since \a before; returns their ids.
    virtual QStringList forgetUnreferencedBlobs(const QDateTime &before) = 0;

    //! What is wrong with the database itself, one finding each.
    virtual QStringList integrityFindings() = 0;
};

//! A transaction that is rolled back unless it was committed.
class Transaction
{
public:
    Transaction(Storage &storage, Storage::Access access)
        : m_storage(storage)
    {
        m_storage.begin(access);
    }
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Storage &m_storage;
    bool m_open = true;
};

} // namespace secondline::server
