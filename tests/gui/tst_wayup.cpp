// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "formkeys.h"
#include "handoffs.h"
#include "ui/escalation/escalationpage.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/stepper.h"
#include "ui/tickets/ticketview.h"

#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace secondline;
using tests::Desk;
using tests::patienceMs;

//! A handoff in the real window, by keyboard alone, without a network, over an end of the program in the middle; the
//! real server takes it.
class WayUpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTicketGoesUpFromTheField()
    {
        tests::DeskServer server;
        server.importSome(40, 30, 2);
        const QByteArray token = server.tokenOf(u"t1agent"_s, u"analyst"_s, 1);
        server.start();
        Desk desk(server, token);
        desk.start();
        QTRY_VERIFY_WITH_TIMEOUT(desk.workspace->syncStatus().lastSync.isValid(), patienceMs);
        desk.workspace->setNetworkPolicy(domain::NetworkPolicy::Offline);

        QString number;
        for (int i = 1; number.isEmpty() && i <= 40; ++i) {
            const QString one = u"HD-%1"_s.arg(i, 6, 10, QLatin1Char('0'));
            desk.openTicket(one);
            if (desk.find<ui::Button>(u"escalateTicketButton"_s)->isVisible())
                number = one;
        }
        QVERIFY2(!number.isEmpty(), "no ticket that this person may hand over");
        QCOMPARE(desk.window->place(), u"ticket/"_s + desk.find<ui::TicketView>(u"ticketView"_s)->ticketId().value());

        // Two steps, and the program ends as it stands.
        scenarios::Dice dice(21);
        const QString reason = u"backend-access"_s;
        const int at = static_cast<int>(gate::reasonsFrom(1).indexOf(reason));
        const QJsonObject answers = gate::goodAnswers(1, reason, dice);
        begin(desk);
        QVERIFY(tests::writeHandoff(*page(desk), answers, at, 2));
        QTRY_VERIFY_WITH_TIMEOUT(!desk.workspace->drafts().isEmpty()
                                     && desk.workspace->drafts().constFirst().content[u"step"].toInt() == 2,
                                 patienceMs);
        desk.stop();
        desk.start();
        desk.workspace->setNetworkPolicy(domain::NetworkPolicy::Offline);
        desk.openTicket(number);
        QVERIFY(desk.find<QWidget>(u"handoffBanner"_s)->isVisible()); // begun, not sent
        begin(desk);
        QTRY_COMPARE_WITH_TIMEOUT(desk.find<ui::Stepper>(u"stepsList"_s)->current(), 2, patienceMs);
        QCOMPARE(desk.find<QPlainTextEdit>(u"symptomEdit"_s)->toPlainText(), answers[u"symptom"].toString());
        tests::pressKey(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(desk.workspace->operations().isEmpty()); // not complete: it stays
        while (desk.find<ui::Stepper>(u"stepsList"_s)->current() != 2)
            tests::pressKey(Qt::Key_PageDown, Qt::ControlModifier);
        QVERIFY(tests::writeHandoff(*page(desk), answers, at));
        tests::pressKey(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(desk.workspace->operations().size(), 1, patienceMs);
        QVERIFY(desk.workspace->drafts().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(tier(desk), u"Tier 2"_s, patienceMs); // as the person wants it, pending

        desk.workspace->setNetworkPolicy(domain::NetworkPolicy::Online);
        desk.workspace->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(desk.workspace->operations().isEmpty(), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(tier(desk), u"Tier 2"_s, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(desk.inTimeline(u"Escalated to Tier 2"_s), 1, patienceMs);
        QCOMPARE(server.administer({u"check"_s}).trimmed(), QByteArray("All is well."));
        desk.stop();

        // The next tier reads it and, offline too, returns it for one item.
        Desk next(server, server.tokenOf(u"t2tech"_s, u"technician"_s, 2));
        next.start();
        QTRY_VERIFY_WITH_TIMEOUT(next.workspace->syncStatus().lastSync.isValid(), patienceMs);
        next.workspace->setNetworkPolicy(domain::NetworkPolicy::Offline);
        next.openTicket(number);
        auto *banner = next.find<ui::Banner>(u"handoffBanner"_s);
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patienceMs);
        Q_EMIT banner->actionWanted();
        QTRY_VERIFY_WITH_TIMEOUT(next.find<QWidget>(u"symptomBriefPart"_s) != nullptr
                                     && next.find<QWidget>(u"completeButton"_s)->hasFocus(),
                                 patienceMs);
        tests::pressKey(Qt::Key_N);
        tests::pressKey(Qt::Key_Space); // the first item
        tests::pressKey(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(next.workspace->operations().size(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(next.window->place().section(u'/', 0, 0), u"ticket"_s, patienceMs);
        QVERIFY(!banner->isVisible());
        next.workspace->setNetworkPolicy(domain::NetworkPolicy::Online);
        next.workspace->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(next.workspace->operations().isEmpty(), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(tier(next), u"Tier 1"_s, patienceMs);
        next.window->goTo(u"handoff/"_s + next.find<ui::TicketView>(u"ticketView"_s)->ticketId().value());
        QTRY_VERIFY_WITH_TIMEOUT(next.find<QWidget>(u"receivedBanner"_s)->isVisible(), patienceMs); // it went back
        QCOMPARE(server.administer({u"check"_s}).trimmed(), QByteArray("All is well."));
    }

private:
    static ui::EscalationPage *page(const Desk &desk) { return desk.find<ui::EscalationPage>(u"escalationPage"_s); }
    static QString tier(const Desk &desk) { return desk.find<QWidget>(u"tierChipLabel"_s)->accessibleName(); }
    //! E, and the form is there.
    static void begin(const Desk &desk)
    {
        desk.find<ui::TicketView>(u"ticketView"_s)->focusReading();
        tests::pressKey(Qt::Key_E);
        QTRY_VERIFY_WITH_TIMEOUT(page(desk)->isAncestorOf(QApplication::focusWidget()), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(desk.find<ui::Stepper>(u"stepsList"_s)->steps().size() > 2, patienceMs);
    }
};

QTEST_MAIN(WayUpTest)
#include "tst_wayup.moc"
