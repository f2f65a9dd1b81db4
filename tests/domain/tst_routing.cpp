// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/routing.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

namespace {

Queue queue(const QString &id, const QString &area, const QString &tier)
{
    Queue queue;
    queue.id = QueueId(id);
    queue.area = area;
    queue.tierId = TierId(tier);
    return queue;
}

Tier tier(const QString &id, int level)
{
    Tier tier;
    tier.id = TierId(id);
    tier.level = level;
    return tier;
}

} // namespace

class RoutingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void route_data()
    {
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("queueId");
        QTest::newRow("starts at Tier 1") << u"reset-passwords"_s << u"accounts-1"_s;
        QTest::newRow("bypasses Tier 1") << u"servers"_s << u"general-2"_s;
        QTest::newRow("not in the catalogue") << u"teapots"_s << u"general-1"_s;
        QTest::newRow("no category") << u""_s << u"general-1"_s;
        QTest::newRow("area without a queue so high") << u"accounts-backend"_s << u"accounts-1"_s;
        QTest::newRow("area without a queue so low") << u"only-high"_s << u""_s;
    }
    void route()
    {
        const RoutingTable table = routingTableFrom(
            {{u"fallbackArea"_s, u"General"_s},
             {u"routes"_s,
              QJsonArray{
                  QJsonObject{{u"category"_s, u"reset-passwords"_s}, {u"area"_s, u"Accounts"_s}, {u"tierLevel"_s, 1}},
                  QJsonObject{{u"category"_s, u"servers"_s}, {u"area"_s, u"General"_s}, {u"tierLevel"_s, 2}},
                  QJsonObject{{u"category"_s, u"accounts-backend"_s}, {u"area"_s, u"Accounts"_s}, {u"tierLevel"_s, 2}},
                  QJsonObject{{u"category"_s, u"only-high"_s}, {u"area"_s, u"High"_s}, {u"tierLevel"_s, 1}}}}});
        const QList<Tier> tiers = {tier(u"one"_s, 1), tier(u"two"_s, 2)};
        const QList<Queue> queues = {
            queue(u"accounts-1"_s, u"Accounts"_s, u"one"_s), queue(u"general-1"_s, u"General"_s, u"one"_s),
            queue(u"general-2"_s, u"General"_s, u"two"_s), queue(u"high-2"_s, u"High"_s, u"two"_s)};
        QFETCH(QString, category);
        const std::optional<Queue> found = routedQueue(routeFor(table, category), queues, tiers);
        QTEST(found ? found->id.value() : u""_s, "queueId");
    }
};

QTEST_APPLESS_MAIN(RoutingTest)
#include "tst_routing.moc"
