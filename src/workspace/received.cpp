// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tier reads and says that received a ticket.

#include "domain/jsonpointer.h"
#include "domain/overlay.h"
#include "workspace/handoff.h"
#include "workspace/workspace_p.h"

#include <QJsonArray>

#include <algorithm>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::HandoffRating;
using domain::ObjectType;
using domain::Operation;

namespace {

//! What the server would refuse in it, said at once.
std::optional<QString> wrongIn(const HandoffRating &rating, const ReceivedHandoff &received)
{
    if (!received.mayRate || rating.escalationId != received.escalation.id)
        return u"this handoff is not yours to answer, or answered already"_s;
    const bool complete = rating.verdict == HandoffRating::Verdict::Complete;
    if (rating.missing.isEmpty() != complete)
        return complete ? u"of a complete handoff nothing is missing"_s : u"say which items are missing"_s;
    for (const QString &pointer : rating.missing) {
        if (!received.guide.field(domain::firstStep(pointer)))
            return u"%1 is no question of the guide"_s.arg(pointer);
    }
    if (rating.verdict == HandoffRating::Verdict::Returned && !domain::isOpen(received.ticket.status))
        return u"only an open ticket can be returned"_s;
    return std::nullopt;
}

} // namespace

void Workspace::receivedHandoff(const domain::TicketId &ticket, QObject *context,
                                Then<std::optional<ReceivedHandoff>> then)
{
    struct Parts
    {
        QJsonObject row;
        QJsonObject escalation;
        QJsonObject form;
    };
    const QString id = d->serverIdOf(ticket.value());
    d->ask<Parts>(
        d->readLane, context,
        [this, id] {
            Parts parts;
            if (!d->reader)
                return parts;
            parts.row = d->reader->ticket(id).value_or(QJsonObject());
            const auto all = d->reader->escalations(id);
            if (!all || all->isEmpty())
                return parts;
            parts.escalation = all->last();
            if (const auto form = d->reader->object(ObjectType::FormDefinition, parts.escalation[u"formId"].toString()))
                parts.form = *form;
            return parts;
        },
        [this, id, then = std::move(then)](const Parts &parts) {
            const auto guide = domain::guideFrom(parts.form);
            if (parts.row.isEmpty() || parts.escalation.isEmpty() || !guide)
                return then(std::nullopt);
            const QList<Operation> pending = d->operationsOn(id);
            ReceivedHandoff received{domain::ticketFrom(domain::overlaidTicket(parts.row, pending)),
                                     domain::escalationFrom(parts.escalation), *guide, std::nullopt, false};
            for (const Operation &operation : pending) {
                if (operation.type == ObjectType::HandoffRating)
                    received.pending = domain::handoffRatingFrom(operation.content);
            }
            const auto person = me();
            const auto queue = std::find_if(d->queues.cbegin(), d->queues.cend(), [&](const domain::Queue &one) {
                return one.id == received.escalation.toQueueId;
            });
            const bool receives = person && queue != d->queues.cend()
                && ((queue->rights.mayWork && person->tierLevel > received.escalation.fromLevel)
                    || queue->rights.maySupervise);
            received.mayRate =
                receives && !received.pending && received.escalation.state == domain::Escalation::State::Sent;
            then(received);
        });
}

void Workspace::rateHandoff(const domain::TicketId &ticket, const HandoffRating &rating, Saved then)
{
    d->enqueue([this, ticket, rating, then = std::move(then)](const Private::Finish &finish) {
        receivedHandoff(ticket, this, [this, rating, then, finish](const std::optional<ReceivedHandoff> &received) {
            const auto done = [then, finish](const domain::Result<QUuid> &saved) {
                then(saved);
                finish();
            };
            if (!received)
                return done(domain::failure(Failure::Kind::NotFound, rating.escalationId));
            if (const auto why = wrongIn(rating, *received))
                return done(domain::failure(Failure::Kind::Refused, *why));
            Operation operation;
            operation.type = ObjectType::HandoffRating;
            operation.action = Operation::Action::Create;
            operation.ticket = received->ticket.id.value();
            operation.content = {{u"escalationId"_s, rating.escalationId},
                                 {u"verdict"_s, domain::wireName(rating.verdict)},
                                 {u"missing"_s, QJsonArray::fromStringList(rating.missing)},
                                 {u"comment"_s, rating.comment}};
            d->append(operation, done);
        });
    });
}

} // namespace secondline::workspace
