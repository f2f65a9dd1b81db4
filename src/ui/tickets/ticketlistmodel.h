// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/shell/clock.h"

#include <QAbstractListModel>
#include <QHash>

namespace secondline::ui {

//! A list of tickets as a window on the rows of a query: the view believes in all rows, memory holds 20 pages of 200.
//!
//! data() never reads the store: a row that is not there shows as a placeholder and asks for its page by pageWanted();
//! the page arrives with the generation it was asked in, and one from before the rows changed is dropped.
class TicketListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum { TicketRole = Qt::UserRole + 1 }; //!< a domain::ListedTicket, invalid while the row is not there
    static constexpr int pageSize = 200;
    static constexpr int heldPages = 20;

    explicit TicketListModel(Clock clock = localNow, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    //! The rows of a query, in order. The same rows again: what is shown stays until its pages arrive anew.
    void setRows(const QList<qint64> &rows);
    void clear() { setRows({}); }
    //! The device's row keys that pageWanted()'s page stands for.
    QList<qint64> rowsOfPage(int page) const;
    void pageLoaded(int generation, int page, const QList<domain::ListedTicket> &tickets);

    int generation() const { return m_generation; }
    const domain::ListedTicket *at(int row) const;
    //! Where the row key stands now, or -1.
    int placeOf(qint64 row) const { return static_cast<int>(m_rows.indexOf(row)); }
    qint64 keyAt(int place) const { return m_rows.value(place, 0); }

Q_SIGNALS:
    void pageWanted(int generation, int page) const;

private:
    const domain::ListedTicket *find(int row) const;
    void touch(int page) const;

    Clock m_clock;
    QList<qint64> m_rows;
    int m_generation = 0;
    QHash<qint64, domain::ListedTicket> m_tickets; //!< of the held pages
    QHash<qint64, domain::ListedTicket> m_former;  //!< shown until their pages arrive anew
    mutable QList<int> m_held;                     //!< pages by use, the latest last
    mutable QList<int> m_asked;
};

} // namespace secondline::ui
