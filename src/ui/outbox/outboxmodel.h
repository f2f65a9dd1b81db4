// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outbox/outboxrow.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace secondline::ui {

//! The rows of the outbox.
class OutboxModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum { RowRole = Qt::UserRole + 1 }; //!< an OutboxRow

    explicit OutboxModel(Clock clock = localNow, QObject *parent = nullptr);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    void setRows(const QList<OutboxRow> &rows);
    const OutboxRow *at(int row) const;
    int placeOf(const QString &key) const;

private:
    Clock m_clock;
    QList<OutboxRow> m_rows;
};

//! Paints a row: what and on which ticket, where it stands, when.
class OutboxRowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit OutboxRowDelegate(Clock clock = localNow, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Clock m_clock;
};

} // namespace secondline::ui
