// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

namespace secondline::domain {

//! Identifies one object of one type. Opaque: compare it, never parse it.
//!
//! A thing born on this device has a local id, `~` and the operation's id, until the server has named it
//! (data-model.md 2); local ids never go on the wire.
template <class Of> class Id
{
public:
    Id() = default;
    explicit Id(QString value)
        : m_value(std::move(value))
    {
    }
    const QString &value() const { return m_value; }
    bool isNull() const { return m_value.isEmpty(); }
    bool isLocal() const { return m_value.startsWith(QLatin1Char('~')); }
    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &a, const Id &b) { return a.m_value.compare(b.m_value) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

using TierId = Id<struct OfTier>;
using QueueId = Id<struct OfQueue>;
using PersonId = Id<struct OfPerson>;
using TicketId = Id<struct OfTicket>;
using EntryId = Id<struct OfEntry>;
using ArticleId = Id<struct OfArticle>;
using AssetId = Id<struct OfAsset>;
using SiteId = Id<struct OfSite>;

} // namespace secondline::domain
