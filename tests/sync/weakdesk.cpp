// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "weakdesk.h"

#include "sync/observed.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;

namespace {

constexpr qint64 epochSeconds = 1'780'000'000;

void setCursors(QMap<QString, QString> &all, const QMap<QString, QString> &some)
{
    for (auto it = some.cbegin(); it != some.cend(); ++it) {
        if (it.value().isEmpty())
            all.remove(it.key());
        else
            all.insert(it.key(), it.value());
    }
}

} // namespace

sync::Abilities WeakDesk::weakest()
{
    return {}; // the port's defaults are the weakest server
}

WeakDesk::WeakDesk(sync::Abilities abilities)
    : connector(server, abilities)
    , m_engine(std::make_unique<sync::Engine>(sync::Binding{}))
{
    QObject::connect(&connector, &sync::Connector::answered, &connector,
                     [this](quint64 request, const sync::Answer &answer, const sync::Cost &cost) {
                         m_events.push_back(sync::Answered{request, answer, cost});
                     });
    QObject::connect(&connector, &sync::Connector::failed, &connector,
                     [this](quint64 request, const sync::RequestFailure &failure, const sync::Cost &cost) {
                         m_events.push_back(sync::Failed{request, failure, cost});
                     });
    server.create(ObjectType::Queue, {{u"name"_s, u"Tier 1"_s}, {u"myRights"_s, QJsonObject{{u"mayRead"_s, true}}}});
}

void WeakDesk::start()
{
    happens(sync::Started{});
    happens(sync::OperationsChanged{outbox});
}

void WeakDesk::restart()
{
    m_events.clear();
    m_engine = std::make_unique<sync::Engine>(sync::Binding{u"server-1"_s, u"a1"_s, u"p1"_s});
    for (Operation &operation : outbox) {
        if (operation.state == OperationState::Sending)
            operation.state = OperationState::Unknown;
    }
    start();
}

void WeakDesk::happens(sync::Event event)
{
    m_events.push_back(std::move(event));
    run();
}

void WeakDesk::run()
{
    for (int steps = 0; !m_events.empty(); ++steps) {
        if (steps > 100'000)
            qFatal("the engine runs in a circle");
        const sync::Event event = std::move(m_events.front());
        m_events.pop_front();
        const sync::Moment now{m_now, QDateTime::fromMSecsSinceEpoch(epochSeconds * 1000 + m_now, Qt::UTC), 0.5};
        const sync::Effects effects = m_engine->step(event, now);
        for (const sync::Effect &effect : effects)
            std::visit([this](const auto &what) { perform(what); }, effect);
    }
}

void WeakDesk::passes(qint64 milliseconds)
{
    const qint64 until = m_now + milliseconds;
    while (m_wake >= 0 && m_wake <= until) {
        m_now = std::max(m_now, std::exchange(m_wake, -1));
        server.clock = epochSeconds + m_now / 1000;
        happens(sync::Tick{});
    }
    m_now = until;
    server.clock = epochSeconds + m_now / 1000;
    happens(sync::Tick{});
}

void WeakDesk::act(Operation operation)
{
    operation.sequence = outbox.size() + 1;
    operation.serverId = u"server-1"_s;
    operation.accountId = u"a1"_s;
    outbox.append(operation);
    happens(sync::OperationsChanged{outbox});
}

const Operation &WeakDesk::operation(int number) const
{
    return outbox.at(number);
}

bool WeakDesk::converged() const
{
    for (const ObjectType type : {ObjectType::Ticket, ObjectType::Entry, ObjectType::Article}) {
        const WeakServer::Objects theirs = server.objects.value(type);
        const WeakServer::Objects ours = cache.value(type);
        if (theirs.keys() != ours.keys())
            return false;
        for (auto it = theirs.cbegin(); it != theirs.cend(); ++it) {
            if (ours.value(it.key()).version != it->version)
                return false;
        }
    }
    return true;
}

qsizetype WeakDesk::entries(const QString &text) const
{
    const WeakServer::Objects all = server.objects.value(ObjectType::Entry);
    return std::count_if(all.cbegin(), all.cend(), [&](const WeakServer::Object &entry) {
        return entry.properties[u"text"].toString().startsWith(text);
    });
}

void WeakDesk::perform(const sync::Send &send)
{
    connector.send(send.request, send.what);
}

void WeakDesk::perform(const sync::ReadCache &)
{
    QMap<QString, bool> queues;
    for (const QString &id : cache.value(ObjectType::Queue).keys())
        queues.insert(id, true);
    m_events.push_back(sync::CacheRead{m_cursors, queues});
}

void WeakDesk::perform(const sync::Store &store)
{
    for (const domain::RowBatch &rows : store.batch.rows) {
        for (qsizetype row = 0; row < rows.size(); ++row) {
            const QString id = QString::fromUtf8(rows.id(row).data(), static_cast<qsizetype>(rows.id(row).size()));
            WeakServer::Object &kept = cache[rows.type()][id];
            if (!kept.properties.isEmpty() && kept.version > rows.version(row))
                continue; // as the cache does it
            sync::Pulled one;
            one.rows.append(rows);
            kept = {*sync::observed(one, rows.type(), id), rows.version(row), 0};
        }
    }
    for (const auto &removal : store.batch.removed)
        cache[removal.type].remove(removal.id);
    setCursors(m_cursors, store.batch.cursors);
    m_events.push_back(sync::Stored{store.store, 0});
}

void WeakDesk::perform(const sync::Prune &prune)
{
    const QStringList ids = cache.value(prune.type).keys();
    for (const QString &id : ids) {
        if (prune.seen.contains(id))
            continue;
        cache[prune.type].remove(id);
        if (prune.type == ObjectType::Ticket) // and what hangs on it
            cache[ObjectType::Entry].removeIf([&](const std::pair<const QString &, WeakServer::Object &> &entry) {
                return entry.second.properties[u"ticketId"] == id;
            });
    }
    setCursors(m_cursors, prune.cursors);
    m_events.push_back(sync::Stored{prune.store, 0});
}

void WeakDesk::perform(const sync::PurgeQueue &purge)
{
    cache[ObjectType::Ticket].removeIf([&](const std::pair<const QString &, WeakServer::Object &> &ticket) {
        return ticket.second.properties[u"queueId"] == purge.queueId;
    });
    m_events.push_back(sync::Stored{purge.store, 0});
}

void WeakDesk::perform(const sync::PurgeStrays &purge)
{
    const WeakServer::Objects tickets = cache.value(ObjectType::Ticket);
    cache[ObjectType::Entry].removeIf([&](const std::pair<const QString &, WeakServer::Object &> &entry) {
        return !tickets.contains(entry.second.properties[u"ticketId"].toString());
    });
    m_events.push_back(sync::Stored{purge.store, 0});
}

void WeakDesk::perform(const sync::MarkSending &mark)
{
    for (Operation &operation : outbox) {
        if (!mark.operations.contains(operation.id))
            continue;
        operation.state = OperationState::Sending;
        ++operation.attempts;
        operation.lastAttemptAt = server.now();
    }
    m_events.push_back(sync::OperationsChanged{outbox});
    m_events.push_back(sync::SendingMarked{mark.operations});
}

void WeakDesk::perform(const sync::Settle &settle)
{
    for (Operation &operation : outbox) {
        for (const store::Settlement &settlement : settle.settlements) {
            if (settlement.operation != operation.id || operation.state == OperationState::Applied)
                continue;
            operation.state = settlement.state;
            operation.refusal = settlement.refusal;
            operation.appliedId = settlement.appliedId;
            operation.appliedVersion = settlement.appliedVersion;
        }
    }
    m_events.push_back(sync::OperationsChanged{outbox});
}

void WeakDesk::perform(const sync::WakeAt &wake)
{
    m_wake = wake.monotonicMs;
}

void WeakDesk::perform(const sync::CountVanishing &count)
{
    const QStringList held = cache.value(ObjectType::Ticket).keys();
    const auto vanishing = std::count_if(held.cbegin(), held.cend(), [&](const QString &id) {
        return count.sweep ? !count.seen.contains(id) : count.removed.contains(id);
    });
    m_events.push_back(sync::VanishingCounted{count.count, static_cast<int>(vanishing), static_cast<int>(held.size())});
}

void WeakDesk::perform(const sync::Report &report)
{
    reports.append(report.report);
}
