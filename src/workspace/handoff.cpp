// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/handoff.h"

#include "domain/handoffprefill.h"
#include "domain/overlay.h"
#include "policy/shippedpolicy.h"
#include "workspace/workspace_p.h"

#include <algorithm>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::ObjectType;
using domain::Operation;

namespace {

//! The current rules as the cache has them; those that ship where it has none yet.
void readRules(const store::CacheReader &reader, QList<domain::Guide> &guides,
               std::optional<domain::EscalationPolicy> &policy)
{
    QList<QJsonObject> forms = reader.current(ObjectType::FormDefinition).value_or(QList<QJsonObject>());
    if (forms.isEmpty())
        forms = {policy::shippedDocument(u"guide-tier-1-to-2"_s), policy::shippedDocument(u"guide-tier-2-to-3"_s)};
    for (const QJsonObject &form : std::as_const(forms)) {
        if (auto guide = domain::guideFrom(form)) // one of a newer version than this program reads is left out
            guides.append(std::move(*guide));
    }
    for (const QJsonObject &stored : reader.current(ObjectType::Policy).value_or(QList<QJsonObject>())) {
        if (stored[u"kind"] != u"escalation"_s)
            continue;
        if (auto read = domain::escalationPolicyFrom(stored[u"document"].toObject(), stored[u"revision"].toInt()))
            policy = std::move(*read);
    }
    if (!policy) {
        if (auto read = domain::escalationPolicyFrom(policy::shippedDocument(u"escalation"_s), 0))
            policy = std::move(*read);
    }
}

Operation escalationOf(const HandoffForm &form, const domain::Handoff &handoff, const QList<domain::Attachment> &files)
{
    Operation operation;
    operation.type = ObjectType::Escalation;
    operation.action = Operation::Action::Create;
    operation.ticket = form.ticket.id.value();
    operation.content = {{u"ticketId"_s, form.ticket.id.value()},
                         {u"toQueueId"_s, form.toQueue.value()},
                         {u"reason"_s, handoff.reason},
                         {u"answers"_s, handoff.answers},
                         {u"attachments"_s, domain::toJson(files)}};
    if (!form.guide.id.isEmpty()) { // the shipped one is no object of the server's
        operation.content.insert(u"formId"_s, form.guide.id);
        operation.content.insert(u"formRevision"_s, form.guide.revision);
        operation.content.insert(u"policyRevision"_s, form.policy.revision);
    }
    return operation;
}

} // namespace

std::optional<int> Workspace::Private::levelOf(const QString &queueId) const
{
    for (const domain::Queue &queue : queues) {
        if (queue.id.value() != queueId)
            continue;
        for (const domain::Tier &tier : tiers) {
            if (tier.id == queue.tierId)
                return tier.level;
        }
    }
    return std::nullopt;
}

void Workspace::Private::form(const domain::TicketId &ticket, const domain::QueueId &toQueue, const QUuid &except,
                              QObject *context, Then<domain::Result<HandoffForm>> then)
{
    struct Parts
    {
        QJsonObject row;
        QList<QJsonObject> entries;
        QList<domain::Guide> guides;
        std::optional<domain::EscalationPolicy> policy;
        QList<domain::Asset> assets;
    };
    const QString wanted = serverIdOf(ticket.value());
    ask<Parts>(
        readLane, context,
        [this, wanted] {
            Parts parts;
            if (!reader)
                return parts;
            parts.row = reader->ticket(wanted).value_or(QJsonObject());
            if (!parts.row.isEmpty())
                parts.entries = reader->entries(parts.row[u"id"].toString()).value_or(QList<QJsonObject>());
            parts.assets = reader->assets().value_or(QList<domain::Asset>());
            readRules(*reader, parts.guides, parts.policy);
            return parts;
        },
        [this, wanted, toQueue, except, then = std::move(then)](const Parts &parts) {
            const QString id = parts.row.isEmpty() ? wanted : parts.row[u"id"].toString();
            QList<Operation> pending = operationsOn(id);
            pending.removeIf([&](const Operation &operation) { return operation.id == except; });
            const QJsonObject now = domain::overlaidTicket(parts.row, pending);
            if (now.isEmpty())
                return then(domain::failure(Failure::Kind::NotFound, id));
            const domain::Ticket effective = domain::ticketFrom(now);
            const std::optional<int> toLevel = levelOf(toQueue.value());
            const int fromLevel = levelOf(effective.queueId.value()).value_or(effective.tierLevel);
            if (!toLevel || *toLevel <= fromLevel)
                return then(domain::failure(
                    Failure::Kind::Refused,
                    u"the ticket is at Tier %1; an escalation leads to a queue above it"_s.arg(fromLevel)));
            if (!domain::isOpen(effective.status))
                return then(domain::failure(Failure::Kind::Refused, u"only an open ticket goes up a tier"_s));
            const domain::Guide *guide = domain::escalationGuide(parts.guides, fromLevel, *toLevel);
            if (!guide || !parts.policy)
                return then(domain::failure(Failure::Kind::Refused,
                                            u"no guide leads from Tier %1 to Tier %2"_s.arg(fromLevel).arg(*toLevel)));
            HandoffForm form{
                effective, timelineOf(parts.entries, pending), toQueue, fromLevel, *toLevel, *guide, *parts.policy, {}};
            QList<domain::Asset> assets = parts.assets;
            assets.removeIf([&](const domain::Asset &asset) { return !effective.assetIds.contains(asset.id); });
            form.prefilled = domain::prefilledAnswers(form.guide, effective, form.timeline, assets);
            then(form);
        });
}

void Workspace::handoff(const domain::TicketId &ticket, const domain::QueueId &toQueue, QObject *context,
                        Then<domain::Result<HandoffForm>> then)
{
    d->form(ticket, toQueue, {}, context, std::move(then));
}

void Workspace::escalate(const domain::TicketId &ticket, const domain::QueueId &toQueue, const domain::Handoff &handoff,
                         const QList<domain::Attachment> &files, Then<Escalated> then)
{
    d->enqueue([this, ticket, toQueue, handoff, files, then = std::move(then)](const Private::Finish &finish) {
        const auto done = [then, finish](const Escalated &escalated) {
            then(escalated);
            finish();
        };
        d->form(ticket, toQueue, {}, this, [this, handoff, files, done](const domain::Result<HandoffForm> &form) {
            if (!form)
                return done({tl::unexpected<Failure>(form.error()), {}});
            const QList<domain::HandoffGap> missing = form->gaps(handoff);
            if (!missing.isEmpty())
                return done({domain::failure(Failure::Kind::Refused,
                                             missing.constFirst().pointer + u": "_s + missing.constFirst().why),
                             missing});
            d->append(escalationOf(*form, handoff, files), [done](const domain::Result<QUuid> &saved) {
                done({saved, {}});
            });
        });
    });
}

void Workspace::handoffs(const domain::TicketId &ticket, QObject *context, Then<QList<domain::Escalation>> then)
{
    const QString id = d->serverIdOf(ticket.value());
    d->ask<QList<QJsonObject>>(
        d->readLane, context,
        [this, id] {
            return d->reader ? d->reader->escalations(id).value_or(QList<QJsonObject>()) : QList<QJsonObject>();
        },
        [this, id, then = std::move(then)](const QList<QJsonObject> &rows) {
            QList<domain::Escalation> all;
            QSet<QUuid> known;
            for (const QJsonObject &row : rows) {
                all.append(domain::escalationFrom(row));
                known.insert(all.constLast().opId);
            }
            for (const Operation &operation : d->operationsOn(id)) {
                if (operation.type != ObjectType::Escalation || known.contains(operation.id))
                    continue;
                domain::Escalation pending = domain::escalationFrom(operation.content);
                pending.id = operation.localId();
                pending.opId = operation.id;
                pending.effectiveAt = operation.actedAt;
                pending.toLevel = d->levelOf(pending.toQueueId.value()).value_or(0);
                pending.pending = true;
                all.append(pending);
            }
            then(all);
        });
}

void Workspace::Private::checkEdited(const QUuid &operation, const QJsonObject &content,
                                     Then<domain::Result<void>> then)
{
    const auto found = std::find_if(operations.cbegin(), operations.cend(),
                                    [&](const Operation &known) { return known.id == operation; });
    if (found == operations.cend() || found->type != ObjectType::Escalation)
        return then({});
    const domain::Handoff handoff{content[u"reason"].toString(), content[u"answers"].toObject()};
    form(domain::TicketId(content[u"ticketId"].toString()), domain::QueueId(content[u"toQueueId"].toString()),
         operation, q, [handoff, then = std::move(then)](const domain::Result<HandoffForm> &form) {
             if (!form)
                 return then(tl::unexpected<Failure>(form.error()));
             const QList<domain::HandoffGap> missing = form->gaps(handoff);
             if (missing.isEmpty())
                 return then({});
             then(domain::failure(Failure::Kind::Refused,
                                  missing.constFirst().pointer + u": "_s + missing.constFirst().why));
         });
}

} // namespace secondline::workspace
