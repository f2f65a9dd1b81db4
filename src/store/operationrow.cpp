// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/operationrow.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Operation;
using domain::Refusal;

namespace {

QString typeName(domain::ObjectType type)
{
    const std::string_view name = nameOf(type);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QDateTime instant(const Statement &row, int column)
{
    if (row.isNull(column))
        return {};
    return QDateTime::fromMSecsSinceEpoch(row.integer(column), QTimeZone::utc());
}

Refusal refusalIn(const QString &json)
{
    const QJsonObject object = objectIn(json);
    Refusal refusal;
    refusal.type = object[u"type"].toString();
    refusal.description = object[u"description"].toString();
    const QJsonArray properties = object[u"properties"].toArray();
    for (const QJsonValue &property : properties)
        refusal.properties.append(property.toString());
    refusal.current = object[u"current"].toObject();
    return refusal;
}

//! Calls \a visit with each Id property of \a object that holds \a id.
template <class Visit>
void idProperties(domain::ObjectType type, const QJsonObject &object, const QString &id, Visit visit)
{
    for (const domain::Property &property : properties(type)) {
        const QLatin1StringView name(property.name.data(), static_cast<qsizetype>(property.name.size()));
        if (property.kind == domain::ValueKind::Id && object[name].toString() == id)
            visit(name);
    }
}

bool renameIn(QJsonObject &object, domain::ObjectType type, const QString &local, const QString &server)
{
    const QJsonObject before = object;
    idProperties(type, before, local, [&](QLatin1StringView name) { object[name] = server; });
    return object != before;
}

} // namespace

QString compactJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectIn(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

QString refusalJson(const Refusal &refusal)
{
    if (refusal == Refusal())
        return {};
    return compactJson({{u"type"_s, refusal.type},
                        {u"description"_s, refusal.description},
                        {u"properties"_s, QJsonArray::fromStringList(refusal.properties)},
                        {u"current"_s, refusal.current}});
}

QString bodyHash(const Operation &operation)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const QString &part) {
        const QByteArray utf8 = part.toUtf8();
        hash.addData(QByteArray::number(utf8.size()).append(':'));
        hash.addData(utf8);
    };
    add(operation.id.toString(QUuid::WithoutBraces));
    add(typeName(operation.type));
    add(operation.action == Operation::Action::Create ? u"create"_s : u"update"_s);
    add(operation.target);
    add(operation.ticket);
    add(compactJson(operation.content));
    add(compactJson(operation.was));
    add(QString::number(operation.actedAt.toMSecsSinceEpoch()));
    add(operation.clockSkewMs ? QString::number(*operation.clockSkewMs) : u"~"_s);
    add(operation.serverId);
    add(operation.accountId);
    return QString::fromLatin1(hash.result().toHex());
}

Operation operationFrom(const Statement &row)
{
    Operation operation;
    operation.sequence = row.integer(0);
    operation.id = QUuid::fromString(row.text(1));
    const auto type = domain::objectTypeNamed(row.view(2));
    operation.action = row.view(3) == "create" ? Operation::Action::Create : Operation::Action::Update;
    operation.target = row.text(4);
    operation.ticket = row.text(5);
    operation.after = QUuid::fromString(row.text(6));
    operation.content = objectIn(row.text(7));
    operation.was = objectIn(row.text(8));
    operation.actedAt = instant(row, 9);
    if (!row.isNull(10))
        operation.clockSkewMs = row.integer(10);
    operation.serverId = row.text(11);
    operation.accountId = row.text(12);
    const auto state = domain::operationStateNamed(row.text(14));
    operation.attempts = static_cast<int>(row.integer(15));
    operation.lastAttemptAt = instant(row, 16);
    operation.refusal = refusalIn(row.text(17));
    operation.appliedId = row.text(18);
    operation.appliedVersion = row.integer(19);
    operation.appliedAt = instant(row, 20);
    operation.device = row.text(21);
    operation.epoch = row.text(22);
    if (type)
        operation.type = *type;
    if (state)
        operation.state = *state;
    if (!type || !state || bodyHash(operation) != row.text(13))
        fail(Failure::Kind::Damaged, u"operation %1 is not as it was written"_s.arg(operation.sequence));
    return operation;
}

qint64 insertOperation(Database &database, const Operation &operation)
{
    Statement insert =
        database.statement("INSERT INTO operation (sequence, id, type, action, target, ticket, after, content, was,"
                           " acted_at, skew, server, account, body_hash, state, attempts, last_attempt_at, refusal,"
                           " applied_id, applied_version, applied_at, device, epoch)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                           " RETURNING sequence");
    const auto bindInstant = [&](int parameter, const QDateTime &at) {
        if (at.isValid())
            insert.bind(parameter, at.toMSecsSinceEpoch());
    };
    if (operation.sequence > 0)
        insert.bind(1, operation.sequence);
    const std::string_view type = nameOf(operation.type);
    insert.bind(2, operation.id.toString(QUuid::WithoutBraces))
        .bind(3, type)
        .bind(4, std::string_view(operation.action == Operation::Action::Create ? "create" : "update"))
        .bind(5, operation.target)
        .bind(6, operation.ticket)
        .bindOrNull(7, operation.after.isNull() ? QString() : operation.after.toString(QUuid::WithoutBraces))
        .bind(8, compactJson(operation.content))
        .bind(9, compactJson(operation.was))
        .bind(10, operation.actedAt.toMSecsSinceEpoch());
    if (operation.clockSkewMs)
        insert.bind(11, *operation.clockSkewMs);
    insert.bind(12, operation.serverId)
        .bind(13, operation.accountId)
        .bind(14, bodyHash(operation))
        .bind(15, wireName(operation.state))
        .bind(16, qint64(operation.attempts))
        .bindOrNull(18, refusalJson(operation.refusal))
        .bindOrNull(19, operation.appliedId);
    bindInstant(17, operation.lastAttemptAt);
    if (operation.appliedVersion != 0)
        insert.bind(20, operation.appliedVersion);
    bindInstant(21, operation.appliedAt);
    insert.bind(22, operation.device).bind(23, operation.epoch);
    insert.step();
    const qint64 sequence = insert.integer(0);
    insert.run();
    return sequence;
}

bool names(const Operation &operation, const QString &local)
{
    bool named = operation.target == local || operation.ticket == local;
    idProperties(operation.type, operation.content, local, [&](QLatin1StringView) { named = true; });
    return named;
}

bool renameTicket(Operation &operation, const QString &local, const QString &server)
{
    bool renamed = false;
    for (QString *place : {&operation.target, &operation.ticket}) {
        if (*place == local) {
            *place = server;
            renamed = true;
        }
    }
    renamed = renameIn(operation.content, operation.type, local, server) || renamed;
    return renameIn(operation.was, operation.type, local, server) || renamed;
}

} // namespace secondline::store
