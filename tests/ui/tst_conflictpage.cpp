// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedworkspace.h"
#include "ui/conflict/conflictpage.h"
#include "ui/conflict/conflictrow.h"
#include "ui/conflict/differencelabel.h"
#include "ui/conflict/worddifference.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using domain::FieldMerge;
using domain::Operation;
using domain::OperationState;
using Kind = DifferencePart::Kind;
using Verdict = FieldMerge::Verdict;

Q_DECLARE_METATYPE(QList<secondline::ui::DifferencePart>)

namespace {

QDateTime scriptedNow()
{
    return QDateTime({2026, 6, 18}, {16, 24}, Qt::UTC);
}

FieldMerge field(const QString &property, const QJsonValue &base, const QJsonValue &mine, const QJsonValue &theirs,
                 Verdict verdict)
{
    return {property, base, mine, theirs, verdict, u"t2second"_s, QDateTime({2026, 6, 18}, {13, 40}, Qt::UTC)};
}

//! A day in the basement: state, priority and subject changed on both sides, the category only by others.
domain::Conflict basement()
{
    domain::Conflict conflict;
    conflict.operation.id = QUuid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    conflict.operation.action = Operation::Action::Update;
    conflict.operation.ticket = u"T1"_s;
    conflict.operation.state = OperationState::Conflict;
    conflict.operation.actedAt = QDateTime({2026, 6, 18}, {13, 50}, Qt::UTC);
    conflict.ticketNumber = u"HD-016862"_s;
    conflict.subject = u"Error Filter action failed"_s;
    conflict.fields = {field(u"category"_s, u"Mail"_s, u"Mail"_s, u"Filters"_s, Verdict::TheirsOnly),
                       field(u"status"_s, u"open"_s, u"resolved"_s, u"pending"_s, Verdict::Clash),
                       field(u"impact"_s, 2, 2, 1, Verdict::TheirsOnly),
                       field(u"urgency"_s, 1, 2, 1, Verdict::MineOnly),
                       field(u"subject"_s, u"Ask whether filters exist"_s, u"Ask whether all filters exist"_s,
                             u"Delete the filter"_s, Verdict::Clash),
                       field(u"siteId"_s, u"S1"_s, u"S1"_s, u"S1"_s, Verdict::Unchanged),
                       field(u"priority"_s, 2, 3, 1, Verdict::Clash)};
    domain::Entry entry;
    entry.id = domain::EntryId(u"E1"_s);
    entry.kind = u"comment"_s;
    entry.text = u"The list is growing."_s;
    entry.byName = u"user71394"_s;
    entry.effectiveAt = QDateTime({2026, 6, 18}, {11, 28}, Qt::UTC);
    conflict.meanwhile = {entry};
    return conflict;
}

} // namespace

//! What a person sees of a conflict and what is sent of the decision.
class TestConflict : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void differenceByWords_data();
    void differenceByWords();
    void longTextsAreNotCompared();
    void rowsOfAConflict();
    void impactAndUrgencyAreOneChoice();
    void nothingIsSentBeforeAllIsDecided();
    void decidedByKeyboard();
    void writtenNew();
    void allTheirsAndStartOver();
    void decisionIsADraft();
    void aValueThatMovedIsChosenAgain();
    void failureKeepsTheDecision();
    void aFailedDraftSaysSo();
    void proposalIsSaid();
    void settledElsewhere();
    void everyControlHasAName();

private:
    template <class T> T *find(QWidget *page, const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    Script &script() { return scriptOf(m_workspace.get()); }
    void show(ConflictPage &page);

    Theme *m_theme = nullptr;
    std::unique_ptr<workspace::Workspace> m_workspace;
    QString m_id;
};

void TestConflict::initTestCase()
{
    m_theme = new Theme(this);
}

void TestConflict::init()
{
    m_workspace = scriptedWorkspace();
    const domain::Conflict conflict = basement();
    script().conflicts.insert(conflict.operation.id, conflict);
    m_id = conflict.operation.id.toString(QUuid::WithoutBraces);
}

void TestConflict::show(ConflictPage &page)
{
    page.resize(1280, 700);
    page.QWidget::show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.openObject(m_id);
}

void TestConflict::differenceByWords_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QList<DifferencePart>>("parts");
    using Parts = QList<DifferencePart>;
    QTest::newRow("the same") << u"a b"_s << u"a b"_s << Parts{{Kind::Same, u"a b"_s}};
    QTest::newRow("a word more in the middle")
        << u"Ask whether filters exist"_s << u"Ask whether all filters exist"_s
        << Parts{{Kind::Same, u"Ask whether "_s}, {Kind::Added, u"all "_s}, {Kind::Same, u"filters exist"_s}};
    QTest::newRow("an end replaced: out before in")
        << u"filters that do not show"_s << u"filters and split"_s
        << Parts{{Kind::Same, u"filters "_s}, {Kind::Removed, u"that do not show"_s}, {Kind::Added, u"and split"_s}};
    QTest::newRow("from nothing") << QString() << u"new text"_s << Parts{{Kind::Added, u"new text"_s}};
    QTest::newRow("to nothing") << u"old"_s << QString() << Parts{{Kind::Removed, u"old"_s}};
    QTest::newRow("two places") << u"a b c d e"_s << u"a x c y e"_s
                                << Parts{{Kind::Same, u"a "_s}, {Kind::Removed, u"b "_s}, {Kind::Added, u"x "_s},
                                         {Kind::Same, u"c "_s}, {Kind::Removed, u"d "_s}, {Kind::Added, u"y "_s},
                                         {Kind::Same, u"e"_s}};
}

void TestConflict::differenceByWords()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(wordDifference(before, after), "parts");
}

void TestConflict::longTextsAreNotCompared()
{
    const QString before = u"a "_s.repeated(5000);
    const QString after = u"b "_s.repeated(5000);
    const QList<DifferencePart> parts = wordDifference(before, after);
    QCOMPARE(parts, (QList<DifferencePart>{{Kind::Removed, before}, {Kind::Added, after}}));
}

void TestConflict::rowsOfAConflict()
{
    const QList<ConflictRow> rows = conflictRows(basement(), {});
    QStringList keys;
    for (const ConflictRow &row : rows)
        keys.append(row.key);
    // Clashes first; what nobody changed and what is computed has no line.
    QCOMPARE(keys, (QStringList{u"status"_s, u"priority"_s, u"subject"_s, u"category"_s}));
    QCOMPARE(rows[0].mine.text, u"Resolved"_s);
    QVERIFY(!rows[0].writable);
    QVERIFY(rows[2].writable);
    QVERIFY(!rows[3].clashes());
    QCOMPARE(rows[3].theirs.text, u"Filters"_s);
}

void TestConflict::impactAndUrgencyAreOneChoice()
{
    const QList<ConflictRow> rows = conflictRows(basement(), {});
    QCOMPARE(rows[1].before.chip.text, u"P2"_s);
    QCOMPARE(rows[1].mine.chip.text, u"P3"_s);
    QCOMPARE(rows[1].theirs.chip.text, u"P1"_s);
    QCOMPARE(rows[1].values(true), (QJsonObject{{u"impact"_s, 2}, {u"urgency"_s, 2}}));
    QCOMPARE(rows[1].values(false), (QJsonObject{{u"impact"_s, 1}, {u"urgency"_s, 1}}));
}

void TestConflict::nothingIsSentBeforeAllIsDecided()
{
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    auto *send = find<Button>(&page, "sendDecisionButton");
    QCOMPARE(find<QLabel>(&page, "conflictTitleLabel")->text(), u"Decide HD-016862"_s);
    QCOMPARE(find<QLabel>(&page, "decidedLabel")->text(), u"0 of 3 decided"_s);
    QVERIFY(!send->isEnabled());
    QCOMPARE(send->toolTip(), u"3 field(s) still to decide"_s);
    QTest::keyClick(&page, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(script().calls.isEmpty());

    find<QRadioButton>(&page, "statusTheirsRadioButton")->click();
    find<QRadioButton>(&page, "priorityMineRadioButton")->click();
    QCOMPARE(find<QLabel>(&page, "decidedLabel")->text(), u"2 of 3 decided"_s);
    QVERIFY(!send->isEnabled());
    find<QRadioButton>(&page, "subjectMineRadioButton")->click();
    QVERIFY(send->isEnabled());
    QVERIFY(send->toolTip().isEmpty());
    QTest::mouseClick(send, Qt::LeftButton);
    QVERIFY(script().calls.contains(u"resolveConflict "_s + m_id));
    QCOMPARE(script().decided,
             (QJsonObject{{u"status"_s, u"pending"_s},
                          {u"impact"_s, 2},
                          {u"urgency"_s, 2},
                          {u"subject"_s, u"Ask whether all filters exist"_s},
                          {u"category"_s, u"Filters"_s}}));
}

void TestConflict::decidedByKeyboard()
{
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    QSignalSpy places(&page, &Page::placeWanted);
    // The first clash has the focus; arrows choose, Tab goes on, Ctrl+Enter sends.
    auto *first = find<QRadioButton>(&page, "statusMineRadioButton");
    QVERIFY(first->hasFocus());
    QTest::keyClick(first, Qt::Key_Space);
    QVERIFY(first->isChecked());
    QTest::keyClick(first, Qt::Key_Right);
    QVERIFY(find<QRadioButton>(&page, "statusTheirsRadioButton")->isChecked());
    QTest::keyClick(page.focusWidget(), Qt::Key_Tab);
    auto *second = find<QRadioButton>(&page, "priorityMineRadioButton");
    QVERIFY(second->hasFocus());
    QTest::keyClick(second, Qt::Key_Space);
    QTest::keyClick(page.focusWidget(), Qt::Key_Tab);
    QTest::keyClick(page.focusWidget(), Qt::Key_Space);
    QVERIFY(find<QRadioButton>(&page, "subjectMineRadioButton")->isChecked());
    QTest::keyClick(page.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(script().calls.contains(u"resolveConflict "_s + m_id));
    QCOMPARE(places.value(0).value(0).toString(), u"back"_s);
    QVERIFY(!script().drafts.contains(u"conflict/"_s + m_id));
}

void TestConflict::writtenNew()
{
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    find<Button>(&page, "allTheirsButton")->click();
    auto *edit = find<QPlainTextEdit>(&page, "subjectEdit");
    find<QRadioButton>(&page, "subjectWrittenRadioButton")->click();
    QCOMPARE(edit->toPlainText(), u"Ask whether all filters exist"_s); // begins with mine
    edit->clear();
    QVERIFY(!find<Button>(&page, "sendDecisionButton")->isEnabled()); // blank decides nothing
    QTest::keyClicks(edit, u"Ask, then delete"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(script().decided[u"subject"].toString(), u"Ask, then delete"_s);
    QCOMPARE(script().decided[u"impact"].toInt(), 1);
}

void TestConflict::allTheirsAndStartOver()
{
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    find<Button>(&page, "allMineButton")->click();
    QVERIFY(find<QRadioButton>(&page, "subjectMineRadioButton")->isChecked());
    QVERIFY(find<Button>(&page, "sendDecisionButton")->isEnabled());
    find<Button>(&page, "startOverButton")->click();
    QCOMPARE(find<QLabel>(&page, "decidedLabel")->text(), u"0 of 3 decided"_s);
    QVERIFY(!find<QRadioButton>(&page, "subjectMineRadioButton")->isChecked());
    QVERIFY(!find<Button>(&page, "startOverButton")->isEnabled());
}

void TestConflict::decisionIsADraft()
{
    const QString place = u"conflict/"_s + m_id;
    {
        ConflictPage page(m_workspace.get(), scriptedNow);
        show(page);
        find<QRadioButton>(&page, "statusMineRadioButton")->click();
        auto *edit = find<QPlainTextEdit>(&page, "subjectEdit");
        edit->setFocus();
        QTest::keyClicks(edit, u"Half a sentence"_s);
        QTextCursor cursor = edit->textCursor();
        cursor.setPosition(4);
        edit->setTextCursor(cursor);
        QTRY_VERIFY_WITH_TIMEOUT(script().drafts.contains(place), 2000);
        QCOMPARE(find<QLabel>(&page, "draftLabel")->text(), u"Draft saved on this device"_s);
    }
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    QVERIFY(find<QRadioButton>(&page, "statusMineRadioButton")->isChecked());
    auto *edit = find<QPlainTextEdit>(&page, "subjectEdit");
    QCOMPARE(edit->toPlainText(), u"Half a sentence"_s);
    QVERIFY(edit->hasFocus());
    QCOMPARE(edit->textCursor().position(), 4);
}

void TestConflict::aValueThatMovedIsChosenAgain()
{
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    find<Button>(&page, "allMineButton")->click();
    QVERIFY(find<Button>(&page, "sendDecisionButton")->isEnabled());
    domain::Conflict &conflict = script().conflicts.first();
    conflict.fields[1].theirs = u"closed"_s;
    Q_EMIT m_workspace->operationsChanged();
    // What was chosen between the same values stays, the other is open again.
    QCOMPARE(find<QLabel>(&page, "decidedLabel")->text(), u"2 of 3 decided"_s);
    QVERIFY(!find<QRadioButton>(&page, "statusMineRadioButton")->isChecked());
    QVERIFY(find<QRadioButton>(&page, "subjectMineRadioButton")->isChecked());
}

void TestConflict::failureKeepsTheDecision()
{
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    find<Button>(&page, "allMineButton")->click();
    script().answer = tl::unexpected<domain::Failure>(domain::Failure{domain::Failure::Kind::Full, {}});
    find<Button>(&page, "sendDecisionButton")->click();
    QVERIFY(find<Banner>(&page, "conflictBanner")->accessibleName().contains(u"disk is full"_s));
    QVERIFY(find<QRadioButton>(&page, "subjectMineRadioButton")->isChecked());
    QVERIFY(find<Button>(&page, "sendDecisionButton")->isEnabled());
}

void TestConflict::aFailedDraftSaysSo()
{
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    script().answer = tl::unexpected<domain::Failure>(domain::Failure{domain::Failure::Kind::Full, {}});
    find<QRadioButton>(&page, "statusMineRadioButton")->click();
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(&page, "draftLabel")->text(), u"Draft not saved: The disk is full"_s, 2000);
}

void TestConflict::proposalIsSaid()
{
    script().conflicts.first().proposal = true;
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    QVERIFY(find<Banner>(&page, "conflictBanner")->accessibleName().contains(u"proposal"_s));
    QCOMPARE(find<QRadioButton>(&page, "statusMineRadioButton")->accessibleDescription(), u"stays as a proposal"_s);
    QVERIFY(find<QRadioButton>(&page, "subjectMineRadioButton")->accessibleDescription().isEmpty());
}

void TestConflict::settledElsewhere()
{
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    QSignalSpy places(&page, &Page::placeWanted);
    script().conflicts.clear();
    Q_EMIT m_workspace->operationsChanged();
    QTest::mouseClick(find<Button>(&page, "openOutboxButton"), Qt::LeftButton);
    QCOMPARE(places.value(0).value(0).toString(), u"outbox"_s);
}

void TestConflict::everyControlHasAName()
{
    ConflictPage page(m_workspace.get(), scriptedNow);
    show(page);
    QCOMPARE(find<QRadioButton>(&page, "priorityTheirsRadioButton")->accessibleName(),
             u"Priority, theirs: P1 impact 1 × urgency 1"_s);
    for (const QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(&page))
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
    }
    QVERIFY(!find<QPlainTextEdit>(&page, "subjectEdit")->accessibleName().isEmpty());
}

QTEST_MAIN(TestConflict)
#include "tst_conflictpage.moc"
