// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/problem.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace secondline::protocol {

using namespace Qt::StringLiterals;

Problem Problem::notJson(const QString &detail)
{
    return {400, u"urn:ietf:params:jmap:error:notJSON"_s, u"The body is not JSON"_s, detail, {}};
}

Problem Problem::notRequest(const QString &detail)
{
    return {400, u"urn:ietf:params:jmap:error:notRequest"_s, u"The body is not a JMAP request"_s, detail, {}};
}

Problem Problem::unknownCapability(const QString &capability)
{
    return {400,
            u"urn:ietf:params:jmap:error:unknownCapability"_s,
            u"Unknown capability"_s,
            u"This server does not know the capability %1."_s.arg(capability.left(200)),
            {}};
}

Problem Problem::overLimit(const QString &name, int status)
{
    return {status, u"urn:ietf:params:jmap:error:limit"_s, u"Over the limit"_s,
            u"The request passes the limit %1 that the session declares."_s.arg(name), name};
}

Problem Problem::http(int status, const QString &title, const QString &detail)
{
    return {status, u"about:blank"_s, title, detail, {}};
}

QByteArray Problem::toJson() const
{
    QJsonObject json{{u"type"_s, type}, {u"title"_s, title}, {u"status"_s, status}, {u"detail"_s, detail}};
    if (!limit.isEmpty())
        json.insert(u"limit"_s, limit);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace secondline::protocol
