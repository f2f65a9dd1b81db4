// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

class QAction;
class QGridLayout;

namespace secondline::ui {

//! All keys of the window, read from its actions: what the menus say is what this page says.
class KeysPage : public Page
{
    Q_OBJECT
public:
    explicit KeysPage(QWidget *parent = nullptr);
    //! Groups by menu title.
    void setActions(const QList<QPair<QString, QList<QAction *>>> &groups);

private:
    QWidget *m_columns;
};

} // namespace secondline::ui
