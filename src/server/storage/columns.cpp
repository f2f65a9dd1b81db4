// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/columns.h"

#include "domain/instant.h"
#include "domain/ticket.h"

#include <QJsonArray>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using From = Column::From;

namespace {

constexpr Column tierColumns[] = {{"level", "level", From::Integer}};
constexpr Column queueColumns[] = {
    {"name", "name", From::Text}, {"area", "area", From::Text}, {"tier", "tierId", From::Reference, ObjectType::Tier}};
constexpr Column personColumns[] = {{"login", "login", From::Text}};
constexpr Column ticketColumns[] = {
    {"number", "number", From::Text},
    {"type", "type", From::Text},
    {"status", "status", From::Status},
    {"queue", "queueId", From::Reference, ObjectType::Queue},
    {"tier_level", "tierLevel", From::Integer},
    {"assignee", "assigneeId", From::Reference, ObjectType::Person},
    {"owner", "ownerId", From::Reference, ObjectType::Person},
    {"priority", "priority", From::Integer},
    {"category", "category", From::Text},
    {"product", "product", From::Text},
    {"site", "siteId", From::Reference, ObjectType::Site},
    {"parent", "parentId", From::Reference, ObjectType::Ticket},
    {"requester_email", "requester", From::Email},
    {"opened_at", "openedAt", From::Date},
    {"updated_at", "updatedAt", From::Date},
    {"resolved_at", "resolvedAt", From::Date},
    {"sla_due", "sla", From::SlaDue},
    {"has_debt", "handoffDebt", From::Present},
};
constexpr Column entryColumns[] = {
    {"ticket", "ticketId", From::Reference, ObjectType::Ticket},
    {"kind", "kind", From::Text},
    {"author", "byId", From::Reference, ObjectType::Person},
    {"effective_at", "effectiveAt", From::Date},
};
constexpr Column articleColumns[] = {
    {"number", "number", From::Text},
    {"state", "state", From::Text},
    {"product", "product", From::Text},
    {"category", "category", From::Text},
    {"language", "language", From::Text},
    {"audience_level", "audienceLevel", From::Integer},
    {"author", "authorId", From::Reference, ObjectType::Person},
    {"reviewer", "reviewerId", From::Reference, ObjectType::Person},
    {"source_ticket", "sourceTicketId", From::Reference, ObjectType::Ticket},
    {"updated_at", "updatedAt", From::Date},
    {"review_due_at", "reviewDueAt", From::Date},
};
constexpr Column assetColumns[] = {
    {"tag", "tag", From::Text},
    {"name", "name", From::Text},
    {"kind", "kind", From::Text},
    {"site", "siteId", From::Reference, ObjectType::Site},
};
constexpr Column escalationColumns[] = {
    {"ticket", "ticketId", From::Reference, ObjectType::Ticket},
    {"state", "state", From::Text},
    {"reason", "reason", From::Text},
    {"to_queue", "toQueueId", From::Reference, ObjectType::Queue},
    {"author", "byId", From::Reference, ObjectType::Person},
    {"effective_at", "effectiveAt", From::Date},
};
constexpr Column handoffRatingColumns[] = {
    {"escalation", "escalationId", From::Reference, ObjectType::Escalation},
    {"author", "byId", From::Reference, ObjectType::Person},
    {"effective_at", "effectiveAt", From::Date},
};
constexpr Column policyColumns[] = {{"kind", "kind", From::Text}, {"current", "current", From::Integer}};
constexpr Column formDefinitionColumns[] = {
    {"form_key", "key", From::Text}, {"purpose", "purpose", From::Text}, {"current", "current", From::Integer}};
constexpr Column siteColumns[] = {{"name", "name", From::Text}};

QLatin1StringView latin1(std::string_view text)
{
    return QLatin1StringView(text.data(), static_cast<qsizetype>(text.size()));
}

QVariant dateValue(const QJsonValue &value)
{
    const auto instant = domain::fromUtcDate(value.toString());
    return instant ? QVariant(instant->toMSecsSinceEpoch()) : QVariant();
}

QVariant slaDueOf(const QJsonValue &value)
{
    QList<domain::SlaClock> clocks;
    const QJsonArray all = value.toArray();
    for (const QJsonValue &clock : all)
        clocks.append(domain::SlaClock::fromJson(clock.toObject()));
    const QDateTime due = domain::slaDue(clocks);
    return due.isValid() ? QVariant(due.toMSecsSinceEpoch()) : QVariant();
}

QString readableQueues(const Caller &caller)
{
    QStringList numbers;
    for (auto it = caller.queues.begin(); it != caller.queues.end(); ++it) {
        if (it->mayRead)
            numbers.append(QString::number(it.key()));
    }
    return numbers.join(u',');
}

bool readsAll(const Caller &caller)
{
    for (const domain::QueueRights &rights : caller.queues) {
        if (!rights.mayRead)
            return false;
    }
    return true;
}

} // namespace

QString tableOf(ObjectType type)
{
    return QString(latin1(domain::nameOf(type))).toLower();
}

std::span<const Column> columnsOf(ObjectType type)
{
    switch (type) {
    case ObjectType::Tier:
        return tierColumns;
    case ObjectType::Queue:
        return queueColumns;
    case ObjectType::Person:
        return personColumns;
    case ObjectType::Ticket:
        return ticketColumns;
    case ObjectType::Entry:
        return entryColumns;
    case ObjectType::Article:
        return articleColumns;
    case ObjectType::Asset:
        return assetColumns;
    case ObjectType::Site:
        return siteColumns;
    case ObjectType::Escalation:
        return escalationColumns;
    case ObjectType::HandoffRating:
        return handoffRatingColumns;
    case ObjectType::Policy:
        return policyColumns;
    case ObjectType::FormDefinition:
        return formDefinitionColumns;
    }
    Q_UNREACHABLE();
}

QVariant columnValue(const Column &column, const QJsonObject &object)
{
    const QJsonValue value = object[latin1(column.property)];
    if (column.from == From::Present)
        return !value.isNull() && !value.isUndefined() ? 1 : 0;
    if (value.isNull() || value.isUndefined())
        return {};
    switch (column.from) {
    case From::Text:
        return value.toString();
    case From::Integer:
        return value.isBool() ? QVariant(value.toBool() ? 1 : 0) : QVariant(value.toInteger());
    case From::Date:
        return dateValue(value);
    case From::Reference: {
        const auto number = objectNumber(column.references, value.toString());
        return number ? QVariant(*number) : QVariant();
    }
    case From::Status: {
        const auto status = domain::ticketStatusNamed(value.toString());
        return status ? QVariant(static_cast<int>(*status)) : QVariant();
    }
    case From::Email: {
        const QString email = value[u"email"].toString().toLower();
        return email.isEmpty() ? QVariant() : QVariant(email);
    }
    case From::SlaDue:
        return slaDueOf(value);
    case From::Present:
        break;
    }
    Q_UNREACHABLE();
}

QString visibilitySql(ObjectType type, const Caller &caller)
{
    switch (type) {
    case ObjectType::Ticket:
        return readsAll(caller) ? u"1"_s : u"o.queue IN (%1)"_s.arg(readableQueues(caller));
    case ObjectType::HandoffRating:
        return readsAll(caller)
            ? u"1"_s
            : u"EXISTS (SELECT 1 FROM escalation x JOIN ticket t ON t.num = x.ticket WHERE x.num = o.escalation "
              "AND t.queue IN (%1))"_s.arg(readableQueues(caller));
    case ObjectType::Entry:
    case ObjectType::Escalation:
        return readsAll(caller) ? u"1"_s
                                : u"EXISTS (SELECT 1 FROM ticket t WHERE t.num = o.ticket AND t.queue IN (%1))"_s.arg(
                                    readableQueues(caller));
    case ObjectType::Article:
        if (caller.supervisesDesk())
            return u"1"_s;
        return u"((o.state IN ('published', 'retired') AND o.audience_level <= %1) OR o.author = %2 OR o.reviewer = %2)"_s
            .arg(caller.tierLevel)
            .arg(caller.number);
    default:
        return u"1"_s;
    }
}

QString visibilityKey(ObjectType type, const QJsonObject &object)
{
    if (type == ObjectType::Ticket)
        return object[u"queueId"].toString();
    if (type == ObjectType::Article)
        return QStringList{object[u"state"].toString(), QString::number(object[u"audienceLevel"].toInt()),
                           object[u"authorId"].toString(), object[u"reviewerId"].toString()}
            .join(u'|');
    return {};
}

bool visibleByKey(ObjectType type, const QString &key, const Caller &caller)
{
    if (type == ObjectType::Ticket) {
        const auto queue = objectNumber(ObjectType::Queue, key);
        return queue && caller.rightsIn(*queue).mayRead;
    }
    if (type == ObjectType::Article) {
        const QStringList parts = key.split(u'|');
        if (parts.size() != 4)
            return false;
        const bool open = parts[0] == u"published" || parts[0] == u"retired";
        return caller.supervisesDesk() || (open && parts[1].toInt() <= caller.tierLevel) || parts[2] == caller.id
            || parts[3] == caller.id;
    }
    return true;
}

} // namespace secondline::server
