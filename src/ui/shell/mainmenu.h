// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <functional>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QSettings;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class Commands;
class MainWindow;
class Theme;
class TicketsPage;

//! Fills the menu bar: each act of the window once, with its standard keys.
class MainMenu : public QObject
{
    Q_OBJECT
public:
    //! What the menus act on; all outlive the menu.
    struct Parts
    {
        MainWindow &window;
        Commands &commands;
        TicketsPage &tickets;
        workspace::Workspace &workspace;
        Theme &theme;
        QSettings &settings;
    };
    MainMenu(QMenuBar *bar, const Parts &parts);

    void setUndoable(bool undoable);
    void setSignedIn(bool signedIn);
    void addProfile(const QString &name, const QString &folder, bool current);

private:
    void fillFile(QMenu *menu);
    void fillEdit(QMenu *menu);
    void fillView(QMenu *menu);
    void fillTextSizes(QMenu *menu);
    void fillThemes(QMenu *menu);
    void fillLanguages(QMenu *menu);
    void fillTicket(QMenu *menu);
    void fillGo(QMenu *menu);
    void fillTools(QMenu *menu);
    void fillHelp(QMenu *menu);
    //! One of several alternatives.
    QAction *addChoice(QActionGroup *group, const QString &text, const QString &name, const std::function<void()> &act);

    Parts m_parts;
    QAction *m_undo = nullptr;
    QAction *m_signOut = nullptr;
    QMenu *m_profiles = nullptr;
    QAction *m_newProfile = nullptr;
};

} // namespace secondline::ui
