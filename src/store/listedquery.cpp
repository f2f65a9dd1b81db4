// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listedquery.h"

#include "store/cacheschema.h"

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::TicketQuery;
using domain::TicketSort;

ListedQuery::ListedQuery(const TicketQuery &query)
{
    if (query.onlyOpen || (query.status && isOpen(*query.status)))
        add("status < 4");
    if (query.status) {
        add("status = ?");
        m_values.append(static_cast<qint64>(*query.status));
    }
    if (query.queueIds.size() == 1) {
        add("queue = ?");
    } else if (!query.queueIds.isEmpty()) {
        std::string marks = "?";
        for (qsizetype i = 1; i < query.queueIds.size(); ++i)
            marks += ", ?";
        add("queue IN (" + marks + ")");
    }
    for (const domain::QueueId &queue : query.queueIds)
        m_values.append(queue.value());
    if (query.tierLevel) {
        add("tier = ?");
        m_values.append(qint64{*query.tierLevel});
    }
    if (!query.assigneeId.isNull()) {
        add("assignee = ?");
        m_values.append(query.assigneeId.value());
    } else if (query.unassigned) {
        add("assignee IS NULL");
    }
    if (query.atLeast) {
        add("priority <= ?");
        m_values.append(static_cast<qint64>(*query.atLeast));
    }
    if (query.dueBefore.isValid()) {
        add("sla_due < ?");
        m_values.append(query.dueBefore.toMSecsSinceEpoch());
    }
    if (!query.requesterEmail.isEmpty()) {
        add("email = ?");
        m_values.append(query.requesterEmail);
    }
    if (const QString containing = query.containing.trimmed(); !containing.isEmpty()) {
        add("(number LIKE ? ESCAPE '\\' OR subject LIKE ? ESCAPE '\\' OR requester LIKE ? ESCAPE '\\'"
            " OR email LIKE ? ESCAPE '\\')");
        for (int i = 0; i < 4; ++i)
            m_values.append(likeAnywhere(containing));
    }

    const std::string direction = query.descending ? " DESC" : "";
    switch (query.sort) {
    case TicketSort::SlaDue:
        m_order = " ORDER BY sla_due" + direction + ", row" + direction;
        m_asksTwice = query.descending;
        break;
    case TicketSort::Priority:
        m_order = " ORDER BY priority" + direction + ", sla_due" + direction + ", row" + direction;
        break;
    case TicketSort::Updated:
        m_order = " ORDER BY updated" + direction + ", row" + direction;
        break;
    }
}

std::string ListedQuery::ordered(std::string_view columns, std::string_view also) const
{
    std::string where = m_where;
    if (!also.empty())
        where.append(where.empty() ? " WHERE " : " AND ").append(also);
    return std::string("SELECT ").append(columns).append(" FROM listed").append(where).append(m_order);
}

std::string ListedQuery::unordered(std::string_view columns) const
{
    return std::string("SELECT ").append(columns).append(" FROM listed").append(m_where);
}

bool ListedQuery::asksTwice() const
{
    return m_asksTwice;
}

void ListedQuery::bind(Statement &statement) const
{
    int parameter = 1;
    for (const QVariant &value : m_values) {
        if (value.typeId() == QMetaType::LongLong)
            statement.bind(parameter, value.toLongLong());
        else
            statement.bind(parameter, value.toString());
        ++parameter;
    }
}

QString likeAnywhere(const QString &text)
{
    QString pattern = text;
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + pattern + u'%';
}

} // namespace secondline::store
