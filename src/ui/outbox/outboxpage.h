// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reconnectreport.h"
#include "ui/outbox/outboxrow.h"
#include "ui/shell/page.h"

#include <functional>

class QButtonGroup;
class QListView;
class QStackedWidget;

namespace secondline::ui {

class Banner;
class EmptyState;
class FacetList;
class OutboxDetail;
class OutboxModel;
class ReportList;
class ReportView;
class ThreePanes;
class Toast;

//! What this device has not got across yet, in words, and everything that can be done about it.
class OutboxPage : public Page
{
    Q_OBJECT
public:
    explicit OutboxPage(workspace::Workspace *workspace, Clock clock = localNow, QWidget *parent = nullptr);
    ~OutboxPage() override;

    void enter() override;
    //! An operation by its id; `needs-you`; `reports`; `report/<id>` or `report/latest`.
    void openObject(const QString &what) override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

Q_SIGNALS:
    //! The person has looked at what was rescued.
    void rescueSeen();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<OutboxRow> rowsOf(OutboxFilter filter) const;
    DeskNames names() const;
    void refresh();
    void fetchTickets();
    void showRows();
    void fillFilters();
    void fetchReports();
    void showReport();
    void openRow();
    void saveEdit(const QUuid &operation, const QJsonObject &draft);
    void showBanner();
    void showPolicy();
    void showCurrent();
    void withdraw(const QUuid &operation);
    void undoWithdrawal();
    void report(const domain::Result<void> &done, const QString &sentence);

    workspace::Workspace *m_workspace;
    Clock m_clock;
    KnownTickets m_tickets;
    QStringList m_asked; //!< ids whose tickets were asked for
    std::optional<domain::Operation> m_withdrawn;
    QList<domain::ReconnectReport> m_reports; //!< newest first
    qint64 m_report = 0;                      //!< the one that is shown
    bool m_latestWanted = false;              //!< shown as soon as it is there
    std::function<void()> m_bannerAction;
    OutboxModel *m_model;
    FacetList *m_filters;
    QButtonGroup *m_policy;
    QWidget *m_bannerRow = nullptr;
    Banner *m_banner;
    QListView *m_list;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    OutboxDetail *m_detail;
    ReportList *m_reportList;
    ReportView *m_reportView;
    ThreePanes *m_panes = nullptr;
    Toast *m_toast;
};

} // namespace secondline::ui
