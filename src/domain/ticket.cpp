// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ticket.h"

#include "domain/instant.h"
#include "domain/jsontexts.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace secondline::domain {

namespace {

constexpr std::array<QStringView, 5> statusNames = {u"new", u"open", u"pending", u"resolved", u"closed"};

QDateTime dateIn(const QJsonObject &properties, QStringView name)
{
    return fromUtcDate(properties[name].toString()).value_or(QDateTime());
}

} // namespace

QString wireName(TicketStatus status)
{
    return statusNames[static_cast<size_t>(status) - 1].toString();
}

std::optional<TicketStatus> ticketStatusNamed(QStringView name)
{
    for (size_t i = 0; i < statusNames.size(); ++i) {
        if (statusNames[i] == name)
            return static_cast<TicketStatus>(i + 1);
    }
    return std::nullopt;
}

Ticket ticketFrom(const QJsonObject &properties)
{
    Ticket ticket;
    ticket.id = TicketId(properties[u"id"].toString());
    ticket.version = properties[u"version"].toInteger();
    ticket.number = properties[u"number"].toString();
    ticket.type = properties[u"type"].toString();
    ticket.subject = properties[u"subject"].toString();
    ticket.body = properties[u"body"].toString();
    ticket.requester = contactFrom(properties[u"requester"].toObject());
    ticket.openedAt = dateIn(properties, u"openedAt");
    ticket.updatedAt = dateIn(properties, u"updatedAt");
    ticket.category = properties[u"category"].toString();
    ticket.product = properties[u"product"].toString();
    ticket.language = properties[u"language"].toString();
    ticket.tags = textsIn(properties[u"tags"]);
    ticket.queueId = QueueId(properties[u"queueId"].toString());
    ticket.tierLevel = properties[u"tierLevel"].toInt(1);
    ticket.ownerId = PersonId(properties[u"ownerId"].toString());
    ticket.assigneeId = PersonId(properties[u"assigneeId"].toString());
    ticket.impact = properties[u"impact"].toInt(2);
    ticket.urgency = properties[u"urgency"].toInt(2);
    const int priority = properties[u"priority"].toInt();
    ticket.priority = priority >= 1 && priority <= 4
        ? static_cast<Priority>(priority)
        : priorityFor(ticket.impact, ticket.urgency).value_or(Priority::P3);
    ticket.status = ticketStatusNamed(properties[u"status"].toString()).value_or(TicketStatus::New);
    ticket.statusReason = properties[u"statusReason"].toString();
    ticket.pendingReason = properties[u"pendingReason"].toString();
    ticket.pendingUntil = dateIn(properties, u"pendingUntil");
    const QJsonArray assets = properties[u"assetIds"].toArray();
    for (const QJsonValue &asset : assets)
        ticket.assetIds.append(AssetId(asset.toString()));
    ticket.siteId = SiteId(properties[u"siteId"].toString());
    const QJsonArray clocks = properties[u"sla"].toArray();
    for (const QJsonValue &clock : clocks)
        ticket.sla.append(SlaClock::fromJson(clock.toObject()));
    ticket.attemptCount = properties[u"attemptCount"].toInt();
    ticket.lastEntryAt = dateIn(properties, u"lastEntryAt");
    ticket.resolvedAt = dateIn(properties, u"resolvedAt");
    ticket.closedAt = dateIn(properties, u"closedAt");
    ticket.mergedInto = TicketId(properties[u"mergedInto"].toString());
    ticket.imported = properties[u"imported"].isObject();
    return ticket;
}

} // namespace secondline::domain
