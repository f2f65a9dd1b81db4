// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "store/database.h"

#include <QVariant>

namespace secondline::store {

//! The question that a TicketQuery asks of the table `listed`.
//!
//! "Open" stands in it as the literal `status < 4`, which the partial indexes are made for.
class ListedQuery
{
public:
    explicit ListedQuery(const domain::TicketQuery &query);

    //! All row keys in order: ` FROM listed … ORDER BY …` with \a columns before it.
    std::string ordered(std::string_view columns, std::string_view also = {}) const;
    std::string unordered(std::string_view columns) const;
    //! Tickets without a running clock come last in both directions: descending, they are asked for apart.
    bool asksTwice() const;
    void bind(Statement &statement) const;

private:
    void add(std::string_view condition) { m_where.append(m_where.empty() ? " WHERE " : " AND ").append(condition); }

    std::string m_where;
    std::string m_order;
    QVariantList m_values;
    bool m_asksTwice = false;
};

//! Text for LIKE … ESCAPE '\' that finds \a text anywhere.
QString likeAnywhere(const QString &text);

} // namespace secondline::store
