// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "domain/syncstatus.h"
#include "ui/theme/roles.h"

#include <QHash>
#include <QList>

#include <functional>

namespace secondline::ui {

//! What the desk calls the objects that an operation names by id.
struct DeskNames
{
    QHash<QString, QString> persons;
    QHash<QString, QString> queues;
    QString me; //!< id of the signed-in person
};

//! An act in words.
struct OperationText
{
    QString icon;
    QString title; //!< "Comment to the requester", "Priority P2 → P1"
    QString quote; //!< the person's own words, if the act has some
    friend bool operator==(const OperationText &, const OperationText &) = default;
};
OperationText operationText(const domain::Operation &operation, const DeskNames &names);

//! Where an act stands.
struct OperationStateText
{
    QString icon;
    QString text; //!< "Waiting to send", "Needs you: you may not do this"
    Role role = Role::Text2;
    friend bool operator==(const OperationStateText &, const OperationStateText &) = default;
};
//! \a before: how many open operations of the same ticket go out before it.
OperationStateText operationStateText(const domain::Operation &operation, int before);

//! Why the server refused, and what can be done.
struct RefusalText
{
    QString brief;  //!< in a list, after "Needs you: "
    QString why;    //!< a sentence
    QString advice; //!< what to do, a sentence
    QString again;  //!< the action that queues it once more, under the same id; empty: it would not help
    QString leave;  //!< the action that gives it up
    friend bool operator==(const RefusalText &, const RefusalText &) = default;
};
RefusalText refusalText(const domain::Refusal &refusal);

//! What an operation that goes out by itself waits for, as a value of "Waits for": "the network, since 07:42".
//! \a since says an instant in the person's words.
QString waitText(const domain::Operation &operation, int before, const domain::SyncStatus &status,
                 const std::function<QString(const QDateTime &)> &since);

//! One changed property with its values in words.
struct ChangedField
{
    QString name;
    QString before;
    QString mine;
    QString theirs;         //!< on the server; of a conflict
    bool contested = false; //!< the server's value is not the one before
    friend bool operator==(const ChangedField &, const ChangedField &) = default;
};
//! Of an update, in the order of names.
QList<ChangedField> changedFields(const domain::Operation &operation, const DeskNames &names);

QString fieldName(const QString &property);
QString fieldValue(const QString &property, const QJsonValue &value, const DeskNames &names);

} // namespace secondline::ui
