// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/entryset.h"

#include "domain/entry.h"
#include "domain/instant.h"
#include "server/jmap/propertyrules.h"
#include "server/jmap/ticketclocks.h"
#include "server/jmap/ticketset.h"
#include "server/jmap/timeline.h"

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

//! Checks and completes the `data` of an attempt; its text follows from it.
SetResult<void> completeAttempt(const Act &act, QJsonObject &entry, const QJsonObject &ticket)
{
    static const QStringList members = {u"tried"_s, u"result"_s, u"outcome"_s, u"articleId"_s};
    QJsonObject data = entry[u"data"].toObject();
    for (auto it = data.begin(); it != data.end(); ++it) {
        if (!members.contains(it.key()))
            return tl::unexpected(SetError::invalid(u"data"_s, u"an attempt has no %1"_s.arg(it.key().left(40))));
    }
    const QString tried = data[u"tried"].toString();
    const QString result = data[u"result"].toString();
    if (tried.trimmed().isEmpty())
        return tl::unexpected(SetError::invalid(u"data"_s, u"an attempt says what was tried"_s));
    if (!data.contains(u"outcome"))
        data.insert(u"outcome"_s, u"failed"_s);
    if (!domain::attemptOutcomeNamed(data[u"outcome"].toString()))
        return tl::unexpected(SetError::invalid(u"data"_s, u"the outcome is failed, partly or worked"_s));
    const QJsonValue article = data[u"articleId"];
    if (article.isString() && !act.mayRead(ObjectType::Article, article.toString()))
        return tl::unexpected(SetError::invalid(u"data"_s, u"there is no such article"_s));
    data.insert(u"articleId"_s, article.isString() ? article : QJsonValue());
    data.insert(u"result"_s, result);
    data.insert(u"tierLevel"_s, ticket[u"tierLevel"]);
    entry.insert(u"data"_s, data);
    entry.insert(u"text"_s, domain::attemptText(tried, result));
    return {};
}

//! What the desk's own entry does to the ticket.
void applyEffects(QJsonObject &ticket, const QJsonObject &entry)
{
    countEntry(ticket, entry);
    if (ticket[u"status"] == u"new"_s)
        ticket.insert(u"status"_s, u"open"_s);
    const QString kind = entry[u"kind"].toString();
    if (kind == u"attempt" && entry[u"data"].toObject()[u"outcome"] != u"worked"_s)
        ticket.insert(u"attemptCount"_s, ticket[u"attemptCount"].toInt() + 1);
    if (kind == u"comment")
        meetResponse(ticket, domain::fromUtcDate(entry[u"effectiveAt"].toString()).value_or(QDateTime()));
}

} // namespace

QStringList blobIdsOf(const QJsonArray &attachments)
{
    QStringList ids;
    for (const QJsonValue &attachment : attachments)
        ids.append(attachment[u"blobId"].toString());
    return ids;
}

SetResult<QJsonArray> checkedAttachments(const Act &act, const QJsonArray &attachments)
{
    QJsonArray checked;
    for (const QJsonValue &value : attachments) {
        QJsonObject attachment = value.toObject();
        const auto blob = act.storage.blob(attachment[u"blobId"].toString(), act.caller, act.receipt);
        if (!blob) {
            SetError error = SetError::invalid(u"attachments"_s, u"upload the file first"_s);
            error.more.insert(u"notFound"_s, QJsonArray{attachment[u"blobId"]});
            return tl::unexpected(error);
        }
        attachment.insert(u"size"_s, blob->size);
        checked.append(attachment);
    }
    return checked;
}

SetResult<QJsonObject> createEntry(Act &act, const QJsonObject &properties)
{
    QJsonObject entry = defaultProperties(ObjectType::Entry);
    for (auto it = properties.begin(); it != properties.end(); ++it)
        entry.insert(it.key(), *it);
    if (!entry[u"ticketId"].isString())
        return tl::unexpected(SetError::invalid(u"ticketId"_s, u"is missing"_s));
    QJsonObject ticket = mergeTarget(act, act.object(ObjectType::Ticket, entry[u"ticketId"].toString()));
    if (!act.mayRead(ObjectType::Ticket, ticket[u"id"].toString()))
        return tl::unexpected(SetError::invalid(u"ticketId"_s, u"there is no such ticket"_s));
    if (!worksOn(act, ticket))
        return tl::unexpected(SetError::forbidden(u"You do not work on tickets of this queue."_s));
    entry.insert(u"ticketId"_s, ticket[u"id"]);
    const QString kind = entry[u"kind"].toString();
    if (kind != u"comment" && kind != u"note" && kind != u"attempt")
        return tl::unexpected(
            SetError::invalid(u"kind"_s, u"people write comment, note and attempt; the server writes the others"_s));
    auto attachments = checkedAttachments(act, entry[u"attachments"].toArray());
    if (!attachments)
        return tl::unexpected(attachments.error());
    entry.insert(u"attachments"_s, *attachments);
    if (kind == u"attempt") {
        if (auto complete = completeAttempt(act, entry, ticket); !complete)
            return tl::unexpected(complete.error());
    } else if (!entry[u"data"].toObject().isEmpty()) {
        return tl::unexpected(SetError::invalid(u"data"_s, u"a %1 has none"_s.arg(kind)));
    } else if (entry[u"text"].toString().trimmed().isEmpty() && attachments->isEmpty()) {
        return tl::unexpected(SetError::invalid(u"text"_s, u"there is nothing to say"_s));
    }
    act.stamp(entry, domain::fromUtcDate(ticket[u"openedAt"].toString()).value_or(QDateTime()), true);
    entry.insert(u"public"_s, kind == u"comment");
    act.add(ObjectType::Entry, entry);
    act.storage.setBlobReferences(ObjectType::Entry, *objectNumber(ObjectType::Entry, entry[u"id"].toString()),
                                  blobIdsOf(*attachments));
    applyEffects(ticket, entry);
    act.change(ObjectType::Ticket, ticket);
    return entry;
}

SetResult<QJsonObject> redactEntry(Act &act, QJsonObject entry)
{
    const QJsonObject ticket = act.object(ObjectType::Ticket, entry[u"ticketId"].toString());
    if (!act.rightsIn(ticket[u"queueId"].toString()).maySupervise)
        return tl::unexpected(SetError::forbidden(u"A supervisor redacts entries."_s));
    if (entry[u"redactedAt"].isString())
        return entry;
    entry.insert(u"text"_s, QString());
    entry.insert(u"attachments"_s, QJsonArray());
    if (entry[u"kind"] == u"attempt"_s) {
        QJsonObject data = entry[u"data"].toObject(); // the text of an attempt is there a second time
        data.insert(u"tried"_s, QString());
        data.insert(u"result"_s, QString());
        entry.insert(u"data"_s, data);
    }
    entry.insert(u"redactedAt"_s, domain::utcDate(act.receipt));
    entry.insert(u"redactedById"_s, act.caller.id);
    act.change(ObjectType::Entry, entry);
    act.storage.setBlobReferences(ObjectType::Entry, *objectNumber(ObjectType::Entry, entry[u"id"].toString()), {});
    return entry;
}

} // namespace secondline::server
