// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/handoffprefill.h"

#include <QJsonArray>
#include <QSet>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

//! A row of \a field whose first columns are \a texts; empty texts stay open questions.
QJsonObject rowOf(const GuideField &field, const QStringList &texts)
{
    QJsonObject row;
    for (qsizetype i = 0; i < texts.size() && i < field.fields.size(); ++i) {
        if (!texts[i].isEmpty())
            row.insert(field.fields[i].name, texts[i]);
    }
    return row;
}

QJsonArray attemptsIn(const GuideField &field, const QList<Entry> &timeline)
{
    QJsonArray rows;
    for (const Entry &entry : timeline) {
        if (entry.kind == u"attempt" && !entry.redacted)
            rows.append(rowOf(field, {entry.data[u"tried"].toString(), entry.data[u"result"].toString()}));
    }
    return rows;
}

QJsonArray filesIn(const GuideField &field, const QList<Entry> &timeline)
{
    QJsonArray rows;
    QSet<QString> named;
    for (const Entry &entry : timeline) {
        for (const Attachment &file : entry.attachments) {
            if (!named.contains(file.blobId))
                rows.append(rowOf(field, {file.name}));
            named.insert(file.blobId);
        }
    }
    return rows;
}

QString requesterOf(const Ticket &ticket)
{
    QStringList parts = {ticket.requester.name, ticket.requester.phone, ticket.requester.email};
    parts.removeAll(QString());
    return parts.join(u", ");
}

QString machinesOf(const QList<Asset> &assets)
{
    QStringList names;
    for (const Asset &asset : assets)
        names.append(asset.name.isEmpty() ? asset.tag : asset.name);
    return names.join(u", ");
}

QJsonValue knownOf(const GuideField &field, const Ticket &ticket, const QList<Entry> &timeline,
                   const QList<Asset> &assets)
{
    if (field.prefill == u"attempts")
        return attemptsIn(field, timeline);
    if (field.prefill == u"evidence")
        return filesIn(field, timeline);
    if (field.prefill == u"requester")
        return requesterOf(ticket);
    if (field.prefill == u"asset")
        return machinesOf(assets);
    if (field.kind != GuideField::Kind::Group)
        return QJsonValue::Undefined;
    QJsonObject group;
    for (const GuideField &part : field.fields) {
        if (const QJsonValue known = knownOf(part, ticket, timeline, assets); !known.toString().isEmpty())
            group.insert(part.name, known);
    }
    return group;
}

} // namespace

QJsonObject prefilledAnswers(const Guide &guide, const Ticket &ticket, const QList<Entry> &timeline,
                             const QList<Asset> &assets)
{
    QJsonObject answers;
    for (const GuideField &field : guide.fields) {
        const QJsonValue known = knownOf(field, ticket, timeline, assets);
        const bool empty = known.isUndefined() || (known.isString() && known.toString().isEmpty())
            || (known.isArray() && known.toArray().isEmpty()) || (known.isObject() && known.toObject().isEmpty());
        if (!empty)
            answers.insert(field.name, known);
    }
    return answers;
}

} // namespace secondline::domain
