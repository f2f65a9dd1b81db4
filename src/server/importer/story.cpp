// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/importer/story.h"

#include "domain/instant.h"
#include "server/importer/linereader.h"
#include "server/jmap/methods.h"
#include "server/jmap/propertyrules.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeDatabase>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::failure;
using domain::Failure;
using domain::ObjectType;
using domain::Result;

namespace {

tl::unexpected<Failure> wrong(const QString &why)
{
    return failure(Failure::Kind::BadInput, why);
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

//! Why the one act of the answer was refused; nothing if it took effect.
std::optional<QString> refusal(const QJsonObject &answer)
{
    const QJsonArray call = answer[u"methodResponses"].toArray().first().toArray();
    if (call[0] == u"error"_s)
        return compact(call[1].toObject());
    for (const QString &part : {u"notCreated"_s, u"notUpdated"_s}) {
        const QJsonObject refused = call[1].toObject()[part].toObject();
        if (!refused.isEmpty())
            return compact(refused.begin()->toObject());
    }
    return std::nullopt;
}

} // namespace

Story::Story(Storage &storage, domain::RoutingTable routing, BlobFiles blobs, qint64 shiftMs)
    : m_storage(storage)
    , m_routing(std::move(routing))
    , m_blobs(std::move(blobs))
    , m_shiftMs(shiftMs)
{
}

Result<qint64> Story::play(const QString &fileName)
{
    const auto reader = LineReader::open(fileName);
    if (!reader)
        return tl::unexpected(reader.error());
    const QString folder = QFileInfo(fileName).absolutePath();
    QByteArray line;
    while ((*reader)->next(line)) {
        if (line.trimmed().isEmpty())
            continue;
        if (const Result<void> played = playLine(line, folder); !played)
            return failure(played.error().kind,
                           u"%1:%2: %3"_s.arg(fileName).arg((*reader)->lineNumber()).arg(played.error().detail));
        ++m_played;
    }
    if ((*reader)->failure())
        return tl::unexpected(*(*reader)->failure());
    return m_played;
}

Result<QString> Story::idOf(ObjectType type, const QString &name) const
{
    if (name.startsWith(u'#')) {
        const QString id = m_refs.value(name.mid(1));
        return id.isEmpty() ? Result<QString>(wrong(u"no earlier line has the ref %1"_s.arg(name.mid(1)))) : id;
    }
    Transaction reading(m_storage, Storage::Access::Read);
    if (const auto number = m_storage.named(type, name))
        return objectId(type, *number);
    if (const auto number = objectNumber(type, name); number && m_storage.object(type, *number))
        return name;
    return wrong(u"there is no %1 \"%2\""_s.arg(QLatin1StringView(domain::nameOf(type).data()), name));
}

Result<QJsonValue> Story::resolved(ObjectType type, const QString &property, const QJsonValue &value) const
{
    if (const auto of = referencedType(type, property); of && value.isString())
        return idOf(*of, value.toString()).map([](const QString &id) { return QJsonValue(id); });
    // Instants of the data's own period move with it.
    if (const int place = domain::propertyIndex(type, property.toStdString());
        place >= 0 && value.isString() && domain::properties(type)[size_t(place)].kind == domain::ValueKind::Date) {
        const auto instant = domain::fromUtcDate(value.toString());
        if (!instant)
            return tl::unexpected(instant.error());
        return QJsonValue(domain::utcDate(instant->addMSecs(m_shiftMs)));
    }
    if (property == u"data" && value.isObject()) {
        QJsonObject data = value.toObject();
        if (data[u"articleId"].isString()) {
            const auto id = idOf(ObjectType::Article, data[u"articleId"].toString());
            if (!id)
                return tl::unexpected(id.error());
            data.insert(u"articleId"_s, *id);
        }
        return QJsonValue(data);
    }
    if (const auto of = listedType(property); of && value.isArray()) {
        QJsonArray ids;
        const QJsonArray names = value.toArray();
        for (const QJsonValue &name : names) {
            const auto id = idOf(*of, name.toString());
            if (!id)
                return tl::unexpected(id.error());
            ids.append(*id);
        }
        return QJsonValue(ids);
    }
    return value;
}

Result<QJsonArray> Story::uploaded(const QJsonArray &files, const QString &folder, ObjectNumber person)
{
    QJsonArray attachments;
    const QMimeDatabase types;
    for (const QJsonValue &file : files) {
        const QFileInfo info(folder + u'/' + file.toString());
        if (!info.isFile())
            return wrong(u"there is no file %1"_s.arg(file.toString()));
        Transaction transaction(m_storage, Storage::Access::Write);
        const BlobInfo blob = m_blobs.copy(info.absoluteFilePath());
        m_storage.addBlob(blob, person, QDateTime::currentDateTimeUtc());
        transaction.commit();
        attachments.append(QJsonObject{{u"blobId"_s, blob.id},
                                       {u"name"_s, info.fileName()},
                                       {u"type"_s, types.mimeTypeForFile(info).name()},
                                       {u"size"_s, blob.size}});
    }
    return attachments;
}

QJsonObject Story::asSeenNow(ObjectType type, const QString &id, const QJsonObject &patch)
{
    Transaction reading(m_storage, Storage::Access::Read);
    const QJsonObject current = m_storage.object(type, *objectNumber(type, id)).value_or(QJsonObject());
    QJsonObject was{{u"version"_s, current[u"version"]}};
    for (const QString &name : patch.keys())
        was.insert(name, current[name]);
    return was;
}

Result<void> Story::playLine(const QByteArray &line, const QString &folder)
{
    QJsonParseError error;
    const QJsonObject act = QJsonDocument::fromJson(line, &error).object();
    if (error.error != QJsonParseError::NoError)
        return wrong(u"not JSON: %1"_s.arg(error.errorString()));
    const auto at = domain::fromUtcDate(act[u"at"].toString());
    if (!at)
        return wrong(at.error().detail);
    const QString call = act[u"call"].toString();
    const auto type = domain::objectTypeNamed(call.section(u'/', 0, 0).toStdString());
    if (!type || !call.endsWith("/set"_L1))
        return wrong(u"%1 is no method that sets something"_s.arg(call));
    const auto person = idOf(ObjectType::Person, act[u"as"].toString());
    if (!person)
        return tl::unexpected(person.error());
    const ObjectNumber personNumber = *objectNumber(ObjectType::Person, *person);
    std::optional<Caller> caller;
    {
        Transaction reading(m_storage, Storage::Access::Read);
        caller = m_storage.caller(personNumber);
    }
    if (!caller)
        return wrong(u"%1 is not active"_s.arg(act[u"as"].toString()));
    caller->via = u"desktop"_s;
    const QDateTime moved = at->addMSecs(m_shiftMs);

    const bool creates = act[u"create"].isObject();
    const QJsonObject updates = act[u"update"].toObject();
    if (!creates && updates.size() != 1)
        return wrong(u"an act creates or updates one object"_s);
    const QJsonObject written = creates ? act[u"create"].toObject() : updates.begin()->toObject();
    QJsonObject properties;
    for (auto it = written.begin(); it != written.end(); ++it) {
        const auto value = resolved(*type, it.key(), *it);
        if (!value)
            return tl::unexpected(value.error());
        properties.insert(it.key(), *value);
    }
    const auto attachments = uploaded(act[u"files"].toArray(), folder, personNumber);
    if (!attachments)
        return tl::unexpected(attachments.error());
    if (!attachments->isEmpty())
        properties.insert(u"attachments"_s, *attachments);

    const QString opId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QJsonObject stamps{{u"opId"_s, opId}, {u"actedAt"_s, domain::utcDate(moved)}, {u"clockSkewMs"_s, 0}};
    QJsonObject arguments{{u"accountId"_s, accountId.toString()}};
    const bool personal = *type == ObjectType::Ticket || *type == ObjectType::Entry || *type == ObjectType::Article
        || *type == ObjectType::Escalation || *type == ObjectType::HandoffRating;
    if (creates) {
        for (auto it = stamps.begin(); personal && it != stamps.end(); ++it)
            properties.insert(it.key(), *it);
        arguments.insert(u"create"_s, QJsonObject{{opId, properties}});
    } else {
        const auto id = idOf(*type, updates.begin().key());
        if (!id)
            return tl::unexpected(id.error());
        arguments.insert(u"update"_s, QJsonObject{{*id, properties}});
        QJsonObject ops = stamps;
        ops.insert(u"was"_s, asSeenNow(*type, *id, properties));
        arguments.insert(u"ops"_s, QJsonObject{{*id, ops}});
    }
    Methods methods(m_storage, m_routing, m_blobs, [moved] { return moved; });
    const QJsonObject answer =
        QJsonDocument::fromJson(methods.answer({{{call, arguments, u"0"_s}}, {}, true}, *caller, {})).object();
    if (const auto why = refusal(answer))
        return failure(Failure::Kind::Refused, *why);
    if (const QString ref = act[u"ref"].toString(); !ref.isEmpty())
        m_refs.insert(ref, answer[u"createdIds"][opId].toString());
    return {};
}

} // namespace secondline::server
