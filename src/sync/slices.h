// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cachewriter.h"

namespace secondline::sync {

//! A batch cut into transactions: rows first, then removals; the cursors go with the last one (X8).
class SlicedBatch
{
public:
    SlicedBatch() = default;
    explicit SlicedBatch(store::CacheBatch batch);
    //! The next transaction, of \a most rows or removals.
    store::CacheBatch next(qsizetype most);
    bool done() const { return m_done; }

private:
    store::CacheBatch m_batch;
    qsizetype m_list = 0; //!< which row batch
    qsizetype m_row = 0;  //!< the first row of it that is left
    qsizetype m_removed = 0;
    bool m_done = true;
};

//! How many rows fit in a transaction that holds the lock for 20 ms at most, learnt from those before.
class Pace
{
public:
    qsizetype rows() const { return m_rows; }
    void took(qint64 microseconds);

private:
    qsizetype m_rows = 150;
};

} // namespace secondline::sync
