// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/clock.h"

#include <QStyledItemDelegate>

namespace secondline::ui {

//! A ticket in any list, in two lines: subject; number, tier, requester, pending mark and time left. Rows that are not
//! there yet are painted as skeletons.
class TicketRowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TicketRowDelegate(Clock clock = localNow, QObject *parent = nullptr);
    void setDense(bool dense);
    //! Skeletons only appear when the first load takes longer than a moment.
    void setSkeletons(bool on) { m_skeletons = on; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Clock m_clock;
    bool m_dense = false;
    bool m_skeletons = true;
};

} // namespace secondline::ui
