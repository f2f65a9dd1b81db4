// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/shell/clock.h"

#include <QTreeView>

class QStandardItem;
class QStandardItemModel;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

//! One place in the left pane: a queue or a saved filter, and the query it stands for.
struct NavPlace
{
    QString key; //!< `mine`, `queue/<id>`, `breaches`, `urgent`, `pending`, `unassigned`, `all`
    QString title;
    domain::TicketQuery query;
    std::optional<int> open; //!< its open tickets, once they are counted
};

//! The left pane: own work, the queues by tier with open and at-risk counts, the saved filters.
class NavPane : public QTreeView
{
    Q_OBJECT
public:
    NavPane(workspace::Workspace &workspace, Clock clock, QWidget *parent = nullptr);

    NavPlace current() const;
    //! All places, as they stand.
    QList<NavPlace> places() const;
    //! False if there is no such place (now).
    bool choose(const QString &key);
    QStringList folded() const;
    void setFolded(const QStringList &tiers);
    //! The queues with tickets at risk, worst first, the current one left out.
    QList<domain::QueueSummary> atRisk() const;

    //! Asks for the counts again, at most one question at a time.
    void refresh();

Q_SIGNALS:
    void placeChosen(const secondline::ui::NavPlace &place);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void show(const QList<domain::QueueSummary> &queues);
    void build();
    void fill();
    QStandardItem *find(const QString &key) const;
    NavPlace placeAt(const QModelIndex &index) const;
    QStandardItem *addHeader(const QString &key, const QString &name);
    void addRow(QStandardItem *header, const QString &key, const QString &name, const QString &icon);
    void setCounts(const QString &key, int open, int atRisk);
    void countFilters();
    domain::TicketQuery queryOf(const QString &key) const;

    workspace::Workspace &m_workspace;
    Clock m_clock;
    QStandardItemModel *m_model;
    QList<domain::QueueSummary> m_queues;
    QStringList m_keys;   //!< what is built, in order
    QStringList m_folded; //!< header keys
    bool m_foldsKnown = false;
    bool m_building = false;
    bool m_asking = false;
    bool m_again = false;
};

} // namespace secondline::ui
