// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/entry.h"

#include "domain/instant.h"

#include <array>

namespace secondline::domain {

namespace {

constexpr std::array<QStringView, 3> outcomeNames = {u"failed", u"partly", u"worked"};

} // namespace

QString wireName(AttemptOutcome outcome)
{
    return outcomeNames[static_cast<size_t>(outcome)].toString();
}

std::optional<AttemptOutcome> attemptOutcomeNamed(QStringView name)
{
    for (size_t i = 0; i < outcomeNames.size(); ++i) {
        if (outcomeNames[i] == name)
            return static_cast<AttemptOutcome>(i);
    }
    return std::nullopt;
}

Entry entryFrom(const QJsonObject &properties)
{
    Entry entry;
    entry.id = EntryId(properties[u"id"].toString());
    entry.ticketId = TicketId(properties[u"ticketId"].toString());
    entry.kind = properties[u"kind"].toString();
    entry.text = properties[u"text"].toString();
    entry.isPublic = properties[u"public"].toBool();
    entry.attachments = attachmentsIn(properties[u"attachments"]);
    entry.data = properties[u"data"].toObject();
    entry.effectiveAt = fromUtcDate(properties[u"effectiveAt"].toString()).value_or(QDateTime());
    entry.timeUnverified = properties[u"timeUnverified"].toBool();
    entry.byId = PersonId(properties[u"byId"].toString());
    entry.byName = properties[u"byName"].toString();
    entry.via = properties[u"via"].toString();
    entry.redacted = properties[u"redactedAt"].isString();
    entry.opId = QUuid::fromString(properties[u"opId"].toString());
    return entry;
}

QString attemptText(const QString &tried, const QString &result)
{
    using namespace Qt::StringLiterals;
    return result.isEmpty() ? tried : tried + u" — "_s + result;
}

} // namespace secondline::domain
