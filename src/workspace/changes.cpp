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
    if (!all || !idMap) {
        toGui([this, failure = all ? idMap.error() : all.error()] { Q_EMIT q->storeFailed(failure); });
        return;
    }
    cacheLane->post([this, snapshot = *all] {
        if (!cacheWriter)
            return;
        if (driver) {
            driver->setOperations(snapshot);
            return;
        }
        const auto change = cacheWriter->setOperations(snapshot);
        if (!change)
            toGui([this, failure = change.error()] { Q_EMIT q->storeFailed(failure); });
        else if (!change->empty())
            toGui([this, changed = *change] { cacheChanged(changed); });
    });
    toGui([this, snapshot = *all, map = *idMap] { takeOperations(snapshot, map); });
}

void Workspace::Private::takeOperations(const QList<Operation> &snapshot, const QMap<QString, QString> &idMap)
{
    for (const Operation &operation : snapshot) {
        if (operation.state != OperationState::Applied)
            continue;
        const bool told =
            std::any_of(sent.cbegin(), sent.cend(), [&](const Operation &known) { return known.id == operation.id; });
        if (!told)
            sent.prepend(operation);
    }
    if (sent.size() > sentKept)
        sent.resize(sentKept);
    ids = idMap;
    if (operations == snapshot)
        return;
    operations = snapshot;
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
        [this] {
            Desk desk;
            if (!reader)
                return desk;
            desk.tiers = reader->tiers().value_or(QList<domain::Tier>());
            desk.persons = reader->persons().value_or(QList<domain::Person>());
            const auto summaries = reader->queues(QDateTime::currentDateTimeUtc());
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
        if (!searchIndex)
            return;
        if (firstSync) {
            const auto now = searchIndex->progress();
            if (now && now->total - now->indexed < indexBacklog) {
                toGui([this, progress = *now] { showIndex(progress); });
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
        toGui([this, now = *progress] { showIndex(now); });
    });
}

void Workspace::Private::showIndex(const domain::IndexProgress &now)
{
    if (index == now)
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
    Q_EMIT q->syncStatusChanged(status);
    if (loaded)
        kickIndex();
}

} // namespace secondline::workspace
