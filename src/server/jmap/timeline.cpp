// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/timeline.h"

#include "domain/instant.h"
#include "server/jmap/propertyrules.h"

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

void countEntry(QJsonObject &ticket, const QJsonObject &entry)
{
    ticket.insert(u"entryCount"_s, ticket[u"entryCount"].toInt() + 1);
    const QDateTime at = domain::fromUtcDate(entry[u"effectiveAt"].toString()).value_or(QDateTime());
    const QDateTime last = domain::fromUtcDate(ticket[u"lastEntryAt"].toString()).value_or(QDateTime());
    if (!last.isValid() || at > last)
        ticket.insert(u"lastEntryAt"_s, entry[u"effectiveAt"]);
}

void writeEffect(Act &act, QJsonObject &ticket, const QString &kind, const QJsonObject &data, const QString &text,
                 bool isPublic)
{
    QJsonObject entry = defaultProperties(ObjectType::Entry);
    act.stamp(entry, domain::fromUtcDate(ticket[u"openedAt"].toString()).value_or(QDateTime()), false);
    entry.insert(u"ticketId"_s, ticket[u"id"]);
    entry.insert(u"kind"_s, kind);
    entry.insert(u"text"_s, text);
    entry.insert(u"public"_s, isPublic);
    entry.insert(u"data"_s, data);
    act.add(ObjectType::Entry, entry);
    countEntry(ticket, entry);
}

} // namespace secondline::server
