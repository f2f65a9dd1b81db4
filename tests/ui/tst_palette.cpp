// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedworkspace.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/fuzzymatch.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using domain::ObjectType;

//! The command palette in the real window, on a scripted workspace, by the keyboard.
class TestPalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void lettersMatch_data();
    void lettersMatch();
    void beginningsOfWordsWin();
    void wholeWordsWin();
    void longPatternsEnd();

    void opensWithAllCommandsAndTheirKeys();
    void runsACommandAndRemembersIt();
    void offersWhatCanBeDoneOnly();
    void goesToAPlace();
    void findsTicketsAndArticles();
    void prefixesNarrow();
    void anOlderAnswerIsNotShown();
    void enterBeforeTheAnswerMeansItsFirst();
    void escapeGivesTheFocusBack();
    void arrowsSkipCaptions();
    void theChosenRowIsSpoken();

private:
    Script &script() { return scriptOf(m_workspace.get()); }
    void open();
    void type(const QString &text) { m_edit->setText(text); }
    void key(Qt::Key key) { QTest::keyClick(m_edit, key); }
    PaletteRow current() const { return m_list->currentIndex().data(PaletteModel::RowRole).value<PaletteRow>(); }
    QStringList targets() const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    QLineEdit *m_edit = nullptr;
    QListView *m_list = nullptr;
};

void TestPalette::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void TestPalette::init()
{
    m_window.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = scriptedWorkspace();
    script().search = [](const domain::SearchQuery &query) {
        domain::SearchResults results;
        results.text = query.text;
        domain::SearchHit ticket;
        ticket.kind = ObjectType::Ticket;
        ticket.id = u"t7"_s;
        ticket.number = u"HD-000007"_s;
        ticket.title = u"Outlook asks for the password again"_s;
        ticket.priority = domain::Priority::P1;
        domain::SearchHit article = ticket;
        article.kind = ObjectType::Article;
        article.id = u"a3"_s;
        article.number = u"KB-00003"_s;
        article.title = u"Reset a password"_s;
        article.priority.reset();
        results.hits = {article, ticket};
        return results;
    };
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_theme, m_folder->path());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->goTo(u"tickets"_s);
    m_edit = m_window->findChild<QLineEdit *>(u"paletteEdit"_s);
    m_list = m_window->findChild<QListView *>(u"paletteList"_s);
}

void TestPalette::open()
{
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_edit->hasFocus());
}

QStringList TestPalette::targets() const
{
    QStringList targets;
    for (int i = 0; i < m_list->model()->rowCount(); ++i)
        targets.append(m_list->model()->index(i, 0).data(PaletteModel::RowRole).value<PaletteRow>().target);
    targets.removeAll(QString());
    return targets;
}

void TestPalette::lettersMatch_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qsizetype>>("places");
    const QList<qsizetype> none{-1};
    QTest::newRow("a run") << u"esc"_s << u"Escalate"_s << QList<qsizetype>{0, 1, 2};
    QTest::newRow("case") << u"ESC"_s << u"escalate"_s << QList<qsizetype>{0, 1, 2};
    QTest::newRow("words") << u"wn"_s << u"Work note"_s << QList<qsizetype>{0, 5};
    QTest::newRow("the later run is better") << u"no"_s << u"Line note"_s << QList<qsizetype>{5, 6};
    QTest::newRow("spaces are left out") << u"work no"_s << u"Work note"_s << QList<qsizetype>{0, 1, 2, 3, 5, 6};
    QTest::newRow("order counts") << u"nw"_s << u"Work note"_s << none;
    QTest::newRow("a letter is missing") << u"workx"_s << u"Work note"_s << none;
    QTest::newRow("longer than the text") << u"notes"_s << u"note"_s << none;
    QTest::newRow("umlauts fold") << u"ÜBER"_s << u"über alles"_s << QList<qsizetype>{0, 1, 2, 3};
    QTest::newRow("nothing asked") << u"  "_s << u"Work note"_s << QList<qsizetype>{};
    QTest::newRow("no text") << u"a"_s << QString() << none;
}

void TestPalette::lettersMatch()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QList<qsizetype>, places);
    const auto match = fuzzyMatch(pattern, text);
    QCOMPARE(match ? match->places : QList<qsizetype>{-1}, places);
}

void TestPalette::beginningsOfWordsWin()
{
    const auto score = [](const char *pattern, const char *text) {
        const auto match = fuzzyMatch(QString::fromLatin1(pattern), QString::fromLatin1(text));
        return match ? match->score : -1;
    };
    QVERIFY(score("at", "Attempt") > score("at", "Create"));
    QVERIFY(score("nt", "New ticket") > score("nt", "Attempt note") || score("nt", "New ticket") > score("nt", "hint"));
    QVERIFY(score("sync", "Sync now") > score("sync", "Sign in by card"));
    QVERIFY(score("out", "Outbox") > score("out", "Outbox and reports")); // the shorter one is meant
}

//! A word that is written out beats beginnings of words that are spread.
void TestPalette::wholeWordsWin()
{
    const auto online = fuzzyMatch(u"network online"_s, u"Network: Online"_s);
    const auto metered = fuzzyMatch(u"network online"_s, u"Network: Metered: only what is needed"_s);
    QVERIFY(online && metered);
    QVERIFY(online->score > metered->score);
}

void TestPalette::longPatternsEnd()
{
    QVERIFY(fuzzyMatch(QString(10'000, u'a'), QString(10'000, u'a')).has_value());
    QVERIFY(!fuzzyMatch(QString(10'000, u'a'), QString(49, u'a')).has_value());
}

void TestPalette::opensWithAllCommandsAndTheirKeys()
{
    open();
    const QStringList all = targets();
    QVERIFY(all.contains(u"newTicketAction"_s));
    QVERIFY(all.contains(u"keysAction"_s));
    QVERIFY(!all.contains(u"paletteAction"_s));
    type(u"new ticket"_s);
    QCOMPARE(current().target, u"newTicketAction"_s);
    QCOMPARE(current().keys, QKeySequence(Qt::CTRL | Qt::Key_N).toString(QKeySequence::NativeText));
}

void TestPalette::runsACommandAndRemembersIt()
{
    open();
    type(u"keys"_s);
    key(Qt::Key_Return);
    QVERIFY(!m_edit->isVisible());
    QCOMPARE(m_window->place(), u"keys"_s);
    open();
    QCOMPARE(current().target, u"keysAction"_s);
    QCOMPARE(targets().count(u"keysAction"_s), 2); // used last, and among all
}

void TestPalette::offersWhatCanBeDoneOnly()
{
    QVERIFY(!m_window->findChild<QAction *>(u"replyAction"_s)->isEnabled()); // no ticket is open
    open();
    QVERIFY(!targets().contains(u"replyAction"_s));
}

void TestPalette::goesToAPlace()
{
    open();
    type(u"unassi"_s);
    QCOMPARE(current().target, u"list/unassigned"_s);
    key(Qt::Key_Return);
    QCOMPARE(m_window->findChild<NavPane *>()->current().key, u"unassigned"_s);
}

void TestPalette::findsTicketsAndArticles()
{
    open();
    type(u"p"_s);
    QVERIFY(script().searches.isEmpty()); // a letter finds half of everything
    type(u"password"_s);
    QCOMPARE(script().searches.last().text, u"password"_s);
    QVERIFY(targets().contains(u"ticket/t7"_s));
    QVERIFY(targets().contains(u"article/a3"_s));
    while (current().target != u"article/a3"_s)
        key(Qt::Key_Down);
    key(Qt::Key_Return);
    QCOMPARE(m_window->place(), u"article/a3"_s);
}

void TestPalette::prefixesNarrow()
{
    open();
    type(u"> out"_s);
    QVERIFY(script().searches.isEmpty());
    for (const QString &target : targets())
        QVERIFY2(!target.contains(u'/'), qPrintable(target));
    QVERIFY(targets().contains(u"outboxAction"_s));
    type(u"#out"_s);
    QCOMPARE(script().searches.last().text, u"out"_s);
    QCOMPARE(targets(), QStringList{u"ticket/t7"_s});
}

void TestPalette::anOlderAnswerIsNotShown()
{
    open();
    // While the first answer is on its way the person types on.
    bool first = true;
    const auto answer = script().search;
    script().search = [&](const domain::SearchQuery &query) {
        if (std::exchange(first, false)) {
            type(u"> keys"_s);
            return answer(query);
        }
        return domain::SearchResults();
    };
    type(u"password"_s);
    for (const QString &target : targets())
        QVERIFY2(!target.contains(u'/'), qPrintable(target));
}

void TestPalette::enterBeforeTheAnswerMeansItsFirst()
{
    open();
    const auto answer = script().search;
    script().search = [&](const domain::SearchQuery &query) {
        key(Qt::Key_Return);
        return answer(query);
    };
    type(u"#password"_s);
    QVERIFY(!m_edit->isVisible());
    QCOMPARE(m_window->place(), u"ticket/t7"_s);
}

void TestPalette::escapeGivesTheFocusBack()
{
    auto *list = m_window->findChild<QListView *>(u"ticketList"_s);
    list->setFocus();
    open();
    key(Qt::Key_Escape);
    QVERIFY(!m_edit->isVisible());
    QVERIFY(list->hasFocus());
    open();
    m_window->findChild<QLineEdit *>(u"searchEdit"_s)->setFocus();
    QVERIFY(!m_edit->isVisible()); // the focus went elsewhere, and stays there
    QVERIFY(m_window->findChild<QLineEdit *>(u"searchEdit"_s)->hasFocus());
}

void TestPalette::arrowsSkipCaptions()
{
    open();
    type(u"password"_s);
    const QStringList all = targets();
    QStringList passed{current().target};
    for (qsizetype i = 1; i < all.size(); ++i) {
        key(Qt::Key_Down);
        passed.append(current().target);
    }
    QCOMPARE(passed, all);
    key(Qt::Key_Down);
    QCOMPARE(current().target, all.first()); // round the corner
    key(Qt::Key_Up);
    QCOMPARE(current().target, all.last());
}

void TestPalette::theChosenRowIsSpoken()
{
    open();
    type(u"#password"_s);
    const QString spoken = m_edit->accessibleDescription();
    QVERIFY2(spoken.contains(u"P1"_s) && spoken.contains(u"HD-000007"_s) && spoken.contains(u"Outlook"_s),
             qPrintable(spoken));
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
