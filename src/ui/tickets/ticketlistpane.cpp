// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/ticketlistpane.h"

#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticketlistmodel.h"
#include "ui/tickets/ticketrowdelegate.h"
#include "workspace/workspace.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds restAfter{80};

//! A header that stands on the list's ground, with a line below.
class PaneHeader : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), colour(Role::Base));
        painter.fillRect(0, height() - 1, width(), 1, colour(Role::Line));
    }
};

//! A title that gives way: what does not fit is elided, the tooltip has all of it.
class PaneTitle : public TextLabel
{
public:
    using TextLabel::TextLabel;
    QSize minimumSizeHint() const override { return {40, TextLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(font());
        painter.setPen(colour(Role::Text));
        painter.setLayoutDirection(layoutDirection());
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

} // namespace

TicketListPane::TicketListPane(workspace::Workspace &workspace, Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_title(new PaneTitle(TextSize::Body, Role::Text, true, this))
    , m_count(new TextLabel(TextSize::Small, Role::Text3, false, this))
    , m_sortButton(new QToolButton(this))
    , m_filterButton(new QToolButton(this))
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new TicketListModel(clock, this))
    , m_delegate(new TicketRowDelegate(clock, this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"ticketListPane"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_title->setObjectName(u"listTitleLabel"_s);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_count->setObjectName(u"listCountLabel"_s);

    m_sortButton->setObjectName(u"sortButton"_s);
    m_sortButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sortButton->setPopupMode(QToolButton::InstantPopup);
    m_sortButton->setAutoRaise(true);
    auto *sortMenu = new QMenu(m_sortButton);
    sortMenu->setObjectName(u"sortMenu"_s);
    auto *sorts = new QActionGroup(sortMenu);
    const auto addSort = [&](const QString &text, const QString &name, domain::TicketSort sort) {
        QAction *action = sortMenu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(sort));
        sorts->addAction(action);
        connect(action, &QAction::triggered, this, [this, sort] { setSort(sort, m_descending); });
    };
    addSort(tr("SLA due"), u"sortSlaAction"_s, domain::TicketSort::SlaDue);
    addSort(tr("Priority"), u"sortPriorityAction"_s, domain::TicketSort::Priority);
    addSort(tr("Updated"), u"sortUpdatedAction"_s, domain::TicketSort::Updated);
    sortMenu->addSeparator();
    auto *orders = new QActionGroup(sortMenu);
    for (const bool descending : {false, true}) {
        QAction *action = sortMenu->addAction(descending ? tr("Descending") : tr("Ascending"));
        action->setObjectName(descending ? u"descendingAction"_s : u"ascendingAction"_s);
        action->setCheckable(true);
        orders->addAction(action);
        connect(action, &QAction::triggered, this, [this, descending] { setSort(m_sort, descending); });
    }
    connect(sortMenu, &QMenu::aboutToShow, this, [this, sorts, orders] {
        for (QAction *action : sorts->actions())
            action->setChecked(action->data().toInt() == static_cast<int>(m_sort));
        orders->actions().at(m_descending ? 1 : 0)->setChecked(true);
    });
    m_sortButton->setMenu(sortMenu);

    m_filterButton->setObjectName(u"filterButton"_s);
    m_filterButton->setAccessibleName(tr("Filter this list"));
    m_filterButton->setToolTip(tr("Filter this list (/)"));
    m_filterButton->setIcon(themedIcon(u"list-filter"_s));
    m_filterButton->setAutoRaise(true);
    m_filterButton->setCheckable(true);
    m_filter->setObjectName(u"quickFilterEdit"_s);
    m_filter->setAccessibleName(tr("Filter this list by number, subject or requester"));
    m_filter->setPlaceholderText(tr("Number, subject or requester"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(u"filter"_s, Role::Text3), QLineEdit::LeadingPosition);

    auto *head = new PaneHeader(this);
    auto *headRow = new QHBoxLayout;
    headRow->setContentsMargins(0, 0, 0, 0);
    headRow->addWidget(m_title);
    headRow->addWidget(m_count);
    headRow->addStretch(1);
    headRow->addWidget(m_sortButton);
    headRow->addWidget(m_filterButton);
    auto *headColumn = new QVBoxLayout(head);
    headColumn->setContentsMargins(space::s4, 8, space::s2, 8);
    headColumn->addLayout(headRow);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(0, 0, space::s1, 0);
    filterRow->addWidget(m_filter);
    headColumn->addLayout(filterRow);
    m_filter->hide();

    m_list->setObjectName(u"ticketList"_s);
    m_list->setAccessibleName(tr("Tickets"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->installEventFilter(this);
    m_filter->installEventFilter(this);

    m_empty->setObjectName(u"emptyState"_s);
    auto *stackHolder = new QWidget(this);
    m_stack = new QStackedLayout(stackHolder);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(stackHolder, 1);

    connect(m_model, &TicketListModel::pageWanted, this, &TicketListPane::loadPage, Qt::QueuedConnection);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TicketListPane::currentMoved);
    connect(m_list, &QListView::activated, this, &TicketListPane::opened);
    connect(m_filterButton, &QToolButton::toggled, this, [this](bool on) {
        m_filter->setVisible(on);
        if (on)
            m_filter->setFocus();
        else if (!m_filter->text().isEmpty())
            m_filter->clear();
    });
    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(120ms);
    connect(&m_filterDelay, &QTimer::timeout, this, [this] {
        m_fresh = true;
        refresh();
    });
    connect(m_filter, &QLineEdit::textChanged, &m_filterDelay, qOverload<>(&QTimer::start));
    m_skeletonDelay.setSingleShot(true);
    m_skeletonDelay.setInterval(150ms);
    connect(&m_skeletonDelay, &QTimer::timeout, this, [this] {
        m_delegate->setSkeletons(true);
        m_list->viewport()->update();
    });
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfter);
    connect(&m_rest, &QTimer::timeout, this, [this] { Q_EMIT ticketChosen(m_chosen); });
    m_minute.setInterval(30s);
    connect(&m_minute, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update));
    m_minute.start();
    connect(&m_workspace, &workspace::Workspace::ticketsChanged, this, &TicketListPane::refreshSoon);
    updateSortButton();
}

domain::TicketQuery TicketListPane::query() const
{
    domain::TicketQuery query = m_place.query;
    query.sort = m_sort;
    query.descending = m_descending;
    query.containing = m_filter->text().trimmed();
    if (m_all && !query.status)
        query.onlyOpen = false;
    return query;
}

void TicketListPane::setPlace(const NavPlace &place)
{
    const bool other = place.key != m_place.key;
    m_place = place;
    m_title->setText(place.title);
    m_title->setToolTip(toolTipText(place.title));
    m_list->setAccessibleName(tr("Tickets in %1").arg(place.title));
    if (other) {
        m_fresh = true;
        m_filter->blockSignals(true);
        m_filter->clear();
        m_filter->blockSignals(false);
        m_filterButton->setChecked(false);
    }
    refresh();
}

void TicketListPane::setSort(domain::TicketSort sort, bool descending)
{
    m_sort = sort;
    m_descending = descending;
    m_fresh = true;
    updateSortButton();
    refresh();
}

void TicketListPane::updateSortButton()
{
    QString text;
    switch (m_sort) {
    case domain::TicketSort::SlaDue:
        text = tr("SLA due");
        break;
    case domain::TicketSort::Priority:
        text = tr("Priority");
        break;
    case domain::TicketSort::Updated:
        text = tr("Updated");
        break;
    }
    m_sortButton->setText(text);
    m_sortButton->setIcon(themedIcon(m_descending ? u"arrow-down"_s : u"arrow-up"_s));
    const QString spoken =
        m_descending ? tr("Sorted by %1, descending").arg(text) : tr("Sorted by %1, ascending").arg(text);
    m_sortButton->setAccessibleName(spoken);
    m_sortButton->setToolTip(spoken);
}

void TicketListPane::setDense(bool dense)
{
    m_dense = dense;
    m_delegate->setDense(dense);
    m_list->doItemsLayout();
}

void TicketListPane::setAll(bool all)
{
    if (m_all == all)
        return;
    m_all = all;
    m_fresh = true;
    refresh();
}

void TicketListPane::refresh()
{
    if (m_place.key.isEmpty())
        return;
    const int asked = ++m_asked;
    if (m_model->rowCount() == 0 && !m_drawn) {
        m_delegate->setSkeletons(false);
        m_skeletonDelay.start();
    }
    m_again = false;
    m_workspace.ticketRows(query(), this, [this, asked](const QList<qint64> &rows) {
        if (asked != m_asked)
            return; // an older question's answer says nothing any more
        m_answered = asked;
        showRows(rows);
        if (m_again)
            refresh();
    });
}

void TicketListPane::refreshSoon()
{
    if (m_answered == m_asked)
        refresh();
    else
        m_again = true;
}

void TicketListPane::showRows(const QList<qint64> &rows)
{
    m_count->setText(QLocale().toString(rows.size()));
    m_count->setAccessibleName(tr("%n ticket(s)", nullptr, static_cast<int>(rows.size())));
    // The chosen row stays where the eye has it: its distance from the top of the pane is kept.
    const QModelIndex before = m_list->currentIndex();
    const int scroll = m_list->verticalScrollBar()->value();
    const int offset = before.isValid() ? m_list->visualRect(before).top() : 0;
    const bool inSight = before.isValid() && m_list->viewport()->rect().intersects(m_list->visualRect(before));
    m_restoring = true;
    m_model->setRows(rows);
    m_list->doItemsLayout();
    const bool fresh = std::exchange(m_fresh, false);
    const int place = m_chosenRow ? m_model->placeOf(m_chosenRow) : -1;
    if (place >= 0) {
        const QModelIndex index = m_model->index(place);
        m_list->setCurrentIndex(index);
        if (fresh) {
            m_list->scrollTo(index);
        } else if (inSight) {
            m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->value() + m_list->visualRect(index).top()
                                                  - offset);
        } else {
            m_list->verticalScrollBar()->setValue(scroll);
        }
    } else {
        m_list->verticalScrollBar()->setValue(fresh ? 0 : scroll);
    }
    m_restoring = false;
    if (rows.isEmpty()) {
        Q_EMIT emptied();
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_stack->setCurrentWidget(m_list);
        // The first visible page is asked for at once, not when it is painted.
        loadPage(m_model->generation(), std::max(0, m_list->indexAt({1, 1}).row()) / TicketListModel::pageSize);
    }
}

void TicketListPane::loadPage(int generation, int page)
{
    if (generation != m_model->generation())
        return;
    m_workspace.listedTickets(m_model->rowsOfPage(page), this,
                              [this, generation, page](const QList<domain::ListedTicket> &tickets) {
                                  m_model->pageLoaded(generation, page, tickets);
                                  m_skeletonDelay.stop();
                                  m_delegate->setSkeletons(true);
                                  if (m_chosen.isNull() && m_chosenRow)
                                      currentMoved();
                                  if (!m_drawn) {
                                      m_drawn = true;
                                      Q_EMIT firstDrawn();
                                  }
                              });
}

void TicketListPane::currentMoved()
{
    if (m_restoring)
        return;
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    m_chosenRow = m_model->keyAt(index.row());
    const domain::ListedTicket *ticket = m_model->at(index.row());
    m_chosen = ticket ? ticket->id : domain::TicketId();
    m_rest.stop();
    if (!ticket)
        return;
    // Held down, the key passes by thirty tickets a second: nobody reads them.
    if (m_keyHeld)
        m_rest.start();
    else
        Q_EMIT ticketChosen(m_chosen);
}

domain::TicketId TicketListPane::chosen() const
{
    return m_chosen;
}

void TicketListPane::choose(const domain::TicketId &id)
{
    if (id == m_chosen && m_chosenRow)
        return;
    m_rest.stop();
    m_chosen = id;
    m_chosenRow = 0;
    m_workspace.listedTicketsById({id.value()}, this, [this, id](const QList<domain::ListedTicket> &tickets) {
        if (tickets.isEmpty() || m_chosen != id)
            return;
        m_chosenRow = tickets.constFirst().row;
        const int place = m_model->placeOf(m_chosenRow);
        m_restoring = true;
        if (place >= 0) {
            m_list->setCurrentIndex(m_model->index(place));
            m_list->scrollTo(m_model->index(place));
        } else {
            m_list->setCurrentIndex({});
            m_list->clearSelection();
        }
        m_restoring = false;
    });
}

void TicketListPane::next(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const QModelIndex index = m_list->currentIndex();
    const int row = index.isValid() ? std::clamp(index.row() + by, 0, rows - 1) : 0;
    m_list->setCurrentIndex(m_model->index(row));
}

void TicketListPane::focusList()
{
    if (m_stack->currentWidget() == m_list)
        m_list->setFocus();
    else
        m_empty->setFocus();
}

void TicketListPane::focusFilter()
{
    m_filterButton->setChecked(true);
    m_filter->setFocus();
    m_filter->selectAll();
}

bool TicketListPane::clearFilter()
{
    if (!m_filterButton->isChecked())
        return false;
    m_filterButton->setChecked(false);
    focusList();
    return true;
}

bool TicketListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_filter && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return)) {
            if (!m_list->currentIndex().isValid())
                next(0);
            focusList();
            return true;
        }
    }
    if (watched == m_list && event->type() == QEvent::KeyPress)
        m_keyHeld = static_cast<QKeyEvent *>(event)->isAutoRepeat();
    if (watched == m_list && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        m_list->viewport()->update();
    return QWidget::eventFilter(watched, event);
}

} // namespace secondline::ui
