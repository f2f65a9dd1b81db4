// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace_p.h"

#include <algorithm>
#include <chrono>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Operation;
using domain::OperationState;

namespace {

constexpr int indexBudgetMs = 50;
//! While the first sync fills the cache, the index waits for this many records: small commits cost it most of its
//! speed.
constexpr qint64 indexBacklog = 10'000;
constexpr qsizetype sentKept = 100;
//! Changes are told bundled: a sync of thousands of rows must not make the lists refetch for each. While the first sync
//! fills the cache everything changes all the time, and what is on screen should rest.
constexpr std::chrono::milliseconds bundleTime{100};
constexpr std::chrono::milliseconds bundleTimeWhileFilling{500};

} // namespace

void Workspace::Private::republish()
{
    // Runs on the work lane: what work.db holds now, to those who act on it and those who show it.
    if (!workStore)
        return;
    const auto all = workStore->operations();
    const auto idMap = workStore->idMap();
    const auto named = workStore->blobs();
    for (const auto *problem :
         {all ? nullptr : &all.error(), idMap ? nullptr : &idMap.error(), named ? nullptr : &named.error()}) {
        if (problem)
            return toGui([this, failure = *problem] { Q_EMIT q->storeFailed(failure); });
    }
    const Snapshot snapshot = {*all, *idMap, *named};
    cacheLane->post([this, snapshot] {
        if (!cacheWriter)
            return;
        if (driver) {
            driver->setBlobs(snapshot.blobs);
            driver->setOperations(snapshot.operations);
            return;
        }
        const auto change = cacheWriter->setOperations(snapshot.operations);
        if (!change)
            toGui([this, failure = change.error()] { Q_EMIT q->storeFailed(failure); });
        else if (!change->empty())
            toGui([this, changed = *change] { cacheChanged(changed); });
    });
    toGui([this, snapshot] { takeSnapshot(snapshot); });
}

void Workspace::Private::takeSnapshot(const Snapshot &snapshot)
{
    for (const Operation &operation : snapshot.operations) {
        if (operation.state != OperationState::Applied)
            continue;
        const bool told =
            std::any_of(sent.cbegin(), sent.cend(), [&](const Operation &known) { return known.id == operation.id; });
        if (!told)
            sent.prepend(operation);
    }
    if (sent.size() > sentKept)
        sent.resize(sentKept);
    ids = snapshot.ids;
    blobs = snapshot.blobs;
    moveDrafts();
    reconnection.takeOperations(snapshot.operations);
    if (operations == snapshot.operations)
        return;
    operations = snapshot.operations;
    Q_EMIT q->operationsChanged();
}

void Workspace::Private::cacheChanged(const store::CacheChange &change)
{
    changes.add(change);
    if (!changesTimer.isActive())
        changesTimer.start(firstSync && firstTold ? bundleTimeWhileFilling : bundleTime);
}

void Workspace::Private::flushChanges()
{
    const store::CacheChange told = std::exchange(changes, {});
    firstTold = true;
    if (told.desk || told.all)
        loadDesk();
    if (!told.tickets.isEmpty() || told.all)
        Q_EMIT q->ticketsChanged(told.tickets, told.all);
    if (!told.articles.isEmpty() || told.all)
        Q_EMIT q->articlesChanged(told.articles, told.all);
    ++indexWanted;
    kickIndex();
}

void Workspace::Private::loadDesk()
{
    struct Desk
    {
        QList<domain::Tier> tiers;
        QList<domain::Queue> queues;
        QList<domain::Person> persons;
    };
    ask<Desk>(
        readLane, q,
        [this, at = clock.now()] {
            Desk desk;
            if (!reader)
                return desk;
            desk.tiers = reader->tiers().value_or(QList<domain::Tier>());
            desk.persons = reader->persons().value_or(QList<domain::Person>());
            const auto summaries = reader->queues(at);
            if (summaries) {
                for (const domain::QueueSummary &summary : *summaries)
                    desk.queues.append(summary.queue);
            }
            return desk;
        },
        [this](const Desk &desk) {
            tiers = desk.tiers;
            queues = desk.queues;
            persons = desk.persons;
            Q_EMIT q->deskChanged();
        });
}

void Workspace::Private::kickIndex()
{
    if (!indexLane || indexQueued.exchange(true))
        return;
    indexLane->post([this] {
        indexQueued = false;
        const quint64 of = indexWanted;
        if (!searchIndex)
            return;
        if (firstSync) {
            const auto now = searchIndex->progress();
            if (now && now->total - now->indexed < indexBacklog) {
                toGui([this, progress = *now] { showIndex(progress, indexedUpTo); });
                return;
            }
        }
        const auto progress = searchIndex->step(indexBudgetMs);
        if (!progress) {
            toGui([this, failure = progress.error()] { Q_EMIT q->storeFailed(failure); });
            return;
        }
        if (!progress->complete())
            kickIndex();
        toGui([this, now = *progress, of] { showIndex(now, of); });
    });
}

void Workspace::Private::showIndex(const domain::IndexProgress &now, quint64 of)
{
    const quint64 before = indexedUpTo;
    if (now.complete())
        indexedUpTo = of;
    if (index == now && indexedUpTo == before)
        return;
    index = now;
    Q_EMIT q->indexProgressChanged(now);
}

void Workspace::Private::setStatus(domain::SyncStatus next)
{
    if (!next.lastSync.isValid())
        next.lastSync = status.lastSync;
    if (next == status)
        return;
    const bool loading = next.phase == domain::SyncStatus::Phase::FirstSync;
    const bool loaded = firstSync && !loading;
    status = next;
    firstSync = loading;
    reconnection.takeStatus(status);
    Q_EMIT q->syncStatusChanged(status);
    if (status.online && status.phase == domain::SyncStatus::Phase::Idle)
        tellReconnection();
    if (loaded)
        kickIndex();
}

} // namespace secondline::workspace
