// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/wire.h"

#include "domain/instant.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace secondline::cli {

using namespace Qt::StringLiterals;
using Outcome = domain::ReportedAct::Outcome;
using Verdict = domain::FieldMerge::Verdict;

namespace {

QString bare(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Sent:
        return u"sent"_s;
    case Outcome::AlreadyThere:
        return u"alreadyThere"_s;
    case Outcome::Merged:
        return u"merged"_s;
    case Outcome::Conflict:
        return u"conflict"_s;
    case Outcome::Refused:
        return u"refused"_s;
    }
    Q_UNREACHABLE();
}

QString nameOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Unchanged:
        return u"unchanged"_s;
    case Verdict::MineOnly:
        return u"mineOnly"_s;
    case Verdict::TheirsOnly:
        return u"theirsOnly"_s;
    case Verdict::SameChange:
        return u"sameChange"_s;
    case Verdict::Clash:
        return u"clash"_s;
    }
    Q_UNREACHABLE();
}

QString shownValue(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QString::number(value.toDouble());
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return u"nothing"_s;
}

QJsonObject toJson(const domain::FieldMerge &field)
{
    return {{u"property"_s, field.property},
            {u"base"_s, field.base},
            {u"mine"_s, field.mine},
            {u"theirs"_s, field.theirs},
            {u"theirsBy"_s, field.theirsBy},
            {u"theirsAt"_s, dateOrNull(field.theirsAt)},
            {u"verdict"_s, nameOf(field.verdict)}};
}

QJsonObject toJson(const domain::ReportedAct &act)
{
    QJsonArray meanwhile;
    for (const domain::Meanwhile &what : act.meanwhile)
        meanwhile.append(QJsonObject{{u"by"_s, what.byName},
                                     {u"at"_s, dateOrNull(what.at)},
                                     {u"kind"_s, what.kind},
                                     {u"properties"_s, QJsonArray::fromStringList(what.properties)}});
    return {{u"op"_s, bare(act.act.id)},
            {u"outcome"_s, nameOf(act.outcome)},
            {u"type"_s, QString::fromLatin1(domain::nameOf(act.act.type))},
            {u"ticket"_s, act.act.ticket},
            {u"number"_s, act.ticketNumber},
            {u"subject"_s, act.subject},
            {u"content"_s, act.act.content},
            {u"refusal"_s, act.act.refusal.type},
            {u"meanwhile"_s, meanwhile}};
}

} // namespace

QJsonObject toJson(const domain::Conflict &conflict)
{
    QJsonArray fields;
    for (const domain::FieldMerge &field : conflict.fields)
        fields.append(toJson(field));
    QJsonArray meanwhile;
    for (const domain::Entry &entry : conflict.meanwhile)
        meanwhile.append(QJsonObject{{u"at"_s, dateOrNull(entry.effectiveAt)},
                                     {u"kind"_s, entry.kind},
                                     {u"by"_s, entry.byName},
                                     {u"text"_s, entry.text}});
    return {{u"op"_s, bare(conflict.operation.id)},
            {u"ticket"_s, conflict.operation.ticket},
            {u"number"_s, conflict.ticketNumber},
            {u"subject"_s, conflict.subject},
            {u"actedAt"_s, dateOrNull(conflict.operation.actedAt)},
            {u"proposal"_s, conflict.proposal},
            {u"fields"_s, fields},
            {u"meanwhile"_s, meanwhile}};
}

QString toText(const domain::Conflict &conflict)
{
    QString text = u"%1  %2"_s.arg(conflict.ticketNumber, conflict.subject);
    for (const domain::FieldMerge &field : conflict.fields)
        text += u"\n  %1: was %2, you want %3, the server has %4%5"_s.arg(
            field.property, shownValue(field.base), shownValue(field.mine), shownValue(field.theirs),
            field.theirsBy.isEmpty() ? QString() : u" (by %1)"_s.arg(field.theirsBy));
    if (conflict.proposal)
        text += u"\n  The ticket went on meanwhile: your change is a proposal"_s;
    return text;
}

QJsonObject reportJson(const domain::ReconnectReport &report)
{
    QJsonArray acts;
    for (const domain::ReportedAct &act : report.acts)
        acts.append(toJson(act));
    return {{u"id"_s, report.id},
            {u"at"_s, dateOrNull(report.at)},
            {u"offlineSince"_s, dateOrNull(report.offlineSince)},
            {u"sent"_s, report.sent()},
            {u"merged"_s, report.merged()},
            {u"needsYou"_s, report.needsYou()},
            {u"repliesLost"_s, report.repliesLost},
            {u"ticketsChanged"_s, report.ticketsChanged},
            {u"acts"_s, acts}};
}

QString toText(const domain::ReconnectReport &report)
{
    QString text = u"%1  %2 sent, %3 merged, %4 need you"_s.arg(domain::utcDate(report.at))
                       .arg(report.sent())
                       .arg(report.merged())
                       .arg(report.needsYou());
    for (const domain::ReportedAct &act : report.acts)
        text += u"\n  %1  %2  %3"_s.arg(nameOf(act.outcome), -12).arg(act.ticketNumber, -9).arg(act.subject);
    return text;
}

QJsonObject toJson(const workspace::Rescue &rescue)
{
    return {{u"at"_s, dateOrNull(rescue.at)},
            {u"setAside"_s, QJsonArray::fromStringList(rescue.setAside)},
            {u"rescued"_s, rescue.rescued},
            {u"unreadable"_s, rescue.unreadable}};
}

QString toText(const workspace::Rescue &rescue)
{
    return u"The outbox was damaged: %1 acts were saved and wait for you, %2 could not be read; kept aside: %3"_s
        .arg(rescue.rescued)
        .arg(rescue.unreadable)
        .arg(rescue.setAside.join(u", "_s));
}

} // namespace secondline::cli
