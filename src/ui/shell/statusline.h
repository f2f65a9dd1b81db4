// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "domain/operation.h"
#include "domain/syncstatus.h"
#include "ui/shell/clock.h"

#include <QWidget>

class QLabel;
class QBoxLayout;
class QProgressBar;
class QPushButton;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class TextLabel;

//! The line below everything: connection, last sync, what waits to be sent, the index, and who works here.
class StatusLine : public QWidget
{
    Q_OBJECT
public:
    StatusLine(workspace::Workspace &workspace, Clock clock, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void outboxWanted();
    void signInWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    //! One row where all of it fits, else two.
    void arrange();

    workspace::Workspace &m_workspace;
    Clock m_clock;
    QBoxLayout *m_rows;
    QPushButton *m_connection;
    TextLabel *m_synced;
    QPushButton *m_waiting;
    TextLabel *m_index;
    QProgressBar *m_indexBar;
    TextLabel *m_person;
};

//! How the outbox stands, in words: "3 waiting to send", "1 needs you", "Nothing waiting".
QString waitingText(const QList<domain::Operation> &operations);

} // namespace secondline::ui
