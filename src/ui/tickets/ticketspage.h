// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/clock.h"
#include "ui/shell/page.h"
#include "ui/tickets/composer.h"

class QSplitter;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class NavPane;
class TicketListPane;
class TicketView;

//! The mode Tickets: queues, list and ticket beside each other; from 1120 px down the queues fold away, below 900 px
//! list and ticket take turns.
class TicketsPage : public Page
{
    Q_OBJECT
public:
    TicketsPage(workspace::Workspace &workspace, Clock clock = localNow, QWidget *parent = nullptr);

    void enter() override;
    //! A ticket by id or number.
    void openObject(const QString &what) override;
    bool stepBack() override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    TicketListPane &list() const { return *m_list; }
    TicketView &view() const { return *m_view; }
    NavPane &nav() const { return *m_nav; }
    void setNavShown(bool shown);
    bool navShown() const;
    void focusPane(int by); //!< F6, Shift+F6

Q_SIGNALS:
    void navShownChanged(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void showTicketPane(bool ticket);
    void fillEmptyState();
    void chooseStart();

    workspace::Workspace &m_workspace;
    QSplitter *m_splitter;
    NavPane *m_nav;
    TicketListPane *m_list;
    TicketView *m_view;
    QString m_startPlace;
    QString m_startTicket;
    bool m_started = false;
    bool m_navWanted = true;    //!< as the person set it for wide windows
    bool m_navPulled = false;   //!< opened by hand in a narrow window
    bool m_ticketShown = false; //!< in a window for one of both
};

} // namespace secondline::ui
