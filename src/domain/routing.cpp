// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/routing.h"

#include <QJsonArray>

#include <algorithm>

namespace secondline::domain {

RoutingTable routingTableFrom(const QJsonObject &document)
{
    RoutingTable table;
    table.fallbackArea = document[u"fallbackArea"].toString();
    const QJsonArray routes = document[u"routes"].toArray();
    for (const QJsonValue &route : routes)
        table.routes.append({route[u"category"].toString(), route[u"area"].toString(), route[u"tierLevel"].toInt(1)});
    return table;
}

Route routeFor(const RoutingTable &table, const QString &category)
{
    const auto found = std::find_if(table.routes.begin(), table.routes.end(),
                                    [&](const Route &route) { return route.category == category; });
    return found != table.routes.end() ? *found : Route{category, table.fallbackArea, 1};
}

std::optional<Queue> routedQueue(const Route &route, const QList<Queue> &queues, const QList<Tier> &tiers)
{
    const auto levelOf = [&](const Queue &queue) {
        const auto tier = std::find_if(tiers.begin(), tiers.end(), [&](const Tier &t) { return t.id == queue.tierId; });
        return tier != tiers.end() ? tier->level : -1;
    };
    std::optional<Queue> best;
    int bestLevel = -1;
    for (const Queue &queue : queues) {
        const int level = levelOf(queue);
        if (queue.area == route.area && level <= route.tierLevel && level > bestLevel) {
            best = queue;
            bestLevel = level;
        }
    }
    return best;
}

} // namespace secondline::domain
