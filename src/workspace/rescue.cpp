// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/lost.h"
#include "workspace/workspace_p.h"

#include <algorithm>
#include <iterator>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::Operation;

//! X10: what the server had accepted and does not have any more is asked about.
void Workspace::Private::lookForLost(const QList<QUuid> &awaited)
{
    // Sent acts live on the work lane, what the server shows is read on the read lane. What a backup undid before it
    // was shown here would be waited for for ever.
    using Accepted = QList<Operation>;
    ask<Accepted>(
        workLane, q,
        [this, awaited] {
            Accepted accepted;
            if (!workStore)
                return accepted;
            accepted = workStore->sentOperations().value_or(Accepted());
            const Accepted pending = workStore->operations().value_or(Accepted());
            std::copy_if(pending.cbegin(), pending.cend(), std::back_inserter(accepted),
                         [&](const Operation &one) { return !one.open() && awaited.contains(one.id); });
            return accepted;
        },
        [this](const Accepted &accepted) {
            sync::Replica replica;
            const QSet<QString> out = q->leftOut();
            for (const domain::Queue &queue : std::as_const(queues)) {
                if (queue.rights.mayRead && !out.contains(queue.id.value()))
                    replica.readableQueues.insert(queue.id.value());
            }
            ask<QList<QUuid>>(
                readLane, q,
                [this, accepted, replica] {
                    if (!reader)
                        return QList<QUuid>();
                    sync::Replica held = replica;
                    held.namesActs = reader->namesActs().value_or(false);
                    held.row = [this](ObjectType type, const QString &id) {
                        const auto row = reader->object(type, id);
                        return row ? std::optional(*row) : std::nullopt;
                    };
                    return sync::lostByServer(accepted, held);
                },
                [this](const QList<QUuid> &lost) {
                    onWork(
                        [this, lost](store::WorkStore &work) {
                            const auto returned = work.returnSent(lost);
                            if (!lost.isEmpty())
                                republish();
                            return returned;
                        },
                        [this](const domain::Result<void> &returned) {
                            if (!returned) {
                                Q_EMIT q->storeFailed(returned.error()); // the next round asks again
                                return;
                            }
                            cacheLane->post([this] {
                                if (driver)
                                    driver->lostLookedFor();
                            });
                        });
                });
        });
}

std::optional<Rescue> Workspace::rescue() const
{
    return d->rescued;
}

void Workspace::acknowledgeRescue(Then<domain::Result<void>> then)
{
    d->onWork([](store::WorkStore &work) { return work.acknowledgeRescue(); },
              [this, then = std::move(then)](const domain::Result<void> &done) {
                  if (done)
                      d->rescued.reset();
                  then(done);
              });
}

void Workspace::answerBrake(domain::BrakeAnswer answer)
{
    if (!d->cacheLane)
        return;
    d->cacheLane->post([this, answer] {
        if (d->driver)
            d->driver->answerBrake(answer);
    });
}

} // namespace secondline::workspace
