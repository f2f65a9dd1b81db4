// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sqlitestorage.h"

#include "server/storage/columns.h"
#include "server/storage/filtersql.h"
#include "server/storage/sqliteschema.h"
#include "server/storage/storageerror.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSqlError>

#include <algorithm>
#include <atomic>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::ObjectType;

namespace {

constexpr int sqliteReadOnly = 8;
constexpr int sqliteIoError = 10;
constexpr int sqliteFull = 13;
constexpr int sqliteCantOpen = 14;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;
constexpr int sqliteBusy = 5;

StorageError asStorageError(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    Failure::Kind kind = Failure::Kind::Internal;
    if (code == sqliteFull)
        kind = Failure::Kind::Full;
    else if (code == sqliteReadOnly || code == sqliteCantOpen || code == sqliteIoError)
        kind = Failure::Kind::Unwritable;
    else if (code == sqliteCorrupt || code == sqliteNotADatabase)
        kind = Failure::Kind::Damaged;
    else if (code == sqliteBusy)
        kind = Failure::Kind::Busy;
    return StorageError({kind, error.databaseText().isEmpty() ? error.driverText() : error.databaseText()});
}

size_t indexOf(ObjectType type)
{
    return static_cast<size_t>(type);
}

QString numberList(const QList<ObjectNumber> &numbers)
{
    QString list;
    list.reserve(numbers.size() * 8);
    for (const ObjectNumber number : numbers) {
        if (!list.isEmpty())
            list += u',';
        list += QString::number(number);
    }
    return list;
}

} // namespace

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_storage.rollback();
    } catch (const StorageError &) {
        // The database is gone or broken; what made us roll back is already on its way to the person.
    }
}

void Transaction::commit()
{
    m_storage.commit();
    m_open = false;
}

SqliteStorage::SqliteStorage(const QString &file)
{
    static std::atomic<int> connections = 0;
    m_connection = u"server-%1"_s.arg(++connections);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!m_database.open())
        throw asStorageError(m_database.lastError());
    direct(u"PRAGMA journal_mode = WAL"_s);
    direct(u"PRAGMA synchronous = FULL"_s);
    direct(u"PRAGMA cache_size = -16000"_s);
    direct(u"PRAGMA temp_store = MEMORY"_s);
    upgrade();
}

SqliteStorage::~SqliteStorage()
{
    m_prepared.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

void SqliteStorage::upgrade()
{
    const QList<QStringList> steps = schemaSteps();
    QSqlQuery &query = run(u"PRAGMA user_version"_s);
    int version = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    if (version == steps.size())
        return;
    if (version > steps.size())
        throw StorageError({Failure::Kind::TooNew, m_database.databaseName()});
    Transaction transaction(*this, Access::Write);
    // Another process may have been faster.
    QSqlQuery &again = run(u"PRAGMA user_version"_s);
    version = again.next() ? again.value(0).toInt() : 0;
    again.finish();
    for (qsizetype i = version; i < steps.size(); ++i) {
        for (const QString &sql : steps[i])
            direct(sql);
    }
    direct(u"PRAGMA user_version = %1"_s.arg(steps.size()));
    transaction.commit();
    m_prepared.clear();
}

void SqliteStorage::fail(const QSqlQuery &query) const
{
    throw asStorageError(query.lastError());
}

void SqliteStorage::direct(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        fail(query);
}

QSqlQuery &SqliteStorage::prepared(const QString &sql)
{
    const auto found = m_prepared.find(sql);
    if (found != m_prepared.end()) {
        found->second->finish();
        return *found->second;
    }
    // Filters make texts without end: keep the small fixed set and what is recent.
    constexpr std::size_t mostPrepared = 200;
    if (m_prepared.size() >= mostPrepared)
        m_prepared.clear();
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        fail(*query);
    return *m_prepared.emplace(sql, std::move(query)).first->second;
}

void SqliteStorage::finishAll()
{
    for (const auto &query : m_prepared)
        query.second->finish();
}

QSqlQuery &SqliteStorage::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery &query = prepared(sql);
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values[i]);
    if (!query.exec())
        fail(query);
    return query;
}

void SqliteStorage::begin(Access access)
{
    m_counters = {};
    direct(access == Access::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    if (access == Access::Read) {
        // A deferred transaction has no snapshot until it reads.
        run(u"SELECT number FROM commit_mark WHERE number = 0"_s).finish();
    }
}

void SqliteStorage::commit()
{
    for (const ObjectType type : domain::allObjectTypes) {
        if (const qint64 touched = m_counters.touched[indexOf(type)]; touched > 0)
            run(u"INSERT OR REPLACE INTO type_state VALUES (?, ?)"_s, {static_cast<int>(type), touched}).finish();
    }
    finishAll();
    direct(u"COMMIT"_s);
    m_counters = {};
}

void SqliteStorage::rollback()
{
    m_counters = {};
    finishAll();
    direct(u"ROLLBACK"_s);
}

void SqliteStorage::savepoint()
{
    m_atSavepoint = m_counters;
    direct(u"SAVEPOINT object"_s);
}

void SqliteStorage::releaseSavepoint()
{
    direct(u"RELEASE object"_s);
}

void SqliteStorage::rollbackToSavepoint()
{
    finishAll();
    direct(u"ROLLBACK TO object"_s);
    direct(u"RELEASE object"_s);
    m_counters = m_atSavepoint;
}

QString SqliteStorage::setting(const QString &key)
{
    QSqlQuery &query = run(u"SELECT value FROM setting WHERE name = ?"_s, {key});
    QString value = query.next() ? query.value(0).toString() : QString();
    query.finish();
    return value;
}

void SqliteStorage::setSetting(const QString &key, const QString &value)
{
    run(u"INSERT OR REPLACE INTO setting VALUES (?, ?)"_s, {key, value}).finish();
}

qint64 SqliteStorage::nextCommit()
{
    if (m_counters.lastCommit < 0) {
        QSqlQuery &query = run(u"SELECT max(number) FROM commit_mark"_s);
        m_counters.lastCommit = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
    }
    const qint64 number = m_counters.lastCommit + 1;
    const QString mark = QString::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, u'0');
    run(u"INSERT INTO commit_mark VALUES (?, ?)"_s, {number, mark}).finish();
    m_counters.lastCommit = number;
    return number;
}

QString SqliteStorage::stateString(qint64 commit)
{
    QSqlQuery &query = run(u"SELECT mark FROM commit_mark WHERE number = ?"_s, {commit});
    const QString mark = query.next() ? query.value(0).toString() : QString();
    query.finish();
    return u"%1.%2"_s.arg(commit).arg(mark);
}

QString SqliteStorage::state(ObjectType type)
{
    qint64 commit = m_counters.touched[indexOf(type)];
    if (commit == 0) {
        QSqlQuery &query = run(u"SELECT commit_number FROM type_state WHERE type = ?"_s, {static_cast<int>(type)});
        commit = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
    }
    return stateString(commit);
}

std::optional<Changes> SqliteStorage::changes(ObjectType type, const QString &since, qint64 most, const Caller &caller)
{
    bool whole = false;
    const qint64 from = since.section(u'.', 0, 0).toLongLong(&whole);
    if (!whole || stateString(from) != since)
        return std::nullopt;
    if (type == ObjectType::Article && from < caller.reachCommit)
        return std::nullopt; // which articles a person reads follows from role and tier, which changed since
    Changes changes;
    changes.newState = state(type);
    const bool moves = type == ObjectType::Ticket || type == ObjectType::Article;
    // Where it has been since, oldest first.
    const QString been = moves
        ? u"(SELECT group_concat(was, char(10)) FROM (SELECT m.was FROM moved m WHERE m.type = %1 AND m.num = o.num "
          "AND m.commit_number > max(?, o.created_commit) ORDER BY m.commit_number))"_s.arg(static_cast<int>(type))
        : u"NULL"_s;
    QSqlQuery &query = run(u"SELECT o.num, o.created_commit, o.changed_commit, %1, (%2) FROM %3 o "
                           "WHERE o.changed_commit > ? ORDER BY o.changed_commit, o.num"_s.arg(
                               been, visibilitySql(type, caller), tableOf(type)),
                           moves ? QVariantList{from, from} : QVariantList{from});
    struct Row
    {
        QString id;
        QStringList *list;
        qint64 commit;
    };
    QList<Row> rows;
    while (query.next()) {
        const bool visibleNow = query.value(4).toInt() != 0;
        const QStringList places = query.value(3).toString().split(u'\n', Qt::SkipEmptyParts);
        const auto shown = [&](const QString &place) { return visibleByKey(type, place, caller); };
        const bool visibleThen =
            query.value(1).toLongLong() <= from && (places.isEmpty() ? visibleNow : shown(places.constFirst()));
        // One that came and went since may have been seen by whoever pages through everything meanwhile.
        if (!visibleNow && !visibleThen && std::none_of(places.cbegin(), places.cend(), shown))
            continue;
        QStringList &list = !visibleNow ? changes.destroyed : visibleThen ? changes.updated : changes.created;
        rows.append({objectId(type, query.value(0).toLongLong()), &list, query.value(2).toLongLong()});
        if (rows.size() > most)
            break;
    }
    query.finish();
    const bool more = rows.size() > most;
    Changes passedOver;
    while (more && rows.size() + passedOver.created.size() + passedOver.destroyed.size() > most) {
        // Only whole commits: a state in the middle of one could not be named.
        const qint64 cut = rows.constLast().commit;
        while (!rows.isEmpty() && rows.constLast().commit == cut)
            rows.removeLast();
        if (rows.isEmpty())
            return std::nullopt;
        passedOver = cameOrWent(type, from, rows.constLast().commit, caller);
    }
    if (more) {
        changes.more = true;
        changes.newState = stateString(rows.constLast().commit);
        changes.created = passedOver.created;
        changes.destroyed = passedOver.destroyed;
    }
    for (const Row &row : std::as_const(rows))
        row.list->append(row.id);
    return changes;
}

Changes SqliteStorage::cameOrWent(ObjectType type, qint64 from, qint64 until, const Caller &caller)
{
    const bool moves = type == ObjectType::Ticket || type == ObjectType::Article;
    const auto placeAfter = [&](qint64 commit) {
        return !moves ? u"NULL"_s
                      : u"(SELECT m.was FROM moved m WHERE m.type = %1 AND m.num = o.num AND m.commit_number > "
                        "max(%2, o.created_commit) ORDER BY m.commit_number LIMIT 1)"_s.arg(static_cast<int>(type))
                            .arg(commit);
    };
    const QString moved = !moves
        ? u"0"_s
        : u"EXISTS (SELECT 1 FROM moved m WHERE m.type = %1 AND m.num = o.num AND m.commit_number > %2"
          " AND m.commit_number <= %3)"_s.arg(static_cast<int>(type))
              .arg(from)
              .arg(until);
    QSqlQuery &query = run(u"SELECT o.num, o.created_commit, %1, %2, (%3) FROM %4 o WHERE o.changed_commit > ?"
                           " AND ((o.created_commit > ? AND o.created_commit <= ?) OR %5)"_s.arg(
                               placeAfter(from), placeAfter(until), visibilitySql(type, caller), tableOf(type), moved),
                           {until, from, until});
    Changes passedOver;
    while (query.next()) {
        const bool visibleNow = query.value(4).toInt() != 0;
        const auto visibleAt = [&](qint64 commit, int place) {
            return query.value(1).toLongLong() <= commit
                && (query.value(place).isNull() ? visibleNow
                                                : visibleByKey(type, query.value(place).toString(), caller));
        };
        const bool then = visibleAt(from, 2);
        const bool atCut = visibleAt(until, 3);
        // Where it is otherwise now, what follows tells.
        if (!then && atCut && visibleNow)
            passedOver.created.append(objectId(type, query.value(0).toLongLong()));
        else if (then && !atCut && !visibleNow)
            passedOver.destroyed.append(objectId(type, query.value(0).toLongLong()));
    }
    query.finish();
    return passedOver;
}

ObjectNumber SqliteStorage::nextNumber(ObjectType type)
{
    ObjectNumber &last = m_counters.lastNumber[indexOf(type)];
    if (last == 0) {
        QSqlQuery &query = run(u"SELECT coalesce(max(num), 0) FROM %1"_s.arg(tableOf(type)));
        last = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
    }
    return ++last;
}

void SqliteStorage::logMove(ObjectType type, ObjectNumber number, const QString &was, qint64 commit)
{
    run(u"INSERT OR IGNORE INTO moved VALUES (?, ?, ?, ?)"_s, {static_cast<int>(type), number, commit, was}).finish();
}

void SqliteStorage::put(ObjectType type, const QJsonObject &object, qint64 commit)
{
    const std::optional<ObjectNumber> number = objectNumber(type, object[u"id"].toString());
    if (!number)
        throw StorageError({Failure::Kind::Internal, u"an object without an id of ours"_s});
    const qint64 version = object[u"version"].toInteger();
    const bool added = version == 1;
    if (const QString key = visibilityKey(type, object); !added && !key.isNull()) {
        const std::optional<QJsonObject> before = this->object(type, *number);
        if (const QString was = before ? visibilityKey(type, *before) : key; was != key)
            logMove(type, *number, was, commit);
    }
    const std::span<const Column> columns = columnsOf(type);
    QString names;
    QString marks;
    QVariantList values;
    for (const Column &column : columns) {
        names += u", "_s + QLatin1StringView(column.name);
        if (!added)
            names += u" = ?"_s;
        marks += u", ?"_s;
        values.append(columnValue(column, object));
    }
    values.append(QJsonDocument(object).toJson(QJsonDocument::Compact));
    if (added) {
        run(u"INSERT INTO %1 (num, version, created_commit, changed_commit%2, doc) VALUES (?, ?, ?, ?%3, ?)"_s.arg(
                tableOf(type), names, marks),
            QVariantList{*number, version, commit, commit} + values)
            .finish();
    } else {
        run(u"UPDATE %1 SET version = ?, changed_commit = ?%2, doc = ? WHERE num = ?"_s.arg(tableOf(type), names),
            QVariantList{version, commit} + values + QVariantList{*number})
            .finish();
    }
    m_counters.touched[indexOf(type)] = commit;
}

std::optional<QJsonObject> SqliteStorage::object(ObjectType type, ObjectNumber number)
{
    QSqlQuery &query = run(u"SELECT doc FROM %1 WHERE num = ?"_s.arg(tableOf(type)), {number});
    std::optional<QJsonObject> object;
    if (query.next())
        object = QJsonDocument::fromJson(query.value(0).toByteArray()).object();
    query.finish();
    return object;
}

bool SqliteStorage::visible(ObjectType type, ObjectNumber number, const Caller &caller)
{
    QSqlQuery &query =
        run(u"SELECT 1 FROM %1 o WHERE o.num = ? AND %2"_s.arg(tableOf(type), visibilitySql(type, caller)), {number});
    const bool found = query.next();
    query.finish();
    return found;
}

QList<StoredDocument> SqliteStorage::documents(ObjectType type, const std::optional<QList<ObjectNumber>> &numbers,
                                               qint64 mostBytes, const Caller &caller)
{
    const QString which = numbers ? u"o.num IN (%1)"_s.arg(numberList(*numbers)) : u"1"_s;
    QSqlQuery query(m_database); // not kept: the text differs with each list of ids
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT o.num, o.doc FROM %1 o WHERE %2 AND %3 ORDER BY o.num"_s.arg(tableOf(type), which,
                                                                                          visibilitySql(type, caller))))
        fail(query);
    QList<StoredDocument> documents;
    qint64 bytes = 0;
    while (bytes <= mostBytes && query.next()) {
        documents.append({query.value(0).toLongLong(), query.value(1).toByteArray()});
        bytes += documents.constLast().json.size();
    }
    return documents;
}

QList<ObjectNumber> SqliteStorage::query(ObjectType type, const Filter &filter, const QList<Sort> &sorts,
                                         qint64 position, qint64 limit, const Caller &caller)
{
    const SqlCondition condition = filterSql(type, filter);
    QSqlQuery &query = run(u"SELECT o.num FROM %1 o WHERE (%2) AND %3 %4 LIMIT ? OFFSET ?"_s.arg(
                               tableOf(type), condition.sql, visibilitySql(type, caller), orderSql(type, sorts)),
                           condition.values + QVariantList{limit, position});
    QList<ObjectNumber> numbers;
    while (query.next())
        numbers.append(query.value(0).toLongLong());
    query.finish();
    return numbers;
}

qint64 SqliteStorage::count(ObjectType type, const Filter &filter, const Caller &caller)
{
    const SqlCondition condition = filterSql(type, filter);
    QSqlQuery &query = run(
        u"SELECT count(*) FROM %1 o WHERE (%2) AND %3"_s.arg(tableOf(type), condition.sql, visibilitySql(type, caller)),
        condition.values);
    const qint64 count = query.next() ? query.value(0).toLongLong() : 0;
    query.finish();
    return count;
}

std::optional<ObjectNumber> SqliteStorage::named(ObjectType type, const QString &name)
{
    QString column;
    switch (type) {
    case ObjectType::Ticket:
    case ObjectType::Article:
        column = u"number"_s;
        break;
    case ObjectType::Person:
        column = u"login"_s;
        break;
    case ObjectType::Queue:
    case ObjectType::Site:
        column = u"name"_s;
        break;
    case ObjectType::Asset:
        column = u"tag"_s;
        break;
    case ObjectType::Tier:
        column = u"level"_s;
        break;
    case ObjectType::Entry:
    case ObjectType::Escalation:
    case ObjectType::HandoffRating:
    case ObjectType::Policy:
    case ObjectType::FormDefinition:
        return std::nullopt;
    }
    QSqlQuery &query =
        run(u"SELECT num FROM %1 WHERE %2 = ? ORDER BY num LIMIT 1"_s.arg(tableOf(type), column), {name});
    std::optional<ObjectNumber> number;
    if (query.next())
        number = query.value(0).toLongLong();
    query.finish();
    return number;
}

QString SqliteStorage::nextName(ObjectType type, qint64 &last, const QString &prefix, int digits)
{
    if (last < 0) {
        QSqlQuery &query =
            run(u"SELECT coalesce(max(CAST(substr(number, 4) AS INTEGER)), 0) FROM %1"_s.arg(tableOf(type)));
        last = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
    }
    return prefix + QString::number(++last).rightJustified(digits, u'0');
}

QString SqliteStorage::nextTicketNumber()
{
    return nextName(ObjectType::Ticket, m_counters.lastTicketName, u"HD-"_s, 6);
}

QString SqliteStorage::nextArticleNumber()
{
    return nextName(ObjectType::Article, m_counters.lastArticleName, u"KB-"_s, 5);
}

std::optional<AppliedOperation> SqliteStorage::operation(const QUuid &id)
{
    QSqlQuery &query =
        run(u"SELECT type, num, person, content_hash, version FROM operation WHERE id = ?"_s, {id.toRfc4122()});
    std::optional<AppliedOperation> operation;
    if (query.next()) {
        operation =
            AppliedOperation{static_cast<ObjectType>(query.value(0).toInt()), query.value(1).toLongLong(),
                             query.value(2).toLongLong(), query.value(3).toByteArray(), query.value(4).toLongLong()};
    }
    query.finish();
    return operation;
}

void SqliteStorage::rememberOperation(const QUuid &id, const AppliedOperation &operation)
{
    run(u"INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
        {id.toRfc4122(), static_cast<int>(operation.type), operation.object, operation.person, operation.contentHash,
         operation.version, QDateTime::currentMSecsSinceEpoch()})
        .finish();
}

std::optional<ObjectNumber> SqliteStorage::personOfToken(const QByteArray &tokenHash)
{
    QSqlQuery &query = run(u"SELECT person FROM access_token WHERE hash = ?"_s, {tokenHash});
    std::optional<ObjectNumber> person;
    if (query.next())
        person = query.value(0).toLongLong();
    query.finish();
    return person;
}

void SqliteStorage::addToken(const QByteArray &tokenHash, ObjectNumber person, const QDateTime &at)
{
    run(u"INSERT INTO access_token VALUES (?, ?, ?)"_s, {tokenHash, person, at.toMSecsSinceEpoch()}).finish();
}

std::optional<Caller> SqliteStorage::caller(ObjectNumber number)
{
    const std::optional<QJsonObject> properties = object(ObjectType::Person, number);
    if (!properties)
        return std::nullopt;
    const domain::Person person = domain::personFrom(*properties);
    if (!person.active)
        return std::nullopt;
    Caller caller;
    caller.number = number;
    caller.id = person.id.value();
    caller.login = person.login;
    caller.name = person.name.isEmpty() ? person.login : person.name;
    caller.role = person.role;
    caller.tierLevel = person.tierLevel;
    QSqlQuery &reach = run(u"SELECT commit_number FROM person_reach WHERE person = ?"_s, {number});
    if (reach.next())
        caller.reachCommit = reach.value(0).toLongLong();
    reach.finish();
    QSqlQuery &query = run(u"SELECT q.num, r.may_read, r.may_work, r.may_supervise FROM queue q "
                           "LEFT JOIN queue_rights r ON r.queue = q.num AND r.person = ?"_s,
                           {number});
    const auto optional = [&](int column) {
        return query.value(column).isNull() ? std::nullopt : std::optional(query.value(column).toInt() != 0);
    };
    while (query.next())
        caller.queues.insert(query.value(0).toLongLong(),
                             effectiveRights(person.role, {optional(1), optional(2), optional(3)}));
    query.finish();
    return caller;
}

void SqliteStorage::setReach(ObjectNumber person, qint64 commit)
{
    run(u"INSERT OR REPLACE INTO person_reach VALUES (?, ?)"_s, {person, commit}).finish();
}

RightsOverride SqliteStorage::rightsOverride(ObjectNumber person, ObjectNumber queue)
{
    QSqlQuery &query =
        run(u"SELECT may_read, may_work, may_supervise FROM queue_rights WHERE person = ? AND queue = ?"_s,
            {person, queue});
    RightsOverride rights;
    if (query.next()) {
        const auto optional = [&](int column) {
            return query.value(column).isNull() ? std::nullopt : std::optional(query.value(column).toInt() != 0);
        };
        rights = {optional(0), optional(1), optional(2)};
    }
    query.finish();
    return rights;
}

void SqliteStorage::setRightsOverride(ObjectNumber person, ObjectNumber queue, const RightsOverride &rights)
{
    const auto value = [](const std::optional<bool> &flag) { return flag ? QVariant(*flag ? 1 : 0) : QVariant(); };
    run(u"INSERT OR REPLACE INTO queue_rights VALUES (?, ?, ?, ?, ?)"_s,
        {person, queue, value(rights.read), value(rights.work), value(rights.supervise)})
        .finish();
}

void SqliteStorage::addBlob(const BlobInfo &blob, ObjectNumber uploader, const QDateTime &at)
{
    run(u"INSERT INTO blob VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET added_at = max(added_at, excluded.added_at)"_s,
        {blob.id, blob.size, at.toMSecsSinceEpoch()})
        .finish();
    run(u"INSERT OR IGNORE INTO blob_uploader VALUES (?, ?)"_s, {blob.id, uploader}).finish();
}

void SqliteStorage::setBlobReferences(ObjectType type, ObjectNumber number, const QStringList &blobIds)
{
    run(u"DELETE FROM blob_reference WHERE type = ? AND num = ?"_s, {static_cast<int>(type), number}).finish();
    for (const QString &id : blobIds)
        run(u"INSERT OR IGNORE INTO blob_reference VALUES (?, ?, ?)"_s, {id, static_cast<int>(type), number}).finish();
}

std::optional<BlobInfo> SqliteStorage::blob(const QString &id, const Caller &caller, const QDateTime &now)
{
    QSqlQuery &query =
        run(u"SELECT b.size FROM blob b WHERE b.id = ? AND ("
            "(b.added_at >= ? AND EXISTS (SELECT 1 FROM blob_uploader u WHERE u.id = b.id AND u.person = ?)) OR "
            "EXISTS (SELECT 1 FROM blob_reference r JOIN entry o ON o.num = r.num WHERE r.id = b.id AND r.type = %1 "
            "AND %2) OR "
            "EXISTS (SELECT 1 FROM blob_reference r JOIN article o ON o.num = r.num WHERE r.id = b.id AND r.type = %3 "
            "AND %4) OR "
            "EXISTS (SELECT 1 FROM blob_reference r JOIN escalation o ON o.num = r.num WHERE r.id = b.id "
            "AND r.type = %5 AND %6))"_s.arg(static_cast<int>(ObjectType::Entry))
                .arg(visibilitySql(ObjectType::Entry, caller))
                .arg(static_cast<int>(ObjectType::Article))
                .arg(visibilitySql(ObjectType::Article, caller))
                .arg(static_cast<int>(ObjectType::Escalation))
                .arg(visibilitySql(ObjectType::Escalation, caller)),
            {id, now.toMSecsSinceEpoch() - std::chrono::milliseconds(blobPromise).count(), caller.number});
    std::optional<BlobInfo> blob;
    if (query.next())
        blob = BlobInfo{id, query.value(0).toLongLong()};
    query.finish();
    return blob;
}

bool SqliteStorage::knowsBlob(const QString &id)
{
    QSqlQuery &query = run(u"SELECT 1 FROM blob WHERE id = ?"_s, {id});
    const bool known = query.next();
    query.finish();
    return known;
}

QStringList SqliteStorage::forgetUnreferencedBlobs(const QDateTime &before)
{
    QSqlQuery &query = run(u"SELECT b.id FROM blob b WHERE b.added_at < ? AND NOT EXISTS "
                           "(SELECT 1 FROM blob_reference r WHERE r.id = b.id)"_s,
                           {before.toMSecsSinceEpoch()});
    QStringList forgotten;
    while (query.next())
        forgotten.append(query.value(0).toString());
    query.finish();
    for (const QString &id : std::as_const(forgotten)) {
        run(u"DELETE FROM blob WHERE id = ?"_s, {id}).finish();
        run(u"DELETE FROM blob_uploader WHERE id = ?"_s, {id}).finish();
    }
    return forgotten;
}

QStringList SqliteStorage::integrityFindings()
{
    QStringList findings;
    QSqlQuery &query = run(u"PRAGMA integrity_check(20)"_s);
    while (query.next()) {
        if (const QString line = query.value(0).toString(); line != u"ok")
            findings.append(u"database: "_s + line);
    }
    query.finish();
    return findings;
}

} // namespace secondline::server
