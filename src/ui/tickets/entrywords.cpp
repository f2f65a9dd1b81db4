// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/entrywords.h"

#include "domain/instant.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/tickets/ticketwords.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EntryWords)
};

QString propertyText(const QString &property)
{
    if (property == u"assigneeId")
        return Words::tr("Assigned");
    if (property == u"ownerId")
        return Words::tr("Tier 1 owner");
    if (property == u"status")
        return Words::tr("Status");
    if (property == u"priority")
        return Words::tr("Priority");
    if (property == u"impact")
        return Words::tr("Impact");
    if (property == u"urgency")
        return Words::tr("Urgency");
    if (property == u"subject")
        return Words::tr("Subject");
    if (property == u"category")
        return Words::tr("Category");
    if (property == u"queueId")
        return Words::tr("Queue");
    if (property == u"pendingReason")
        return Words::tr("Why it waits");
    if (property == u"pendingUntil")
        return Words::tr("Waits until");
    if (property == u"siteId")
        return Words::tr("Site");
    if (property == u"type")
        return Words::tr("Type");
    if (property == u"tags")
        return Words::tr("Tags");
    if (property == u"body")
        return Words::tr("Text");
    if (property == u"statusReason")
        return Words::tr("Reason");
    return property;
}

QString valueText(const QString &property, const QJsonValue &value, const EntryNames &names, const QDateTime &now)
{
    if (value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()))
        return property.endsWith(u"Id") ? Words::tr("nobody") : Words::tr("nothing");
    if (property == u"assigneeId" || property == u"ownerId")
        return shownLine(names.persons.value(value.toString(), Words::tr("somebody")));
    if (property == u"queueId")
        return shownLine(names.queues.value(value.toString(), value.toString()));
    if (property == u"priority")
        return Words::tr("P%1", "priority").arg(value.toInt());
    if (property == u"status") {
        if (const auto status = domain::ticketStatusNamed(value.toString()))
            return statusText(*status);
    }
    if (property == u"pendingReason")
        return pendingReasonText(value.toString());
    if (value.isDouble())
        return QString::number(value.toInt());
    if (const auto at = domain::fromUtcDate(value.toString()))
        return dayAndTime(*at, now);
    if (value.isBool())
        return value.toBool() ? Words::tr("yes") : Words::tr("no");
    return shownLine(value.toString());
}

QString changesText(const QJsonArray &changes, const EntryNames &names, const QDateTime &now)
{
    QStringList lines;
    for (const QJsonValue &change : changes) {
        const QString property = change[u"property"].toString();
        lines.append(Words::tr("%1: %2 → %3", "what changed: from, to")
                         .arg(propertyText(property), valueText(property, change[u"from"], names, now),
                              valueText(property, change[u"to"], names, now)));
    }
    return lines.join(u'\n');
}

QString clockText(const QString &metric, const QString &event)
{
    const QString name = metric == u"response" ? Words::tr("First answer")
        : metric == u"update"                  ? Words::tr("Next update")
                                               : Words::tr("Resolution");
    if (event == u"recomputed")
        return Words::tr("%1: due time computed anew", "clock").arg(name);
    if (event == u"met")
        return Words::tr("%1: kept", "clock").arg(name);
    if (event == u"breached")
        return Words::tr("%1: missed", "clock").arg(name);
    if (event == u"warned")
        return Words::tr("%1: near", "clock").arg(name);
    return Words::tr("%1: %2", "clock, what happened").arg(name, shownLine(event));
}

EntryWords importedWords(const domain::Entry &entry)
{
    EntryWords words;
    words.icon = u"history"_s;
    const QString type = entry.data[u"type"].toString();
    const QJsonValue from = entry.data[u"fromLevel"];
    const QJsonValue to = entry.data[u"toLevel"];
    if (type == u"created") {
        words.kind = Words::tr("Opened");
        words.icon = u"circle-dot"_s;
    } else if (type == u"assigned") {
        words.kind = to.isDouble() ? Words::tr("Assigned at Tier %1").arg(to.toInt()) : Words::tr("Assigned");
        words.icon = u"user"_s;
    } else if (type == u"reassigned" || type == u"escalated") {
        words.kind = from.isDouble() && to.isDouble() && from.toInt() != to.toInt()
            ? Words::tr("Moved from Tier %1 to Tier %2").arg(from.toInt()).arg(to.toInt())
            : Words::tr("Moved");
        words.icon = to.toInt() > from.toInt() ? u"circle-arrow-up"_s : u"users"_s;
    } else if (type == u"resolved") {
        words.kind = Words::tr("Resolved");
        words.icon = u"circle-check"_s;
        words.dot = ChipLook::Good;
    } else if (type == u"closed") {
        words.kind = Words::tr("Closed");
        words.icon = u"circle-check"_s;
    } else if (type == u"awaiting") {
        words.kind = Words::tr("Waited");
        words.icon = u"clock"_s;
    } else if (type == u"reopened") {
        words.kind = Words::tr("Reopened");
        words.icon = u"undo-2"_s;
    } else {
        words.kind = type.isEmpty() ? Words::tr("Earlier history") : shownLine(type);
    }
    words.text = shownText(entry.text);
    return words;
}

} // namespace

bool shownUnder(const domain::Entry &entry, EntryFilter filter)
{
    switch (filter) {
    case EntryFilter::All:
        return true;
    case EntryFilter::Messages:
        return entry.kind == u"comment" || entry.kind == u"note";
    case EntryFilter::Attempts:
        return entry.kind == u"attempt";
    }
    return true;
}

EntryWords entryWords(const domain::Entry &entry, int attempt, const EntryNames &names, const QDateTime &now)
{
    EntryWords words;
    words.icon = u"info"_s;
    words.text = shownText(entry.text);
    const QString &kind = entry.kind;
    if (kind == u"comment") {
        words.icon = u"message-square"_s;
        words.kind = Words::tr("Comment");
    } else if (kind == u"note") {
        words.icon = u"lock"_s;
        words.kind = Words::tr("Work note");
    } else if (kind == u"attempt") {
        words.icon = u"wrench"_s;
        words.kind = Words::tr("Attempt %1").arg(attempt);
        const QString outcome = entry.data[u"outcome"].toString();
        if (outcome == u"worked") {
            words.dot = ChipLook::Good;
            words.chips.append({Words::tr("Helped"), ChipLook::Good, u"check"_s});
        } else if (outcome == u"partly") {
            words.dot = ChipLook::Warn;
            words.chips.append({Words::tr("Helped in part"), ChipLook::Warn, {}});
        } else {
            words.dot = ChipLook::Bad;
            words.chips.append({Words::tr("Did not help"), ChipLook::Bad, u"x"_s});
        }
        const QString tried = shownText(entry.data[u"tried"].toString());
        const QString result = shownText(entry.data[u"result"].toString());
        if (!tried.isEmpty())
            words.text = result.isEmpty() ? tried : tried + u'\n' + result;
    } else if (kind == u"change") {
        words.icon = u"pencil"_s;
        words.kind = Words::tr("Changed");
        const QString changes = changesText(entry.data[u"changes"].toArray(), names, now);
        if (!changes.isEmpty())
            words.text = words.text.isEmpty() ? changes : changes + u'\n' + words.text;
    } else if (kind == u"reassignment") {
        words.icon = u"users"_s;
        words.kind =
            Words::tr("Moved to %1")
                .arg(shownLine(names.queues.value(entry.data[u"toQueueId"].toString(), Words::tr("another queue"))));
    } else if (kind == u"escalation") {
        words.icon = u"circle-arrow-up"_s;
        words.dot = ChipLook::Note;
        words.kind = Words::tr("Escalated to Tier %1").arg(entry.data[u"toLevel"].toInt());
    } else if (kind == u"return") {
        words.icon = u"corner-up-left"_s;
        words.dot = ChipLook::Warn;
        words.kind = Words::tr("Returned to Tier %1").arg(entry.data[u"toLevel"].toInt());
    } else if (kind == u"closure") {
        words.icon = u"circle-check"_s;
        words.dot = ChipLook::Good;
        words.kind = Words::tr("Resolved");
    } else if (kind == u"reopen") {
        words.icon = u"undo-2"_s;
        words.kind = Words::tr("Reopened");
    } else if (kind == u"merge") {
        words.icon = u"git-merge"_s;
        words.kind = Words::tr("Merged");
    } else if (kind == u"link") {
        words.icon = u"link"_s;
        words.kind = Words::tr("Linked");
    } else if (kind == u"sla") {
        words.icon = u"clock"_s;
        words.kind = Words::tr("Clock");
        const QString metric = entry.data[u"metric"].toString();
        const QString event = entry.data[u"event"].toString();
        if (words.text.isEmpty() && !metric.isEmpty())
            words.text = clockText(metric, event);
    } else if (kind == u"visit") {
        words.icon = u"map-pin"_s;
        words.kind = Words::tr("Visit");
    } else if (kind == u"runbook-step") {
        words.icon = u"clipboard-check"_s;
        words.kind = Words::tr("Runbook step");
    } else if (kind == u"supplement") {
        words.icon = u"sticky-note"_s;
        words.kind = Words::tr("Added to the closing note");
    } else if (kind == u"imported") {
        words = importedWords(entry);
    } else {
        words.kind = shownLine(kind);
    }
    words.who = shownLine(entry.byName);
    if (entry.redacted)
        words.text = Words::tr("Removed by a supervisor");
    if (entry.pending)
        words.chips.append(waitingChip());
    if (entry.timeUnverified)
        words.chips.append({Words::tr("Time not certain"), ChipLook::Neutral, u"clock"_s});
    return words;
}

} // namespace secondline::ui
