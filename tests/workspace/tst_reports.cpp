// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "patience.h"
#include "seat.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::ReconnectReport;
using workspace::Workspace;
using Outcome = domain::ReportedAct::Outcome;

//! What a person is told when work that had waited meets the server.
class ReportsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PocketDesk> m_desk;
    std::unique_ptr<Seat> m_seat;

    Workspace &workspace() { return m_seat->workspace(); }
    void goOffline()
    {
        m_desk->setReachable(false);
        m_seat->sync();
    }
    QUuid comment(const QString &ticket, const QString &text)
    {
        return Seat::saved([&](auto then) { workspace().comment(domain::TicketId(ticket), text, {}, then); }).value();
    }
    QUuid change(const QString &ticket, const QJsonObject &patch)
    {
        return Seat::saved([&](auto then) { workspace().change(domain::TicketId(ticket), patch, then); }).value();
    }
    QList<ReconnectReport> reports(const QString &text = {}, int limit = 10)
    {
        std::optional<QList<ReconnectReport>> answer;
        workspace().syncReports(text, limit, this, [&](const QList<ReconnectReport> &found) { answer = found; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
            qFatal("no answer");
        return *answer;
    }

private Q_SLOTS:
    void init()
    {
        m_seat.reset();
        m_desk = std::make_unique<PocketDesk>();
        m_seat = std::make_unique<Seat>(*m_desk);
    }

    void anOfflineDayIsOneReport()
    {
        goOffline();
        const QUuid alone = comment(u"t1"_s, u"On my way"_s);
        const QUuid merged = change(u"t2"_s, {{u"urgency"_s, 1}});
        const QUuid clashes = change(u"t3"_s, {{u"impact"_s, 1}});
        const QDateTime later = QDateTime::currentDateTimeUtc().addSecs(60);
        m_desk->changeTicket(u"t2"_s, {{u"subject"_s, u"Printer in the cellar"_s}}, u"p2"_s, later);
        m_desk->changeTicket(u"t3"_s, {{u"impact"_s, 3}}, u"p2"_s, later);
        QSignalSpy told(&workspace(), &Workspace::reconnected);
        m_desk->setReachable(true);
        m_seat->sync();
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patienceMs);
        const auto report = told.constFirst().constFirst().value<ReconnectReport>();
        QCOMPARE(report.acts.size(), 3);
        QMap<QUuid, domain::ReportedAct> acts;
        for (const domain::ReportedAct &act : report.acts)
            acts.insert(act.act.id, act);
        QCOMPARE(acts.value(alone).outcome, Outcome::Sent);
        QCOMPARE(acts.value(merged).outcome, Outcome::Merged);
        QCOMPARE(acts.value(merged).ticketNumber, u"HD-000002"_s);
        QCOMPARE(acts.value(merged).meanwhile.constFirst().byName, u"Bo"_s);
        QCOMPARE(acts.value(merged).meanwhile.constFirst().properties, QStringList{u"subject"_s});
        QCOMPARE(acts.value(clashes).outcome, Outcome::Conflict);
        QCOMPARE(acts.value(clashes).act.state, domain::OperationState::Conflict);
        QCOMPARE(report.sent(), 2);
        QCOMPARE(report.merged(), 1);
        QCOMPARE(report.needsYou(), 1);
        QVERIFY(report.offlineSince.isValid());
        QVERIFY(report.id > 0);

        // Kept, found by what is in it, and there after a restart.
        m_seat->restart();
        QCOMPARE(reports().size(), 1);
        QVERIFY(reports().constFirst() == report);
        QCOMPARE(reports(u"hd-000002"_s).size(), 1);
        QCOMPARE(reports(u"on my WAY"_s).size(), 1);
        QVERIFY(reports(u"nothing of this"_s).isEmpty());
    }

    void aLostReplyIsTold()
    {
        goOffline();
        const QUuid said = comment(u"t1"_s, u"Once only"_s);
        QSignalSpy told(&workspace(), &Workspace::reconnected);
        m_desk->loseNextReply();
        m_desk->setReachable(true);
        m_seat->sync();
        QTRY_VERIFY_WITH_TIMEOUT((m_seat->sync(), told.size() == 1), 20'000);
        const auto report = told.constFirst().constFirst().value<ReconnectReport>();
        QCOMPARE(report.acts.constFirst().act.id, said);
        QCOMPARE(report.acts.constFirst().outcome, Outcome::AlreadyThere);
        QCOMPARE(report.repliesLost, 1);
        QCOMPARE(m_desk->entries(u"t1"_s).size(), 1);
    }

    void whatGoesOutAtOnceIsNotReported()
    {
        QSignalSpy told(&workspace(), &Workspace::reconnected);
        comment(u"t1"_s, u"Hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->entries(u"t1"_s).size(), 1, patienceMs);
        m_seat->sync();
        m_seat->sync();
        QVERIFY(told.isEmpty());
        QVERIFY(reports().isEmpty());
    }

    void newestFirstAndNoMoreThanAsked()
    {
        for (int i = 0; i < 3; ++i) {
            QSignalSpy told(&workspace(), &Workspace::reconnected);
            goOffline();
            comment(u"t1"_s, u"Number %1"_s.arg(i));
            m_desk->setReachable(true);
            m_seat->sync();
            QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patienceMs);
        }
        const QList<ReconnectReport> newest = reports({}, 2);
        QCOMPARE(newest.size(), 2);
        QCOMPARE(newest.at(0).acts.constFirst().act.content[u"text"].toString(), u"Number 2"_s);
        QCOMPARE(newest.at(1).acts.constFirst().act.content[u"text"].toString(), u"Number 1"_s);
    }
};

QTEST_GUILESS_MAIN(ReportsTest)
#include "tst_reports.moc"
