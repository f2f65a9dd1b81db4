// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"

#include <QLineEdit>
#include <QTimer>

class QCompleter;
class QStandardItemModel;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

//! Who asks for help, completed from the requesters that this device knows.
class RequesterField : public QLineEdit
{
    Q_OBJECT
public:
    explicit RequesterField(workspace::Workspace *workspace, QWidget *parent = nullptr);

    //! The contact chosen, with all that is known of it; else what the text says.
    domain::Contact contact() const;
    void setContact(const domain::Contact &contact);

private:
    void ask();
    void offer(const QList<domain::Contact> &contacts);

    workspace::Workspace *m_workspace;
    QCompleter *m_completer;
    QStandardItemModel *m_offers;
    QList<domain::Contact> m_offered;
    domain::Contact m_chosen;
    QTimer m_wait;
};

} // namespace secondline::ui
