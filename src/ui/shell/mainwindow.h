// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/reconnectreport.h"
#include "ui/shell/clock.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QMainWindow>
#include <QUuid>

#include <functional>
#include <memory>

class QHBoxLayout;
class QSettings;
class QStackedWidget;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class Banner;
class Button;
class CommandPalette;
class EscalationPage;
class Commands;
class FailurePage;
class KeysPage;
class MainMenu;
class OutboxPage;
class ModeButton;
class Page;
class SearchField;
class SignInPage;
class StatusLine;
class TicketsPage;
class Toast;

//! The window over one workspace: menus, modes, search, the pages, and the line that says how things stand.
//!
//! It shows what the profile allows: a page about what is wrong, the sign-in, or the work. It remembers its state in
//! `window.ini` of the profile's folder.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    //! \a folder is the profile's.
    MainWindow(workspace::Workspace &workspace, Theme &theme, const QString &folder, Clock clock = localNow);
    ~MainWindow() override;

    //! `tickets`, `list/<key of a NavPlace>`, `ticket/<id or number>`, `knowledge`, `article/<id>`, `outbox`,
    //! `outbox/<operation>`, `conflict/<operation>`, `escalate/<ticket>`, `new-ticket`, `sign-in`, `keep`, `keys`,
    //! `back`; the places of drafts too (`ticket/<id>/escalation`).
    void goTo(const QString &place);
    QString place() const { return m_place; }
    //! The first tickets are on screen.
    bool drawn() const;
    //! Operations that are not on the server yet.
    int unsent() const;
    void bringUp();
    //! Off for a picture: nobody is there to answer.
    void setAsking(bool asking) { m_asking = asking; }
    //! A profile that this person has beside the one of this window, to be opened from the menu.
    void addProfile(const QString &name, const QString &folder);
    //! Who has no server yet may try the demo.
    void offerDemo();
    //! Begins to sign in with what the person's desk gave them (SignInLink).
    void signInWith(const QString &link);
    //! A full page about why the profile cannot be used.
    void showFailure(const domain::Failure &failure);

    void sayActed(const QString &what, const QUuid &operation);
    void say(const QString &what);
    void undo();
    void beginSearch();
    void showPalette();
    //! Asks first if something is not sent.
    void signOut();
    //! Looks at every file of the profile and says what it found.
    void checkProfile();
    void showAbout();

Q_SIGNALS:
    void firstDrawn();
    //! The person asks to open the profile again after a failure.
    void reopenWanted();
    void demoWanted();
    //! A window on the profile in \a folder.
    void profileWanted(const QString &folder);
    //! A window on a profile that is made for \a link (SignInLink; empty: nothing is known yet).
    void newProfileWanted(const QString &link);
    //! The window is closed, and the person knows that \a unsent operations are safe here.
    void closed(int unsent);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPage(const QStringList &places, Page *page);
    void makePages();
    void makeToolbar();
    //! Words in the toolbar where there is room for them, else its signs alone.
    void fitToolbar();
    void showKeys();
    void showPage(Page *page);
    void stateChanged();
    void updateActions();
    void updateBanner();
    void showReported(const domain::ReconnectReport &report);
    //! Asks without holding anything up; \a then only if the person goes on.
    void ask(const QString &name, const QString &question, const QString &explanation, const QString &goOn,
             const std::function<void()> &then);
    void updateTitle();
    void restoreWindow();
    void saveWindow();

    workspace::Workspace &m_workspace;
    Theme &m_theme;
    Clock m_clock;
    QString m_folder; //!< the profile's
    std::unique_ptr<QSettings> m_settings;
    QHash<QString, Page *> m_pages;
    QString m_place;
    QStringList m_past; //!< places to go back to
    QString m_startPlace;
    bool m_opened = false;
    bool m_failed = false;
    QUuid m_lastAct;
    QString m_bannerPlace;   //!< where the banner's action leads
    bool m_mayClose = false; //!< the person was asked about unsent work
    bool m_asking = true;

    QWidget *m_toolbar;
    QHBoxLayout *m_toolbarRow = nullptr;
    ModeButton *m_ticketsMode = nullptr;
    ModeButton *m_knowledgeMode = nullptr;
    ModeButton *m_outboxMode = nullptr;
    SearchField *m_search = nullptr;
    Button *m_newTicket = nullptr;
    Banner *m_banner;
    QWidget *m_bannerHolder;
    QStackedWidget *m_stack;
    StatusLine *m_status;
    Toast *m_toast;
    TicketsPage *m_tickets = nullptr;
    EscalationPage *m_escalation = nullptr;
    FailurePage *m_failure = nullptr;
    SignInPage *m_signIn = nullptr;
    QString m_link; //!< to sign in with, as soon as the profile is open
    Commands *m_commands;
    MainMenu *m_menu = nullptr;
    CommandPalette *m_palette = nullptr;
};

} // namespace secondline::ui
