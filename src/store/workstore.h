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
#include <optional>

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

//! What was found when the profile was opened and had to be saved: a damaged work.db, or acts that only the mirror had.
struct RescueReport
{
    QDateTime at;         //!< UTC
    QStringList setAside; //!< the files that were kept under another name, with their full paths
    int rescued = 0;      //!< operations that are whole; each waits for its person
    int unreadable = 0;   //!< operations that are known to have been there and are nowhere whole
    friend bool operator==(const RescueReport &, const RescueReport &) = default;
};

//! work.db, the precious file: operations, the map from local to server ids, drafts, attachments' names, reports, the
//! device's identity.
//!
//! One connection, EXCLUSIVE, WAL, synchronous=FULL; each method is one transaction, durable when it returns success.
//! Each act on an operation is durable in the outbox's mirror, too, or in neither (OutboxMirror).
//! A file `work.db.reserve` beside it holds room for the day when the disk is full.
//! Fails with Full, Unwritable, Damaged, WrongKey or TooNew; nothing is ever deleted or recreated on a failure.
class WorkStore
{
public:
    //! A damaged file is kept under another name, `work.db.damaged-<time>`, and made anew from what can be read of it
    //! and of the mirror (D7). A file of an older schema is copied to `work.db.before-<step>` first (D8).
    static domain::Result<std::unique_ptr<WorkStore>> open(const QString &path, const ProfileKey &key);
    //! The operations that a file from a newer version of this program shows to this one, for export; writes nothing.
    static domain::Result<QList<domain::Operation>> readNewer(const QString &path, const ProfileKey &key);
    ~WorkStore();

    //! What was rescued and not acknowledged yet, in this run or an earlier one.
    std::optional<RescueReport> rescued() const;
    domain::Result<void> acknowledgeRescue();
    //! This opening found that the profile was copied or restored (X11): what was on its way is unknown now.
    bool epochChanged() const;

    //! Appends to its ticket's order: sets sequence, device, epoch and `after` (the newest open operation on that
    //! ticket) and returns the operation as stored.
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
    //! Puts a refused or conflicting one back in the queue as it is, under the same id; after a conflict it is then
    //! meant to replace the values that the server showed. One that was rescued or comes from an old copy, and may have
    //! left before that, is Unknown again: it is replayed or looked for, not blindly sent.
    domain::Result<void> retry(const QUuid &operation);
    //! Applied operations that the cache shows now leave; they are kept 30 days as sent.
    domain::Result<void> forgetApplied(const QList<QUuid> &operations);
    //! What was sent in the last 30 days and is shown by the cache, oldest first.
    domain::Result<QList<domain::Operation>> sentOperations() const;
    //! The server lost them (X10): applied ones wait for their person again, as Refusal::missingOnServer().
    domain::Result<void> returnSent(const QList<QUuid> &operations);
    //! All operations in order, applied ones that were not forgotten included.
    domain::Result<QList<domain::Operation>> operations() const;
    domain::Result<QMap<QString, QString>> idMap() const; //!< local id → server id

    domain::Result<void> saveDraft(const Draft &draft);
    domain::Result<void> removeDraft(const QString &place);
    domain::Result<QList<Draft>> drafts() const;

    //! What happened after a time offline, newest first and for 180 days; \a text is found in any string of a report,
    //! whatever its case. Returns the new one's id.
    domain::Result<qint64> addReport(const QDateTime &at, const QJsonObject &report);
    domain::Result<QList<std::pair<qint64, QJsonObject>>> reports(const QString &text, int limit) const;

    //! Names an attachment whose bytes are durable in the AttachmentStore (D9). Nothing if it is named already.
    domain::Result<void> addBlob(const QString &blobId, qint64 size);
    //! The server has all of it.
    domain::Result<void> confirmBlob(const QString &blobId);
    domain::Result<QMap<QString, bool>> blobs() const; //!< id → confirmed by the server

    //! Small facts: server, account, clock skew, last sync, device id.
    domain::Result<void> setFact(const QString &name, const QString &value);
    domain::Result<QMap<QString, QString>> facts() const;

    //! SQLite's own check, the content hash of each operation, the mirror, the attachments; the findings, empty if
    //! all is well.
    domain::Result<QStringList> verify() const;

private:
    class Private;
    explicit WorkStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace secondline::store
