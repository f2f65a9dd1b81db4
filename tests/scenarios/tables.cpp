// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables.h"

#include "domain/ids.h"

#include "store/operationrow.h"

#include <QJsonObject>

#include <algorithm>

namespace secondline::scenarios {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;
using domain::Refusal;
using domain::Result;

namespace {

constexpr int daysUntilOld = 7;

tl::unexpected<Failure> diskFull()
{
    return domain::failure(Failure::Kind::Full, {});
}

tl::unexpected<Failure> refused()
{
    return domain::failure(Failure::Kind::Refused, {});
}

QString asText(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

//! As its server says: the same version at another instant is of another life of that server.
QJsonValue changedAt(ObjectType type, const Packed &row)
{
    return unpacked(type, row)[u"updatedAt"];
}

QJsonValue madeBy(ObjectType type, const Packed &row)
{
    return unpacked(type, row)[u"opId"];
}

} // namespace

const Operation *Tables::find(const QUuid &operation) const
{
    const auto it = std::find_if(m_operations.cbegin(), m_operations.cend(),
                                 [&](const Operation &one) { return one.id == operation; });
    return it == m_operations.cend() ? nullptr : &*it;
}

Operation *Tables::findOpen(const QUuid &operation)
{
    const auto it = std::find_if(m_operations.begin(), m_operations.end(),
                                 [&](const Operation &one) { return one.id == operation; });
    return it == m_operations.end() ? nullptr : &*it;
}

Result<Operation> Tables::append(Operation operation)
{
    if (m_full)
        return diskFull();
    if (operation.ticket.isEmpty())
        operation.ticket = operation.localId();
    for (const QString &local : {operation.ticket, operation.target}) {
        if (m_idMap.contains(local))
            store::renameTicket(operation, local, m_idMap.value(local));
    }
    operation.after = QUuid();
    for (const Operation &older : std::as_const(m_operations)) {
        if (older.ticket == operation.ticket && older.open())
            operation.after = older.id;
    }
    operation.sequence = ++m_lastSequence;
    operation.device = m_device;
    operation.state = OperationState::Queued;
    for (const QString &local : {operation.ticket, operation.target}) {
        const bool known = !domain::TicketId(local).isLocal() || local == operation.localId()
            || std::any_of(m_operations.cbegin(), m_operations.cend(),
                           [&](const Operation &one) { return one.localId() == local; });
        if (!known) { // its ticket was withdrawn in this moment
            operation.state = OperationState::Rejected;
            operation.refusal = {Refusal::parentWithdrawn(), {}, {}, {}};
        }
    }
    m_operations.append(operation);
    return operation;
}

Result<void> Tables::markSending(const QList<QUuid> &operations)
{
    if (m_full)
        return diskFull();
    for (const QUuid &id : operations) {
        const Operation *operation = find(id);
        if (!operation || operation->needsPerson() || !operation->open())
            return refused();
    }
    for (const QUuid &id : operations) {
        Operation *operation = findOpen(id);
        operation->state = OperationState::Sending;
        ++operation->attempts;
    }
    return {};
}

Result<void> Tables::settle(const QList<store::Settlement> &settlements)
{
    if (m_full)
        return diskFull();
    for (const store::Settlement &settlement : settlements) {
        if (!find(settlement.operation))
            return domain::failure(Failure::Kind::NotFound, {});
    }
    for (const store::Settlement &settlement : settlements) {
        Operation &operation = *findOpen(settlement.operation);
        if (operation.state == OperationState::Applied)
            continue;
        operation.state = settlement.state;
        operation.refusal = settlement.refusal;
        operation.appliedId = settlement.appliedId;
        operation.appliedVersion = settlement.appliedVersion;
        if (settlement.state != OperationState::Applied || operation.action != Operation::Action::Create
            || settlement.appliedId.isEmpty())
            continue;
        const QString local = operation.localId();
        // A ticket that the server lost and got again has another id now.
        const QString before = m_idMap.value(local, local);
        m_idMap.insert(local, settlement.appliedId);
        for (Operation &other : m_operations) {
            if (other.localId() == local)
                continue;
            store::renameTicket(other, local, settlement.appliedId);
            if (before != settlement.appliedId)
                store::renameTicket(other, before, settlement.appliedId);
        }
    }
    return {};
}

void Tables::requeue(Operation &operation)
{
    const QJsonObject current = operation.refusal.current;
    for (auto it = operation.was.begin(); it != operation.was.end(); ++it) {
        if (operation.state == OperationState::Conflict && current.contains(it.key()))
            it.value() = current.value(it.key());
    }
    operation.state = OperationState::Queued;
    operation.refusal = {};
}

Result<void> Tables::edit(const QUuid &operation, const QJsonObject &content)
{
    if (m_full)
        return diskFull();
    Operation *changed = findOpen(operation);
    if (!changed || !(changed->state == OperationState::Queued || changed->needsPerson())
        || changed->refusal.type == Refusal::parentWithdrawn())
        return refused();
    changed->content = content;
    requeue(*changed);
    return {};
}

Result<void> Tables::retry(const QUuid &operation)
{
    if (m_full)
        return diskFull();
    Operation *again = findOpen(operation);
    if (!again || !again->needsPerson() || again->refusal.type == Refusal::parentWithdrawn())
        return refused();
    const bool mayHaveLeft = again->refusal.type == Refusal::fromOldCopy();
    requeue(*again);
    if (mayHaveLeft)
        again->state = OperationState::Unknown;
    return {};
}

Result<void> Tables::withdraw(const QUuid &operation)
{
    if (m_full)
        return diskFull();
    const Operation *found = find(operation);
    if (!found || !(found->state == OperationState::Queued || found->needsPerson()))
        return refused();
    const Operation gone = *found;
    m_operations.removeIf([&](const Operation &one) { return one.id == gone.id; });
    for (Operation &other : m_operations) {
        if (other.after == gone.id)
            other.after = gone.after;
        if (gone.action != Operation::Action::Create || !other.open() || !store::names(other, gone.localId()))
            continue;
        other.state = OperationState::Rejected;
        other.refusal = {Refusal::parentWithdrawn(), {}, {}, {}};
    }
    return {};
}

Result<void> Tables::forgetApplied(const QList<QUuid> &operations)
{
    if (m_full)
        return diskFull();
    m_operations.removeIf([&](const Operation &one) {
        const bool forgotten = !one.open() && operations.contains(one.id);
        if (forgotten)
            m_sent.append(one);
        return forgotten;
    });
    return {};
}

Result<void> Tables::returnSent(const QList<QUuid> &operations)
{
    if (m_full)
        return diskFull();
    for (const Operation &operation : std::as_const(m_sent)) {
        if (operations.contains(operation.id))
            m_operations.append(operation);
    }
    m_sent.removeIf([&](const Operation &one) { return operations.contains(one.id); });
    for (Operation &operation : m_operations) {
        if (!operations.contains(operation.id) || operation.open())
            continue;
        operation.state = OperationState::Rejected;
        operation.refusal = {Refusal::missingOnServer(), {}, {}, {}};
        operation.appliedId.clear();
        operation.appliedVersion = 0;
        operation.attempts = 0;
    }
    std::sort(m_operations.begin(), m_operations.end(),
              [](const Operation &one, const Operation &other) { return one.sequence < other.sequence; });
    return {};
}

QList<Operation> Tables::accepted(const QList<QUuid> &awaited) const
{
    QList<Operation> accepted = m_sent;
    std::copy_if(m_operations.cbegin(), m_operations.cend(), std::back_inserter(accepted),
                 [&](const Operation &one) { return !one.open() && awaited.contains(one.id); });
    return accepted;
}

void Tables::open(bool anotherDevice, const QDateTime &now)
{
    m_toldAway.clear();
    for (Operation &operation : m_operations) {
        const bool waits = operation.state == OperationState::Queued || operation.state == OperationState::Unknown;
        if (operation.state == OperationState::Sending || (anotherDevice && waits))
            operation.state = OperationState::Unknown;
        if (anotherDevice && operation.state == OperationState::Unknown
            && operation.actedAt.daysTo(now) > daysUntilOld) {
            operation.state = OperationState::Rejected;
            operation.refusal = {Refusal::fromOldCopy(), {}, {}, {}};
        }
    }
}

void Tables::removeTicket(const QString &id)
{
    rowsOf(ObjectType::Ticket).erase(id);
    Rows &entries = rowsOf(ObjectType::Entry);
    for (auto it = entries.begin(); it != entries.end();) {
        if (unpacked(ObjectType::Entry, it->second.second)[u"ticketId"] == id)
            it = entries.erase(it);
        else
            ++it;
    }
}

Result<void> Tables::apply(const store::CacheBatch &batch)
{
    if (m_full)
        return diskFull();
    for (const domain::RowBatch &rows : batch.rows) {
        for (qsizetype row = 0; row < rows.size(); ++row) {
            std::pair<qint64, Packed> &kept = rowsOf(rows.type())[asText(rows.id(row))];
            // Rights differ by person and may change without a new version.
            bool newer =
                rows.type() == ObjectType::Queue ? rows.version(row) >= kept.first : rows.version(row) > kept.first;
            const Packed now = packed(rows.cells(row));
            const QJsonValue came = changedAt(rows.type(), now);
            const QJsonValue was = changedAt(rows.type(), kept.second);
            if (batch.anew)
                newer = newer || rows.version(row) != kept.first || came != was;
            // A number that is given once more by a server whose backup was put back.
            newer = newer
                || (came.toInteger() > was.toInteger()
                    && (rows.version(row) == kept.first
                        || madeBy(rows.type(), now) != madeBy(rows.type(), kept.second)));
            if (newer)
                kept = {rows.version(row), now};
        }
    }
    for (const store::CacheBatch::Removal &removal : batch.removed) {
        if (removal.type == ObjectType::Ticket) {
            removeTicket(removal.id);
            for (const Operation &operation : std::as_const(m_operations)) {
                const bool made = operation.type == ObjectType::Ticket && operation.appliedId == removal.id;
                if (!operation.open() && (made || operation.ticket == removal.id))
                    m_toldAway.insert(operation.id);
            }
        } else {
            rowsOf(removal.type).erase(removal.id);
        }
    }
    for (auto it = batch.cursors.cbegin(); it != batch.cursors.cend(); ++it) {
        if (it.value().isEmpty())
            m_cursors.remove(it.key());
        else
            m_cursors.insert(it.key(), it.value());
    }
    return {};
}

Result<void> Tables::purgeQueue(const QString &queue)
{
    if (m_full)
        return diskFull();
    QStringList going;
    for (const auto &[id, row] : rowsOf(ObjectType::Ticket)) {
        if (unpacked(ObjectType::Ticket, row.second)[u"queueId"] == queue)
            going.append(id);
    }
    for (const QString &id : going)
        removeTicket(id);
    return {};
}

Result<void> Tables::purgeStrays()
{
    if (m_full)
        return diskFull();
    Rows &entries = rowsOf(ObjectType::Entry);
    for (auto it = entries.begin(); it != entries.end();) {
        const QString ticket = unpacked(ObjectType::Entry, it->second.second)[u"ticketId"].toString();
        it = rows(ObjectType::Ticket).contains(ticket) ? std::next(it) : entries.erase(it);
    }
    return {};
}

QList<QUuid> Tables::shown(const QList<Operation> &operations) const
{
    QList<QUuid> visible;
    for (const Operation &operation : operations) {
        if (m_toldAway.contains(operation.id)) {
            visible.append(operation.id);
            continue;
        }
        const Rows &held = rows(operation.type);
        const auto it = held.find(operation.appliedId.isEmpty() ? operation.target : operation.appliedId);
        if (it == held.end() || it->second.first < operation.appliedVersion)
            continue;
        const QString act = unpacked(operation.type, it->second.second)[u"opId"].toString();
        const bool create = operation.action == Operation::Action::Create;
        if (!create || (act.isEmpty() ? !namesActs() : QUuid::fromString(act) == operation.id))
            visible.append(operation.id);
    }
    return visible;
}

QMap<QString, bool> Tables::readableQueues() const
{
    QMap<QString, bool> queues;
    for (const auto &[id, row] : rows(ObjectType::Ticket))
        queues.insert(unpacked(ObjectType::Ticket, row.second)[u"queueId"].toString(), false);
    for (const auto &[id, row] : rows(ObjectType::Queue))
        queues.insert(id, unpacked(ObjectType::Queue, row.second)[u"myRights"].toString().contains(u"true"));
    return queues;
}

bool Tables::namesActs() const
{
    const Rows &entries = rows(ObjectType::Entry);
    return std::any_of(entries.begin(), entries.end(), [](const auto &entry) {
        return unpacked(ObjectType::Entry, entry.second.second).contains(u"opId");
    });
}

std::optional<QJsonObject> Tables::row(ObjectType type, const QString &id) const
{
    const auto it = rows(type).find(id);
    if (it == rows(type).end())
        return std::nullopt;
    QJsonObject object = unpacked(type, it->second.second);
    object[u"version"] = it->second.first;
    return object;
}

QStringList Tables::ids(ObjectType type) const
{
    QStringList all;
    for (const auto &[id, row] : rows(type))
        all.append(id);
    return all;
}

} // namespace secondline::scenarios
