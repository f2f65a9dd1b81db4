// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outbox/outboxrow.h"
#include "ui/shell/page.h"

class QButtonGroup;
class QListView;
class QSplitter;
class QStackedWidget;

namespace secondline::ui {

class Banner;
class EmptyState;
class FacetList;
class OutboxDetail;
class OutboxModel;
class Toast;

//! What this device has not got across yet, in words, and everything that can be done about it.
class OutboxPage : public Page
{
    Q_OBJECT
public:
    explicit OutboxPage(workspace::Workspace *workspace, Clock clock = localNow, QWidget *parent = nullptr);
    ~OutboxPage() override;

    void enter() override;
    //! An operation by its id.
    void openObject(const QString &what) override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<OutboxRow> rowsOf(OutboxFilter filter) const;
    DeskNames names() const;
    void refresh();
    void fetchTickets();
    void showRows();
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
    OutboxModel *m_model;
    FacetList *m_filters;
    QButtonGroup *m_policy;
    QWidget *m_bannerRow = nullptr;
    Banner *m_banner;
    QListView *m_list;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    OutboxDetail *m_detail;
    QSplitter *m_splitter;
    Toast *m_toast;
};

} // namespace secondline::ui
