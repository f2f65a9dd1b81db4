// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/workstore.h"

#include "store/database.h"
#include "store/operationrow.h"
#include "store/privatefile.h"
#include "store/workschema.h"

#include <QFile>
#include <QTimeZone>

#include <algorithm>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;
using domain::Result;

namespace {

constexpr qint64 msPerDay = 86'400'000;
//! Room for 200 acts of 8 KiB when the disk is full (invariants D6): the WAL holds several pages for each, and its
//! checkpoint writes them once more.
constexpr qint64 reserveBytes = 16 * 1024 * 1024;

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

} // namespace

class WorkStore::Private
{
public:
    Private(QString file, const ProfileKey &profileKey)
        : path(std::move(file))
        , key(profileKey)
    {
        connect();
        // Without room for it, work goes on as long as there is any.
        static_cast<void>(holdRoom(reserve(), reserveBytes));
    }

    //! Runs \a work in a transaction; once more if the disk was full and the reserve could be given up for it.
    template <class Work> auto changing(Work work) -> Result<std::invoke_result_t<Work>>
    {
        const auto attempt = [&] {
            return answered([&] {
                reconnectIfSpent();
                return database->inTransaction(work);
            });
        };
        auto result = attempt();
        if (!result && result.error().kind == Failure::Kind::Full && QFile::remove(reserve()))
            return attempt();
        return result;
    }
    template <class Work> auto reading(Work work) -> Result<std::invoke_result_t<Work>>
    {
        return answered([&] {
            reconnectIfSpent();
            return work();
        });
    }

    QList<Operation> open(std::string_view where = "1")
    {
        QList<Operation> operations;
        Statement rows = database->statement(std::string("SELECT ")
                                                 .append(operationColumns)
                                                 .append(" FROM operation WHERE withdrawn_at IS NULL AND ")
                                                 .append(where)
                                                 .append(" ORDER BY sequence"));
        while (rows.step())
            operations.append(operationFrom(rows));
        return operations;
    }

    Operation one(const QUuid &id)
    {
        Statement row = database->statement(std::string("SELECT ")
                                                .append(operationColumns)
                                                .append(" FROM operation WHERE withdrawn_at IS NULL AND id = ?"));
        if (!row.bind(1, bare(id)).step())
            fail(Failure::Kind::NotFound, u"no operation %1"_s.arg(bare(id)));
        return operationFrom(row);
    }

    //! Writes what an operation says, under the hash that tells damage.
    void writeBody(const Operation &operation)
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

    void writeState(const Operation &operation)
    {
        database->statement("UPDATE operation SET state = ?, refusal = ? WHERE sequence = ?")
            .bind(1, wireName(operation.state))
            .bindOrNull(2, refusalJson(operation.refusal))
            .bind(3, operation.sequence)
            .run();
    }

    void settle(const Settlement &settlement, const QDateTime &now);
    void rename(const QString &local, const QString &server);
    void requeue(Operation &operation);

    QString path;
    ProfileKey key;
    std::unique_ptr<Database> database;

private:
    void connect()
    {
        database.reset();
        database = std::make_unique<Database>(Database::Place{path, "work", Database::Access::Exclusive, "FULL"}, key);
        database->migrate(workSteps());
        database->inTransaction([&] {
            database->statement("INSERT OR IGNORE INTO fact (name, value) VALUES ('device', ?)")
                .bind(1, bare(QUuid::createUuid()))
                .run();
            database->statement("DELETE FROM operation WHERE withdrawn_at < ?")
                .bind(1, QDateTime::currentMSecsSinceEpoch() - binDays * msPerDay)
                .run();
        });
    }

    QString reserve() const { return path + u".reserve"_s; }

    void reconnectIfSpent()
    {
        if (!database || database->isSpent())
            connect();
    }
};

//! Gives every waiting operation that names \a local the id that the server gave.
void WorkStore::Private::rename(const QString &local, const QString &server)
{
    database->statement("INSERT OR IGNORE INTO id_map (local, server) VALUES (?, ?)")
        .bind(1, local)
        .bind(2, server)
        .run();
    for (Operation &operation : open()) {
        // The create itself keeps its local id: under that it is on screen until the cache has the ticket.
        if (operation.localId() != local && renameTicket(operation, local, server))
            writeBody(operation);
    }
}

void WorkStore::Private::settle(const Settlement &settlement, const QDateTime &now)
{
    const Operation operation = one(settlement.operation);
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
    if (operation.action == Operation::Action::Create && !settlement.appliedId.isEmpty())
        rename(operation.localId(), settlement.appliedId);
}

//! Back in the queue by a person who has seen why it came back: after a conflict, the values that it saw on the server
//! are those it means to replace.
void WorkStore::Private::requeue(Operation &operation)
{
    if (operation.refusal.type == parentWithdrawn())
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
        const std::string_view type = nameOf(operation.type);
        Statement insert = d->database->statement(
            "INSERT INTO operation (id, type, action, target, ticket, after, content, was, acted_at, skew, server,"
            " account, body_hash, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence");
        insert.bind(1, bare(operation.id))
            .bind(2, type)
            .bind(3, std::string_view(operation.action == Operation::Action::Create ? "create" : "update"))
            .bind(4, operation.target)
            .bind(5, operation.ticket)
            .bindOrNull(6, bare(operation.after))
            .bind(7, compactJson(operation.content))
            .bind(8, compactJson(operation.was))
            .bind(9, operation.actedAt.toMSecsSinceEpoch());
        if (operation.clockSkewMs)
            insert.bind(10, *operation.clockSkewMs);
        insert.bind(11, operation.serverId)
            .bind(12, operation.accountId)
            .bind(13, bodyHash(operation))
            .bind(14, wireName(OperationState::Queued));
        insert.step();
        operation.sequence = insert.integer(0);
        insert.run();
        return d->one(operation.id);
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
        if (gone.action != Operation::Action::Create)
            return;
        for (Operation &dependant : d->open("state <> 'applied'")) {
            if (!names(dependant, gone.localId()))
                continue;
            dependant.state = OperationState::Rejected;
            dependant.refusal = {parentWithdrawn(), {}, {}, {}};
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
        d->requeue(again);
    });
}

Result<void> WorkStore::forgetApplied(const QList<QUuid> &operations)
{
    return d->changing([&] {
        Statement forget = d->database->statement("DELETE FROM operation WHERE id = ? AND state = 'applied'");
        for (const QUuid &id : operations)
            forget.bind(1, bare(id)).run();
    });
}

Result<QList<Operation>> WorkStore::operations() const
{
    return d->reading([&] { return d->open(); });
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

Result<QStringList> WorkStore::verify() const
{
    return d->reading([&] {
        QStringList findings = d->database->verify();
        Statement rows =
            d->database->statement(std::string("SELECT ").append(operationColumns).append(" FROM operation"));
        while (rows.step()) {
            if (const auto read = answered([&] { return operationFrom(rows); }); !read)
                findings.append(read.error().detail);
        }
        return findings;
    });
}

} // namespace secondline::store
