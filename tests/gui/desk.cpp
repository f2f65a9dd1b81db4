// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"

#include "connectors/jmap/jmapconnector.h"
#include "secrets/filesecrets.h"
#include "secrets/keychainsecrets.h"
#include "ui/theme/growingedit.h"
#include "ui/tickets/navpane.h"
#include "ui/tickets/ticketview.h"

#include <QLabel>
#include <QListView>
#include <QSignalSpy>

namespace secondline::tests {

using namespace Qt::StringLiterals;
using namespace secondline::ui;

Desk::Desk(const DeskServer &server, const QByteArray &token, const QUrl &through)
    : m_server(server)
    , m_token(token)
    , m_through(through)
    , m_keyFile(privateFile(m_folder.filePath(u"key"_s), QByteArray(64, '5')))
    , m_tokenFile(privateFile(m_folder.filePath(u"token"_s), token))
{
}

// One for all desks: a program has one theme.
Theme &Desk::theme()
{
    static auto *theme = new Theme(qApp);
    return *theme;
}

void Desk::start()
{
    workspace = std::make_unique<workspace::Workspace>(
        std::make_unique<secrets::FileSecrets>(m_keyFile, m_tokenFile, std::make_unique<secrets::KeychainSecrets>()),
        [](const workspace::SignIn &signIn) -> std::unique_ptr<sync::Connector> {
            return std::make_unique<connectors::JmapConnector>(
                connectors::HttpSettings{signIn.server, signIn.token, signIn.caFile});
        });
    window = std::make_unique<MainWindow>(*workspace, theme(), profile());
    window->resize(1280, 800);
    window->show();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QSignalSpy opened(workspace.get(), &workspace::Workspace::opened);
    workspace->open({profile(), false, true});
    QVERIFY(opened.wait(patienceMs));
    if (!workspace->server()) {
        bool done = false;
        const QUrl url = m_through.isEmpty() ? m_server.url() : m_through;
        workspace->signIn({url, m_token, m_server.ca()}, [&done](const domain::Result<void> &result) {
            QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
            done = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(done, patienceMs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(workspace->me().has_value() && !workspace->deskQueues().isEmpty(), patienceMs);
    window->goTo(u"tickets"_s);
}

void Desk::stop()
{
    if (window)
        window->close();
    window.reset();
    workspace.reset();
}

void Desk::showAll()
{
    auto *nav = find<NavPane>(u"queueTree"_s);
    QTRY_VERIFY_WITH_TIMEOUT(nav->choose(u"all"_s), patienceMs);
    auto *list = find<QListView>(u"ticketList"_s);
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, patienceMs);
}

void Desk::openTicket(const QString &number)
{
    window->goTo(u"ticket/"_s + number);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(u"ticketNumberLabel"_s)->text(), number, patienceMs);
    QVERIFY(find<TicketView>(u"ticketView"_s)->hasTicket());
}

QStringList Desk::timeline() const
{
    QStringList said;
    const auto entries = window->findChildren<QWidget *>(u"timelineEntry"_s);
    for (const QWidget *entry : entries)
        said.append(entry->accessibleName() + u": "_s + entry->accessibleDescription());
    return said;
}

void Desk::comment(const QString &text) const
{
    key(Qt::Key_R);
    auto *edit = find<GrowingEdit>(u"commentEdit"_s);
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(edit->toPlainText().isEmpty(), patienceMs);
}

void Desk::attempt(const QString &tried, const QString &result) const
{
    key(Qt::Key_A);
    auto *edit = find<GrowingEdit>(u"triedEdit"_s);
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, tried);
    QTest::keyClick(edit, Qt::Key_Tab);
    QTest::keyClicks(find<GrowingEdit>(u"resultEdit"_s), result);
    QTest::keyClick(find<GrowingEdit>(u"resultEdit"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(edit->toPlainText().isEmpty(), patienceMs);
}

} // namespace secondline::tests
