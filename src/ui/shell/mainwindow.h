// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "ui/shell/clock.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QMainWindow>
#include <QUuid>

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
class FailurePage;
class KeysPage;
class ModeButton;
class Page;
class SearchField;
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

    //! `tickets`, `ticket/<id or number>`, `knowledge`, `article/<id>`, `outbox`, `new-ticket`, `sign-in`, `keys`,
    //! `back`.
    void goTo(const QString &place);
    QString place() const { return m_place; }
    //! The first tickets are on screen.
    bool drawn() const;
    //! Operations that are not on the server yet.
    int unsent() const;
    void bringUp();
    //! A full page about why the profile cannot be used.
    void showFailure(const domain::Failure &failure);

    void sayActed(const QString &what, const QUuid &operation);
    void say(const QString &what);
    void undo();

Q_SIGNALS:
    void firstDrawn();
    //! The person asks to open the profile again after a failure.
    void reopenWanted();
    //! The window is closed; \a unsent operations are safe here and go out at the next start.
    void closed(int unsent);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addPage(const QStringList &places, Page *page);
    void makePages();
    void makeToolbar();
    void makeMenus();
    void showPage(Page *page);
    void stateChanged();
    void updateActions();
    void updateBanner();
    void updateTitle();
    void restoreWindow();
    void saveWindow();
    QAction *add(QMenu *menu, const QString &text, const QString &name, const QList<QKeySequence> &keys,
                 const std::function<void()> &act);

    workspace::Workspace &m_workspace;
    Theme &m_theme;
    Clock m_clock;
    std::unique_ptr<QSettings> m_settings;
    QHash<QString, Page *> m_pages;
    QString m_place;
    QStringList m_past; //!< places to go back to
    QString m_startPlace;
    bool m_opened = false;
    bool m_failed = false;
    QUuid m_lastAct;
    QString m_bannerPlace; //!< where the banner's action leads

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
    FailurePage *m_failure = nullptr;
    KeysPage *m_keys = nullptr;
    QList<QPair<QString, QList<QAction *>>> m_actionGroups;
    QList<QAction *> m_workActions;   //!< need an open profile
    QList<QAction *> m_ticketActions; //!< need a ticket on screen that may be worked on
    QList<QAction *> m_listActions;   //!< belong to the mode Tickets
    QAction *m_navAction = nullptr;
    QAction *m_undoAction = nullptr;
    QAction *m_signOutAction = nullptr;
};

} // namespace secondline::ui
