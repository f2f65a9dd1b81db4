// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How work.db is opened: checked, brought to its newest schema, brought together with its mirror, rescued if damaged.

#include "store/deviceepoch.h"
#include "store/migrationbackup.h"
#include "store/rescue.h"
#include "store/workschema.h"
#include "store/workstore_p.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTimeZone>

#include <sqlcipher/sqlite3.h>

#include <algorithm>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Operation;
using domain::OperationState;
using Fate = OutboxMirror::Fate;

namespace {

constexpr qint64 msPerDay = 86'400'000;
//! Room for 200 acts of 8 KiB when the disk is full (invariants D6): the WAL holds several pages for each, its
//! checkpoint writes them once more, and the mirror has them, too.
constexpr qint64 reserveBytes = 20 * 1024 * 1024;

//! The content is damaged, which a disk that does not answer says nothing about (invariants D4).
bool saysDamage(const Fault &fault)
{
    const int primary = fault.code & 0xff;
    return fault.failure.kind == Failure::Kind::Damaged && primary != SQLITE_IOERR;
}

//! Fails unless the disk gives every byte, whatever they say.
void requireReadable(const QString &path)
{
    constexpr qint64 readAtOnce = 1024 * 1024;
    const VfsFile file(path, VfsFile::Mode::Read);
    const qint64 size = file.size();
    for (qint64 at = 0; at < size; at += readAtOnce)
        file.read(at, readAtOnce);
}

QString stamp()
{
    return QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z'");
}

} // namespace

WorkStore::Private::Private(QString file, const ProfileKey &profileKey)
    : path(std::move(file))
    , key(profileKey)
    , mirror(folder() + u"/outbox.mirror"_s, profileKey)
{
    open();
    // Without room for it, work goes on as long as there is any.
    static_cast<void>(holdRoom(reserve(), reserveBytes));
}

QString WorkStore::Private::folder() const
{
    return QFileInfo(path).absolutePath();
}

void WorkStore::Private::reconnectIfSpent()
{
    if (database && !database->isSpent())
        return;
    try {
        open();
    } catch (const Fault &fault) {
        if (fault.failure.kind != Failure::Kind::Full || epoch.isEmpty())
            throw;
        connectForReading();
    }
}

//! On a disk that is full what is whole can still be read (invariants D6). What an opening writes is made up for before
//! the next change.
void WorkStore::Private::connectForReading()
{
    database.reset();
    auto connection =
        std::make_unique<Database>(Database::Place{path, "work", Database::Access::Exclusive, "FULL"}, key);
    connection->keepLogWhenClosed(true);
    if (connection->integer("PRAGMA user_version") != static_cast<qint64>(workSteps().size()))
        fail(Failure::Kind::Full, path);
    database = std::move(connection);
    m_readsOnly = true;
}

void WorkStore::Private::reconnectForChange()
{
    if (m_readsOnly)
        database.reset();
    reconnectIfSpent();
    if (m_readsOnly)
        fail(Failure::Kind::Full, path);
}

void WorkStore::Private::open()
{
    try {
        connect();
    } catch (const Fault &fault) {
        if (fault.failure.kind == Failure::Kind::Full && removeFile(reserve()))
            return open();
        // A page of its own that is not where it was looks like another key: the mirror tells them apart.
        const bool damaged =
            saysDamage(fault) || (fault.failure.kind == Failure::Kind::WrongKey && mirrorKnowsTheKey());
        if (!damaged)
            throw;
        connectOrReplace();
    }
}

//! A read that failed once looks like damage as well, inside SQLite's check and SQLCipher's: work.db is given up only
//! if the disk gives all of it, and what it gives is damaged again (invariants D4).
void WorkStore::Private::connectOrReplace()
{
    for (const QString &file : {path, QString(path + u"-wal"_s)}) {
        if (VfsFile::exists(file))
            requireReadable(file);
    }
    try {
        return connect();
    } catch (const Fault &fault) {
        if (!saysDamage(fault) && fault.failure.kind != Failure::Kind::WrongKey)
            throw;
    }
    replaceDamaged();
    connect();
}

void WorkStore::Private::connect()
{
    database.reset();
    m_readsOnly = false;
    database = std::make_unique<Database>(Database::Place{path, "work", Database::Access::Exclusive, "FULL"}, key);
    try {
        // A log that does not belong to this file must not get into it when an opening that fails ends.
        database->keepLogWhenClosed(true);
        requireSound();
        database->keepLogWhenClosed(false);
        backUpBeforeSteps(*database, path, workSteps().size());
        database->migrate(workSteps());
        requireSoundRows();
        reconcile();
        epochChanged = recogniseDevice(*database, folder(), QDateTime::currentDateTimeUtc()) || epochChanged;
        expire();
    } catch (...) {
        database.reset(); // half opened is not open
        throw;
    }
    device = database->text("SELECT value FROM fact WHERE name = 'device'");
    epoch = database->text("SELECT value FROM fact WHERE name = 'epoch'");
    rescue = rescueReport();
}

void WorkStore::Private::requireSound()
{
    QStringList findings;
    try {
        Statement check = database->statement("PRAGMA integrity_check(1)");
        while (check.step()) {
            if (const QString finding = check.text(0); finding != u"ok")
                findings.append(finding);
        }
    } catch (const Fault &) {
        if (findings.isEmpty())
            throw;
    }
    if (!findings.isEmpty())
        fail(Failure::Kind::Damaged, u"%1: %2"_s.arg(path, findings.constFirst()));
}

void WorkStore::Private::requireSoundRows()
{
    Statement rows = database->statement(std::string("SELECT ").append(operationColumns).append(" FROM operation"));
    while (rows.step())
        operationFrom(rows);
}

bool WorkStore::Private::mirrorKnowsTheKey()
{
    return mirror.read().acts > 0;
}

void WorkStore::Private::replaceDamaged()
{
    const QString aside = path + u".damaged-"_s + stamp();
    const QString log = path + u"-wal"_s;
    // What was saved is durable in the mirror before a file leaves its place: a crash from here on finds it.
    const auto keep = [&](const QString &file, const QString &name) {
        QList<QJsonObject> salvaged = salvagedFrom(path, key);
        salvaged.append({{u"setAside"_s, QJsonArray{name}}});
        mirror.keepSalvaged(salvaged);
        if (const auto renamed = renameDurably(file, name); !renamed)
            throw Fault{renamed.error()};
    };
    // First with the log, which has the newest; then without it, should it be the log of another file.
    if (VfsFile::exists(log))
        keep(log, aside + u"-wal"_s);
    if (isThere(path))
        keep(path, aside);
}

void WorkStore::Private::reconcile()
{
    m_noted.clear();
    const OutboxMirror::Content content = mirror.read();
    const qint64 acts = database->integer("SELECT acts FROM mirror");
    const bool mirrorIsBehind = content.acts < acts;
    QStringList mirrorAside;
    if (content.damaged)
        mirrorAside = mirror.setAside(u".damaged-"_s + stamp());
    if (content.acts == acts && content.salvaged.isEmpty() && content.fates.isEmpty() && mirror.isReady())
        return;
    database->inTransaction([&] {
        QStringList rescued;
        QList<QJsonObject> salvaged;
        if (content.acts > acts) {
            salvaged = content.salvaged;
            rescued = restoreSalvaged(*database, salvaged);
        }
        undoDoubted(content);
        QList<QUuid> ids = content.fates.keys();
        std::sort(ids.begin(), ids.end(), [&](const QUuid &a, const QUuid &b) {
            const auto sequence = [&](const QUuid &id) {
                const auto &operation = content.fates[id].operation;
                return operation ? operation->sequence : 0;
            };
            return sequence(a) < sequence(b);
        });
        for (const QUuid &id : std::as_const(ids)) {
            if (reconcileOne(id, content.fates[id], mirrorIsBehind))
                rescued.append(id.toString(QUuid::WithoutBraces));
        }
        // An older work.db than the mirror began with: what is open here and not there was done meanwhile.
        if (acts < content.base) {
            for (Operation &operation : operations("state IN ('queued', 'sending', 'unknown')")) {
                if (content.fates.contains(operation.id))
                    continue;
                operation.state = OperationState::Rejected;
                operation.refusal = {domain::Refusal::rescued(), {}, {}, {}};
                writeState(operation);
                rescued.append(operation.id.toString(QUuid::WithoutBraces));
            }
        }
        if (content.damaged && content.acts > acts)
            database->run("UPDATE operation SET state = 'unknown' WHERE state IN ('queued', 'sending')");
        qint64 highest = 0;
        for (const Fate &fate : content.fates)
            highest = std::max(highest, fate.operation ? fate.operation->sequence : 0);
        for (const QJsonObject &one : std::as_const(salvaged))
            highest = std::max(highest, one[u"highest"].toInteger());
        countOnAbove(highest);
        if (content.acts > acts)
            database->statement("UPDATE mirror SET acts = ?").bind(1, content.acts).run();
        if (!mirrorAside.isEmpty())
            salvaged.append({{u"setAside"_s, QJsonArray::fromStringList(mirrorAside)}});
        report(rescued, salvaged, content);
    });
    m_doubted.clear();
    // It also does not know the operations that were given another content just now.
    if (mirrorIsBehind || content.damaged || !content.salvaged.isEmpty() || !m_noted.isEmpty())
        mirror.distrust();
    if (!mirror.isReady())
        mirror.renew(operations("state <> 'applied'"), std::max(acts, content.acts));
}

//! The device's own count goes on above all that was ever seen.
void WorkStore::Private::countOnAbove(qint64 sequence)
{
    const qint64 count = database->integer("SELECT seq FROM sqlite_sequence WHERE name = 'operation'");
    if (sequence <= count)
        return;
    database->run("DELETE FROM sqlite_sequence WHERE name = 'operation'");
    database->statement("INSERT INTO sqlite_sequence (name, seq) VALUES ('operation', ?)").bind(1, sequence).run();
}

//! A COMMIT failed, and the caller was told that nothing is saved: so it is, whatever the disk says.
void WorkStore::Private::undoDoubted(const OutboxMirror::Content &content)
{
    for (const QUuid &id : std::as_const(m_doubted)) {
        const auto fate = content.fates.constFind(id);
        const QString name = id.toString(QUuid::WithoutBraces);
        if (fate == content.fates.constEnd() || !fate->operation) {
            database->statement("DELETE FROM operation WHERE id = ? AND state = 'queued'").bind(1, name).run();
        } else if (fate->now == Fate::Now::Open) {
            database->statement("UPDATE operation SET withdrawn_at = NULL WHERE id = ?").bind(1, name).run();
            Operation before = *fate->operation;
            Statement row = database->statement("SELECT sequence FROM operation WHERE id = ? AND state <> 'applied'");
            if (row.bind(1, name).step()) {
                before.sequence = row.integer(0);
                writeBody(before);
            }
        }
    }
}

//! Whether the operation waits for its person now.
bool WorkStore::Private::reconcileOne(const QUuid &id, const Fate &fate, bool mirrorIsBehind)
{
    Statement row =
        database->statement("SELECT sequence, state, attempts, body_hash, withdrawn_at IS NOT NULL"
                            " OR forgotten_at IS NOT NULL OR state = 'applied' FROM operation WHERE id = ?");
    if (!row.bind(1, id.toString(QUuid::WithoutBraces)).step()) {
        if (fate.now == Fate::Now::Applied && fate.operation && fate.operation->action == Operation::Action::Create
            && !fate.appliedId.isEmpty())
            rename(fate.operation->localId(), fate.appliedId);
        // A mirror that is behind does not know what became of it: it left work.db in its own time.
        if (fate.now != Fate::Now::Open || !fate.operation || mirrorIsBehind)
            return false;
        return putBack(*fate.operation, fate);
    }
    const bool done = row.integer(4) != 0;
    if (done || mirrorIsBehind)
        return false;
    if (fate.now == Fate::Now::Open && fate.attempts <= row.integer(2)
        && (!fate.operation || bodyHash(*fate.operation) == row.text(3)))
        return false;
    Operation operation = one(id);
    switch (fate.now) {
    case Fate::Now::Applied:
        settle({id, OperationState::Applied, fate.appliedId, fate.appliedVersion, false, {}}, fate.appliedAt);
        return false;
    case Fate::Now::Withdrawn:
        break;
    case Fate::Now::Open: {
        const bool mayHaveLeft = fate.attempts > operation.attempts;
        if (mayHaveLeft) {
            database->statement("UPDATE operation SET attempts = ? WHERE sequence = ?")
                .bind(1, qint64(fate.attempts))
                .bind(2, operation.sequence)
                .run();
        }
        const bool same = !fate.operation || bodyHash(*fate.operation) == row.text(3);
        if (same && mayHaveLeft && !operation.needsPerson()) {
            operation.state = OperationState::Unknown;
            writeState(operation);
        }
        if (same)
            return false;
        Operation newer = *fate.operation;
        newer.sequence = operation.sequence;
        writeBody(newer);
        break;
    }
    }
    operation.state = OperationState::Rejected;
    operation.refusal = {domain::Refusal::rescued(), {}, {}, {}};
    writeState(operation);
    return true;
}

bool WorkStore::Private::putBack(Operation operation, const Fate &fate)
{
    operation.state = OperationState::Rejected;
    operation.refusal = {domain::Refusal::rescued(), {}, {}, {}};
    operation.attempts = fate.attempts;
    Statement taken = database->statement("SELECT 1 FROM operation WHERE sequence = ?");
    if (operation.sequence > 0 && taken.bind(1, operation.sequence).step())
        operation.sequence = 0;
    taken.reset();
    insertOperation(*database, operation);
    return true;
}

//! Keeps what happened as a fact until its person has seen it.
void WorkStore::Private::report(const QStringList &rescued, const QList<QJsonObject> &salvaged,
                                const OutboxMirror::Content &content)
{
    QStringList setAside;
    QSet<QString> lost;
    for (const QJsonObject &one : salvaged) {
        for (const QJsonValue &file : one[u"setAside"].toArray())
            setAside.append(file.toString());
        if (!one.contains(u"lost"))
            continue;
        Statement found = database->statement("SELECT 1 FROM operation WHERE id = ?");
        const bool known = content.fates.contains(QUuid::fromString(one[u"lost"].toString()));
        if (!known && !found.bind(1, one[u"lost"].toString()).step())
            lost.insert(one[u"lost"].toString());
    }
    if (rescued.isEmpty() && setAside.isEmpty())
        return;
    RescueReport report{QDateTime::currentDateTimeUtc(), setAside, static_cast<int>(rescued.size()),
                        static_cast<int>(lost.size())};
    if (const auto before = rescueReport()) {
        report.setAside = before->setAside + setAside;
        report.rescued += before->rescued;
        report.unreadable += before->unreadable;
    }
    const QJsonObject json{{u"at"_s, report.at.toMSecsSinceEpoch()},
                           {u"setAside"_s, QJsonArray::fromStringList(report.setAside)},
                           {u"rescued"_s, report.rescued},
                           {u"unreadable"_s, report.unreadable}};
    database->statement("INSERT OR REPLACE INTO fact (name, value) VALUES ('rescue', ?)")
        .bind(1, compactJson(json))
        .run();
}

std::optional<RescueReport> WorkStore::Private::rescueReport()
{
    const QString fact = database->text("SELECT value FROM fact WHERE name = 'rescue'");
    if (fact.isEmpty())
        return std::nullopt;
    const QJsonObject json = objectIn(fact);
    RescueReport report;
    report.at = QDateTime::fromMSecsSinceEpoch(json[u"at"].toInteger(), QTimeZone::utc());
    const QJsonArray files = json[u"setAside"].toArray();
    for (const QJsonValue &file : files)
        report.setAside.append(file.toString());
    report.rescued = json[u"rescued"].toInt();
    report.unreadable = json[u"unreadable"].toInt();
    return report;
}

//! What was kept for a while leaves: withdrawn, sent, reports. Nothing that is not sent.
void WorkStore::Private::expire()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    database->inTransaction([&] {
        for (const auto &[sql, days] : {std::pair("DELETE FROM operation WHERE withdrawn_at < ?", binDays),
                                        std::pair("DELETE FROM operation WHERE forgotten_at < ?", sentDays),
                                        std::pair("DELETE FROM report WHERE at < ?", reportDays)})
            database->statement(sql).bind(1, now - days * msPerDay).run();
    });
}

void WorkStore::Private::tellMirror()
{
    if (m_noted.isEmpty())
        return;
    if (!mirror.isReady() || mirror.isMostlyDead()) {
        const auto renewed = answered([&] { mirror.renew(operations("state <> 'applied'"), mirror.acts()); });
        if (!renewed && !mirror.isReady())
            throw Fault{renewed.error()};
        m_renewedInside = renewed.has_value();
    }
    database->statement("UPDATE mirror SET acts = ?").bind(1, mirror.acts() + 1).run();
    mirror.append(m_noted);
    m_told = true;
}

void WorkStore::Private::takeBack()
{
    if (m_renewedInside)
        mirror.distrust(); // it began with what is not saved now
    else
        mirror.takeBack();
    if (!database->isSpent())
        return;
    for (const MirrorEntry &entry : std::as_const(m_noted))
        m_doubted.insert(entry.operation.id);
}

} // namespace secondline::store
