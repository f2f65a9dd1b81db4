// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/resultsmodel.h"

#include "ui/shell/plaintext.h"
#include "ui/tickets/ticketwords.h"

#include <QLocale>

namespace secondline::ui {

using namespace Qt::StringLiterals;

int ResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.hits.size());
}

QVariant ResultsModel::data(const QModelIndex &index, int role) const
{
    const domain::SearchHit *hit = checkIndex(index, CheckIndexOption::IndexIsValid) ? at(index.row()) : nullptr;
    if (!hit)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shownLine(hit->title);
    case Qt::AccessibleTextRole:
        return QStringList{hitKindText(*hit), shownLine(hit->title), hitMetaText(*hit)}.join(tr(", "));
    case Qt::ToolTipRole:
        return toolTipText(hit->title);
    case HitRole:
        return QVariant::fromValue(*hit);
    default:
        return {};
    }
}

bool ResultsModel::canFetchMore(const QModelIndex &parent) const
{
    const bool more = m_results.totalIsBound || m_results.total > m_results.hits.size();
    return !parent.isValid() && !m_asked && more && !m_results.hits.isEmpty() && m_results.hits.size() < mostHits;
}

void ResultsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asked = true;
    Q_EMIT moreWanted(qMin(mostHits, static_cast<int>(m_results.hits.size()) * 3));
}

void ResultsModel::setResults(const domain::SearchResults &results)
{
    beginResetModel();
    // A longer answer that holds no more than the one before ends the asking.
    const bool grown = results.text != m_results.text || results.hits.size() != m_results.hits.size();
    m_results = results;
    m_asked = !grown && m_asked;
    endResetModel();
}

const domain::SearchHit *ResultsModel::at(int row) const
{
    return row >= 0 && row < m_results.hits.size() ? &m_results.hits[row] : nullptr;
}

int ResultsModel::placeOf(const QString &id) const
{
    for (int row = 0; row < m_results.hits.size(); ++row) {
        if (m_results.hits[row].id == id)
            return row;
    }
    return -1;
}

QString hitKindText(const domain::SearchHit &hit)
{
    return hit.kind == domain::ObjectType::Article ? ResultsModel::tr("Article") : ResultsModel::tr("Ticket");
}

QString hitMetaText(const domain::SearchHit &hit)
{
    QStringList parts;
    if (!hit.product.isEmpty())
        parts.append(shownLine(hit.product));
    if (hit.priority)
        parts.append(priorityText(*hit.priority));
    if (hit.status)
        parts.append(statusText(*hit.status));
    if (hit.updatedAt.isValid())
        parts.append(QLocale().toString(hit.updatedAt.toLocalTime().date(), ResultsModel::tr("d MMM yyyy")));
    return parts.join(u" · "_s);
}

} // namespace secondline::ui
