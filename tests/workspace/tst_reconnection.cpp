// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/reconnection.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Operation;
using domain::OperationState;
using domain::SyncStatus;
using workspace::Reconnection;
using Outcome = domain::ReportedAct::Outcome;

namespace {

QDateTime at(int hour)
{
    return QDateTime(QDate(2026, 6, 18), QTime(hour, 0), QTimeZone::utc());
}

SyncStatus offline(int since = 8)
{
    SyncStatus status;
    status.phase = SyncStatus::Phase::Waiting;
    status.offlineSince = at(since);
    return status;
}

SyncStatus online(SyncStatus::Phase phase)
{
    SyncStatus status;
    status.phase = phase;
    status.online = true;
    return status;
}

Operation act(int number, OperationState state = OperationState::Queued)
{
    Operation operation;
    operation.id = QUuid(static_cast<uint>(number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
    operation.sequence = number;
    operation.state = state;
    return operation;
}

domain::SyncReport report(const QList<std::pair<int, Outcome>> &acts)
{
    domain::SyncReport report;
    for (const auto &[number, outcome] : acts)
        report.acts.append({act(number).id, outcome});
    return report;
}

} // namespace

class ReconnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workThatWaitedIsToldOnceWhenTheSyncRests()
    {
        Reconnection reconnection;
        reconnection.takeStatus(offline());
        reconnection.takeOperations({act(1), act(2)});
        reconnection.takeStatus(online(SyncStatus::Phase::Syncing));
        auto first = report({{2, Outcome::Sent}});
        first.repliesLost = 1;
        first.ticketsChanged = 3;
        reconnection.takeReport(first);
        QVERIFY(!reconnection.take().has_value());
        auto second = report({{1, Outcome::AlreadyThere}});
        second.repliesLost = 1;
        reconnection.takeReport(second);
        reconnection.takeOperations({act(1, OperationState::Applied), act(2, OperationState::Applied)});
        reconnection.takeStatus(online(SyncStatus::Phase::Idle));
        const auto told = reconnection.take();
        QVERIFY(told.has_value());
        QCOMPARE(told->acts.size(), 2);
        QCOMPARE(told->acts.at(0).first.sequence, 1);
        QCOMPARE(told->acts.at(0).first.state, OperationState::Applied);
        QCOMPARE(told->acts.at(0).second, Outcome::AlreadyThere);
        QCOMPARE(told->acts.at(1).second, Outcome::Sent);
        QCOMPARE(told->offlineSince, at(8));
        QCOMPARE(told->repliesLost, 2);
        QCOMPARE(told->ticketsChanged, 3);
        QVERIFY(!reconnection.take().has_value());
    }

    void aPollAndWhatGoesOutAtOnceAreNotTold()
    {
        Reconnection reconnection;
        reconnection.takeStatus(online(SyncStatus::Phase::Idle));
        reconnection.takeReport(report({}));
        QVERIFY(!reconnection.take().has_value());
        reconnection.takeOperations({act(1)});
        reconnection.takeReport(report({{1, Outcome::Sent}}));
        QVERIFY(!reconnection.take().has_value());
    }

    void offlineWithoutWorkIsNotTold()
    {
        Reconnection reconnection;
        reconnection.takeStatus(offline());
        reconnection.takeStatus(online(SyncStatus::Phase::Idle));
        reconnection.takeReport(report({}));
        QVERIFY(!reconnection.take().has_value());
        // Nor is the time offline counted to what happens later.
        reconnection.takeOperations({act(1)});
        reconnection.takeReport(report({{1, Outcome::Refused}}));
        const auto told = reconnection.take();
        QVERIFY(told.has_value());
        QVERIFY(!told->offlineSince.isValid());
    }

    void whatNeedsThePersonIsAlwaysTold_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<bool>("told");
        QTest::newRow("sent") << int(Outcome::Sent) << false;
        QTest::newRow("already there") << int(Outcome::AlreadyThere) << false;
        QTest::newRow("conflict") << int(Outcome::Conflict) << true;
        QTest::newRow("refused") << int(Outcome::Refused) << true;
    }
    void whatNeedsThePersonIsAlwaysTold()
    {
        QFETCH(int, outcome);
        Reconnection reconnection;
        reconnection.takeStatus(online(SyncStatus::Phase::Idle));
        reconnection.takeOperations({act(1)});
        reconnection.takeReport(report({{1, static_cast<Outcome>(outcome)}}));
        QTEST(reconnection.take().has_value(), "told");
    }

    void workFromBeforeTheProgramStartedHasWaited()
    {
        Reconnection reconnection;
        reconnection.takeOperations({act(1, OperationState::Unknown)});
        reconnection.takeStatus(online(SyncStatus::Phase::Idle));
        reconnection.takeReport(report({{1, Outcome::AlreadyThere}}));
        QVERIFY(reconnection.take().has_value());
    }

    void whileThePersonIsAskedAboutVanishingTicketsNothingIsToldOrForgotten()
    {
        Reconnection reconnection;
        reconnection.takeStatus(offline());
        reconnection.takeOperations({act(1)});
        SyncStatus asks = online(SyncStatus::Phase::Idle);
        asks.brake = domain::VanishBrake{30, 100};
        reconnection.takeStatus(asks);
        QVERIFY(!reconnection.take().has_value());
        reconnection.takeReport(report({{1, Outcome::Sent}}));
        reconnection.takeStatus(online(SyncStatus::Phase::Idle));
        const auto told = reconnection.take();
        QVERIFY(told.has_value());
        QCOMPARE(told->offlineSince, at(8));
    }

    void aSecondTryThatSettlesItIsWhatIsTold()
    {
        Reconnection reconnection;
        reconnection.takeStatus(offline());
        reconnection.takeOperations({act(1)});
        reconnection.takeStatus(online(SyncStatus::Phase::Syncing));
        reconnection.takeReport(report({{1, Outcome::Refused}}));
        reconnection.takeReport(report({{1, Outcome::Sent}}));
        reconnection.takeStatus(online(SyncStatus::Phase::Idle));
        QCOMPARE(reconnection.take().value().acts.constFirst().second, Outcome::Sent);
    }
};

QTEST_GUILESS_MAIN(ReconnectionTest)
#include "tst_reconnection.moc"
