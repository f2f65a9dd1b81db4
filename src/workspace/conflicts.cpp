// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/conflictrules.h"
#include "workspace/workspace_p.h"

#include <algorithm>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Operation;

std::optional<Operation> Workspace::Private::conflicting(const QUuid &operation) const
{
    const auto found = std::find_if(operations.cbegin(), operations.cend(), [&](const Operation &known) {
        return known.id == operation && known.state == domain::OperationState::Conflict;
    });
    return found == operations.cend() ? std::nullopt : std::optional(*found);
}

void Workspace::Private::settle(const Operation &operation, const QJsonObject &row, const QJsonObject &decision,
                                Saved then)
{
    const auto act = domain::settlementOf(operation, row, decision);
    if (!act)
        return then(tl::unexpected<Failure>(act.error()));
    const auto retire = [this, old = operation.id, then](const domain::Result<QUuid> &saved) {
        if (!saved)
            return then(saved);
        // The new act is durable; only then the one that it replaces goes to the bin.
        q->withdraw(old, [then, saved](const domain::Result<void> &withdrawn) {
            then(withdrawn ? saved : domain::Result<QUuid>(tl::unexpected<Failure>(withdrawn.error())));
        });
    };
    if (!*act)
        return retire(QUuid());
    QJsonObject now = row;
    for (auto it = operation.refusal.current.begin(); it != operation.refusal.current.end(); ++it)
        now.insert(it.key(), it.value());
    if (const auto allowed = allows(now, (*act)->content); !allowed)
        return then(tl::unexpected<Failure>(allowed.error()));
    append(**act, retire);
}

void Workspace::conflict(const QUuid &operation, QObject *context, Then<std::optional<domain::Conflict>> then)
{
    const auto found = d->conflicting(operation);
    const QString ticket = found ? found->ticket : QString();
    d->knownTickets({ticket}, context,
                    [this, operation, ticket, then = std::move(then)](const QMap<QString, domain::KnownTicket> &known) {
                        // It may have been settled while the cache was read.
                        const auto still = d->conflicting(operation);
                        const domain::PersonId me(d->facts.value(u"personId"_s));
                        then(still ? std::optional(domain::conflictOf(*still, known.value(ticket), me)) : std::nullopt);
                    });
}

void Workspace::resolveConflict(const QUuid &operation, const QJsonObject &decision, Saved then)
{
    d->enqueue([this, operation, decision, then = std::move(then)](const Private::Finish &finish) {
        const Saved done = [then, finish](const domain::Result<QUuid> &saved) {
            then(saved);
            finish();
        };
        const auto found = d->conflicting(operation);
        const QString ticket = found ? found->ticket : QString();
        d->knownTickets({ticket}, this,
                        [this, operation, ticket, decision, done](const QMap<QString, domain::KnownTicket> &known) {
                            const auto still = d->conflicting(operation);
                            if (!still)
                                return done(domain::failure(Failure::Kind::NotFound, u"there is no such conflict"_s));
                            d->settle(*still, known.value(ticket).row, decision, done);
                        });
    });
}

void Workspace::keepMine(const QUuid &operation, Saved then)
{
    const auto found = d->conflicting(operation);
    resolveConflict(operation, found ? found->content : QJsonObject(), std::move(then));
}

} // namespace secondline::workspace
