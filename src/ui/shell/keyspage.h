// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

class QAction;
class QGridLayout;

namespace secondline::ui {

class Commands;

//! Every command of the window with its keys, by menu, read from the commands themselves; each can be given others.
class KeysPage : public Page
{
    Q_OBJECT
public:
    explicit KeysPage(Commands &commands, QWidget *parent = nullptr);

    void enter() override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addRow(QGridLayout *grid, QAction *action);
    void change(QAction *action);

    //! Two columns where they fit, else one.
    void arrange();

    Commands &m_commands;
    QWidget *m_columns;
};

} // namespace secondline::ui
