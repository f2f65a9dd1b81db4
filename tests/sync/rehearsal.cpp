// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsal.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::ObjectType;

Rehearsal::Rehearsal(sync::Binding binding)
    : m_engine(std::move(binding))
{
    m_now.monotonicMs = 1000;
    m_now.utc = QDateTime(QDate(2026, 6, 18), QTime(9, 0), QTimeZone::utc());
    m_now.random = 0.5;
}

void Rehearsal::happens(sync::Event event)
{
    m_last = m_engine.step(std::move(event), m_now);
}

void Rehearsal::counts(int vanishing, int held)
{
    Q_ASSERT(state().counting != 0);
    happens(sync::VanishingCounted{state().counting, vanishing, held});
}

void Rehearsal::commitAll()
{
    sync::Effects all;
    while (true) {
        QList<quint64> stores;
        for (const sync::Effect &effect : m_last) {
            if (const auto *store = std::get_if<sync::Store>(&effect))
                stores.append(store->store);
            if (const auto *prune = std::get_if<sync::Prune>(&effect))
                stores.append(prune->store);
            if (const auto *purge = std::get_if<sync::PurgeQueue>(&effect))
                stores.append(purge->store);
            if (const auto *strays = std::get_if<sync::PurgeStrays>(&effect))
                stores.append(strays->store);
        }
        if (stores.isEmpty())
            break;
        sync::Effects next;
        for (const quint64 store : stores) {
            for (sync::Effect &effect : m_engine.step(sync::Stored{store, 0}, m_now))
                next.push_back(std::move(effect));
        }
        all.insert(all.end(), next.begin(), next.end());
        m_last = std::move(next);
    }
    m_last = std::move(all);
}

sync::Session Rehearsal::session()
{
    sync::Session session;
    session.serverId = u"server-1"_s;
    session.accountId = u"a1"_s;
    session.personId = u"p1"_s;
    session.abilities.idempotency = sync::Idempotency::Key;
    session.abilities.deltaByCursor = true;
    session.abilities.tellsDeletions = true;
    session.abilities.compareAndSet = true;
    session.abilities.attachments = true;
    session.abilities.maxObjectsInGet = 2000;
    session.abilities.maxObjectsInSet = 500;
    session.abilities.maxConcurrentRequests = 4;
    return session;
}

QMap<QString, QString> Rehearsal::syncedCursors()
{
    QMap<QString, QString> cursors;
    for (const ObjectType type : domain::allObjectTypes) {
        cursors.insert(sync::stateCursor(type), u"s1"_s);
        if (sync::isSwept(type))
            cursors.insert(sync::completeCursor(type), u"1"_s);
    }
    return cursors;
}

sync::Pulled Rehearsal::emptyOverview()
{
    sync::Pulled pulled;
    for (const ObjectType type : domain::allObjectTypes)
        pulled.cursors.insert(type, u"s1"_s);
    return pulled;
}

sync::Pulled Rehearsal::emptyDelta()
{
    return emptyOverview();
}

domain::RowBatch Rehearsal::rows(ObjectType type, const QStringList &ids, std::string_view property,
                                 const QStringList &values)
{
    auto texts = std::make_shared<std::deque<std::string>>();
    domain::RowBatch batch(type, texts);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const std::string &id = texts->emplace_back(ids.at(i).toStdString());
        const auto cells = batch.append(id, 1);
        if (property.empty())
            continue;
        domain::Cell &cell = cells[static_cast<size_t>(domain::propertyIndex(type, property))];
        bool whole = false;
        cell.integer = values.at(i).toLongLong(&whole);
        cell.kind = whole ? domain::Cell::Kind::Integer : domain::Cell::Kind::Text;
        if (!whole)
            cell.text = texts->emplace_back(values.at(i).toStdString());
    }
    return batch;
}

domain::Operation Rehearsal::comment(const QString &ticket, int number)
{
    domain::Operation operation;
    operation.id = QUuid(static_cast<uint>(number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
    operation.sequence = number;
    operation.type = ObjectType::Entry;
    operation.ticket = ticket;
    operation.content = {{u"kind"_s, u"comment"_s}, {u"text"_s, u"t"_s}, {u"ticketId"_s, ticket}};
    operation.serverId = session().serverId;
    operation.accountId = session().accountId;
    return operation;
}

domain::Operation Rehearsal::change(const QString &ticket, int number)
{
    domain::Operation operation = comment(ticket, number);
    operation.type = ObjectType::Ticket;
    operation.action = domain::Operation::Action::Update;
    operation.target = ticket;
    operation.content = {{u"impact"_s, 1}};
    operation.was = {{u"impact"_s, 2}};
    return operation;
}

void Rehearsal::startFresh()
{
    happens(sync::Started{});
    happens(sync::CacheRead{});
    const auto session = sent<sync::OpenSession>();
    happens(sync::Answered{session.first().first, Rehearsal::session(), {1, 100}});
}

void Rehearsal::startSynced()
{
    happens(sync::Started{});
    happens(sync::CacheRead{syncedCursors(), {{u"q1"_s, true}}});
    const auto session = sent<sync::OpenSession>();
    happens(sync::Answered{session.first().first, Rehearsal::session(), {1, 100}});
}

void Rehearsal::settleDown()
{
    startSynced();
    answer<sync::Delta>(emptyDelta());
}
