// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/checks/consistency.h"

#include "server/desk/desksetup.h"
#include "server/jmap/entryset.h"
#include "server/jmap/propertyrules.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

constexpr qint64 noLimit = 1LL << 40;
constexpr qint64 idsPerStep = 2000;
constexpr qsizetype mostFindings = 1000;

//! Calls \a visit with each object of the type.
template <class Visit> void forEach(Storage &storage, ObjectType type, const Caller &all, Visit visit)
{
    const QList<ObjectNumber> numbers = storage.query(type, Filter(), {}, 0, -1, all);
    for (qsizetype from = 0; from < numbers.size(); from += idsPerStep) {
        for (const StoredDocument &document : storage.documents(type, numbers.mid(from, idsPerStep), noLimit, all))
            visit(document.number, QJsonDocument::fromJson(document.json).object());
    }
}

} // namespace

QStringList consistencyFindings(Storage &storage, const BlobFiles &blobs)
{
    QStringList findings = storage.integrityFindings();
    const Caller all = systemCaller();
    QHash<ObjectType, QSet<QString>> ids;
    for (const ObjectType type : domain::allObjectTypes) {
        for (const ObjectNumber number : storage.query(type, Filter(), {}, 0, -1, all))
            ids[type].insert(objectId(type, number));
    }
    QHash<QString, int> entriesOf;
    QHash<QString, int> levelOfTier;
    QHash<QString, int> levelOfQueue;
    const auto found = [&](const QJsonObject &object, const QString &what) {
        if (findings.size() < mostFindings)
            findings.append(u"%1: %2"_s.arg(object[u"id"].toString(), what));
    };
    for (const ObjectType type : domain::allObjectTypes) {
        if (type == ObjectType::Ticket)
            continue; // after the entries, whose number it tells
        const QJsonObject complete = defaultProperties(type);
        forEach(storage, type, all, [&](ObjectNumber number, const QJsonObject &object) {
            if (object[u"id"] != objectId(type, number) || object.size() != complete.size() + 2)
                found(object, u"does not have the properties of its type"_s);
            for (auto it = object.begin(); it != object.end(); ++it) {
                const auto of = referencedType(type, it.key());
                if (of && it->isString() && !ids[*of].contains(it->toString()))
                    found(object, u"%1 names %2, which is not there"_s.arg(it.key(), it->toString()));
            }
            const QJsonArray attachments = object[u"attachments"].toArray();
            for (const QString &blob : blobIdsOf(attachments)) {
                if (!QFileInfo::exists(blobs.fileOf(blob)))
                    found(object, u"the file of %1 is missing"_s.arg(blob));
            }
            if (type == ObjectType::Entry)
                ++entriesOf[object[u"ticketId"].toString()];
            else if (type == ObjectType::Tier)
                levelOfTier.insert(object[u"id"].toString(), object[u"level"].toInt());
            else if (type == ObjectType::Queue)
                levelOfQueue.insert(object[u"id"].toString(), levelOfTier.value(object[u"tierId"].toString()));
        });
    }
    const QJsonObject complete = defaultProperties(ObjectType::Ticket);
    forEach(storage, ObjectType::Ticket, all, [&](ObjectNumber, const QJsonObject &ticket) {
        const QString id = ticket[u"id"].toString();
        if (ticket.size() != complete.size() + 2)
            found(ticket, u"does not have the properties of its type"_s);
        if (ticket[u"entryCount"].toInt() != entriesOf.value(id))
            found(ticket, u"says %1 entries and has %2"_s.arg(ticket[u"entryCount"].toInt()).arg(entriesOf.value(id)));
        if (!levelOfQueue.contains(ticket[u"queueId"].toString())
            || levelOfQueue.value(ticket[u"queueId"].toString()) != ticket[u"tierLevel"].toInt())
            found(ticket, u"its tier is not that of its queue"_s);
        for (auto it = ticket.begin(); it != ticket.end(); ++it) {
            const auto of = referencedType(ObjectType::Ticket, it.key());
            if (of && it->isString() && !ids[*of].contains(it->toString()))
                found(ticket, u"%1 names %2, which is not there"_s.arg(it.key(), it->toString()));
        }
    });
    return findings;
}

} // namespace secondline::server
