// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace secondline::protocol {

//! Writes a JMAP request call by call (RFC 8620 3.3).
class RequestWriter
{
public:
    explicit RequestWriter(QString accountId);

    //! Adds \a method of \a type with \a arguments; the account is added.
    void call(domain::ObjectType type, QStringView method, QJsonObject arguments, const QString &callId);
    qsizetype calls() const { return m_calls.size(); }
    QByteArray toJson() const;

    //! A reference to what the call \a callId of \a type's \a method answers at \a path; the value of an argument
    //! `#ids`.
    static QJsonObject resultOf(const QString &callId, domain::ObjectType type, QStringView method, QStringView path);

private:
    QString m_accountId;
    QJsonArray m_calls;
};

//! An id as the wire has it: the local id of something that is created in the same request becomes a reference to it.
QString wireId(const QString &id);
//! The creation id of an operation: its own id.
QString creationId(const domain::Operation &operation);
//! A create with its act properties.
QJsonObject createObject(const domain::Operation &create);
//! The argument `ops` of an update: what a PatchObject cannot say.
QJsonObject updateRecord(const domain::Operation &update);

} // namespace secondline::protocol
