// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/workstore_p.h"

#include "domain/ids.h"

#include <QTimeZone>

#include <algorithm>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;
using domain::Refusal;
using domain::Result;

namespace {

QString bare(const QUuid &id)
{
    return id.isNull() ? QString() : id.toString(QUuid::WithoutBraces);
}

bool createsTicket(const Operation &operation)
{
    return operation.type == ObjectType::Ticket && operation.action == Operation::Action::Create;
}

//! Whether the person may still change or take back \a operation: the server surely does not have it.
bool isOurs(const Operation &operation)
{
    return operation.state == OperationState::Queued || operation.needsPerson();
}

//! Whether it may have reached the server before it was found again here.
bool mayHaveLeft(const Operation &operation)
{
    return (operation.refusal.type == Refusal::rescued() && operation.attempts > 0)
        || operation.refusal.type == Refusal::fromOldCopy();
}

} // namespace

QList<Operation> WorkStore::Private::operations(std::string_view where)
{
    QList<Operation> operations;
    Statement rows = database->statement(std::string("SELECT ")
                                             .append(operationColumns)
                                             .append(" FROM operation WHERE withdrawn_at IS NULL"
                                                     " AND forgotten_at IS NULL AND ")
                                             .append(where)
                                             .append(" ORDER BY sequence"));
    while (rows.step())
        operations.append(operationFrom(rows));
    return operations;
}

Operation WorkStore::Private::one(const QUuid &id)
{
    Statement row = database->statement(std::string("SELECT ")
                                            .append(operationColumns)
                                            .append(" FROM operation WHERE withdrawn_at IS NULL"
                                                    " AND forgotten_at IS NULL AND id = ?"));
    if (!row.bind(1, bare(id)).step())
        fail(Failure::Kind::NotFound, u"no operation %1"_s.arg(bare(id)));
    return operationFrom(row);
}

void WorkStore::Private::writeBody(const Operation &operation)
{
    database
        ->statement("UPDATE operation SET target = ?, ticket = ?, content = ?, was = ?, body_hash = ?"
                    " WHERE sequence = ?")
        .bind(1, operation.target)
        .bind(2, operation.ticket)
        .bind(3, compactJson(operation.content))
        .bind(4, compactJson(operation.was))
        .bind(5, bodyHash(operation))
        .bind(6, operation.sequence)
        .run();
}

void WorkStore::Private::writeState(const Operation &operation)
{
    database->statement("UPDATE operation SET state = ?, refusal = ? WHERE sequence = ?")
        .bind(1, wireName(operation.state))
        .bindOrNull(2, refusalJson(operation.refusal))
        .bind(3, operation.sequence)
        .run();
}

void WorkStore::Private::rename(const QString &local, const QString &server)
{
    // A ticket that the server lost and got again has another id now.
    Statement known = database->statement("SELECT server FROM id_map WHERE local = ?");
    const QString before = known.bind(1, local).step() ? known.text(0) : QString();
    known.reset();
    database
        ->statement("INSERT INTO id_map (local, server) VALUES (?1, ?2) ON CONFLICT (local) DO UPDATE SET server = ?2")
        .bind(1, local)
        .bind(2, server)
        .run();
    for (Operation &operation : operations()) {
        // The create itself keeps its local id: under that it is on screen until the cache has the ticket.
        if (operation.localId() == local)
            continue;
        bool named = renameTicket(operation, local, server);
        if (!before.isEmpty() && before != server)
            named = renameTicket(operation, before, server) || named;
        if (!named)
            continue;
        writeBody(operation);
        if (operation.open())
            note(MirrorEntry::Kind::Kept, operation);
    }
}

void WorkStore::Private::settle(const Settlement &settlement, const QDateTime &now)
{
    Operation operation = one(settlement.operation);
    if (operation.state == OperationState::Applied)
        return; // an acceptance is final (X5)
    Statement update = database->statement("UPDATE operation SET state = ?1, refusal = ?2, applied_id = ?3,"
                                           " applied_version = ?4, applied_at = ?5 WHERE sequence = ?6");
    update.bind(1, wireName(settlement.state))
        .bindOrNull(2, refusalJson(settlement.refusal))
        .bindOrNull(3, settlement.appliedId)
        .bind(4, settlement.appliedVersion)
        .bind(6, operation.sequence);
    if (settlement.state == OperationState::Applied)
        update.bind(5, now.toMSecsSinceEpoch());
    update.run();
    if (settlement.state != OperationState::Applied)
        return;
    operation.appliedId = settlement.appliedId;
    operation.appliedVersion = settlement.appliedVersion;
    operation.appliedAt = now;
    note(MirrorEntry::Kind::Applied, operation);
    if (operation.action == Operation::Action::Create && !settlement.appliedId.isEmpty())
        rename(operation.localId(), settlement.appliedId);
}

bool WorkStore::Private::isWithdrawn(const Operation &operation, const QString &local)
{
    if (!domain::TicketId(local).isLocal() || local == operation.localId())
        return false;
    Statement create = database->statement("SELECT 1 FROM operation WHERE id = ? AND withdrawn_at IS NULL");
    return !create.bind(1, local.mid(1)).step();
}

void WorkStore::Private::requeue(Operation &operation)
{
    if (operation.refusal.type == Refusal::parentWithdrawn())
        fail(Failure::Kind::Refused, u"what operation %1 belongs to was withdrawn"_s.arg(operation.sequence));
    const QJsonObject current = operation.refusal.current;
    for (auto it = operation.was.begin(); it != operation.was.end(); ++it) {
        if (operation.state == OperationState::Conflict && current.contains(it.key()))
            it.value() = current.value(it.key());
    }
    operation.state = OperationState::Queued;
    operation.refusal = {};
    writeBody(operation);
    writeState(operation);
    note(MirrorEntry::Kind::Kept, operation);
}

WorkStore::WorkStore(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

WorkStore::~WorkStore() = default;

Result<std::unique_ptr<WorkStore>> WorkStore::open(const QString &path, const ProfileKey &key)
{
    return answered([&] { return std::unique_ptr<WorkStore>(new WorkStore(std::make_unique<Private>(path, key))); });
}

Result<Operation> WorkStore::append(Operation operation)
{
    return d->changing([&] {
        if (operation.ticket.isEmpty() && createsTicket(operation))
            operation.ticket = operation.localId();
        for (const QString &local : {operation.ticket, operation.target}) {
            Statement known = d->database->statement("SELECT server FROM id_map WHERE local = ?");
            if (known.bind(1, local).step())
                renameTicket(operation, local, known.text(0));
        }
        Statement newest = d->database->statement("SELECT id FROM operation WHERE ticket = ? AND state <> 'applied'"
                                                  " AND withdrawn_at IS NULL ORDER BY sequence DESC LIMIT 1");
        operation.after = newest.bind(1, operation.ticket).step() ? QUuid::fromString(newest.text(0)) : QUuid();
        operation.sequence = 0;
        // Written in the moment in which its ticket was withdrawn: it could never be sent, and its person must know.
        const bool orphaned =
            d->isWithdrawn(operation, operation.ticket) || d->isWithdrawn(operation, operation.target);
        operation.state = orphaned ? OperationState::Rejected : OperationState::Queued;
        operation.attempts = 0;
        operation.lastAttemptAt = {};
        operation.refusal = orphaned ? Refusal{Refusal::parentWithdrawn(), {}, {}, {}} : Refusal();
        operation.appliedId.clear();
        operation.appliedVersion = 0;
        operation.appliedAt = {};
        operation.device = d->device;
        operation.epoch = d->epoch;
        operation.sequence = insertOperation(*d->database, operation);
        const Operation stored = d->one(operation.id);
        d->note(MirrorEntry::Kind::Kept, stored);
        return stored;
    });
}

Result<void> WorkStore::markSending(const QList<QUuid> &operations, const QDateTime &now)
{
    return d->changing([&] {
        for (const QUuid &id : operations) {
            d->database
                ->statement("UPDATE operation SET state = 'sending', attempts = attempts + 1, last_attempt_at = ?"
                            " WHERE id = ? AND withdrawn_at IS NULL AND state IN ('queued', 'unknown', 'sending')")
                .bind(1, now.toMSecsSinceEpoch())
                .bind(2, bare(id))
                .run();
            if (d->database->changes() != 1)
                fail(Failure::Kind::Refused, u"operation %1 was taken back or answered meanwhile"_s.arg(bare(id)));
            d->note(MirrorEntry::Kind::Sending, d->one(id));
        }
    });
}

Result<void> WorkStore::settle(const QList<Settlement> &settlements, const QDateTime &now)
{
    return d->changing([&] {
        for (const Settlement &settlement : settlements)
            d->settle(settlement, now);
    });
}

Result<void> WorkStore::recoverSending()
{
    return d->changing([&] { d->database->run("UPDATE operation SET state = 'unknown' WHERE state = 'sending'"); });
}

Result<void> WorkStore::edit(const QUuid &operation, const QJsonObject &content)
{
    return d->changing([&] {
        Operation changed = d->one(operation);
        if (!isOurs(changed))
            fail(Failure::Kind::Refused, u"operation %1 is on its way"_s.arg(changed.sequence));
        changed.content = content;
        if (changed.action == Operation::Action::Update) {
            // `was` names exactly the paths of the patch (data-model.md 2).
            const QJsonObject before = changed.was;
            changed.was = {};
            for (auto it = content.begin(); it != content.end(); ++it) {
                if (!before.contains(it.key()))
                    fail(Failure::Kind::Refused, u"the old value of %1 is not known"_s.arg(it.key()));
                changed.was[it.key()] = before[it.key()];
            }
        }
        d->requeue(changed);
    });
}

Result<void> WorkStore::withdraw(const QUuid &operation)
{
    return d->changing([&] {
        const Operation gone = d->one(operation);
        if (!isOurs(gone))
            fail(Failure::Kind::Refused, u"operation %1 is on its way"_s.arg(gone.sequence));
        d->database->statement("UPDATE operation SET withdrawn_at = ? WHERE sequence = ?")
            .bind(1, QDateTime::currentMSecsSinceEpoch())
            .bind(2, gone.sequence)
            .run();
        d->database->statement("UPDATE operation SET after = ? WHERE after = ? AND withdrawn_at IS NULL")
            .bindOrNull(1, bare(gone.after))
            .bind(2, bare(gone.id))
            .run();
        d->note(MirrorEntry::Kind::Withdrawn, gone);
        if (gone.action != Operation::Action::Create)
            return;
        for (Operation &dependant : d->operations("state <> 'applied'")) {
            if (!names(dependant, gone.localId()))
                continue;
            dependant.state = OperationState::Rejected;
            dependant.refusal = {Refusal::parentWithdrawn(), {}, {}, {}};
            d->writeState(dependant);
        }
    });
}

Result<void> WorkStore::retry(const QUuid &operation)
{
    return d->changing([&] {
        Operation again = d->one(operation);
        if (!again.needsPerson())
            fail(Failure::Kind::Refused, u"operation %1 was not refused"_s.arg(again.sequence));
        const bool left = mayHaveLeft(again);
        d->requeue(again);
        if (!left)
            return;
        again.state = OperationState::Unknown;
        d->writeState(again);
    });
}

Result<void> WorkStore::forgetApplied(const QList<QUuid> &operations)
{
    return d->changing([&] {
        Statement forget = d->database->statement("UPDATE operation SET forgotten_at = ?1"
                                                  " WHERE id = ?2 AND state = 'applied' AND forgotten_at IS NULL");
        forget.bind(1, QDateTime::currentMSecsSinceEpoch());
        for (const QUuid &id : operations)
            forget.bind(2, bare(id)).run();
    });
}

Result<QList<Operation>> WorkStore::sentOperations() const
{
    return d->reading([&] {
        QList<Operation> sent;
        Statement rows = d->database->statement(std::string("SELECT ")
                                                    .append(operationColumns)
                                                    .append(" FROM operation WHERE forgotten_at IS NOT NULL"
                                                            " ORDER BY sequence"));
        while (rows.step())
            sent.append(operationFrom(rows));
        return sent;
    });
}

Result<void> WorkStore::returnSent(const QList<QUuid> &operations)
{
    return d->changing([&] {
        const QString refusal = refusalJson({Refusal::missingOnServer(), {}, {}, {}});
        for (const QUuid &id : operations) {
            d->database
                ->statement("UPDATE operation SET forgotten_at = NULL, state = 'rejected', refusal = ?1,"
                            " applied_id = NULL, applied_version = NULL, applied_at = NULL, attempts = 0"
                            " WHERE id = ?2 AND state = 'applied'")
                .bind(1, refusal)
                .bind(2, bare(id))
                .run();
            if (d->database->changes() == 1)
                d->note(MirrorEntry::Kind::Kept, d->one(id));
        }
    });
}

Result<QList<Operation>> WorkStore::operations() const
{
    return d->reading([&] { return d->operations(); });
}

Result<QMap<QString, QString>> WorkStore::idMap() const
{
    return d->reading([&] {
        QMap<QString, QString> map;
        Statement rows = d->database->statement("SELECT local, server FROM id_map");
        while (rows.step())
            map.insert(rows.text(0), rows.text(1));
        return map;
    });
}

Result<void> WorkStore::saveDraft(const Draft &draft)
{
    return d->changing([&] {
        d->database
            ->statement("INSERT INTO draft (place, content, saved_at) VALUES (?1, ?2, ?3)"
                        " ON CONFLICT (place) DO UPDATE SET content = ?2, saved_at = ?3")
            .bind(1, draft.place)
            .bind(2, compactJson(draft.content))
            .bind(3, draft.savedAt.toMSecsSinceEpoch())
            .run();
    });
}

Result<void> WorkStore::removeDraft(const QString &place)
{
    return d->changing([&] { d->database->statement("DELETE FROM draft WHERE place = ?").bind(1, place).run(); });
}

Result<QList<Draft>> WorkStore::drafts() const
{
    return d->reading([&] {
        QList<Draft> drafts;
        Statement rows = d->database->statement("SELECT place, content, saved_at FROM draft ORDER BY place");
        while (rows.step())
            drafts.append({rows.text(0), objectIn(rows.text(1)),
                           QDateTime::fromMSecsSinceEpoch(rows.integer(2), QTimeZone::utc())});
        return drafts;
    });
}

Result<void> WorkStore::setFact(const QString &name, const QString &value)
{
    return d->changing([&] {
        d->database
            ->statement("INSERT INTO fact (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2")
            .bind(1, name)
            .bind(2, value)
            .run();
    });
}

Result<QMap<QString, QString>> WorkStore::facts() const
{
    return d->reading([&] {
        QMap<QString, QString> facts;
        Statement rows = d->database->statement("SELECT name, value FROM fact");
        while (rows.step())
            facts.insert(rows.text(0), rows.text(1));
        return facts;
    });
}

} // namespace secondline::store
