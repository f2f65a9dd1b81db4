// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainwindow.h"

#include "ui/conflict/conflictpage.h"
#include "ui/escalation/escalationpage.h"
#include "ui/escalation/receivedpage.h"
#include "ui/knowledge/knowledgepage.h"
#include "ui/newticket/newticketpage.h"
#include "ui/outbox/outboxpage.h"
#include "ui/outbox/reporttext.h"
#include "ui/palette/commandpalette.h"
#include "ui/search/searchfield.h"
#include "ui/shell/commands.h"
#include "ui/shell/failurepage.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/keyspage.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/modebutton.h"
#include "ui/shell/page.h"
#include "ui/shell/statusline.h"
#include "ui/shell/timetext.h"
#include "ui/signin/keeppage.h"
#include "ui/signin/signinpage.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/icons.h"
#include "ui/theme/toast.h"
#include "ui/theme/warmup.h"
#include "ui/tickets/navpane.h"
#include "ui/tickets/ticketlistpane.h"
#include "ui/tickets/ticketspage.h"
#include "ui/tickets/ticketview.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
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
    , m_folder(folder)
    , m_settings(std::make_unique<QSettings>(folder + u"/window.ini"_s, QSettings::IniFormat))
    , m_toolbar(new Toolbar(this))
    , m_banner(new Banner(this))
    , m_bannerHolder(new QWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusLine(workspace, m_clock, this))
    , m_toast(new Toast(m_stack))
    , m_commands(new Commands(*m_settings, this))
{
    setObjectName(u"mainWindow"_s);
    setAccessibleName(u"Secondline"_s);
    setWindowTitle(u"Secondline"_s);
    m_toolbar->setObjectName(u"toolbar"_s);
    m_stack->setObjectName(u"pageStack"_s);
    m_theme.choose(static_cast<Theme::Choice>(std::clamp(m_settings->value(u"window/theme"_s, 0).toInt(), 0, 2)));
    if (m_settings->contains(u"window/textScale"_s))
        m_theme.scaleText(m_settings->value(u"window/textScale"_s).toInt());
    m_toolbar->setMinimumWidth(1); // it folds

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
    m_menu = new MainMenu(menuBar(), {*this, *m_commands, *m_tickets, m_workspace, m_theme, *m_settings});
    m_palette = new CommandPalette(m_workspace, *m_commands, *m_settings, central);
    connect(m_palette, &CommandPalette::placeWanted, this, &MainWindow::goTo);
    connect(m_commands, &Commands::bound, this, &MainWindow::showKeys);
    showKeys();

    connect(m_status, &StatusLine::outboxWanted, this, [this] { goTo(u"outbox"_s); });
    connect(m_status, &StatusLine::signInWanted, this, [this] { goTo(u"sign-in"_s); });
    connect(m_banner, &Banner::actionWanted, this, [this] {
        const QString place = m_bannerPlace; // going there shows another banner
        if (!place.isEmpty())
            goTo(place);
        else if (m_workspace.syncStatus().brake)
            m_workspace.answerBrake(domain::BrakeAnswer::Forget);
    });
    connect(m_banner, &Banner::otherActionWanted, this, [this] { m_workspace.answerBrake(domain::BrakeAnswer::Keep); });
    connect(m_toast, &Toast::undoWanted, this, &MainWindow::undo);
    connect(m_toast, &Toast::actionWanted, this, [this] { goTo(u"outbox/report/latest"_s); });
    connect(&m_workspace, &workspace::Workspace::reconnected, this, &MainWindow::showReported);
    connect(&m_workspace, &workspace::Workspace::opened, this, [this] {
        m_opened = true;
        m_failed = false;
        stateChanged();
    });
    connect(&m_workspace, &workspace::Workspace::openFailed, this, &MainWindow::showFailure);
    connect(&m_workspace, &workspace::Workspace::stateChanged, this, &MainWindow::stateChanged);
    connect(&m_workspace, &workspace::Workspace::syncStatusChanged, this, &MainWindow::updateBanner);
    connect(&m_workspace, &workspace::Workspace::operationsChanged, this, [this] {
        m_outboxMode->setCount(unsent());
        updateBanner();
    });
    connect(&m_workspace, &workspace::Workspace::storeFailed, this, [this](const domain::Failure &failure) {
        m_bannerPlace.clear();
        m_banner->show(BannerLook::Bad, u"triangle-alert"_s, failureLine(failure));
        m_banner->setProperty("lasting", true);
        m_bannerHolder->show();
    });
    restoreWindow();
    new Warmup(this);
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
    addPage({u"failure"_s}, m_failure);
    addPage({u"tickets"_s, u"ticket"_s}, m_tickets);
    addPage({u"knowledge"_s, u"article"_s, u"search"_s}, new KnowledgePage(&m_workspace, m_clock, this));
    auto *outbox = new OutboxPage(&m_workspace, m_clock, this);
    addPage({u"outbox"_s}, outbox);
    connect(outbox, &OutboxPage::rescueSeen, this, &MainWindow::updateBanner);
    addPage({u"conflict"_s}, new ConflictPage(&m_workspace, m_clock, this));
    m_escalation = new EscalationPage(&m_workspace, m_clock, this);
    addPage({u"escalate"_s}, m_escalation);
    addPage({u"handoff"_s}, new ReceivedPage(&m_workspace, m_clock, this));
    addPage({u"new-ticket"_s}, new NewTicketPage(&m_workspace, m_clock, this));
    m_signIn = new SignInPage(&m_workspace, m_folder, this);
    addPage({u"sign-in"_s}, m_signIn);
    connect(m_signIn, &SignInPage::demoWanted, this, &MainWindow::demoWanted);
    connect(m_signIn, &SignInPage::otherProfileWanted, this, &MainWindow::newProfileWanted);
    addPage({u"keep"_s}, new KeepPage(m_workspace, m_folder, this));
    addPage({u"keys"_s}, new KeysPage(*m_commands, this));
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
    const auto mode = [this](const QString &text, const QString &icon, const QString &name, const QString &place) {
        auto *button = new ModeButton(text, icon, m_toolbar);
        button->setObjectName(name);
        m_toolbarRow->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, place] { goTo(place); });
        return button;
    };
    m_ticketsMode = mode(tr("Tickets"), u"inbox"_s, u"ticketsModeButton"_s, u"tickets"_s);
    m_knowledgeMode = mode(tr("Knowledge"), u"book-open"_s, u"knowledgeModeButton"_s, u"knowledge"_s);
    m_outboxMode = mode(tr("Outbox"), u"cloud-upload"_s, u"outboxModeButton"_s, u"outbox"_s);
    m_toolbarRow->addStretch(1);
    m_search = new SearchField(m_toolbar);
    m_toolbarRow->addWidget(m_search);
    m_toolbarRow->addSpacing(space::s1);
    m_newTicket = new Button(tr("New ticket"), ButtonLook::Default, m_toolbar);
    m_newTicket->setObjectName(u"newTicketButton"_s);
    m_newTicket->setAccessibleName(tr("New ticket"));
    m_newTicket->setIconName(u"plus"_s);
    m_toolbarRow->addWidget(m_newTicket);
    connect(m_newTicket, &QPushButton::clicked, this, [this] { goTo(u"new-ticket"_s); });
    if (auto *knowledge = qobject_cast<KnowledgePage *>(m_pages.value(u"knowledge"_s)))
        knowledge->attach(m_search);
}

void MainWindow::fitToolbar()
{
    const auto fold = [this](bool folded) {
        for (ModeButton *mode : {m_ticketsMode, m_knowledgeMode, m_outboxMode})
            mode->setFolded(folded);
        m_newTicket->setText(folded ? QString() : m_newTicket->accessibleName());
    };
    fold(false);
    if (m_toolbarRow->minimumSize().width() > width())
        fold(true);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    fitToolbar();
    QMainWindow::resizeEvent(event);
}

void MainWindow::updateActions()
{
    const bool work = m_opened && !m_failed;
    const bool tickets = work && m_stack->currentWidget() == m_tickets;
    const bool ticket = tickets && m_tickets->view().hasTicket() && m_tickets->view().mayWork();
    m_commands->allow(Scope::Work, work);
    m_commands->allow(Scope::List, tickets);
    m_commands->allow(Scope::Ticket, ticket);
    m_menu->setSignedIn(work && m_workspace.state() == workspace::Workspace::State::Ready);
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
    if (head == u"list") {
        goTo(u"tickets"_s);
        m_tickets->nav().choose(place.section(u'/', 1));
        return;
    }
    if (head == u"ticket" && place.section(u'/', 2) == u"escalation") {
        goTo(u"escalate/"_s + place.section(u'/', 1, 1));
        return;
    }
    if (head == u"ticket" && place.section(u'/', 2) == u"rating") {
        goTo(u"handoff/"_s + place.section(u'/', 1, 1));
        return;
    }
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
    const bool outbox = page == m_pages.value(u"outbox"_s) || page == m_pages.value(u"conflict"_s);
    m_outboxMode->setChecked(outbox);
    if (page != m_tickets && page != m_pages.value(u"knowledge"_s) && !outbox) {
        // A full-page task belongs to no mode: none of the three is lit.
        for (ModeButton *mode : {m_ticketsMode, m_knowledgeMode, m_outboxMode}) {
            mode->setAutoExclusive(false);
            mode->setChecked(false);
            mode->setAutoExclusive(true);
        }
    }
    updateActions();
    updateBanner();
}

void MainWindow::addProfile(const QString &name, const QString &folder)
{
    m_menu->addProfile(name, folder, QDir(folder) == QDir(m_folder));
}

void MainWindow::offerDemo()
{
    m_signIn->offerDemo();
}

void MainWindow::signInWith(const QString &link)
{
    const auto told = signInLinkFrom(link);
    if (!told)
        return;
    if (m_opened) {
        goTo(u"sign-in"_s);
        m_signIn->takeLink(*told);
    } else {
        m_link = link; // as soon as the profile is open
    }
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
    if (m_opened && !m_failed && !m_link.isEmpty()) {
        signInWith(std::exchange(m_link, {}));
        updateActions();
        return;
    }
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
    QString otherAction;
    BannerLook look = BannerLook::Warn;
    if (m_opened && !m_failed && m_place != u"sign-in") {
        if (status.brake) {
            sentence = tr("%1 of %n ticket(s) would vanish from this device: the server does not show them any more.",
                          nullptr, status.brake->held)
                           .arg(QLocale().toString(status.brake->vanishing));
            action = tr("Forget them");
            otherAction = tr("Keep them");
        } else if (m_workspace.rescue() && m_stack->currentWidget() != m_pages.value(u"outbox"_s)) {
            look = BannerLook::Bad;
            sentence = tr("%n change(s) were rescued from a damaged outbox. Look at them before they go.", nullptr,
                          m_workspace.rescue()->rescued);
            action = tr("Look at them");
            m_bannerPlace = u"outbox/needs-you"_s;
        } else if (signedOut && m_workspace.server()) {
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
    m_banner->show(look, m_bannerPlace == u"sign-in" ? u"lock"_s : u"triangle-alert"_s, sentence, action, otherAction);
    m_bannerHolder->show();
}

void MainWindow::showReported(const domain::ReconnectReport &report)
{
    m_toast->offer(reportCounts(report), tr("Show"));
}

void MainWindow::ask(const QString &name, const QString &question, const QString &explanation, const QString &goOn,
                     const std::function<void()> &then)
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(name);
    box->setWindowTitle(u"Secondline"_s);
    box->setTextFormat(Qt::PlainText);
    box->setText(question);
    box->setInformativeText(explanation);
    QPushButton *yes = box->addButton(goOn, QMessageBox::AcceptRole);
    yes->setObjectName(u"goOnButton"_s);
    QPushButton *no = box->addButton(tr("Stay here"), QMessageBox::RejectRole);
    no->setObjectName(u"stayButton"_s);
    box->setDefaultButton(yes);
    box->setEscapeButton(no);
    connect(box, &QMessageBox::finished, this, [box, yes, then] {
        if (box->clickedButton() == yes)
            then();
    });
    box->open();
}

void MainWindow::signOut()
{
    const auto go = [this] {
        m_workspace.signOut([self = QPointer<MainWindow>(this)](const domain::Result<void> &result) {
            if (self)
                self->say(result ? tr("Signed out. Tickets and unsent work stay on this device.")
                                 : failureLine(result.error()));
        });
    };
    const int waiting = unsent();
    if (waiting == 0)
        go();
    else
        ask(u"signOutQuestion"_s, tr("Sign out with %n change(s) not sent?", nullptr, waiting),
            tr("They are safe on this device and go out after you sign in again."), tr("Sign out"), go);
}

void MainWindow::beginSearch()
{
    m_search->begin();
}

void MainWindow::showPalette()
{
    m_palette->open(m_tickets->nav().places());
}

void MainWindow::showKeys()
{
    QHash<QString, QString> keys; // by the command's name, the first of its keys
    for (const Command &command : m_commands->all())
        keys.insert(command.action->objectName(), command.action->shortcut().toString(QKeySequence::NativeText));
    for (Button *button : findChildren<Button *>()) {
        if (!button->command().isEmpty())
            button->setKeyHint(keys.value(button->command()));
    }
    const auto tip = [&keys](QWidget *widget, const QString &text, const QString &command) {
        const QString key = keys.value(command);
        widget->setToolTip(key.isEmpty() ? text : tr("%1 (%2)", "mode, its key").arg(text, key));
    };
    tip(m_ticketsMode, m_ticketsMode->text(), u"ticketsAction"_s);
    tip(m_knowledgeMode, m_knowledgeMode->text(), u"knowledgeAction"_s);
    tip(m_outboxMode, m_outboxMode->text(), u"outboxAction"_s);
    tip(m_newTicket, m_newTicket->accessibleName(), u"newTicketAction"_s);
    m_search->setKeyHint(keys.value(u"searchAction"_s));
    m_toast->setUndoKey(keys.value(u"undoAction"_s));
}

void MainWindow::checkProfile()
{
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
}

void MainWindow::showAbout()
{
    auto *about = new QMessageBox(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setObjectName(u"aboutBox"_s);
    about->setWindowTitle(tr("About Secondline"));
    about->setTextFormat(Qt::PlainText);
    about->setText(tr("Secondline %1").arg(QStringLiteral(SECONDLINE_VERSION)));
    about->setInformativeText(tr("An offline-first desktop client for Tier 2 help desks.\nFree software under the GNU "
                                 "General Public License, version 3 or later. Icons: Lucide (ISC)."));
    about->open();
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
    m_menu->setUndoable(!operation.isNull());
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
    m_menu->setUndoable(false);
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
        self->m_escalation->restoreText(act);
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
    const int waiting = unsent();
    if (waiting > 0 && m_asking && !m_mayClose && !qApp->isSavingSession()) {
        event->ignore();
        if (!findChild<QMessageBox *>(u"quitQuestion"_s))
            ask(u"quitQuestion"_s, tr("Quit with %n change(s) not sent?", nullptr, waiting),
                tr("They are safe on this device and go out at the next start."), tr("Quit"), [this] {
                    m_mayClose = true;
                    close();
                });
        return;
    }
    event->accept();
    Q_EMIT closed(waiting);
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
    if (event->type() == QEvent::StyleChange && m_newTicket)
        fitToolbar();
}

} // namespace secondline::ui
