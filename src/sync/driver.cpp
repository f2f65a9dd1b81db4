// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/driver.h"

#include "sync/engine.h"
#include "sync/slices.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimer>

#include <deque>

namespace secondline::sync {

class Driver::Private
{
public:
    Private(Driver &driver, Connector &itsConnector, store::CacheWriter &itsCache, Binding binding)
        : q(driver)
        , connector(itsConnector)
        , cache(itsCache)
        , engine({std::move(binding.serverId), std::move(binding.accountId), std::move(binding.personId)})
    {
        uptime.start();
        wake.setSingleShot(true);
        slice.setSingleShot(true);
        QObject::connect(&wake, &QTimer::timeout, &q, [this] { feed(Tick{}); });
        QObject::connect(&slice, &QTimer::timeout, &q, [this] { storeNext(); });
    }

    //! Steps the engine; an event that an effect causes at once waits for its turn.
    void feed(Event event)
    {
        events.push_back(std::move(event));
        if (feeding)
            return;
        feeding = true;
        while (!events.empty()) {
            Event next = std::move(events.front());
            events.pop_front();
            const Moment now{uptime.elapsed(), QDateTime::currentDateTimeUtc(),
                             QRandomGenerator::global()->generateDouble()};
            Effects effects = engine.step(std::move(next), now);
            for (Effect &effect : effects)
                std::visit([this](auto &what) { perform(what); }, effect);
        }
        feeding = false;
    }

    void tellShown()
    {
        QList<domain::Operation> applied;
        for (const domain::Operation &operation : std::as_const(operations)) {
            if (operation.state == domain::OperationState::Applied)
                applied.append(operation);
        }
        if (applied.isEmpty())
            return;
        const auto shown = cache.shown(applied);
        if (shown && !shown->isEmpty())
            Q_EMIT q.shown(*shown);
    }

    void tellChange(const store::CacheChange &change)
    {
        if (!change.empty())
            Q_EMIT q.cacheChanged(change);
    }

    Driver &q;
    Connector &connector;
    store::CacheWriter &cache;
    Engine engine;
    QElapsedTimer uptime;
    QTimer wake;
    QTimer slice;
    std::deque<Event> events;
    bool feeding = false;
    QList<domain::Operation> operations;

private:
    void perform(Send &send) { connector.send(send.request, send.what); }
    void perform(CancelAll &) { connector.cancelAll(); }
    void perform(ReadCache &)
    {
        // What was given to the cache before belongs to a life that is over.
        jobs.clear();
        const auto cursors = cache.cursors();
        const auto queues = cursors ? cache.readableQueues() : tl::unexpected(cursors.error());
        if (queues)
            events.push_back(CacheRead{*cursors, *queues});
        else
            events.push_back(StoreFailed{queues.error()});
    }
    void perform(Store &store) { enqueue({store.store, SlicedBatch(std::move(store.batch)), {}, {}, false}); }
    void perform(Prune &prune)
    {
        PruneJob job{prune.type, std::move(prune.seen), std::move(prune.cursors)};
        enqueue({prune.store, {}, std::move(job), {}, false});
    }
    void perform(PurgeQueue &purge) { enqueue({purge.store, {}, {}, purge.queueId, false}); }
    void perform(SetLoading &loading)
    {
        if (const auto done = cache.setLoading(loading.loading); !done)
            events.push_back(StoreFailed{done.error()});
    }
    void perform(MarkSending &mark) { Q_EMIT q.sendingWanted(mark.operations); }
    void perform(Settle &settle) { Q_EMIT q.settled(settle.settlements); }
    void perform(WakeAt &at)
    {
        wake.start(std::chrono::milliseconds(std::max<qint64>(0, at.monotonicMs - uptime.elapsed())));
    }
    void perform(ShowSession &session) { Q_EMIT q.sessionOpened(session.session); }
    void perform(ShowStatus &status) { Q_EMIT q.statusChanged(status.status); }
    void perform(Report &report) { Q_EMIT q.finished(report.report); }

    struct PruneJob
    {
        domain::ObjectType type;
        QSet<QString> seen;
        QMap<QString, QString> cursors;
    };
    struct Job
    {
        quint64 store = 0;
        SlicedBatch batch;
        std::optional<PruneJob> prune;
        QString purge;
        bool pruned = false;
        int removed = 0;
    };

    void enqueue(Job job)
    {
        jobs.push_back(std::move(job));
        if (!slice.isActive())
            slice.start(0);
    }

    //! One transaction, then the event loop has its turn.
    void storeNext()
    {
        if (jobs.empty())
            return;
        Job &job = jobs.front();
        const auto change = storeSlice(job);
        if (!change) {
            jobs.clear();
            feed(StoreFailed{change.error()});
            return;
        }
        const bool done = job.batch.done();
        const Stored stored{job.store, job.removed};
        if (done)
            jobs.pop_front();
        if (!jobs.empty())
            slice.start(0);
        tellChange(*change);
        if (done) {
            tellShown();
            feed(stored);
        }
    }

    domain::Result<store::CacheChange> storeSlice(Job &job)
    {
        if (!job.purge.isEmpty())
            return cache.purgeQueue(job.purge);
        if (job.prune && !job.pruned) {
            const auto ids = cache.ids(job.prune->type);
            if (!ids)
                return tl::unexpected(ids.error());
            store::CacheBatch batch;
            for (const QString &id : *ids) {
                if (!job.prune->seen.contains(id))
                    batch.removed.append({job.prune->type, id});
            }
            batch.cursors = job.prune->cursors;
            job.removed = static_cast<int>(batch.removed.size());
            job.batch = SlicedBatch(std::move(batch));
            job.pruned = true;
        }
        QElapsedTimer held;
        held.start();
        const auto change = cache.apply(job.batch.next(pace.rows()));
        pace.took(held.nsecsElapsed() / 1000);
        return change;
    }

    std::deque<Job> jobs;
    Pace pace;
};

Driver::Driver(Connector &connector, store::CacheWriter &cache, Binding binding, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, connector, cache, std::move(binding)))
{
    connect(&connector, &Connector::answered, this, [this](quint64 request, const Answer &answer, const Cost &cost) {
        d->feed(Answered{request, answer, cost});
    });
    connect(&connector, &Connector::failed, this,
            [this](quint64 request, const RequestFailure &failure, const Cost &cost) {
                d->feed(Failed{request, failure, cost});
            });
}

Driver::~Driver() = default;

void Driver::start()
{
    d->feed(Started{});
}

void Driver::stop()
{
    d->wake.stop();
    d->feed(Stopped{});
}

void Driver::syncNow(bool full)
{
    d->feed(SyncWanted{full});
}

void Driver::setPolicy(domain::NetworkPolicy policy)
{
    d->feed(PolicyChanged{policy});
}

void Driver::setOperations(const QList<domain::Operation> &operations)
{
    d->operations = operations;
    if (const auto change = d->cache.setOperations(operations))
        d->tellChange(*change);
    else
        d->feed(StoreFailed{change.error()});
    d->feed(OperationsChanged{operations});
    d->tellShown();
}

void Driver::sendingMarked(const QList<QUuid> &operations)
{
    d->feed(SendingMarked{operations});
}

void Driver::networkChanged(bool reachable)
{
    d->feed(NetworkChanged{reachable});
}

} // namespace secondline::sync
