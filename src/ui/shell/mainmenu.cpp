// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainmenu.h"

#include "ui/shell/commands.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/navpane.h"
#include "ui/tickets/ticketlistpane.h"
#include "ui/tickets/ticketspage.h"
#include "ui/tickets/ticketview.h"
#include "workspace/workspace.h"

#include <QActionGroup>
#include <QMenuBar>
#include <QSettings>

#include <algorithm>
#include <array>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

QKeySequence key(QKeyCombination combination)
{
    return QKeySequence(combination);
}

QKeySequence letter(Qt::Key one)
{
    return QKeySequence(one);
}

} // namespace

MainMenu::MainMenu(QMenuBar *bar, const Parts &parts)
    : QObject(bar)
    , m_parts(parts)
{
    fillFile(bar->addMenu(tr("&File")));
    fillEdit(bar->addMenu(tr("&Edit")));
    fillView(bar->addMenu(tr("&View")));
    fillTicket(bar->addMenu(tr("&Ticket")));
    fillGo(bar->addMenu(tr("&Go")));
    fillTools(bar->addMenu(tr("T&ools")));
    fillHelp(bar->addMenu(tr("&Help")));
}

void MainMenu::setUndoable(bool undoable)
{
    m_undo->setEnabled(undoable);
}

void MainMenu::setSignedIn(bool signedIn)
{
    m_signOut->setEnabled(signedIn);
}

void MainMenu::addProfile(const QString &name, const QString &folder, bool current)
{
    MainWindow &window = m_parts.window;
    auto *action = new QAction(name, m_profiles);
    action->setCheckable(true);
    action->setChecked(current);
    action->setEnabled(!current);
    connect(action, &QAction::triggered, &window, [&window, action, folder] {
        action->setChecked(false); // it opens beside this one
        Q_EMIT window.profileWanted(folder);
    });
    m_profiles->insertAction(m_newProfile, action);
}

QAction *MainMenu::addChoice(QActionGroup *group, const QString &text, const QString &name,
                             const std::function<void()> &act)
{
    QAction *action = m_parts.commands.add(qobject_cast<QMenu *>(group->parent()), text, name, {}, Scope::Work, act);
    action->setCheckable(true);
    group->addAction(action);
    return action;
}

void MainMenu::fillFile(QMenu *menu)
{
    MainWindow &window = m_parts.window;
    Commands &commands = m_parts.commands;
    commands.add(menu, tr("&New ticket"), u"newTicketAction"_s, {key(Qt::CTRL | Qt::Key_N)}, Scope::Work,
                 [&window] { window.goTo(u"new-ticket"_s); });
    commands.add(menu, tr("&Sync now"), u"syncNowAction"_s, {letter(Qt::Key_F5)}, Scope::Work,
                 [this] { m_parts.workspace.syncNow(); });
    menu->addSeparator();
    commands.add(menu, tr("S&ign in to a server…"), u"signInAction"_s, {}, Scope::Work,
                 [&window] { window.goTo(u"sign-in"_s); });
    m_signOut =
        commands.add(menu, tr("Sign &out"), u"signOutAction"_s, {}, Scope::Always, [&window] { window.signOut(); });
    commands.add(menu, tr("&What to keep on this device…"), u"keepAction"_s, {}, Scope::Work,
                 [&window] { window.goTo(u"keep"_s); });
    m_profiles = menu->addMenu(tr("&Profiles"));
    m_newProfile = commands.add(m_profiles, tr("A window for &another server or person"), u"newProfileAction"_s, {},
                                Scope::Always, [&window] { Q_EMIT window.newProfileWanted({}); });
    menu->addSeparator();
    commands
        .add(menu, tr("&Quit"), u"quitAction"_s, {QKeySequence(QKeySequence::Quit)}, Scope::Always,
             [&window] { window.close(); })
        ->setMenuRole(QAction::QuitRole);
}

void MainMenu::fillEdit(QMenu *menu)
{
    MainWindow &window = m_parts.window;
    Commands &commands = m_parts.commands;
    m_undo = commands.add(menu, tr("&Undo the last act"), u"undoAction"_s, {QKeySequence(QKeySequence::Undo)},
                          Scope::Always, [&window] { window.undo(); });
    m_undo->setEnabled(false);
    menu->addSeparator();
    commands.add(menu, tr("&Filter this list"), u"filterAction"_s, {letter(Qt::Key_Slash)}, Scope::List,
                 [this] { m_parts.tickets.list().focusFilter(); });
    commands.add(menu, tr("&Copy the ticket’s number"), u"copyNumberAction"_s, {}, Scope::List,
                 [this] { m_parts.tickets.view().copyNumber(); });
}

void MainMenu::fillView(QMenu *menu)
{
    Commands &commands = m_parts.commands;
    TicketsPage &tickets = m_parts.tickets;
    TicketListPane &list = tickets.list();
    QAction *nav = commands.add(menu, tr("&Queues"), u"queuesAction"_s, {key(Qt::CTRL | Qt::Key_B)}, Scope::List,
                                [&tickets] { tickets.setNavShown(!tickets.navShown()); });
    nav->setCheckable(true);
    nav->setChecked(tickets.navShown());
    connect(&tickets, &TicketsPage::navShownChanged, nav, &QAction::setChecked);
    QAction *dense = commands.add(menu, tr("&Dense list"), u"denseAction"_s, {}, Scope::Always, [] {});
    dense->setCheckable(true);
    dense->setChecked(list.dense());
    connect(dense, &QAction::toggled, this, [&list](bool on) { list.setDense(on); });
    connect(menu, &QMenu::aboutToShow, dense, [dense, &list] { dense->setChecked(list.dense()); });
    QAction *all =
        commands.add(menu, tr("&Resolved and closed tickets too"), u"allTicketsAction"_s, {}, Scope::Always, [] {});
    all->setCheckable(true);
    connect(all, &QAction::toggled, this, [&list](bool on) { list.setAll(on); });
    menu->addSeparator();
    fillTextSizes(menu->addMenu(tr("Te&xt size")));
    fillThemes(menu->addMenu(tr("&Theme")));
    fillLanguages(menu->addMenu(tr("&Language")));
}

void MainMenu::fillTextSizes(QMenu *menu)
{
    menu->setObjectName(u"textSizeMenu"_s);
    const auto add = [&](const QString &text, const QString &name, const QKeySequence &keys,
                         const std::function<int(int)> &wanted) {
        m_parts.commands.add(menu, text, name, {keys}, Scope::Always, [this, wanted] {
            const int percent = wanted(m_parts.theme.textScale());
            m_parts.theme.scaleText(percent);
            m_parts.settings.setValue(u"window/textScale"_s, percent);
            m_parts.window.say(tr("Text size %1 %").arg(percent));
        });
    };
    constexpr std::array sizes = {100, 110, 125, 150, 175, 200};
    add(tr("&Larger"), u"largerTextAction"_s, key(Qt::CTRL | Qt::Key_Plus), [sizes](int now) {
        const auto *const larger = std::upper_bound(sizes.begin(), sizes.end(), now);
        return larger == sizes.end() ? sizes.back() : *larger;
    });
    add(tr("&Smaller"), u"smallerTextAction"_s, key(Qt::CTRL | Qt::Key_Minus), [sizes](int now) {
        const auto *const same = std::lower_bound(sizes.begin(), sizes.end(), now);
        return same == sizes.begin() ? sizes.front() : *std::prev(same);
    });
    add(tr("&Usual"), u"usualTextAction"_s, key(Qt::CTRL | Qt::Key_0), [](int) { return 100; });
}

void MainMenu::fillLanguages(QMenu *menu)
{
    menu->setObjectName(u"languageMenu"_s);
    auto *group = new QActionGroup(menu);
    const QString chosen = m_parts.settings.value(u"window/language"_s).toString();
    const auto add = [&](const QString &text, const QString &name, const QString &language) {
        QAction *action = addChoice(group, text, name, [this, language] {
            m_parts.settings.setValue(u"window/language"_s, language);
            m_parts.window.say(tr("Holds from the next start on"));
        });
        action->setChecked(chosen == language);
    };
    add(tr("&System"), u"systemLanguageAction"_s, {});
    // Each in its own language, so that who cannot read this one finds theirs.
    add(u"&English"_s, u"englishAction"_s, u"en"_s);
    add(u"&Deutsch"_s, u"germanAction"_s, u"de"_s);
}

void MainMenu::fillThemes(QMenu *menu)
{
    menu->setObjectName(u"themeMenu"_s);
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, const QString &name, Theme::Choice choice) {
        QAction *action = addChoice(group, text, name, [this, choice] {
            m_parts.theme.choose(choice);
            m_parts.settings.setValue(u"window/theme"_s, static_cast<int>(choice));
        });
        action->setChecked(m_parts.theme.choice() == choice);
    };
    add(tr("&System"), u"systemThemeAction"_s, Theme::Choice::System);
    add(tr("&Light"), u"lightThemeAction"_s, Theme::Choice::Light);
    add(tr("&Dark"), u"darkThemeAction"_s, Theme::Choice::Dark);
}

void MainMenu::fillTicket(QMenu *menu)
{
    TicketView &view = m_parts.tickets.view();
    const auto add = [&](const QString &text, const QString &name, const QList<QKeySequence> &keys,
                         const std::function<void()> &act) {
        return m_parts.commands.add(menu, text, name, keys, Scope::Ticket, act);
    };
    add(tr("&Reply to the requester"), u"replyAction"_s, {letter(Qt::Key_R)},
        [&view] { view.compose(Composer::Comment); });
    add(tr("Work &note"), u"noteAction"_s, {letter(Qt::Key_N)}, [&view] { view.compose(Composer::Note); });
    add(tr("Attach &files…"), u"attachAction"_s, {key(Qt::CTRL | Qt::SHIFT | Qt::Key_A)},
        [&view] { view.chooseFiles(); });
    add(tr("&Attempt"), u"attemptAction"_s, {letter(Qt::Key_A)}, [&view] { view.compose(Composer::Attempt); });
    add(tr("&Escalate…"), u"escalateAction"_s, {letter(Qt::Key_E)}, [&view] { view.escalate(); });
    menu->addSeparator();
    add(tr("Assign to &me"), u"assignToMeAction"_s, {letter(Qt::Key_M)}, [&view] { view.assignToMe(); });
    add(tr("Assign &to…"), u"assignAction"_s, {}, [&view] { view.assignToSomebody(); });
    add(tr("&Priority…"), u"priorityAction"_s, {letter(Qt::Key_P)}, [&view] { view.editPriority(); });
    QAction *waiting =
        add(tr("&Waiting for requester"), u"waitingAction"_s, {}, [&view] { view.setWaiting(!view.isWaiting()); });
    waiting->setCheckable(true);
    connect(menu, &QMenu::aboutToShow, waiting, [waiting, &view] { waiting->setChecked(view.isWaiting()); });
}

void MainMenu::fillGo(QMenu *menu)
{
    MainWindow &window = m_parts.window;
    Commands &commands = m_parts.commands;
    TicketsPage &tickets = m_parts.tickets;
    const auto goes = [&](const QString &text, const QString &name, const QList<QKeySequence> &keys,
                          const QString &place) {
        commands.add(menu, text, name, keys, Scope::Work, [&window, place] { window.goTo(place); });
    };
    goes(tr("&Tickets"), u"ticketsAction"_s, {key(Qt::CTRL | Qt::Key_1)}, u"tickets"_s);
    goes(tr("&Knowledge"), u"knowledgeAction"_s, {key(Qt::CTRL | Qt::Key_2)}, u"knowledge"_s);
    goes(tr("&Outbox"), u"outboxAction"_s, {key(Qt::CTRL | Qt::Key_5), QKeySequence(Qt::Key_G, Qt::Key_O)},
         u"outbox"_s);
    commands.add(menu, tr("&Search everything"), u"searchAction"_s, {key(Qt::CTRL | Qt::Key_K)}, Scope::Work,
                 [&window] { window.beginSearch(); });
    commands.add(menu, tr("&Command palette"), u"paletteAction"_s, {key(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}, Scope::Work,
                 [&window] { window.showPalette(); });
    menu->addSeparator();
    commands.add(menu, tr("&Next ticket"), u"nextTicketAction"_s, {letter(Qt::Key_J)}, Scope::List,
                 [&tickets] { tickets.list().next(1); });
    commands.add(menu, tr("&Previous ticket"), u"previousTicketAction"_s, {letter(Qt::Key_K)}, Scope::List,
                 [&tickets] { tickets.list().next(-1); });
    commands.add(menu, tr("&Queue list"), u"goQueuesAction"_s, {QKeySequence(Qt::Key_G, Qt::Key_Q)}, Scope::Work,
                 [&window, &tickets] {
                     window.goTo(u"tickets"_s);
                     tickets.setNavShown(true);
                     tickets.nav().setFocus(Qt::ShortcutFocusReason);
                 });
    commands.add(menu, tr("&My tickets"), u"goMineAction"_s, {QKeySequence(Qt::Key_G, Qt::Key_M)}, Scope::Work,
                 [&window] { window.goTo(u"list/mine"_s); });
    menu->addSeparator();
    commands.add(menu, tr("Next p&ane"), u"nextPaneAction"_s, {letter(Qt::Key_F6)}, Scope::List,
                 [&tickets] { tickets.focusPane(1); });
    commands.add(menu, tr("Previous pan&e"), u"previousPaneAction"_s, {key(Qt::SHIFT | Qt::Key_F6)}, Scope::List,
                 [&tickets] { tickets.focusPane(-1); });
    commands.add(menu, tr("&Back"), u"backAction"_s, {key(Qt::ALT | Qt::Key_Left)}, Scope::Work,
                 [&window] { window.goTo(u"back"_s); });
}

void MainMenu::fillTools(QMenu *menu)
{
    workspace::Workspace &workspace = m_parts.workspace;
    QMenu *network = menu->addMenu(tr("&Network"));
    network->setObjectName(u"networkMenu"_s);
    auto *group = new QActionGroup(network);
    const auto add = [&](const QString &text, const QString &name, domain::NetworkPolicy policy) {
        QAction *action = addChoice(group, text, name, [&workspace, policy] { workspace.setNetworkPolicy(policy); });
        connect(network, &QMenu::aboutToShow, action,
                [&workspace, action, policy] { action->setChecked(workspace.syncStatus().policy == policy); });
    };
    add(tr("&Online"), u"onlineAction"_s, domain::NetworkPolicy::Online);
    add(tr("&Metered: only what is needed"), u"meteredAction"_s, domain::NetworkPolicy::Metered);
    add(tr("&Stay offline"), u"stayOfflineAction"_s, domain::NetworkPolicy::Offline);
    m_parts.commands.add(menu, tr("&Check this profile"), u"verifyAction"_s, {}, Scope::Work,
                         [this] { m_parts.window.checkProfile(); });
}

void MainMenu::fillHelp(QMenu *menu)
{
    MainWindow &window = m_parts.window;
    m_parts.commands.add(menu, tr("&Keys"), u"keysAction"_s, {QKeySequence(u"?"_s), letter(Qt::Key_F1)}, Scope::Work,
                         [&window] { window.goTo(u"keys"_s); });
    m_parts.commands
        .add(menu, tr("&About Secondline"), u"aboutAction"_s, {}, Scope::Always, [&window] { window.showAbout(); })
        ->setMenuRole(QAction::AboutRole);
}

} // namespace secondline::ui
