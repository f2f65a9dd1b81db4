// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace secondline::domain {

//! One level of support: 0 self-service to 4 vendors (R01), as the desk names it.
struct Tier
{
    TierId id;
    int level = 0;
    QString name;
    QString scope;
    bool external = false;
    bool active = true;
};

//! What the signed-in person may do with the tickets of a queue.
struct QueueRights
{
    bool mayRead = false;
    bool mayWork = false;
    bool maySupervise = false;
    friend bool operator==(const QueueRights &, const QueueRights &) = default;
};

//! Where tickets of one subject area wait, at one tier.
struct Queue
{
    QueueId id;
    QString name; //!< "Mail delivery · Tier 2"
    QString area; //!< "Mail delivery"
    TierId tierId;
    QList<PersonId> memberIds;
    QueueRights rights;
};

enum class Role { Technician, Analyst, Supervisor, Administrator };

//! A person of the desk; requesters are Contacts.
struct Person
{
    PersonId id;
    QString login;
    QString name;
    QString email;
    Role role = Role::Analyst;
    int tierLevel = 1;
    bool active = true;
};

struct Contact
{
    QString name;
    QString email;
    QString phone;
    QString department;
    QString language;
    //! What to call the person in one place: the name, else the address.
    QString shown() const { return name.isEmpty() ? email : name; }
    friend bool operator==(const Contact &, const Contact &) = default;
};

struct Asset
{
    AssetId id;
    QString tag;
    QString name;
    QString kind;
    QString model;
    QString os;
    SiteId siteId;
};

struct Site
{
    SiteId id;
    QString name;
    QString address;
    Contact contact;
    QString accessNotes;
};

//! A file that hangs on an entry or article; the blob's id is the SHA-256 of its bytes.
struct Attachment
{
    QString blobId;
    QString name;
    QString type;
    qint64 size = 0;
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

QString wireName(Role role);
std::optional<Role> roleNamed(QStringView name);

// From an object's properties as the wire has them (`id` among them); what is absent keeps its default.
Tier tierFrom(const QJsonObject &properties);
Queue queueFrom(const QJsonObject &properties);
Person personFrom(const QJsonObject &properties);
Contact contactFrom(const QJsonObject &properties);
Asset assetFrom(const QJsonObject &properties);
Site siteFrom(const QJsonObject &properties);
Attachment attachmentFrom(const QJsonObject &properties);
QList<Attachment> attachmentsIn(const QJsonValue &array);

QJsonObject toJson(const Contact &contact);
QJsonObject toJson(const Attachment &attachment);
QJsonArray toJson(const QList<Attachment> &attachments);

} // namespace secondline::domain
