// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/queryfilter.h"

#include "domain/instant.h"
#include "server/jmap/limits.h"

#include <QJsonArray>

#include <algorithm>
#include <span>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

enum class Takes { Text, TextOrNull, Texts, Number, Numbers, Flag, Date };

struct Condition
{
    QStringView name;
    Takes takes;
};

constexpr Condition ticketConditions[] = {
    {u"queueIds", Takes::Texts},      {u"tierLevels", Takes::Numbers},    {u"status", Takes::Text},
    {u"open", Takes::Flag},           {u"assigneeId", Takes::TextOrNull}, {u"ownerId", Takes::TextOrNull},
    {u"unassigned", Takes::Flag},     {u"priority", Takes::Number},       {u"type", Takes::Text},
    {u"category", Takes::TextOrNull}, {u"product", Takes::TextOrNull},    {u"tag", Takes::Text},
    {u"siteId", Takes::TextOrNull},   {u"assetId", Takes::Text},          {u"problemId", Takes::Text},
    {u"parentId", Takes::TextOrNull}, {u"number", Takes::Text},           {u"requesterEmail", Takes::Text},
    {u"openedAfter", Takes::Date},    {u"openedBefore", Takes::Date},     {u"updatedAfter", Takes::Date},
    {u"updatedBefore", Takes::Date},  {u"resolvedAfter", Takes::Date},    {u"resolvedBefore", Takes::Date},
    {u"slaDueBefore", Takes::Date},   {u"hasDebt", Takes::Flag},          {u"idBefore", Takes::Text},
    {u"text", Takes::Text},
};
constexpr Condition entryConditions[] = {
    {u"ticketIds", Takes::Texts},     {u"kinds", Takes::Texts},          {u"byId", Takes::TextOrNull},
    {u"effectiveAfter", Takes::Date}, {u"effectiveBefore", Takes::Date}, {u"idBefore", Takes::Text},
};
constexpr Condition articleConditions[] = {
    {u"state", Takes::Text},        {u"product", Takes::TextOrNull},        {u"category", Takes::TextOrNull},
    {u"tag", Takes::Text},          {u"language", Takes::TextOrNull},       {u"audienceLevel", Takes::Number},
    {u"updatedAfter", Takes::Date}, {u"updatedBefore", Takes::Date},        {u"reviewDueBefore", Takes::Date},
    {u"number", Takes::Text},       {u"sourceTicketId", Takes::TextOrNull}, {u"idBefore", Takes::Text},
    {u"text", Takes::Text},
};
constexpr Condition assetConditions[] = {
    {u"siteId", Takes::TextOrNull}, {u"kind", Takes::TextOrNull}, {u"text", Takes::Text}, {u"idBefore", Takes::Text}};
constexpr Condition siteConditions[] = {{u"text", Takes::Text}, {u"idBefore", Takes::Text}};
constexpr Condition escalationConditions[] = {
    {u"ticketIds", Takes::Texts}, {u"byId", Takes::TextOrNull}, {u"after", Takes::Date},     {u"before", Takes::Date},
    {u"state", Takes::Text},      {u"reason", Takes::Text},     {u"toQueueId", Takes::Text}, {u"idBefore", Takes::Text},
};
constexpr Condition handoffRatingConditions[] = {{u"ticketIds", Takes::Texts},
                                                 {u"byId", Takes::TextOrNull},
                                                 {u"after", Takes::Date},
                                                 {u"before", Takes::Date},
                                                 {u"idBefore", Takes::Text}};
constexpr Condition policyConditions[] = {
    {u"kind", Takes::Text}, {u"current", Takes::Flag}, {u"idBefore", Takes::Text}};
constexpr Condition formConditions[] = {{u"key", Takes::Text}, {u"current", Takes::Flag}, {u"idBefore", Takes::Text}};
constexpr Condition deskConditions[] = {{u"idBefore", Takes::Text}};

std::span<const Condition> conditionsOf(ObjectType type)
{
    switch (type) {
    case ObjectType::Ticket:
        return ticketConditions;
    case ObjectType::Entry:
        return entryConditions;
    case ObjectType::Article:
        return articleConditions;
    case ObjectType::Asset:
        return assetConditions;
    case ObjectType::Site:
        return siteConditions;
    case ObjectType::Escalation:
        return escalationConditions;
    case ObjectType::HandoffRating:
        return handoffRatingConditions;
    case ObjectType::Policy:
        return policyConditions;
    case ObjectType::FormDefinition:
        return formConditions;
    default:
        return deskConditions;
    }
}

QList<QStringView> sortsOf(ObjectType type)
{
    switch (type) {
    case ObjectType::Ticket:
        return {u"slaDue", u"priority", u"updatedAt", u"openedAt", u"id"};
    case ObjectType::Entry:
    case ObjectType::Escalation:
    case ObjectType::HandoffRating:
        return {u"effectiveAt", u"id"};
    case ObjectType::Article:
        return {u"updatedAt", u"reviewDueAt", u"id"};
    case ObjectType::Asset:
    case ObjectType::Site:
        return {u"name", u"id"};
    default:
        return {u"id"};
    }
}

bool allOf(const QJsonValue &list, bool (*fits)(const QJsonValue &))
{
    const QJsonArray items = list.toArray();
    return list.isArray() && items.size() <= limits::maxObjectsInGet && std::all_of(items.begin(), items.end(), fits);
}

bool isText(const QJsonValue &value)
{
    return value.isString();
}

bool isNumber(const QJsonValue &value)
{
    return value.isDouble();
}

bool fits(Takes takes, const QJsonValue &value)
{
    switch (takes) {
    case Takes::Text:
        return value.isString();
    case Takes::TextOrNull:
        return value.isString() || value.isNull();
    case Takes::Texts:
        return allOf(value, isText);
    case Takes::Number:
        return value.isDouble();
    case Takes::Numbers:
        return allOf(value, isNumber);
    case Takes::Flag:
        return value.isBool();
    case Takes::Date:
        return domain::fromUtcDate(value.toString()).has_value();
    }
    Q_UNREACHABLE();
}

tl::expected<Filter, QString> readCondition(ObjectType type, const QString &name, const QJsonValue &value, int &count)
{
    const std::span<const Condition> known = conditionsOf(type);
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Condition &condition) { return condition.name == name; });
    if (found == known.end())
        return tl::unexpected(u"there is no condition %1"_s.arg(name.left(60)));
    if (!fits(found->takes, value))
        return tl::unexpected(u"%1 has a value of the wrong kind"_s.arg(name));
    if (++count > limits::maxFilterConditions)
        return tl::unexpected(u"at most %1 conditions are supported"_s.arg(limits::maxFilterConditions));
    return Filter{Filter::Kind::Condition, {}, name, value};
}

tl::expected<Filter, QString> readPart(ObjectType type, const QJsonValue &json, int depth, int &count)
{
    if (!json.isObject())
        return tl::unexpected(u"a filter is an object"_s);
    if (depth > limits::maxFilterDepth)
        return tl::unexpected(u"at most %1 levels are supported"_s.arg(limits::maxFilterDepth));
    const QJsonObject object = json.toObject();
    Filter filter{Filter::Kind::And, {}, {}, {}};
    if (!object.contains(u"operator")) {
        for (auto it = object.begin(); it != object.end(); ++it) {
            auto condition = readCondition(type, it.key(), *it, count);
            if (!condition)
                return condition;
            filter.parts.append(*condition);
        }
        return filter;
    }
    const QString name = object[u"operator"].toString();
    if (name == u"OR")
        filter.kind = Filter::Kind::Or;
    else if (name == u"NOT")
        filter.kind = Filter::Kind::Not;
    else if (name != u"AND")
        return tl::unexpected(u"there is no operator %1"_s.arg(name.left(60)));
    if (!object[u"conditions"].isArray())
        return tl::unexpected(u"an operator has conditions"_s);
    const QJsonArray parts = object[u"conditions"].toArray();
    for (const QJsonValue &part : parts) {
        auto read = readPart(type, part, depth + 1, count);
        if (!read)
            return read;
        filter.parts.append(*read);
    }
    return filter;
}

} // namespace

tl::expected<Filter, QString> readFilter(ObjectType type, const QJsonValue &json)
{
    if (json.isNull() || json.isUndefined())
        return Filter();
    int count = 0;
    return readPart(type, json, 1, count);
}

tl::expected<QList<Sort>, QString> readSort(ObjectType type, const QJsonValue &json)
{
    QList<Sort> sorts;
    if (json.isNull() || json.isUndefined())
        return sorts;
    if (!json.isArray())
        return tl::unexpected(u"a sort is a list"_s);
    const QList<QStringView> known = sortsOf(type);
    const QJsonArray comparators = json.toArray();
    for (const QJsonValue &comparator : comparators) {
        const QString property = comparator[u"property"].toString();
        if (!known.contains(property))
            return tl::unexpected(u"cannot sort by %1"_s.arg(property.left(60)));
        if (const QJsonValue collation = comparator[u"collation"];
            !collation.isUndefined() && !collation.isNull() && collation != u"i;ascii-casemap"_s)
            return tl::unexpected(u"there is no such collation"_s);
        sorts.append({property, comparator[u"isAscending"].toBool(true)});
    }
    return sorts;
}

} // namespace secondline::server
