// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdesk.h"

#include "domain/instant.h"
#include "server/jmap/act.h"

#include <QFile>
#include <QJsonDocument>
#include <QTimeZone>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

QString newOpId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

namespace {

void furnish(const DataFolder &folder, const domain::RoutingTable &routing)
{
    const std::unique_ptr<Storage> storage = folder.storage();
    ensureDesk(*storage, routing);
    Transaction transaction(*storage, Storage::Access::Write);
    for (const int tier : {1, 2, 3})
        ensureQueue(*storage, u"Mail"_s, tier);
    ensureQueue(*storage, u"Web"_s, 2);
    transaction.commit();
    using enum domain::Role;
    putPerson(*storage, routing, {u"t1agent"_s, {}, {}, Analyst, 1});
    putPerson(*storage, routing, {u"t2tech"_s, {}, {}, Technician, 2});
    putPerson(*storage, routing, {u"t2second"_s, {}, {}, Technician, 2});
    putPerson(*storage, routing, {u"supervisor"_s, {}, {}, Supervisor, 2});
    putPerson(*storage, routing, {u"admin"_s, {}, {}, Administrator, 2});
}

DataFolder opened(const QString &path)
{
    const auto folder = DataFolder::open(path);
    if (!folder)
        qFatal("no folder for the test desk");
    return *folder;
}

//! The furnished desk is made once; each test has a copy of its file.
QString furnishedDatabase(const domain::RoutingTable &routing)
{
    static QTemporaryDir directory;
    static const bool made = [&] {
        furnish(opened(directory.path()), routing);
        return true;
    }();
    Q_UNUSED(made)
    return directory.filePath(u"server.db"_s);
}

} // namespace

TestDesk::TestDesk()
    : now(QDate(2026, 6, 18), QTime(9, 0), QTimeZone::utc()) // a Thursday
    , m_routing(shippedRouting())
{
    m_folder = opened(m_directory.filePath(u"desk"_s));
    if (!QFile::copy(furnishedDatabase(m_routing), m_folder->path() + u"/server.db"_s))
        qFatal("no copy of the furnished desk");
    m_storage = m_folder->storage();
}

QJsonArray TestDesk::calls(const QString &login, const QJsonArray &methodCalls)
{
    protocol::JmapRequest request;
    for (const QJsonValue &call : methodCalls)
        request.calls.append({call[0].toString(), call[1].toObject(), call[2].toString()});
    std::optional<Caller> caller;
    {
        Transaction reading(*m_storage, Storage::Access::Read);
        caller = m_storage->caller(m_storage->named(ObjectType::Person, login).value_or(0));
    }
    if (!caller)
        qFatal("no such person");
    Methods methods(*m_storage, m_routing, BlobFiles(m_folder->blobs()), [this] { return now; });
    return QJsonDocument::fromJson(methods.answer(request, *caller, u"s"_s)).object()[u"methodResponses"].toArray();
}

QJsonObject TestDesk::call(const QString &login, const QString &method, QJsonObject arguments)
{
    arguments.insert(u"accountId"_s, u"a1"_s);
    QJsonArray one;
    one.append(QJsonArray{method, arguments, u"0"_s});
    return calls(login, one)[0][1].toObject();
}

QJsonObject TestDesk::create(const QString &login, const QString &type, const QJsonObject &properties)
{
    const QJsonObject answer = call(login, type + u"/set"_s, {{u"create"_s, QJsonObject{{u"c"_s, properties}}}});
    const QJsonObject created = answer[u"created"][u"c"].toObject();
    return created.isEmpty() ? answer[u"notCreated"][u"c"].toObject() : created;
}

QJsonObject TestDesk::update(const QString &login, const QString &type, const QString &id, const QJsonObject &patch,
                             const QJsonObject &ops)
{
    QJsonObject arguments{{u"update"_s, QJsonObject{{id, patch}}}};
    if (!ops.isEmpty())
        arguments.insert(u"ops"_s, QJsonObject{{id, ops}});
    const QJsonObject answer = call(login, type + u"/set"_s, arguments);
    const QJsonObject updated = answer[u"updated"][id].toObject();
    return updated.isEmpty() ? answer[u"notUpdated"][id].toObject() : updated;
}

QJsonObject TestDesk::get(const QString &login, const QString &type, const QString &id)
{
    return call(login, type + u"/get"_s, {{u"ids"_s, QJsonArray{id}}})[u"list"][0].toObject();
}

QStringList TestDesk::query(const QString &login, const QString &type, const QJsonObject &filter)
{
    QStringList ids;
    const QJsonArray all = call(login, type + u"/query"_s, {{u"filter"_s, filter}})[u"ids"].toArray();
    for (const QJsonValue &id : all)
        ids.append(id.toString());
    return ids;
}

QString TestDesk::state(const QString &login, const QString &type)
{
    return call(login, type + u"/get"_s, {{u"ids"_s, QJsonArray()}})[u"state"].toString();
}

QJsonObject TestDesk::changes(const QString &login, const QString &type, const QString &since, int most)
{
    QJsonObject arguments{{u"sinceState"_s, since}};
    if (most > 0)
        arguments.insert(u"maxChanges"_s, most);
    return call(login, type + u"/changes"_s, arguments);
}

QString TestDesk::ticketIn(const QString &queue, const QJsonObject &more)
{
    QJsonObject properties{{u"subject"_s, u"Mail does not arrive"_s}, {u"category"_s, u"email-and-messaging"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        properties.insert(it.key(), *it);
    const QString id = create(u"t1agent"_s, u"Ticket"_s, properties)[u"id"].toString();
    if (id.isEmpty())
        qFatal("no ticket");
    const Caller caller = systemCaller();
    Transaction transaction(*m_storage, Storage::Access::Write);
    Act act{*m_storage, caller, m_routing, now, m_storage->nextCommit(), {}, {}, now, 0};
    QJsonObject ticket = act.object(ObjectType::Ticket, id);
    const QString target = objectId(ObjectType::Queue, *m_storage->named(ObjectType::Queue, queue));
    ticket.insert(u"queueId"_s, target);
    ticket.insert(u"tierLevel"_s, *act.levelOf(target));
    act.change(ObjectType::Ticket, ticket);
    transaction.commit();
    return id;
}

void TestDesk::setStatus(const QString &ticketId, const QString &status)
{
    const Caller caller = systemCaller();
    Transaction transaction(*m_storage, Storage::Access::Write);
    Act act{*m_storage, caller, m_routing, now, m_storage->nextCommit(), {}, {}, now, 0};
    QJsonObject ticket = act.object(ObjectType::Ticket, ticketId);
    ticket.insert(u"status"_s, status);
    ticket.insert(u"closedAt"_s, status == u"closed" ? QJsonValue(domain::utcDate(now)) : QJsonValue());
    act.change(ObjectType::Ticket, ticket);
    transaction.commit();
}

QString TestDesk::queueId(const QString &name)
{
    Transaction reading(*m_storage, Storage::Access::Read);
    return objectId(ObjectType::Queue, m_storage->named(ObjectType::Queue, name).value_or(0));
}

QString TestDesk::personId(const QString &login)
{
    Transaction reading(*m_storage, Storage::Access::Read);
    return objectId(ObjectType::Person, m_storage->named(ObjectType::Person, login).value_or(0));
}

void TestDesk::restrictTo(const QString &login, const QString &queue, const RightsOverride &rights)
{
    if (!putRights(*m_storage, m_routing, login, queue, rights))
        qFatal("no such person or queue");
}

QList<QJsonObject> TestDesk::entries(const QString &ticketId, const QString &kind)
{
    QList<QJsonObject> found;
    for (const QString &id : query(u"admin"_s, u"Entry"_s, {{u"ticketIds"_s, QJsonArray{ticketId}}})) {
        const QJsonObject entry = get(u"admin"_s, u"Entry"_s, id);
        if (kind.isEmpty() || entry[u"kind"] == kind)
            found.append(entry);
    }
    return found;
}

} // namespace secondline::server
