// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "weakconnector.h"

#include "store/columns.h"
#include "sync/likeness.h"

#include <algorithm>
#include <deque>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::ObjectType;
using domain::Operation;

namespace {

constexpr qint64 overlapSeconds = 5;
const QString us = u"p1"_s;

QString clockState(qint64 seconds)
{
    return QString::number(seconds);
}

} // namespace

WeakConnector::WeakConnector(WeakServer &server, sync::Abilities abilities)
    : m_server(server)
    , m_abilities(abilities)
{
}

void WeakConnector::send(quint64 request, const sync::Request &what)
{
    if (const auto *push = std::get_if<sync::Push>(&what)) {
        this->push(request, *push);
        return;
    }
    std::visit(
        [&](const auto &one) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, sync::Push>)
                Q_EMIT answered(request, answerTo(one), {1, 0});
        },
        what);
}

sync::Answer WeakConnector::answerTo(const sync::OpenSession &) const
{
    sync::Session session;
    session.serverId = u"server-1"_s;
    session.accountId = u"a1"_s;
    session.personId = us;
    session.abilities = m_abilities;
    return session;
}

sync::Answer WeakConnector::answerTo(const sync::Overview &) const
{
    sync::Pulled pulled;
    for (const ObjectType type : domain::allObjectTypes)
        pulled.cursors.insert(type, clockState(m_server.clock));
    for (const ObjectType type : {ObjectType::Tier, ObjectType::Queue, ObjectType::Person})
        pulled.rows.append(rows(type, m_server.objects.value(type).keys()));
    return pulled;
}

sync::Answer WeakConnector::answerTo(const sync::Page &page) const
{
    QStringList ids = m_server.objects.value(page.type).keys();
    std::sort(ids.begin(), ids.end(), std::greater<>());
    ids.removeIf([&](const QString &id) { return !page.before.isEmpty() && id >= page.before; });
    sync::Pulled pulled;
    pulled.more = ids.size() > page.limit;
    ids = ids.mid(0, page.limit);
    pulled.last = ids.isEmpty() ? QString() : ids.last();
    if (page.idsOnly)
        pulled.ids = ids;
    else
        pulled.rows.append(rows(page.type, ids));
    return pulled;
}

sync::Answer WeakConnector::answerTo(const sync::Delta &delta)
{
    ++deltas;
    sync::Pulled pulled;
    for (auto it = delta.since.cbegin(); it != delta.since.cend(); ++it) {
        const QStringList ids = m_server.changedSince(it.key(), it.value().toLongLong() - overlapSeconds);
        if (!ids.isEmpty())
            pulled.rows.append(rows(it.key(), ids));
        pulled.cursors.insert(it.key(), clockState(m_server.clock));
    }
    return pulled;
}

sync::Answer WeakConnector::answerTo(const sync::Fetch &fetch) const
{
    sync::Pulled pulled;
    pulled.rows.append(rows(fetch.type, fetch.ids));
    return pulled;
}

sync::Answer WeakConnector::answerTo(const sync::Look &look) const
{
    sync::Looked looked;
    for (const Operation &operation : look.operations) {
        if (operation.action == Operation::Action::Update) {
            looked.found.append(sync::judged(operation, object(operation.type, operation.target)));
            continue;
        }
        const WeakServer::Objects all = m_server.objects.value(operation.type);
        if (m_abilities.idempotency == sync::Idempotency::Marker) {
            sync::Looked::Found found;
            found.operation = operation.id;
            found.kind = sync::Looked::Found::Kind::NotThere;
            for (auto it = all.cbegin(); it != all.cend(); ++it) {
                if (it->properties[u"marker"] == operation.id.toString(QUuid::WithoutBraces)) {
                    found.kind = sync::Looked::Found::Kind::Arrived;
                    found.objectId = it.key();
                    found.version = it->version;
                }
            }
            looked.found.append(found);
            continue;
        }
        QList<sync::Candidate> candidates;
        for (auto it = all.cbegin(); it != all.cend(); ++it) {
            if (it->properties[u"ticketId"] == operation.ticket)
                candidates.append({it.key(), it->version, it->properties[u"byId"].toString(),
                                   QDateTime::fromString(it->properties[u"createdAt"].toString(), Qt::ISODate),
                                   it->properties[u"text"].toString(), it->properties});
        }
        looked.found.append(sync::judged(operation, {us, operation.lastAttemptAt, true, verbatim}, candidates));
    }
    return looked;
}

void WeakConnector::push(quint64 request, const sync::Push &push)
{
    sync::Pushed pushed;
    for (const Operation &operation : push.operations) {
        const Fate met = fate ? fate(operation) : Fate::Well;
        if (met == Fate::ArrivesLate)
            m_late.append(operation);
        else if (met != Fate::NeverArrives)
            pushed.outcomes.append(write(operation));
        if (met != Fate::Well) {
            Q_EMIT failed(request, {{domain::Failure::Kind::Unreachable, {}}, std::nullopt, true}, {1, 0});
            return;
        }
    }
    Q_EMIT answered(request, pushed, {1, 0});
}

void WeakConnector::arriveLate()
{
    const QList<Operation> late = std::exchange(m_late, {});
    for (const Operation &operation : late)
        write(operation);
}

sync::Pushed::Outcome WeakConnector::write(const Operation &operation)
{
    ++writes;
    sync::Pushed::Outcome outcome;
    outcome.operation = operation.id;
    if (beforeWrite)
        beforeWrite();
    if (operation.action == Operation::Action::Create) {
        QJsonObject properties = operation.content;
        properties[u"byId"] = us;
        if (!verbatim)
            properties[u"text"] = QString(properties[u"text"].toString() + u"\n-- sent by the desk"_s);
        if (m_abilities.idempotency == sync::Idempotency::Marker)
            properties[u"marker"] = operation.id.toString(QUuid::WithoutBraces);
        outcome.objectId = m_server.create(operation.type, properties);
        outcome.version = 1;
    } else {
        m_server.change(operation.type, operation.target, operation.content);
        outcome.objectId = operation.target;
    }
    if (afterWrite)
        afterWrite();
    return outcome;
}

domain::RowBatch WeakConnector::rows(ObjectType type, const QStringList &ids) const
{
    auto texts = std::make_shared<std::deque<std::string>>();
    domain::RowBatch batch(type, texts);
    for (const QString &id : ids) {
        const auto properties = object(type, id);
        if (!properties)
            continue;
        const std::vector<domain::Cell> cells = store::cellsFrom(*properties, type, *texts);
        const std::string &key = texts->emplace_back(id.toStdString());
        std::copy(cells.begin(), cells.end(), batch.append(key, (*properties)[u"version"].toInteger()).begin());
    }
    return batch;
}

std::optional<QJsonObject> WeakConnector::object(ObjectType type, const QString &id) const
{
    const WeakServer::Objects all = m_server.objects.value(type);
    const auto it = all.constFind(id);
    if (it == all.cend())
        return std::nullopt;
    QJsonObject object = it->properties;
    object[u"id"] = id;
    object[u"version"] = it->version;
    return object;
}
