// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/jmap/jmapconnector.h"
#include "deskserver.h"
#include "memorysecrets.h"
#include "ui/knowledge/articleview.h"
#include "ui/outbox/outboxrow.h"
#include "ui/search/facetlist.h"
#include "ui/search/searchfield.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/page.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"
#include "workspace/workspace.h"

#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

//! A person's first day in the real window, on the real server: signs in, searches, reads, works without a network.
//! The steps build on each other, in order.
class TestFirstDay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void wrongTokenIsSaid();
    void signsInAndTicketsCome();
    void searchesWhileTyping();
    void readsAnArticle();
    void createsATicketOffline();
    void editsItInTheOutbox();
    void goesOnlineAndItIsSent();
    void nothingWasAskedOfTheSystem();

private:
    template <class T> T *find(const QString &page, const char *name) const
    {
        const QWidget *inside = m_window->findChild<Page *>(page);
        return inside ? inside->findChild<T *>(QString::fromLatin1(name)) : nullptr;
    }

    std::unique_ptr<tests::DeskServer> m_server;
    QTemporaryDir m_folder;
    Theme *m_theme = nullptr;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    QByteArray m_token;
};

void TestFirstDay::initTestCase()
{
    m_server = std::make_unique<tests::DeskServer>();
    m_server->importSome(200, 120, 20);
    m_token = m_server->tokenOf(u"t2tech"_s, u"analyst"_s, 2).trimmed();
    m_server->start();

    m_theme = new Theme(this);
    m_workspace = std::make_unique<workspace::Workspace>(
        std::make_unique<tests::MemorySecrets>(),
        [](const workspace::SignIn &signIn) -> std::unique_ptr<sync::Connector> {
            return std::make_unique<connectors::JmapConnector>(
                connectors::HttpSettings{signIn.server, signIn.token, signIn.caFile});
        });
    const QString profile = m_folder.filePath(u"profile"_s);
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_theme, profile);
    m_window->resize(1280, 800);
    m_window->show();
    m_workspace->open({profile, {}, false});
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->state(), workspace::Workspace::State::NeedsSignIn, 20'000);
}

void TestFirstDay::cleanupTestCase()
{
    m_window.reset();
    if (m_workspace)
        m_workspace->close();
    m_workspace.reset();
    m_server.reset();
}

void TestFirstDay::wrongTokenIsSaid()
{
    QTRY_COMPARE(m_window->place(), u"sign-in"_s);
    find<QLineEdit>(u"signInPage"_s, "serverEdit")->setText(m_server->url().toString());
    find<QLineEdit>(u"signInPage"_s, "tokenEdit")->setText(u"not-a-token"_s);
    find<QLineEdit>(u"signInPage"_s, "caFileEdit")->setText(m_server->ca());
    QTest::mouseClick(find<Button>(u"signInPage"_s, "signInButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"signInPage"_s, "banner")->isVisible(), 20'000);
    QVERIFY(find<QWidget>(u"signInPage"_s, "banner")->accessibleName().contains(u"token"_s));
}

void TestFirstDay::signsInAndTicketsCome()
{
    find<QLineEdit>(u"signInPage"_s, "tokenEdit")->setText(QString::fromUtf8(m_token));
    QTest::keyClick(find<QLineEdit>(u"signInPage"_s, "tokenEdit"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->state(), workspace::Workspace::State::Ready, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(
        find<Button>(u"signInPage"_s, "beginButton")->isEnabled() || m_window->place() != u"sign-in", 20'000);
    if (m_window->place() == u"sign-in")
        QTest::mouseClick(find<Button>(u"signInPage"_s, "beginButton"), Qt::LeftButton);
    QTRY_COMPARE(m_window->place(), u"tickets"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->syncStatus().phase == domain::SyncStatus::Phase::Idle, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->indexProgress().total > 0 && m_workspace->indexProgress().complete(), 30'000);
}

void TestFirstDay::searchesWhileTyping()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *field = m_window->findChild<SearchField *>();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"trust certificate"_s);
    auto *list = find<QListView>(u"knowledgePage"_s, "resultList");
    QTRY_VERIFY(list->isVisible() && list->model()->rowCount() >= 20);
    QVERIFY(field->hasFocus());
    QCOMPARE(field->text(), u"trust certificate"_s);
}

void TestFirstDay::readsAnArticle()
{
    auto *field = m_window->findChild<SearchField *>();
    QTest::keyClicks(field, u" 7"_s);
    auto *list = find<QListView>(u"knowledgePage"_s, "resultList");
    QTRY_COMPARE(list->model()->index(0, 0).data().toString(), u"How to trust certificate 7"_s); // the best is first
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(list->hasFocus());
    auto *view = m_window->findChild<ArticleView *>();
    QTRY_VERIFY(view->toPlainText().contains(u"Import the root."_s));
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(view->hasFocus());
}

void TestFirstDay::createsATicketOffline()
{
    m_window->goTo(u"outbox"_s);
    find<QRadioButton>(u"outboxPage"_s, "offlineRadioButton")->click();
    QTRY_COMPARE(m_workspace->syncStatus().policy, domain::NetworkPolicy::Offline);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(m_window->place(), u"new-ticket"_s);
    QTest::keyClicks(find<QLineEdit>(u"newTicketPage"_s, "requesterEdit"), u"Ada Byron <ada@example.org>"_s);
    QTest::keyClicks(find<QLineEdit>(u"newTicketPage"_s, "subjectEdit"), u"No mail since noon"_s);
    find<QPlainTextEdit>(u"newTicketPage"_s, "bodyEdit")->setPlainText(u"It worked yesterday."_s);
    QTest::keyClick(find<QLineEdit>(u"newTicketPage"_s, "subjectEdit"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_workspace->operations().size(), 1);
    QTRY_VERIFY(m_window->place().startsWith(u"ticket/~"_s));
}

void TestFirstDay::editsItInTheOutbox()
{
    m_window->goTo(u"outbox"_s);
    QTRY_COMPARE(find<FacetList>(u"outboxPage"_s, "outboxFilterList")->count(int(OutboxFilter::Waiting)), 1);
    auto *subject = find<QLineEdit>(u"outboxPage"_s, "subjectEdit");
    QVERIFY(subject);
    QCOMPARE(subject->text(), u"No mail since noon"_s);
    subject->setText(u"No mail since nine"_s);
    QTest::mouseClick(find<Button>(u"outboxPage"_s, "saveEditButton"), Qt::LeftButton);
    QTRY_COMPARE(m_workspace->operations().value(0).content[u"subject"].toString(), u"No mail since nine"_s);
}

void TestFirstDay::goesOnlineAndItIsSent()
{
    find<QRadioButton>(u"outboxPage"_s, "onlineRadioButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->sent().size() == 1 && m_workspace->operations().isEmpty(), 30'000);
    QTRY_COMPARE(find<FacetList>(u"outboxPage"_s, "outboxFilterList")->count(int(OutboxFilter::All)), 0);
    QCOMPARE(find<FacetList>(u"outboxPage"_s, "outboxFilterList")->count(int(OutboxFilter::SentToday)), 1);
    const QString id = m_workspace->sent()[0].appliedId;
    QVERIFY(!id.isEmpty());
    std::optional<domain::TicketPicture> picture;
    m_workspace->ticket(id, this, [&picture](const std::optional<domain::TicketPicture> &found) { picture = found; });
    QTRY_VERIFY(picture);
    QCOMPARE(picture->ticket.subject, u"No mail since nine"_s);
    QVERIFY(picture->ticket.number.startsWith(u"HD-"_s));
}

void TestFirstDay::nothingWasAskedOfTheSystem()
{
    // A stranger's text is shown in the end, and no window but ours was ever open.
    for (const QWidget *widget : QApplication::topLevelWidgets())
        QVERIFY2(!widget->isVisible() || widget == m_window.get() || widget->inherits("QTipLabel"),
                 widget->metaObject()->className());
}

QTEST_MAIN(TestFirstDay)
#include "tst_firstday.moc"
