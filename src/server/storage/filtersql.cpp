// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/filtersql.h"

#include "domain/instant.h"
#include "domain/ticket.h"
#include "server/storage/columns.h"

#include <QJsonArray>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

//! What a condition compares, by its name; the same name means the same for every type that has it.
struct Comparison
{
    QStringView name;
    QStringView column;
    QStringView comparison; //!< `=`, `<`, `>=`, or `IN`
};

constexpr Comparison comparisons[] = {
    {u"queueIds", u"queue", u"IN"},
    {u"tierLevels", u"tier_level", u"IN"},
    {u"assigneeId", u"assignee", u"="},
    {u"ownerId", u"owner", u"="},
    {u"priority", u"priority", u"="},
    {u"type", u"type", u"="},
    {u"category", u"category", u"="},
    {u"product", u"product", u"="},
    {u"siteId", u"site", u"="},
    {u"parentId", u"parent", u"="},
    {u"number", u"number", u"="},
    {u"requesterEmail", u"requester_email", u"="},
    {u"openedAfter", u"opened_at", u">="},
    {u"openedBefore", u"opened_at", u"<"},
    {u"updatedAfter", u"updated_at", u">="},
    {u"updatedBefore", u"updated_at", u"<"},
    {u"resolvedAfter", u"resolved_at", u">="},
    {u"resolvedBefore", u"resolved_at", u"<"},
    {u"slaDueBefore", u"sla_due", u"<"},
    {u"effectiveAfter", u"effective_at", u">="},
    {u"effectiveBefore", u"effective_at", u"<"},
    {u"reviewDueBefore", u"review_due_at", u"<"},
    {u"hasDebt", u"has_debt", u"="},
    {u"ticketIds", u"ticket", u"IN"},
    {u"kinds", u"kind", u"IN"},
    {u"kind", u"kind", u"="},
    {u"byId", u"author", u"="},
    {u"state", u"state", u"="},
    {u"reason", u"reason", u"="},
    {u"toQueueId", u"to_queue", u"="},
    {u"after", u"effective_at", u">="},
    {u"before", u"effective_at", u"<"},
    {u"key", u"form_key", u"="},
    {u"purpose", u"purpose", u"="},
    {u"current", u"current", u"="},
    {u"language", u"language", u"="},
    {u"audienceLevel", u"audience_level", u"="},
    {u"sourceTicketId", u"source_ticket", u"="},
    {u"idBefore", u"num", u"<"},
};

//! The id of which type a condition names; nothing if its value is no id.
std::optional<ObjectType> referenced(ObjectType type, const QString &name)
{
    if (name == u"queueIds" || name == u"toQueueId")
        return ObjectType::Queue;
    if (name == u"assigneeId" || name == u"ownerId" || name == u"byId")
        return ObjectType::Person;
    if (name == u"siteId")
        return ObjectType::Site;
    if (name == u"parentId" || name == u"ticketIds" || name == u"sourceTicketId")
        return ObjectType::Ticket;
    if (name == u"idBefore")
        return type;
    return std::nullopt;
}

QVariant comparable(ObjectType type, const QString &name, const QJsonValue &value)
{
    if (const auto reference = referenced(type, name)) {
        // An id that is none of ours matches nothing, and no object has the number 0.
        return objectNumber(*reference, value.toString()).value_or(0);
    }
    if (name == u"requesterEmail")
        return value.toString().toLower();
    if (value.isString() && (name.endsWith(u"fter") || name.endsWith(u"efore"))) {
        const auto instant = domain::fromUtcDate(value.toString());
        return instant ? QVariant(instant->toMSecsSinceEpoch()) : QVariant();
    }
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    if (value.isDouble())
        return value.toInteger();
    return value.toString();
}

SqlCondition oneOf(ObjectType type, const QString &name, QStringView column, const QJsonArray &values)
{
    QStringList marks;
    SqlCondition condition;
    for (const QJsonValue &value : values) {
        marks.append(u"?"_s);
        condition.values.append(comparable(type, name, value));
    }
    condition.sql = u"o.%1 IN (%2)"_s.arg(column, marks.join(u','));
    return condition;
}

QString likePattern(const QString &text)
{
    QString pattern = text;
    pattern.replace(u'\\', "\\\\"_L1).replace(u'%', "\\%"_L1).replace(u'_', "\\_"_L1);
    return u'%' + pattern + u'%';
}

//! Every word of the text must occur somewhere in what people read of the object.
SqlCondition containing(ObjectType type, const QString &text)
{
    QStringList paths;
    if (type == ObjectType::Ticket)
        paths = {u"$.subject"_s, u"$.body"_s, u"$.number"_s};
    else if (type == ObjectType::Article)
        paths = {u"$.title"_s, u"$.summary"_s, u"$.body"_s};
    else
        paths = {u"$.name"_s, u"$.tag"_s, u"$.address"_s};
    QStringList all = {u"1"_s};
    SqlCondition condition;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        QStringList any;
        for (const QString &path : paths) {
            any.append(u"json_extract(CAST(o.doc AS TEXT), '%1') LIKE ? ESCAPE '\\'"_s.arg(path));
            condition.values.append(likePattern(word));
        }
        all.append(u'(' + any.join(" OR "_L1) + u')');
    }
    condition.sql = all.join(" AND "_L1);
    return condition;
}

SqlCondition conditionSql(ObjectType type, const QString &name, const QJsonValue &value)
{
    if (name == u"open")
        return {value.toBool() ? u"o.status <= 3"_s : u"o.status > 3"_s, {}};
    if (name == u"unassigned")
        return {value.toBool() ? u"o.assignee IS NULL"_s : u"o.assignee IS NOT NULL"_s, {}};
    if (name == u"status") {
        const auto status = domain::ticketStatusNamed(value.toString());
        return {u"o.status = ?"_s, {status ? static_cast<int>(*status) : 0}};
    }
    if (name == u"tag" || name == u"assetId") {
        const QString list = name == u"tag" ? u"$.tags"_s : u"$.assetIds"_s;
        return {u"EXISTS (SELECT 1 FROM json_each(CAST(o.doc AS TEXT), '%1') j WHERE j.value = ?)"_s.arg(list),
                {value.toString()}};
    }
    if (name == u"problemId")
        return {u"json_extract(CAST(o.doc AS TEXT), '$.problemId') = ?"_s, {value.toString()}};
    if (name == u"ticketIds" && type == ObjectType::HandoffRating) {
        SqlCondition ofTicket = oneOf(ObjectType::Escalation, name, u"ticket", value.toArray());
        ofTicket.sql = u"EXISTS (SELECT 1 FROM escalation x WHERE x.num = o.escalation AND %1)"_s.arg(
            ofTicket.sql.replace("o."_L1, "x."_L1));
        return ofTicket;
    }
    if (name == u"text")
        return containing(type, value.toString());
    for (const Comparison &comparison : comparisons) {
        if (comparison.name != name)
            continue;
        if (comparison.comparison == u"IN")
            return oneOf(type, name, comparison.column, value.toArray());
        if (value.isNull())
            return {u"o.%1 IS NULL"_s.arg(comparison.column), {}};
        return {u"o.%1 %2 ?"_s.arg(comparison.column, comparison.comparison), {comparable(type, name, value)}};
    }
    return {u"0"_s, {}};
}

} // namespace

SqlCondition filterSql(ObjectType type, const Filter &filter)
{
    if (filter.kind == Filter::Kind::All)
        return {u"1"_s, {}};
    if (filter.kind == Filter::Kind::Condition)
        return conditionSql(type, filter.name, filter.value);
    QStringList parts;
    SqlCondition whole;
    for (const Filter &part : filter.parts) {
        const SqlCondition condition = filterSql(type, part);
        parts.append(u'(' + condition.sql + u')');
        whole.values += condition.values;
    }
    if (parts.isEmpty())
        whole.sql = filter.kind == Filter::Kind::Or ? u"0"_s : u"1"_s;
    else if (filter.kind == Filter::Kind::Not) // RFC 8620 5.5: none of them matches; unknown counts as no match
        whole.sql = u"NOT coalesce("_s + parts.join(" OR "_L1) + u", 0)"_s;
    else
        whole.sql = parts.join(filter.kind == Filter::Kind::And ? " AND "_L1 : " OR "_L1);
    return whole;
}

QString orderSql(ObjectType type, const QList<Sort> &sorts)
{
    QStringList terms;
    bool byId = false;
    for (const Sort &sort : sorts) {
        const QString direction = sort.ascending ? u"ASC"_s : u"DESC"_s;
        if (sort.property == u"id") {
            terms.append(u"o.num "_s + direction);
            byId = true;
            break;
        }
        for (const Column &column : columnsOf(type)) {
            const bool due = sort.property == u"slaDue" && column.from == Column::From::SlaDue;
            if (due
                || QLatin1StringView(column.property.data(), static_cast<qsizetype>(column.property.size()))
                    == sort.property) {
                // What has no due instant comes last, whichever way the rest is sorted.
                terms.append(u"o.%1 %2 NULLS LAST"_s.arg(QLatin1StringView(column.name), direction));
            }
        }
    }
    if (!byId)
        terms.append(u"o.num ASC"_s);
    return u"ORDER BY "_s + terms.join(", "_L1);
}

} // namespace secondline::server
