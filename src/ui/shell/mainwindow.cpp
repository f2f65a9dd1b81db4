// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainwindow.h"

#include "ui/knowledge/knowledgepage.h"
#include "ui/newticket/newticketpage.h"
#include "ui/outbox/outboxpage.h"
#include "ui/search/searchfield.h"
#include "ui/shell/failurepage.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/keyspage.h"
#include "ui/shell/modebutton.h"
#include "ui/shell/page.h"
#include "ui/shell/statusline.h"
#include "ui/shell/timetext.h"
#include "ui/signin/signinpage.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/icons.h"
#include "ui/theme/toast.h"
#include "ui/tickets/navpane.h"
#include "ui/tickets/ticketlistpane.h"
#include "ui/tickets/ticketspage.h"
#include "ui/tickets/ticketview.h"
#include "workspace/workspace.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QPainter>
#include <QPointer>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

class Toolbar : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), colour(Role::Window));
        painter.fillRect(0, height() - 1, width(), 1, colour(Role::Line));
    }
};

constexpr qsizetype rememberedPlaces = 20;

} // namespace

MainWindow::MainWindow(workspace::Workspace &workspace, Theme &theme, const QString &folder, Clock clock)
    : m_workspace(workspace)
    , m_theme(theme)
    , m_clock(std::move(clock))
    , m_settings(std::make_unique<QSettings>(folder + u"/window.ini"_s, QSettings::IniFormat))
    , m_toolbar(new Toolbar(this))
    , m_banner(new Banner(this))
    , m_bannerHolder(new QWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusLine(workspace, m_clock, this))
    , m_toast(new Toast(m_stack))
{
    setObjectName(u"mainWindow"_s);
    setAccessibleName(u"Secondline"_s);
    setWindowTitle(u"Secondline"_s);
    m_toolbar->setObjectName(u"toolbar"_s);
    m_stack->setObjectName(u"pageStack"_s);
    m_theme.choose(static_cast<Theme::Choice>(std::clamp(m_settings->value(u"window/theme"_s, 0).toInt(), 0, 2)));

    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_toolbar);
    auto *bannerRow = new QHBoxLayout(m_bannerHolder);
    bannerRow->setContentsMargins(space::s3, space::s2, space::s3, space::s2);
    bannerRow->addWidget(m_banner);
    m_bannerHolder->hide();
    column->addWidget(m_bannerHolder);
    column->addWidget(m_stack, 1);
    column->addWidget(m_status);
    setCentralWidget(central);

    makePages();
    makeToolbar();
    makeMenus();

    connect(m_status, &StatusLine::outboxWanted, this, [this] { goTo(u"outbox"_s); });
    connect(m_status, &StatusLine::signInWanted, this, [this] { goTo(u"sign-in"_s); });
    connect(m_banner, &Banner::actionWanted, this, [this] {
        if (!m_bannerPlace.isEmpty())
            goTo(m_bannerPlace);
    });
    connect(m_toast, &Toast::undoWanted, this, &MainWindow::undo);
    connect(&m_workspace, &workspace::Workspace::opened, this, [this] {
        m_opened = true;
        m_failed = false;
        stateChanged();
    });
    connect(&m_workspace, &workspace::Workspace::openFailed, this, &MainWindow::showFailure);
    connect(&m_workspace, &workspace::Workspace::stateChanged, this, &MainWindow::stateChanged);
    connect(&m_workspace, &workspace::Workspace::syncStatusChanged, this, &MainWindow::updateBanner);
    connect(&m_workspace, &workspace::Workspace::operationsChanged, this, [this] { m_outboxMode->setCount(unsent()); });
    connect(&m_workspace, &workspace::Workspace::storeFailed, this, [this](const domain::Failure &failure) {
        m_bannerPlace.clear();
        m_banner->show(BannerLook::Bad, u"triangle-alert"_s, failureLine(failure));
        m_banner->setProperty("lasting", true);
        m_bannerHolder->show();
    });
    restoreWindow();
    m_opened = m_workspace.state() == workspace::Workspace::State::NeedsSignIn
        || m_workspace.state() == workspace::Workspace::State::Ready;
    stateChanged();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(const QStringList &places, Page *page)
{
    m_stack->addWidget(page);
    for (const QString &place : places)
        m_pages.insert(place, page);
    connect(page, &Page::placeWanted, this, &MainWindow::goTo);
    connect(page, &Page::acted, this, &MainWindow::sayActed);
    connect(page, &Page::said, this, &MainWindow::say);
}

void MainWindow::makePages()
{
    m_failure = new FailurePage(this);
    m_tickets = new TicketsPage(m_workspace, m_clock, this);
    m_keys = new KeysPage(this);
    addPage({u"failure"_s}, m_failure);
    addPage({u"tickets"_s, u"ticket"_s}, m_tickets);
    addPage({u"knowledge"_s, u"article"_s, u"search"_s}, new KnowledgePage(&m_workspace, m_clock, this));
    addPage({u"outbox"_s}, new OutboxPage(&m_workspace, m_clock, this));
    addPage({u"new-ticket"_s}, new NewTicketPage(&m_workspace, m_clock, this));
    addPage({u"sign-in"_s}, new SignInPage(&m_workspace, this));
    addPage({u"keys"_s}, m_keys);
    connect(m_failure, &FailurePage::tryAgainWanted, this, &MainWindow::reopenWanted);
    connect(m_failure, &FailurePage::quitWanted, this, &QWidget::close);
    connect(&m_tickets->list(), &TicketListPane::firstDrawn, this, &MainWindow::firstDrawn);
    connect(&m_tickets->view(), &TicketView::shown, this, &MainWindow::updateActions);
    connect(&m_tickets->view(), &TicketView::shown, this, &MainWindow::updateTitle);
}

void MainWindow::makeToolbar()
{
    m_toolbarRow = new QHBoxLayout(m_toolbar);
    m_toolbarRow->setContentsMargins(space::s2, 7, space::s3, 8);
    m_toolbarRow->setSpacing(space::s1);
    const auto mode = [this](const QString &text, const QString &icon, const QString &name, const QString &place,
                             const QString &key) {
        auto *button = new ModeButton(text, icon, m_toolbar);
        button->setObjectName(name);
        button->setToolTip(tr("%1 (%2)", "mode, its key").arg(text, key));
        m_toolbarRow->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, place] { goTo(place); });
        return button;
    };
    m_ticketsMode = mode(tr("Tickets"), u"inbox"_s, u"ticketsModeButton"_s, u"tickets"_s, u"Ctrl+1"_s);
    m_knowledgeMode = mode(tr("Knowledge"), u"book-open"_s, u"knowledgeModeButton"_s, u"knowledge"_s, u"Ctrl+2"_s);
    m_outboxMode = mode(tr("Outbox"), u"cloud-upload"_s, u"outboxModeButton"_s, u"outbox"_s, u"Ctrl+5"_s);
    m_toolbarRow->addStretch(1);
    m_search = new SearchField(m_toolbar);
    m_toolbarRow->addWidget(m_search);
    m_toolbarRow->addSpacing(space::s1);
    m_newTicket = new Button(tr("New ticket"), ButtonLook::Default, m_toolbar);
    m_newTicket->setObjectName(u"newTicketButton"_s);
    m_newTicket->setAccessibleName(tr("New ticket"));
    m_newTicket->setToolTip(tr("New ticket (Ctrl+N)"));
    m_newTicket->setIconName(u"plus"_s);
    m_toolbarRow->addWidget(m_newTicket);
    connect(m_newTicket, &QPushButton::clicked, this, [this] { goTo(u"new-ticket"_s); });
    if (auto *knowledge = qobject_cast<KnowledgePage *>(m_pages.value(u"knowledge"_s)))
        knowledge->attach(m_search);
}

QAction *MainWindow::add(QMenu *menu, const QString &text, const QString &name, const QList<QKeySequence> &keys,
                         const std::function<void()> &act)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, [act] { act(); });
    if (m_actionGroups.isEmpty() || m_actionGroups.constLast().first != menu->title())
        m_actionGroups.append({menu->title(), {}});
    m_actionGroups.last().second.append(action);
    return action;
}

void MainWindow::makeMenus()
{
    const auto key = [](QKeyCombination combination) { return QKeySequence(combination); };
    const auto letter = [](Qt::Key one) { return QKeySequence(one); };
    TicketView &view = m_tickets->view();
    TicketListPane &list = m_tickets->list();

    QMenu *file = menuBar()->addMenu(tr("&File"));
    m_workActions.append(add(file, tr("&New ticket"), u"newTicketAction"_s, {key(Qt::CTRL | Qt::Key_N)},
                             [this] { goTo(u"new-ticket"_s); }));
    m_workActions.append(
        add(file, tr("&Sync now"), u"syncNowAction"_s, {letter(Qt::Key_F5)}, [this] { m_workspace.syncNow(); }));
    file->addSeparator();
    m_workActions.append(add(file, tr("S&ign in to a server…"), u"signInAction"_s, {}, [this] { goTo(u"sign-in"_s); }));
    m_signOutAction = add(file, tr("Sign &out"), u"signOutAction"_s, {}, [this] {
        m_workspace.signOut([self = QPointer<MainWindow>(this)](const domain::Result<void> &result) {
            if (self)
                self->say(result ? tr("Signed out. Tickets and unsent work stay on this device.")
                                 : failureLine(result.error()));
        });
    });
    file->addSeparator();
    add(file, tr("&Quit"), u"quitAction"_s, {QKeySequence(QKeySequence::Quit)}, [this] {
        close();
    })->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    m_undoAction =
        add(edit, tr("&Undo the last act"), u"undoAction"_s, {QKeySequence(QKeySequence::Undo)}, [this] { undo(); });
    m_undoAction->setEnabled(false);
    edit->addSeparator();
    m_listActions.append(add(edit, tr("&Filter this list"), u"filterAction"_s, {letter(Qt::Key_Slash)},
                             [&list] { list.focusFilter(); }));
    m_listActions.append(
        add(edit, tr("&Copy the ticket’s number"), u"copyNumberAction"_s, {}, [&view] { view.copyNumber(); }));

    QMenu *show = menuBar()->addMenu(tr("&View"));
    m_navAction = add(show, tr("&Queues"), u"queuesAction"_s, {key(Qt::CTRL | Qt::Key_B)},
                      [this] { m_tickets->setNavShown(!m_tickets->navShown()); });
    m_navAction->setCheckable(true);
    m_navAction->setChecked(m_tickets->navShown());
    connect(m_tickets, &TicketsPage::navShownChanged, m_navAction, &QAction::setChecked);
    m_listActions.append(m_navAction);
    QAction *dense = add(show, tr("&Dense list"), u"denseAction"_s, {}, [] {});
    dense->setCheckable(true);
    dense->setChecked(list.dense());
    connect(dense, &QAction::toggled, this, [&list](bool on) { list.setDense(on); });
    connect(show, &QMenu::aboutToShow, dense, [dense, &list] { dense->setChecked(list.dense()); });
    QAction *all = add(show, tr("&Resolved and closed tickets too"), u"allTicketsAction"_s, {}, [] {});
    all->setCheckable(true);
    connect(all, &QAction::toggled, this, [&list](bool on) { list.setAll(on); });
    show->addSeparator();
    QMenu *themes = show->addMenu(tr("&Theme"));
    themes->setObjectName(u"themeMenu"_s);
    auto *group = new QActionGroup(themes);
    const auto addTheme = [&](const QString &text, const QString &name, Theme::Choice choice) {
        QAction *action = themes->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            m_theme.choose(choice);
            m_settings->setValue(u"window/theme"_s, static_cast<int>(choice));
        });
    };
    addTheme(tr("&System"), u"systemThemeAction"_s, Theme::Choice::System);
    addTheme(tr("&Light"), u"lightThemeAction"_s, Theme::Choice::Light);
    addTheme(tr("&Dark"), u"darkThemeAction"_s, Theme::Choice::Dark);

    QMenu *ticket = menuBar()->addMenu(tr("&Ticket"));
    const auto onTicket = [&](const QString &text, const QString &name, const QList<QKeySequence> &keys,
                              const std::function<void()> &act) {
        m_ticketActions.append(add(ticket, text, name, keys, act));
    };
    onTicket(tr("&Reply to the requester"), u"replyAction"_s, {letter(Qt::Key_R)},
             [&view] { view.compose(Composer::Comment); });
    onTicket(tr("Work &note"), u"noteAction"_s, {letter(Qt::Key_N)}, [&view] { view.compose(Composer::Note); });
    onTicket(tr("&Attempt"), u"attemptAction"_s, {letter(Qt::Key_A)}, [&view] { view.compose(Composer::Attempt); });
    ticket->addSeparator();
    onTicket(tr("Assign to &me"), u"assignToMeAction"_s, {letter(Qt::Key_M)}, [&view] { view.assignToMe(); });
    onTicket(tr("Assign &to…"), u"assignAction"_s, {}, [&view] { view.assignToSomebody(); });
    onTicket(tr("&Priority…"), u"priorityAction"_s, {letter(Qt::Key_P)}, [&view] { view.editPriority(); });
    onTicket(tr("&Waiting for requester"), u"waitingAction"_s, {}, [&view] { view.setWaiting(!view.isWaiting()); });
    QAction *waiting = m_ticketActions.constLast();
    waiting->setCheckable(true);
    connect(ticket, &QMenu::aboutToShow, waiting, [waiting, &view] { waiting->setChecked(view.isWaiting()); });

    QMenu *go = menuBar()->addMenu(tr("&Go"));
    const auto goes = [&](const QString &text, const QString &name, const QList<QKeySequence> &keys,
                          const QString &place) {
        m_workActions.append(add(go, text, name, keys, [this, place] { goTo(place); }));
    };
    goes(tr("&Tickets"), u"ticketsAction"_s, {key(Qt::CTRL | Qt::Key_1)}, u"tickets"_s);
    goes(tr("&Knowledge"), u"knowledgeAction"_s, {key(Qt::CTRL | Qt::Key_2)}, u"knowledge"_s);
    goes(tr("&Outbox"), u"outboxAction"_s, {key(Qt::CTRL | Qt::Key_5), QKeySequence(Qt::Key_G, Qt::Key_O)},
         u"outbox"_s);
    m_workActions.append(add(go, tr("&Search everything"), u"searchAction"_s, {key(Qt::CTRL | Qt::Key_K)},
                             [this] { m_search->begin(); }));
    go->addSeparator();
    m_listActions.append(
        add(go, tr("&Next ticket"), u"nextTicketAction"_s, {letter(Qt::Key_J)}, [&list] { list.next(1); }));
    m_listActions.append(
        add(go, tr("&Previous ticket"), u"previousTicketAction"_s, {letter(Qt::Key_K)}, [&list] { list.next(-1); }));
    m_workActions.append(add(go, tr("&Queue list"), u"goQueuesAction"_s, {QKeySequence(Qt::Key_G, Qt::Key_Q)}, [this] {
        goTo(u"tickets"_s);
        m_tickets->setNavShown(true);
        m_tickets->nav().setFocus(Qt::ShortcutFocusReason);
    }));
    m_workActions.append(add(go, tr("&My tickets"), u"goMineAction"_s, {QKeySequence(Qt::Key_G, Qt::Key_M)}, [this] {
        goTo(u"tickets"_s);
        m_tickets->nav().choose(u"mine"_s);
    }));
    go->addSeparator();
    m_listActions.append(
        add(go, tr("Next pa&ne"), u"nextPaneAction"_s, {letter(Qt::Key_F6)}, [this] { m_tickets->focusPane(1); }));
    m_listActions.append(add(go, tr("Previous pan&e"), u"previousPaneAction"_s, {key(Qt::SHIFT | Qt::Key_F6)},
                             [this] { m_tickets->focusPane(-1); }));
    m_workActions.append(
        add(go, tr("&Back"), u"backAction"_s, {key(Qt::ALT | Qt::Key_Left)}, [this] { goTo(u"back"_s); }));

    QMenu *tools = menuBar()->addMenu(tr("T&ools"));
    QMenu *network = tools->addMenu(tr("&Network"));
    network->setObjectName(u"networkMenu"_s);
    auto *policies = new QActionGroup(network);
    const auto addPolicy = [&](const QString &text, const QString &name, domain::NetworkPolicy policy) {
        QAction *action = network->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        policies->addAction(action);
        connect(action, &QAction::triggered, this, [this, policy] { m_workspace.setNetworkPolicy(policy); });
        connect(network, &QMenu::aboutToShow, action,
                [this, action, policy] { action->setChecked(m_workspace.syncStatus().policy == policy); });
    };
    addPolicy(tr("&Online"), u"onlineAction"_s, domain::NetworkPolicy::Online);
    addPolicy(tr("&Metered: only what is needed"), u"meteredAction"_s, domain::NetworkPolicy::Metered);
    addPolicy(tr("&Stay offline"), u"stayOfflineAction"_s, domain::NetworkPolicy::Offline);
    m_workActions.append(add(tools, tr("&Check this profile"), u"verifyAction"_s, {}, [this] {
        say(tr("Checking every file of this profile"));
        m_workspace.verify(this, [this](const QStringList &findings) {
            if (findings.isEmpty()) {
                say(tr("All files of this profile are sound."));
                return;
            }
            m_bannerPlace.clear();
            m_banner->setProperty("lasting", true);
            m_banner->show(BannerLook::Bad, u"triangle-alert"_s,
                           tr("%n file(s) of this profile are damaged: %1", nullptr, static_cast<int>(findings.size()))
                               .arg(findings.join(u", "_s)));
            m_bannerHolder->show();
        });
    }));

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    add(help, tr("&Keys"), u"keysAction"_s, {QKeySequence(u"?"_s), letter(Qt::Key_F1)}, [this] { goTo(u"keys"_s); });
    add(help, tr("&About Secondline"), u"aboutAction"_s, {}, [this] {
        auto *about = new QMessageBox(this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->setObjectName(u"aboutBox"_s);
        about->setWindowTitle(tr("About Secondline"));
        about->setTextFormat(Qt::PlainText);
        about->setText(tr("Secondline %1").arg(QStringLiteral(SECONDLINE_VERSION)));
        about->setInformativeText(tr("An offline-first desktop client for Tier 2 help desks.\nFree software under the "
                                     "GNU General Public License, version 3 or later. Icons: Lucide (ISC)."));
        about->open();
    })->setMenuRole(QAction::AboutRole);
    for (auto &entry : m_actionGroups)
        entry.first = QString(entry.first).remove(u'&');
    m_keys->setActions(m_actionGroups);
    updateActions();
}

void MainWindow::updateActions()
{
    const bool work = m_opened && !m_failed;
    const bool tickets = work && m_stack->currentWidget() == m_tickets;
    const bool ticket = tickets && m_tickets->view().hasTicket() && m_tickets->view().mayWork();
    for (QAction *action : m_workActions)
        action->setEnabled(work);
    for (QAction *action : m_listActions)
        action->setEnabled(tickets);
    for (QAction *action : m_ticketActions)
        action->setEnabled(ticket);
    m_signOutAction->setEnabled(work && m_workspace.state() == workspace::Workspace::State::Ready);
    m_toolbar->setEnabled(work);
}

void MainWindow::goTo(const QString &place)
{
    if (place == u"back") {
        m_past.removeAll(m_place);
        const QString before = m_past.isEmpty() ? u"tickets"_s : m_past.takeLast();
        m_place.clear();
        goTo(before);
        return;
    }
    if (!m_opened || m_failed) {
        m_startPlace = place; // shown as soon as the profile is open
        return;
    }
    const QString head = place.section(u'/', 0, 0);
    Page *page = m_pages.value(head);
    if (!page)
        return;
    if (!m_place.isEmpty() && m_place != place && m_pages.value(m_place.section(u'/', 0, 0)) != page) {
        m_past.removeAll(m_place);
        m_past.append(m_place);
        if (m_past.size() > rememberedPlaces)
            m_past.removeFirst();
    }
    m_place = place;
    const bool other = m_stack->currentWidget() != page;
    showPage(page);
    const QString rest = place.section(u'/', 1);
    if (!rest.isEmpty())
        page->openObject(rest);
    else if (other && head != u"search")
        page->enter();
    updateTitle();
}

void MainWindow::showPage(Page *page)
{
    m_stack->setCurrentWidget(page);
    m_toast->raise();
    const QString head = m_place.section(u'/', 0, 0);
    m_ticketsMode->setChecked(page == m_tickets);
    m_knowledgeMode->setChecked(page == m_pages.value(u"knowledge"_s));
    m_outboxMode->setChecked(page == m_pages.value(u"outbox"_s));
    if (page != m_tickets && page != m_pages.value(u"knowledge"_s) && page != m_pages.value(u"outbox"_s)) {
        // A full-page task belongs to no mode: none of the three is lit.
        for (ModeButton *mode : {m_ticketsMode, m_knowledgeMode, m_outboxMode}) {
            mode->setAutoExclusive(false);
            mode->setChecked(false);
            mode->setAutoExclusive(true);
        }
    }
    updateActions();
}

void MainWindow::showFailure(const domain::Failure &failure)
{
    m_failed = true;
    m_place = u"failure"_s;
    m_failure->setFailure(failure);
    showPage(m_failure);
    m_failure->setFocus();
}

void MainWindow::stateChanged()
{
    using State = workspace::Workspace::State;
    if (m_opened && !m_failed && (m_place.isEmpty() || m_place == u"failure" || m_place == u"sign-in")) {
        const bool unbound = !m_workspace.server();
        if (unbound && m_workspace.state() == State::NeedsSignIn) {
            goTo(u"sign-in"_s);
        } else if (m_workspace.state() == State::Ready || !m_startPlace.isEmpty() || m_place != u"sign-in") {
            for (int i = 0; i < m_stack->count(); ++i) {
                if (auto *page = qobject_cast<Page *>(m_stack->widget(i)))
                    page->restoreState(*m_settings);
            }
            const QString start = std::exchange(m_startPlace, {});
            m_place.clear();
            goTo(start.isEmpty() ? m_settings->value(u"window/place"_s, u"tickets"_s).toString() : start);
            if (m_place.isEmpty())
                goTo(u"tickets"_s);
        }
    }
    m_outboxMode->setCount(unsent());
    updateActions();
    updateBanner();
}

void MainWindow::updateBanner()
{
    if (m_banner->property("lasting").toBool())
        return; // something worse stands there
    const domain::SyncStatus status = m_workspace.syncStatus();
    using Kind = domain::Failure::Kind;
    const bool signedOut = status.phase == domain::SyncStatus::Phase::SignedOut;
    QString sentence;
    QString action;
    m_bannerPlace.clear();
    if (m_opened && !m_failed && m_place != u"sign-in") {
        if (signedOut && m_workspace.server()) {
            sentence = tr("You are signed out. Work goes on here and is sent after you sign in.");
            action = tr("Sign in");
            m_bannerPlace = u"sign-in"_s;
        } else if (status.failure
                   && (status.failure->kind == Kind::Untrusted || status.failure->kind == Kind::NotOurServer
                       || status.failure->kind == Kind::TooNew || status.failure->kind == Kind::Full)) {
            sentence = failureLine(*status.failure);
        }
    }
    if (sentence.isEmpty()) {
        m_bannerHolder->hide();
        return;
    }
    m_banner->show(BannerLook::Warn, signedOut ? u"lock"_s : u"triangle-alert"_s, sentence, action);
    m_bannerHolder->show();
}

void MainWindow::updateTitle()
{
    const domain::TicketId id = m_tickets->view().ticketId();
    if (m_stack->currentWidget() == m_tickets && !id.isNull())
        m_place = u"ticket/"_s + id.value();
    setWindowTitle(u"Secondline"_s);
}

bool MainWindow::drawn() const
{
    return m_tickets->list().drawn();
}

int MainWindow::unsent() const
{
    int open = 0;
    for (const domain::Operation &operation : m_workspace.operations())
        open += operation.open() ? 1 : 0;
    return open;
}

void MainWindow::bringUp()
{
    if (isMinimized())
        showNormal();
    else
        show();
    raise();
    activateWindow();
}

void MainWindow::sayActed(const QString &what, const QUuid &operation)
{
    m_lastAct = operation;
    m_undoAction->setEnabled(!operation.isNull());
    m_toast->say(what, !operation.isNull());
}

void MainWindow::say(const QString &what)
{
    m_toast->say(what, false);
}

void MainWindow::undo()
{
    if (m_lastAct.isNull())
        return;
    const QUuid act = std::exchange(m_lastAct, {});
    m_undoAction->setEnabled(false);
    bool waits = false;
    for (const domain::Operation &operation : m_workspace.operations())
        waits = waits || (operation.id == act && operation.state == domain::OperationState::Queued);
    if (!waits) {
        say(tr("It is on its way to the server already and cannot be taken back here."));
        return;
    }
    m_workspace.withdraw(act, [self = QPointer<MainWindow>(this), act](const domain::Result<void> &result) {
        if (!self)
            return;
        if (!result) {
            self->say(failureLine(result.error()));
            return;
        }
        self->m_tickets->view().restoreText(act);
        self->say(tr("Taken back"));
    });
}

void MainWindow::restoreWindow()
{
    setMinimumSize(720, 480);
    const QByteArray geometry = m_settings->value(u"window/geometry"_s).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry)) {
        // The system's frame needs room too, or the status line hangs over the edge of a small screen.
        const QSize frame(0, style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, this));
        const QSize room = screen() ? screen()->availableSize() - frame : QSize(1280, 800);
        resize(QSize(1280, 800).boundedTo(room));
    }
}

void MainWindow::saveWindow()
{
    m_settings->setValue(u"window/geometry"_s, saveGeometry());
    const QString head = m_place.section(u'/', 0, 0);
    if (head == u"tickets" || head == u"ticket")
        m_settings->setValue(u"window/place"_s, u"tickets"_s);
    else if (head == u"knowledge" || head == u"outbox")
        m_settings->setValue(u"window/place"_s, head);
    if (m_opened && !m_failed) {
        for (int i = 0; i < m_stack->count(); ++i) {
            if (const auto *page = qobject_cast<Page *>(m_stack->widget(i)))
                page->saveState(*m_settings);
        }
    }
    m_settings->sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveWindow();
    event->accept();
    Q_EMIT closed(unsent());
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_opened && !m_failed) {
        auto *page = qobject_cast<Page *>(m_stack->currentWidget());
        if (page && !page->stepBack() && page != m_tickets)
            goTo(u"back"_s);
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange)
        m_status->refresh();
}

} // namespace secondline::ui
