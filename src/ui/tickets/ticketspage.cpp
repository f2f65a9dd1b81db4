// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/ticketspage.h"

#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/theme.h"
#include "ui/tickets/navpane.h"
#include "ui/tickets/ticketlistpane.h"
#include "ui/tickets/ticketview.h"
#include "workspace/workspace.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QSettings>
#include <QSplitter>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

// Widths for letters of the usual size.
constexpr int navWidth = 248;
constexpr int leastNavWidth = 180;
constexpr int listWidth = 352;
constexpr int leastListWidth = 260;
constexpr int leastViewWidth = 420;
constexpr int foldNavBelow = 1120;
constexpr int onePaneBelow = 900;
constexpr int wideFrom = 1600;

int scaled(int length)
{
    return Theme::current().scaled(length);
}

} // namespace

TicketsPage::TicketsPage(workspace::Workspace &workspace, Clock clock, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_nav(new NavPane(workspace, clock, this))
    , m_list(new TicketListPane(workspace, clock, this))
    , m_view(new TicketView(workspace, clock, this))
{
    setObjectName(u"ticketsPage"_s);
    m_splitter->setObjectName(u"ticketsSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    for (QWidget *pane :
         {static_cast<QWidget *>(m_nav), static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_view)})
        m_splitter->addWidget(pane);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setStretchFactor(2, 1);
    m_splitter->setSizes({navWidth, listWidth, 680});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);

    connect(m_nav, &NavPane::placeChosen, this, [this](const NavPlace &place) {
        m_list->setPlace(place);
        if (m_navPulled && width() < scaled(foldNavBelow)) {
            m_navPulled = false;
            arrange();
        }
    });
    connect(m_list, &TicketListPane::ticketChosen, this,
            [this](const domain::TicketId &id) { m_view->open(id.value()); });
    connect(m_list, &TicketListPane::opened, this, [this] {
        showTicketPane(true);
        m_view->focusReading();
    });
    connect(m_list, &TicketListPane::emptied, this, &TicketsPage::fillEmptyState);
    connect(m_list, &TicketListPane::firstDrawn, this, [this] {
        // Something to read at once, without a click; a person who chose another one before keeps that.
        if (!m_view->hasTicket() && m_list->chosen().isNull() && m_startTicket.isEmpty())
            m_list->next(0);
    });
    connect(m_view, &TicketView::shown, this, [this](const domain::TicketId &id) {
        if (!id.isNull())
            m_list->choose(id);
    });
    connect(m_view, &TicketView::acted, this, &Page::acted);
    connect(m_view, &TicketView::said, this, &Page::said);
    connect(m_view, &TicketView::placeWanted, this, &Page::placeWanted);
    connect(&m_workspace, &workspace::Workspace::deskChanged, this, &TicketsPage::chooseStart);
    connect(&m_workspace, &workspace::Workspace::opened, m_nav, &NavPane::refresh);
    connect(m_nav->model(), &QAbstractItemModel::rowsInserted, this, &TicketsPage::chooseStart, Qt::QueuedConnection);
}

void TicketsPage::chooseStart()
{
    if (m_started)
        return;
    // Who the person is must be known first: "Assigned to me" means nothing before.
    const auto me = m_workspace.me();
    if (!me || m_workspace.deskQueues().isEmpty())
        return;
    // The place of the last time; else the person's own tickets, or the first queue of the own tier when there are
    // none.
    if (!m_startPlace.isEmpty() && m_nav->choose(m_startPlace)) {
        m_started = true;
        return;
    }
    domain::TicketQuery mine;
    mine.assigneeId = me->id;
    m_started = true;
    m_workspace.countTickets(mine, this, [this, level = me->tierLevel](int count) {
        if (!m_list->place().key.isEmpty())
            return;
        if (count > 0) {
            m_nav->choose(u"mine"_s);
            return;
        }
        for (const domain::Queue &queue : m_workspace.deskQueues()) {
            for (const domain::Tier &tier : m_workspace.tiers()) {
                if (tier.id == queue.tierId && tier.level == level && m_nav->choose(u"queue/"_s + queue.id.value()))
                    return;
            }
        }
        m_nav->choose(u"all"_s);
    });
}

void TicketsPage::enter()
{
    m_nav->refresh();
    chooseStart();
    m_list->focusList();
}

void TicketsPage::openObject(const QString &what)
{
    if (what.isEmpty())
        return;
    m_startTicket = what;
    m_view->open(what);
    showTicketPane(true);
    m_view->focusReading();
}

bool TicketsPage::stepBack()
{
    if (m_view->stepBack())
        return true;
    if (m_view->isAncestorOf(window()->focusWidget()) || (m_ticketShown && width() < scaled(onePaneBelow))) {
        showTicketPane(false);
        m_list->focusList();
        return true;
    }
    return m_list->clearFilter();
}

void TicketsPage::showTicketPane(bool ticket)
{
    m_ticketShown = ticket;
    arrange();
}

void TicketsPage::setNavShown(bool shown)
{
    if (width() < scaled(foldNavBelow))
        m_navPulled = shown;
    else
        m_navWanted = shown;
    arrange();
}

bool TicketsPage::navShown() const
{
    return !m_nav->isHidden();
}

void TicketsPage::arrange()
{
    const bool nav = width() < scaled(foldNavBelow) ? m_navPulled : m_navWanted;
    const bool onePane = width() < scaled(onePaneBelow);
    const bool changed = nav == m_nav->isHidden();
    m_nav->setMinimumWidth(scaled(leastNavWidth));
    m_list->setMinimumWidth(scaled(leastListWidth));
    m_view->setMinimumWidth(onePane ? 0 : scaled(leastViewWidth));
    m_nav->setVisible(nav);
    m_list->setVisible(!onePane || !m_ticketShown);
    m_view->setVisible(!onePane || m_ticketShown);
    if (changed)
        Q_EMIT navShownChanged(nav);
}

void TicketsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool grewWide = event->oldSize().width() < wideFrom && width() >= wideFrom;
    const bool grewNarrow = event->oldSize().width() >= wideFrom && width() < wideFrom;
    arrange();
    if (grewWide || (grewNarrow && event->oldSize().width() > 0))
        m_splitter->setSizes({navWidth, grewWide ? 448 : listWidth, width() - navWidth - (grewWide ? 448 : listWidth)});
}

void TicketsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

void TicketsPage::focusPane(int by)
{
    QList<QWidget *> panes;
    if (!m_nav->isHidden())
        panes.append(m_nav);
    if (!m_list->isHidden())
        panes.append(m_list);
    if (!m_view->isHidden())
        panes.append(m_view);
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        const QWidget *focus = window()->focusWidget();
        if (focus && (panes[i] == focus || panes[i]->isAncestorOf(focus)))
            at = i;
    }
    QWidget *next = panes[(at + by + panes.size()) % panes.size()];
    if (next == m_list)
        m_list->focusList();
    else if (next == m_view)
        m_view->focusReading();
    else
        next->setFocus(Qt::TabFocusReason);
}

void TicketsPage::fillEmptyState()
{
    EmptyState *state = m_list->emptyState();
    state->clearNext();
    const domain::SyncStatus status = m_workspace.syncStatus();
    if (status.phase == domain::SyncStatus::Phase::FirstSync) {
        state->setContent(u"download"_s, Role::Accent, tr("Tickets are on their way"),
                          tr("The first sync fills this device. What has come can be read and worked on already."));
        return;
    }
    if (m_list->place().key == u"mine") {
        state->setContent(u"circle-check"_s, Role::Good, tr("Nothing is assigned to you"),
                          tr("Tickets come here when you take one with M, or when somebody gives you one."));
    } else {
        state->setContent(u"circle-check"_s, Role::Good, tr("Nothing waits here"),
                          tr("New tickets arrive by their category, or when another tier hands them over."));
    }
    const QList<domain::QueueSummary> risky = m_nav->atRisk();
    for (const domain::QueueSummary &summary : risky.mid(0, 3)) {
        const QString name = summary.queue.name;
        Button *go = state->addNext(u"clock"_s, tr("%1 has %n ticket(s) at risk", nullptr, summary.atRisk).arg(name),
                                    tr("Go there"));
        go->setObjectName(u"goThereButton"_s);
        connect(go, &QPushButton::clicked, this,
                [this, key = QString(u"queue/"_s + summary.queue.id.value())] { m_nav->choose(key); });
    }
}

void TicketsPage::saveState(QSettings &settings) const
{
    settings.setValue(u"tickets/splitter"_s, m_splitter->saveState());
    settings.setValue(u"tickets/queuesShown"_s, m_navWanted);
    settings.setValue(u"tickets/folded"_s, m_nav->folded());
    settings.setValue(u"tickets/place"_s, m_list->place().key);
    settings.setValue(u"tickets/sort"_s, static_cast<int>(m_list->sort()));
    settings.setValue(u"tickets/descending"_s, m_list->descending());
    settings.setValue(u"tickets/dense"_s, m_list->dense());
    settings.setValue(u"tickets/ticket"_s, m_view->ticketId().value());
    m_view->flush();
}

void TicketsPage::restoreState(const QSettings &settings)
{
    if (settings.contains(u"tickets/splitter"_s))
        m_splitter->restoreState(settings.value(u"tickets/splitter"_s).toByteArray());
    m_navWanted = settings.value(u"tickets/queuesShown"_s, true).toBool();
    if (settings.contains(u"tickets/folded"_s))
        m_nav->setFolded(settings.value(u"tickets/folded"_s).toStringList());
    const int sort = settings.value(u"tickets/sort"_s, 0).toInt();
    m_list->setSort(static_cast<domain::TicketSort>(std::clamp(sort, 0, 2)),
                    settings.value(u"tickets/descending"_s, false).toBool());
    m_list->setDense(settings.value(u"tickets/dense"_s, false).toBool());
    m_startPlace = settings.value(u"tickets/place"_s).toString();
    const QString ticket = settings.value(u"tickets/ticket"_s).toString();
    if (!ticket.isEmpty()) {
        m_startTicket = ticket;
        m_view->open(ticket);
    }
    arrange();
}

} // namespace secondline::ui
