// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ticketrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

namespace {

QStringList names(const QList<RefusedProperty> &refused)
{
    QStringList names;
    for (const RefusedProperty &property : refused)
        names.append(property.name);
    return names;
}

} // namespace

Q_DECLARE_METATYPE(secondline::domain::TicketStatus)

class TicketRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doorsOfAnUpdate_data()
    {
        using enum TicketStatus;
        QTest::addColumn<TicketStatus>("from");
        QTest::addColumn<QJsonObject>("patch");
        QTest::addColumn<int>("targetTier"); // of the queue in the patch; -1: no such queue
        QTest::addColumn<bool>("supervises");
        QTest::addColumn<QStringList>("refused");
        const QStringList allowed;
        const QStringList status = {u"status"_s};
        const auto to = [](const QString &wanted) { return QJsonObject{{u"status"_s, wanted}}; };
        QTest::newRow("tier is never written")
            << Open << QJsonObject{{u"tierLevel"_s, 1}} << -1 << true << QStringList{u"tierLevel"_s};
        QTest::newRow("queue a tier up") << Open << QJsonObject{{u"queueId"_s, u"q3"_s}} << 3 << true
                                         << QStringList{u"queueId"_s};
        QTest::newRow("queue at the same tier")
            << Open << QJsonObject{{u"queueId"_s, u"q2"_s}} << 2 << false << allowed;
        QTest::newRow("queue a tier down") << Open << QJsonObject{{u"queueId"_s, u"q1"_s}} << 1 << false << allowed;
        QTest::newRow("queue that is not there")
            << Open << QJsonObject{{u"queueId"_s, u"q9"_s}} << -1 << true << QStringList{u"queueId"_s};
        QTest::newRow("resolve by hand") << Open << to(u"resolved"_s) << -1 << true << status;
        QTest::newRow("close by hand") << Resolved << to(u"closed"_s) << -1 << true << status;
        QTest::newRow("back to new") << Open << to(u"new"_s) << -1 << true << status;
        QTest::newRow("no such status") << Open << to(u"done"_s) << -1 << true << status;
        QTest::newRow("wait without a reason") << Open << to(u"pending"_s) << -1 << false << status;
        QTest::newRow("wait with a reason")
            << New << QJsonObject{{u"status"_s, u"pending"_s}, {u"pendingReason"_s, u"vendor"_s}} << -1 << false
            << allowed;
        QTest::newRow("a resolved ticket cannot wait")
            << Resolved << QJsonObject{{u"status"_s, u"pending"_s}, {u"pendingReason"_s, u"vendor"_s}} << -1 << true
            << status;
        QTest::newRow("take up again") << Pending << to(u"open"_s) << -1 << false << allowed;
        QTest::newRow("reopen without a reason") << Resolved << to(u"open"_s) << -1 << false << status;
        QTest::newRow("reopen with a reason")
            << Resolved << QJsonObject{{u"status"_s, u"open"_s}, {u"statusReason"_s, u"came back"_s}} << -1 << false
            << allowed;
        QTest::newRow("a closed one by a technician")
            << Closed << QJsonObject{{u"status"_s, u"open"_s}, {u"statusReason"_s, u"came back"_s}} << -1 << false
            << status;
        QTest::newRow("a closed one by a supervisor")
            << Closed << QJsonObject{{u"status"_s, u"open"_s}, {u"statusReason"_s, u"came back"_s}} << -1 << true
            << allowed;
        QTest::newRow("the same status is no change") << Resolved << to(u"resolved"_s) << -1 << false << allowed;
        QTest::newRow("other fields are free") << Open << QJsonObject{{u"impact"_s, 1}} << -1 << false << allowed;
        QTest::newRow("two doors, two refusals") << Open << QJsonObject{{u"tierLevel"_s, 3}, {u"status"_s, u"closed"_s}}
                                                 << -1 << true << QStringList{u"tierLevel"_s, u"status"_s};
    }
    void doorsOfAnUpdate()
    {
        QFETCH(TicketStatus, from);
        QFETCH(QJsonObject, patch);
        QFETCH(int, targetTier);
        QFETCH(bool, supervises);
        Ticket ticket;
        ticket.tierLevel = 2;
        ticket.status = from;
        QTEST(names(refusedInUpdate(ticket, patch, targetTier < 0 ? std::nullopt : std::optional(targetTier),
                                    supervises)),
              "refused");
    }

    void doorsOfACreate_data()
    {
        QTest::addColumn<QJsonObject>("properties");
        QTest::addColumn<int>("targetTier");
        QTest::addColumn<QStringList>("refused");
        const QStringList allowed;
        QTest::newRow("plain") << QJsonObject{} << -1 << allowed;
        QTest::newRow("routed queue") << QJsonObject{{u"queueId"_s, u"q1"_s}} << 1 << allowed;
        QTest::newRow("above the routed tier")
            << QJsonObject{{u"queueId"_s, u"q2"_s}} << 2 << QStringList{u"queueId"_s};
        QTest::newRow("unknown queue") << QJsonObject{{u"queueId"_s, u"q9"_s}} << -1 << QStringList{u"queueId"_s};
        QTest::newRow("null queue means routing") << QJsonObject{{u"queueId"_s, QJsonValue::Null}} << -1 << allowed;
        QTest::newRow("born closed") << QJsonObject{{u"status"_s, u"closed"_s}} << -1 << QStringList{u"status"_s};
        QTest::newRow("born new") << QJsonObject{{u"status"_s, u"new"_s}} << -1 << allowed;
        QTest::newRow("born at a tier") << QJsonObject{{u"tierLevel"_s, 1}} << -1 << QStringList{u"tierLevel"_s};
    }
    void doorsOfACreate()
    {
        QFETCH(QJsonObject, properties);
        QFETCH(int, targetTier);
        QTEST(names(refusedInCreate(properties, 1, targetTier < 0 ? std::nullopt : std::optional(targetTier))),
              "refused");
    }
};

QTEST_APPLESS_MAIN(TicketRulesTest)
#include "tst_ticketrules.moc"
