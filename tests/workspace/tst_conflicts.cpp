// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "patience.h"
#include "seat.h"

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Operation;
using domain::OperationState;
using workspace::Workspace;

//! A person changed what another had changed: what is shown, and what each way out makes of it.
class ConflictsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PocketDesk> m_desk;
    std::unique_ptr<Seat> m_seat;
    QUuid m_mine;

    Workspace &workspace() { return m_seat->workspace(); }
    std::optional<domain::Conflict> conflict(const QUuid &operation)
    {
        std::optional<std::optional<domain::Conflict>> answer;
        workspace().conflict(operation, this, [&](const std::optional<domain::Conflict> &found) { answer = found; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
            qFatal("no answer");
        return *answer;
    }
    domain::Result<QUuid> resolve(const QJsonObject &decision)
    {
        return Seat::saved([&](auto then) { workspace().resolveConflict(m_mine, decision, then); });
    }

private Q_SLOTS:
    //! Impact 2 became 1 here and 3 there; urgency was changed here only.
    void init()
    {
        m_seat.reset();
        m_desk = std::make_unique<PocketDesk>();
        m_seat = std::make_unique<Seat>(*m_desk);
        m_desk->setReachable(false);
        m_seat->sync();
        m_mine = Seat::saved([&](auto then) {
                     workspace().change(domain::TicketId(u"t1"_s), {{u"impact"_s, 1}, {u"urgency"_s, 1}}, then);
                 }).value();
        m_desk->changeTicket(u"t1"_s, {{u"impact"_s, 3}}, u"p2"_s, QDateTime::currentDateTimeUtc().addSecs(60));
        m_desk->setReachable(true);
        m_seat->sync();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_seat->operation(m_mine) && m_seat->operation(m_mine)->state == OperationState::Conflict, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(conflict(m_mine) && !conflict(m_mine)->meanwhile.isEmpty(), patienceMs);
    }

    void bothSidesAreShownWithWhoAndWhen()
    {
        const auto shown = conflict(m_mine);
        QCOMPARE(shown->ticketNumber, u"HD-000001"_s);
        QCOMPARE(shown->fields.size(), 2);
        const domain::FieldMerge impact = shown->fields.at(0);
        QCOMPARE(impact.property, u"impact"_s);
        QCOMPARE(impact.base, QJsonValue(2));
        QCOMPARE(impact.mine, QJsonValue(1));
        QCOMPARE(impact.theirs, QJsonValue(3));
        QCOMPARE(impact.theirsBy, u"Bo"_s);
        QVERIFY(impact.theirsAt.isValid());
        QCOMPARE(shown->fields.at(1).verdict, domain::FieldMerge::Verdict::MineOnly);
        QVERIFY(!shown->proposal);
        QVERIFY(!conflict(QUuid::createUuid()).has_value());
    }

    void eachDecisionIsOneNewActOnTopOfTheServers_data()
    {
        QTest::addColumn<QJsonObject>("decision");
        QTest::addColumn<QJsonObject>("content");
        QTest::addColumn<QJsonObject>("was");
        QTest::newRow("mine") << QJsonObject{{u"impact"_s, 1}} << QJsonObject{{u"impact"_s, 1}, {u"urgency"_s, 1}}
                              << QJsonObject{{u"impact"_s, 3}, {u"urgency"_s, 2}};
        QTest::newRow("theirs") << QJsonObject{{u"impact"_s, 3}} << QJsonObject{{u"urgency"_s, 1}}
                                << QJsonObject{{u"urgency"_s, 2}};
        QTest::newRow("neither") << QJsonObject{{u"impact"_s, 2}, {u"urgency"_s, 2}} << QJsonObject{{u"impact"_s, 2}}
                                 << QJsonObject{{u"impact"_s, 3}};
    }
    void eachDecisionIsOneNewActOnTopOfTheServers()
    {
        QFETCH(QJsonObject, decision);
        QFETCH(QJsonObject, content);
        m_desk->setReachable(false);
        m_seat->sync();
        const auto act = resolve(decision);
        QVERIFY(act.has_value());
        QTRY_COMPARE_WITH_TIMEOUT(workspace().operations().size(), 1, patienceMs);
        const Operation kept = workspace().operations().constFirst();
        QCOMPARE(kept.id, *act);
        QCOMPARE(kept.content, content);
        QTEST(kept.was, "was");
        QCOMPARE(kept.state, OperationState::Queued);

        m_desk->setReachable(true);
        m_seat->sync();
        for (auto it = content.begin(); it != content.end(); ++it)
            QTRY_COMPARE_WITH_TIMEOUT(m_desk->ticket(u"t1"_s)[it.key()], it.value(), patienceMs);
    }

    void keepingAllOfTheirsLeavesNothingToSend()
    {
        const auto act = resolve({{u"impact"_s, 3}, {u"urgency"_s, 2}});
        QVERIFY(act.has_value());
        QVERIFY(act->isNull());
        QTRY_VERIFY_WITH_TIMEOUT(workspace().operations().isEmpty(), patienceMs);
        QVERIFY(!conflict(m_mine).has_value());
    }

    void keepingMineIsOneWayToDecide()
    {
        QVERIFY(Seat::saved([&](auto then) { workspace().keepMine(m_mine, then); }).has_value());
        m_seat->sync();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->ticket(u"t1"_s)[u"impact"].toInt(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->ticket(u"t1"_s)[u"urgency"].toInt(), 1, patienceMs);
    }

    void whatARuleForbidsIsRefusedAndTheConflictStays()
    {
        m_desk->setReachable(false);
        m_seat->sync();
        const QJsonObject patch = {{u"status"_s, u"pending"_s}, {u"pendingReason"_s, u"requester"_s}};
        const QUuid waits =
            Seat::saved([&](auto then) { workspace().change(domain::TicketId(u"t2"_s), patch, then); }).value();
        m_desk->changeTicket(u"t2"_s, {{u"status"_s, u"resolved"_s}}, u"p2"_s, QDateTime::currentDateTimeUtc());
        m_desk->setReachable(true);
        m_seat->sync();
        QTRY_VERIFY_WITH_TIMEOUT(conflict(waits).has_value(), patienceMs);
        QVERIFY(conflict(waits)->proposal);
        const QUuid both[] = {waits, m_mine};
        const QJsonObject decisions[] = {{{u"status"_s, u"closed"_s}}, {{u"tierLevel"_s, 3}}};
        for (int i = 0; i < 2; ++i) {
            const auto refused =
                Seat::saved([&](auto then) { workspace().resolveConflict(both[i], decisions[i], then); });
            QVERIFY(!refused.has_value());
            QCOMPARE(refused.error().kind, domain::Failure::Kind::Refused);
            QCOMPARE(m_seat->operation(both[i])->state, OperationState::Conflict);
        }
        QCOMPARE(workspace().operations().size(), 2);
    }

    void whatIsNoConflictCannotBeSettled()
    {
        const auto refused =
            Seat::saved([&](auto then) { workspace().resolveConflict(QUuid::createUuid(), {}, then); });
        QCOMPARE(refused.error().kind, domain::Failure::Kind::NotFound);
        const auto neither = Seat::saved([&](auto then) { workspace().keepMine(QUuid::createUuid(), then); });
        QCOMPARE(neither.error().kind, domain::Failure::Kind::NotFound);
    }

    //! Changed on the server once more while the person decided: it comes back, nothing is written over.
    void aDecisionOnWhatHasChangedAgainIsAConflictAgain()
    {
        m_desk->changeTicket(u"t1"_s, {{u"impact"_s, 2}}, u"p2"_s, QDateTime::currentDateTimeUtc().addSecs(120));
        m_desk->setReachable(false);
        m_seat->sync();
        const auto act = resolve({{u"impact"_s, 1}});
        QVERIFY(act.has_value());
        m_desk->setReachable(true);
        m_seat->sync();
        QTRY_VERIFY_WITH_TIMEOUT(m_seat->operation(*act) && m_seat->operation(*act)->state == OperationState::Conflict,
                                 patienceMs);
        QCOMPARE(m_desk->ticket(u"t1"_s)[u"impact"].toInt(), 2);
    }
};

QTEST_GUILESS_MAIN(ConflictsTest)
#include "tst_conflicts.moc"
