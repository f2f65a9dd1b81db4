// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"

namespace secondline::domain {

//! One line of the service catalogue: which area a category belongs to, and at which tier its tickets start (R24, R25).
struct Route
{
    QString category;
    QString area;
    int tierLevel = 1; //!< above 1: the category bypasses Tier 1 (R27)
};

//! The service catalogue. A category that it does not know goes to the fallback area at Tier 1.
struct RoutingTable
{
    QList<Route> routes;
    QString fallbackArea;
};

//! Reads a catalogue document: {"fallbackArea": …, "routes": [{"category", "area", "tierLevel"}]}.
RoutingTable routingTableFrom(const QJsonObject &document);

//! Where a ticket of \a category starts.
Route routeFor(const RoutingTable &table, const QString &category);

//! The queue of the route among \a queues, \a tiers giving each queue's level; else the same area at the highest level
//! below; nothing if the area has no such queue.
std::optional<Queue> routedQueue(const Route &route, const QList<Queue> &queues, const QList<Tier> &tiers);

} // namespace secondline::domain
