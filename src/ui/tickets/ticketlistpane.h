// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/clock.h"
#include "ui/tickets/navpane.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QListView;
class QStackedLayout;
class QToolButton;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class Button;
class EmptyState;
class TextLabel;
class TicketListModel;
class TicketRowDelegate;

//! The middle pane: the tickets of one place, sorted and filtered, with the count in its header.
//!
//! Keeps the chosen ticket and its place on screen over every refresh.
class TicketListPane : public QWidget
{
    Q_OBJECT
public:
    TicketListPane(workspace::Workspace &workspace, Clock clock, QWidget *parent = nullptr);

    void setPlace(const NavPlace &place);
    const NavPlace &place() const { return m_place; }
    void setSort(domain::TicketSort sort, bool descending);
    domain::TicketSort sort() const { return m_sort; }
    bool descending() const { return m_descending; }
    void setDense(bool dense);
    bool dense() const { return m_dense; }
    //! Closed and resolved tickets too.
    void setAll(bool all);
    bool all() const { return m_all; }

    domain::TicketId chosen() const;
    //! Goes to the row of this ticket when the list has it; else nothing is chosen.
    void choose(const domain::TicketId &id);
    void next(int by);
    void focusList();
    void focusFilter();
    //! Esc in the filter: empties it. False if it was empty.
    bool clearFilter();
    //! Rows drawn with real tickets at least once.
    bool drawn() const { return m_drawn; }
    EmptyState *emptyState() const { return m_empty; }

    //! Asks at once: the person changed what the list holds.
    void refresh();

Q_SIGNALS:
    void ticketChosen(const secondline::domain::TicketId &id);
    void opened();  //!< Enter or double click on the chosen row
    void emptied(); //!< the empty state is about to be shown
    void firstDrawn();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    //! The data changed: asks when the question under way is answered, so that a flood of changes starves nothing.
    void refreshSoon();
    void showRows(const QList<qint64> &rows);
    void loadPage(int generation, int page);
    void currentMoved();
    void updateSortButton();
    domain::TicketQuery query() const;

    workspace::Workspace &m_workspace;
    NavPlace m_place;
    domain::TicketSort m_sort = domain::TicketSort::SlaDue;
    bool m_descending = false;
    bool m_dense = false;
    bool m_all = false;
    bool m_drawn = false;
    bool m_restoring = false;
    bool m_fresh = true; //!< the place is new: start at its top
    int m_asked = 0;
    int m_answered = 0;
    bool m_again = false;
    qint64 m_chosenRow = 0;
    domain::TicketId m_chosen;

    TextLabel *m_title;
    TextLabel *m_count;
    QToolButton *m_sortButton;
    QToolButton *m_filterButton;
    QLineEdit *m_filter;
    QListView *m_list;
    TicketListModel *m_model;
    TicketRowDelegate *m_delegate;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QTimer m_filterDelay;
    QTimer m_skeletonDelay;
    QTimer m_minute;
    QTimer m_rest; //!< runs while a key moves through the list: the ticket opens where it comes to rest
    bool m_keyHeld = false;
};

} // namespace secondline::ui
