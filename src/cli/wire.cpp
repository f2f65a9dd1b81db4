// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/wire.h"

#include "domain/instant.h"

#include <QJsonArray>

namespace secondline::cli {

using namespace Qt::StringLiterals;

namespace {

QString kindName(domain::ObjectType kind)
{
    return kind == domain::ObjectType::Article ? u"article"_s : u"ticket"_s;
}

QString shownNumber(const QString &number, const QString &id)
{
    return number.isEmpty() ? u"new "_s + id.left(7) : number;
}

QString shownTime(const QDateTime &instant)
{
    return instant.isValid() ? instant.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s) : u"–"_s;
}

} // namespace

QJsonValue dateOrNull(const QDateTime &instant)
{
    return instant.isValid() ? QJsonValue(domain::utcDate(instant)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const domain::QueueSummary &summary)
{
    return {{u"id"_s, summary.queue.id.value()},
            {u"name"_s, summary.queue.name},
            {u"tier"_s, summary.tierLevel},
            {u"open"_s, summary.open},
            {u"atRisk"_s, summary.atRisk}};
}

QString toText(const domain::QueueSummary &summary)
{
    return u"T%1  %2 open  %3 at risk  %4"_s.arg(summary.tierLevel)
        .arg(summary.open, 5)
        .arg(summary.atRisk, 4)
        .arg(summary.queue.name);
}

QJsonObject toJson(const domain::ListedTicket &ticket)
{
    return {{u"id"_s, ticket.id.value()},
            {u"number"_s, ticket.number},
            {u"subject"_s, ticket.subject},
            {u"tier"_s, ticket.tierLevel},
            {u"priority"_s, static_cast<int>(ticket.priority)},
            {u"status"_s, domain::wireName(ticket.status)},
            {u"slaDue"_s, dateOrNull(ticket.slaDue)},
            {u"pending"_s, ticket.pendingChanges > 0}};
}

QString toText(const domain::ListedTicket &ticket)
{
    return u"%1  P%2  T%3  %4  due %5  %6%7"_s.arg(shownNumber(ticket.number, ticket.id.value()), -9)
        .arg(static_cast<int>(ticket.priority))
        .arg(ticket.tierLevel)
        .arg(domain::wireName(ticket.status), -8)
        .arg(shownTime(ticket.slaDue), -16)
        .arg(ticket.subject, ticket.pendingChanges > 0 ? u"  (waiting to send)"_s : QString());
}

QJsonObject toJson(const domain::TicketPicture &picture)
{
    const domain::Ticket &ticket = picture.ticket;
    QJsonArray entries;
    QJsonArray attachments;
    for (const domain::Entry &entry : picture.entries) {
        entries.append(QJsonObject{{u"id"_s, entry.id.value()},
                                   {u"at"_s, dateOrNull(entry.effectiveAt)},
                                   {u"kind"_s, entry.kind},
                                   {u"by"_s, entry.byName},
                                   {u"text"_s, entry.text},
                                   {u"pending"_s, entry.pending}});
        for (const domain::Attachment &attachment : entry.attachments)
            attachments.append(domain::toJson(attachment));
    }
    return {{u"id"_s, ticket.id.value()},
            {u"number"_s, ticket.number},
            {u"subject"_s, ticket.subject},
            {u"tier"_s, ticket.tierLevel},
            {u"queue"_s, picture.queueName},
            {u"priority"_s, static_cast<int>(ticket.priority)},
            {u"status"_s, domain::wireName(ticket.status)},
            {u"slaDue"_s, dateOrNull(domain::slaDue(ticket.sla))},
            {u"body"_s, ticket.body},
            {u"requester"_s, domain::toJson(ticket.requester)},
            {u"category"_s, ticket.category},
            {u"impact"_s, ticket.impact},
            {u"urgency"_s, ticket.urgency},
            {u"owner"_s, picture.ownerName},
            {u"assignee"_s, picture.assigneeName},
            {u"entries"_s, entries},
            {u"attachments"_s, attachments},
            {u"pending"_s, picture.pendingChanges > 0}};
}

QString toText(const domain::TicketPicture &picture)
{
    const domain::Ticket &ticket = picture.ticket;
    QString text = u"%1  %2\nP%3 (impact %4, urgency %5)  Tier %6  %7  due %8\n%9"_s
                       .arg(shownNumber(ticket.number, ticket.id.value()), ticket.subject)
                       .arg(static_cast<int>(ticket.priority))
                       .arg(ticket.impact)
                       .arg(ticket.urgency)
                       .arg(ticket.tierLevel)
                       .arg(domain::wireName(ticket.status), shownTime(domain::slaDue(ticket.sla)), picture.queueName);
    text += u"\nfrom %1, owner %2, assigned to %3\n\n%4\n"_s.arg(
        ticket.requester.shown(), picture.ownerName.isEmpty() ? u"nobody"_s : picture.ownerName,
        picture.assigneeName.isEmpty() ? u"nobody"_s : picture.assigneeName, ticket.body);
    for (const domain::Entry &entry : picture.entries)
        text += u"\n%1  %2  %3%4\n%5\n"_s.arg(shownTime(entry.effectiveAt), entry.kind, entry.byName,
                                              entry.pending ? u"  (waiting to send)"_s : QString(), entry.text);
    return text;
}

QJsonObject toJson(const domain::SearchHit &hit)
{
    return {{u"kind"_s, kindName(hit.kind)}, {u"id"_s, hit.id},           {u"number"_s, hit.number},
            {u"title"_s, hit.title},         {u"snippet"_s, hit.snippet}, {u"score"_s, hit.score}};
}

QString toText(const domain::SearchHit &hit)
{
    return u"%1  %2\n           %3"_s.arg(shownNumber(hit.number, hit.id), -9).arg(hit.title, hit.snippet);
}

QJsonObject toJson(const domain::Operation &operation)
{
    QJsonObject json = {
        {u"op"_s, operation.id.toString(QUuid::WithoutBraces)},
        {u"sequence"_s, operation.sequence},
        {u"state"_s, domain::wireName(operation.state)},
        {u"type"_s, QString::fromLatin1(domain::nameOf(operation.type))},
        {u"action"_s, operation.action == domain::Operation::Action::Create ? u"create"_s : u"update"_s},
        {u"ticket"_s, operation.ticket},
        {u"content"_s, operation.content},
        {u"actedAt"_s, dateOrNull(operation.actedAt)},
        {u"attempts"_s, operation.attempts}};
    if (operation.needsPerson())
        json.insert(u"refusal"_s,
                    QJsonObject{{u"type"_s, operation.refusal.type},
                                {u"description"_s, operation.refusal.description},
                                {u"properties"_s, QJsonArray::fromStringList(operation.refusal.properties)}});
    return json;
}

QString toText(const domain::Operation &operation)
{
    QString text =
        u"%1  %2  %3 %4  %5"_s.arg(operation.id.toString(QUuid::WithoutBraces), domain::wireName(operation.state),
                                   operation.action == domain::Operation::Action::Create ? u"create"_s : u"change"_s,
                                   QString::fromLatin1(domain::nameOf(operation.type)), operation.ticket);
    if (operation.needsPerson())
        text += u"\n    %1: %2"_s.arg(operation.refusal.type, operation.refusal.description);
    return text;
}

} // namespace secondline::cli
