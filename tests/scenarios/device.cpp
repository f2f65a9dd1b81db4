// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "device.h"

#include "words.h"

#include "sync/lost.h"

#include <QTimeZone>

namespace secondline::scenarios {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Operation;
using domain::OperationState;
using domain::Result;

namespace {

constexpr int slowestLane = 3; // ms

} // namespace

Device::Device(const Place &place, int number, QString account, QString serverId)
    : m_place(place)
    , m_number(number)
    , m_account(std::move(account))
    , m_serverId(std::move(serverId))
    , m_tables(u"d"_s + QString::number(number))
{
}

QDateTime Device::wallClock() const
{
    static const qint64 start = QDateTime(QDate(2026, 6, 18), QTime(9, 0), QTimeZone::utc()).toMSecsSinceEpoch();
    return QDateTime::fromMSecsSinceEpoch(start + m_place.agenda.now() + m_wallOffset * 1000, QTimeZone::utc());
}

// ---- the program's life

void Device::start()
{
    m_runs = true;
    m_tables.open(std::exchange(m_copied, false), wallClock());
    openEngine();
}

void Device::crash()
{
    closeEngine();
    ++m_life;
    m_work.clear();
    m_workPlanned = false;
    m_runs = false;
}

void Device::signIn()
{
    if (!m_runs)
        return;
    closeEngine();
    openEngine();
}

void Device::signOut()
{
    closeEngine();
}

void Device::signInAs(const QString &account)
{
    if (!m_runs)
        return;
    signIn();
    m_connection->account = account;
}

void Device::becomeCopyOf(const Device &other)
{
    crash();
    m_account = other.m_account;
    m_serverId = other.m_serverId;
    m_tables = other.m_tables;
    m_tables.setFull(false);
    m_kept = other.m_kept;
    m_overtaken = other.m_overtaken;
    m_leftOut = other.m_leftOut;
    m_everLeftOut = other.m_everLeftOut;
    m_copied = true;
    for (const QList<Operation> *copied : {&m_tables.operations(), &m_tables.sent()}) {
        for (const Operation &operation : *copied) {
            if (Ledger::Act *act = m_place.ledger.find(operation.id))
                act->copied = true;
        }
    }
}

void Device::openEngine()
{
    m_engine =
        std::make_unique<sync::Engine>(sync::Binding{m_serverId, m_account, u"p-"_s + m_account, m_tables.device()});
    m_connection = std::make_shared<Connection>();
    m_connection->account = m_account;
    m_notBefore = 0;
    m_refused = false;
    feed(sync::PolicyChanged{m_policy});
    feed(sync::KeepChosen{m_leftOut});
    m_snapshot = m_tables.operations();
    feed(sync::OperationsChanged{m_snapshot});
    tellShown();
    feed(sync::Started{});
}

void Device::closeEngine()
{
    m_engine.reset();
    ++m_run;
    ++m_connectorLife;
    m_events.clear();
    m_posts.clear();
    m_jobs.clear();
    m_storePlanned = false;
    m_wakeAt = -1;
    m_brakeShown = false;
}

// ---- its person and its system

void Device::append(Operation operation)
{
    onWork([this, operation = std::move(operation)] {
        const Result<Operation> stored = m_tables.append(operation);
        m_place.trace.note(m_place.agenda.now(), m_number, stored ? "saved" : "not saved", operation.id,
                           stored ? stored->ticket : QString());
        if (!stored)
            return; // the text stays on screen
        m_place.ledger.acknowledged(m_number, *stored);
        republish();
    });
}

void Device::edit(const QUuid &operation, const QJsonObject &content)
{
    onWork([this, operation, content] {
        if (!m_tables.edit(operation, content))
            return;
        m_place.trace.note(m_place.agenda.now(), m_number, "edited", operation);
        if (Ledger::Act *act = m_place.ledger.find(operation))
            act->contents.append(content);
        republish();
    });
}

void Device::withdraw(const QUuid &operation)
{
    onWork([this, operation] {
        if (!m_tables.withdraw(operation))
            return;
        m_place.trace.note(m_place.agenda.now(), m_number, "withdrawn", operation);
        if (Ledger::Act *act = m_place.ledger.find(operation))
            act->withdrawnAt = m_place.agenda.now();
        republish();
    });
}

void Device::retry(const QUuid &operation)
{
    onWork([this, operation] {
        if (!m_tables.retry(operation))
            return;
        m_place.trace.note(m_place.agenda.now(), m_number, "put back", operation);
        republish();
    });
}

void Device::syncNow(bool full)
{
    m_refused = false;
    feed(sync::SyncWanted{full});
}

void Device::setPolicy(domain::NetworkPolicy policy)
{
    m_policy = policy;
    feed(sync::PolicyChanged{policy});
}

void Device::leaveOut(const QSet<QString> &queues)
{
    m_leftOut = queues;
    m_everLeftOut = m_everLeftOut || !queues.isEmpty();
    m_place.trace.note(m_place.agenda.now(), m_number, "leaves out",
                       QStringList(queues.cbegin(), queues.cend()).join(u' '));
    feed(sync::KeepChosen{queues});
}

void Device::networkChanged(bool reachable)
{
    feed(sync::NetworkChanged{reachable});
}

void Device::setFull(bool full)
{
    m_tables.setFull(full);
}

Stand Device::stand() const
{
    return m_engine ? standOf(m_engine->state()) : Stand::Off;
}

bool Device::still() const
{
    return m_work.empty() && m_posts.empty() && m_jobs.empty() && m_events.empty();
}

bool Device::midway() const
{
    if (!still())
        return true;
    const auto sweeps = [](const QString &cursor) {
        return cursor.startsWith(u"sweep/"_s) || cursor.startsWith(u"queue/"_s);
    };
    const QMap<QString, QString> &cursors = m_tables.cursors();
    if (std::any_of(cursors.keyBegin(), cursors.keyEnd(), sweeps))
        return true;
    if (!m_engine)
        return false;
    const sync::State &state = m_engine->state();
    return !state.requests.isEmpty() || !state.sweeps.isEmpty() || state.heldRemovals;
}

// ---- the engine

void Device::feed(sync::Event event)
{
    if (!m_engine)
        return;
    m_events.push_back(std::move(event));
    if (m_feeding)
        return;
    m_feeding = true;
    while (!m_events.empty()) {
        sync::Event next = std::move(m_events.front());
        m_events.pop_front();
        ++m_steps;
        m_place.trace.note(m_place.agenda.now(), m_number, "<-", wordsFor(next));
        const sync::Moment now{m_place.agenda.now(), wallClock(), m_place.dice.fraction()};
        const sync::Effects effects = m_engine->step(std::move(next), now);
        for (const sync::Effect &effect : effects)
            take(effect);
    }
    m_feeding = false;
}

void Device::take(const sync::Effect &effect)
{
    if (const QString words = wordsFor(effect); !words.isEmpty())
        m_place.trace.note(m_place.agenda.now(), m_number, "->", words);
    std::visit(
        [this](const auto &what) {
            if constexpr (requires { perform(what); })
                perform(what);
        },
        effect);
}

void Device::perform(const sync::Send &send)
{
    const qint64 now = m_place.agenda.now();
    if (m_policy == domain::NetworkPolicy::Offline)
        m_place.ledger.violated(u"device %1 asks the network although its person works offline"_s.arg(m_number));
    if (now < m_notBefore)
        m_place.ledger.violated(u"X6: device %1 does not wait as Retry-After says"_s.arg(m_number));
    if (m_refused)
        m_place.ledger.violated(u"X6: device %1 goes on with a token that was refused"_s.arg(m_number));
    if (const auto *push = std::get_if<sync::Push>(&send.what)) {
        for (const Operation &operation : push->operations) {
            const Operation *kept = m_tables.find(operation.id);
            if (!kept || kept->state != OperationState::Sending)
                m_place.ledger.violated(u"X2: %1 leaves device %2 before its attempt is durable"_s.arg(
                    operation.id.toString(), QString::number(m_number)));
            if (!m_place.ledger.find(operation.id))
                m_place.ledger.violated(u"X1: %1 was never saved on a device"_s.arg(operation.id.toString()));
        }
    }
    const auto deliver = [this, run = m_run, life = m_connectorLife](const sync::Event &event) {
        if (run != m_run || life != m_connectorLife)
            return;
        // A request that the engine gave up says nothing to it any more.
        const auto *failed = std::get_if<sync::Failed>(&event);
        if (failed && m_engine->state().requests.contains(failed->request)) {
            if (failed->failure.retryAfter)
                m_notBefore =
                    std::max(m_notBefore, m_place.agenda.now() + qint64(failed->failure.retryAfter->count()) * 1000);
            m_refused = m_refused || failed->failure.failure.kind == Failure::Kind::SignedOut;
        }
        feed(event);
    };
    m_place.wire.carry(m_connection, stand(), send.request, send.what, deliver);
}

void Device::perform(const sync::CancelAll &)
{
    ++m_connectorLife;
}

void Device::perform(const sync::ReadCache &)
{
    m_jobs.clear();
    m_events.push_back(sync::CacheRead{m_tables.cursors(), m_tables.readableQueues()});
}

void Device::perform(const sync::Store &store)
{
    CacheJob job;
    job.store = store.store;
    job.batch = sync::SlicedBatch(store.batch);
    enqueue(std::move(job));
}

void Device::perform(const sync::Prune &prune)
{
    CacheJob job;
    job.store = prune.store;
    job.prune = prune;
    enqueue(std::move(job));
}

void Device::perform(const sync::PurgeQueue &purge)
{
    CacheJob job;
    job.store = purge.store;
    job.purge = purge.queueId;
    enqueue(std::move(job));
}

void Device::perform(const sync::PurgeStrays &purge)
{
    CacheJob job;
    job.store = purge.store;
    job.strays = true;
    enqueue(std::move(job));
}

void Device::perform(const sync::MarkSending &mark)
{
    onWork([this, wanted = mark.operations] {
        if (!m_tables.markSending(wanted)) {
            post([this] { feed(sync::SendingMarked{}); });
            return;
        }
        republish();
        post([this, wanted] { feed(sync::SendingMarked{wanted}); });
    });
}

void Device::perform(const sync::Settle &settle)
{
    onWork([this, settlements = settle.settlements] {
        for (const store::Settlement &one : settlements) {
            if (Ledger::Act *act = m_place.ledger.find(one.operation))
                act->doubted = act->doubted || one.refusal.type == domain::Refusal::outcomeUnknown();
        }
        static_cast<void>(m_tables.settle(settlements));
        republish();
    });
}

void Device::perform(const sync::WakeAt &at)
{
    if (at.monotonicMs == m_wakeAt)
        return;
    m_wakeAt = at.monotonicMs;
    const quint64 wake = ++m_wake;
    m_place.agenda.after(std::max<qint64>(0, at.monotonicMs - m_place.agenda.now()), [this, wake, run = m_run] {
        if (wake != m_wake || run != m_run)
            return;
        m_wakeAt = -1;
        feed(sync::Tick{});
    });
}

//! Many tickets would vanish: the person decides in a while.
void Device::perform(const sync::ShowStatus &status)
{
    if (!status.status.brake || std::exchange(m_brakeShown, true))
        return;
    m_place.agenda.after(m_place.dice.between(10, 20'000), [this, run = m_run] {
        if (run != m_run)
            return;
        m_brakeShown = false;
        // Once all is quiet, the server is right.
        const bool keep = m_place.wire.allowed().any() && m_place.dice.chance(30);
        m_kept = m_kept || keep;
        feed(sync::BrakeAnswered{keep ? domain::BrakeAnswer::Keep : domain::BrakeAnswer::Forget});
    });
}

void Device::perform(const sync::CountVanishing &count)
{
    CacheJob job;
    job.store = count.count;
    job.count = count;
    enqueue(std::move(job));
}

//! As Workspace does it.
void Device::perform(const sync::LookForLost &look)
{
    onWork([this, awaited = look.awaited] {
        sync::Replica held;
        held.row = [this](domain::ObjectType type, const QString &id) { return m_tables.row(type, id); };
        held.namesActs = m_tables.namesActs();
        const QMap<QString, bool> queues = m_tables.readableQueues();
        for (auto it = queues.cbegin(); it != queues.cend(); ++it) {
            if (it.value() && !m_leftOut.contains(it.key()))
                held.readableQueues.insert(it.key());
        }
        const QList<Operation> accepted = m_tables.accepted(awaited);
        const QList<QUuid> lost = sync::lostByServer(accepted, held);
        if (!m_tables.returnSent(lost))
            return;
        for (const Operation &one : accepted) {
            const QString &object = one.action == Operation::Action::Create ? one.appliedId : one.target;
            // What its person is told is so: the server does not show it.
            Ledger::Act *act = lost.contains(one.id) ? m_place.ledger.find(one.id) : nullptr;
            if (act && !m_place.wire.server().visible(m_account, one.type, object))
                act->doubted = true;
        }
        for (const QUuid &id : lost) {
            m_place.trace.note(m_place.agenda.now(), m_number, "lost by the server", id);
            // Of a ticket that is not here nobody can tell whether it is lost or may not be seen any more.
            Ledger::Act *act = m_place.ledger.find(id);
            const Operation *operation = m_tables.find(id);
            if (act && operation)
                act->doubted =
                    act->doubted || m_overtaken || !m_tables.row(domain::ObjectType::Ticket, operation->ticket);
        }
        republish();
        post([this] { feed(sync::LostLookedFor{}); });
    });
}

sync::VanishingCounted Device::counted(const sync::CountVanishing &what) const
{
    const QStringList held = m_tables.ids(domain::ObjectType::Ticket);
    const auto vanishing = std::count_if(held.cbegin(), held.cend(), [&](const QString &id) {
        return what.sweep ? !what.seen.contains(id) : what.removed.contains(id);
    });
    return {what.count, static_cast<int>(vanishing), static_cast<int>(held.size())};
}

void Device::perform(const sync::Report &report)
{
    if (!report.report.failure)
        ++m_rounds;
}

// ---- lanes

void Device::onWork(Agenda::Act job)
{
    if (!m_runs)
        return;
    m_work.push_back(std::move(job));
    workNext();
}

void Device::workNext()
{
    if (m_workPlanned || m_work.empty())
        return;
    m_workPlanned = true;
    m_place.agenda.after(m_place.dice.below(slowestLane + 1), [this, life = m_life] {
        if (life != m_life)
            return;
        m_workPlanned = false;
        const Agenda::Act job = std::move(m_work.front());
        m_work.pop_front();
        job();
        workNext();
    });
}

void Device::post(Agenda::Act job)
{
    if (!m_engine)
        return;
    m_posts.push_back(std::move(job));
    m_place.agenda.after(m_place.dice.below(slowestLane + 1), [this, run = m_run] {
        if (run != m_run)
            return;
        const Agenda::Act next = std::move(m_posts.front());
        m_posts.pop_front();
        next();
    });
}

void Device::republish()
{
    post([this, operations = m_tables.operations()] {
        m_snapshot = operations;
        feed(sync::OperationsChanged{operations});
        tellShown();
    });
}

void Device::tellShown()
{
    QList<Operation> applied;
    for (const Operation &operation : std::as_const(m_snapshot)) {
        if (!operation.open())
            applied.append(operation);
    }
    const QList<QUuid> visible = m_tables.shown(applied);
    if (visible.isEmpty())
        return;
    onWork([this, visible] {
        const bool forgot = m_tables.forgetApplied(visible).has_value();
        if (forgot)
            republish();
    });
}

void Device::enqueue(CacheJob job)
{
    m_jobs.push_back(std::move(job));
    storeNext();
}

//! One transaction, then whatever else there is has its turn.
void Device::storeNext()
{
    if (m_storePlanned || m_jobs.empty())
        return;
    m_storePlanned = true;
    m_place.agenda.after(m_place.dice.below(slowestLane + 1), [this, run = m_run] {
        if (run != m_run)
            return;
        m_storePlanned = false;
        if (m_jobs.empty())
            return;
        CacheJob &job = m_jobs.front();
        if (job.count) {
            const sync::VanishingCounted answer = counted(*job.count);
            m_jobs.pop_front();
            storeNext();
            feed(answer);
            return;
        }
        if (const auto stored = storeSlice(job); !stored) {
            m_jobs.clear();
            feed(sync::StoreFailed{stored.error()});
            return;
        }
        const bool done = job.batch.done();
        const sync::Stored stored{job.store, job.removed};
        if (!done && m_crashesInStore) {
            m_crashesInStore = false;
            m_place.trace.note(m_place.agenda.now(), m_number, "crashes within a store");
            crash();
            m_place.agenda.after(m_place.dice.between(0, 60'000), [this] {
                if (!m_runs)
                    start();
            });
            return;
        }
        if (done)
            m_jobs.pop_front();
        storeNext();
        if (done) {
            tellShown();
            feed(stored);
        }
    });
}

Result<void> Device::storeSlice(CacheJob &job)
{
    if (!job.purge.isEmpty())
        return m_tables.purgeQueue(job.purge);
    if (job.strays)
        return m_tables.purgeStrays();
    if (job.prune) {
        store::CacheBatch batch;
        for (const QString &id : m_tables.ids(job.prune->type)) {
            if (!job.prune->seen.contains(id))
                batch.removed.append({job.prune->type, id});
        }
        batch.cursors = job.prune->cursors;
        job.removed = static_cast<int>(batch.removed.size());
        m_kept = m_kept && job.prune->type != domain::ObjectType::Ticket;
        job.batch = sync::SlicedBatch(std::move(batch));
        job.prune.reset();
    }
    return m_tables.apply(job.batch.next(m_place.dice.between(1, 6)));
}

} // namespace secondline::scenarios
