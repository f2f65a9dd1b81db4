// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedworkspace.h"
#include "ui/outbox/outboxpage.h"
#include "ui/outbox/reportlist.h"
#include "ui/outbox/reporttext.h"
#include "ui/outbox/reportview.h"
#include "ui/search/facetlist.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"
#include "ui/theme/toast.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using domain::Operation;
using domain::OperationState;
using domain::ReportedAct;
using Outcome = ReportedAct::Outcome;

namespace {

QDateTime at(int hour, int minute)
{
    return QDateTime({2026, 6, 18}, {hour, minute}, Qt::UTC);
}

QDateTime scriptedNow()
{
    return at(16, 24);
}

ReportedAct act(int number, Outcome outcome)
{
    ReportedAct act;
    act.act.id = QUuid(static_cast<uint>(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    act.act.type = domain::ObjectType::Entry;
    act.act.ticket = u"T%1"_s.arg(number);
    act.act.content = {{u"kind"_s, u"note"_s}, {u"text"_s, u"a text"_s}};
    act.act.actedAt = at(8, 21);
    act.act.appliedAt = at(16, 20);
    act.outcome = outcome;
    act.ticketNumber = u"HD-00000%1"_s.arg(number);
    act.subject = u"printer %1"_s.arg(number);
    return act;
}

domain::ReconnectReport report()
{
    domain::ReconnectReport report;
    report.id = 5;
    report.at = at(16, 20);
    report.offlineSince = at(7, 42);
    report.repliesLost = 3;
    report.ticketsChanged = 148;
    for (int i = 1; i <= 8; ++i)
        report.acts.append(act(i, Outcome::Sent));
    report.acts.append(act(9, Outcome::AlreadyThere));
    ReportedAct merged = act(10, Outcome::Merged);
    merged.meanwhile = {{u"agent-60"_s, at(12, 5), u"change"_s, {u"category"_s}}};
    report.acts.append(merged);
    ReportedAct conflict = act(11, Outcome::Conflict);
    conflict.meanwhile = {{u"t2second"_s, at(13, 40), u"escalation"_s, {}}};
    report.acts.append(conflict);
    return report;
}

} // namespace

//! What came of an offline day, and what this device asks before it goes on.
class TestReports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void words();
    void reportInThePane();
    void needsYouLeadsToTheDecision();
    void settledIsSaid();
    void moreAreShownOnDemand();
    void searched();
    void copied();
    void toastLeadsToTheReport();
    void rescueIsLookedAt();
    void brakeIsAnswered_data();
    void brakeIsAnswered();

private:
    template <class T> T *find(QWidget *page, const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    Script &script() { return scriptOf(m_workspace.get()); }
    void show(QWidget &page);

    Theme *m_theme = nullptr;
    std::unique_ptr<workspace::Workspace> m_workspace;
    QTemporaryDir m_folder;
};

void TestReports::initTestCase()
{
    m_theme = new Theme(this);
}

void TestReports::init()
{
    m_workspace = scriptedWorkspace();
    script().status.online = true;
    script().status.phase = domain::SyncStatus::Phase::Idle;
    script().server = QUrl(u"https://desk.example"_s);
}

void TestReports::show(QWidget &page)
{
    page.resize(1280, 800);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
}

void TestReports::words()
{
    QCOMPARE(reportCounts(report()), u"10 sent, 1 merged, 1 need(s) you"_s);
    QCOMPARE(reportHeadline(report()), u"Back online. 10 sent, 1 merged, 1 need(s) you"_s);
    const QString around = reportSurroundings(report(), scriptedNow());
    QVERIFY(around.contains(u"offline for 8 h 38 min"_s));
    QVERIFY(around.contains(u"3 reply(s) lost on the way"_s));
    QCOMPARE(actOutcome(report().acts[0], scriptedNow()), u"08:21 → 16:20"_s);
    QCOMPARE(actOutcome(report().acts[8], scriptedNow()), u"08:21 · had arrived before the cut, not sent twice"_s);
    QCOMPARE(actOutcome(report().acts[9], scriptedNow()), u"agent-60 changed Category at 12:05"_s);
    QCOMPARE(actOutcome(report().acts[10], scriptedNow()),
             u"t2second escalated it at 13:40. Yours from 08:21 is kept."_s);
    QCOMPARE(actTitle(report().acts[0], {}), u"HD-000001 Work note"_s);
    domain::ReconnectReport nothing;
    QCOMPARE(reportCounts(nothing), u"0 sent"_s);
}

void TestReports::reportInThePane()
{
    script().reports = {report()};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *filters = find<FacetList>(&page, "outboxFilterList");
    int row = -1;
    for (int i = 0; i < filters->QListWidget::count(); ++i) {
        if (filters->item(i)->text() == u"Today 16:20")
            row = i;
    }
    QVERIFY(row >= 0);
    filters->setCurrentRow(row);
    auto *view = find<ReportView>(&page, "reportView");
    QVERIFY(view->isVisible());
    QVERIFY(!find<QWidget>(&page, "saveEditButton")->isVisible());
    QCOMPARE(find<QLabel>(&page, "reportTitleLabel")->text(), u"Back online. 10 sent, 1 merged, 1 need(s) you"_s);
    QCOMPARE(find<QFrame>(&page, "sentTile")->accessibleName(), u"10 sent and confirmed"_s);
    QCOMPARE(find<QFrame>(&page, "changedTile")->accessibleName(), u"148 ticket(s) changed by others"_s);
    // A refresh leaves it where it is.
    Q_EMIT m_workspace->operationsChanged();
    QVERIFY(view->isVisible());
    filters->setCurrentRow(1);
    QVERIFY(!view->isVisible());
}

void TestReports::needsYouLeadsToTheDecision()
{
    domain::ReconnectReport shown = report();
    Operation waits = shown.acts.constLast().act;
    waits.state = OperationState::Conflict;
    script().operations = {waits};
    script().reports = {shown};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    QSignalSpy places(&page, &Page::placeWanted);
    page.openObject(u"report/latest"_s);
    auto *decide = find<Button>(&page, "needsYouButton");
    QVERIFY(decide->hasFocus());
    QCOMPARE(decide->text(), u"Decide"_s);
    QTest::keyClick(decide, Qt::Key_Return);
    QCOMPARE(places.value(0).value(0).toString(), u"conflict/"_s + waits.id.toString(QUuid::WithoutBraces));
}

void TestReports::settledIsSaid()
{
    script().reports = {report()}; // the operation is not in the outbox any more
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.openObject(u"report/5"_s);
    QVERIFY(!find<Button>(&page, "needsYouButton"));
    QStringList said;
    for (const QLabel *label : find<QWidget>(&page, "needsYouPanel")->findChildren<QLabel *>())
        said.append(label->text());
    QVERIFY(said.contains(u"Settled"_s));
}

void TestReports::moreAreShownOnDemand()
{
    script().reports = {report()};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.openObject(u"report/5"_s);
    QCOMPARE(page.findChildren<Button *>(u"sentButton"_s).size(), 5);
    auto *more = find<Button>(&page, "sentMoreButton");
    QCOMPARE(more->text(), u"Show 4 more"_s);
    QTest::mouseClick(more, Qt::LeftButton);
    QTRY_COMPARE(page.findChildren<Button *>(u"sentButton"_s).size(), 9);
}

void TestReports::searched()
{
    domain::ReconnectReport older = report();
    older.id = 4;
    older.at = at(9, 0);
    older.acts = {act(1, Outcome::Sent)};
    older.acts[0].subject = u"scanner"_s;
    script().reports = {report(), older};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.openObject(u"reports"_s);
    auto *list = find<QListWidget>(&page, "reportListView");
    QCOMPARE(list->count(), 2);
    auto *search = find<QLineEdit>(&page, "reportSearchEdit");
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"scanner"_s);
    QTRY_COMPARE(list->count(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(find<ReportView>(&page, "reportView")->shownId(), 4);
    QVERIFY(find<ReportView>(&page, "reportView")->isVisible());
}

void TestReports::copied()
{
    script().reports = {report()};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    page.openObject(u"report/5"_s);
    QTest::mouseClick(find<Button>(&page, "copyReportButton"), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(u"Needs you"_s) && text.contains(u"HD-0000011 Work note: t2second escalated"_s));
    QVERIFY(text.indexOf(u"Needs you"_s) < text.indexOf(u"Merged"_s));
    QCOMPARE(text.count(u"\n- "_s), 11);
}

void TestReports::toastLeadsToTheReport()
{
    MainWindow window(*m_workspace, *m_theme, m_folder.path(), scriptedNow);
    show(window);
    script().reports = {report()};
    Q_EMIT m_workspace->reconnected(report());
    auto *toast =
        window.findChild<QWidget *>(u"pageStack"_s)->findChild<Toast *>(u"toast"_s, Qt::FindDirectChildrenOnly);
    QCOMPARE(toast->sentence(), u"10 sent, 1 merged, 1 need(s) you"_s);
    QTest::mouseClick(find<QPushButton>(toast, "toastActionButton"), Qt::LeftButton);
    QVERIFY(find<ReportView>(&window, "reportView")->isVisible());
}

void TestReports::rescueIsLookedAt()
{
    script().rescue = workspace::Rescue{at(7, 0), {u"/p/work.db.damaged-1"_s}, 12, 2};
    MainWindow window(*m_workspace, *m_theme, m_folder.path(), scriptedNow);
    show(window);
    window.goTo(u"tickets"_s);
    auto *banner = window.centralWidget()->findChild<Banner *>(u"banner"_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->accessibleName(),
             u"12 change(s) were rescued from a damaged outbox. Look at them before they go."_s);
    QTest::mouseClick(find<Button>(banner, "bannerButton"), Qt::LeftButton);
    auto *page = find<OutboxPage>(&window, "outboxPage");
    QVERIFY(page->isVisible());
    QCOMPARE(find<FacetList>(page, "outboxFilterList")->chosen(), int(OutboxFilter::NeedsYou));
    auto *own = find<Banner>(page, "banner");
    QVERIFY(own->isVisible());
    QVERIFY(own->accessibleName().contains(u"12 change(s) were rescued"_s));
    QVERIFY(own->accessibleName().contains(u"2 could not be read"_s));
    QVERIFY(own->accessibleName().contains(u"work.db.damaged-1"_s));
    QTest::mouseClick(find<Button>(own, "bannerButton"), Qt::LeftButton);
    QVERIFY(script().calls.contains(u"acknowledgeRescue"_s));
    QVERIFY(!own->isVisible());
    window.goTo(u"tickets"_s);
    QVERIFY(!banner->isVisible());
}

void TestReports::brakeIsAnswered_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("call");
    QTest::newRow("the server is right") << u"bannerButton"_s << u"brake forget"_s;
    QTest::newRow("they stay") << u"bannerOtherButton"_s << u"brake keep"_s;
}

void TestReports::brakeIsAnswered()
{
    QFETCH(QString, button);
    QFETCH(QString, call);
    script().status.brake = domain::VanishBrake{34, 310};
    MainWindow window(*m_workspace, *m_theme, m_folder.path(), scriptedNow);
    show(window);
    auto *banner = window.centralWidget()->findChild<Banner *>(u"banner"_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->accessibleName(),
             u"34 of 310 ticket(s) would vanish from this device: the server does not show them any more."_s);
    QTest::mouseClick(banner->findChild<Button *>(button), Qt::LeftButton);
    QCOMPARE(script().calls.last(), call);
    QVERIFY(!banner->isVisible());
}

QTEST_MAIN(TestReports)
#include "tst_reportpage.moc"
