// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"

#include <QAbstractListModel>

namespace secondline::ui {

//! The results of a search, as many as were asked for; asks for more when the view comes near the end.
class ResultsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum { HitRole = Qt::UserRole + 1 }; //!< a domain::SearchHit
    static constexpr int firstHits = 50;
    static constexpr int mostHits = 1'000;

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    void setResults(const domain::SearchResults &results);
    void clear() { setResults({}); }
    const domain::SearchHit *at(int row) const;
    //! Where the object is among the results, or -1.
    int placeOf(const QString &id) const;

Q_SIGNALS:
    void moreWanted(int limit);

private:
    domain::SearchResults m_results;
    bool m_asked = false;
};

//! "Article KB-04346" or "Ticket HD-016609".
QString hitKindText(const domain::SearchHit &hit);
//! The small line below a result: product, date, state.
QString hitMetaText(const domain::SearchHit &hit);

} // namespace secondline::ui

Q_DECLARE_METATYPE(secondline::domain::SearchHit)
