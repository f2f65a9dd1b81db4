// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/methods.h"

#include "server/jmap/blobmethods.h"
#include "server/jmap/changescope.h"
#include "server/jmap/limits.h"
#include "server/jmap/objectset.h"
#include "server/jmap/queryfilter.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <memory>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool hasName(ObjectType type, const QString &name)
{
    return name == u"id" || name == u"version" || domain::propertyIndex(type, name.toStdString()) >= 0;
}

//! The first argument that a method does not have; empty if there is none.
QString unknownArgument(const QJsonObject &arguments, std::initializer_list<QStringView> known)
{
    for (const QString &name : arguments.keys()) {
        if (std::find(known.begin(), known.end(), QStringView(name)) == known.end())
            return name;
    }
    return {};
}

bool isWholeFrom(const QJsonValue &value, qint64 least)
{
    return value.isDouble() && static_cast<double>(value.toInteger()) == value.toDouble() && value.toInteger() >= least;
}

} // namespace

QByteArray documentFor(ObjectType type, const StoredDocument &document, const Caller &caller)
{
    if (type != ObjectType::Queue)
        return document.json;
    const domain::QueueRights rights = caller.rightsIn(document.number);
    const QJsonObject json{
        {u"mayRead"_s, rights.mayRead}, {u"mayWork"_s, rights.mayWork}, {u"maySupervise"_s, rights.maySupervise}};
    QByteArray whole = document.json;
    whole.chop(1);
    return whole + R"(,"myRights":)" + compact(json) + '}';
}

Methods::Methods(Storage &storage, domain::RoutingTable routing, BlobFiles blobs, std::function<QDateTime()> clock)
    : m_storage(storage)
    , m_routing(std::move(routing))
    , m_blobs(std::move(blobs))
    , m_clock(std::move(clock))
{
}

QByteArray Methods::answer(protocol::JmapRequest request, const Caller &caller, const QString &sessionState)
{
    protocol::JmapResponse response;
    const protocol::EarlierAnswer earlier = [&](const QString &callId, const QString &name) {
        return response.answer(callId, name);
    };
    auto snapshot = std::make_unique<Transaction>(m_storage, Storage::Access::Read);
    for (const protocol::MethodCall &method : std::as_const(request.calls)) {
        const auto arguments = protocol::withReferencesResolved(method.arguments, earlier);
        if (!arguments) {
            response.appendError(arguments.error().type, arguments.error().description, method.callId);
            continue;
        }
        const bool writes = method.name.endsWith("/set"_L1) || method.name == u"Blob/upload";
        if (writes) {
            snapshot.reset();
        } else if (!snapshot) {
            // What was written must be seen, so each read after a write has a snapshot of its own.
            snapshot = std::make_unique<Transaction>(m_storage, Storage::Access::Read);
        }
        const auto answer = call(method.name, *arguments, caller, request.createdIds);
        if (answer)
            response.append(method.name, *answer, method.callId);
        else
            response.appendError(answer.error().type, answer.error().description, method.callId);
    }
    return response.toJson(sessionState, request.wantsCreatedIds ? &request.createdIds : nullptr);
}

MethodAnswer Methods::call(const QString &name, const QJsonObject &arguments, const Caller &caller,
                           QHash<QString, QString> &createdIds)
{
    if (name == u"Core/echo")
        return compact(arguments);
    const QString verb = name.section(u'/', 1);
    const auto type = domain::objectTypeNamed(name.section(u'/', 0, 0).toStdString());
    const bool blobs = name == u"Blob/get" || name == u"Blob/upload" || name == u"Blob/lookup";
    if (!blobs && (!type || name.count(u'/') != 1))
        return tl::unexpected(MethodError{u"unknownMethod"_s, {}});
    if (!arguments[u"accountId"].isString())
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"accountId is missing"_s});
    if (arguments[u"accountId"] != accountId.toString())
        return tl::unexpected(MethodError{u"accountNotFound"_s, {}});
    if (blobs)
        return callBlob(verb, arguments, caller, createdIds);
    if (verb == u"get")
        return get(*type, arguments, caller);
    if (verb == u"changes")
        return changes(*type, arguments, caller);
    if (verb == u"query")
        return query(*type, arguments, caller);
    if (verb == u"queryChanges")
        return tl::unexpected(MethodError{u"cannotCalculateChanges"_s, {}});
    if (verb == u"set")
        return set(*type, arguments, caller, createdIds);
    return tl::unexpected(MethodError{u"unknownMethod"_s, {}});
}

MethodAnswer Methods::get(ObjectType type, const QJsonObject &arguments, const Caller &caller)
{
    if (const QString name = unknownArgument(arguments, {u"accountId", u"ids", u"properties"}); !name.isEmpty())
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"there is no argument %1"_s.arg(name)});
    QStringList wanted;
    const QJsonArray properties = arguments[u"properties"].toArray();
    for (const QJsonValue &property : properties) {
        if (!hasName(type, property.toString()))
            return tl::unexpected(
                MethodError{u"invalidArguments"_s, u"there is no property %1"_s.arg(property.toString())});
        wanted.append(property.toString());
    }
    std::optional<QList<ObjectNumber>> numbers;
    QStringList notFound;
    if (arguments[u"ids"].isArray()) {
        const QJsonArray ids = arguments[u"ids"].toArray();
        if (ids.size() > limits::maxObjectsInGet)
            return tl::unexpected(MethodError{u"requestTooLarge"_s, u"at most %1 ids"_s.arg(limits::maxObjectsInGet)});
        numbers.emplace();
        QSet<QString> seen;
        for (const QJsonValue &id : ids) {
            if (seen.contains(id.toString()))
                continue;
            seen.insert(id.toString());
            if (const auto number = objectNumber(type, id.toString()))
                numbers->append(*number);
            else
                notFound.append(id.toString());
        }
    } else if (!arguments[u"ids"].isNull() && !arguments[u"ids"].isUndefined()) {
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"ids is a list or null"_s});
    } else if (m_storage.count(type, Filter(), caller) > limits::maxObjectsInGet) {
        return tl::unexpected(
            MethodError{u"requestTooLarge"_s, u"there are more than %1"_s.arg(limits::maxObjectsInGet)});
    }
    const QList<StoredDocument> documents = m_storage.documents(type, numbers, limits::maxBytesInGet, caller);
    QByteArray list;
    QSet<ObjectNumber> found;
    for (const StoredDocument &document : documents) {
        found.insert(document.number);
        if (!list.isEmpty())
            list += ',';
        const QByteArray whole = documentFor(type, document, caller);
        if (!arguments[u"properties"].isArray()) {
            list += whole;
        } else {
            const QJsonObject object = QJsonDocument::fromJson(whole).object();
            QJsonObject part{{u"id"_s, object[u"id"]}};
            for (const QString &name : std::as_const(wanted))
                part.insert(name, object[name]);
            list += compact(part);
        }
        if (list.size() > limits::maxBytesInGet)
            return tl::unexpected(MethodError{u"requestTooLarge"_s, u"the objects have more than 8 MB together"_s});
    }
    if (numbers) {
        for (const ObjectNumber number : *numbers) {
            if (!found.contains(number))
                notFound.append(objectId(type, number));
        }
    }
    const QJsonObject head{{u"accountId"_s, accountId.toString()},
                           {u"state"_s, m_storage.state(type)},
                           {u"notFound"_s, QJsonArray::fromStringList(notFound)}};
    QByteArray answer = compact(head);
    answer.chop(1);
    return answer + R"(,"list":[)" + list + "]}";
}

MethodAnswer Methods::callBlob(const QString &verb, const QJsonObject &arguments, const Caller &caller,
                               QHash<QString, QString> &createdIds)
{
    BlobMethods methods(m_storage, m_blobs, caller, m_clock());
    if (verb == u"get")
        return methods.get(arguments, createdIds);
    if (verb == u"upload")
        return methods.upload(arguments, createdIds);
    return methods.lookup(arguments);
}

MethodAnswer Methods::changes(ObjectType type, const QJsonObject &arguments, const Caller &caller)
{
    if (const QString name = unknownArgument(arguments, {u"accountId", u"sinceState", u"maxChanges", u"scope"});
        !name.isEmpty())
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"there is no argument %1"_s.arg(name)});
    const QJsonValue most = arguments[u"maxChanges"];
    const bool bounded = !most.isUndefined() && !most.isNull();
    if (!arguments[u"sinceState"].isString() || (bounded && !isWholeFrom(most, 1)))
        return tl::unexpected(
            MethodError{u"invalidArguments"_s, u"sinceState is a text, maxChanges a number above 0"_s});
    constexpr qint64 unbounded = 1LL << 40;
    const QString since = arguments[u"sinceState"].toString();
    const QJsonValue wanted = arguments[u"scope"];
    std::optional<ChangeScope> scope;
    if (!wanted.isUndefined() && !wanted.isNull()) {
        if (type != ObjectType::Ticket && type != ObjectType::Entry)
            return tl::unexpected(
                MethodError{u"invalidArguments"_s, u"a scope narrows tickets and what hangs on them"_s});
        const auto read = ChangeScope::read(wanted);
        if (!read)
            return tl::unexpected(MethodError{u"unsupportedFilter"_s, read.error()});
        scope = *read;
    }
    // A state belongs to the scope that it was made with; one made without any may begin one.
    const std::optional<QString> own = scope ? scope->unmarked(since)
        : isScoped(since)                    ? std::nullopt
                                             : std::optional(since);
    const auto changes =
        own ? m_storage.changes(type, *own, bounded ? most.toInteger() : unbounded, caller) : std::optional<Changes>();
    if (!changes)
        return tl::unexpected(MethodError{u"cannotCalculateChanges"_s, {}});
    const ChangeScope::Narrowed told =
        scope ? scope->narrowed(m_storage, type, *changes, caller) : ChangeScope::Narrowed{*changes, {}};
    QJsonObject answer{{u"accountId"_s, accountId.toString()},
                       {u"oldState"_s, since},
                       {u"newState"_s, scope ? scope->marked(changes->newState) : changes->newState},
                       {u"hasMoreChanges"_s, changes->more},
                       {u"created"_s, QJsonArray::fromStringList(told.changes.created)},
                       {u"updated"_s, QJsonArray::fromStringList(told.changes.updated)},
                       {u"destroyed"_s, QJsonArray::fromStringList(told.changes.destroyed)}};
    if (scope)
        answer.insert(u"outOfScope"_s, QJsonArray::fromStringList(told.outOfScope));
    return compact(answer);
}

MethodAnswer Methods::query(ObjectType type, const QJsonObject &arguments, const Caller &caller)
{
    if (const QString name = unknownArgument(
            arguments,
            {u"accountId", u"filter", u"sort", u"position", u"anchor", u"anchorOffset", u"limit", u"calculateTotal"});
        !name.isEmpty())
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"there is no argument %1"_s.arg(name)});
    const auto filter = readFilter(type, arguments[u"filter"]);
    if (!filter)
        return tl::unexpected(MethodError{u"unsupportedFilter"_s, filter.error()});
    const auto sort = readSort(type, arguments[u"sort"]);
    if (!sort)
        return tl::unexpected(MethodError{u"unsupportedSort"_s, sort.error()});
    const QJsonValue asked = arguments[u"limit"];
    if (!asked.isUndefined() && !asked.isNull() && !isWholeFrom(asked, 0))
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"limit is a number from 0"_s});
    const qint64 limit =
        asked.isDouble() ? std::min<qint64>(asked.toInteger(), limits::maxQueryLimit) : qint64(limits::maxQueryLimit);
    qint64 position = arguments[u"position"].toInteger(0);
    const bool wantsTotal = arguments[u"calculateTotal"].toBool();
    std::optional<qint64> total;
    if (wantsTotal || position < 0)
        total = m_storage.count(type, *filter, caller);
    if (position < 0)
        position = std::max<qint64>(0, *total + position);
    if (const QJsonValue anchor = arguments[u"anchor"]; anchor.isString()) {
        const QList<ObjectNumber> all = m_storage.query(type, *filter, *sort, 0, -1, caller);
        const qsizetype at = all.indexOf(objectNumber(type, anchor.toString()).value_or(0));
        if (at < 0)
            return tl::unexpected(MethodError{u"anchorNotFound"_s, {}});
        position = std::max<qint64>(0, at + arguments[u"anchorOffset"].toInteger(0));
    }
    QJsonArray ids;
    for (const ObjectNumber number : m_storage.query(type, *filter, *sort, position, limit, caller))
        ids.append(objectId(type, number));
    QJsonObject answer{{u"accountId"_s, accountId.toString()},
                       {u"queryState"_s, m_storage.state(type)},
                       {u"canCalculateChanges"_s, false},
                       {u"position"_s, position},
                       {u"ids"_s, ids}};
    if (wantsTotal)
        answer.insert(u"total"_s, *total);
    if (!asked.isDouble() || asked.toInteger() > limit)
        answer.insert(u"limit"_s, limit);
    return compact(answer);
}

MethodAnswer Methods::set(ObjectType type, const QJsonObject &arguments, const Caller &caller,
                          QHash<QString, QString> &createdIds)
{
    if (const QString name =
            unknownArgument(arguments, {u"accountId", u"ifInState", u"create", u"update", u"destroy", u"ops"});
        !name.isEmpty())
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"there is no argument %1"_s.arg(name)});
    qsizetype objects = 0;
    for (const QString &name : {u"create"_s, u"update"_s, u"ops"_s}) {
        const QJsonValue value = arguments[name];
        if (!value.isUndefined() && !value.isNull() && !value.isObject())
            return tl::unexpected(MethodError{u"invalidArguments"_s, u"%1 is an object or null"_s.arg(name)});
        if (name != u"ops")
            objects += value.toObject().size();
    }
    const QJsonValue destroy = arguments[u"destroy"];
    if (!destroy.isUndefined() && !destroy.isNull() && !destroy.isArray())
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"destroy is a list or null"_s});
    if (objects + destroy.toArray().size() > limits::maxObjectsInSet)
        return tl::unexpected(MethodError{u"requestTooLarge"_s, u"at most %1 objects"_s.arg(limits::maxObjectsInSet)});
    ObjectSet objectSet(m_storage, caller, m_routing, m_clock, createdIds);
    const QJsonObject answer = objectSet.run(type, arguments);
    if (answer.contains(u"type"))
        return tl::unexpected(MethodError{answer[u"type"].toString(), {}});
    return compact(answer);
}

} // namespace secondline::server
