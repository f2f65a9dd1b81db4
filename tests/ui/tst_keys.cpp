// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedworkspace.h"
#include "ui/shell/commands.h"
#include "ui/shell/keydialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QKeySequenceEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

//! The keys of the window's commands: where they stand, and how a person changes them.
class TestKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void standardKeysAreFree();
    void otherKeysAreKept();
    void takenKeysAreSaidAndTaken();
    void standardComesBack();
    void aCommandMayHaveNone();
    void hintsFollow();
    void keysThatBeginAlikeCollide_data();
    void keysThatBeginAlikeCollide();
    void textOfACommand();

private:
    QAction *action(const char *name) const { return m_window->findChild<QAction *>(QString::fromLatin1(name)); }
    void openWindow();
    KeyDialog *change(const QString &command);
    void press(KeyDialog *dialog, const QKeySequence &keys);
    void choose(KeyDialog *dialog, const QString &button);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestKeys::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void TestKeys::init()
{
    m_window.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    openWindow();
}

void TestKeys::openWindow()
{
    m_window.reset();
    m_workspace = scriptedWorkspace();
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_theme, m_folder->path());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

KeyDialog *TestKeys::change(const QString &command)
{
    m_window->goTo(u"keys"_s);
    auto *button = m_window->findChild<Button *>(command + u"KeysButton"_s);
    if (!button)
        return nullptr;
    button->click();
    return m_window->findChild<KeyDialog *>();
}

void TestKeys::press(KeyDialog *dialog, const QKeySequence &keys)
{
    dialog->findChild<QKeySequenceEdit *>()->setKeySequence(keys);
}

void TestKeys::choose(KeyDialog *dialog, const QString &button)
{
    dialog->findChild<Button *>(button)->click();
    QTRY_VERIFY(!m_window->findChild<KeyDialog *>());
}

void TestKeys::standardKeysAreFree()
{
    const auto *commands = m_window->findChild<Commands *>();
    QVERIFY(commands->all().size() > 25);
    for (const Command &command : commands->all()) {
        for (const QKeySequence &keys : command.standard)
            QVERIFY2(!commands->holder(keys, command.action), qPrintable(command.action->objectName()));
    }
}

void TestKeys::otherKeysAreKept()
{
    KeyDialog *dialog = change(u"replyAction"_s);
    QVERIFY(dialog);
    press(dialog, QKeySequence(Qt::Key_Y));
    QCOMPARE(dialog->findChild<QLabel *>(u"keySaysLabel"_s)->text(), u"These keys are free."_s);
    choose(dialog, u"setKeysButton"_s);
    QCOMPARE(action("replyAction")->shortcut(), QKeySequence(Qt::Key_Y));
    openWindow();
    QCOMPARE(action("replyAction")->shortcut(), QKeySequence(Qt::Key_Y));
    QCOMPARE(action("noteAction")->shortcut(), QKeySequence(Qt::Key_N));
}

void TestKeys::takenKeysAreSaidAndTaken()
{
    KeyDialog *dialog = change(u"replyAction"_s);
    press(dialog, QKeySequence(Qt::Key_N));
    QVERIFY(dialog->findChild<QLabel *>(u"keySaysLabel"_s)->text().contains(u"Work note"_s));
    choose(dialog, u"setKeysButton"_s);
    QCOMPARE(action("replyAction")->shortcut(), QKeySequence(Qt::Key_N));
    QVERIFY(action("noteAction")->shortcut().isEmpty());
    openWindow();
    QCOMPARE(action("replyAction")->shortcut(), QKeySequence(Qt::Key_N));
    QVERIFY(action("noteAction")->shortcut().isEmpty());
}

void TestKeys::standardComesBack()
{
    KeyDialog *dialog = change(u"replyAction"_s);
    QVERIFY(!dialog->findChild<Button *>(u"standardKeysButton"_s)->isEnabled());
    press(dialog, QKeySequence(Qt::Key_N));
    choose(dialog, u"setKeysButton"_s);
    dialog = change(u"noteAction"_s);
    choose(dialog, u"standardKeysButton"_s);
    QCOMPARE(action("noteAction")->shortcut(), QKeySequence(Qt::Key_N));
    QVERIFY(action("replyAction")->shortcut().isEmpty());
    dialog = change(u"replyAction"_s);
    choose(dialog, u"standardKeysButton"_s);
    QCOMPARE(action("replyAction")->shortcut(), QKeySequence(Qt::Key_R));
    const QSettings settings(m_folder->filePath(u"window.ini"_s), QSettings::IniFormat);
    QVERIFY(settings.allKeys().filter(u"keys/"_s).isEmpty()); // what is standard is not written down
}

void TestKeys::aCommandMayHaveNone()
{
    KeyDialog *dialog = change(u"replyAction"_s);
    choose(dialog, u"noKeysButton"_s);
    QVERIFY(action("replyAction")->shortcut().isEmpty());
    openWindow();
    QVERIFY(action("replyAction")->shortcut().isEmpty());
}

void TestKeys::hintsFollow()
{
    const auto *reply = m_window->findChild<Button *>(u"replyButton"_s);
    QCOMPARE(reply->keyHint(), u"R"_s);
    KeyDialog *dialog = change(u"replyAction"_s);
    press(dialog, QKeySequence(Qt::CTRL | Qt::Key_Y));
    choose(dialog, u"setKeysButton"_s);
    QCOMPARE(reply->keyHint(), QKeySequence(Qt::CTRL | Qt::Key_Y).toString(QKeySequence::NativeText));
    QCOMPARE(m_window->findChild<Button *>(u"replyActionKeysButton"_s)->text(), reply->keyHint());
}

void TestKeys::keysThatBeginAlikeCollide_data()
{
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<QString>("holder");
    QTest::newRow("the same") << QKeySequence(Qt::Key_R) << u"replyAction"_s;
    QTest::newRow("the first of two") << QKeySequence(Qt::Key_G) << u"outboxAction"_s;
    QTest::newRow("one more") << QKeySequence(Qt::Key_R, Qt::Key_X) << u"replyAction"_s;
    QTest::newRow("another second") << QKeySequence(Qt::Key_G, Qt::Key_X) << QString();
    QTest::newRow("with Ctrl") << QKeySequence(Qt::CTRL | Qt::Key_R) << QString();
}

void TestKeys::keysThatBeginAlikeCollide()
{
    QFETCH(QKeySequence, keys);
    QFETCH(QString, holder);
    const QAction *found = m_window->findChild<Commands *>()->holder(keys, action("quitAction"));
    QCOMPARE(found ? found->objectName() : QString(), holder);
}

void TestKeys::textOfACommand()
{
    QCOMPARE(commandText(u"S&ign in to a server…"_s), u"Sign in to a server"_s);
    QCOMPARE(commandText(u"Fish && &Chips"_s), u"Fish & Chips"_s);
    QCOMPARE(commandText(u"end &"_s), u"end "_s);
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
