// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"

#include <QAbstractListModel>

namespace secondline::ui {

//! One row of the palette: the caption of a section, or something that can be run or gone to.
struct PaletteRow
{
    enum class Kind : quint8 { Caption, Command, Place, Ticket, Article };
    Kind kind = Kind::Caption;
    QString icon;
    QString number; //!< of a ticket or an article
    QString text;
    QList<domain::SearchHit::Mark> marks; //!< what matched
    QString keys;                         //!< that do the same
    QString count;                        //!< open tickets of a place
    std::optional<domain::Priority> priority;
    QString target; //!< name of the action, or a place of the window
};

//! What the palette offers now, by sections; captions stand above those that are not empty and cannot be chosen.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Section : quint8 { Recent, Commands, Places, Tickets, Articles };
    enum { RowRole = Qt::UserRole + 1 };

    explicit PaletteModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    //! In one step, so that the view is laid out once.
    void setSections(const QMap<Section, QList<PaletteRow>> &sections);
    //! The rows that can be chosen.
    int matches() const { return m_matches; }
    //! The next row that can be chosen from \a row on, in steps of \a by; -1 if there is none.
    int next(int row, int by) const;

private:
    QList<PaletteRow> m_rows;
    int m_matches = 0;
};

} // namespace secondline::ui

Q_DECLARE_METATYPE(secondline::ui::PaletteRow)
