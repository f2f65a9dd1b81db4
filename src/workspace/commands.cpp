// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/overlay.h"
#include "domain/ticketrules.h"
#include "workspace/workspace_p.h"

#include <algorithm>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::ObjectType;
using domain::Operation;

namespace {

//! The server's bound on one text (data-model.md 1).
constexpr qsizetype mostTextBytes = 64 * 1024;
constexpr qsizetype mostNameBytes = 255;

domain::Result<void> checkText(const QString &text, qsizetype mostBytes)
{
    if (text.trimmed().isEmpty())
        return domain::failure(Failure::Kind::Refused, u"the text is empty"_s);
    if (const qsizetype bytes = text.toUtf8().size(); bytes > mostBytes)
        return domain::failure(Failure::Kind::Refused, u"the text has %1 bytes; %2 fit"_s.arg(bytes).arg(mostBytes));
    return {};
}

} // namespace

void Workspace::Private::enqueue(std::function<void(Finish)> command)
{
    commands.enqueue(std::move(command));
    if (!commandRuns)
        nextCommand();
}

void Workspace::Private::nextCommand()
{
    commandRuns = !commands.isEmpty();
    if (commandRuns)
        commands.dequeue()([this] { nextCommand(); });
}

void Workspace::Private::append(Operation operation, Saved then)
{
    operation.id = operation.id.isNull() ? QUuid::createUuid() : operation.id;
    const DeskClock::Stamp stamp = clock.stamp();
    operation.actedAt = stamp.wall;
    operation.clockSkewMs = stamp.skewMs;
    operation.serverId = facts.value(u"serverId"_s);
    operation.accountId = facts.value(u"accountId"_s);
    using Appended = std::optional<domain::Result<Operation>>;
    ask<Appended>(
        workLane, q,
        [this, operation] {
            const Appended appended = workStore ? Appended(workStore->append(operation)) : Appended();
            // The person first: what others make of it comes after "saved".
            if (appended && *appended)
                workLane->post([this] { republish(); });
            return appended;
        },
        [this, then = std::move(then)](const Appended &appended) {
            if (!appended)
                return then(domain::failure(Failure::Kind::Refused, u"no profile is open for writing"_s));
            if (!*appended)
                return then(tl::unexpected<Failure>(appended->error()));
            operations.append(**appended);
            Q_EMIT q->operationsChanged();
            then((*appended)->id);
        });
}

void Workspace::Private::createEntry(const domain::TicketId &ticket, QJsonObject content,
                                     const QList<domain::Attachment> &files, Saved then)
{
    if (!files.isEmpty())
        content[u"attachments"] = domain::toJson(files);
    if (const auto fits = checkText(content[u"text"].toString(), mostTextBytes); !fits)
        return then(tl::unexpected<Failure>(fits.error()));
    enqueue([this, ticket, content, then = std::move(then)](Finish finish) mutable {
        const QString id = serverIdOf(ticket.value());
        content[u"ticketId"] = id;
        Operation operation;
        operation.type = ObjectType::Entry;
        operation.action = Operation::Action::Create;
        operation.ticket = id;
        operation.content = content;
        append(operation, [then, finish](const domain::Result<QUuid> &saved) {
            then(saved);
            finish();
        });
    });
}

domain::Result<void> Workspace::Private::allows(const QJsonObject &now, const QJsonObject &patch) const
{
    std::optional<int> targetTier;
    bool supervises = false;
    for (const domain::Queue &queue : queues) {
        if (queue.id.value() == now[u"queueId"].toString())
            supervises = queue.rights.maySupervise;
        if (queue.id.value() != patch[u"queueId"].toString())
            continue;
        for (const domain::Tier &tier : tiers) {
            if (tier.id == queue.tierId)
                targetTier = tier.level;
        }
    }
    const QList<domain::RefusedProperty> refused =
        domain::refusedInUpdate(domain::ticketFrom(now), patch, targetTier, supervises);
    if (!refused.isEmpty())
        return domain::failure(Failure::Kind::Refused, refused.constFirst().name + u": "_s + refused.constFirst().why);
    return {};
}

domain::Result<Operation> Workspace::Private::changeOf(const QString &ticket, const QJsonObject &row,
                                                       const QJsonObject &patch) const
{
    const QJsonObject now = domain::overlaidTicket(row, operationsOn(ticket));
    if (now.isEmpty())
        return domain::failure(Failure::Kind::NotFound, ticket);
    if (const auto allowed = allows(now, patch); !allowed)
        return tl::unexpected<Failure>(allowed.error());
    Operation operation;
    operation.type = ObjectType::Ticket;
    operation.action = Operation::Action::Update;
    operation.ticket = ticket;
    operation.target = ticket;
    for (auto it = patch.begin(); it != patch.end(); ++it) {
        const QJsonValue before = now.contains(it.key()) ? now[it.key()] : QJsonValue(QJsonValue::Null);
        if (before == it.value())
            continue;
        operation.content.insert(it.key(), it.value());
        operation.was.insert(it.key(), before);
    }
    if (operation.content.isEmpty())
        return domain::failure(Failure::Kind::Refused, u"nothing would change"_s);
    return operation;
}

void Workspace::Private::update(const domain::TicketId &ticket, const QJsonObject &patch, Saved then)
{
    enqueue([this, ticket, patch, then = std::move(then)](Finish finish) {
        const Saved done = [then, finish](const domain::Result<QUuid> &saved) {
            then(saved);
            finish();
        };
        const QString wanted = serverIdOf(ticket.value());
        ask<QJsonObject>(
            readLane, q,
            [this, wanted] { return reader ? reader->ticket(wanted).value_or(QJsonObject()) : QJsonObject(); },
            [this, wanted, patch, done](const QJsonObject &row) {
                const QString id = row.isEmpty() ? wanted : row[u"id"].toString();
                const domain::Result<Operation> change = changeOf(id, row, patch);
                if (!change)
                    return done(tl::unexpected<Failure>(change.error()));
                append(*change, done);
            });
    });
}

void Workspace::Private::onWork(std::function<domain::Result<void>(store::WorkStore &)> work,
                                Then<domain::Result<void>> then)
{
    ask<std::optional<domain::Result<void>>>(
        workLane, q,
        [this, work = std::move(work)]() -> std::optional<domain::Result<void>> {
            if (!workStore)
                return std::nullopt;
            return work(*workStore);
        },
        [then = std::move(then)](const std::optional<domain::Result<void>> &done) {
            then(done.value_or(domain::failure(Failure::Kind::Refused, u"no profile is open for writing"_s)));
        });
}

void Workspace::comment(const domain::TicketId &ticket, const QString &text, const QList<domain::Attachment> &files,
                        Saved then)
{
    d->createEntry(ticket, {{u"kind"_s, u"comment"_s}, {u"text"_s, text}}, files, std::move(then));
}

void Workspace::workNote(const domain::TicketId &ticket, const QString &text, const QList<domain::Attachment> &files,
                         Saved then)
{
    d->createEntry(ticket, {{u"kind"_s, u"note"_s}, {u"text"_s, text}}, files, std::move(then));
}

void Workspace::attempt(const domain::TicketId &ticket, const QString &tried, const QString &result,
                        domain::AttemptOutcome outcome, const QList<domain::Attachment> &files, Saved then)
{
    if (tried.trimmed().isEmpty())
        return then(domain::failure(Failure::Kind::Refused, u"say what was tried"_s));
    const QJsonObject data = {{u"tried"_s, tried},
                              {u"result"_s, result},
                              {u"outcome"_s, domain::wireName(outcome)},
                              {u"articleId"_s, QJsonValue::Null}};
    d->createEntry(ticket,
                   {{u"kind"_s, u"attempt"_s}, {u"text"_s, domain::attemptText(tried, result)}, {u"data"_s, data}},
                   files, std::move(then));
}

void Workspace::assign(const domain::TicketId &ticket, const domain::PersonId &person, Saved then)
{
    const QJsonValue value = person.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(person.value());
    d->update(ticket, {{u"assigneeId"_s, value}}, std::move(then));
}

void Workspace::change(const domain::TicketId &ticket, const QJsonObject &patch, Saved then)
{
    d->update(ticket, patch, std::move(then));
}

void Workspace::createTicket(const NewTicket &ticket, Saved then)
{
    if (const auto fits = checkText(ticket.subject, mostNameBytes); !fits)
        return then(tl::unexpected<Failure>(Failure{Failure::Kind::Refused, u"subject: "_s + fits.error().detail}));
    if (ticket.body.toUtf8().size() > mostTextBytes)
        return then(tl::unexpected<Failure>(checkText(ticket.body, mostTextBytes).error()));
    if (ticket.requester.shown().trimmed().isEmpty())
        return then(domain::failure(Failure::Kind::Refused, u"requester: say who asks"_s));
    if (!domain::priorityFor(ticket.impact, ticket.urgency))
        return then(domain::failure(Failure::Kind::Refused, u"impact and urgency are 1, 2 or 3"_s));
    QJsonObject content = {{u"type"_s, ticket.type.isEmpty() ? u"incident"_s : ticket.type},
                           {u"subject"_s, ticket.subject.trimmed()},
                           {u"body"_s, ticket.body},
                           {u"requester"_s, domain::toJson(ticket.requester)},
                           {u"impact"_s, ticket.impact},
                           {u"urgency"_s, ticket.urgency}};
    if (!ticket.category.isEmpty())
        content[u"category"] = ticket.category;
    const domain::Route route = domain::routeFor(d->routing, ticket.category);
    if (const auto queue = domain::routedQueue(route, d->queues, d->tiers))
        content[u"queueId"] = queue->id.value();
    d->enqueue([this, content, then = std::move(then)](const Private::Finish &finish) {
        Operation operation;
        operation.id = QUuid::createUuid();
        operation.type = ObjectType::Ticket;
        operation.action = Operation::Action::Create;
        operation.content = content;
        operation.ticket = operation.localId();
        d->append(operation, [then, finish](const domain::Result<QUuid> &saved) {
            then(saved);
            finish();
        });
    });
}

void Workspace::withdraw(const QUuid &operation, Then<domain::Result<void>> then)
{
    d->onWork(
        [this, operation](store::WorkStore &work) {
            const auto done = work.withdraw(operation);
            d->republish();
            return done;
        },
        std::move(then));
}

void Workspace::retry(const QUuid &operation, Then<domain::Result<void>> then)
{
    const auto found = std::find_if(d->operations.cbegin(), d->operations.cend(),
                                    [&](const Operation &known) { return known.id == operation; });
    const QJsonObject content = found != d->operations.cend() ? found->content : QJsonObject();
    d->checkEdited(operation, content, [=, this](const domain::Result<void> &allowed) {
        if (!allowed)
            return then(allowed);
        d->onWork(
            [this, operation](store::WorkStore &work) {
                const auto done = work.retry(operation);
                d->republish();
                return done;
            },
            then);
    });
}

void Workspace::editOperation(const QUuid &operation, const QJsonObject &content, Then<domain::Result<void>> then)
{
    d->checkEdited(operation, content, [=, this](const domain::Result<void> &allowed) {
        if (!allowed)
            return then(allowed);
        d->onWork(
            [this, operation, content](store::WorkStore &work) {
                const auto done = work.edit(operation, content);
                d->republish();
                return done;
            },
            then);
    });
}

} // namespace secondline::workspace
