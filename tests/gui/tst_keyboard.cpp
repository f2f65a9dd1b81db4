// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using tests::Desk;
using tests::patienceMs;

namespace {

//! Everything visible below \a from, as assistive technology walks it.
void collect(QAccessibleInterface *from, QList<QAccessibleInterface *> &found)
{
    if (!from || from->state().invisible)
        return;
    found.append(from);
    for (int i = 0; i < from->childCount(); ++i)
        collect(from->child(i), found);
}

} // namespace

//! The commonest jobs of a day with the keyboard alone, seen by accessible names only: no object names, no mouse. The
//! steps build on each other, in order.
class TestKeyboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();

    void triageBySla();
    void openAndRead();
    void comment();
    void logAnAttempt();
    void assignToMe();
    void searchAndOpenAnArticle();
    void workOfflineSeeWhatWaitsAndReconnect();
    void changeTheTheme();

private:
    //! To whatever has the focus, as a keyboard does.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    void type(const QString &text) const;
    //! By the palette: a few letters and Enter.
    void command(const QString &letters) const;
    //! What is on screen under \a name (or what holds it) in \a role; empty if nothing.
    QString seen(QAccessible::Role role, const QString &name) const;
    QString focusName() const;
    QString currentRow() const;

    std::unique_ptr<tests::DeskServer> m_server;
    std::unique_ptr<Desk> m_desk;
};

void TestKeyboard::initTestCase()
{
    m_server = std::make_unique<tests::DeskServer>();
    m_server->importSome(60, 30, 5);
    const QByteArray token = m_server->tokenOf(u"t2tech"_s, u"technician"_s, 2);
    m_server->start();
    m_desk = std::make_unique<Desk>(*m_server, token);
    m_desk->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->workspace->syncStatus().lastSync.isValid(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->workspace->indexComplete(), patienceMs);
}

void TestKeyboard::init()
{
    m_desk->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
}

void TestKeyboard::cleanupTestCase()
{
    m_desk.reset();
    m_server.reset();
}

void TestKeyboard::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : m_desk->window.get(), key, modifiers);
}

void TestKeyboard::type(const QString &text) const
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void TestKeyboard::command(const QString &letters) const
{
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(focusName().startsWith(u"Command palette"));
    type(letters);
    press(Qt::Key_Return);
}

QString TestKeyboard::seen(QAccessible::Role role, const QString &name) const
{
    QList<QAccessibleInterface *> all;
    collect(QAccessible::queryAccessibleInterface(m_desk->window.get()), all);
    for (QAccessibleInterface *one : std::as_const(all)) {
        const QString text = one->text(QAccessible::Name);
        if (one->role() == role && text.contains(name))
            return text;
    }
    return {};
}

QString TestKeyboard::focusName() const
{
    QAccessibleInterface *focused = QAccessible::queryAccessibleInterface(QApplication::focusWidget());
    return focused ? focused->text(QAccessible::Name) : QString();
}

QString TestKeyboard::currentRow() const
{
    const auto *list = qobject_cast<QAbstractItemView *>(QApplication::focusWidget());
    return list ? list->currentIndex().data(Qt::AccessibleTextRole).toString() : QString();
}

void TestKeyboard::triageBySla()
{
    command(u"all open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!seen(QAccessible::StaticText, u"All open"_s).isEmpty(), patienceMs);
    // The list is in the order of the clocks: J goes down it.
    press(Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(!seen(QAccessible::StaticText, u"HD-0000"_s).isEmpty(), patienceMs);
}

void TestKeyboard::openAndRead()
{
    command(u"#HD-000003"_s);
    QTRY_VERIFY_WITH_TIMEOUT(seen(QAccessible::StaticText, u"HD-000003"_s) == u"HD-000003"_s, patienceMs);
}

void TestKeyboard::comment()
{
    press(Qt::Key_R);
    QTRY_VERIFY(!focusName().isEmpty());
    type(u"Does it happen at every start"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->inTimeline(u"Does it happen at every start"_s) == 1, patienceMs);
    press(Qt::Key_Escape);
}

void TestKeyboard::logAnAttempt()
{
    press(Qt::Key_A);
    QTRY_VERIFY(!focusName().isEmpty());
    type(u"Cleared the cache"_s);
    press(Qt::Key_Tab);
    type(u"same fault"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->inTimeline(u"Cleared the cache"_s) == 1, patienceMs);
    press(Qt::Key_Escape);
}

void TestKeyboard::assignToMe()
{
    QVERIFY(!seen(QAccessible::Button, u"Assign to me"_s).isEmpty());
    press(Qt::Key_M);
    QTRY_VERIFY_WITH_TIMEOUT(seen(QAccessible::Button, u"Assign to me"_s).isEmpty(), patienceMs);
}

void TestKeyboard::searchAndOpenAnArticle()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), u"Search everything on this device"_s);
    type(u"trust certificate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!seen(QAccessible::StaticText, u"result"_s).isEmpty(), patienceMs);
    press(Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(currentRow().startsWith(u"Article"), patienceMs);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        QAccessible::queryAccessibleInterface(QApplication::focusWidget())->textInterface() != nullptr, patienceMs);
    press(Qt::Key_Escape);
}

void TestKeyboard::workOfflineSeeWhatWaitsAndReconnect()
{
    command(u"stay offline"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!seen(QAccessible::Button, u"Staying offline"_s).isEmpty(), patienceMs);
    command(u"#HD-000004"_s);
    QTRY_VERIFY_WITH_TIMEOUT(seen(QAccessible::StaticText, u"HD-000004"_s) == u"HD-000004"_s, patienceMs);
    press(Qt::Key_N);
    QTRY_VERIFY(!focusName().isEmpty());
    type(u"The rack is locked"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->inTimeline(u"The rack is locked"_s) == 1, patienceMs);

    press(Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(currentRow().contains(u"HD-000004"_s), qPrintable(currentRow()), patienceMs);
    QVERIFY2(currentRow().contains(u"Waiting"_s), qPrintable(currentRow()));

    command(u"network online"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window->unsent(), 0, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!seen(QAccessible::Button, u"Online"_s).isEmpty(), patienceMs);
}

void TestKeyboard::changeTheTheme()
{
    const auto ground = [] { return QApplication::palette().color(QPalette::Base).lightness(); };
    command(u"theme dark"_s);
    QTRY_VERIFY(ground() < 100);
    command(u"theme light"_s);
    QTRY_VERIFY(ground() > 200);
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
