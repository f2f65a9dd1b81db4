// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rowbatch.h"

namespace secondline::domain {

RowBatch::RowBatch(ObjectType type, std::shared_ptr<const void> owner)
    : m_type(type)
    , m_width(properties(type).size())
    , m_owner(std::move(owner))
{
}

std::span<const Cell> RowBatch::cells(qsizetype row) const
{
    return std::span<const Cell>(m_cells).subspan(static_cast<size_t>(row) * m_width, m_width);
}

std::span<Cell> RowBatch::append(std::string_view id, qint64 version)
{
    m_ids.push_back(id);
    m_versions.push_back(version);
    m_cells.resize(m_cells.size() + m_width);
    return std::span<Cell>(m_cells).last(m_width);
}

RowBatch RowBatch::slice(qsizetype first, qsizetype count) const
{
    RowBatch part(m_type, m_owner);
    const auto begin = static_cast<std::ptrdiff_t>(first);
    const auto end = static_cast<std::ptrdiff_t>(first + count);
    const auto width = static_cast<std::ptrdiff_t>(m_width);
    part.m_ids.assign(m_ids.begin() + begin, m_ids.begin() + end);
    part.m_versions.assign(m_versions.begin() + begin, m_versions.begin() + end);
    part.m_cells.assign(m_cells.begin() + begin * width, m_cells.begin() + end * width);
    return part;
}

} // namespace secondline::domain
