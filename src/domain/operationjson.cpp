// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/operationjson.h"

#include "domain/jsonmembers.h"

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView creates = u"create";
constexpr QStringView updates = u"update";

QString bare(const QUuid &id)
{
    return id.isNull() ? QString() : id.toString(QUuid::WithoutBraces);
}

QString dateText(const QDateTime &instant)
{
    return instant.isValid() ? utcDate(instant) : QString();
}

QJsonObject toJson(const Refusal &refusal)
{
    QJsonObject json = {{u"type"_s, refusal.type}, {u"description"_s, refusal.description}};
    if (!refusal.properties.isEmpty())
        json.insert(u"properties"_s, QJsonArray::fromStringList(refusal.properties));
    if (!refusal.current.isEmpty())
        json.insert(u"current"_s, refusal.current);
    return json;
}

Result<Refusal> refusalFrom(const QJsonObject &json)
{
    JsonMembers members(json);
    Refusal refusal;
    refusal.type = members.text(u"type");
    refusal.description = members.text(u"description");
    refusal.properties = members.texts(u"properties");
    refusal.current = members.object(u"current");
    return members.checked(refusal);
}

QUuid idIn(JsonMembers &members, QStringView name)
{
    const QString text = members.text(name);
    const QUuid id = QUuid::fromString(text);
    return text.isEmpty() || !id.isNull() ? id : members.wrong<QUuid>(name);
}

} // namespace

QJsonObject toJson(const Operation &operation)
{
    QJsonObject json = {
        {u"id"_s, bare(operation.id)},
        {u"sequence"_s, operation.sequence},
        {u"type"_s, QString::fromLatin1(nameOf(operation.type))},
        {u"action"_s, (operation.action == Operation::Action::Create ? creates : updates).toString()},
        {u"ticket"_s, operation.ticket},
        {u"content"_s, operation.content},
        {u"actedAt"_s, dateText(operation.actedAt)},
        {u"state"_s, wireName(operation.state)},
    };
    const std::pair<QString, QString> texts[] = {
        {u"target"_s, operation.target},
        {u"after"_s, bare(operation.after)},
        {u"serverId"_s, operation.serverId},
        {u"accountId"_s, operation.accountId},
        {u"device"_s, operation.device},
        {u"epoch"_s, operation.epoch},
        {u"lastAttemptAt"_s, dateText(operation.lastAttemptAt)},
        {u"appliedId"_s, operation.appliedId},
        {u"appliedAt"_s, dateText(operation.appliedAt)},
    };
    for (const auto &[name, text] : texts) {
        if (!text.isEmpty())
            json.insert(name, text);
    }
    if (!operation.was.isEmpty())
        json.insert(u"was"_s, operation.was);
    if (operation.clockSkewMs)
        json.insert(u"clockSkewMs"_s, *operation.clockSkewMs);
    if (operation.attempts > 0)
        json.insert(u"attempts"_s, operation.attempts);
    if (operation.appliedVersion > 0)
        json.insert(u"appliedVersion"_s, operation.appliedVersion);
    if (operation.refusal != Refusal())
        json.insert(u"refusal"_s, toJson(operation.refusal));
    return json;
}

Result<Operation> operationFrom(const QJsonObject &json)
{
    JsonMembers members(json);
    Operation operation;
    operation.id = idIn(members, u"id");
    operation.sequence = members.count(u"sequence");
    if (const auto type = objectTypeNamed(members.text(u"type").toStdString()))
        operation.type = *type;
    else
        members.wrong<void>(u"type");
    const QString action = members.text(u"action");
    if (action == creates)
        operation.action = Operation::Action::Create;
    else if (action == updates)
        operation.action = Operation::Action::Update;
    else
        members.wrong<void>(u"action");
    operation.target = members.text(u"target");
    operation.ticket = members.text(u"ticket");
    operation.after = idIn(members, u"after");
    operation.content = members.object(u"content");
    operation.was = members.object(u"was");
    operation.actedAt = members.date(u"actedAt");
    if (const QJsonValue skew = json[u"clockSkewMs"]; skew.isDouble())
        operation.clockSkewMs = skew.toInteger();
    else if (!skew.isUndefined())
        members.wrong<void>(u"clockSkewMs");
    operation.serverId = members.text(u"serverId");
    operation.accountId = members.text(u"accountId");
    operation.device = members.text(u"device");
    operation.epoch = members.text(u"epoch");
    if (const auto state = operationStateNamed(members.text(u"state")))
        operation.state = *state;
    else
        members.wrong<void>(u"state");
    operation.attempts = members.count<int>(u"attempts");
    operation.lastAttemptAt = members.date(u"lastAttemptAt");
    if (const auto refusal = refusalFrom(members.object(u"refusal")))
        operation.refusal = *refusal;
    else
        members.wrong<void>(u"refusal");
    operation.appliedId = members.text(u"appliedId");
    operation.appliedVersion = members.count(u"appliedVersion");
    operation.appliedAt = members.date(u"appliedAt");
    return members.checked(operation);
}

} // namespace secondline::domain
