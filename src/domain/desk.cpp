// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/desk.h"

#include <QJsonArray>

#include <array>
#include <optional>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QStringView, 4> roleNames = {u"technician", u"analyst", u"supervisor", u"administrator"};

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

QString wireName(Role role)
{
    return roleNames[static_cast<size_t>(role)].toString();
}

std::optional<Role> roleNamed(QStringView name)
{
    for (size_t i = 0; i < roleNames.size(); ++i) {
        if (roleNames[i] == name)
            return static_cast<Role>(i);
    }
    return std::nullopt;
}

Tier tierFrom(const QJsonObject &properties)
{
    return {TierId(properties[u"id"].toString()), properties[u"level"].toInt(),     properties[u"name"].toString(),
            properties[u"scope"].toString(),      properties[u"external"].toBool(), properties[u"active"].toBool(true)};
}

Queue queueFrom(const QJsonObject &properties)
{
    Queue queue;
    queue.id = QueueId(properties[u"id"].toString());
    queue.name = properties[u"name"].toString();
    queue.area = properties[u"area"].toString();
    queue.tierId = TierId(properties[u"tierId"].toString());
    const QJsonArray members = properties[u"memberIds"].toArray();
    for (const QJsonValue &member : members)
        queue.memberIds.append(PersonId(member.toString()));
    const QJsonObject rights = properties[u"myRights"].toObject();
    queue.rights = {rights[u"mayRead"].toBool(), rights[u"mayWork"].toBool(), rights[u"maySupervise"].toBool()};
    return queue;
}

Person personFrom(const QJsonObject &properties)
{
    Person person;
    person.id = PersonId(properties[u"id"].toString());
    person.login = properties[u"login"].toString();
    person.name = properties[u"name"].toString();
    person.email = properties[u"email"].toString();
    person.role = roleNamed(properties[u"role"].toString()).value_or(Role::Analyst);
    person.tierLevel = properties[u"tierLevel"].toInt(1);
    person.active = properties[u"active"].toBool(true);
    return person;
}

Contact contactFrom(const QJsonObject &properties)
{
    return {properties[u"name"].toString(), properties[u"email"].toString(), properties[u"phone"].toString(),
            properties[u"department"].toString(), properties[u"language"].toString()};
}

Asset assetFrom(const QJsonObject &properties)
{
    return {AssetId(properties[u"id"].toString()),   properties[u"tag"].toString(),   properties[u"name"].toString(),
            properties[u"kind"].toString(),          properties[u"model"].toString(), properties[u"os"].toString(),
            SiteId(properties[u"siteId"].toString())};
}

Site siteFrom(const QJsonObject &properties)
{
    return {SiteId(properties[u"id"].toString()), properties[u"name"].toString(), properties[u"address"].toString(),
            contactFrom(properties[u"contact"].toObject()), properties[u"accessNotes"].toString()};
}

Attachment attachmentFrom(const QJsonObject &properties)
{
    return {properties[u"blobId"].toString(), properties[u"name"].toString(), properties[u"type"].toString(),
            properties[u"size"].toInteger()};
}

QList<Attachment> attachmentsIn(const QJsonValue &array)
{
    QList<Attachment> attachments;
    const QJsonArray elements = array.toArray();
    for (const QJsonValue &element : elements)
        attachments.append(attachmentFrom(element.toObject()));
    return attachments;
}

QJsonObject toJson(const Contact &contact)
{
    return {{u"name"_s, contact.name},
            {u"email"_s, textOrNull(contact.email)},
            {u"phone"_s, textOrNull(contact.phone)},
            {u"department"_s, textOrNull(contact.department)},
            {u"language"_s, textOrNull(contact.language)}};
}

QJsonObject toJson(const Attachment &attachment)
{
    return {{u"blobId"_s, attachment.blobId},
            {u"name"_s, attachment.name},
            {u"type"_s, attachment.type},
            {u"size"_s, attachment.size}};
}

QJsonArray toJson(const QList<Attachment> &attachments)
{
    QJsonArray array;
    for (const Attachment &attachment : attachments)
        array.append(toJson(attachment));
    return array;
}

} // namespace secondline::domain
