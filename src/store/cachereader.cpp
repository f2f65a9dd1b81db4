// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/cachereader.h"

#include "store/cacheschema.h"
#include "store/columns.h"
#include "store/damagemark.h"
#include "store/database.h"
#include "store/digest.h"
#include "store/fileidentity.h"
#include "store/listedquery.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::ListedTicket;
using domain::ObjectType;
using domain::Result;
using domain::TicketQuery;

namespace {

constexpr std::string_view listedColumns =
    "row, id, number, subject, requester, email, queue, tier, assignee, priority,"
    " status, sla_due, updated, pending, needs_you";

QDateTime instant(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
}

ListedTicket listedFrom(const Statement &statement)
{
    ListedTicket ticket;
    ticket.row = statement.integer(0);
    ticket.id = domain::TicketId(statement.text(1));
    ticket.number = statement.text(2);
    ticket.subject = statement.text(3);
    ticket.requester = statement.text(statement.isNull(4) ? 5 : 4);
    ticket.queueId = domain::QueueId(statement.text(6));
    ticket.tierLevel = static_cast<int>(statement.integer(7));
    ticket.assigneeId = domain::PersonId(statement.text(8));
    ticket.priority = static_cast<domain::Priority>(std::clamp<qint64>(statement.integer(9), 1, 4));
    ticket.status = static_cast<domain::TicketStatus>(std::clamp<qint64>(statement.integer(10), 1, 5));
    if (const qint64 due = statement.integer(11); due != noDue)
        ticket.slaDue = instant(due);
    if (const qint64 updated = statement.integer(12); updated > 0)
        ticket.updatedAt = instant(updated);
    ticket.pendingChanges = static_cast<int>(statement.integer(13));
    ticket.needsYou = statement.integer(14) != 0;
    return ticket;
}

} // namespace

class CacheReader::Private
{
public:
    Private(QString file, const ProfileKey &profileKey)
        : path(std::move(file))
        , key(profileKey)
    {
        connect();
    }

    template <class Work> auto reading(Work work)
    {
        return markingDamage(answered([&] {
                                 // A damaged cache was set aside meanwhile: another file has its name.
                                 if (!database || fileIdentity(path) != identity)
                                     connect();
                                 return work();
                             }),
                             path);
    }

    void connect()
    {
        database.reset();
        identity = fileIdentity(path);
        auto opened = std::make_unique<Database>(Database::Place{path, "cache", Database::Access::ReadOnly}, key);
        opened->requireVersion(cacheSteps().size());
        database = std::move(opened);
    }

    template <class Object> QList<Object> all(ObjectType type, Object (*from)(const QJsonObject &))
    {
        QList<Object> objects;
        Statement statement =
            database->statement("SELECT " + columnsOf(type) + " FROM " + tableOf(type) + " ORDER BY id");
        while (statement.step())
            objects.append(from(objectFrom(statement, type)));
        return objects;
    }

    QJsonObject one(ObjectType type, const QString &idOrNumber)
    {
        const std::string select = "SELECT " + columnsOf(type) + " FROM " + tableOf(type);
        Statement byId = database->statement(select + " WHERE id = ?");
        if (byId.bind(1, idOrNumber).step())
            return objectFrom(byId, type);
        Statement byNumber = database->statement(select + " WHERE number = ?");
        if (byNumber.bind(1, idOrNumber.toUpper()).step())
            return objectFrom(byNumber, type);
        fail(Failure::Kind::NotFound, idOrNumber);
    }

    template <class Key> QList<ListedTicket> listed(std::string_view by, const QList<Key> &keys)
    {
        return database->onSnapshot([&] {
            QList<ListedTicket> tickets;
            tickets.reserve(keys.size());
            Statement statement = database->statement(
                std::string("SELECT ").append(listedColumns).append(" FROM listed WHERE ").append(by).append(" = ?"));
            for (const Key &wanted : keys) {
                statement.bind(1, wanted);
                if (statement.step())
                    tickets.append(listedFrom(statement));
                statement.reset();
            }
            return tickets;
        });
    }

    void appendRows(const ListedQuery &query, std::string_view also, QList<qint64> &rows)
    {
        Statement statement = database->statement(query.ordered("row", also));
        query.bind(statement);
        while (statement.step())
            rows.append(statement.integer(0));
    }

    QString path;
    ProfileKey key;
    QByteArray identity;
    std::unique_ptr<Database> database;
};

CacheReader::CacheReader(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

CacheReader::~CacheReader() = default;

Result<std::unique_ptr<CacheReader>> CacheReader::open(const QString &path, const ProfileKey &key)
{
    return markingDamage(
        answered([&] { return std::unique_ptr<CacheReader>(new CacheReader(std::make_unique<Private>(path, key))); }),
        path);
}

Result<QList<domain::Tier>> CacheReader::tiers() const
{
    return d->reading([&] {
        QList<domain::Tier> tiers = d->all(ObjectType::Tier, domain::tierFrom);
        std::stable_sort(tiers.begin(), tiers.end(),
                         [](const domain::Tier &a, const domain::Tier &b) { return a.level < b.level; });
        return tiers;
    });
}

Result<QList<domain::Person>> CacheReader::persons() const
{
    return d->reading([&] { return d->all(ObjectType::Person, domain::personFrom); });
}

Result<QList<domain::Site>> CacheReader::sites() const
{
    return d->reading([&] { return d->all(ObjectType::Site, domain::siteFrom); });
}

Result<QList<domain::Asset>> CacheReader::assets() const
{
    return d->reading([&] { return d->all(ObjectType::Asset, domain::assetFrom); });
}

Result<QList<domain::QueueSummary>> CacheReader::queues(const QDateTime &riskBefore) const
{
    return d->reading([&] {
        return d->database->onSnapshot([&] {
            QHash<QString, int> levels;
            for (const domain::Tier &tier : d->all(ObjectType::Tier, domain::tierFrom))
                levels.insert(tier.id.value(), tier.level);
            QHash<QString, std::pair<int, int>> counts;
            Statement open = d->database->statement(
                "SELECT queue, count(*), sum(sla_due < ?) FROM listed WHERE status < 4 GROUP BY queue");
            open.bind(1, riskBefore.isValid() ? riskBefore.toMSecsSinceEpoch() : 0);
            while (open.step())
                counts.insert(open.text(0), {static_cast<int>(open.integer(1)), static_cast<int>(open.integer(2))});
            QList<domain::QueueSummary> queues;
            for (const domain::Queue &queue : d->all(ObjectType::Queue, domain::queueFrom)) {
                const std::pair<int, int> count = counts.value(queue.id.value());
                queues.append({queue, levels.value(queue.tierId.value(), 1), count.first, count.second});
            }
            std::stable_sort(queues.begin(), queues.end(),
                             [](const domain::QueueSummary &a, const domain::QueueSummary &b) {
                                 if (a.tierLevel != b.tierLevel)
                                     return a.tierLevel < b.tierLevel;
                                 return a.queue.name.compare(b.queue.name, Qt::CaseInsensitive) < 0;
                             });
            return queues;
        });
    });
}

Result<QList<qint64>> CacheReader::ticketRows(const TicketQuery &query) const
{
    return d->reading([&] {
        const ListedQuery listed(query);
        QList<qint64> rows;
        if (!listed.asksTwice()) {
            d->appendRows(listed, {}, rows);
            return rows;
        }
        const std::string none = std::to_string(noDue);
        d->database->onSnapshot([&] {
            d->appendRows(listed, "sla_due < " + none, rows);
            d->appendRows(listed, "sla_due = " + none, rows);
        });
        return rows;
    });
}

Result<int> CacheReader::countTickets(const TicketQuery &query) const
{
    return d->reading([&] {
        const ListedQuery listed(query);
        Statement count = d->database->statement(listed.unordered("count(*)"));
        listed.bind(count);
        return count.step() ? static_cast<int>(count.integer(0)) : 0;
    });
}

Result<QList<ListedTicket>> CacheReader::listedTickets(const QList<qint64> &rows) const
{
    return d->reading([&] { return d->listed("row", rows); });
}

Result<QList<ListedTicket>> CacheReader::listedTickets(const QStringList &ids) const
{
    return d->reading([&] { return d->listed("id", ids); });
}

Result<QJsonObject> CacheReader::ticket(const QString &idOrNumber) const
{
    return d->reading([&] { return d->one(ObjectType::Ticket, idOrNumber); });
}

Result<QList<QJsonObject>> CacheReader::entries(const QString &ticketId) const
{
    return d->reading([&] {
        QList<QJsonObject> entries;
        Statement statement =
            d->database->statement("SELECT " + columnsOf(ObjectType::Entry)
                                   + " FROM entry WHERE \"ticketId\" = ? ORDER BY \"effectiveAt\", id");
        statement.bind(1, ticketId);
        while (statement.step())
            entries.append(objectFrom(statement, ObjectType::Entry));
        return entries;
    });
}

Result<QList<QJsonObject>> CacheReader::escalations(const QString &ticketId) const
{
    return d->reading([&] {
        QList<QJsonObject> escalations;
        Statement statement =
            d->database->statement("SELECT " + columnsOf(ObjectType::Escalation)
                                   + " FROM escalation WHERE \"ticketId\" = ? ORDER BY \"effectiveAt\", id");
        statement.bind(1, ticketId);
        while (statement.step())
            escalations.append(objectFrom(statement, ObjectType::Escalation));
        return escalations;
    });
}

Result<QList<QJsonObject>> CacheReader::current(ObjectType type) const
{
    return d->reading([&] {
        QList<QJsonObject> rules;
        Statement statement = d->database->statement("SELECT " + columnsOf(type) + " FROM " + tableOf(type)
                                                     + " WHERE \"current\" = 1 ORDER BY id");
        while (statement.step())
            rules.append(objectFrom(statement, type));
        return rules;
    });
}

Result<domain::Article> CacheReader::article(const QString &idOrNumber) const
{
    return d->reading([&] { return domain::articleFrom(d->one(ObjectType::Article, idOrNumber)); });
}

Result<QList<domain::Contact>> CacheReader::requesters(const QString &text, int limit) const
{
    return d->reading([&] {
        QList<domain::Contact> contacts;
        Statement found = d->database->statement(
            "SELECT name, address, times, newest, (SELECT requester FROM ticket WHERE ticket.row = newest) FROM"
            " (SELECT requester AS name, email AS address, count(*) AS times, max(row) AS newest FROM listed"
            "  WHERE requester LIKE ?1 ESCAPE '\\' OR email LIKE ?1 ESCAPE '\\'"
            "  GROUP BY email, requester ORDER BY times DESC, newest DESC LIMIT ?2)"
            " ORDER BY times DESC, newest DESC");
        found.bind(1, likeAnywhere(text.trimmed())).bind(2, qint64{limit});
        while (found.step()) {
            const std::string_view json = found.view(4);
            const QByteArray bytes(json.data(), static_cast<qsizetype>(json.size()));
            domain::Contact contact = domain::contactFrom(QJsonDocument::fromJson(bytes).object());
            contact.name = found.text(0);
            contact.email = found.text(1);
            contacts.append(contact);
        }
        return contacts;
    });
}

Result<QJsonObject> CacheReader::object(ObjectType type, const QString &id) const
{
    return d->reading([&] {
        Statement row =
            d->database->statement("SELECT " + columnsOf(type) + " FROM " + tableOf(type) + " WHERE id = ?");
        if (!row.bind(1, id).step())
            fail(Failure::Kind::NotFound, id);
        return objectFrom(row, type);
    });
}

Result<bool> CacheReader::namesActs() const
{
    return d->reading(
        [&] { return d->database->statement("SELECT 1 FROM entry WHERE \"opId\" IS NOT NULL LIMIT 1").step(); });
}

Result<QSet<QString>> CacheReader::attachedBlobs() const
{
    return d->reading([&] {
        QSet<QString> ids;
        Statement named = d->database->statement(
            "SELECT json_extract(file.value, '$.blobId') FROM entry, json_each(entry.attachments) AS file"
            " WHERE entry.attachments IS NOT NULL AND entry.attachments <> '[]'"
            " UNION SELECT json_extract(file.value, '$.blobId') FROM escalation,"
            " json_each(escalation.attachments) AS file"
            " WHERE escalation.attachments IS NOT NULL AND escalation.attachments <> '[]'");
        while (named.step())
            ids.insert(named.text(0));
        return ids;
    });
}

Result<QStringList> CacheReader::categories() const
{
    return d->reading([&] {
        QStringList categories;
        Statement found = d->database->statement("SELECT category FROM ticket WHERE category IS NOT NULL"
                                                 " GROUP BY category ORDER BY count(*) DESC, category");
        while (found.step())
            categories.append(found.text(0));
        return categories;
    });
}

Result<QMap<QString, qint64>> CacheReader::counts() const
{
    return d->reading([&] {
        QMap<QString, qint64> counts;
        for (const ObjectType type : domain::allObjectTypes) {
            const std::string_view name = nameOf(type);
            // The id's index is the smallest tree that holds them all.
            counts.insert(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
                          d->database->integer("SELECT count(*) FROM " + tableOf(type)));
        }
        return counts;
    });
}

Result<QString> CacheReader::digest() const
{
    return d->reading([&] { return d->database->onSnapshot([&] { return cacheDigest(*d->database); }); });
}

Result<QStringList> CacheReader::verify() const
{
    return d->reading([&] { return d->database->verify(); });
}

} // namespace secondline::store
