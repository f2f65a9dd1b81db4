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
#include "ui/signin/keeplist.h"
#include "ui/theme/controls.h"
#include "ui/theme/inlineerror.h"
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

    void anUnknownAuthorityIsSaidAndNamed();
    void wrongTokenIsSaid();
    void choosesWhatToKeep();
    void signsInAndTicketsCome();
    void keepsMoreAndLess();
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

    int ticketsHere()
    {
        int count = -1;
        m_workspace->cacheSize(this, [&count](const workspace::CacheSize &size) { count = int(size.tickets); });
        [&count] { QTRY_VERIFY_WITH_TIMEOUT(count >= 0, 20'000); }();
        return count;
    }

    QSet<QString> m_leftOut;
    int m_kept = 0;
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

void TestFirstDay::anUnknownAuthorityIsSaidAndNamed()
{
    QTRY_COMPARE(m_window->place(), u"sign-in"_s);
    auto *server = find<QLineEdit>(u"signInPage"_s, "serverEdit");
    server->setText(m_server->url().toString());
    QTest::keyClick(server, Qt::Key_Return);
    // The demo's authority is its own: the field for its file is where that is said.
    auto *fault = find<InlineError>(u"signInPage"_s, "caFileEditError");
    QTRY_VERIFY_WITH_TIMEOUT(fault->refused(), 20'000);
    QVERIFY(find<QLineEdit>(u"signInPage"_s, "caFileEdit")->hasFocus());
    find<QLineEdit>(u"signInPage"_s, "caFileEdit")->setText(m_server->ca());
    QTest::keyClick(find<QLineEdit>(u"signInPage"_s, "caFileEdit"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>(u"signInPage"_s, "tokenEdit")->hasFocus(), 20'000);
}

void TestFirstDay::wrongTokenIsSaid()
{
    auto *token = find<QLineEdit>(u"signInPage"_s, "tokenEdit");
    token->setText(u"not-a-token"_s);
    QTest::keyClick(token, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(find<InlineError>(u"signInPage"_s, "tokenEditError")->refused(), 20'000);
    QCOMPARE(m_workspace->state(), workspace::Workspace::State::NeedsSignIn);
}

void TestFirstDay::choosesWhatToKeep()
{
    auto *token = find<QLineEdit>(u"signInPage"_s, "tokenEdit");
    token->setText(QString::fromUtf8(m_token));
    QTest::keyClick(token, Qt::Key_Return);
    auto *list = find<KeepList>(u"signInPage"_s, "keepList");
    QTRY_VERIFY_WITH_TIMEOUT(list->hasFocus(), 20'000);
    QVERIFY(list->topLevelItemCount() >= 3); // two tiers at least, and the articles
    QVERIFY(list->knowsNumbers());
    const qint64 all = list->bytes();
    QVERIFY(all > 0);
    // The first tier stays on the server.
    list->setCurrentItem(list->topLevelItem(0));
    QTest::keyClick(list, Qt::Key_Space);
    m_leftOut = list->leftOut();
    QVERIFY(!m_leftOut.isEmpty());
    QVERIFY(list->bytes() < all);
}

void TestFirstDay::signsInAndTicketsCome()
{
    QTest::keyClick(find<KeepList>(u"signInPage"_s, "keepList"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->state(), workspace::Workspace::State::Ready, 20'000);
    QTRY_COMPARE(m_window->place(), u"tickets"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->syncStatus().phase == domain::SyncStatus::Phase::Idle, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->indexProgress().total > 0 && m_workspace->indexProgress().complete(), 30'000);
    m_kept = ticketsHere();
    QVERIFY(m_kept > 0);
    QVERIFY(find<QLineEdit>(u"signInPage"_s, "tokenEdit")->text().isEmpty());
}

//! Everything again, as the server tells; then without the first tier, at once and without asking.
void TestFirstDay::keepsMoreAndLess()
{
    m_window->goTo(u"keep"_s);
    auto *list = find<KeepList>(u"keepPage"_s, "keepList");
    QTRY_VERIFY_WITH_TIMEOUT(list->knowsNumbers(), 20'000);
    QCOMPARE(list->leftOut(), m_leftOut);
    list->setCurrentItem(list->topLevelItem(0));
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(list->leftOut().isEmpty());
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(m_window->place().startsWith(u"ticket"), qPrintable(m_window->place())); // where it came from
    const int all = 200;
    QTRY_COMPARE_WITH_TIMEOUT(ticketsHere(), all, 30'000);
    QString here;
    m_workspace->digest(this, [&](const domain::Result<QString> &digest) { here = digest.value_or(QString()); });
    QTRY_VERIFY_WITH_TIMEOUT(!here.isEmpty(), 20'000);
    QCOMPARE(here, m_server->digestFor(u"t2tech"_s));

    bool kept = false;
    m_workspace->leaveOut(m_leftOut, [&kept](const domain::Result<void> &done) { kept = done.has_value(); });
    QTRY_VERIFY(kept);
    QTRY_COMPARE_WITH_TIMEOUT(ticketsHere(), m_kept, 20'000);
    bool again = false;
    m_workspace->leaveOut({}, [&again](const domain::Result<void> &done) { again = done.has_value(); });
    QTRY_VERIFY(again);
    QTRY_COMPARE_WITH_TIMEOUT(ticketsHere(), all, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->indexProgress().complete(), 30'000);
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
