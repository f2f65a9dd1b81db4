// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/readingdocument.h"
#include "scriptedworkspace.h"
#include "ui/knowledge/articleview.h"
#include "ui/knowledge/knowledgepage.h"
#include "ui/newticket/newticketpage.h"
#include "ui/outbox/outboxpage.h"
#include "ui/search/facetlist.h"
#include "ui/search/searchfield.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;

namespace {

QDateTime scriptedNow()
{
    return QDateTime({2026, 6, 18}, {14, 0}, Qt::UTC);
}

domain::SearchHit hit(ObjectType kind, const QString &id, const QString &title, const QString &product)
{
    domain::SearchHit hit;
    hit.kind = kind;
    hit.id = id;
    hit.number = id;
    hit.title = title;
    hit.titleMarks = {{0, 11}};
    hit.snippet = u"A certificate chain processed, but terminated in a root certificate which is not trusted by the "
                  "trust provider."_s;
    hit.snippetMarks = {{2, 11}, {53, 11}};
    hit.product = product;
    hit.updatedAt = scriptedNow();
    if (kind == ObjectType::Ticket) {
        hit.priority = domain::Priority::P2;
        hit.status = domain::TicketStatus::Open;
    }
    return hit;
}

Operation note(int number, const QString &ticket, OperationState state, const QString &text)
{
    Operation operation;
    operation.id = QUuid(static_cast<uint>(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    operation.type = ObjectType::Entry;
    operation.ticket = ticket;
    operation.content = {{u"kind"_s, u"note"_s}, {u"text"_s, text}};
    operation.actedAt = scriptedNow().addSecs(-3600);
    operation.state = state;
    return operation;
}

} // namespace

//! The pages on a scripted workspace: what they ask, show and do.
class TestPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void searchAnswersAtOnceThenBest();
    void anOlderSearchIsNotShown();
    void enterInTheFieldOpensATicket();
    void escapeGoesBack();
    void articleIsReadAndAsksForNothing();
    void indexStillBuilding();

    void outboxCounts();
    void outboxSavesAnEdit();
    void outboxEditSurvivesARefresh();
    void outboxWithdrawsAndUndoes();
    void outboxSettlesAConflict();
    void outboxSaysWhyOffline_data();
    void outboxSaysWhyOffline();
    void networkPolicyIsChosen();

    void newTicketNeedsRequesterAndSubject();
    void newTicketIsCreatedAndOpened();
    void newTicketKeepsADraft();
    void newTicketIsSavedWhileOneTypesOn();
    void newTicketSaysThatADraftFailed();
    void newTicketSaysWhereItGoes();
    void refusedTicketKeepsItsText();

private:
    template <class T> T *find(QWidget *page, const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    Script &script() { return scriptOf(m_workspace.get()); }
    void show(QWidget &page);

    Theme *m_theme = nullptr;
    std::unique_ptr<workspace::Workspace> m_workspace;
};

void TestPages::initTestCase()
{
    m_theme = new Theme(this);
}

void TestPages::init()
{
    m_workspace = scriptedWorkspace();
    Script &s = script();
    s.status.online = true;
    s.status.phase = domain::SyncStatus::Phase::Idle;
    s.tiers = {{domain::TierId(u"t1"_s), 1, u"Tier 1"_s, {}, false, true},
               {domain::TierId(u"t2"_s), 2, u"Tier 2"_s, {}, false, true}};
    domain::Queue mail;
    mail.id = domain::QueueId(u"q-mail-1"_s);
    mail.name = u"Mail delivery · Tier 1"_s;
    mail.area = u"Mail delivery"_s;
    mail.tierId = domain::TierId(u"t1"_s);
    s.queues = {mail};
    s.routing = {{{u"mail"_s, u"Mail delivery"_s, 1}, {u"other"_s, u"Nowhere"_s, 1}}, u"Nowhere"_s};
    s.categories = {u"mail"_s, u"other"_s};
    s.search = [](const domain::SearchQuery &query) {
        domain::SearchResults results;
        results.hits = {
            hit(ObjectType::Ticket, u"HD-016609"_s, u"Certificate error with IMAP but not SMTP"_s, u"Thunderbird"_s),
            hit(ObjectType::Article, u"KB-04346"_s, u"Certificates distributed by GPO appear untrusted"_s,
                u"Windows Server"_s)};
        if (query.ranked)
            std::swap(results.hits[0], results.hits[1]);
        results.total = 2;
        results.articles = results.tickets = 1;
        results.elapsedMs = 3;
        return results;
    };
    domain::Article article;
    article.id = domain::ArticleId(u"KB-04346"_s);
    article.number = u"KB-04346"_s;
    article.title = u"Certificates distributed by GPO appear untrusted"_s;
    article.body =
        u"# Certificates distributed by GPO appear untrusted\n\n> [!NOTE]\n> One certificate.\n\n![Shot](file:///etc/passwd)\n"_s;
    article.state = u"published"_s;
    s.articles.insert(article.id.value(), article);
    domain::TicketPicture picture;
    picture.ticket.id = domain::TicketId(u"HD-016609"_s);
    picture.ticket.number = u"HD-016609"_s;
    picture.ticket.subject = u"Certificate error with IMAP but not SMTP"_s;
    s.tickets.insert(u"HD-016609"_s, picture);
}

void TestPages::cleanup()
{
    m_workspace.reset();
}

void TestPages::show(QWidget &page)
{
    page.resize(1280, 700);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
}

void TestPages::searchAnswersAtOnceThenBest()
{
    KnowledgePage page(m_workspace.get(), scriptedNow);
    show(page);
    page.search(u" certificate  trusted"_s);
    QCOMPARE(script().searches.size(), 2);
    QCOMPARE(script().searches[0].text, u"certificate trusted"_s);
    QVERIFY(!script().searches[0].ranked);
    QVERIFY(script().searches[1].ranked);
    auto *list = find<QListView>(&page, "resultList");
    QCOMPARE(list->model()->rowCount(), 2);
    QVERIFY(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"Article"_s));
    QCOMPARE(find<TextLabel>(&page, "resultCountLabel")->text(), u"2 result(s)"_s);
    QVERIFY(find<TextLabel>(&page, "resultTimeLabel")->text().contains(u"3 ms"_s));
    QCOMPARE(find<FacetList>(&page, "kindList")->count(1), 1);

    find<FacetList>(&page, "kindList")->choose(1);
    QCOMPARE(script().searches.last().in, domain::SearchIn::Articles);
    page.search({});
    QCOMPARE(list->model()->rowCount(), 0);
}

void TestPages::anOlderSearchIsNotShown()
{
    KnowledgePage page(m_workspace.get(), scriptedNow);
    show(page);
    // The first answer's follow-up comes while a newer text is there: only the newer is asked on.
    bool again = true;
    const auto answer = script().search;
    script().search = [&](const domain::SearchQuery &query) {
        if (again) {
            again = false;
            page.search(u"newer"_s);
        }
        return answer(query);
    };
    page.search(u"older"_s);
    QCOMPARE(script().searches.last().text, u"newer"_s);
    QCOMPARE(script().searches.size(), 3); // older; newer twice
}

void TestPages::enterInTheFieldOpensATicket()
{
    QWidget window;
    SearchField field(&window);
    KnowledgePage page(m_workspace.get(), scriptedNow, &window);
    page.attach(&field);
    page.setGeometry(0, 40, 1280, 660);
    show(window);
    QSignalSpy wanted(&page, &Page::placeWanted);
    field.begin();
    QTest::keyClicks(&field, u"cert"_s);
    QCOMPARE(wanted.takeFirst().at(0).toString(), u"search"_s);
    QVERIFY(field.hasFocus()); // typing goes on while results come
    QTest::keyClick(&field, Qt::Key_Down);
    auto *list = find<QListView>(&page, "resultList");
    QVERIFY(list->hasFocus());
    list->setCurrentIndex(list->model()->index(1, 0));
    wanted.clear();
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(wanted.takeFirst().at(0).toString(), u"ticket/HD-016609"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Up);
    QVERIFY(field.hasFocus());
}

void TestPages::escapeGoesBack()
{
    QWidget window;
    SearchField field(&window);
    KnowledgePage page(m_workspace.get(), scriptedNow, &window);
    page.attach(&field);
    show(window);
    QTest::keyClicks(&field, u"cert"_s);
    QSignalSpy wanted(&page, &Page::placeWanted);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(wanted.takeFirst().at(0).toString(), u"back"_s);
    QVERIFY(field.text().isEmpty());
}

void TestPages::articleIsReadAndAsksForNothing()
{
    KnowledgePage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *view = page.findChild<ArticleView *>();
    QSignalSpy filled(view, &ArticleView::filled);
    page.openObject(u"KB-04346"_s);
    QVERIFY(filled.wait());
    const QString text = view->toPlainText();
    QCOMPARE(text.count(u"Certificates distributed by GPO appear untrusted"_s), 1);
    QVERIFY(text.contains(u"One certificate."_s));
    QVERIFY(text.contains(u"Shot"_s));
    QCOMPARE(view->readingDocument().refusedLoads(), 0);
    page.openObject(u"KB-99999"_s); // not on this device: said, not shown
    QCOMPARE(view->isVisible(), false);
}

void TestPages::indexStillBuilding()
{
    script().progress = {62, 100};
    KnowledgePage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *banner = find<Banner>(&page, "banner");
    QVERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains(u"62 %"_s));
    script().progress = {100, 100};
    Q_EMIT m_workspace->indexProgressChanged(script().progress);
    QVERIFY(!banner->isVisible());
}

void TestPages::outboxCounts()
{
    script().operations = {note(1, u"A"_s, OperationState::Queued, u"one"_s),
                           note(2, u"A"_s, OperationState::Unknown, u"two"_s),
                           note(3, u"B"_s, OperationState::Rejected, u"three"_s)};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *filters = find<FacetList>(&page, "outboxFilterList");
    QCOMPARE(filters->count(int(OutboxFilter::All)), 3);
    QCOMPARE(filters->count(int(OutboxFilter::Waiting)), 1);
    QCOMPARE(filters->count(int(OutboxFilter::NeedsYou)), 1);
    auto *list = find<QListView>(&page, "outboxList");
    QCOMPARE(list->model()->rowCount(), 3);
    filters->choose(int(OutboxFilter::Unsure));
    QCOMPARE(list->model()->rowCount(), 1);
    script().operations.clear();
    Q_EMIT m_workspace->operationsChanged();
    QCOMPARE(list->model()->rowCount(), 0);
}

void TestPages::outboxSavesAnEdit()
{
    script().operations = {note(1, u"A"_s, OperationState::Queued, u"one"_s)};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *save = find<Button>(&page, "saveEditButton");
    QVERIFY(!save->isEnabled());
    find<QPlainTextEdit>(&page, "textEdit")->setPlainText(u"changed"_s);
    QVERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(script().edited[u"text"].toString(), u"changed"_s);
    QCOMPARE(script().edited[u"kind"].toString(), u"note"_s);
    QVERIFY(!save->isEnabled());
    find<QPlainTextEdit>(&page, "textEdit")->setPlainText(u"  "_s);
    QVERIFY(!save->isEnabled()); // an empty note is none
}

void TestPages::outboxEditSurvivesARefresh()
{
    script().operations = {note(1, u"A"_s, OperationState::Queued, u"one"_s)};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    find<QPlainTextEdit>(&page, "textEdit")->setPlainText(u"begun"_s);
    script().operations.append(note(2, u"B"_s, OperationState::Queued, u"two"_s));
    Q_EMIT m_workspace->operationsChanged();
    QCOMPARE(find<QPlainTextEdit>(&page, "textEdit")->toPlainText(), u"begun"_s);
}

void TestPages::outboxWithdrawsAndUndoes()
{
    const Operation operation = note(1, u"A"_s, OperationState::Queued, u"one"_s);
    script().operations = {operation};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    QTest::mouseClick(find<Button>(&page, "withdrawButton"), Qt::LeftButton);
    QCOMPARE(script().calls.last(), QString(u"withdraw "_s + operation.id.toString(QUuid::WithoutBraces)));
    auto *undo = find<QPushButton>(&page, "undoButton");
    QVERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(script().calls.last(), u"workNote A one"_s);
}

void TestPages::outboxSettlesAConflict()
{
    Operation operation;
    operation.id = QUuid(9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    operation.action = Operation::Action::Update;
    operation.ticket = u"A"_s;
    operation.content = {{u"category"_s, u"mine"_s}};
    operation.was = {{u"category"_s, u"before"_s}};
    operation.state = OperationState::Conflict;
    operation.refusal.current = {{u"category"_s, u"theirs"_s}};
    script().operations = {operation};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    QStringList shown;
    for (const QLabel *label : find<QFrame>(&page, "changesFrame")->findChildren<QLabel *>())
        shown.append(label->text());
    QVERIFY(shown.contains(u"before"_s) && shown.contains(u"mine"_s) && shown.contains(u"theirs"_s));
    QTest::mouseClick(find<Button>(&page, "retryButton"), Qt::LeftButton);
    QVERIFY(script().calls.last().startsWith(u"keepMine "_s));
    QTest::mouseClick(find<Button>(&page, "withdrawButton"), Qt::LeftButton);
    QVERIFY(script().calls.last().startsWith(u"withdraw "_s));
    QVERIFY(!find<QPushButton>(&page, "undoButton")->isVisible()); // theirs stands
}

void TestPages::outboxSaysWhyOffline_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("policy");
    QTest::addColumn<QString>("begins");
    QTest::addColumn<QString>("does");
    using Phase = domain::SyncStatus::Phase;
    using Policy = domain::NetworkPolicy;
    QTest::newRow("no network") << int(Phase::Waiting) << int(Policy::Online)
                                << u"Offline since 07:42. 1 change(s) are safe here"_s << u"syncNow"_s;
    QTest::newRow("chosen") << int(Phase::Idle) << int(Policy::Offline)
                            << u"Offline, as you chose. 1 change(s) are safe"_s << u"policy 2"_s;
    QTest::newRow("signed out") << int(Phase::SignedOut) << int(Policy::Online) << u"Signed out. 1 change(s) are safe"_s
                                << QString();
}

void TestPages::outboxSaysWhyOffline()
{
    QFETCH(int, phase);
    QFETCH(int, policy);
    QFETCH(QString, begins);
    QFETCH(QString, does);
    script().operations = {note(1, u"A"_s, OperationState::Queued, u"one"_s)};
    script().status.phase = domain::SyncStatus::Phase(phase);
    script().status.policy = domain::NetworkPolicy(policy);
    script().status.online = false;
    script().status.offlineSince = QDateTime({2026, 6, 18}, {7, 42}, Qt::UTC);
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *banner = find<Banner>(&page, "banner");
    QVERIFY2(banner->accessibleName().startsWith(begins), qPrintable(banner->accessibleName()));
    QTest::mouseClick(find<Button>(banner, "bannerButton"), Qt::LeftButton);
    QCOMPARE(script().calls.value(0), does);
}

void TestPages::networkPolicyIsChosen()
{
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    QVERIFY(find<QRadioButton>(&page, "onlineRadioButton")->isChecked());
    find<QRadioButton>(&page, "meteredRadioButton")->click();
    QCOMPARE(script().status.policy, domain::NetworkPolicy::Metered);
}

void TestPages::newTicketNeedsRequesterAndSubject()
{
    NewTicketPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.enter();
    QTest::keyClick(&page, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!script().calls.contains(u"createTicket "_s));
    QVERIFY(find<TextLabel>(&page, "requesterErrorLabel")->isVisible());
    QVERIFY(find<TextLabel>(&page, "subjectErrorLabel")->isVisible());
    QVERIFY(find<QLineEdit>(&page, "requesterEdit")->hasFocus());
    find<QLineEdit>(&page, "requesterEdit")->setText(u"Ada"_s);
    QVERIFY(!find<TextLabel>(&page, "requesterErrorLabel")->isVisible());
}

void TestPages::newTicketIsCreatedAndOpened()
{
    NewTicketPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.enter();
    QSignalSpy wanted(&page, &Page::placeWanted);
    QSignalSpy acted(&page, &Page::acted);
    QTest::keyClicks(find<QLineEdit>(&page, "requesterEdit"), u"Ada <ada@example.org>"_s);
    QTest::keyClicks(find<QLineEdit>(&page, "subjectEdit"), u"No mail"_s);
    find<QPlainTextEdit>(&page, "bodyEdit")->setPlainText(u"Since noon"_s);
    QTest::mouseClick(find<QAbstractButton>(&page, "impactHighButton"), Qt::LeftButton);
    QTest::keyClick(&page, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(script().created.requester.email, u"ada@example.org"_s);
    QCOMPARE(script().created.subject, u"No mail"_s);
    QCOMPARE(script().created.body, u"Since noon"_s);
    QCOMPARE(script().created.impact, 1);
    QCOMPARE(script().created.urgency, 2);
    QCOMPARE(script().created.type, u"incident"_s);
    QCOMPARE(wanted.last().at(0).toString(), u"ticket/~00000000-0000-4000-8000-000000000001"_s);
    QCOMPARE(acted.size(), 1);
    QVERIFY(find<QLineEdit>(&page, "subjectEdit")->text().isEmpty());
    QVERIFY(script().drafts.isEmpty());
}

void TestPages::newTicketKeepsADraft()
{
    {
        NewTicketPage page(m_workspace.get(), scriptedNow);
        show(page);
        page.enter();
        QTest::keyClicks(find<QLineEdit>(&page, "subjectEdit"), u"No mail"_s);
        find<QComboBox>(&page, "categoryComboBox")->setCurrentIndex(1);
        auto *body = find<QPlainTextEdit>(&page, "bodyEdit");
        body->setFocus();
        QTest::keyClicks(body, u"Since this morning"_s);
        QTextCursor cursor = body->textCursor();
        cursor.setPosition(5);
        body->setTextCursor(cursor);
    } // the window closes before the pause after the last key is over
    QCOMPARE(script().drafts.value(u"new-ticket"_s).content[u"subject"].toString(), u"No mail"_s);
    NewTicketPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.enter();
    QCOMPARE(find<QLineEdit>(&page, "subjectEdit")->text(), u"No mail"_s);
    QCOMPARE(find<QComboBox>(&page, "categoryComboBox")->currentData().toString(), u"mail"_s);
    auto *body = find<QPlainTextEdit>(&page, "bodyEdit");
    QVERIFY(body->hasFocus());
    QCOMPARE(body->textCursor().position(), 5);
    QTest::mouseClick(find<Button>(&page, "discardButton"), Qt::LeftButton);
    QVERIFY(script().drafts.isEmpty());
}

void TestPages::newTicketIsSavedWhileOneTypesOn()
{
    NewTicketPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.enter();
    // A key each tenth of a second: never a pause.
    for (int i = 0; i < 20; ++i) {
        QTest::keyClicks(find<QLineEdit>(&page, "subjectEdit"), u"a"_s);
        QTest::qWait(100);
    }
    QVERIFY(script().drafts.contains(u"new-ticket"_s));
}

void TestPages::newTicketSaysThatADraftFailed()
{
    NewTicketPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.enter();
    script().answer = tl::unexpected<domain::Failure>(domain::Failure{domain::Failure::Kind::Full, {}});
    QTest::keyClicks(find<QLineEdit>(&page, "subjectEdit"), u"No mail"_s);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(&page, "draftLabel")->text(), u"Draft not saved: The disk is full"_s, 2000);
}

void TestPages::newTicketSaysWhereItGoes()
{
    NewTicketPage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *category = find<QComboBox>(&page, "categoryComboBox");
    auto *route = find<TextLabel>(&page, "routeLabel");
    category->setCurrentIndex(category->findData(u"mail"_s));
    QCOMPARE(route->text(), u"Goes to Mail delivery · Tier 1"_s);
    category->setCurrentIndex(category->findData(u"other"_s));
    QCOMPARE(route->text(), u"The server decides where it goes"_s);
}

void TestPages::refusedTicketKeepsItsText()
{
    script().answer = domain::failure(domain::Failure::Kind::Full, {});
    NewTicketPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.enter();
    QSignalSpy wanted(&page, &Page::placeWanted);
    find<QLineEdit>(&page, "requesterEdit")->setText(u"Ada"_s);
    find<QLineEdit>(&page, "subjectEdit")->setText(u"No mail"_s);
    QTest::keyClick(&page, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(find<Banner>(&page, "banner")->isVisible());
    QCOMPARE(find<QLineEdit>(&page, "subjectEdit")->text(), u"No mail"_s);
    QVERIFY(wanted.isEmpty());
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
