// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/slices.h"

#include <algorithm>

namespace secondline::sync {

namespace {

constexpr qsizetype mostRows = 500;
constexpr qsizetype leastRows = 20;
constexpr qint64 longMicroseconds = 16'000; // leaves room under 20 ms
constexpr qint64 shortMicroseconds = 8'000;

} // namespace

SlicedBatch::SlicedBatch(store::CacheBatch batch)
    : m_batch(std::move(batch))
    , m_done(false)
{
}

store::CacheBatch SlicedBatch::next(qsizetype most)
{
    store::CacheBatch slice;
    slice.anew = m_batch.anew;
    qsizetype room = std::max<qsizetype>(1, most);
    while (m_list < m_batch.rows.size() && room > 0) {
        const domain::RowBatch &rows = m_batch.rows.at(m_list);
        const qsizetype count = std::min(room, rows.size() - m_row);
        if (count > 0)
            slice.rows.append(rows.slice(m_row, count));
        room -= count;
        m_row += count;
        if (m_row == rows.size()) {
            ++m_list;
            m_row = 0;
        }
    }
    const qsizetype count = std::min(room, m_batch.removed.size() - m_removed);
    slice.removed = m_batch.removed.mid(m_removed, count);
    m_removed += count;
    m_done = m_list == m_batch.rows.size() && m_removed == m_batch.removed.size();
    if (m_done)
        slice.cursors = m_batch.cursors;
    return slice;
}

void Pace::took(qint64 microseconds)
{
    if (microseconds > longMicroseconds)
        m_rows = std::max(leastRows, m_rows / 2);
    else if (microseconds < shortMicroseconds)
        m_rows = std::min(mostRows, m_rows + m_rows / 2);
}

} // namespace secondline::sync
