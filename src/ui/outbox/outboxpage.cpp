// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/outboxpage.h"

#include "ui/outbox/outboxdetail.h"
#include "ui/outbox/outboxmodel.h"
#include "ui/outbox/repeatact.h"
#include "ui/outbox/reportlist.h"
#include "ui/outbox/reporttext.h"
#include "ui/outbox/reportview.h"
#include "ui/search/facetlist.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/theme.h"
#include "ui/theme/threepanes.h"
#include "ui/theme/toast.h"

#include <QButtonGroup>
#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPointer>
#include <QRadioButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::NetworkPolicy;
using domain::Operation;
using domain::SyncStatus;

namespace {

constexpr OutboxFilter filters[] = {OutboxFilter::All,      OutboxFilter::Waiting,   OutboxFilter::Unsure,
                                    OutboxFilter::NeedsYou, OutboxFilter::SentToday, OutboxFilter::Drafts};

// Ids in the left pane beside those of the filters.
constexpr int allReports = 50;
constexpr int firstReport = 100;
constexpr int reportsInPane = 5;
constexpr int reportsKnown = 200;

QString editPlace(const QUuid &operation)
{
    return u"outbox/"_s + operation.toString(QUuid::WithoutBraces);
}

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
    , m_reportList(new ReportList(clock))
    , m_reportView(new ReportView(clock))
    , m_toast(nullptr)
{
    setObjectName(u"outboxPage"_s);
    setAccessibleName(tr("Outbox"));
    m_filters->setObjectName(u"outboxFilterList"_s);
    m_filters->setAccessibleName(tr("Outbox"));
    fillFilters();
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
    m_stack->addWidget(m_reportList);
    m_stack->addWidget(m_reportView);
    auto *middle = new QWidget;
    middle->setBackgroundRole(QPalette::Base);
    middle->setAutoFillBackground(true);
    auto *middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    m_bannerRow = new QWidget;
    auto *bannerRow = new QHBoxLayout(m_bannerRow);
    bannerRow->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
    bannerRow->addWidget(m_banner);
    middleColumn->addWidget(m_bannerRow);
    middleColumn->addWidget(m_stack, 1);
    m_panes = new ThreePanes({{{side, 160, 208}, {middle, 360, 696}, {m_detail, 300, 376}}}, 1);
    m_panes->setObjectName(u"outboxSplitter"_s);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_panes);
    m_toast = new Toast(this);

    connect(m_filters, &FacetList::chosenChanged, this, [this](int id) {
        m_report = id >= firstReport && id - firstReport < m_reports.size() ? m_reports[id - firstReport].id : 0;
        showRows();
    });
    connect(m_policy, &QButtonGroup::idClicked, this,
            [this](int id) { m_workspace->setNetworkPolicy(static_cast<NetworkPolicy>(id)); });
    connect(m_banner, &Banner::actionWanted, this, [this] {
        if (m_bannerAction)
            m_bannerAction();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutboxPage::showCurrent);
    connect(m_list, &QListView::doubleClicked, this, &OutboxPage::openRow);
    connect(m_detail, &OutboxDetail::decideWanted, this, &OutboxPage::openRow);
    connect(m_reportList, &ReportList::searchWanted, this, [this](const QString &text) {
        m_workspace->syncReports(text, reportsKnown, this, [this, text](const QList<domain::ReconnectReport> &found) {
            if (text == m_reportList->searched())
                m_reportList->setReports(found);
        });
    });
    connect(m_reportList, &ReportList::reportWanted, this, [this](qint64 id) { openObject(u"report/%1"_s.arg(id)); });
    connect(m_reportView, &ReportView::placeWanted, this, &OutboxPage::placeWanted);
    connect(m_reportView, &ReportView::copied, this, [this] { m_toast->say(tr("Report copied"), false); });
    connect(workspace, &workspace::Workspace::reconnected, this, &OutboxPage::fetchReports);
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
    connect(m_detail, &OutboxDetail::editDrafted, this, &OutboxPage::saveEdit);
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
    fetchReports();
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

void OutboxPage::fillFilters()
{
    const QSignalBlocker quiet(m_filters);
    const int chosen = m_filters->chosen();
    m_filters->clear();
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
    if (!m_reports.isEmpty()) {
        m_filters->addCaption(tr("Sync reports"));
        const QDateTime now = m_clock();
        for (int i = 0; i < m_reports.size() && i < reportsInPane; ++i) {
            m_filters->addChoice(firstReport + i, reportTime(m_reports[i], now));
            m_filters->setCount(firstReport + i, static_cast<int>(m_reports[i].acts.size()));
        }
        m_filters->addChoice(allReports, tr("All reports"), u"history"_s);
        m_filters->setCount(allReports, static_cast<int>(m_reports.size()));
    }
    int now = chosen;
    if (chosen >= firstReport) {
        now = allReports; // one that is older than those in the pane
        for (int i = 0; i < m_reports.size() && i < reportsInPane; ++i) {
            if (m_reports[i].id == m_report)
                now = firstReport + i;
        }
    }
    m_filters->choose(now);
}

void OutboxPage::fetchReports()
{
    m_workspace->syncReports({}, reportsKnown, this, [this](const QList<domain::ReconnectReport> &reports) {
        m_reports = reports;
        fillFilters();
        if (m_reportList->searched().isEmpty())
            m_reportList->setReports(reports);
        if (std::exchange(m_latestWanted, false))
            openObject(u"report/latest"_s);
        refresh();
    });
}

void OutboxPage::showReport()
{
    QHash<QUuid, bool> open;
    for (const Operation &operation : m_workspace->operations()) {
        if (operation.needsPerson())
            open.insert(operation.id, true);
    }
    for (const domain::ReconnectReport &report : std::as_const(m_reports)) {
        if (report.id == m_report)
            m_reportView->show(report, names(), open);
    }
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
            want(draft.place.section(u'/', 1, 1));
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
    const bool reports = m_filters->chosen() >= allReports;
    m_detail->setVisible(!reports);
    if (reports) {
        showReport();
        m_stack->setCurrentWidget(m_report != 0 ? static_cast<QWidget *>(m_reportView) : m_reportList);
        return;
    }
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

void OutboxPage::openRow()
{
    const OutboxRow *row = m_model->at(m_list->currentIndex().row());
    if (!row)
        return;
    if (row->draft)
        Q_EMIT placeWanted(row->draft->place);
    else if (row->operation->state == domain::OperationState::Conflict)
        Q_EMIT placeWanted(u"conflict/"_s + row->operation->id.toString(QUuid::WithoutBraces));
    else
        Q_EMIT placeWanted(u"ticket/"_s + row->ticketId);
}

void OutboxPage::saveEdit(const QUuid &operation, const QJsonObject &draft)
{
    const auto then = [self = QPointer<OutboxPage>(this), kept = !draft.isEmpty()](const domain::Result<void> &done) {
        if (!self || !kept)
            return;
        if (done)
            self->m_detail->draftSaved();
        else
            self->m_detail->draftFailed(failureText(done.error()).title);
    };
    if (draft.isEmpty())
        m_workspace->removeDraft(editPlace(operation), then);
    else
        m_workspace->saveDraft({editPlace(operation), draft, m_clock().toUTC()}, then);
    m_filters->setCount(static_cast<int>(OutboxFilter::Drafts), static_cast<int>(m_workspace->drafts().size()));
}

void OutboxPage::showCurrent()
{
    const OutboxRow *row = m_model->at(m_list->currentIndex().row());
    if (!row) {
        m_detail->showNothing(tr("A change shows here in full."));
        return;
    }
    const auto ticket = m_tickets.constFind(row->ticketId);
    const auto draft = row->operation ? m_workspace->draft(editPlace(row->operation->id)) : std::nullopt;
    m_detail->show(*row, names(), ticket == m_tickets.constEnd() ? nullptr : &*ticket, m_workspace->syncStatus(),
                   draft ? draft->content : QJsonObject());
}

void OutboxPage::showBanner()
{
    const SyncStatus status = m_workspace->syncStatus();
    if (const auto rescue = m_workspace->rescue()) {
        QString sentence = tr("The outbox on this device was damaged. %n change(s) were rescued and wait for you.",
                              nullptr, rescue->rescued);
        if (rescue->unreadable > 0)
            sentence += u' ' + tr("%n could not be read.", nullptr, rescue->unreadable);
        QStringList kept;
        for (const QString &file : rescue->setAside)
            kept.append(QDir::toNativeSeparators(file));
        if (!kept.isEmpty())
            sentence += u' ' + tr("The damaged file is kept: %1", "a path").arg(kept.constFirst());
        m_banner->show(BannerLook::Bad, u"triangle-alert"_s, sentence, tr("Understood"));
        m_banner->setToolTip(toolTipText(kept.join(u'\n')));
        m_bannerAction = [this] {
            m_workspace->acknowledgeRescue([self = QPointer<OutboxPage>(this)](const domain::Result<void> &done) {
                if (!self)
                    return;
                if (!done)
                    self->m_toast->say(failureLine(done.error()), false);
                self->showBanner();
                Q_EMIT self->rescueSeen();
            });
        };
        m_bannerRow->show();
        return;
    }
    m_banner->setToolTip({});
    m_bannerAction = [this] {
        const SyncStatus now = m_workspace->syncStatus();
        if (now.phase == SyncStatus::Phase::SignedOut)
            Q_EMIT placeWanted(u"sign-in"_s);
        else if (now.policy == NetworkPolicy::Offline)
            m_workspace->setNetworkPolicy(NetworkPolicy::Online);
        else
            m_workspace->syncNow();
    };
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
    if (m_filters->chosen() >= allReports) {
        if (m_report != 0)
            m_reportView->focusFirst();
        else
            m_reportList->focusSearch();
        return;
    }
    QWidget *first = m_model->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_filters;
    first->setFocus(Qt::OtherFocusReason);
}

void OutboxPage::openObject(const QString &what)
{
    if (what == u"needs-you") {
        m_filters->choose(static_cast<int>(OutboxFilter::NeedsYou));
        m_list->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (what == u"reports") {
        m_filters->choose(allReports);
        m_reportList->focusSearch();
        return;
    }
    if (what.startsWith(u"report/"_s)) {
        if (m_reports.isEmpty()) {
            m_latestWanted = true; // they are being read
            return;
        }
        const bool latest = what == u"report/latest";
        m_report = latest ? m_reports.constFirst().id : what.mid(7).toLongLong();
        int id = allReports;
        for (int i = 0; i < m_reports.size() && i < reportsInPane; ++i) {
            if (m_reports[i].id == m_report)
                id = firstReport + i;
        }
        {
            const QSignalBlocker quiet(m_filters);
            m_filters->choose(id);
        }
        showRows();
        m_reportView->focusFirst();
        return;
    }
    m_filters->choose(static_cast<int>(OutboxFilter::All));
    const int place = m_model->placeOf(QUuid(what).toString());
    if (place >= 0)
        m_list->setCurrentIndex(m_model->index(place));
    m_list->setFocus(Qt::OtherFocusReason);
}

void OutboxPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void OutboxPage::hideEvent(QHideEvent *event)
{
    m_detail->flush();
    Page::hideEvent(event);
}

bool OutboxPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            openRow();
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
    m_panes->save(settings, u"outbox"_s);
}

void OutboxPage::restoreState(const QSettings &settings)
{
    m_panes->restore(settings, u"outbox"_s);
}

} // namespace secondline::ui
