// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/overlay.h"
#include "workspace/workspace_p.h"

#include <QFileInfo>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Operation;

namespace {

//! A clock that is due within this time counts as at risk in the queue list.
constexpr qint64 riskSeconds = 4 * 60 * 60;

QString nameOf(const QList<domain::Person> &persons, const domain::PersonId &id)
{
    for (const domain::Person &person : persons) {
        if (person.id == id)
            return person.name.isEmpty() ? person.login : person.name;
    }
    return {};
}

//! Whether \a operation made the ticket that the cache does not hold yet.
bool born(const Operation &operation, const QString &ticket)
{
    return operation.type == domain::ObjectType::Ticket && operation.action == Operation::Action::Create
        && (operation.localId() == ticket || operation.appliedId == ticket);
}

} // namespace

QList<domain::Entry> Workspace::Private::timelineOf(const QList<QJsonObject> &rows,
                                                    const QList<Operation> &pending) const
{
    const domain::PersonId me(facts.value(u"personId"_s));
    QList<domain::Entry> entries;
    QSet<QUuid> known;
    for (const QJsonObject &row : rows) {
        entries.append(domain::entryFrom(row));
        known.insert(entries.constLast().opId);
    }
    for (const Operation &operation : pending) {
        if (operation.type != domain::ObjectType::Entry || operation.action != Operation::Action::Create
            || known.contains(operation.id))
            continue;
        domain::Entry entry = domain::entryFrom(domain::pendingEntry(operation, me.value(), nameOf(persons, me)));
        entry.pending = operation.open();
        entries.append(entry);
    }
    return entries;
}

QList<Operation> Workspace::Private::operationsOn(const QString &ticket) const
{
    QList<Operation> found;
    const QString local = ids.key(ticket);
    for (const Operation &operation : operations) {
        if (operation.ticket == ticket || (!local.isEmpty() && operation.ticket == local) || born(operation, ticket))
            found.append(operation);
    }
    return found;
}

QString Workspace::Private::serverIdOf(const QString &idOrNumber) const
{
    return ids.value(idOrNumber, idOrNumber);
}

void Workspace::Private::knownTickets(const QStringList &idsOrLocalIds, QObject *context,
                                      Then<QMap<QString, domain::KnownTicket>> then)
{
    QMap<QString, QString> wanted;
    for (const QString &id : idsOrLocalIds)
        wanted.insert(id, serverIdOf(id));
    ask<QMap<QString, domain::KnownTicket>>(
        readLane, context,
        [this, wanted] {
            QMap<QString, domain::KnownTicket> known;
            for (auto it = wanted.begin(); reader && it != wanted.end(); ++it) {
                domain::KnownTicket ticket;
                ticket.row = reader->ticket(it.value()).value_or(QJsonObject());
                if (!ticket.row.isEmpty())
                    ticket.entries = reader->entries(ticket.row[u"id"].toString()).value_or(QList<QJsonObject>());
                known.insert(it.key(), ticket);
            }
            return known;
        },
        std::move(then));
}

void Workspace::queues(QObject *context, Then<QList<domain::QueueSummary>> then)
{
    d->ask<QList<domain::QueueSummary>>(
        d->readLane, context,
        [this, risk = d->clock.now().addSecs(riskSeconds)] {
            if (!d->reader)
                return QList<domain::QueueSummary>();
            return d->reader->queues(risk).value_or(QList<domain::QueueSummary>());
        },
        std::move(then));
}

void Workspace::ticketRows(const domain::TicketQuery &query, QObject *context, Then<QList<qint64>> then)
{
    d->ask<QList<qint64>>(
        d->readLane, context,
        [this, query] { return d->reader ? d->reader->ticketRows(query).value_or(QList<qint64>()) : QList<qint64>(); },
        std::move(then));
}

void Workspace::countTickets(const domain::TicketQuery &query, QObject *context, Then<int> then)
{
    d->ask<int>(
        d->readLane, context, [this, query] { return d->reader ? d->reader->countTickets(query).value_or(0) : 0; },
        std::move(then));
}

void Workspace::listedTickets(const QList<qint64> &rows, QObject *context, Then<QList<domain::ListedTicket>> then)
{
    d->ask<QList<domain::ListedTicket>>(
        d->readLane, context,
        [this, rows] {
            return d->reader ? d->reader->listedTickets(rows).value_or(QList<domain::ListedTicket>())
                             : QList<domain::ListedTicket>();
        },
        std::move(then));
}

void Workspace::listedTicketsById(const QStringList &ids, QObject *context, Then<QList<domain::ListedTicket>> then)
{
    d->ask<QList<domain::ListedTicket>>(
        d->readLane, context,
        [this, ids] {
            return d->reader ? d->reader->listedTickets(ids).value_or(QList<domain::ListedTicket>())
                             : QList<domain::ListedTicket>();
        },
        std::move(then));
}

void Workspace::ticket(const QString &idOrNumber, QObject *context, Then<std::optional<domain::TicketPicture>> then)
{
    struct Parts
    {
        QJsonObject row;
        QList<QJsonObject> entries;
        QList<domain::Asset> assets;
        QList<domain::Site> sites;
    };
    const QString id = d->serverIdOf(idOrNumber);
    d->ask<Parts>(
        d->readLane, context,
        [this, id] {
            Parts parts;
            if (!d->reader)
                return parts;
            parts.row = d->reader->ticket(id).value_or(QJsonObject());
            if (!parts.row.isEmpty())
                parts.entries = d->reader->entries(parts.row[u"id"].toString()).value_or(QList<QJsonObject>());
            parts.assets = d->reader->assets().value_or(QList<domain::Asset>());
            parts.sites = d->reader->sites().value_or(QList<domain::Site>());
            return parts;
        },
        [this, id, then = std::move(then)](const Parts &parts) {
            const QString found = parts.row.isEmpty() ? id : parts.row[u"id"].toString();
            const QList<Operation> pending = d->operationsOn(found);
            const QJsonObject effective = domain::overlaidTicket(parts.row, pending);
            if (effective.isEmpty())
                return then(std::nullopt);
            domain::TicketPicture picture;
            picture.ticket = domain::ticketFrom(effective);
            picture.ownerName = nameOf(d->persons, picture.ticket.ownerId);
            picture.assigneeName = nameOf(d->persons, picture.ticket.assigneeId);
            for (const domain::Queue &queue : std::as_const(d->queues)) {
                if (queue.id == picture.ticket.queueId)
                    picture.queueName = queue.name;
            }
            for (const domain::Asset &asset : parts.assets) {
                if (picture.ticket.assetIds.contains(asset.id))
                    picture.assets.append(asset);
            }
            for (const domain::Site &site : parts.sites) {
                if (site.id == picture.ticket.siteId)
                    picture.site = site;
            }
            picture.entries = d->timelineOf(parts.entries, pending);
            picture.ticket.tierLevel = d->levelOf(picture.ticket.queueId.value()).value_or(picture.ticket.tierLevel);
            picture.pendingChanges = static_cast<int>(
                std::count_if(pending.cbegin(), pending.cend(), [](const Operation &o) { return o.open(); }));
            then(picture);
        });
}

void Workspace::article(const QString &idOrNumber, QObject *context, Then<std::optional<domain::Article>> then)
{
    d->ask<std::optional<domain::Article>>(
        d->readLane, context,
        [this, idOrNumber]() -> std::optional<domain::Article> {
            if (!d->reader)
                return std::nullopt;
            const auto found = d->reader->article(idOrNumber);
            return found ? std::optional(*found) : std::nullopt;
        },
        std::move(then));
}

void Workspace::search(const domain::SearchQuery &query, QObject *context, Then<domain::SearchResults> then)
{
    const quint64 turn = ++d->newestSearch;
    if (d->searcher)
        d->searcher->interrupt();
    using Found = std::optional<domain::SearchResults>;
    d->ask<Found>(
        d->searchLane, context,
        [this, query, turn, searcher = d->searcher]() -> Found {
            if (!searcher || turn != d->newestSearch)
                return std::nullopt;
            const auto results = searcher->search(query);
            return results ? Found(*results) : std::nullopt;
        },
        [this, turn, then = std::move(then)](const Found &found) {
            if (turn == d->newestSearch)
                then(found.value_or(domain::SearchResults()));
        });
}

void Workspace::similarTickets(const QString &text, int limit, QObject *context, Then<QList<domain::SearchHit>> then)
{
    d->ask<QList<domain::SearchHit>>(
        d->searchLane, context,
        [text, limit, searcher = d->searcher] {
            return searcher ? searcher->similarTickets(text, limit).value_or(QList<domain::SearchHit>())
                            : QList<domain::SearchHit>();
        },
        std::move(then));
}

void Workspace::requesters(const QString &text, int limit, QObject *context, Then<QList<domain::Contact>> then)
{
    d->ask<QList<domain::Contact>>(
        d->readLane, context,
        [this, text, limit] {
            return d->reader ? d->reader->requesters(text, limit).value_or(QList<domain::Contact>())
                             : QList<domain::Contact>();
        },
        std::move(then));
}

void Workspace::categories(QObject *context, Then<QStringList> then)
{
    d->ask<QStringList>(
        d->readLane, context,
        [this] { return d->reader ? d->reader->categories().value_or(QStringList()) : QStringList(); },
        std::move(then));
}

void Workspace::cacheSize(QObject *context, Then<CacheSize> then)
{
    const ProfileFiles files(d->options.folder);
    d->ask<CacheSize>(
        d->readLane, context,
        [this, files] {
            CacheSize size;
            if (!d->reader)
                return size;
            const QMap<QString, qint64> counts = d->reader->counts().value_or(QMap<QString, qint64>());
            size.tickets = counts.value(u"Ticket"_s);
            size.entries = counts.value(u"Entry"_s);
            size.articles = counts.value(u"Article"_s);
            size.bytes = QFileInfo(files.cache).size() + QFileInfo(files.search).size();
            return size;
        },
        std::move(then));
}

void Workspace::digest(QObject *context, Then<domain::Result<QString>> then)
{
    using Digest = std::optional<domain::Result<QString>>;
    d->ask<Digest>(
        d->readLane, context, [this] { return d->reader ? Digest(d->reader->digest()) : Digest(); },
        [then = std::move(then)](const Digest &digest) {
            then(digest.value_or(domain::failure(domain::Failure::Kind::NotFound, u"no profile is open"_s)));
        });
}

} // namespace secondline::workspace
