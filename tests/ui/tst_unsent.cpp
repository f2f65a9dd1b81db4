// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedworkspace.h"
#include "ui/outbox/outboxpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using domain::Operation;
using domain::OperationState;
using domain::Refusal;

namespace {

QDateTime scriptedNow()
{
    return QDateTime({2026, 6, 18}, {16, 24}, Qt::UTC);
}

Operation note(int number)
{
    Operation operation;
    operation.id = QUuid(static_cast<uint>(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    operation.type = domain::ObjectType::Entry;
    operation.ticket = u"T%1"_s.arg(number);
    operation.content = {{u"kind"_s, u"note"_s}, {u"text"_s, u"a text"_s}};
    operation.actedAt = QDateTime({2026, 6, 18}, {8, 21}, Qt::UTC);
    return operation;
}

} // namespace

//! What is not sent says so: why it is stuck, what can be done, and before the window or the account is left.
class TestUnsent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void quitAsksWithTheCount();
    void signOutAsksWithTheCount();
    void stuckSaysWhyAndWhat_data();
    void stuckSaysWhyAndWhat();
    void anEditIsADraft();
    void aFailedDraftSaysSo();

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

void TestUnsent::initTestCase()
{
    m_theme = new Theme(this);
}

void TestUnsent::init()
{
    m_workspace = scriptedWorkspace();
    script().status.online = true;
    script().status.phase = domain::SyncStatus::Phase::Idle;
    script().server = QUrl(u"https://desk.example"_s);
}

void TestUnsent::show(QWidget &page)
{
    page.resize(1280, 800);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
}

void TestUnsent::quitAsksWithTheCount()
{
    script().operations = {note(1), note(2)};
    MainWindow window(*m_workspace, *m_theme, m_folder.path(), scriptedNow);
    show(window);
    QSignalSpy closed(&window, &MainWindow::closed);
    window.close();
    QCOMPARE(closed.size(), 0);
    auto *question = find<QMessageBox>(&window, "quitQuestion");
    QCOMPARE(question->text(), u"Quit with 2 change(s) not sent?"_s);
    QTest::keyClick(question, Qt::Key_Escape);
    QVERIFY(window.isVisible());
    QTRY_VERIFY(!find<QMessageBox>(&window, "quitQuestion"));
    window.close();
    QTest::mouseClick(find<QPushButton>(find<QMessageBox>(&window, "quitQuestion"), "goOnButton"), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
    QVERIFY(!window.isVisible());
}

void TestUnsent::signOutAsksWithTheCount()
{
    script().operations = {note(1)};
    MainWindow window(*m_workspace, *m_theme, m_folder.path(), scriptedNow);
    show(window);
    auto *signOut = find<QAction>(&window, "signOutAction");
    signOut->trigger();
    QVERIFY(!script().calls.contains(u"signOut"_s));
    QTest::mouseClick(find<QPushButton>(find<QMessageBox>(&window, "signOutQuestion"), "goOnButton"), Qt::LeftButton);
    QVERIFY(script().calls.contains(u"signOut"_s));
    script().operations.clear();
    script().calls.clear();
    signOut->trigger();
    QVERIFY(script().calls.contains(u"signOut"_s)); // nothing waits: nothing to ask
}

void TestUnsent::stuckSaysWhyAndWhat_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("again");
    QTest::addColumn<QString>("leave");
    QTest::newRow("rescued") << Refusal::rescued() << u"Send it"_s << u"Discard"_s;
    QTest::newRow("from an old copy") << Refusal::fromOldCopy() << u"Send it"_s << u"Discard"_s;
    QTest::newRow("the server lost it") << Refusal::missingOnServer() << u"Send it"_s << u"Discard"_s;
    QTest::newRow("nobody can tell") << Refusal::outcomeUnknown() << u"Send it again"_s << u"Discard"_s;
    QTest::newRow("a file is gone: again would not help") << Refusal::attachmentLost() << QString() << u"Discard"_s;
    QTest::newRow("a lost race") << Refusal::writtenOver() << u"Send it again"_s << u"Discard"_s;
    QTest::newRow("its ticket was withdrawn") << Refusal::parentWithdrawn() << QString() << u"Withdraw"_s;
    QTest::newRow("refused by the server") << u"forbidden"_s << u"Try again"_s << u"Withdraw"_s;
}

void TestUnsent::stuckSaysWhyAndWhat()
{
    QFETCH(QString, type);
    QFETCH(QString, again);
    QFETCH(QString, leave);
    Operation stuck = note(1);
    stuck.state = OperationState::Rejected;
    stuck.refusal.type = type;
    stuck.refusal.current = {{u"text"_s, u"what was found"_s}};
    script().operations = {stuck};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *retry = find<Button>(&page, "retryButton");
    QCOMPARE(retry->isVisible(), !again.isEmpty());
    if (!again.isEmpty())
        QCOMPARE(retry->text(), again);
    QCOMPARE(find<Button>(&page, "withdrawButton")->text(), leave);
    const QString why = find<Banner>(&page, "refusalBanner")->accessibleName();
    QVERIFY2(why.count(u'.') >= 2, qPrintable(why)); // why it is stuck, and what can be done
    QStringList facts;
    for (const QLabel *label : page.findChildren<QLabel *>())
        facts.append(label->text());
    QVERIFY(facts.contains(u"you, since today 08:21"_s));
    QVERIFY(facts.contains(u"what was found"_s));
}

void TestUnsent::anEditIsADraft()
{
    script().operations = {note(1)};
    const QString place = u"outbox/"_s + note(1).id.toString(QUuid::WithoutBraces);
    {
        OutboxPage page(m_workspace.get(), scriptedNow);
        show(page);
        auto *edit = find<QPlainTextEdit>(&page, "textEdit");
        edit->setFocus();
        QTest::keyClicks(edit, u"Better: "_s);
        QTRY_VERIFY_WITH_TIMEOUT(script().drafts.contains(place), 2000);
        QVERIFY(find<QLabel>(&page, "draftLabel")->isVisible());
    }
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *edit = find<QPlainTextEdit>(&page, "textEdit");
    QCOMPARE(edit->toPlainText(), u"Better: a text"_s);
    QCOMPARE(edit->textCursor().position(), 8);
    QVERIFY(find<Button>(&page, "saveEditButton")->isEnabled());
    QTest::mouseClick(find<Button>(&page, "saveEditButton"), Qt::LeftButton);
    QCOMPARE(script().edited[u"text"].toString(), u"Better: a text"_s);
    QVERIFY(!script().drafts.contains(place)); // it has become the change itself
}

void TestUnsent::aFailedDraftSaysSo()
{
    script().operations = {note(1)};
    OutboxPage page(m_workspace.get(), scriptedNow);
    show(page);
    script().answer = tl::unexpected<domain::Failure>(domain::Failure{domain::Failure::Kind::Full, {}});
    QTest::keyClicks(find<QPlainTextEdit>(&page, "textEdit"), u"x"_s);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(&page, "draftLabel")->text(), u"Draft not saved: The disk is full"_s, 2000);
}

QTEST_MAIN(TestUnsent)
#include "tst_unsent.moc"
