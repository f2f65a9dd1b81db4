// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace secondline::protocol {

//! Puts a response together (RFC 8620 3.4). Arguments are kept as bytes, so that stored objects go out as they are;
//! they are parsed only where a later call refers to them.
class JmapResponse
{
public:
    void append(const QString &name, const QByteArray &argumentsJson, const QString &callId);
    void append(const QString &name, const QJsonObject &arguments, const QString &callId);
    //! A method-level error (RFC 8620 3.6.2).
    void appendError(const QString &type, const QString &description, const QString &callId);

    //! The arguments answered under this call id and name, for result references.
    std::optional<QJsonObject> answer(const QString &callId, const QString &name) const;

    //! The whole body. \a createdIds is written where the request brought one.
    QByteArray toJson(const QString &sessionState, const QHash<QString, QString> *createdIds = nullptr) const;

private:
    struct Answer
    {
        QString name;
        QByteArray arguments;
        QString callId;
    };
    QList<Answer> m_answers;
};

} // namespace secondline::protocol
