// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/deskset.h"

#include "server/jmap/propertyrules.h"

#include <QJsonDocument>

#include <algorithm>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

constexpr qint64 noLimit = 1LL << 40;

bool administrated(ObjectType type)
{
    return type == ObjectType::Tier || type == ObjectType::Queue || type == ObjectType::Person;
}

//! Whoever works in at least one queue.
bool isWorker(const Caller &caller)
{
    return std::any_of(caller.queues.begin(), caller.queues.end(),
                       [](const domain::QueueRights &rights) { return rights.mayWork || rights.maySupervise; });
}

bool holdsUnclosedTickets(const Act &act, const QString &queueId)
{
    const Filter inQueue{Filter::Kind::Condition, {}, u"queueIds"_s, QJsonArray{queueId}};
    const Filter closed{Filter::Kind::Condition, {}, u"status"_s, u"closed"_s};
    const Filter filter{Filter::Kind::And, {inQueue, {Filter::Kind::Not, {closed}, {}, {}}}, {}, {}};
    return act.storage.count(ObjectType::Ticket, filter, Caller())
        > 0; // those that the administrator cannot read count too
}

//! What must hold of the object as it will be stored.
std::optional<SetError> wrongObject(const Act &act, ObjectType type, const QJsonObject &object)
{
    const QString name = type == ObjectType::Person ? u"login"_s : u"name"_s;
    if (object[name].toString().trimmed().isEmpty())
        return SetError::invalid(name, u"is missing"_s);
    if (type == ObjectType::Tier && (!object[u"level"].isDouble() || object[u"level"].toInt() > 9))
        return SetError::invalid(u"level"_s, u"is a number from 0 to 9"_s);
    if (type == ObjectType::Queue && !object[u"tierId"].isString())
        return SetError::invalid(u"tierId"_s, u"is missing"_s);
    if (type == ObjectType::Person && !domain::roleNamed(object[u"role"].toString()))
        return SetError::invalid(u"role"_s, u"is one of technician, analyst, supervisor, administrator"_s);
    if (type == ObjectType::Queue || type == ObjectType::Person) {
        const auto other = act.storage.named(type, object[name].toString());
        if (other && objectId(type, *other) != object[u"id"].toString())
            return SetError::invalid(name, u"another one has it"_s);
    }
    return std::nullopt;
}

} // namespace

void noteReach(Act &act, ObjectNumber person)
{
    act.storage.setReach(person, act.commit);
    for (const StoredDocument &document : act.storage.documents(ObjectType::Queue, std::nullopt, noLimit, act.caller)) {
        QJsonObject queue = QJsonDocument::fromJson(document.json).object();
        act.change(ObjectType::Queue, queue);
    }
}

SetResult<QJsonObject> createDeskObject(Act &act, ObjectType type, const QJsonObject &properties)
{
    if (administrated(type) && !act.caller.administers())
        return tl::unexpected(SetError::forbidden(u"Only an administrator may do this."_s));
    if (!isWorker(act.caller) && !act.caller.administers())
        return tl::unexpected(SetError::forbidden(u"Only technicians and analysts may do this."_s));
    QJsonObject object = defaultProperties(type);
    if (object.contains(u"active"))
        object.insert(u"active"_s, true);
    if (type == ObjectType::Person) {
        object.insert(u"role"_s, u"analyst"_s);
        object.insert(u"tierLevel"_s, 1);
    }
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (!it->isNull())
            object.insert(it.key(), *it);
    }
    if (const auto error = wrongObject(act, type, object))
        return tl::unexpected(*error);
    act.add(type, object);
    return object;
}

SetResult<QJsonObject> updateDeskObject(Act &act, ObjectType type, QJsonObject object, const QJsonObject &changes)
{
    const bool own = type == ObjectType::Person && object[u"id"] == act.caller.id;
    if (administrated(type) && !act.caller.administers() && !own)
        return tl::unexpected(SetError::forbidden(u"Only an administrator may do this."_s));
    if (!administrated(type) && !isWorker(act.caller) && !act.caller.administers())
        return tl::unexpected(SetError::forbidden(u"Only technicians and analysts may do this."_s));
    if (type == ObjectType::Queue && changes.contains(u"tierId") && holdsUnclosedTickets(act, object[u"id"].toString()))
        return tl::unexpected(
            SetError::invalid(u"tierId"_s, u"a queue with tickets that are not closed keeps its tier"_s));
    if (type == ObjectType::Tier && changes.contains(u"level"))
        return tl::unexpected(SetError::invalid(u"level"_s, u"a tier keeps its level; tickets would move with it"_s));
    for (auto it = changes.begin(); it != changes.end(); ++it)
        object.insert(it.key(), *it);
    if (const auto error = wrongObject(act, type, object))
        return tl::unexpected(*error);
    act.change(type, object);
    if (type == ObjectType::Person && (changes.contains(u"role") || changes.contains(u"tierLevel")))
        noteReach(act, *objectNumber(type, object[u"id"].toString()));
    return object;
}

} // namespace secondline::server
