// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/listing.h"
#include "store/profilekey.h"

#include <QJsonObject>

#include <memory>

namespace secondline::store {

//! Reads cache.db on a connection of its own; one per thread. Sees what CacheWriter committed.
class CacheReader
{
public:
    static domain::Result<std::unique_ptr<CacheReader>> open(const QString &path, const ProfileKey &key);
    ~CacheReader();

    domain::Result<QList<domain::Tier>> tiers() const;
    domain::Result<QList<domain::Person>> persons() const;
    domain::Result<QList<domain::Site>> sites() const;
    domain::Result<QList<domain::Asset>> assets() const;
    //! Open and at-risk counts included, by tier then name. At risk: due before \a riskBefore.
    domain::Result<QList<domain::QueueSummary>> queues(const QDateTime &riskBefore) const;
    //! The device's row keys of the tickets that \a query holds, in its order.
    domain::Result<QList<qint64>> ticketRows(const domain::TicketQuery &query) const;
    domain::Result<int> countTickets(const domain::TicketQuery &query) const;
    //! The rows in the order asked; one that is gone is left out.
    domain::Result<QList<domain::ListedTicket>> listedTickets(const QList<qint64> &rows) const;
    domain::Result<QList<domain::ListedTicket>> listedTickets(const QStringList &ids) const;
    //! A ticket's server properties (`id`, `version` among them) by id or number; NotFound if the cache has none.
    domain::Result<QJsonObject> ticket(const QString &idOrNumber) const;
    //! Its entries' server properties, oldest first.
    domain::Result<QList<QJsonObject>> entries(const QString &ticketId) const;
    //! Its handoffs' server properties, oldest first.
    domain::Result<QList<QJsonObject>> escalations(const QString &ticketId) const;
    //! The current revisions of a kind of rules: Policy or FormDefinition.
    domain::Result<QList<QJsonObject>> current(domain::ObjectType type) const;
    domain::Result<domain::Article> article(const QString &idOrNumber) const;
    //! Known requesters whose name or address holds \a text, most frequent first.
    domain::Result<QList<domain::Contact>> requesters(const QString &text, int limit) const;
    //! Those of \a ids that are not here.
    domain::Result<QStringList> missing(domain::ObjectType type, const QStringList &ids) const;
    //! Any object's server properties by its id; NotFound if the cache has none.
    domain::Result<QJsonObject> object(domain::ObjectType type, const QString &id) const;
    //! Some entry says which act made it.
    domain::Result<bool> namesActs() const;
    //! The files that entries and handoffs name.
    domain::Result<QSet<QString>> attachedBlobs() const;
    //! The categories in use, most frequent first.
    domain::Result<QStringList> categories() const;
    //! Objects by type's wire name.
    domain::Result<QMap<QString, qint64>> counts() const;
    //! One SHA-256 (hex) over all properties of all objects: for each type in order, for each object by id,
    //! for each property by name, `name=value` lines. The definition, and its twin on the server: tests/integration.
    domain::Result<QString> digest() const;
    domain::Result<QStringList> verify() const;

private:
    class Private;
    explicit CacheReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace secondline::store
