// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/outboxpage.h"

#include "ui/outbox/outboxdetail.h"
#include "ui/outbox/outboxmodel.h"
#include "ui/outbox/repeatact.h"
#include "ui/search/facetlist.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/theme.h"
#include "ui/theme/toast.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPointer>
#include <QRadioButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::NetworkPolicy;
using domain::Operation;
using domain::SyncStatus;

namespace {

constexpr OutboxFilter filters[] = {OutboxFilter::All,      OutboxFilter::Waiting,   OutboxFilter::Unsure,
                                    OutboxFilter::NeedsYou, OutboxFilter::SentToday, OutboxFilter::Drafts};

} // namespace

OutboxPage::OutboxPage(workspace::Workspace *workspace, Clock clock, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_clock(clock)
    , m_model(new OutboxModel(clock, this))
    , m_filters(new FacetList)
    , m_policy(new QButtonGroup(this))
    , m_banner(new Banner)
    , m_list(new QListView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
    , m_detail(new OutboxDetail(clock))
    , m_splitter(new QSplitter)
    , m_toast(nullptr)
{
    setObjectName(u"outboxPage"_s);
    setAccessibleName(tr("Outbox"));
    m_filters->setObjectName(u"outboxFilterList"_s);
    m_filters->setAccessibleName(tr("Outbox"));
    const auto choice = [this](OutboxFilter filter, const QString &text, const QString &icon) {
        m_filters->addChoice(static_cast<int>(filter), text, icon);
    };
    m_filters->addCaption(tr("Outbox"));
    choice(OutboxFilter::All, tr("All changes"), u"cloud-upload"_s);
    choice(OutboxFilter::Waiting, tr("Waiting to send"), u"clock"_s);
    choice(OutboxFilter::Unsure, tr("Not sure if sent"), u"circle-question-mark"_s);
    choice(OutboxFilter::NeedsYou, tr("Needs you"), u"triangle-alert"_s);
    m_filters->addCaption(tr("Done"));
    choice(OutboxFilter::SentToday, tr("Sent today"), u"check"_s);
    m_filters->addCaption(tr("Drafts"));
    choice(OutboxFilter::Drafts, tr("Unfinished texts"), u"pencil"_s);
    m_filters->choose(static_cast<int>(OutboxFilter::All));

    auto *network = new QVBoxLayout;
    network->setContentsMargins(space::s4, space::s3, space::s3, space::s4);
    network->setSpacing(space::s1);
    auto *networkLabel = new TextLabel(TextSize::Small, Role::Text, true);
    networkLabel->setText(tr("Network"));
    network->addWidget(networkLabel);
    const auto policy = [&](NetworkPolicy which, const QString &text, const QString &name, const QString &tip) {
        auto *button = new QRadioButton(text);
        button->setObjectName(name);
        button->setToolTip(tip);
        button->setMinimumHeight(height::control - space::s1);
        m_policy->addButton(button, static_cast<int>(which));
        network->addWidget(button);
    };
    policy(NetworkPolicy::Online, tr("Online when possible"), u"onlineRadioButton"_s,
           tr("Sends and receives by itself"));
    policy(NetworkPolicy::Metered, tr("Metered"), u"meteredRadioButton"_s,
           tr("Sends and receives texts; nothing large, nothing ahead of need"));
    policy(NetworkPolicy::Offline, tr("Stay offline"), u"offlineRadioButton"_s, tr("Uses no network until you say so"));
    auto *side = new QWidget;
    side->setMinimumWidth(160);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, space::s2, 0, 0);
    sideColumn->setSpacing(0);
    sideColumn->addWidget(m_filters, 1);
    sideColumn->addLayout(network);

    m_list->setObjectName(u"outboxList"_s);
    m_list->setAccessibleName(tr("Changes"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new OutboxRowDelegate(clock, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *middle = new QWidget;
    middle->setBackgroundRole(QPalette::Base);
    middle->setAutoFillBackground(true);
    middle->setMinimumWidth(360);
    auto *middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    m_bannerRow = new QWidget;
    auto *bannerRow = new QHBoxLayout(m_bannerRow);
    bannerRow->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
    bannerRow->addWidget(m_banner);
    middleColumn->addWidget(m_bannerRow);
    middleColumn->addWidget(m_stack, 1);
    m_detail->setMinimumWidth(300);
    m_splitter->setObjectName(u"outboxSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(side);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({208, 696, 376});
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_splitter);
    m_toast = new Toast(this);

    connect(m_filters, &FacetList::chosenChanged, this, [this] { showRows(); });
    connect(m_policy, &QButtonGroup::idClicked, this,
            [this](int id) { m_workspace->setNetworkPolicy(static_cast<NetworkPolicy>(id)); });
    connect(m_banner, &Banner::actionWanted, this, [this] {
        const SyncStatus status = m_workspace->syncStatus();
        if (status.phase == SyncStatus::Phase::SignedOut)
            Q_EMIT placeWanted(u"sign-in"_s);
        else if (status.policy == NetworkPolicy::Offline)
            m_workspace->setNetworkPolicy(NetworkPolicy::Online);
        else
            m_workspace->syncNow();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutboxPage::showCurrent);
    const auto openTicket = [this](const QModelIndex &index) {
        const OutboxRow *row = m_model->at(index.row());
        if (row && row->draft)
            Q_EMIT placeWanted(row->draft->place);
        else if (row)
            Q_EMIT placeWanted(u"ticket/"_s + row->ticketId);
    };
    connect(m_list, &QListView::doubleClicked, this, openTicket);
    connect(m_detail, &OutboxDetail::ticketWanted, this,
            [this](const QString &id) { Q_EMIT placeWanted(u"ticket/"_s + id); });
    connect(m_detail, &OutboxDetail::draftWanted, this, [this](const QString &place) { Q_EMIT placeWanted(place); });
    connect(m_detail, &OutboxDetail::discardWanted, this, [this](const QString &place) {
        const QPointer<OutboxPage> self(this);
        m_workspace->removeDraft(place, [self](const domain::Result<void> &done) {
            if (!self)
                return;
            self->report(done, tr("Unfinished text discarded"));
            self->refresh();
        });
    });
    connect(m_detail, &OutboxDetail::withdrawWanted, this, &OutboxPage::withdraw);
    connect(m_detail, &OutboxDetail::retryWanted, this, [this](const QUuid &operation) {
        const QPointer<OutboxPage> self(this);
        m_workspace->retry(operation, [self](const domain::Result<void> &done) {
            if (self)
                self->report(done, tr("Goes out again with the next sync"));
        });
    });
    connect(m_detail, &OutboxDetail::keepMineWanted, this, [this](const QUuid &operation) {
        const QPointer<OutboxPage> self(this);
        m_workspace->keepMine(operation, [self](const domain::Result<QUuid> &done) {
            if (!self)
                return;
            if (done)
                self->m_toast->say(tr("Yours replaces theirs with the next sync"), false);
            else
                self->m_toast->say(failureLine(done.error()), false);
        });
    });
    connect(m_detail, &OutboxDetail::editWanted, this, [this](const QUuid &operation, const QJsonObject &content) {
        const QPointer<OutboxPage> self(this);
        m_workspace->editOperation(operation, content, [self](const domain::Result<void> &done) {
            if (!self)
                return;
            if (done)
                self->m_detail->editSaved();
            self->report(done, tr("Edit saved on this device"));
        });
    });
    connect(m_toast, &Toast::undoWanted, this, &OutboxPage::undoWithdrawal);
    connect(workspace, &workspace::Workspace::operationsChanged, this, &OutboxPage::refresh);
    connect(workspace, &workspace::Workspace::deskChanged, this, &OutboxPage::refresh);
    connect(workspace, &workspace::Workspace::ticketsChanged, this, [this] {
        m_asked.clear();
        if (isVisible())
            fetchTickets();
    });
    connect(workspace, &workspace::Workspace::syncStatusChanged, this, [this] {
        showBanner();
        showPolicy();
    });
    refresh();
    showPolicy();
}

OutboxPage::~OutboxPage() = default;

DeskNames OutboxPage::names() const
{
    DeskNames names;
    for (const domain::Person &person : m_workspace->persons())
        names.persons.insert(person.id.value(), person.name.isEmpty() ? person.login : person.name);
    for (const domain::Queue &queue : m_workspace->deskQueues())
        names.queues.insert(queue.id.value(), queue.name);
    if (const auto me = m_workspace->me())
        names.me = me->id.value();
    return names;
}

QList<OutboxRow> OutboxPage::rowsOf(OutboxFilter filter) const
{
    return outboxRows(filter, m_workspace->operations(), m_workspace->sent(), m_workspace->drafts(), m_tickets, names(),
                      m_clock());
}

void OutboxPage::refresh()
{
    for (const OutboxFilter filter : filters)
        m_filters->setCount(static_cast<int>(filter), static_cast<int>(rowsOf(filter).size()));
    showRows();
    showBanner();
    fetchTickets();
}

void OutboxPage::fetchTickets()
{
    QStringList wanted;
    const auto want = [&](const QString &id) {
        if (!id.isEmpty() && !m_asked.contains(id) && !wanted.contains(id))
            wanted.append(id);
    };
    for (const Operation &operation : m_workspace->operations())
        want(operation.ticket);
    for (const Operation &operation : m_workspace->sent())
        want(operation.ticket);
    for (const workspace::Draft &draft : m_workspace->drafts()) {
        if (draft.place.startsWith(u"ticket/"_s))
            want(draft.place.mid(7));
    }
    if (wanted.isEmpty())
        return;
    m_asked += wanted;
    m_workspace->listedTicketsById(wanted, this, [this](const QList<domain::ListedTicket> &tickets) {
        for (const domain::ListedTicket &ticket : tickets)
            m_tickets.insert(ticket.id.value(), ticket);
        showRows();
    });
}

void OutboxPage::showRows()
{
    const auto filter = static_cast<OutboxFilter>(m_filters->chosen());
    const OutboxRow *current = m_model->at(m_list->currentIndex().row());
    const QString key = current ? current->key() : QString();
    const int place = m_list->currentIndex().row();
    {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_model->setRows(rowsOf(filter));
        const int now = key.isEmpty() ? -1 : m_model->placeOf(key);
        const int chosen = now >= 0 ? now : qBound(-1, qMax(place, 0), m_model->rowCount() - 1);
        if (chosen >= 0)
            m_list->selectionModel()->setCurrentIndex(m_model->index(chosen), QItemSelectionModel::ClearAndSelect);
    }
    m_list->viewport()->update();
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (m_model->rowCount() == 0) {
        switch (filter) {
        case OutboxFilter::SentToday:
            m_empty->setContent(u"check"_s, Role::Text3, tr("Nothing sent today"),
                                tr("What the server accepted since this window opened shows here."));
            break;
        case OutboxFilter::Drafts:
            m_empty->setContent(u"pencil"_s, Role::Text3, tr("No unfinished texts"),
                                tr("A text that you begin and leave waits here until you finish it."));
            break;
        default:
            m_empty->setContent(u"circle-check"_s, Role::Good, tr("Nothing waits here"),
                                tr("Everything you did is on the server. What you do without a network waits here and "
                                   "goes out by itself."));
        }
    }
    showCurrent();
}

void OutboxPage::showCurrent()
{
    const OutboxRow *row = m_model->at(m_list->currentIndex().row());
    if (!row) {
        m_detail->showNothing(tr("A change shows here in full."));
        return;
    }
    const auto ticket = m_tickets.constFind(row->ticketId);
    m_detail->show(*row, names(), ticket == m_tickets.constEnd() ? nullptr : &*ticket);
}

void OutboxPage::showBanner()
{
    const SyncStatus status = m_workspace->syncStatus();
    const int waiting = m_filters->count(static_cast<int>(OutboxFilter::Waiting))
        + m_filters->count(static_cast<int>(OutboxFilter::Unsure));
    const QString safe = tr("%n change(s) are safe here", nullptr, waiting);
    if (status.phase == SyncStatus::Phase::SignedOut) {
        m_banner->show(BannerLook::Warn, u"lock"_s,
                       waiting > 0 ? tr("Signed out. %1 and go out after you sign in.").arg(safe)
                                   : tr("Signed out. What you do is kept here and goes out after you sign in."),
                       tr("Sign in"));
    } else if (status.policy == NetworkPolicy::Offline) {
        m_banner->show(BannerLook::Warn, u"cloud-off"_s,
                       waiting > 0 ? tr("Offline, as you chose. %1 and go out when you go online.").arg(safe)
                                   : tr("Offline, as you chose. Nothing waits."),
                       tr("Go online"));
    } else if (!status.online && status.offlineSince.isValid()) {
        const QString since = instantText(status.offlineSince, m_clock());
        m_banner->show(BannerLook::Warn, u"cloud-off"_s,
                       waiting > 0 ? tr("Offline since %1. %2 and go out by themselves.").arg(since, safe)
                                   : tr("Offline since %1. Nothing waits.").arg(since),
                       tr("Try now"));
    } else {
        m_bannerRow->hide();
        return;
    }
    m_bannerRow->show();
}

void OutboxPage::showPolicy()
{
    if (QAbstractButton *button = m_policy->button(static_cast<int>(m_workspace->syncStatus().policy)))
        button->setChecked(true);
}

void OutboxPage::withdraw(const QUuid &operation)
{
    std::optional<Operation> gone;
    for (const Operation &known : m_workspace->operations()) {
        if (known.id == operation)
            gone = known;
    }
    const QPointer<OutboxPage> self(this);
    m_workspace->withdraw(operation, [self, gone](const domain::Result<void> &done) {
        if (!self)
            return;
        if (!done) {
            self->m_toast->say(failureLine(done.error()), false);
            return;
        }
        self->m_withdrawn = gone;
        const QString title = gone ? operationText(*gone, self->names()).title : QString();
        const bool conflict = gone && gone->state == domain::OperationState::Conflict;
        self->m_toast->say(conflict ? tr("Theirs is kept: %1").arg(title) : tr("Withdrawn: %1").arg(title),
                           gone && !conflict);
    });
}

void OutboxPage::undoWithdrawal()
{
    if (!m_withdrawn)
        return;
    const Operation again = *m_withdrawn;
    m_withdrawn.reset();
    const QPointer<OutboxPage> self(this);
    repeatAct(m_workspace, again, [self](const domain::Result<QUuid> &done) {
        if (self)
            self->m_toast->say(done ? tr("Back in the outbox") : failureLine(done.error()), false);
    });
}

void OutboxPage::report(const domain::Result<void> &done, const QString &sentence)
{
    m_toast->say(done ? sentence : failureLine(done.error()), false);
}

void OutboxPage::enter()
{
    QWidget *first = m_model->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_filters;
    first->setFocus(Qt::OtherFocusReason);
}

void OutboxPage::openObject(const QString &what)
{
    m_filters->choose(static_cast<int>(OutboxFilter::All));
    const int place = m_model->placeOf(QUuid(what).toString());
    if (place >= 0)
        m_list->setCurrentIndex(m_model->index(place));
}

void OutboxPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

bool OutboxPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            Q_EMIT m_list->doubleClicked(m_list->currentIndex());
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            const OutboxRow *row = m_model->at(m_list->currentIndex().row());
            if (row && row->operation
                && (row->operation->state == domain::OperationState::Queued
                    || row->operation->state == domain::OperationState::Rejected))
                withdraw(row->operation->id);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void OutboxPage::saveState(QSettings &settings) const
{
    settings.setValue(u"outbox/splitter"_s, m_splitter->saveState());
}

void OutboxPage::restoreState(const QSettings &settings)
{
    m_splitter->restoreState(settings.value(u"outbox/splitter"_s).toByteArray());
}

} // namespace secondline::ui
