// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/attachments/attachmentviewer.h"
#include "ui/shell/keydialog.h"
#include "ui/theme/controls.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using tests::Desk;
using tests::patienceMs;

namespace {

constexpr int rowsLookedAt = 30;

QString told(const QWidget *widget)
{
    return u"%1 “%2” in %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                  widget->parentWidget() ? widget->parentWidget()->objectName() : u"nothing"_s);
}

//! What a screen reader may meet with the focus on it; anything else tells a person nothing about what it does.
bool canBeUsed(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::Document:
    case QAccessible::Link:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::Table:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::PageTab:
    case QAccessible::PageTabList:
    case QAccessible::MenuBar:
    case QAccessible::MenuItem:
    case QAccessible::HotkeyField:
        return true;
    default:
        return false;
    }
}

bool takesTab(const QWidget *widget)
{
    return widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy();
}

void lookAtRows(const QAbstractItemView *view, QStringList &faults)
{
    const QAbstractItemModel *model = view->model();
    if (!model)
        return;
    std::function<void(const QModelIndex &)> look = [&](const QModelIndex &parent) {
        for (int row = 0; row < std::min(rowsLookedAt, model->rowCount(parent)); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            QString said = index.data(Qt::AccessibleTextRole).toString();
            if (said.isEmpty())
                said = index.data(Qt::DisplayRole).toString();
            if (said.trimmed().isEmpty())
                faults.append(u"%1: row %2 says nothing"_s.arg(told(view)).arg(row));
            look(index);
        }
    };
    look({});
}

} // namespace

//! Each page and dialog of the window as assistive technology sees it: what takes the focus has a name and a role, rows
//! have words, and Tab reaches everything.
class TestAccessible : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void pages_data();
    void pages();
    void dialogs_data();
    void dialogs();
    void menusHaveWords();

private:
    static QStringList faultsOf(const QWidget *top);
    QStringList unreached(const QWidget *top) const;

    std::unique_ptr<tests::DeskServer> m_server;
    std::unique_ptr<Desk> m_desk;
};

void TestAccessible::initTestCase()
{
    m_server = std::make_unique<tests::DeskServer>();
    m_server->importSome(60, 30, 5);
    const QByteArray token = m_server->tokenOf(u"t2tech"_s, u"technician"_s, 2);
    m_server->start();
    m_desk = std::make_unique<Desk>(*m_server, token);
    m_desk->start();
    m_desk->showAll();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->workspace->syncStatus().lastSync.isValid(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->workspace->indexComplete(), patienceMs);
    // Something waits in the outbox, and a file hangs on it.
    m_desk->workspace->setNetworkPolicy(domain::NetworkPolicy::Offline);
    m_desk->openTicket(u"HD-000002"_s);
    m_desk->comment(u"from the basement"_s);
}

void TestAccessible::cleanupTestCase()
{
    m_desk.reset();
    m_server.reset();
}

QStringList TestAccessible::faultsOf(const QWidget *top)
{
    QStringList faults;
    for (const QWidget *widget : top->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != top || !widget->isEnabled())
            continue;
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            lookAtRows(view, faults);
        if (!takesTab(widget))
            continue;
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (!seen) {
            faults.append(told(widget) + u": is not there at all"_s);
            continue;
        }
        if (seen->text(QAccessible::Name).trimmed().isEmpty())
            faults.append(told(widget) + u": has no name"_s);
        const bool readText = seen->role() == QAccessible::StaticText && seen->textInterface();
        if (!canBeUsed(seen->role()) && !readText)
            faults.append(told(widget) + u": role %1"_s.arg(seen->role()));
    }
    return faults;
}

QStringList TestAccessible::unreached(const QWidget *top) const
{
    // On and on, until a whole round brought nothing new.
    QSet<const QWidget *> reached;
    constexpr int most = 400;
    for (int sinceNew = 0, i = 0; i < most && sinceNew <= reached.size() + 1; ++i) {
        QWidget *focused = QApplication::focusWidget();
        sinceNew = reached.contains(focused) ? sinceNew + 1 : 0;
        reached.insert(focused);
        QTest::keyClick(focused ? focused : m_desk->window.get(), Qt::Key_Tab);
    }
    QStringList missed;
    for (const QWidget *widget : top->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != top || !widget->isEnabled() || !takesTab(widget)
            || reached.contains(widget))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (button && button->autoExclusive() && !button->isChecked())
            continue; // the arrow keys lead there from the chosen one
        if (button && button->group() && button->group()->exclusive() && !button->isChecked())
            continue;
        missed.append(told(widget) + u": Tab does not lead there"_s);
    }
    return missed;
}

void TestAccessible::pages_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("command"); //!< to be triggered there
    QTest::newRow("tickets") << u"tickets"_s << QString();
    QTest::newRow("a ticket") << u"ticket/HD-000002"_s << QString();
    QTest::newRow("a comment") << u"ticket/HD-000002"_s << u"replyAction"_s;
    QTest::newRow("a work note") << u"ticket/HD-000002"_s << u"noteAction"_s;
    QTest::newRow("an attempt") << u"ticket/HD-000002"_s << u"attemptAction"_s;
    QTest::newRow("the palette") << u"tickets"_s << u"paletteAction"_s;
    QTest::newRow("knowledge") << u"knowledge"_s << QString();
    QTest::newRow("an article") << u"article/KB-00001"_s << QString();
    QTest::newRow("the outbox") << u"outbox"_s << QString();
    QTest::newRow("a new ticket") << u"new-ticket"_s << QString();
    QTest::newRow("sign-in") << u"sign-in"_s << QString();
    QTest::newRow("keys") << u"keys"_s << QString();
}

void TestAccessible::pages()
{
    QFETCH(QString, place);
    QFETCH(QString, command);
    m_desk->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    if (place.startsWith(u"ticket/"))
        m_desk->openTicket(place.section(u'/', 1));
    else
        m_desk->window->goTo(place);
    if (!command.isEmpty())
        m_desk->find<QAction>(command)->trigger();
    QTest::qWait(300); // what a page asks for arrives
    const QStringList faults = faultsOf(m_desk->window.get());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    if (command == u"paletteAction") {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // it keeps Tab for itself
        return;
    }
    const QStringList missed = unreached(m_desk->window.get());
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    if (!command.isEmpty())
        QTest::keyClick(m_desk->window.get(), Qt::Key_Escape);
}

void TestAccessible::dialogs_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("opener"); //!< name of an action or a button
    QTest::newRow("about") << u"tickets"_s << u"aboutAction"_s;
    QTest::newRow("sign out") << u"tickets"_s << u"signOutAction"_s;
    QTest::newRow("priority") << u"ticket/HD-000002"_s << u"priorityAction"_s;
    QTest::newRow("assign") << u"ticket/HD-000002"_s << u"assignAction"_s;
    QTest::newRow("other keys") << u"keys"_s << u"replyActionKeysButton"_s;
}

void TestAccessible::dialogs()
{
    QFETCH(QString, place);
    QFETCH(QString, opener);
    if (place.startsWith(u"ticket/"))
        m_desk->openTicket(place.section(u'/', 1));
    else
        m_desk->window->goTo(place);
    QTest::qWait(100);
    if (auto *action = m_desk->find<QAction>(opener))
        action->trigger();
    else
        m_desk->find<QAbstractButton>(opener)->click();
    const auto shown = [this]() -> QWidget * {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (top->isVisible() && top != m_desk->window.get() && !qobject_cast<QMenu *>(top))
                return top;
        }
        return nullptr;
    };
    QTRY_VERIFY(shown());
    const QPointer<QWidget> dialog = shown();
    const QStringList faults = faultsOf(dialog);
    const QString name = QAccessible::queryAccessibleInterface(dialog)->text(QAccessible::Name);
    dialog->close();
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QVERIFY2(!name.isEmpty(), "the window itself has no name");
    QTRY_VERIFY(!dialog || !dialog->isVisible());
}

void TestAccessible::menusHaveWords()
{
    for (const QMenu *menu : m_desk->window->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions())
            QVERIFY2(action->isSeparator() || !action->text().isEmpty(), qPrintable(menu->title()));
    }
}

QTEST_MAIN(TestAccessible)
#include "tst_accessible.moc"
