// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"
#include "domain/priority.h"
#include "domain/sla.h"

#include <QDateTime>

namespace secondline::domain {

//! In the order that a device stores (data-model.md 5): up to Pending a ticket is open.
enum class TicketStatus { New = 1, Open, Pending, Resolved, Closed };

QString wireName(TicketStatus status);
std::optional<TicketStatus> ticketStatusNamed(QStringView name);
inline bool isOpen(TicketStatus status)
{
    return status <= TicketStatus::Pending;
}

//! A ticket as the person sees it: what the server said, with the person's own pending changes on top.
struct Ticket
{
    TicketId id;
    qint64 version = 0;
    QString number; //!< `HD-000123`; empty until the server gave one
    QString type;   //!< `incident`, `service-request`, `sysadmin-task`
    QString subject;
    QString body;
    Contact requester;
    QDateTime openedAt; //!< UTC, as all instants here
    QDateTime updatedAt;
    QString category;
    QString product;
    QString language;
    QStringList tags;
    QueueId queueId;
    int tierLevel = 1;
    PersonId ownerId; //!< the Tier 1 owner (R10)
    PersonId assigneeId;
    int impact = 2;
    int urgency = 2;
    Priority priority = Priority::P3;
    TicketStatus status = TicketStatus::New;
    QString statusReason;
    QString pendingReason;
    QDateTime pendingUntil;
    QList<AssetId> assetIds;
    SiteId siteId;
    QList<SlaClock> sla;
    int attemptCount = 0;
    QDateTime lastEntryAt;
    QDateTime resolvedAt;
    QDateTime closedAt;
    TicketId mergedInto;
    bool imported = false;
};

//! From the wire's properties (`id`, `version` among them); what is absent keeps its default.
Ticket ticketFrom(const QJsonObject &properties);

} // namespace secondline::domain
