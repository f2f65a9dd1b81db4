// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/listing.h"
#include "store/profilekey.h"

#include <memory>

namespace secondline::store {

//! Fills search.db from cache.db, on a thread of its own. Can be dropped and rebuilt at any time.
class SearchIndex
{
public:
    //! A damaged index, or one of another schema, is made anew.
    static domain::Result<std::unique_ptr<SearchIndex>> open(const QString &searchPath, const QString &cachePath,
                                                             const ProfileKey &key);
    ~SearchIndex();

    //! Indexes the next slice of what the cache has and the index lacks (≤ 10,000 records, ≤ \a budget ms); progress
    //! after it.
    domain::Result<domain::IndexProgress> step(int budgetMs);
    domain::Result<domain::IndexProgress> progress() const;
    //! SQLite's own check; the findings, empty if all is well.
    domain::Result<QStringList> verify() const;

private:
    class Private;
    explicit SearchIndex(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

//! Answers searches from search.db and cache.db, on connections of its own.
class Searcher
{
public:
    static domain::Result<std::unique_ptr<Searcher>> open(const QString &searchPath, const QString &cachePath,
                                                          const ProfileKey &key);
    ~Searcher();

    //! Fails with Cancelled when interrupt() came meanwhile.
    domain::Result<domain::SearchResults> search(const domain::SearchQuery &query);
    //! Open tickets whose subject and body resemble \a text, best first.
    domain::Result<QList<domain::SearchHit>> similarTickets(const QString &text, int limit);
    //! May be called from any thread: ends the search under way.
    void interrupt();

private:
    class Private;
    explicit Searcher(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace secondline::store
