// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "patience.h"
#include "seat.h"

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Operation;
using domain::OperationState;
using workspace::Workspace;

//! A server that lost what it had accepted, and an outbox that was damaged: nothing is lost, nothing leaves unseen.
class RecoveryTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PocketDesk> m_desk;
    std::unique_ptr<Seat> m_seat;

    Workspace &workspace() { return m_seat->workspace(); }

private Q_SLOTS:
    void init()
    {
        m_seat.reset();
        m_desk = std::make_unique<PocketDesk>();
        m_seat = std::make_unique<Seat>(*m_desk);
    }

    void whatTheServerLostIsOfferedAgain()
    {
        const QUuid lost = Seat::saved([&](auto then) {
                               workspace().comment(domain::TicketId(u"t1"_s), u"Swapped the fuser"_s, {}, then);
                           }).value();
        const QUuid kept = Seat::saved([&](auto then) {
                               workspace().comment(domain::TicketId(u"t2"_s), u"Ordered paper"_s, {}, then);
                           }).value();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->entries(u"t1"_s).size(), 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(workspace().operations().isEmpty(), patienceMs);

        m_desk->loseEntries(u"t1"_s);
        m_seat->sync(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_seat->operation(lost), patienceMs);
        QCOMPARE(m_seat->operation(lost)->state, OperationState::Rejected);
        QCOMPARE(m_seat->operation(lost)->refusal.type, domain::Refusal::missingOnServer());
        QVERIFY(!m_seat->operation(kept));
        QVERIFY(m_desk->entries(u"t1"_s).isEmpty()); // not before the person says so

        QVERIFY(Seat::done([&](auto then) { workspace().retry(lost, then); }).has_value());
        m_seat->sync();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->entries(u"t1"_s).size(), 1, patienceMs);
    }

    void aTicketThatMayNotBeSeenAnyMoreTakesItsEntriesAlong()
    {
        QMap<QString, QUuid> said;
        for (const QString &ticket : {u"t1"_s, u"t2"_s})
            said.insert(ticket, Seat::saved([&](auto then) {
                                    workspace().comment(domain::TicketId(ticket), u"Swapped the fuser"_s, {}, then);
                                }).value());
        QTRY_VERIFY_WITH_TIMEOUT(workspace().operations().isEmpty(), patienceMs);
        m_desk->removeTicket(u"t1"_s);
        m_desk->loseEntries(u"t1"_s);
        m_desk->loseEntries(u"t2"_s);
        m_seat->sync(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_seat->operation(said.value(u"t2"_s)), patienceMs);
        QVERIFY(!m_seat->operation(said.value(u"t1"_s)));
    }

    void manyVanishingTicketsWaitForThePersonsAnswer_data()
    {
        QTest::addColumn<domain::BrakeAnswer>("answer");
        QTest::addColumn<qsizetype>("left");
        QTest::newRow("forget") << domain::BrakeAnswer::Forget << qsizetype(15);
        QTest::newRow("keep") << domain::BrakeAnswer::Keep << qsizetype(20);
    }
    void manyVanishingTicketsWaitForThePersonsAnswer()
    {
        QFETCH(domain::BrakeAnswer, answer);
        const auto held = [this] {
            return Seat::answerOf<QList<qint64>>([&](auto then) { workspace().ticketRows({}, this, then); }).size();
        };
        for (int i = 1; i <= 5; ++i)
            m_desk->removeTicket(u"t%1"_s.arg(i));
        m_seat->sync();
        QTRY_VERIFY_WITH_TIMEOUT(workspace().syncStatus().brake.has_value(), patienceMs);
        QCOMPARE(workspace().syncStatus().brake->vanishing, 5);
        QCOMPARE(held(), 20);
        workspace().answerBrake(answer);
        QTRY_VERIFY_WITH_TIMEOUT(!workspace().syncStatus().brake.has_value(), patienceMs);
        m_seat->sync();
        QFETCH(qsizetype, left);
        QTRY_COMPARE_WITH_TIMEOUT(held(), left, patienceMs);
    }

    void aDamagedOutboxIsSavedAndSaysSo()
    {
        m_desk->setReachable(false);
        m_seat->sync();
        for (const QString &text : {u"one"_s, u"two"_s})
            QVERIFY(Seat::saved([&](auto then) {
                        workspace().comment(domain::TicketId(u"t1"_s), text, {}, then);
                    }).has_value());
        const QString file = m_seat->folder() + u"/work.db"_s;
        m_seat->restart([&] {
            QFile damaged(file);
            if (!damaged.open(QIODevice::ReadWrite) || !damaged.resize(0) || damaged.write("garbage") != 7)
                qFatal("cannot damage the file");
        });
        const auto rescue = workspace().rescue();
        QVERIFY(rescue.has_value());
        QCOMPARE(rescue->rescued, 2);
        QVERIFY(!rescue->setAside.isEmpty());
        QCOMPARE(workspace().operations().size(), 2);
        for (const Operation &operation : workspace().operations()) {
            QCOMPARE(operation.state, OperationState::Rejected);
            QCOMPARE(operation.refusal.type, domain::Refusal::rescued());
        }
        // Nothing of the file could be read, so the server has to be named again; still nothing leaves unseen.
        m_desk->setReachable(true);
        m_seat->signIn();
        m_seat->sync();
        QVERIFY(m_desk->entries(u"t1"_s).isEmpty());

        QVERIFY(Seat::done([&](auto then) { workspace().acknowledgeRescue(then); }).has_value());
        QVERIFY(!workspace().rescue().has_value());
        m_seat->restart();
        QVERIFY(!workspace().rescue().has_value());
        QCOMPARE(workspace().operations().size(), 2);
    }
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "tst_recovery.moc"
