// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QKeySequenceEdit;

namespace secondline::ui {

class Button;
class Commands;
class TextLabel;

//! Asks for the keys of one command, and says which other one has them now.
class KeyDialog : public QDialog
{
    Q_OBJECT
public:
    KeyDialog(Commands &commands, QAction *action, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void pressed();

    Commands &m_commands;
    QAction *m_action;
    QKeySequenceEdit *m_edit;
    TextLabel *m_says;
    Button *m_set;
};

} // namespace secondline::ui
