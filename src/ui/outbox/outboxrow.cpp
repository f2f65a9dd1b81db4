// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/outboxrow.h"

#include "ui/shell/plaintext.h"
#include "ui/tickets/ticketwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::Operation;
using domain::OperationState;

namespace {

struct OutboxRowWords
{
    Q_DECLARE_TR_FUNCTIONS(OutboxRowWords)
};

bool passes(const Operation &operation, OutboxFilter filter)
{
    switch (filter) {
    case OutboxFilter::All:
        return operation.open();
    case OutboxFilter::Waiting:
        return operation.state == OperationState::Queued || operation.state == OperationState::Sending;
    case OutboxFilter::Unsure:
        return operation.state == OperationState::Unknown;
    case OutboxFilter::NeedsYou:
        return operation.needsPerson();
    case OutboxFilter::SentToday:
    case OutboxFilter::Drafts:
        break;
    }
    return false;
}

QString ticketLine(const Operation &operation, const KnownTickets &tickets)
{
    const auto known = tickets.constFind(operation.ticket);
    if (known != tickets.constEnd())
        return numberText(known->number, known->id) + u" · "_s + shownLine(known->subject);
    if (operation.type == domain::ObjectType::Ticket && operation.action == Operation::Action::Create)
        return shownLine(operation.content[u"subject"].toString());
    return numberText({}, domain::TicketId(operation.ticket));
}

OutboxRow draftRow(const workspace::Draft &draft, const KnownTickets &tickets)
{
    OutboxRow row;
    row.draft = draft;
    row.at = draft.savedAt;
    row.state = {u"pencil"_s, OutboxRowWords::tr("Draft saved on this device"), Role::Text2};
    QString words;
    const bool edit = draft.place.startsWith(u"outbox/"_s);
    const bool handoff = draft.place.endsWith(u"/escalation");
    const bool rating = draft.place.endsWith(u"/rating");
    const QJsonObject content = edit ? draft.content[u"content"].toObject()
        : handoff                    ? draft.content[u"answers"].toObject()
        : rating                     ? QJsonObject{{u"comment"_s, draft.content[u"comment"]}}
                                     : draft.content;
    for (const QJsonValue value : content) {
        if (draft.place.startsWith(u"conflict/"_s))
            break; // choices, no text of its own
        if (value.isString() && value.toString().size() > words.size())
            words = value.toString();
    }
    row.text = {u"pencil"_s, OutboxRowWords::tr("Unfinished text"), words};
    if (draft.place == u"new-ticket") {
        row.text.title = OutboxRowWords::tr("New ticket, not created yet");
        row.ticketLine = shownLine(draft.content[u"subject"].toString());
    } else if (edit || draft.place.startsWith(u"ticket/"_s) || draft.place.startsWith(u"conflict/"_s)) {
        const bool conflict = draft.place.startsWith(u"conflict/"_s);
        if (edit)
            row.text.title = OutboxRowWords::tr("Edit of a change, not saved yet");
        row.ticketId = conflict || edit ? draft.content[u"ticket"].toString() : draft.place.section(u'/', 1, 1);
        if (conflict)
            row.text.title = OutboxRowWords::tr("Decision, not sent yet");
        if (handoff)
            row.text.title = OutboxRowWords::tr("Handoff, not sent yet");
        if (rating)
            row.text.title = OutboxRowWords::tr("Word on a handoff, not sent yet");
        const auto known = tickets.constFind(row.ticketId);
        row.ticketLine = known == tickets.constEnd()
            ? numberText({}, domain::TicketId(row.ticketId))
            : QString(numberText(known->number, known->id) + u" · "_s + shownLine(known->subject));
    }
    return row;
}

} // namespace

QList<OutboxRow> outboxRows(OutboxFilter filter, const QList<Operation> &operations, const QList<Operation> &sent,
                            const QList<workspace::Draft> &drafts, const KnownTickets &tickets, const DeskNames &names,
                            const QDateTime &now)
{
    QList<OutboxRow> rows;
    if (filter == OutboxFilter::Drafts) {
        for (const workspace::Draft &draft : drafts)
            rows.append(draftRow(draft, tickets));
        std::sort(rows.begin(), rows.end(), [](const OutboxRow &a, const OutboxRow &b) { return a.at > b.at; });
        return rows;
    }
    const auto add = [&](const Operation &operation, int before, int ofTicket) {
        OutboxRow row;
        row.operation = operation;
        row.before = before;
        row.place = before + 1;
        row.ofTicket = ofTicket;
        row.text = operationText(operation, names);
        row.state = operationStateText(operation, before);
        row.ticketLine = ticketLine(operation, tickets);
        row.ticketId = operation.ticket;
        row.at = operation.state == OperationState::Applied && operation.appliedAt.isValid() ? operation.appliedAt
                                                                                             : operation.actedAt;
        rows.append(row);
    };
    if (filter == OutboxFilter::SentToday) {
        for (const Operation &operation : sent) {
            if (operation.appliedAt.isValid() && operation.appliedAt.toLocalTime().date() == now.toLocalTime().date())
                add(operation, 0, 1);
        }
        return rows;
    }
    // Of a ticket that the server lost the create has its local id, what follows it the lost one: they wait for each
    // other all the same.
    QHash<QUuid, QString> queueOf;
    QHash<QString, int> ofQueue;
    for (const Operation &operation : operations) {
        if (!operation.open())
            continue;
        const QString queue = queueOf.value(operation.after, operation.ticket);
        queueOf.insert(operation.id, queue);
        ++ofQueue[queue];
    }
    QHash<QString, int> before;
    for (const Operation &operation : operations) {
        if (!operation.open())
            continue;
        const QString queue = queueOf.value(operation.id);
        const int ahead = before[queue]++;
        if (passes(operation, filter))
            add(operation, ahead, ofQueue[queue]);
    }
    // What needs the person stands first, the rest in the order it goes out.
    if (filter == OutboxFilter::All)
        std::stable_partition(rows.begin(), rows.end(),
                              [](const OutboxRow &row) { return row.operation->needsPerson(); });
    return rows;
}

} // namespace secondline::ui
