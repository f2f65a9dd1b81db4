// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/propertyrules.h"

#include "domain/instant.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::Property;
using domain::SetBy;
using domain::ValueKind;

namespace {

constexpr double largestWhole = 9007199254740991.0; // 2^53 − 1, RFC 8620 1.3
constexpr qsizetype maxIdBytes = 64;
constexpr qsizetype maxKeyBytes = 127;
constexpr qsizetype maxTags = 50;

const Property *propertyNamed(ObjectType type, const QString &name)
{
    const int index = domain::propertyIndex(type, name.toStdString());
    return index < 0 ? nullptr : &domain::properties(type)[static_cast<size_t>(index)];
}

bool isKey(const QString &text)
{
    if (text.isEmpty() || text.size() > maxKeyBytes)
        return false;
    const auto plain = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); };
    return plain(text.front())
        && std::all_of(text.begin(), text.end(), [&](QChar c) { return plain(c) || c == u'-' || c == u'/'; });
}

bool isWhole(const QJsonValue &value)
{
    const double number = value.toDouble();
    return value.isDouble() && std::floor(number) == number && std::abs(number) <= largestWhole;
}

std::optional<QString> wrongContact(const QJsonValue &value)
{
    static const QStringList members = {u"name"_s, u"email"_s, u"phone"_s, u"department"_s, u"language"_s};
    const QJsonObject contact = value.toObject();
    if (!value.isObject() || !contact[u"name"].isString())
        return u"is no contact with a name"_s;
    for (auto it = contact.begin(); it != contact.end(); ++it) {
        if (!members.contains(it.key()) || (!it->isString() && !it->isNull()) || it->toString().toUtf8().size() > 255)
            return u"has the member %1 that a contact does not have, or that is no short text"_s.arg(it.key().left(40));
    }
    return std::nullopt;
}

std::optional<QString> wrongAttachment(const QJsonValue &value)
{
    const QJsonObject attachment = value.toObject();
    if (!attachment[u"blobId"].isString() || !attachment[u"name"].isString() || attachment[u"name"].toString().isEmpty()
        || !attachment[u"type"].isString() || !isWhole(attachment[u"size"]) || attachment.size() != 4)
        return u"holds something else than {blobId, name, type, size}"_s;
    return std::nullopt;
}

std::optional<QString> wrongList(const QJsonValue &value, std::optional<QString> (*wrongItem)(const QJsonValue &))
{
    if (!value.isArray())
        return u"is not a list"_s;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &item : list) {
        if (auto why = wrongItem(item))
            return why;
    }
    return std::nullopt;
}

std::optional<QString> wrongText(const QJsonValue &value)
{
    return value.isString() && !value.toString().isEmpty() ? std::nullopt
                                                           : std::optional(u"holds something else than texts"_s);
}

std::optional<QString> wrongObject(const QJsonValue &value)
{
    return value.isObject() ? std::nullopt : std::optional(u"is not an object"_s);
}

//! The inner shape of the properties that hold JSON.
std::optional<QString> wrongShape(const QString &name, const QJsonValue &value)
{
    if (name == u"requester" || name == u"owner" || name == u"contact" || name == u"vendorContact")
        return wrongContact(value);
    if (name == u"watchers")
        return wrongList(value, wrongContact);
    if (name == u"attachments")
        return wrongList(value, wrongAttachment);
    if (name == u"certifications")
        return wrongList(value, wrongObject);
    if (name == u"tags" && value.toArray().size() > maxTags)
        return u"has more than %1 items"_s.arg(maxTags);
    if (name == u"tags" || name == u"addresses" || name == u"skills" || name == u"assetIds" || name == u"memberIds")
        return wrongList(value, wrongText);
    if (name == u"data" || name == u"answers" || name == u"document" || name == u"schema")
        return wrongObject(value);
    if (name == u"missing")
        return wrongList(value, wrongText);
    return std::nullopt;
}

std::optional<QString> wrongKind(const Property &property, const QString &name, const QJsonValue &value)
{
    switch (property.kind) {
    case ValueKind::Text:
        if (!value.isString())
            return u"is not a text"_s;
        if (value.toString().toUtf8().size() > property.maxBytes)
            return u"has more than %1 bytes"_s.arg(property.maxBytes);
        return std::nullopt;
    case ValueKind::Key:
        return isKey(value.toString()) ? std::nullopt : std::optional(u"is not a key such as software-defect"_s);
    case ValueKind::Id: {
        const QString id = value.toString();
        return !id.isEmpty() && id.size() <= maxIdBytes ? std::nullopt : std::optional(u"is not an id"_s);
    }
    case ValueKind::Unsigned:
        return isWhole(value) && value.toDouble() >= 0 ? std::nullopt
                                                       : std::optional(u"is not a whole number from 0"_s);
    case ValueKind::Integer:
        return isWhole(value) ? std::nullopt : std::optional(u"is not a whole number"_s);
    case ValueKind::Boolean:
        return value.isBool() ? std::nullopt : std::optional(u"is not true or false"_s);
    case ValueKind::Date:
        return domain::fromUtcDate(value.toString())
            ? std::nullopt
            : std::optional(u"is not a UTC date such as 2026-06-18T09:12:44Z"_s);
    case ValueKind::Json: {
        if (!value.isArray() && !value.isObject())
            return u"is not a list or an object"_s;
        const QJsonDocument document =
            value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
        if (document.toJson(QJsonDocument::Compact).size() > property.maxBytes)
            return u"has more than %1 bytes"_s.arg(property.maxBytes);
        return wrongShape(name, value);
    }
    }
    Q_UNREACHABLE();
}

QJsonValue emptyValue(const Property &property, QStringView name)
{
    switch (property.kind) {
    case ValueKind::Unsigned:
    case ValueKind::Integer:
        return 0;
    case ValueKind::Boolean:
        return false;
    case ValueKind::Json:
        return name == u"data" || name == u"myRights" ? QJsonValue(QJsonObject()) : QJsonValue(QJsonArray());
    default:
        return QString();
    }
}

QString nameOf(const Property &property)
{
    return QString::fromLatin1(property.name.data(), static_cast<qsizetype>(property.name.size()));
}

} // namespace

std::optional<SetError> refusedNames(ObjectType type, const QStringList &names, Writing writing, const Caller &caller)
{
    SetError error{u"invalidProperties"_s, {}, {}, {}};
    bool needsAdministrator = false;
    for (const QString &name : names) {
        const Property *property = propertyNamed(type, name);
        QString why;
        if (!property)
            why = u"is not a property of this type"_s;
        else if (property->setBy == SetBy::Server)
            why = u"is set by the server only"_s;
        else if (property->setBy == SetBy::Create && writing == Writing::Update)
            why = u"is fixed once the object exists"_s;
        else if (property->setBy == SetBy::Administrator && !caller.administers())
            needsAdministrator = true;
        if (why.isEmpty())
            continue;
        error.properties.append(name);
        error.description += (error.description.isEmpty() ? u""_s : u"; "_s) + name.left(60) + u' ' + why;
    }
    if (!error.properties.isEmpty())
        return error;
    if (needsAdministrator)
        return SetError::forbidden(u"Only an administrator may do this."_s);
    return std::nullopt;
}

SetResult<QJsonValue> storedValue(ObjectType type, const QString &name, const QJsonValue &value)
{
    const Property *property = propertyNamed(type, name);
    if (!property)
        return tl::unexpected(SetError::invalid(name, u"is not a property of this type"_s));
    if (value.isNull() || value.isUndefined())
        return property->defaultsNull ? QJsonValue() : emptyValue(*property, name);
    if (const auto why = wrongKind(*property, name, value))
        return tl::unexpected(SetError::invalid(name, *why));
    if (property->kind == ValueKind::Date)
        return QJsonValue(domain::utcDate(*domain::fromUtcDate(value.toString())));
    return value;
}

QJsonObject defaultProperties(ObjectType type)
{
    QJsonObject object;
    for (const Property &property : domain::properties(type)) {
        if (property.perPerson)
            continue;
        const QString name = nameOf(property);
        object.insert(name, property.defaultsNull ? QJsonValue() : emptyValue(property, name));
    }
    return object;
}

std::optional<ObjectType> referencedType(ObjectType type, QStringView property)
{
    struct Reference
    {
        QStringView property;
        ObjectType type;
    };
    static constexpr std::array<Reference, 16> references = {{{u"tierId", ObjectType::Tier},
                                                              {u"queueId", ObjectType::Queue},
                                                              {u"ownerId", ObjectType::Person},
                                                              {u"assigneeId", ObjectType::Person},
                                                              {u"reviewerId", ObjectType::Person},
                                                              {u"defaultAssignee", ObjectType::Person},
                                                              {u"siteId", ObjectType::Site},
                                                              {u"mergedInto", ObjectType::Ticket},
                                                              {u"ticketId", ObjectType::Ticket},
                                                              {u"sourceTicketId", ObjectType::Ticket},
                                                              {u"draftOf", ObjectType::Article},
                                                              {u"articleId", ObjectType::Article},
                                                              {u"toQueueId", ObjectType::Queue},
                                                              {u"fromQueueId", ObjectType::Queue},
                                                              {u"formId", ObjectType::FormDefinition},
                                                              {u"escalationId", ObjectType::Escalation}}};
    if (property == u"parentId")
        return type == ObjectType::Asset ? ObjectType::Asset : ObjectType::Ticket;
    for (const Reference &reference : references) {
        if (reference.property == property)
            return reference.type;
    }
    return std::nullopt;
}

std::optional<ObjectType> listedType(QStringView property)
{
    if (property == u"assetIds")
        return ObjectType::Asset;
    if (property == u"memberIds")
        return ObjectType::Person;
    return std::nullopt;
}

} // namespace secondline::server
