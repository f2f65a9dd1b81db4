// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/driver.h"

#include "sync/decisionlog.h"
#include "sync/engine.h"
#include "sync/slices.h"
#include "sync/uptime.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <deque>

namespace secondline::sync {

namespace {

constexpr qint64 longestSleepMs = 60 * 1000;

} // namespace

class Driver::Private
{
public:
    Private(Driver &driver, Connector &itsConnector, store::CacheWriter &itsCache, Binding binding)
        : q(driver)
        , connector(itsConnector)
        , cache(itsCache)
        , engine({std::move(binding.serverId), std::move(binding.accountId), std::move(binding.personId),
                  std::move(binding.device)})
        , run(QRandomGenerator::global()->generate())
        , random(run)
    {
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
            const Moment now{uptimeMs(), QDateTime::currentDateTimeUtc(), random.generateDouble()};
            ++steps;
            const bool logged = decisions().isInfoEnabled();
            const QString taken = logged ? described(next) : QString();
            Effects effects = engine.step(std::move(next), now);
            if (logged)
                qCInfo(decisions).noquote() << describedStep(run, steps, taken, effects);
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
    quint32 run; //!< names this run in the log; its random numbers follow from it
    QRandomGenerator random;
    quint64 steps = 0;
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
    void perform(Store &store)
    {
        Job job;
        job.store = store.store;
        job.batch = SlicedBatch(std::move(store.batch));
        enqueue(std::move(job));
    }
    void perform(Prune &prune)
    {
        Job job;
        job.store = prune.store;
        job.prune = {prune.type, std::move(prune.seen), std::move(prune.cursors)};
        enqueue(std::move(job));
    }
    void perform(PurgeQueue &purge)
    {
        Job job;
        job.store = purge.store;
        job.purge = purge.queueId;
        enqueue(std::move(job));
    }
    void perform(PurgeStrays &purge)
    {
        Job job;
        job.store = purge.store;
        job.strays = true;
        enqueue(std::move(job));
    }
    void perform(SetLoading &loading)
    {
        if (const auto done = cache.setLoading(loading.loading); !done)
            events.push_back(StoreFailed{done.error()});
    }
    void perform(MarkSending &mark) { Q_EMIT q.sendingWanted(mark.operations); }
    void perform(Settle &settle) { Q_EMIT q.settled(settle.settlements); }
    void perform(WakeAt &at)
    {
        // Qt's timers do not count sleep: looking early costs a step, waking late costs a minute at most.
        wake.start(std::chrono::milliseconds(std::clamp<qint64>(at.monotonicMs - uptimeMs(), 0, longestSleepMs)));
    }
    void perform(ShowSession &session) { Q_EMIT q.sessionOpened(session.session); }
    void perform(ShowStatus &status) { Q_EMIT q.statusChanged(status.status); }
    void perform(Report &report) { Q_EMIT q.finished(report.report); }
    void perform(CountVanishing &count)
    {
        Job job;
        job.store = count.count;
        job.count = std::move(count);
        enqueue(std::move(job));
    }
    void perform(ShowBlob &blob)
    {
        switch (blob.news) {
        case ShowBlob::News::Confirmed:
            Q_EMIT q.blobConfirmed(blob.blobId);
            break;
        case ShowBlob::News::Fetched:
            Q_EMIT q.blobFetched(blob.blobId);
            break;
        case ShowBlob::News::Failed:
            Q_EMIT q.blobFailed(blob.blobId, blob.failure);
            break;
        }
    }
    void perform(LookForLost &look) { Q_EMIT q.lookWanted(look.awaited); }

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
        bool strays = false;
        std::optional<CountVanishing> count;
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
        if (job.count) {
            countNext();
            return;
        }
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

    void countNext()
    {
        const CountVanishing what = std::move(*jobs.front().count);
        jobs.pop_front();
        const auto held = cache.ids(domain::ObjectType::Ticket);
        if (!held) {
            jobs.clear();
            feed(StoreFailed{held.error()});
            return;
        }
        const QSet<QString> removed(what.removed.cbegin(), what.removed.cend());
        const auto vanishing = std::count_if(held->cbegin(), held->cend(), [&](const QString &id) {
            return what.sweep ? !what.seen.contains(id) : removed.contains(id);
        });
        if (!jobs.empty())
            slice.start(0);
        feed(VanishingCounted{what.count, static_cast<int>(vanishing), static_cast<int>(held->size())});
    }

    domain::Result<store::CacheChange> storeSlice(Job &job)
    {
        if (!job.purge.isEmpty())
            return cache.purgeQueue(job.purge);
        if (job.strays)
            return cache.purgeStrays();
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
    connect(&connector, &Connector::progressed, this, &Driver::blobProgress);
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

void Driver::setBlobs(const QMap<QString, bool> &blobs)
{
    d->feed(BlobsChanged{blobs});
}

void Driver::wantBlob(const domain::Attachment &attachment)
{
    d->feed(BlobWanted{attachment});
}

void Driver::setLeftOut(const QSet<QString> &queues)
{
    d->feed(KeepChosen{queues});
}

void Driver::lostLookedFor()
{
    d->feed(LostLookedFor{});
}

void Driver::answerBrake(domain::BrakeAnswer answer)
{
    d->feed(BrakeAnswered{answer});
}

void Driver::networkChanged(bool reachable)
{
    d->feed(NetworkChanged{reachable});
}

} // namespace secondline::sync
