// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/jmap/jmapconnector.h"
#include "deskserver.h"
#include "secrets/filesecrets.h"
#include "secrets/keychainsecrets.h"
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

#include <QFile>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

namespace {

constexpr int patienceMs = 30'000;

//! One device: a profile's folder, its keys, and while it runs a workspace with its window.
class Desk
{
public:
    Desk(const tests::DeskServer &server, const QByteArray &token)
        : m_server(server)
        , m_token(token)
        , m_keyFile(tests::privateFile(m_folder.filePath(u"key"_s), QByteArray(64, '5')))
        , m_tokenFile(tests::privateFile(m_folder.filePath(u"token"_s), token))
    {
    }
    ~Desk() { stop(); }
    Q_DISABLE_COPY_MOVE(Desk)

    void start()
    {
        workspace = std::make_unique<workspace::Workspace>(
            std::make_unique<secrets::FileSecrets>(m_keyFile, m_tokenFile,
                                                   std::make_unique<secrets::KeychainSecrets>()),
            [](const workspace::SignIn &signIn) -> std::unique_ptr<sync::Connector> {
                return std::make_unique<connectors::JmapConnector>(
                    connectors::HttpSettings{signIn.server, signIn.token, signIn.caFile});
            });
        window = std::make_unique<MainWindow>(*workspace, m_theme, profile());
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QSignalSpy opened(workspace.get(), &workspace::Workspace::opened);
        workspace->open({profile(), false, true});
        QVERIFY(opened.wait(patienceMs));
        if (!workspace->server()) {
            bool done = false;
            workspace->signIn({m_server.url(), m_token, m_server.ca()}, [&done](const domain::Result<void> &result) {
                QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
                done = true;
            });
            QTRY_VERIFY_WITH_TIMEOUT(done, patienceMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(workspace->me().has_value() && !workspace->deskQueues().isEmpty(), patienceMs);
        window->goTo(u"tickets"_s);
    }
    void stop()
    {
        if (window)
            window->close();
        window.reset();
        workspace.reset();
    }
    void showAll()
    {
        auto *nav = find<NavPane>(u"queueTree"_s);
        QTRY_VERIFY_WITH_TIMEOUT(nav->choose(u"all"_s), patienceMs);
        auto *list = find<QListView>(u"ticketList"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, patienceMs);
    }
    void openTicket(const QString &number)
    {
        window->goTo(u"ticket/"_s + number);
        QTRY_VERIFY_WITH_TIMEOUT(find<TicketView>(u"ticketView"_s)->hasTicket()
                                     && find<QLabel>(u"ticketNumberLabel"_s)->text() == number,
                                 patienceMs);
    }
    template <class T> T *find(const QString &name) const { return window->findChild<T *>(name); }
    //! The entries of the timeline as a screen reader says them.
    QStringList timeline() const
    {
        QStringList said;
        const auto entries = window->findChildren<QWidget *>(u"timelineEntry"_s);
        for (const QWidget *entry : entries)
            said.append(entry->accessibleName() + u": "_s + entry->accessibleDescription());
        return said;
    }
    int inTimeline(const QString &text) const { return static_cast<int>(timeline().filter(text).size()); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(window.get(), key, modifiers); }
    void comment(const QString &text) const
    {
        key(Qt::Key_R);
        auto *edit = find<GrowingEdit>(u"commentEdit"_s);
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(edit->toPlainText().isEmpty(), patienceMs);
    }
    void attempt(const QString &tried, const QString &result) const
    {
        key(Qt::Key_A);
        auto *edit = find<GrowingEdit>(u"triedEdit"_s);
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, tried);
        QTest::keyClick(edit, Qt::Key_Tab);
        QTest::keyClicks(find<GrowingEdit>(u"resultEdit"_s), result);
        QTest::keyClick(find<GrowingEdit>(u"resultEdit"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(edit->toPlainText().isEmpty(), patienceMs);
    }
    QString profile() const { return m_folder.filePath(u"profile"_s); }

    std::unique_ptr<workspace::Workspace> workspace;
    std::unique_ptr<MainWindow> window;

private:
    const tests::DeskServer &m_server;
    QByteArray m_token;
    QTemporaryDir m_folder;
    QString m_keyFile;
    QString m_tokenFile;
    Theme m_theme;
};

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readingCommentingAssigning();
    void anOfflineDay();
    void aDraftSurvivesTheEnd();
    void undoTakesBackWhatIsNotSent();

private:
    std::unique_ptr<tests::DeskServer> m_server;
    QByteArray m_token;
};

void TestWindow::initTestCase()
{
    m_server = std::make_unique<tests::DeskServer>();
    QTemporaryDir folder;
    const QString tickets = tests::privateFile(folder.filePath(u"tickets.ndjson"_s), tests::someTickets(60, 30));
    const QString articles = tests::privateFile(folder.filePath(u"articles.ndjson"_s), tests::someArticles(5));
    m_server->import(tickets, articles);
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
