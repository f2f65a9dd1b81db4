// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pocketdesk.h"

#include "../store/batches.h"
#include "domain/instant.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::ObjectType;
using domain::Operation;
using sync::Pulled;
using sync::Pushed;

//! One connection to the desk; answers later, as a network does.
class PocketConnector : public sync::Connector
{
public:
    explicit PocketConnector(PocketDesk &desk)
        : m_desk(desk)
    {
    }
    void send(quint64 request, const sync::Request &what) override
    {
        QMetaObject::invokeMethod(
            this,
            [this, request, what] {
                const auto moved = transfer(what);
                const PocketDesk::Reply reply = moved ? *moved : m_desk.answer(what);
                if (reply.answer)
                    Q_EMIT answered(request, *reply.answer, {1, 100});
                else
                    Q_EMIT failed(request,
                                  {{domain::Failure::Kind::Unreachable, u"no network"_s},
                                   std::chrono::seconds(0),
                                   reply.mayHaveArrived},
                                  {});
            },
            Qt::QueuedConnection);
    }
    void cancelAll() override {}

private:
    //! Moves a file whole; nothing if \a what asks for something else.
    std::optional<PocketDesk::Reply> transfer(const sync::Request &what)
    {
        if (const auto *upload = std::get_if<sync::Upload>(&what)) {
            const auto size = m_blobs->size(upload->blobId);
            const auto bytes = size ? m_blobs->read(upload->blobId, 0, *size) : tl::unexpected(size.error());
            if (!bytes || !m_desk.takeFile(upload->blobId, *bytes))
                return PocketDesk::Reply();
            Q_EMIT progressed(upload->blobId, bytes->size(), bytes->size());
            return PocketDesk::Reply{sync::Uploaded{upload->blobId}, false};
        }
        if (const auto *download = std::get_if<sync::Download>(&what)) {
            const auto bytes = m_desk.file(download->blobId);
            if (!bytes || !m_blobs->append(download->blobId, 0, *bytes) || !m_blobs->finish(download->blobId))
                return PocketDesk::Reply();
            return PocketDesk::Reply{sync::Downloaded{download->blobId}, false};
        }
        return std::nullopt;
    }

    PocketDesk &m_desk;
};

namespace {

QJsonObject changesOf(const QJsonObject &patch, const QJsonObject &before)
{
    QJsonArray changes;
    for (auto it = patch.begin(); it != patch.end(); ++it)
        changes.append(QJsonObject{{u"property"_s, it.key()}, {u"from"_s, before[it.key()]}, {u"to"_s, it.value()}});
    return {{u"changes"_s, changes}};
}

bool isNewer(const QJsonObject &object, qint64 state)
{
    return object[u"version"].toInteger() > state;
}

} // namespace

PocketDesk::PocketDesk()
{
    // Enough that one may vanish without a question (X10).
    for (int i = 1; i <= 20; ++i) {
        const QString at = u"2026-06-18T06:00:00Z"_s;
        put(m_tickets,
            {{u"id"_s, u"t%1"_s.arg(i)},
             {u"number"_s, u"HD-%1"_s.arg(i, 6, 10, QLatin1Char('0'))},
             {u"subject"_s, u"Printer %1"_s.arg(i)},
             {u"queueId"_s, u"q1"_s},
             {u"tierLevel"_s, 1},
             {u"status"_s, u"open"_s},
             {u"impact"_s, 2},
             {u"urgency"_s, 2},
             {u"priority"_s, 3},
             {u"openedAt"_s, at},
             {u"updatedAt"_s, at}});
    }
}

void PocketDesk::setReachable(bool reachable)
{
    const QMutexLocker locker(&m_lock);
    m_reachable = reachable;
}

void PocketDesk::setClockSkew(qint64 milliseconds)
{
    const QMutexLocker locker(&m_lock);
    m_skew = milliseconds;
}

void PocketDesk::changeTicket(const QString &id, const QJsonObject &patch, const QString &by, const QDateTime &at)
{
    const QMutexLocker locker(&m_lock);
    QJsonObject ticket = m_tickets.value(id);
    write(id, u"change"_s, by, at, changesOf(patch, ticket), {});
    for (auto it = patch.begin(); it != patch.end(); ++it)
        ticket.insert(it.key(), it.value());
    put(m_tickets, ticket);
}

void PocketDesk::addEntry(const QString &ticket, const QString &kind, const QString &by, const QDateTime &at,
                          const QJsonObject &data)
{
    const QMutexLocker locker(&m_lock);
    write(ticket, kind, by, at, data, {});
}

void PocketDesk::loseEntries(const QString &ticket)
{
    const QMutexLocker locker(&m_lock);
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        if (it.value()[u"ticketId"].toString() == ticket)
            it = m_entries.erase(it);
        else
            ++it;
    }
    m_accepted.clear();
}

void PocketDesk::addFile(const QString &ticket, const QString &name, const QByteArray &bytes)
{
    const QMutexLocker locker(&m_lock);
    const QString id = blobIdOf(bytes);
    m_files.insert(id, bytes);
    const QJsonObject file = {
        {u"blobId"_s, id}, {u"name"_s, name}, {u"type"_s, u"text/plain"_s}, {u"size"_s, bytes.size()}};
    write(ticket, u"comment"_s, u"p2"_s, QDateTime::currentDateTimeUtc(), {}, {{u"attachments"_s, QJsonArray{file}}});
}

QString PocketDesk::blobIdOf(const QByteArray &bytes)
{
    return u"sha256-"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

bool PocketDesk::takeFile(const QString &blobId, const QByteArray &bytes)
{
    const QMutexLocker locker(&m_lock);
    if (!m_reachable || blobId != blobIdOf(bytes))
        return false;
    m_files.insert(blobId, bytes);
    return true;
}

std::optional<QByteArray> PocketDesk::file(const QString &blobId) const
{
    const QMutexLocker locker(&m_lock);
    if (!m_reachable || !m_files.contains(blobId))
        return std::nullopt;
    return m_files.value(blobId);
}

void PocketDesk::removeTicket(const QString &id)
{
    const QMutexLocker locker(&m_lock);
    m_tickets.remove(id);
    m_removed.insert(id, ++m_state);
}

void PocketDesk::loseNextReply()
{
    const QMutexLocker locker(&m_lock);
    m_losesReply = true;
}

QList<QJsonObject> PocketDesk::entries(const QString &ticket) const
{
    const QMutexLocker locker(&m_lock);
    QList<QJsonObject> found;
    for (const QJsonObject &entry : m_entries) {
        if (entry[u"ticketId"].toString() == ticket)
            found.append(entry);
    }
    return found;
}

void PocketDesk::refuseNextHandoff()
{
    const QMutexLocker locked(&m_lock);
    m_refusesHandoff = true;
}

QJsonObject PocketDesk::ticket(const QString &id) const
{
    const QMutexLocker locker(&m_lock);
    return m_tickets.value(id);
}

std::unique_ptr<sync::Connector> PocketDesk::connector()
{
    return std::make_unique<PocketConnector>(*this);
}

PocketDesk::Reply PocketDesk::answer(const sync::Request &what)
{
    const QMutexLocker locker(&m_lock);
    if (!m_reachable)
        return {};
    if (std::holds_alternative<sync::OpenSession>(what))
        return {session(), false};
    if (const auto *push = std::get_if<sync::Push>(&what)) {
        const Pushed pushed = this->push(push->operations);
        if (std::exchange(m_losesReply, false))
            return {std::nullopt, true};
        return {pushed, false};
    }
    if (const auto *delta = std::get_if<sync::Delta>(&what))
        return {since(delta->since.value(ObjectType::Ticket).toLongLong()), false};
    return {all(), false};
}

sync::Session PocketDesk::session() const
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
    session.abilities.maxObjectsInGet = 1000;
    session.abilities.maxObjectsInSet = 100;
    session.abilities.maxConcurrentRequests = 2;
    session.clockSkewMs = m_skew;
    return session;
}

void PocketDesk::cursorsInto(Pulled &pulled) const
{
    for (const ObjectType type : domain::allObjectTypes)
        pulled.cursors.insert(type, QString::number(m_state));
    pulled.clockSkewMs = m_skew;
}

Pulled PocketDesk::all() const
{
    const QJsonObject rights = {{u"mayRead"_s, true}, {u"mayWork"_s, true}, {u"maySupervise"_s, false}};
    Pulled pulled;
    pulled.rows.append(store::batchOf(ObjectType::Tier,
                                      {{{u"id"_s, u"r1"_s}, {u"level"_s, 1}, {u"active"_s, true}},
                                       {{u"id"_s, u"r2"_s}, {u"level"_s, 2}, {u"active"_s, true}}}));
    pulled.rows.append(store::batchOf(
        ObjectType::Queue,
        {{{u"id"_s, u"q1"_s}, {u"name"_s, u"Printing"_s}, {u"tierId"_s, u"r1"_s}, {u"myRights"_s, rights}},
         {{u"id"_s, u"q2"_s}, {u"name"_s, u"Printing · Tier 2"_s}, {u"tierId"_s, u"r2"_s}, {u"myRights"_s, rights}}}));
    pulled.rows.append(store::batchOf(ObjectType::Person,
                                      {{{u"id"_s, u"p1"_s}, {u"login"_s, u"me"_s}, {u"name"_s, u"Mina"_s}},
                                       {{u"id"_s, u"p2"_s}, {u"login"_s, u"bo"_s}, {u"name"_s, u"Bo"_s}}}));
    pulled.rows.append(store::batchOf(ObjectType::Ticket, m_tickets.values()));
    pulled.rows.append(store::batchOf(ObjectType::Entry, m_entries.values()));
    pulled.rows.append(store::batchOf(ObjectType::Escalation, m_escalations.values()));
    cursorsInto(pulled);
    return pulled;
}

Pulled PocketDesk::since(qint64 state)
{
    const auto newer = [state](const QMap<QString, QJsonObject> &objects) {
        QList<QJsonObject> found;
        for (const QJsonObject &object : objects) {
            if (isNewer(object, state))
                found.append(object);
        }
        return found;
    };
    Pulled pulled;
    pulled.rows.append(store::batchOf(ObjectType::Ticket, newer(m_tickets)));
    pulled.rows.append(store::batchOf(ObjectType::Entry, newer(m_entries)));
    pulled.rows.append(store::batchOf(ObjectType::Escalation, newer(m_escalations)));
    for (auto it = m_removed.cbegin(); it != m_removed.cend(); ++it) {
        if (it.value() > state)
            pulled.removed[ObjectType::Ticket].append(it.key());
    }
    cursorsInto(pulled);
    return pulled;
}

Pushed PocketDesk::push(const QList<Operation> &operations)
{
    Pushed pushed;
    for (const Operation &operation : operations)
        pushed.outcomes.append(take(operation));
    return pushed;
}

Pushed::Outcome PocketDesk::take(const Operation &operation)
{
    Pushed::Outcome outcome;
    outcome.operation = operation.id;
    if (m_accepted.contains(operation.id)) {
        outcome.objectId = m_accepted.value(operation.id);
        outcome.replayed = true;
        outcome.version = (operation.type == ObjectType::Ticket ? m_tickets : m_entries)
                              .value(outcome.objectId)[u"version"]
                              .toInteger();
        return outcome;
    }
    const QDateTime at = operation.actedAt.addMSecs(-operation.clockSkewMs.value_or(0));
    if (operation.type == ObjectType::Entry) {
        QJsonObject more = operation.content;
        more.insert(u"opId"_s, operation.id.toString(QUuid::WithoutBraces));
        write(operation.ticket, operation.content[u"kind"].toString(), u"p1"_s, at, {}, more);
        outcome.objectId = u"e%1"_s.arg(m_numbers - 1);
    } else if (operation.type == ObjectType::Escalation) {
        if (std::exchange(m_refusesHandoff, false)) {
            outcome.kind = Pushed::Outcome::Kind::Rejected;
            outcome.refusal = {u"policyChanged"_s, {}, {u"answers/scope"_s}, {}};
            return outcome;
        }
        QJsonObject escalation = operation.content;
        escalation.insert(u"id"_s, u"x%1"_s.arg(m_numbers++));
        escalation.insert(u"opId"_s, operation.id.toString(QUuid::WithoutBraces));
        QJsonObject ticket = m_tickets.value(operation.ticket);
        ticket.insert(u"queueId"_s, escalation[u"toQueueId"]);
        ticket.insert(u"tierLevel"_s, 2);
        put(m_tickets, ticket);
        put(m_escalations, escalation);
        outcome.objectId = escalation[u"id"].toString();
    } else if (operation.action == Operation::Action::Create) {
        QJsonObject ticket = operation.content;
        ticket.insert(u"id"_s, u"t%1"_s.arg(100 + m_numbers++));
        ticket.insert(u"number"_s, u"HD-0%1"_s.arg(10'000 + m_numbers));
        ticket.insert(u"queueId"_s, u"q1"_s);
        ticket.insert(u"status"_s, u"new"_s);
        put(m_tickets, ticket);
        outcome.objectId = ticket[u"id"].toString();
    } else {
        QJsonObject ticket = m_tickets.value(operation.target);
        for (auto it = operation.was.begin(); it != operation.was.end(); ++it) {
            if (ticket[it.key()] == it.value() || ticket[it.key()] == operation.content[it.key()])
                continue;
            outcome.kind = Pushed::Outcome::Kind::Conflict;
            outcome.refusal = {u"preconditionFailed"_s, {}, {it.key()}, ticket};
            return outcome;
        }
        write(operation.target, u"change"_s, u"p1"_s, at, changesOf(operation.content, ticket), {});
        for (auto it = operation.content.begin(); it != operation.content.end(); ++it)
            ticket.insert(it.key(), it.value());
        put(m_tickets, ticket);
        outcome.objectId = operation.target;
    }
    m_accepted.insert(operation.id, outcome.objectId);
    outcome.version = m_state;
    return outcome;
}

void PocketDesk::put(QMap<QString, QJsonObject> &objects, QJsonObject object)
{
    object.insert(u"version"_s, ++m_state);
    objects.insert(object[u"id"].toString(), object);
}

void PocketDesk::write(const QString &ticket, const QString &kind, const QString &by, const QDateTime &at,
                       const QJsonObject &data, const QJsonObject &more)
{
    QJsonObject entry = {{u"text"_s, u""_s}, {u"data"_s, data}};
    for (auto it = more.begin(); it != more.end(); ++it)
        entry.insert(it.key(), it.value());
    entry.insert(u"id"_s, u"e%1"_s.arg(m_numbers++));
    entry.insert(u"ticketId"_s, ticket);
    entry.insert(u"kind"_s, kind);
    entry.insert(u"byId"_s, by);
    entry.insert(u"byName"_s, by == u"p1" ? u"Mina"_s : u"Bo"_s);
    entry.insert(u"effectiveAt"_s, domain::utcDate(at));
    entry.insert(u"createdAt"_s, domain::utcDate(at));
    put(m_entries, entry);
}
