// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettemodel.h"

#include "ui/tickets/ticketwords.h"

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

QString caption(PaletteModel::Section section)
{
    switch (section) {
    case PaletteModel::Recent:
        return PaletteModel::tr("Used last");
    case PaletteModel::Commands:
        return PaletteModel::tr("Commands");
    case PaletteModel::Places:
        return PaletteModel::tr("Queues and filters");
    case PaletteModel::Tickets:
        return PaletteModel::tr("Tickets");
    case PaletteModel::Articles:
        return PaletteModel::tr("Articles");
    }
    return {};
}

QString spoken(const PaletteRow &row)
{
    QStringList words;
    if (row.priority)
        words.append(priorityChip(*row.priority).text);
    for (const QString &word : {row.text, row.number, row.keys, row.count}) {
        if (!word.isEmpty())
            words.append(word);
    }
    return words.join(u", "_s);
}

} // namespace

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const PaletteRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size() || m_rows.at(index.row()).kind == PaletteRow::Kind::Caption)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void PaletteModel::setSections(const QMap<Section, QList<PaletteRow>> &sections)
{
    beginResetModel();
    m_rows.clear();
    m_matches = 0;
    for (auto it = sections.cbegin(); it != sections.cend(); ++it) {
        if (it.value().isEmpty())
            continue;
        PaletteRow head;
        head.text = caption(it.key());
        m_rows.append(head);
        m_rows.append(it.value());
        m_matches += static_cast<int>(it.value().size());
    }
    endResetModel();
}

int PaletteModel::next(int row, int by) const
{
    for (int at = row; at >= 0 && at < m_rows.size(); at += by) {
        if (m_rows.at(at).kind != PaletteRow::Kind::Caption)
            return at;
    }
    return -1;
}

} // namespace secondline::ui
