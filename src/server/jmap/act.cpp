// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/act.h"

#include "domain/instant.h"

#include <QJsonDocument>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::utcDate;

namespace {

QJsonValue uuidOrNull(const QUuid &id)
{
    return id.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(id.toString(QUuid::WithoutBraces));
}

//! A caller who reads everything: routing looks at all queues, whoever asks.
const Caller &everyone()
{
    static const Caller caller;
    return caller;
}

constexpr qint64 noLimit = 1LL << 40;

} // namespace

EffectiveTime effectiveTime(const QDateTime &actedAt, std::optional<qint64> skewMs, const QDateTime &notBefore,
                            const QDateTime &receipt)
{
    if (!skewMs)
        return {receipt, true};
    const QDateTime corrected = actedAt.addMSecs(-*skewMs);
    if (corrected > receipt)
        return {receipt, true};
    if (notBefore.isValid() && corrected < notBefore)
        return {notBefore, true};
    return {corrected, false};
}

void Act::add(ObjectType type, QJsonObject &object)
{
    object.insert(u"id"_s, objectId(type, storage.nextNumber(type)));
    object.insert(u"version"_s, 1);
    object.insert(u"createdAt"_s, utcDate(receipt));
    object.insert(u"updatedAt"_s, utcDate(receipt));
    storage.put(type, object, commit);
}

void Act::change(ObjectType type, QJsonObject &object)
{
    object.insert(u"version"_s, object[u"version"].toInteger() + 1);
    object.insert(u"updatedAt"_s, utcDate(receipt));
    storage.put(type, object, commit);
}

void Act::stamp(QJsonObject &object, const QDateTime &notBefore, bool fromPerson) const
{
    const EffectiveTime time = effective(notBefore);
    object.insert(u"opId"_s, fromPerson ? uuidOrNull(opId) : QJsonValue());
    object.insert(u"after"_s, fromPerson ? uuidOrNull(after) : QJsonValue());
    object.insert(u"actedAt"_s, utcDate(actedAt));
    object.insert(u"clockSkewMs"_s, clockSkewMs ? QJsonValue(*clockSkewMs) : QJsonValue());
    object.insert(u"effectiveAt"_s, utcDate(time.at));
    object.insert(u"timeUnverified"_s, time.unverified);
    object.insert(u"byId"_s, caller.id.isEmpty() ? QJsonValue() : QJsonValue(caller.id)); // null: the server itself
    object.insert(u"byName"_s, caller.name);
    object.insert(u"via"_s, caller.via);
}

QJsonObject Act::object(ObjectType type, const QString &id) const
{
    const auto number = objectNumber(type, id);
    return number ? storage.object(type, *number).value_or(QJsonObject()) : QJsonObject();
}

bool Act::mayRead(ObjectType type, const QString &id) const
{
    const auto number = objectNumber(type, id);
    return number && storage.visible(type, *number, caller);
}

domain::QueueRights Act::rightsIn(const QString &queueId) const
{
    const auto number = objectNumber(ObjectType::Queue, queueId);
    return number ? caller.rightsIn(*number) : domain::QueueRights();
}

std::optional<int> Act::levelOf(const QString &queueId) const
{
    const QJsonObject queue = object(ObjectType::Queue, queueId);
    const QJsonObject tier = object(ObjectType::Tier, queue[u"tierId"].toString());
    return tier.isEmpty() ? std::nullopt : std::optional(tier[u"level"].toInt());
}

QList<domain::Queue> Act::queues() const
{
    QList<domain::Queue> all;
    for (const StoredDocument &document : storage.documents(ObjectType::Queue, std::nullopt, noLimit, everyone()))
        all.append(domain::queueFrom(QJsonDocument::fromJson(document.json).object()));
    return all;
}

QList<domain::Tier> Act::tiers() const
{
    QList<domain::Tier> all;
    for (const StoredDocument &document : storage.documents(ObjectType::Tier, std::nullopt, noLimit, everyone()))
        all.append(domain::tierFrom(QJsonDocument::fromJson(document.json).object()));
    return all;
}

} // namespace secondline::server
