// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schema.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace secondline::domain {

//! One property of one row: null, a whole number (also booleans and dates in ms), or UTF-8 text owned by the batch.
struct Cell
{
    enum class Kind : quint8 { Null, Integer, Text };
    Kind kind = Kind::Null;
    qint64 integer = 0;
    std::string_view text;
};

//! Objects of one type on their way from a server's page to the cache, as views into the page that the batch owns.
//! Nothing on this path makes a QString.
class RowBatch
{
public:
    //! \a owner keeps alive whatever the views point into.
    RowBatch(ObjectType type, std::shared_ptr<const void> owner);

    ObjectType type() const { return m_type; }
    qsizetype size() const { return static_cast<qsizetype>(m_ids.size()); }
    std::string_view id(qsizetype row) const { return m_ids[static_cast<size_t>(row)]; }
    qint64 version(qsizetype row) const { return m_versions[static_cast<size_t>(row)]; }
    //! The row's cells in the order of properties(type()).
    std::span<const Cell> cells(qsizetype row) const;

    //! Adds a row of nulls and returns its cells, to be filled in the order of properties(type()).
    std::span<Cell> append(std::string_view id, qint64 version);
    //! The rows [\a first, \a first + \a count) as a batch of its own on the same page.
    RowBatch slice(qsizetype first, qsizetype count) const;

private:
    ObjectType m_type;
    size_t m_width;
    std::shared_ptr<const void> m_owner;
    std::vector<std::string_view> m_ids;
    std::vector<qint64> m_versions;
    std::vector<Cell> m_cells;
};

} // namespace secondline::domain
