// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/chip.h"
#include "ui/theme/controls.h"
#include "ui/theme/growingedit.h"
#include "ui/theme/theme.h"
#include "ui/theme/toast.h"
#include "ui/tickets/navpane.h"
#include "ui/tickets/ticketlistpane.h"
#include "ui/tickets/ticketview.h"
#include "ui/tickets/timeline.h"
#include "workspace/workspace.h"

#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using tests::Desk;
using tests::patienceMs;

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readingCommentingAssigning();
    void anOfflineDay();
    void aDraftSurvivesTheEnd();
    void aConflictIsDecidedByKeyboard();
    void undoTakesBackWhatIsNotSent();

private:
    std::unique_ptr<tests::DeskServer> m_server;
    QByteArray m_token;
};

void TestWindow::initTestCase()
{
    m_server = std::make_unique<tests::DeskServer>();
    m_server->importSome(60, 30, 5);
    m_token = m_server->tokenOf(u"t2tech"_s, u"technician"_s, 2);
    m_server->start();
}

void TestWindow::readingCommentingAssigning()
{
    Desk desk(*m_server, m_token);
    desk.start();
    desk.showAll();
    auto *list = desk.find<QListView>(u"ticketList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 30, patienceMs);
    // The first row is read at once, the next one with J.
    desk.find<TicketListPane>(u"ticketListPane"_s)->focusList();
    desk.key(Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<TicketView>(u"ticketView"_s)->hasTicket(), patienceMs);
    desk.openTicket(u"HD-000001"_s);
    desk.comment(u"Which version is it"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.inTimeline(u"Which version is it"_s), 1, patienceMs);
    desk.key(Qt::Key_M);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.find<Button>(u"assignToMeButton"_s)->isVisible(), patienceMs);
    // It goes out by itself, and then nothing waits any more.
    QTRY_VERIFY_WITH_TIMEOUT(desk.window->unsent() == 0, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(desk.timeline().filter(u"Waiting to send"_s).isEmpty(), patienceMs);
    QCOMPARE(desk.inTimeline(u"Which version is it"_s), 1);
}

void TestWindow::anOfflineDay()
{
    Desk desk(*m_server, m_token);
    desk.start();
    desk.showAll();
    desk.openTicket(u"HD-000002"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.workspace->syncStatus().lastSync.isValid(), patienceMs);
    m_server->stop();
    desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(desk.find<QAbstractButton>(u"connectionButton"_s)->text(), u"Offline"_s, patienceMs);

    desk.comment(u"first of the day"_s);
    desk.attempt(u"Turned it off"_s, u"same fault"_s);
    desk.comment(u"second of the day"_s);
    desk.key(Qt::Key_M);
    QTRY_COMPARE_WITH_TIMEOUT(desk.window->unsent(), 4, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(desk.timeline().filter(u"Waiting to send"_s).size(), 3, patienceMs);
    QCOMPARE(desk.find<ChipLabel>(u"waitingChipLabel"_s)->chip().text, u"Waiting to send"_s);
    QSignalSpy closed(desk.window.get(), &MainWindow::closed);
    desk.window->close();
    QCOMPARE(closed.size(), 0); // asked first, with the count
    auto *question = desk.window->findChild<QMessageBox *>(u"quitQuestion"_s);
    QVERIFY(question && question->text().contains(u"4 change(s)"_s));
    QTest::mouseClick(question->findChild<QPushButton *>(u"goOnButton"_s), Qt::LeftButton);
    QCOMPARE(closed.value(0).value(0).toInt(), 4);
    desk.stop();

    // The next morning, still without the server: everything is there, and the window stands where it stood.
    desk.start();
    QTRY_COMPARE_WITH_TIMEOUT(desk.window->unsent(), 4, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(desk.find<QLabel>(u"ticketNumberLabel"_s)->text(), u"HD-000002"_s, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(desk.inTimeline(u"first of the day"_s), 1, patienceMs);

    m_server->start();
    desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(desk.window->unsent(), 0, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(desk.timeline().filter(u"Waiting to send"_s).isEmpty(), patienceMs);

    // Another device sees each of them once, in order.
    Desk other(*m_server, m_token);
    other.start();
    other.showAll();
    QTRY_VERIFY_WITH_TIMEOUT(other.workspace->syncStatus().lastSync.isValid(), patienceMs);
    other.openTicket(u"HD-000002"_s);
    QTRY_COMPARE_WITH_TIMEOUT(other.inTimeline(u"second of the day"_s), 1, patienceMs);
    QStringList mine;
    for (const QString &entry : other.timeline()) {
        for (const QString &text : {u"first of the day"_s, u"Turned it off"_s, u"second of the day"_s}) {
            if (entry.contains(text))
                mine.append(text);
        }
    }
    QCOMPARE(mine, (QStringList{u"second of the day"_s, u"Turned it off"_s, u"first of the day"_s}));
    QVERIFY(!other.find<Button>(u"assignToMeButton"_s)->isVisible());
}

void TestWindow::aDraftSurvivesTheEnd()
{
    Desk desk(*m_server, m_token);
    desk.start();
    desk.openTicket(u"HD-000003"_s);
    desk.key(Qt::Key_N);
    auto *edit = desk.find<GrowingEdit>(u"noteEdit"_s);
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"half a thought"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.find<QLabel>(u"draftSavedLabel"_s)->text(), u"Draft saved on this device"_s,
                              patienceMs);
    desk.stop();
    desk.start();
    desk.openTicket(u"HD-000003"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.find<GrowingEdit>(u"noteEdit"_s)->toPlainText(), u"half a thought"_s, patienceMs);
}

void TestWindow::aConflictIsDecidedByKeyboard()
{
    Desk mine(*m_server, m_token);
    Desk theirs(*m_server, m_token);
    for (Desk *desk : {&mine, &theirs}) {
        desk->start();
        QTRY_VERIFY_WITH_TIMEOUT(desk->workspace->syncStatus().lastSync.isValid(), patienceMs);
        desk->openTicket(u"HD-000005"_s);
    }
    const auto rename = [](const Desk &desk, const QString &subject) {
        bool saved = false;
        desk.workspace->change(desk.find<TicketView>(u"ticketView"_s)->ticketId(), {{u"subject"_s, subject}},
                               [&saved](const domain::Result<QUuid> &done) { saved = done.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(saved, patienceMs);
    };
    mine.workspace->setNetworkPolicy(domain::NetworkPolicy::Offline);
    rename(mine, u"Mine from the basement"_s);
    rename(theirs, u"Theirs from the desk"_s);
    QTRY_COMPARE_WITH_TIMEOUT(theirs.window->unsent(), 0, patienceMs);

    mine.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(mine.window.get()));
    mine.workspace->setNetworkPolicy(domain::NetworkPolicy::Online);
    mine.workspace->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(!mine.workspace->operations().isEmpty()
                                 && mine.workspace->operations().constFirst().state == domain::OperationState::Conflict,
                             patienceMs);
    mine.key(Qt::Key_5, Qt::ControlModifier);
    auto *list = mine.find<QListView>(u"outboxList"_s);
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(mine.find<QRadioButton>(u"subjectMineRadioButton"_s)
                                 && mine.find<QRadioButton>(u"subjectMineRadioButton"_s)->hasFocus(),
                             patienceMs);
    QCOMPARE(mine.find<QLabel>(u"conflictTitleLabel"_s)->text(), u"Decide HD-000005"_s);
    QVERIFY(
        mine.find<QRadioButton>(u"subjectTheirsRadioButton"_s)->accessibleName().contains(u"Theirs from the desk"_s));
    QTest::keyClick(mine.window->focusWidget(), Qt::Key_Space);
    QTest::keyClick(mine.window->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(mine.window->unsent(), 0, patienceMs);

    theirs.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(theirs.find<QLabel>(u"ticketTitleLabel"_s)->text(), u"Mine from the basement"_s,
                              patienceMs);
}

void TestWindow::undoTakesBackWhatIsNotSent()
{
    Desk desk(*m_server, m_token);
    desk.start();
    desk.workspace->setNetworkPolicy(domain::NetworkPolicy::Offline);
    desk.openTicket(u"HD-000004"_s);
    desk.comment(u"too quick"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.inTimeline(u"too quick"_s), 1, patienceMs);
    QVERIFY(desk.find<Toast>(u"toast"_s)->isVisible());
    desk.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(desk.window->unsent(), 0, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(desk.inTimeline(u"too quick"_s), 0, patienceMs);
    QCOMPARE(desk.find<GrowingEdit>(u"commentEdit"_s)->toPlainText(), u"too quick"_s);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
