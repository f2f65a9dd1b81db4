// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ticketrules.h"

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> refusedStatus(const Ticket &ticket, const QJsonObject &patch, bool supervises)
{
    using enum TicketStatus;
    const std::optional<TicketStatus> wanted = ticketStatusNamed(patch[u"status"].toString());
    if (!wanted)
        return u"is not a status"_s;
    if (*wanted == ticket.status)
        return std::nullopt;
    switch (*wanted) {
    case New:
        return u"a ticket is new only once"_s;
    case Resolved:
        return u"a ticket is resolved by a closure note"_s;
    case Closed:
        return u"a resolved ticket is closed by the server"_s;
    case Pending:
        if (!isOpen(ticket.status))
            return u"only an open ticket can wait"_s;
        if (patch[u"pendingReason"].toString().isEmpty() && ticket.pendingReason.isEmpty())
            return u"waiting needs a pendingReason"_s;
        return std::nullopt;
    case Open:
        if (ticket.status == Closed && !supervises)
            return u"a closed ticket is reopened by a supervisor"_s;
        if (!isOpen(ticket.status) && patch[u"statusReason"].toString().isEmpty())
            return u"reopening needs a statusReason"_s;
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace

QList<RefusedProperty> refusedInUpdate(const Ticket &ticket, const QJsonObject &patch, std::optional<int> targetTier,
                                       bool supervises)
{
    QList<RefusedProperty> refused;
    if (patch.contains(u"tierLevel"))
        refused.append({u"tierLevel"_s, u"the tier follows from the queue; going up is an escalation"_s});
    if (patch.contains(u"queueId")) {
        if (!targetTier)
            refused.append({u"queueId"_s, u"there is no such queue"_s});
        else if (*targetTier > ticket.tierLevel)
            refused.append({u"queueId"_s, u"a ticket goes up a tier by an escalation only"_s});
    }
    if (patch.contains(u"status")) {
        if (const auto why = refusedStatus(ticket, patch, supervises))
            refused.append({u"status"_s, *why});
    }
    return refused;
}

QList<RefusedProperty> refusedInCreate(const QJsonObject &properties, int routedTier, std::optional<int> targetTier)
{
    QList<RefusedProperty> refused;
    if (properties.contains(u"tierLevel"))
        refused.append({u"tierLevel"_s, u"the tier follows from the queue"_s});
    if (properties.contains(u"status") && properties[u"status"] != u"new"_s)
        refused.append({u"status"_s, u"a ticket starts as new"_s});
    if (properties.contains(u"queueId") && !properties[u"queueId"].isNull()) {
        if (!targetTier)
            refused.append({u"queueId"_s, u"there is no such queue"_s});
        else if (*targetTier > routedTier)
            refused.append({u"queueId"_s, u"a ticket starts no higher than routing puts it"_s});
    }
    return refused;
}

} // namespace secondline::domain
