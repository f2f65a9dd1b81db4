// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/operation.h"
#include "store/profilekey.h"

#include <QJsonObject>
#include <QList>
#include <QMap>

#include <memory>

namespace secondline::store {

//! A text in an editor that is not an act yet. Nothing but its person removes it (invariants D2).
struct Draft
{
    QString place; //!< what it belongs to: `ticket/<id>/composer`, `new-ticket`
    QJsonObject content;
    QDateTime savedAt; //!< UTC
    friend bool operator==(const Draft &, const Draft &) = default;
};

//! What the server's answer (or its absence) made of an operation.
struct Settlement
{
    QUuid operation;
    domain::OperationState state = domain::OperationState::Applied; //!< Queued: to be sent again
    QString appliedId;
    qint64 appliedVersion = 0;
    bool replayed = false;
    domain::Refusal refusal;
};

//! The refusal's type of what hung on an object whose create was withdrawn.
inline QString parentWithdrawn()
{
    return QStringLiteral("parentWithdrawn");
}

//! work.db, the precious file: operations, the map from local to server ids, drafts, the device's identity.
//!
//! One connection, EXCLUSIVE, WAL, synchronous=FULL; each method is one transaction, durable when it returns success.
//! A file `work.db.reserve` beside it holds room for the day when the disk is full.
//! Fails with Full, Unwritable, Damaged, WrongKey or TooNew; nothing is ever deleted or recreated on a failure.
class WorkStore
{
public:
    static domain::Result<std::unique_ptr<WorkStore>> open(const QString &path, const ProfileKey &key);
    ~WorkStore();

    //! Appends to its ticket's order: sets sequence and `after` (the newest open operation on that ticket) and returns
    //! the operation as stored.
    domain::Result<domain::Operation> append(domain::Operation operation);
    //! Makes "sending, attempt n" durable before the first byte leaves.
    domain::Result<void> markSending(const QList<QUuid> &operations, const QDateTime &now);
    //! Applied ones write the id map in the same transaction and rewrite the targets that waited for it.
    domain::Result<void> settle(const QList<Settlement> &settlements, const QDateTime &now);
    //! At start: what was Sending when the program ended is Unknown.
    domain::Result<void> recoverSending();
    //! Changes the content of an operation that is not sent; a refused one is queued again.
    domain::Result<void> edit(const QUuid &operation, const QJsonObject &content);
    //! Takes back an operation that is not sent or was refused; it stays 30 days in the bin. Operations that depend on
    //! it (a ticket born here) become rejected with type `parentWithdrawn`.
    domain::Result<void> withdraw(const QUuid &operation);
    //! Puts a refused or conflicting one back in the queue as it is; after a conflict it is then meant to replace the
    //! values that the server showed.
    domain::Result<void> retry(const QUuid &operation);
    //! Applied operations that the cache shows now leave.
    domain::Result<void> forgetApplied(const QList<QUuid> &operations);
    //! All operations in order, applied ones that were not forgotten included.
    domain::Result<QList<domain::Operation>> operations() const;
    domain::Result<QMap<QString, QString>> idMap() const; //!< local id → server id

    domain::Result<void> saveDraft(const Draft &draft);
    domain::Result<void> removeDraft(const QString &place);
    domain::Result<QList<Draft>> drafts() const;

    //! Small facts: server, account, clock skew, last sync, device id.
    domain::Result<void> setFact(const QString &name, const QString &value);
    domain::Result<QMap<QString, QString>> facts() const;

    //! SQLite's own check and the content hash of each operation; the findings, empty if all is well.
    domain::Result<QStringList> verify() const;

private:
    class Private;
    explicit WorkStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace secondline::store
