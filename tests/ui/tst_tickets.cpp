// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedticket.h"
#include "scriptedworkspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/statusline.h"
#include "ui/theme/banner.h"
#include "ui/theme/chip.h"
#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/growingedit.h"
#include "ui/theme/readingtext.h"
#include "ui/theme/theme.h"
#include "ui/theme/toast.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/entrywords.h"
#include "ui/tickets/navpane.h"
#include "ui/tickets/ticketlistmodel.h"
#include "ui/tickets/ticketlistpane.h"
#include "ui/tickets/ticketspage.h"
#include "ui/tickets/ticketview.h"

#include <QAbstractButton>
#include <QAction>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

class TestTickets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aTicketReadsLikeABrief();
    void foreignWordsStayWords();
    void entriesAreSaidInWords_data();
    void entriesAreSaidInWords();
    void longTextsFold();
    void aHugeTextIsLaidOutInTurns();
    void whatIsBeingReadStaysOverARefresh();
    void aDraftIsSavedWithinASecond();
    void aDraftComesBack();
    void aRefusedCommentKeepsItsText();
    void aSavedCommentGoesAndCanBeTakenBack();
    void whatIsSentCannotBeTakenBack();
    void aNoteNeverBecomesAComment();
    void anAttemptSaysWhetherItHelped();
    void lettersWorkOutsideOfTextFieldsOnly();
    void priorityShowsWhatItWillBe();
    void readOnlyQueuesAreReadOnly();
    void theSelectionSurvivesARefresh();
    void aHeldKeyOpensWhereItComesToRest();
    void anEmptyListSaysWhatNext();
    void escapeGoesBackStepByStep();
    void paneKeysGoRound();
    void theStatusLineSaysHowThingsStand_data();
    void theStatusLineSaysHowThingsStand();
    void aProfileThatCannotBeOpenedSaysWhatToDo();
    void theWindowRemembersItself();
    void everyControlHasANameAndAKind();
    void narrowWindowsShowOnePane();

private:
    template <class T> T *find(const QString &name) const { return m_window->findChild<T *>(name); }
    void open(const QString &id);
    QString text(const QString &name) const { return find<ReadingText>(name)->text(); }
    void makeWindow();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
    Script *m_script = nullptr;
};

void TestTickets::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>();
    m_workspace = scriptedWorkspace();
    m_script = &scriptOf(m_workspace.get());
    m_script->server = QUrl(u"https://desk.example.org"_s);
    domain::Person me;
    me.id = domain::PersonId(u"p1"_s);
    me.login = me.name = u"t2tech"_s;
    me.tierLevel = 2;
    m_script->me = me;
    m_script->persons = {me};
    m_script->tiers = {{domain::TierId(u"tier2"_s), 2, u"Tier 2"_s, {}}};
    domain::Queue queue;
    queue.id = domain::QueueId(u"q2"_s);
    queue.name = u"Mail delivery · Tier 2"_s;
    queue.area = u"Mail delivery"_s;
    queue.tierId = domain::TierId(u"tier2"_s);
    queue.rights = {true, true, false};
    m_script->queues = {queue};
    m_script->summaries = {{queue, 2, 216, 4}};
    m_script->status.phase = domain::SyncStatus::Phase::Idle;
    m_script->status.online = true;
    m_script->status.lastSync = QDateTime({2026, 6, 18}, {7, 42}, Qt::UTC);
    for (const auto &[id, number, row] :
         {std::tuple(u"t1"_s, u"HD-017410"_s, 1), std::tuple(u"t2"_s, u"HD-016862"_s, 2)}) {
        const domain::TicketPicture ticket = scriptedTicket(id, number);
        m_script->tickets.insert(id, ticket);
        m_script->listed.insert(id, scriptedRow(row, ticket));
    }
    makeWindow();
}

void TestTickets::makeWindow()
{
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_theme, m_folder->path(), scriptedNow);
    m_window->resize(1280, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->goTo(u"tickets"_s);
    QTRY_VERIFY(m_window->drawn());
    m_script->calls.clear();
}

void TestTickets::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_theme.reset();
}

void TestTickets::open(const QString &id)
{
    m_window->goTo(u"ticket/"_s + id);
    QTRY_COMPARE(find<TicketView>(u"ticketView"_s)->ticketId().value(), id);
    m_script->calls.clear();
}

void TestTickets::aTicketReadsLikeABrief()
{
    open(u"t1"_s);
    QCOMPARE(find<QLabel>(u"ticketNumberLabel"_s)->text(), u"HD-017410"_s);
    QCOMPARE(find<ChipLabel>(u"priorityChipLabel"_s)->chip().text, u"P3"_s);
    QCOMPARE(find<ChipLabel>(u"slaChipLabel"_s)->chip().text, u"1 h 15 min left"_s);
    QCOMPARE(find<ChipLabel>(u"slaChipLabel"_s)->chip().look, ChipLook::Warn);
    QCOMPARE(text(u"howBadLabel"_s), u"Impact 2 (medium) × urgency 2 (medium) = P3"_s);
    QVERIFY(text(u"whoWaitsLabel"_s).startsWith(u"user64340@example.org · not answered yet"));
    QCOMPARE(find<QLabel>(u"untilLabel"_s)->text(), u"Resolve by today 10:12"_s);
    QVERIFY(text(u"triedLabel"_s).startsWith(u"Plain test mails"));
    QCOMPARE(text(u"nextLabel"_s), u"Nobody has it yet"_s);
}

void TestTickets::foreignWordsStayWords()
{
    open(u"t1"_s);
    auto *title = find<QLabel>(u"ticketTitleLabel"_s);
    QCOMPARE(title->text(), u"emails time out <b>now</b>"_s);
    const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
}

void TestTickets::entriesAreSaidInWords_data()
{
    QTest::addColumn<domain::Entry>("entry");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("chips");
    const auto entry = [](const QString &kind, const QJsonObject &data, const QString &text = {}) {
        domain::Entry made;
        made.kind = kind;
        made.data = data;
        made.text = text;
        return made;
    };
    QTest::newRow("comment") << entry(u"comment"_s, {}, u"Hello"_s) << u"Comment"_s << u"Hello"_s << QStringList();
    QTest::newRow("attempt: what, then what happened")
        << entry(u"attempt"_s, {{u"tried"_s, u"Restart"_s}, {u"result"_s, u"Same"_s}, {u"outcome"_s, u"failed"_s}},
                 u"Restart — Same"_s)
        << u"Attempt 3"_s << u"Restart\nSame"_s << QStringList{u"Did not help"_s};
    QTest::newRow("attempt that helped") << entry(u"attempt"_s,
                                                  {{u"tried"_s, u"Restart"_s}, {u"outcome"_s, u"worked"_s}})
                                         << u"Attempt 3"_s << u"Restart"_s << QStringList{u"Helped"_s};
    QTest::newRow("change with names for ids") << entry(
        u"change"_s,
        {{u"changes"_s,
          QJsonArray{QJsonObject{{u"property"_s, u"assigneeId"_s}, {u"from"_s, QJsonValue::Null}, {u"to"_s, u"p1"_s}},
                     QJsonObject{{u"property"_s, u"priority"_s}, {u"from"_s, 3}, {u"to"_s, 1}}}}})
                                               << u"Changed"_s << u"Assigned: nobody → t2tech\nPriority: P3 → P1"_s
                                               << QStringList();
    QTest::newRow("escalation") << entry(u"escalation"_s, {{u"fromLevel"_s, 2}, {u"toLevel"_s, 3}})
                                << u"Escalated to Tier 3"_s << u""_s << QStringList();
    QTest::newRow("imported history") << entry(
        u"imported"_s, {{u"type"_s, u"reassigned"_s}, {u"fromLevel"_s, 1}, {u"toLevel"_s, 2}}, u"Group 66"_s)
                                      << u"Moved from Tier 1 to Tier 2"_s << u"Group 66"_s << QStringList();
    QTest::newRow("a kind of the future")
        << entry(u"hologram"_s, {}, u"?"_s) << u"hologram"_s << u"?"_s << QStringList();
    domain::Entry pending = entry(u"note"_s, {}, u"mine"_s);
    pending.pending = true;
    QTest::newRow("pending") << pending << u"Work note"_s << u"mine"_s << QStringList{u"Waiting to send"_s};
    domain::Entry redacted = entry(u"comment"_s, {}, u"secret"_s);
    redacted.redacted = true;
    QTest::newRow("redacted") << redacted << u"Comment"_s << u"Removed by a supervisor"_s << QStringList();
}

void TestTickets::entriesAreSaidInWords()
{
    QFETCH(domain::Entry, entry);
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QFETCH(QStringList, chips);
    EntryNames names;
    names.persons.insert(u"p1"_s, u"t2tech"_s);
    const EntryWords words = entryWords(entry, 3, names, scriptedNow());
    QCOMPARE(words.kind, kind);
    QCOMPARE(words.text, text);
    QStringList said;
    for (const Chip &chip : words.chips)
        said.append(chip.text);
    QCOMPARE(said, chips);
    QVERIFY(!words.icon.isEmpty());
}

void TestTickets::longTextsFold()
{
    ReadingText text;
    text.setFoldLines(12);
    text.setText(QStringList(13, u"line"_s).join(u'\n'));
    QVERIFY(!text.folds(500)); // one more line is not worth a button
    const int whole = text.heightForWidth(500);
    text.setText(QStringList(40, u"line"_s).join(u'\n'));
    QVERIFY(text.folds(500));
    QVERIFY(text.heightForWidth(500) < whole);
    text.setFolded(false);
    QVERIFY(text.heightForWidth(500) > whole * 2);
    QVERIFY(text.folds(500));
}

void TestTickets::aHugeTextIsLaidOutInTurns()
{
    QStringList lines;
    for (int i = 0; i < 4000; ++i)
        lines.append(u"Line %1 of what a program wrote about itself before it ended"_s.arg(i));
    lines.append(QString(40'000, u'x')); // a paragraph of which no slice holds all
    ReadingText text;
    text.setText(lines.join(u'\n'));
    QSignalSpy corrected(&text, &ReadingText::heightChanged);
    const int guess = text.heightForWidth(600);
    QVERIFY(!text.isLaidOut());
    QTRY_VERIFY(text.isLaidOut());
    QVERIFY(!corrected.isEmpty());
    const int height = text.heightForWidth(600);
    const int lineHeight = Theme::current().lineHeight(TextSize::Body);
    QVERIFY(height > 4100 * lineHeight);
    QVERIFY2(guess > height / 2 && guess < height * 2, qPrintable(u"%1 for %2"_s.arg(guess).arg(height)));
    // Selecting reaches what came last.
    text.resize(600, height);
    QTest::mouseDClick(&text, Qt::LeftButton, {}, {2, 3990 * lineHeight + 2});
    QCOMPARE(text.selectedText(), u"Line"_s);
}

void TestTickets::whatIsBeingReadStaysOverARefresh()
{
    domain::TicketPicture ticket = m_script->tickets.value(u"t1"_s);
    const auto say = [&ticket](int i, const QString &text) {
        domain::Entry entry;
        entry.id = domain::EntryId(u"long%1"_s.arg(i));
        entry.kind = u"comment"_s;
        entry.byName = u"t2tech"_s;
        entry.text = text;
        entry.effectiveAt = scriptedNow().addSecs(-3000 + i * 60);
        ticket.entries.append(entry);
    };
    for (int i = 0; i < 25; ++i)
        say(i, QStringList(16, u"One line of what was said, number %1."_s.arg(i)).join(u'\n'));
    m_script->tickets.insert(u"t1"_s, ticket);
    open(u"t1"_s);
    const auto entries = [this] { return m_window->findChildren<QWidget *>(u"timelineEntry"_s); };
    QTRY_COMPARE(entries().size(), 27); // with the attempt and the opening
    const auto showing = [&](const QString &text) -> QPointer<QWidget> {
        for (QWidget *entry : entries()) {
            if (entry->accessibleDescription().contains(text))
                return entry;
        }
        return {};
    };
    const QPointer<QWidget> read = showing(u"number 20."_s);
    QVERIFY(read);
    QTest::mouseClick(read->findChild<QPushButton *>(u"foldButton"_s), Qt::LeftButton);
    auto *bar = find<QScrollArea>(u"ticketScrollArea"_s)->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 2000);
    bar->setValue(2000);
    QSignalSpy moved(bar, &QScrollBar::valueChanged);

    // One entry says something else, a new one comes: the others are the same widgets, still unfolded, and at no time
    // the page jumps.
    ticket.entries[3].text = u"It was said differently."_s;
    say(25, u"A short answer."_s);
    m_script->tickets.insert(u"t1"_s, ticket);
    Q_EMIT m_workspace->ticketsChanged({u"t1"_s}, false);
    QTRY_VERIFY(showing(u"A short answer."_s));
    QTRY_COMPARE(entries().size(), 28);
    QVERIFY(showing(u"said differently"_s));
    QVERIFY(!showing(u"number 2."_s));
    QVERIFY(read);
    QVERIFY(!read->findChild<ReadingText *>()->isFolded());
    QCOMPARE(moved.size(), 0);
    QCOMPARE(bar->value(), 2000);

    // Another ticket has nothing of it.
    open(u"t2"_s);
    QTRY_COMPARE(entries().size(), 2);
}

void TestTickets::aDraftIsSavedWithinASecond()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_N);
    auto *edit = find<GrowingEdit>(u"noteEdit"_s);
    QTRY_VERIFY(edit->hasFocus());
    // Typing on and on: the clock runs from the first key.
    QElapsedTimer since;
    since.start();
    while (m_script->calls.isEmpty() && since.elapsed() < 3000) {
        QTest::keyClicks(edit, u"x"_s);
        QTest::qWait(50);
    }
    QCOMPARE(m_script->calls.value(0), u"saveDraft ticket/t1"_s);
    QVERIFY(m_script->drafts[u"ticket/t1"_s].content[u"note"].toString().startsWith(u"x"));
    QCOMPARE(find<QLabel>(u"draftSavedLabel"_s)->text(), u"Draft saved on this device"_s);
}

void TestTickets::aDraftComesBack()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_A);
    QTest::keyClicks(find<GrowingEdit>(u"triedEdit"_s), u"Rebooted"_s);
    // Leaving at once saves at once.
    open(u"t2"_s);
    QCOMPARE(m_script->drafts[u"ticket/t1"_s].content[u"tried"].toString(), u"Rebooted"_s);
    QVERIFY(find<GrowingEdit>(u"triedEdit"_s)->toPlainText().isEmpty());
    open(u"t1"_s);
    QCOMPARE(find<GrowingEdit>(u"triedEdit"_s)->toPlainText(), u"Rebooted"_s);
    QVERIFY(find<Composer>(u"composer"_s)->isOpen());
}

void TestTickets::aRefusedCommentKeepsItsText()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_R);
    auto *edit = find<GrowingEdit>(u"commentEdit"_s);
    QTest::keyClicks(edit, u"Please restart"_s);
    m_script->answer = domain::failure(domain::Failure::Kind::Full, {});
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_script->calls.contains(u"comment t1 Please restart"_s));
    QCOMPARE(edit->toPlainText(), u"Please restart"_s);
    auto *error = find<QLabel>(u"composerErrorLabel"_s);
    QVERIFY(error->isVisible());
    QVERIFY(error->text().startsWith(u"The disk is full"));
    QVERIFY(!edit->isReadOnly());
    QVERIFY(find<Toast>(u"toast"_s)->isHidden());
}

void TestTickets::aSavedCommentGoesAndCanBeTakenBack()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_R);
    auto *edit = find<GrowingEdit>(u"commentEdit"_s);
    QTest::keyClicks(edit, u"Please restart"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(edit->toPlainText().isEmpty());
    QVERIFY(m_script->calls.contains(u"removeDraft ticket/t1"_s));
    QVERIFY(!m_script->drafts.contains(u"ticket/t1"_s));
    auto *toast = find<Toast>(u"toast"_s);
    QVERIFY(toast->isVisible());
    QVERIFY(toast->sentence().startsWith(u"Comment saved on this device"));
    QVERIFY(!find<Composer>(u"composer"_s)->isOpen());

    domain::Operation operation;
    operation.id = QUuid(u"{00000000-0000-4000-8000-000000000001}"_s);
    m_script->operations = {operation};
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_script->calls.contains(u"withdraw 00000000-0000-4000-8000-000000000001"_s));
    QCOMPARE(edit->toPlainText(), u"Please restart"_s);
    QVERIFY(m_script->drafts.contains(u"ticket/t1"_s));
}

void TestTickets::whatIsSentCannotBeTakenBack()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_M);
    QVERIFY(m_script->calls.contains(u"assign t1 p1"_s));
    m_script->calls.clear();
    domain::Operation operation;
    operation.id = QUuid(u"{00000000-0000-4000-8000-000000000001}"_s);
    operation.state = domain::OperationState::Sending;
    m_script->operations = {operation};
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_script->calls.isEmpty());
    QVERIFY(find<Toast>(u"toast"_s)->sentence().contains(u"cannot be taken back"));
}

void TestTickets::aNoteNeverBecomesAComment()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_N);
    QTest::keyClicks(find<GrowingEdit>(u"noteEdit"_s), u"The user is difficult"_s);
    QTest::mouseClick(find<QAbstractButton>(u"commentKindButton"_s), Qt::LeftButton);
    auto *comment = find<GrowingEdit>(u"commentEdit"_s);
    QVERIFY(comment->isVisible());
    QVERIFY(comment->toPlainText().isEmpty());
    QVERIFY(!find<Button>(u"sendButton"_s)->isEnabled());
    QTest::keyClick(comment, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_script->calls.filter(u"comment "_s).isEmpty());
    QVERIFY(m_script->calls.filter(u"workNote "_s).isEmpty());
}

void TestTickets::anAttemptSaysWhetherItHelped()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_A);
    auto *tried = find<GrowingEdit>(u"triedEdit"_s);
    QTest::keyClicks(tried, u"New profile"_s);
    QTest::keyClick(tried, Qt::Key_Tab);
    QVERIFY(find<GrowingEdit>(u"resultEdit"_s)->hasFocus());
    QTest::keyClicks(find<GrowingEdit>(u"resultEdit"_s), u"550 again"_s);
    QTest::mouseClick(find<Button>(u"sendButton"_s), Qt::LeftButton);
    QVERIFY2(m_script->calls.contains(u"attempt t1 New profile 550 again failed"_s),
             qPrintable(m_script->calls.join(u'\n')));
    QTest::keyClick(m_window.get(), Qt::Key_A);
    QTest::keyClicks(tried, u"New cable"_s);
    QTest::mouseClick(find<QAbstractButton>(u"helpedButton"_s), Qt::LeftButton);
    QTest::mouseClick(find<Button>(u"sendButton"_s), Qt::LeftButton);
    QVERIFY2(m_script->calls.contains(u"attempt t1 New cable  worked"_s), qPrintable(m_script->calls.join(u'\n')));
}

void TestTickets::lettersWorkOutsideOfTextFieldsOnly()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_R);
    auto *edit = find<GrowingEdit>(u"commentEdit"_s);
    QTRY_VERIFY(edit->hasFocus());
    for (const char letter : {'m', 'p', 'n', 'a', 'j', 'k', 'r', '/', '?'})
        QTest::keyClick(edit, letter);
    QCOMPARE(edit->toPlainText(), u"mpnajkr/?"_s);
    QVERIFY(m_script->calls.filter(u"assign"_s).isEmpty());
    QVERIFY(!m_window->findChild<QWidget *>(u"priorityPopup"_s));
}

void TestTickets::priorityShowsWhatItWillBe()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_P);
    auto *popup = m_window->findChild<QWidget *>(u"priorityPopup"_s);
    QVERIFY(popup);
    QVERIFY(!popup->findChild<Button *>(u"setPriorityButton"_s)->isEnabled()); // nothing changed yet
    QTest::mouseClick(popup->findChild<QAbstractButton *>(u"impact1Button"_s), Qt::LeftButton);
    QTest::mouseClick(popup->findChild<QAbstractButton *>(u"urgency1Button"_s), Qt::LeftButton);
    QCOMPARE(popup->findChild<ChipLabel *>(u"resultingPriorityLabel"_s)->chip().text, u"P1"_s);
    QTest::keyClick(popup, Qt::Key_Return);
    QVERIFY2(m_script->calls.contains(u"change t1 impact urgency"_s), qPrintable(m_script->calls.join(u'\n')));
}

void TestTickets::readOnlyQueuesAreReadOnly()
{
    m_script->queues[0].rights.mayWork = false;
    Q_EMIT m_workspace->deskChanged();
    open(u"t1"_s);
    QVERIFY(find<QLabel>(u"readOnlyLabel"_s)->isVisible());
    QVERIFY(!find<Button>(u"assignToMeButton"_s)->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_M);
    QTest::keyClick(m_window.get(), Qt::Key_R);
    QVERIFY(m_script->calls.isEmpty());
    QVERIFY(!find<Composer>(u"composer"_s)->isOpen());
}

void TestTickets::theSelectionSurvivesARefresh()
{
    auto *list = find<QListView>(u"ticketList"_s);
    find<TicketListPane>(u"ticketListPane"_s)->focusList();
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(m_window.get(), Qt::Key_J);
    QTRY_COMPARE(list->currentIndex().row(), 1);
    QTRY_COMPARE(find<TicketView>(u"ticketView"_s)->ticketId().value(), u"t2"_s);
    // A new ticket comes in front of it: the same one stays chosen, one place further down.
    const domain::TicketPicture born = scriptedTicket(u"t0"_s, u"HD-000001"_s);
    m_script->tickets.insert(u"t0"_s, born);
    m_script->listed.insert(u"t0"_s, scriptedRow(3, born));
    Q_EMIT m_workspace->ticketsChanged({u"t0"_s}, false);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->currentIndex().row(), 2);
    QCOMPARE(find<TicketView>(u"ticketView"_s)->ticketId().value(), u"t2"_s);
    QTest::keyClick(m_window.get(), Qt::Key_K);
    QTRY_COMPARE(find<TicketView>(u"ticketView"_s)->ticketId().value(), u"t1"_s);
}

void TestTickets::aHeldKeyOpensWhereItComesToRest()
{
    for (int i = 3; i < 40; ++i) {
        const QString id = u"t%1"_s.arg(i);
        const domain::TicketPicture ticket = scriptedTicket(id, u"HD-%1"_s.arg(20'000 + i));
        m_script->tickets.insert(id, ticket);
        m_script->listed.insert(id, scriptedRow(i, ticket));
    }
    Q_EMIT m_workspace->ticketsChanged({}, true);
    auto *list = find<QListView>(u"ticketList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 39);
    find<TicketListPane>(u"ticketListPane"_s)->focusList();
    QTest::keyClick(list, Qt::Key_Home);
    auto *view = find<TicketView>(u"ticketView"_s);
    const auto chosen = [&] {
        return list->currentIndex().data(TicketListModel::TicketRole).value<domain::ListedTicket>().id;
    };
    QTRY_COMPARE(view->ticketId(), chosen());

    QSignalSpy opens(find<TicketListPane>(u"ticketListPane"_s), &TicketListPane::ticketChosen);
    const auto press = [list](bool repeated) {
        QKeyEvent event(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier, {}, repeated);
        QCoreApplication::sendEvent(list, &event);
    };
    press(false);
    QCOMPARE(opens.size(), 1); // one step opens at once
    for (int i = 0; i < 20; ++i)
        press(true);
    QCOMPARE(list->currentIndex().row(), 21);
    QCOMPARE(opens.size(), 1);
    QTRY_COMPARE(view->ticketId(), chosen());
    QCOMPARE(opens.size(), 2);
}

void TestTickets::anEmptyListSaysWhatNext()
{
    QVERIFY(find<NavPane>(u"queueTree"_s)->choose(u"mine"_s));
    m_script->listed.clear();
    Q_EMIT m_workspace->ticketsChanged({}, true);
    auto *state = find<TicketListPane>(u"ticketListPane"_s)->emptyState();
    QTRY_VERIFY(state->isVisible());
    QCOMPARE(state->title(), u"Nothing is assigned to you"_s);
    auto *go = state->findChild<Button *>(u"goThereButton"_s);
    QVERIFY(go);
    QTest::mouseClick(go, Qt::LeftButton);
    QCOMPARE(find<QLabel>(u"listTitleLabel"_s)->text(), u"Mail delivery · Tier 2"_s);
}

void TestTickets::escapeGoesBackStepByStep()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_R);
    auto *edit = find<GrowingEdit>(u"commentEdit"_s);
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"half a thought"_s);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!find<Composer>(u"composer"_s)->isOpen());
    QCOMPARE(edit->toPlainText(), u"half a thought"_s); // the draft stays
    QVERIFY(m_script->drafts.contains(u"ticket/t1"_s));
    QTRY_VERIFY(find<QWidget>(u"ticketScrollArea"_s)->hasFocus());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(find<QWidget>(u"ticketList"_s)->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_Slash);
    auto *filter = find<QLineEdit>(u"quickFilterEdit"_s);
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"shaw"_s);
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(filter->isHidden());
    QVERIFY(filter->text().isEmpty());
}

void TestTickets::paneKeysGoRound()
{
    find<TicketListPane>(u"ticketListPane"_s)->focusList();
    open(u"t1"_s);
    find<TicketListPane>(u"ticketListPane"_s)->focusList();
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(find<QWidget>(u"ticketScrollArea"_s)->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(find<QWidget>(u"queueTree"_s)->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(find<QWidget>(u"ticketScrollArea"_s)->hasFocus());
}

void TestTickets::theStatusLineSaysHowThingsStand_data()
{
    QTest::addColumn<domain::SyncStatus>("status");
    QTest::addColumn<QString>("connection");
    QTest::addColumn<QString>("synced");
    domain::SyncStatus status;
    status.phase = domain::SyncStatus::Phase::Idle;
    status.online = true;
    status.lastSync = QDateTime({2026, 6, 18}, {7, 42}, Qt::UTC);
    QTest::newRow("online") << status << u"Online"_s << u"Synced 7:42 AM"_s;
    status.online = false;
    QTest::newRow("offline") << status << u"Offline"_s << u"Synced 7:42 AM"_s;
    status.policy = domain::NetworkPolicy::Offline;
    QTest::newRow("offline by choice") << status << u"Staying offline"_s << u"Synced 7:42 AM"_s;
    status.phase = domain::SyncStatus::Phase::SignedOut;
    status.lastSync = {};
    QTest::newRow("signed out") << status << u"Signed out"_s << u"Not synced yet"_s;
    status.policy = domain::NetworkPolicy::Online;
    status.online = true;
    status.phase = domain::SyncStatus::Phase::FirstSync;
    status.received = 12'400;
    status.expected = 18'000;
    QTest::newRow("first sync") << status << u"Online"_s << u"First sync: 12,400 of 18,000"_s;
}

void TestTickets::theStatusLineSaysHowThingsStand()
{
    QFETCH(domain::SyncStatus, status);
    QFETCH(QString, connection);
    QFETCH(QString, synced);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_script->status = status;
    Q_EMIT m_workspace->syncStatusChanged(status);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(find<QAbstractButton>(u"connectionButton"_s)->text(), connection);
    QCOMPARE(find<QLabel>(u"lastSyncLabel"_s)->text(), synced);
}

void TestTickets::aProfileThatCannotBeOpenedSaysWhatToDo()
{
    QSignalSpy again(m_window.get(), &MainWindow::reopenWanted);
    Q_EMIT m_workspace->openFailed({domain::Failure::Kind::WrongKey, u"the key file has no key for this profile"_s});
    auto *page = find<QWidget>(u"failurePage"_s);
    QVERIFY(page->isVisible());
    QCOMPARE(page->findChild<EmptyState *>(u"failureState"_s)->title(), u"The key does not open this profile"_s);
    QCOMPARE(page->findChild<QLabel *>(u"noteLabel"_s)->text(), u"the key file has no key for this profile"_s);
    QVERIFY(!find<QAction>(u"newTicketAction"_s)->isEnabled());
    QTest::mouseClick(page->findChild<Button *>(u"tryAgainButton"_s), Qt::LeftButton);
    QCOMPARE(again.count(), 1);
    Q_EMIT m_workspace->opened();
    QVERIFY(!page->isVisible());
}

void TestTickets::theWindowRemembersItself()
{
    open(u"t2"_s);
    auto *pane = find<TicketListPane>(u"ticketListPane"_s);
    pane->setSort(domain::TicketSort::Updated, true);
    QVERIFY(find<NavPane>(u"queueTree"_s)->choose(u"urgent"_s));
    m_window->close();
    makeWindow();
    pane = find<TicketListPane>(u"ticketListPane"_s);
    QCOMPARE(pane->sort(), domain::TicketSort::Updated);
    QVERIFY(pane->descending());
    QTRY_COMPARE(pane->place().key, u"urgent"_s);
    QTRY_COMPARE(find<TicketView>(u"ticketView"_s)->ticketId().value(), u"t2"_s);
}

void TestTickets::everyControlHasANameAndAKind()
{
    open(u"t1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_A);
    QStringList bad;
    const auto look = [&bad](const QWidget *control, const QStringList &kinds) {
        const QString name = control->objectName();
        bool ends = false;
        for (const QString &kind : kinds)
            ends = ends || name.endsWith(kind);
        if (control->isVisible() && !name.startsWith(u"qt_") && (!ends || control->accessibleName().isEmpty()))
            bad.append(name + u" ("_s + QString::fromLatin1(control->metaObject()->className()) + u')');
    };
    auto *page = find<QWidget>(u"ticketsPage"_s);
    const auto buttons = m_window->findChildren<QAbstractButton *>();
    for (const auto *button : buttons) {
        if (!qobject_cast<const QLineEdit *>(button->parentWidget()))
            look(button, {u"Button"_s});
    }
    const auto lines = m_window->findChildren<QLineEdit *>();
    for (const auto *line : lines)
        look(line, {u"Edit"_s, u"Field"_s});
    const auto texts = page->findChildren<QPlainTextEdit *>();
    for (const auto *text : texts)
        look(text, {u"Edit"_s});
    const auto views = page->findChildren<QAbstractItemView *>();
    for (const auto *view : views)
        look(view, {u"List"_s, u"Tree"_s});
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    const auto actions = m_window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        if (!action->text().isEmpty() && !action->menu() && action->objectName().isEmpty()
            && !qobject_cast<const QLineEdit *>(action->parent()))
            bad.append(action->text());
    }
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    QCOMPARE(m_window->objectName(), u"mainWindow"_s);
    QCOMPARE(m_window->accessibleName(), u"Secondline"_s);
}

void TestTickets::narrowWindowsShowOnePane()
{
    auto *nav = find<QWidget>(u"queueTree"_s);
    auto *list = find<QWidget>(u"ticketListPane"_s);
    auto *view = find<QWidget>(u"ticketView"_s);
    QVERIFY(nav->isVisible());
    m_window->resize(1024, 700);
    QTRY_VERIFY(!nav->isVisible());
    QVERIFY(list->isVisible() && view->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(nav->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
    m_window->resize(800, 700);
    QTRY_VERIFY(!view->isVisible());
    open(u"t1"_s);
    QTRY_VERIFY(view->isVisible() && !list->isVisible());
    QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key_Escape);
    QTRY_VERIFY(list->isVisible() && !view->isVisible());
}

QTEST_MAIN(TestTickets)
#include "tst_tickets.moc"
