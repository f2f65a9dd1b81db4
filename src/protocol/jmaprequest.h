// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/problem.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <tl/expected.hpp>

#include <functional>

namespace secondline::protocol {

inline constexpr QStringView coreCapability = u"urn:ietf:params:jmap:core";
inline constexpr QStringView blobCapability = u"urn:ietf:params:jmap:blob"; // RFC 9404
inline constexpr QStringView helpdeskCapability = u"https://secondline.dev/ns/helpdesk/1";

//! One method call (RFC 8620 3.2).
struct MethodCall
{
    QString name;
    QJsonObject arguments;
    QString callId;
};

//! A whole request, as read by the server.
struct JmapRequest
{
    QList<MethodCall> calls;
    QHash<QString, QString> createdIds; //!< creation id → id, from earlier requests
    bool wantsCreatedIds = false;
};

//! Reads the body of a `POST /jmap/`; at most \a maxCalls calls.
tl::expected<JmapRequest, Problem> readRequest(const QByteArray &body, int maxCalls);

//! The arguments of the answer with this call id and name; nothing if there was no such answer.
using EarlierAnswer = std::function<std::optional<QJsonObject>(const QString &callId, const QString &name)>;

//! Returns \a arguments with each `#name` result reference replaced by what it points to (RFC 8620 3.7).
//! Fails with what to say in `invalidResultReference` or, where `name` and `#name` are both there, `invalidArguments`.
struct ReferenceError
{
    QString type;
    QString description;
};
tl::expected<QJsonObject, ReferenceError> withReferencesResolved(const QJsonObject &arguments,
                                                                 const EarlierAnswer &earlier);

//! What the JSON pointer \a path with JMAP's `*` finds in \a value; nothing if it leads nowhere.
std::optional<QJsonValue> valueAt(const QJsonValue &value, QStringView path);

} // namespace secondline::protocol
