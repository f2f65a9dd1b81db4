// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/palettemodel.h"
#include "ui/tickets/navpane.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;
class QSettings;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class Commands;
class TextLabel;
struct Command;

//! Everything by a few letters (Ctrl+Shift+P): the window's acts with their keys, queues and filters, tickets and
//! articles. `>` at the beginning leaves only the acts, `#` only the tickets.
//!
//! A frame over its parent, gone with Esc, a choice, or when the focus goes elsewhere; then the focus is where it was.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    //! The acts used last are kept in \a settings.
    CommandPalette(workspace::Workspace &workspace, Commands &commands, QSettings &settings, QWidget *parent);

    //! Shows it with \a places to go to; what a person typed before is gone.
    void open(const QList<NavPlace> &places);

Q_SIGNALS:
    void placeWanted(const QString &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void typed();
    void askFor(const QString &text, bool onlyTickets);
    void show(bool keepCurrent);
    QList<PaletteRow> matchingCommands(const QString &pattern, int most) const;
    QList<PaletteRow> matchingPlaces(const QString &pattern, int most) const;
    QList<PaletteRow> recentCommands() const;
    void setCurrent(int row);
    bool handleKey(int key);
    void run();
    void leave();
    void arrange();

    workspace::Workspace &m_workspace;
    Commands &m_commands;
    QSettings &m_settings;
    QLineEdit *m_edit;
    TextLabel *m_count;
    QListView *m_list;
    TextLabel *m_hint;
    PaletteModel *m_model;
    QList<NavPlace> m_places;
    QMap<PaletteModel::Section, QList<PaletteRow>> m_sections;
    QPointer<QWidget> m_before; //!< had the focus
    int m_generation = 0;
    bool m_runFirst = false;
    bool m_leaving = false;
};

} // namespace secondline::ui
