// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schema.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUuid>

#include <optional>

namespace secondline::domain {

//! Where a person's act stands on its way to the server (invariants X2).
enum class OperationState {
    Queued,   //!< durable here, not sent
    Sending,  //!< attempt made durable before its first byte left; after a crash this *is* Unknown
    Unknown,  //!< the reply was lost: resolved by replay under the same id, never guessed
    Applied,  //!< the server accepted it; kept until the cache shows it
    Rejected, //!< the server or a rule refused it: needs the person
    Conflict, //!< the server's value changed meanwhile: needs the person
};

QString wireName(OperationState state);
std::optional<OperationState> operationStateNamed(QStringView name);

//! Why an operation waits for its person: the server's SetError, or a reason of this device's.
struct Refusal
{
    QString type; //!< `invalidProperties`, `preconditionFailed`, `forbidden` … or one of those below
    QString description;
    QStringList properties;
    QJsonObject current; //!< what the server has: with preconditionFailed, and with outcomeUnknown where it was found

    // The device's own reasons.
    static QString parentWithdrawn(); //!< what it hangs on was withdrawn
    static QString rescued();         //!< found again after work.db was damaged: a person looks before it leaves (D7)
    static QString fromOldCopy();     //!< this profile is a copy or a backup, and the act is older than 7 days (X11)
    static QString missingOnServer(); //!< the server had accepted it and does not have it any more (X10)
    static QString outcomeUnknown();  //!< nobody can tell whether it arrived (X3, tier C)
    static QString attachmentLost();  //!< a file that it names is not on this device any more
    static QString writtenOver();     //!< it was applied, and read back as something else: a lost race (C2)
    friend bool operator==(const Refusal &, const Refusal &) = default;
};

//! One act of a person, durable in work.db before the screen says so; in order per ticket.
struct Operation
{
    enum class Action { Create, Update };

    QUuid id;            //!< random, never changes; the server's idempotency key
    qint64 sequence = 0; //!< the device's own count, never used twice; 0 until appended
    ObjectType type = ObjectType::Ticket;
    Action action = Action::Create;
    QString target;      //!< Update: the object's id, or the local id of one born here
    QString ticket;      //!< the ticket in whose order it stands: its id, or its local id
    QUuid after;         //!< the operation on that ticket that must be applied first; null: none
    QJsonObject content; //!< Create: properties; Update: the patch
    QJsonObject was;     //!< Update: the old values of just the patched properties
    QDateTime actedAt;   //!< UTC, this device's clock
    std::optional<qint64> clockSkewMs;
    QString serverId;  //!< the server it is for
    QString accountId; //!< and the account
    QString device;    //!< the device that it was written on
    QString epoch;     //!< and the life of that device: another one after a restore or a copy (X11)

    OperationState state = OperationState::Queued;
    int attempts = 0;
    QDateTime lastAttemptAt;
    Refusal refusal;   //!< Rejected, Conflict
    QString appliedId; //!< Applied: the object's id on the server
    qint64 appliedVersion = 0;
    QDateTime appliedAt;

    //! The id under which an object created by this is known until the server names it.
    QString localId() const { return QLatin1Char('~') + id.toString(QUuid::WithoutBraces); }
    //! Not applied yet: shown as pending.
    bool open() const { return state != OperationState::Applied; }
    bool needsPerson() const { return state == OperationState::Rejected || state == OperationState::Conflict; }
    friend bool operator==(const Operation &, const Operation &) = default;
};

} // namespace secondline::domain
