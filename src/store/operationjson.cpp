// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/operationjson.h"

#include <QTimeZone>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Operation;

QJsonObject toJson(const Operation &operation)
{
    const std::string_view type = nameOf(operation.type);
    QJsonObject json{{u"id"_s, operation.id.toString(QUuid::WithoutBraces)},
                     {u"sequence"_s, operation.sequence},
                     {u"type"_s, QString::fromLatin1(type.data(), static_cast<qsizetype>(type.size()))},
                     {u"create"_s, operation.action == Operation::Action::Create},
                     {u"target"_s, operation.target},
                     {u"ticket"_s, operation.ticket},
                     {u"content"_s, operation.content},
                     {u"was"_s, operation.was},
                     {u"actedAt"_s, operation.actedAt.toMSecsSinceEpoch()},
                     {u"server"_s, operation.serverId},
                     {u"account"_s, operation.accountId},
                     {u"device"_s, operation.device},
                     {u"epoch"_s, operation.epoch}};
    if (!operation.after.isNull())
        json[u"after"] = operation.after.toString(QUuid::WithoutBraces);
    if (operation.clockSkewMs)
        json[u"skew"] = *operation.clockSkewMs;
    return json;
}

std::optional<Operation> operationIn(const QJsonObject &json)
{
    Operation operation;
    operation.id = QUuid::fromString(json[u"id"].toString());
    const auto type = domain::objectTypeNamed(json[u"type"].toString().toStdString());
    if (operation.id.isNull() || !type)
        return std::nullopt;
    operation.sequence = json[u"sequence"].toInteger();
    operation.type = *type;
    operation.action = json[u"create"].toBool() ? Operation::Action::Create : Operation::Action::Update;
    operation.target = json[u"target"].toString();
    operation.ticket = json[u"ticket"].toString();
    operation.after = QUuid::fromString(json[u"after"].toString());
    operation.content = json[u"content"].toObject();
    operation.was = json[u"was"].toObject();
    operation.actedAt = QDateTime::fromMSecsSinceEpoch(json[u"actedAt"].toInteger(), QTimeZone::utc());
    if (json.contains(u"skew"))
        operation.clockSkewMs = json[u"skew"].toInteger();
    operation.serverId = json[u"server"].toString();
    operation.accountId = json[u"account"].toString();
    operation.device = json[u"device"].toString();
    operation.epoch = json[u"epoch"].toString();
    return operation;
}

} // namespace secondline::store
