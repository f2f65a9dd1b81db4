// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/objectset.h"

#include "domain/instant.h"
#include "server/jmap/articleset.h"
#include "server/jmap/deskset.h"
#include "server/jmap/entryset.h"
#include "server/jmap/escalationset.h"
#include "server/jmap/patch.h"
#include "server/jmap/policyset.h"
#include "server/jmap/propertyrules.h"
#include "server/jmap/ticketset.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

QByteArray contentHash(const QJsonObject &content)
{
    return QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
}

//! A UUID as text, or null; anything else is refused.
SetResult<QUuid> uuidIn(const QJsonObject &object, const QString &name)
{
    const QJsonValue value = object[name];
    if (value.isNull() || value.isUndefined())
        return QUuid();
    const QUuid id = QUuid::fromString(value.toString());
    if (!value.isString() || id.isNull())
        return tl::unexpected(SetError::invalid(name, u"is not a UUID"_s));
    return id;
}

//! Reads who acted when, from a create or from an update's `ops`.
SetResult<void> readStamps(Act &act, const QJsonObject &from)
{
    const auto opId = uuidIn(from, u"opId"_s);
    if (!opId)
        return tl::unexpected(opId.error());
    const auto after = uuidIn(from, u"after"_s);
    if (!after)
        return tl::unexpected(after.error());
    act.opId = *opId;
    act.after = *after;
    act.actedAt = act.receipt;
    if (const QJsonValue at = from[u"actedAt"]; !at.isNull() && !at.isUndefined()) {
        const auto instant = domain::fromUtcDate(at.toString());
        if (!instant)
            return tl::unexpected(SetError::invalid(u"actedAt"_s, u"is not a UTC date"_s));
        act.actedAt = *instant;
    }
    if (const QJsonValue skew = from[u"clockSkewMs"]; skew.isDouble())
        act.clockSkewMs = skew.toInteger();
    return {};
}

std::optional<SetError> predecessorMissing(Storage &storage, const Act &act)
{
    if (act.after.isNull() || storage.operation(act.after))
        return std::nullopt;
    const QString id = act.after.toString(QUuid::WithoutBraces);
    SetError error{u"predecessorMissing"_s, u"The act before this one has not arrived."_s, {}, {}};
    error.more.insert(u"after"_s, id);
    return error;
}

SetError alreadyExists(Storage &storage, const AppliedOperation &applied, const Caller &caller)
{
    SetError error{u"alreadyExists"_s, u"Another act has this opId."_s, {}, {}};
    if (storage.visible(applied.type, applied.object, caller))
        error.more.insert(u"existingId"_s, objectId(applied.type, applied.object));
    return error;
}

//! What the server set or changed, for the answer to a create.
QJsonObject setByServer(const QJsonObject &stored, const QJsonObject &given)
{
    QJsonObject answer;
    for (auto it = stored.begin(); it != stored.end(); ++it) {
        if (given[it.key()] != *it)
            answer.insert(it.key(), *it);
    }
    return answer;
}

SetResult<QJsonObject> createByType(Act &act, ObjectType type, const QJsonObject &properties)
{
    switch (type) {
    case ObjectType::Ticket:
        return createTicket(act, properties);
    case ObjectType::Entry:
        return createEntry(act, properties);
    case ObjectType::Article:
        return createArticle(act, properties);
    case ObjectType::Escalation:
        return createEscalation(act, properties);
    case ObjectType::HandoffRating:
        return createHandoffRating(act, properties);
    case ObjectType::Policy:
    case ObjectType::FormDefinition:
        return createPolicy(act, type, properties);
    default:
        return createDeskObject(act, type, properties);
    }
}

SetResult<QJsonObject> updateByType(Act &act, ObjectType type, const QJsonObject &object, const QJsonObject &changes,
                                    std::optional<qint64> knownVersion)
{
    switch (type) {
    case ObjectType::Ticket:
        return updateTicket(act, object, changes);
    case ObjectType::Entry:
        return redactEntry(act, object);
    case ObjectType::Article:
        return updateArticle(act, object, changes, knownVersion);
    case ObjectType::Escalation:
    case ObjectType::HandoffRating:
    case ObjectType::Policy:
    case ObjectType::FormDefinition:
        return tl::unexpected(
            SetError{u"invalidProperties"_s, u"This never changes once it exists."_s, changes.keys(), {}});
    default:
        return updateDeskObject(act, type, object, changes);
    }
}

//! A change that comes too late for a ticket that is done or merged: its person sees what it has become, and decides
//! (protocol.md, merge rule e).
SetError withWhatOvertookIt(SetError error, const QJsonObject &ticket)
{
    const bool done = ticket[u"status"] == u"resolved"_s || ticket[u"status"] == u"closed"_s;
    if (done && error.type == u"invalidProperties")
        error.more.insert(u"current"_s, ticket);
    return error;
}

QJsonObject objectsOrNull(const QJsonValue &value)
{
    return value.toObject();
}

} // namespace

ObjectSet::ObjectSet(Storage &storage, const Caller &caller, const domain::RoutingTable &routing,
                     const std::function<QDateTime()> &clock, QHash<QString, QString> &createdIds)
    : m_storage(storage)
    , m_caller(caller)
    , m_routing(routing)
    , m_clock(clock)
    , m_createdIds(createdIds)
{
}

QStringList ObjectSet::inOrder(const QJsonObject &creates) const
{
    // Those that others of this call come after go first; a ring is left as it stands and refused by `after`.
    QHash<QString, QString> byOpId;
    for (auto it = creates.begin(); it != creates.end(); ++it)
        byOpId.insert((*it)[u"opId"].toString(), it.key());
    QStringList order;
    QSet<QString> placed;
    for (auto it = creates.begin(); it != creates.end(); ++it) {
        QStringList chain;
        QString key = it.key();
        while (!key.isEmpty() && !placed.contains(key) && !chain.contains(key)) {
            chain.prepend(key);
            key = byOpId.value(creates[key][u"after"].toString());
        }
        for (const QString &next : std::as_const(chain)) {
            order.append(next);
            placed.insert(next);
        }
    }
    return order;
}

SetResult<QJsonValue> ObjectSet::resolved(ObjectType type, const QString &name, const QJsonValue &value) const
{
    const auto resolvedId = [&](const QString &id) -> SetResult<QString> {
        if (!id.startsWith(u'#'))
            return id;
        const QString known = m_createdIds.value(id.mid(1));
        if (known.isEmpty())
            return tl::unexpected(SetError::invalid(name, u"%1 was not created"_s.arg(id.left(80))));
        return known;
    };
    if (value.isString() && referencedType(type, name)) {
        return resolvedId(value.toString()).map([](const QString &id) { return QJsonValue(id); });
    }
    if (value.isArray() && listedType(name)) {
        QJsonArray ids;
        const QJsonArray all = value.toArray();
        for (const QJsonValue &item : all) {
            const auto id = resolvedId(item.toString());
            if (!id)
                return tl::unexpected(id.error());
            ids.append(*id);
        }
        return QJsonValue(ids);
    }
    return value;
}

std::optional<SetError> ObjectSet::wrongReferences(ObjectType type, const QJsonObject &properties) const
{
    const auto readable = [&](ObjectType of, const QString &id) {
        const auto number = objectNumber(of, id);
        return number && m_storage.visible(of, *number, m_caller);
    };
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (const auto of = referencedType(type, it.key()); of && it->isString() && !readable(*of, it->toString()))
            return SetError::invalid(it.key(), u"there is no such object"_s);
        const auto listed = listedType(it.key());
        const QJsonArray ids = listed ? it->toArray() : QJsonArray();
        for (const QJsonValue &id : ids) {
            if (!readable(*listed, id.toString()))
                return SetError::invalid(it.key(), u"there is no object %1"_s.arg(id.toString().left(64)));
        }
    }
    return std::nullopt;
}

SetResult<QJsonObject> ObjectSet::checked(ObjectType type, const QJsonObject &properties) const
{
    QJsonObject stored;
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const auto value = resolved(type, it.key(), *it);
        if (!value)
            return tl::unexpected(value.error());
        auto kept = storedValue(type, it.key(), *value);
        if (!kept)
            return tl::unexpected(kept.error());
        stored.insert(it.key(), *kept);
    }
    if (const auto error = wrongReferences(type, stored))
        return tl::unexpected(*error);
    return stored;
}

SetResult<QJsonObject> ObjectSet::create(ObjectType type, const QJsonObject &given)
{
    Act act{m_storage, m_caller, m_routing, m_clock(), 0, {}, {}, {}, std::nullopt};
    if (const auto stamps = readStamps(act, given); !stamps)
        return tl::unexpected(stamps.error());
    QJsonObject content;
    for (auto it = given.begin(); it != given.end(); ++it) {
        const auto value = resolved(type, it.key(), *it);
        if (!value)
            return tl::unexpected(value.error());
        content.insert(it.key(), *value);
    }
    // How the act was sent is not what it says: a repeat may know the clock better.
    content.remove(u"after"_s);
    content.remove(u"clockSkewMs"_s);
    content.insert(u"@type"_s, QString::fromLatin1(domain::nameOf(type).data()));
    const QByteArray hash = contentHash(content);
    if (const auto applied = act.opId.isNull() ? std::nullopt : m_storage.operation(act.opId)) {
        if (applied->person != m_caller.number || applied->contentHash != hash || applied->type != type)
            return tl::unexpected(alreadyExists(m_storage, *applied, m_caller));
        const QJsonObject stored = m_storage.object(type, applied->object).value_or(QJsonObject());
        QJsonObject answer{
            {u"id"_s, objectId(type, applied->object)}, {u"version"_s, applied->version}, {u"replayed"_s, true}};
        if (stored[u"ticketId"].isString()) // where a merged ticket was named, the repeat says so too
            answer.insert(u"ticketId"_s, stored[u"ticketId"]);
        return answer;
    }
    if (const auto error = predecessorMissing(m_storage, act))
        return tl::unexpected(*error);
    if (const auto error = refusedNames(type, given.keys(), Writing::Create, m_caller))
        return tl::unexpected(*error);
    const auto properties = checked(type, given);
    if (!properties)
        return tl::unexpected(properties.error());
    act.commit = m_storage.nextCommit();
    const auto stored = createByType(act, type, *properties);
    if (!stored)
        return tl::unexpected(stored.error());
    const ObjectNumber number = *objectNumber(type, (*stored)[u"id"].toString());
    if (!act.opId.isNull())
        m_storage.rememberOperation(act.opId, {type, number, m_caller.number, hash, (*stored)[u"version"].toInteger()});
    return setByServer(*stored, given);
}

SetResult<QJsonObject> ObjectSet::update(ObjectType type, const QString &id, const QJsonObject &patch,
                                         const QJsonObject &extra)
{
    Act act{m_storage, m_caller, m_routing, m_clock(), 0, {}, {}, {}, std::nullopt};
    if (const auto stamps = readStamps(act, extra); !stamps)
        return tl::unexpected(stamps.error());
    const auto number = objectNumber(type, id);
    const auto applied = act.opId.isNull() ? std::nullopt : m_storage.operation(act.opId);
    // What took effect took effect, also where its author cannot read the object any more.
    if (!number || (!applied && !m_storage.visible(type, *number, m_caller)))
        return tl::unexpected(SetError{u"notFound"_s, {}, {}, {}});
    const QByteArray hash = contentHash({{u"id"_s, id}, {u"patch"_s, patch}});
    const QJsonObject current = m_storage.object(type, *number).value_or(QJsonObject());
    const auto answer = [](const QJsonObject &object) {
        return QJsonObject{
            {u"id"_s, object[u"id"]}, {u"version"_s, object[u"version"]}, {u"updatedAt"_s, object[u"updatedAt"]}};
    };
    if (applied) {
        if (applied->person != m_caller.number || applied->contentHash != hash || applied->type != type)
            return tl::unexpected(alreadyExists(m_storage, *applied, m_caller));
        // The version that it made, not a later one: a backup that has it may have no later one.
        QJsonObject again = answer(current);
        again.insert(u"version"_s, applied->version);
        again.insert(u"replayed"_s, true);
        return again;
    }
    if (const auto error = predecessorMissing(m_storage, act))
        return tl::unexpected(*error);
    const bool redaction = type == ObjectType::Entry;
    if (redaction && patch != QJsonObject{{u"redacted"_s, true}})
        return tl::unexpected(
            SetError{u"invalidProperties"_s, u"An entry never changes; it can be redacted."_s, patch.keys(), {}});
    QJsonObject changes;
    if (!redaction) {
        if (const auto error = refusedNames(type, topLevelNames(patch), Writing::Update, m_caller))
            return tl::unexpected(*error);
        const auto patched = patchedProperties(current, patch);
        if (!patched)
            return tl::unexpected(patched.error());
        const auto wanted = checked(type, *patched);
        if (!wanted)
            return tl::unexpected(wanted.error());
        if (type == ObjectType::Ticket && !worksOn(act, current))
            return tl::unexpected(SetError::forbidden(u"You do not work on tickets of this queue."_s));
        if (const auto error = failedPrecondition(current, *wanted, patch, extra[u"was"]))
            return tl::unexpected(*error);
        for (auto it = wanted->begin(); it != wanted->end(); ++it) {
            if (current[it.key()] != *it)
                changes.insert(it.key(), *it);
        }
    }
    QJsonObject stored = current;
    if (redaction || !changes.isEmpty()) {
        act.commit = m_storage.nextCommit();
        const QJsonValue known = extra[u"was"][u"version"];
        const auto updated = updateByType(act, type, current, changes,
                                          known.isDouble() ? std::optional(known.toInteger()) : std::nullopt);
        if (!updated)
            return tl::unexpected(type == ObjectType::Ticket ? withWhatOvertookIt(updated.error(), current)
                                                             : updated.error());
        stored = *updated;
    }
    if (!act.opId.isNull())
        m_storage.rememberOperation(act.opId, {type, *number, m_caller.number, hash, stored[u"version"].toInteger()});
    return answer(stored);
}

QJsonObject ObjectSet::run(ObjectType type, const QJsonObject &arguments)
{
    QJsonObject created;
    QJsonObject notCreated;
    QJsonObject updated;
    QJsonObject notUpdated;
    QJsonObject notDestroyed;
    Transaction transaction(m_storage, Storage::Access::Write);
    const QString oldState = m_storage.state(type);
    const QJsonObject answerHead{{u"accountId"_s, arguments[u"accountId"]}, {u"oldState"_s, oldState}};
    if (arguments[u"ifInState"].isString() && arguments[u"ifInState"] != oldState)
        return {{u"type"_s, u"stateMismatch"_s}};

    const QJsonObject creates = objectsOrNull(arguments[u"create"]);
    for (const QString &creationId : inOrder(creates)) {
        m_storage.savepoint();
        const auto result = creates[creationId].isObject()
            ? create(type, creates[creationId].toObject())
            : SetResult<QJsonObject>(tl::unexpected(SetError{u"invalidProperties"_s, u"not an object"_s, {}, {}}));
        if (result) {
            m_storage.releaseSavepoint();
            created.insert(creationId, *result);
            m_createdIds.insert(creationId, (*result)[u"id"].toString());
        } else {
            m_storage.rollbackToSavepoint();
            notCreated.insert(creationId, result.error().toJson());
        }
    }
    const QJsonObject updates = objectsOrNull(arguments[u"update"]);
    const QJsonObject extras = objectsOrNull(arguments[u"ops"]);
    for (auto it = updates.begin(); it != updates.end(); ++it) {
        const QString id = it.key().startsWith(u'#') ? m_createdIds.value(it.key().mid(1)) : it.key();
        m_storage.savepoint();
        const auto result = it->isObject()
            ? update(type, id, it->toObject(), extras[it.key()].toObject())
            : SetResult<QJsonObject>(tl::unexpected(SetError{u"invalidPatch"_s, u"not an object"_s, {}, {}}));
        if (result) {
            m_storage.releaseSavepoint();
            updated.insert(it.key(), *result);
        } else {
            m_storage.rollbackToSavepoint();
            notUpdated.insert(it.key(), result.error().toJson());
        }
    }
    const QJsonArray destroys = arguments[u"destroy"].toArray();
    for (const QJsonValue &id : destroys) {
        const auto number = objectNumber(type, id.toString());
        const bool there = number && m_storage.visible(type, *number, m_caller);
        notDestroyed.insert(id.toString(),
                            (there ? SetError::forbidden(u"Nothing of a desk's record is destroyed."_s)
                                   : SetError{u"notFound"_s, {}, {}, {}})
                                .toJson());
    }
    const auto orNull = [](const QJsonObject &object) {
        return object.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(object);
    };
    QJsonObject answer = answerHead;
    answer.insert(u"newState"_s, m_storage.state(type));
    answer.insert(u"created"_s, orNull(created));
    answer.insert(u"notCreated"_s, orNull(notCreated));
    answer.insert(u"updated"_s, orNull(updated));
    answer.insert(u"notUpdated"_s, orNull(notUpdated));
    answer.insert(u"destroyed"_s, QJsonValue());
    answer.insert(u"notDestroyed"_s, orNull(notDestroyed));
    transaction.commit();
    return answer;
}

} // namespace secondline::server
