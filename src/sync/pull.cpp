// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/pull.h"

#include "sync/keeping.h"
#include "sync/retry.h"
#include "sync/rights.h"
#include "sync/tally.h"
#include "sync/vanishing.h"

#include <algorithm>

namespace secondline::sync::pull {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

constexpr int overviewTickets = 100;
constexpr int firstPage = 500;
constexpr int firstArticlePage = 100; // an article is about ten times a ticket
constexpr qint64 pageBytes = 1'000'000;
constexpr int pagesUnstored = 2; // what has come and waits for the disk bounds the memory
constexpr int idsAtOnce = 1000;
constexpr qint64 idSweepPauseMs = 60 * 60 * 1000;

//! The cursor of a sweep that has begun and has no last id yet.
QString fromTheTop()
{
    return u"*"_s;
}

bool underWay(const State &state, UnderWay::Kind kind)
{
    return std::any_of(state.requests.cbegin(), state.requests.cend(),
                       [&](const UnderWay &request) { return request.kind == kind; });
}

bool isPull(UnderWay::Kind kind)
{
    switch (kind) {
    case UnderWay::Kind::Overview:
    case UnderWay::Kind::Page:
    case UnderWay::Kind::PageEntries:
    case UnderWay::Kind::Delta:
    case UnderWay::Kind::DeltaEntries:
        return true;
    case UnderWay::Kind::Session:
    case UnderWay::Kind::Push:
    case UnderWay::Kind::Compare:
    case UnderWay::Kind::Verify:
    case UnderWay::Kind::Look:
    case UnderWay::Kind::Upload:
    case UnderWay::Kind::Download:
        return false;
    }
    Q_UNREACHABLE();
}

//! Transfers have room of their own: a large file must not stop the news.
qsizetype requestsForRoom(const State &state)
{
    return std::count_if(state.requests.cbegin(), state.requests.cend(), [](const UnderWay &request) {
        return request.kind != UnderWay::Kind::Upload && request.kind != UnderWay::Kind::Download;
    });
}

//! A commit of an older sweep must not count for a newer one of the same name.
void forgetSweep(State &state, const QString &name)
{
    state.sweeps.remove(name);
    state.heldPages.remove(name);
    for (Committing &committing : state.stores) {
        if (committing.sweep == name)
            committing.sweep.clear();
    }
}

void forgetRequests(State &state)
{
    state.requests.removeIf([](const QHash<quint64, UnderWay>::iterator &it) { return isPull(it->kind); });
    state.heldDelta.reset();
    vanishing::forget(state);
    const QStringList names = state.sweeps.keys();
    for (const QString &name : names)
        forgetSweep(state, name);
}

void countRows(State &state, const Pulled &pulled)
{
    for (const domain::RowBatch &batch : pulled.rows) {
        if (batch.size() > 0)
            state.report.pulled[typeName(batch.type())] += static_cast<int>(batch.size());
    }
    for (auto it = pulled.removed.cbegin(); it != pulled.removed.cend(); ++it) {
        if (!it.value().isEmpty())
            state.report.pulled[typeName(it.key())] += static_cast<int>(it.value().size());
    }
}

void beginSweep(State &state, ObjectType type)
{
    Sweep sweep;
    sweep.type = type;
    sweep.anew = state.cursors.contains(anewCursor(type));
    sweep.limit = type == ObjectType::Article ? firstArticlePage : firstPage;
    // What a sweep has shown is not kept over a restart, so one that removes begins again.
    const QString last = state.cursors.value(sweepCursor(type));
    if (!sweep.anew && last != fromTheTop())
        sweep.before = last;
    state.sweeps.insert(sweepCursor(type), sweep);
}

void beginQueueSweep(State &state, const QString &queueId)
{
    Sweep sweep;
    sweep.queueId = queueId;
    const QString last = state.cursors.value(queueCursor(queueId));
    if (last != fromTheTop())
        sweep.before = last;
    state.sweeps.insert(queueCursor(queueId), sweep);
}

void beginSweeps(State &state)
{
    for (const ObjectType type : domain::allObjectTypes) {
        if (state.sweeps.contains(sweepCursor(type)))
            continue;
        if (isSwept(type) ? !state.cursors.contains(completeCursor(type)) : state.cursors.contains(sweepCursor(type)))
            beginSweep(state, type);
    }
}

//! Nothing is swept, and the last delta is stored or was none.
bool restsAfterDelta(const State &state)
{
    const bool storing = std::any_of(state.stores.cbegin(), state.stores.cend(), [](const Committing &committing) {
        return committing.kind == Committing::Kind::Delta;
    });
    return state.sweeps.isEmpty() && !storing && !state.heldDelta && !vanishing::underWay(state)
        && !underWay(state, UnderWay::Kind::Delta);
}

//! What a server that does not tell deletions does not name any more was deleted; entries go with their tickets.
void beginIdSweeps(Step &step)
{
    State &state = step.state;
    state.idSweepAt = step.now.monotonicMs + idSweepPauseMs;
    for (const ObjectType type : domain::allObjectTypes) {
        if (type == ObjectType::Entry)
            continue;
        Sweep sweep;
        sweep.type = type;
        sweep.idsOnly = true;
        sweep.limit = idsAtOnce;
        state.sweeps.insert(idsCursor(type), sweep);
    }
}

QStringList typesWithoutState(const State &state)
{
    QStringList missing;
    for (const ObjectType type : domain::allObjectTypes) {
        if (!state.cursors.contains(stateCursor(type)))
            missing.append(stateCursor(type));
    }
    return missing;
}

//! A sweep may have been told less than there is: a queue that could not be read for a while is told as one that
//! changed.
bool sweptMeanwhile(const State &state)
{
    return state.cursors.contains(sweptCursor());
}

//! A sweep over all tickets that has not begun shows those of a queue that is gained anyway.
bool sweepsAreBegun(const State &state)
{
    return state.cursors.contains(completeCursor(ObjectType::Ticket))
        || state.cursors.contains(sweepCursor(ObjectType::Ticket));
}

//! \a queues are to be swept, from the commit of \a marks on.
void gain(State &state, const QStringList &queues, store::CacheBatch &marks)
{
    if (queues.isEmpty())
        return;
    marks.cursors.insert(gainedCursor(), u"1"_s);
    for (const QString &id : queues) {
        marks.cursors.insert(queueCursor(id), fromTheTop());
        beginQueueSweep(state, id);
    }
}

//! Queues that may be read now are swept, those that may not be are purged at once. True if there are such as may be
//! read now. That they have to be swept is stored before their own rows: a device that ends in between would find them
//! readable, and not know that it has none of their tickets.
bool takeRightsOf(Step &step, const Pulled &pulled, store::CacheBatch &batch, QStringList &purge)
{
    State &state = step.state;
    RightsChange change = takeRights(pulled, state.readableQueues, sweptMeanwhile(state));
    change.gained.removeIf([&](const QString &id) { return keeping::leavesOut(state, id); });
    const bool gained = sweepsAreBegun(state) && !change.gained.isEmpty();
    if (gained) {
        store::CacheBatch marks;
        gain(state, change.gained, marks);
        step.store(std::move(marks), {});
    }
    for (const QString &id : change.lost) {
        batch.cursors.insert(queueCursor(id), QString());
        forgetSweep(state, queueCursor(id));
        purge.append(id);
    }
    return gained;
}

void addIds(const domain::RowBatch &batch, QSet<QString> &ids)
{
    for (qsizetype row = 0; row < batch.size(); ++row) {
        const std::string_view id = batch.id(row);
        ids.insert(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())));
    }
}

void takeOverview(Step &step, Pulled pulled)
{
    State &state = step.state;
    store::CacheBatch batch;
    QStringList purge;
    keeping::drop(state, pulled);
    countRows(state, pulled);
    bool first = false;
    for (const ObjectType type : domain::allObjectTypes) {
        first = first || (!state.cursors.contains(stateCursor(type)) && !state.cursors.contains(anewCursor(type)));
        // A state that is already there is older: what changed since still has to come by a delta.
        if (!state.cursors.contains(stateCursor(type)))
            batch.cursors.insert(stateCursor(type), pulled.cursors.value(type));
        if (pulled.lost.contains(type) && !isSwept(type))
            batch.cursors.insert(sweepCursor(type), fromTheTop());
    }
    if (first) {
        // Its rows may take several transactions, of which the last one has the states. What a device that ends in
        // between already has may be gone from the server before it starts again, and no state would tell.
        store::CacheBatch mark;
        mark.cursors.insert(overviewCursor(), u"1"_s);
        step.store(std::move(mark), {});
        batch.cursors.insert(overviewCursor(), QString());
    }
    takeRightsOf(step, pulled, batch, purge);
    if (first && keeping::leavesOutAny(state)) {
        // The queues one by one: a sweep over all would bring what is left out.
        for (const ObjectType type : {ObjectType::Ticket, ObjectType::Entry})
            batch.cursors.insert(completeCursor(type), u"1"_s);
        for (const QString &id : keeping::keptQueues(state)) {
            batch.cursors.insert(queueCursor(id), fromTheTop());
            beginQueueSweep(state, id);
        }
    }
    QMap<ObjectType, QSet<QString>> whole;
    for (const ObjectType type : domain::allObjectTypes) {
        if (!isSwept(type) && !pulled.lost.contains(type) && state.cursors.contains(anewCursor(type))) {
            batch.anew = true;
            for (const domain::RowBatch &rows : pulled.rows) {
                if (rows.type() == type)
                    addIds(rows, whole[type]);
            }
        }
    }
    batch.rows = std::move(pulled.rows);
    step.store(std::move(batch), {});
    for (auto it = whole.cbegin(); it != whole.cend(); ++it)
        vanishing::prune(step, it.key(), it.value(), {});
    vanishing::purge(step, purge);
    beginSweeps(state);
    state.deltaWanted = true;
}

void commitPage(Step &step, const QString &name, Pulled pulled)
{
    State &state = step.state;
    Sweep &sweep = state.sweeps[name];
    keeping::drop(state, pulled); // chosen while its entries were under way
    countRows(state, pulled);
    for (const domain::RowBatch &rows : pulled.rows)
        state.received += rows.size();
    sweep.asked = false;
    sweep.exhausted = !pulled.more;
    sweep.before = pulled.last;
    ++sweep.unstored;

    store::CacheBatch batch;
    batch.rows = std::move(pulled.rows);
    batch.anew = sweep.anew;
    const bool prune = sweep.exhausted && sweep.anew;
    // Tickets and entries come side by side: a ticket that went away in between left its entries.
    if (sweep.exhausted && sweep.type != ObjectType::Article)
        batch.cursors.insert(sweptCursor(), u"1"_s);
    if (!sweep.exhausted) {
        batch.cursors.insert(name, sweep.before);
    } else if (!prune) {
        batch.cursors.insert(name, QString());
        if (sweep.queueId.isEmpty())
            batch.cursors.insert(completeCursor(sweep.type), u"1"_s);
    }
    const bool last = sweep.exhausted && !prune;
    step.store(std::move(batch), {last ? Committing::Kind::LastPage : Committing::Kind::Page, name, sweep.type});
    if (prune)
        vanishing::prune(step, sweep.type, sweep.seen, name);
}

void takePage(Step &step, const QString &name, Pulled pulled)
{
    State &state = step.state;
    const auto it = state.sweeps.find(name);
    if (it == state.sweeps.end())
        return; // its queue was lost meanwhile
    Sweep &sweep = it.value();
    qsizetype count = 0;
    for (const domain::RowBatch &rows : pulled.rows)
        count += rows.size();
    keeping::drop(state, pulled);
    if (sweep.idsOnly) {
        sweep.seen.unite(QSet<QString>(pulled.ids.cbegin(), pulled.ids.cend()));
        sweep.asked = false;
        sweep.first = false;
        sweep.before = pulled.last;
        sweep.exhausted = !pulled.more;
        if (sweep.exhausted)
            vanishing::prune(step, sweep.type, sweep.seen, name);
        return;
    }
    if (pulled.bytes > 0 && count > 0) {
        const int most = state.session ? state.session->abilities.maxObjectsInGet : firstPage;
        const qint64 fitting = count * pageBytes / pulled.bytes;
        sweep.limit = static_cast<int>(std::clamp<qint64>(fitting, std::min(20, most), most));
    }
    if (sweep.first)
        state.expected += pulled.expected;
    sweep.first = false;
    QStringList tickets;
    for (const domain::RowBatch &rows : pulled.rows) {
        if (sweep.anew)
            addIds(rows, sweep.seen);
        if (!sweep.queueId.isEmpty()) {
            QSet<QString> ids;
            addIds(rows, ids);
            tickets += ids.values();
        }
    }
    if (tickets.isEmpty()) {
        commitPage(step, name, std::move(pulled));
        return;
    }
    if (!retry::mayAsk(step)) {
        sweep.asked = false; // asked again, with what hangs on it
        return;
    }
    tickets.sort();
    state.heldPages.insert(name, std::move(pulled));
    step.send(Fetch{ObjectType::Entry, {}, tickets}, {UnderWay::Kind::PageEntries, name});
}

//! A queue that was gained is still to be swept: until then a ticket may leave it for one that is known.
bool sweepsQueues(const State &state, const store::CacheBatch &batch)
{
    for (auto it = state.cursors.cbegin(); it != state.cursors.cend(); ++it) {
        if (it.key().startsWith(u"queue/") && !batch.cursors.contains(it.key()))
            return true;
    }
    return false;
}

void commitDelta(Step &step, Pulled pulled)
{
    State &state = step.state;
    // A ticket that only the sweep shows again brings old entries, of which no delta of theirs tells.
    if (pulled.lost.contains(ObjectType::Ticket) && !pulled.lost.contains(ObjectType::Entry))
        pulled.lost.append(ObjectType::Entry);
    keeping::drop(state, pulled); // chosen while its entries were under way
    countRows(state, pulled);
    tally::changed(state, pulled);
    store::CacheBatch batch;
    QStringList purge;
    for (auto it = pulled.removed.cbegin(); it != pulled.removed.cend(); ++it) {
        for (const QString &id : it.value())
            batch.removed.append({it.key(), id});
    }
    for (const QString &id : std::as_const(pulled.left)) // not asked about: its person chose so
        batch.removed.append({ObjectType::Ticket, id});
    if (keeping::mayHaveStrays(state, pulled))
        batch.cursors.insert(sweptCursor(), u"1"_s);
    for (auto it = pulled.cursors.cbegin(); it != pulled.cursors.cend(); ++it)
        batch.cursors.insert(stateCursor(it.key()), it.value());
    const bool gained = takeRightsOf(step, pulled, batch, purge) || state.cursors.contains(gainedCursor());
    if (gained) {
        const bool goesOn = pulled.more || sweepsQueues(state, batch);
        batch.cursors.insert(gainedCursor(), goesOn ? u"1"_s : QString());
        // A server that goes by the clock tells the same once more: its next turn is early enough.
        state.deltaWanted = state.deltaWanted || (goesOn && state.session->abilities.deltaByCursor);
    }
    for (const ObjectType type : pulled.lost) {
        batch.cursors.insert(stateCursor(type), QString());
        batch.cursors.insert(completeCursor(type), QString());
        batch.cursors.insert(sweepCursor(type), QString());
        batch.cursors.insert(anewCursor(type), u"1"_s);
    }
    if (pulled.lost.contains(ObjectType::Ticket)) // and so the entries
        batch.cursors.insert(unlookedCursor(), u"1"_s);
    if (pulled.more)
        state.deltaWanted = true;
    batch.rows = std::move(pulled.rows);
    bool rowless = batch.removed.isEmpty();
    for (const domain::RowBatch &rows : batch.rows)
        rowless = rowless && rows.size() == 0;
    batch.cursors.removeIf(
        [&state](const QMap<QString, QString>::iterator &it) { return state.cursors.value(it.key()) == it.value(); });
    if (!pulled.removed.value(ObjectType::Ticket).isEmpty()) {
        // The news first, then the queues that were lost, so that only what is still readable is counted. The cursors
        // wait for the removals: until then the server would say it all again.
        store::CacheBatch news;
        news.rows = std::exchange(batch.rows, {});
        for (auto it = batch.cursors.begin(); it != batch.cursors.end();) {
            if (it.key().startsWith(u"queue/")) {
                news.cursors.insert(it.key(), it.value());
                it = batch.cursors.erase(it);
            } else {
                ++it;
            }
        }
        step.store(std::move(news), {Committing::Kind::Delta, {}, ObjectType::Ticket});
        vanishing::purge(step, purge);
        vanishing::remove(step, std::move(batch));
        return;
    }
    if (!rowless || !batch.cursors.isEmpty()) // nothing new is not worth a commit
        step.store(std::move(batch), {Committing::Kind::Delta, {}, ObjectType::Ticket});
    vanishing::purge(step, purge);
}

void takeDelta(Step &step, Pulled pulled)
{
    keeping::drop(step.state, pulled);
    QMap<QString, bool> readable = step.state.readableQueues;
    // What leaves a queue that is left out is no news to the server either.
    const bool gained = !takeRights(pulled, readable, sweptMeanwhile(step.state)).gained.isEmpty()
        || step.state.cursors.contains(gainedCursor()) || keeping::leavesOutAny(step.state);
    const QStringList tickets = ticketsWithoutEntries(pulled, gained);
    if (tickets.isEmpty()) {
        commitDelta(step, std::move(pulled));
        return;
    }
    if (!retry::mayAsk(step)) {
        step.state.deltaWanted = true;
        return;
    }
    step.state.heldDelta = std::move(pulled);
    step.send(Fetch{ObjectType::Entry, {}, tickets}, {UnderWay::Kind::DeltaEntries, {}});
}

} // namespace

bool underWay(const State &state)
{
    return std::any_of(state.requests.cbegin(), state.requests.cend(),
                       [](const UnderWay &request) { return isPull(request.kind); });
}

bool filling(const State &state)
{
    return std::any_of(state.sweeps.cbegin(), state.sweeps.cend(), [](const Sweep &sweep) {
        return sweep.queueId.isEmpty() && !sweep.anew && !sweep.idsOnly && isSwept(sweep.type);
    });
}

bool fillingQueues(const State &state)
{
    return !state.cursors.contains(gainedCursor())
        && std::any_of(state.sweeps.cbegin(), state.sweeps.cend(),
                       [](const Sweep &sweep) { return !sweep.queueId.isEmpty(); });
}

void keepChosen(Step &step)
{
    State &state = step.state;
    if (!state.cacheKnown)
        return; // when it is read
    store::CacheBatch marks;
    QStringList wanted;
    const QMap<QString, QString> known = state.cursors;
    const QString prefix = leftOutCursor({});
    for (auto it = known.lowerBound(prefix); it != known.cend() && it.key().startsWith(prefix); ++it) {
        const QString id = it.key().mid(prefix.size());
        if (state.leftOut.contains(id))
            continue;
        marks.cursors.insert(it.key(), QString());
        if (known.contains(stateCursor(ObjectType::Ticket)) && state.readableQueues.value(id))
            wanted.append(id);
    }
    // What a sweep over everything has dropped would count as gone at its end.
    const bool sweptAnew = !wanted.isEmpty() && known.contains(anewCursor(ObjectType::Ticket));
    QStringList unwanted;
    for (const QString &id : std::as_const(state.leftOut)) {
        if (known.contains(leftOutCursor(id)))
            continue;
        marks.cursors.insert(leftOutCursor(id), u"1"_s);
        marks.cursors.insert(queueCursor(id), QString());
        forgetSweep(state, queueCursor(id));
        unwanted.append(id);
    }
    if (marks.cursors.isEmpty())
        return;
    // News that wait for their entries were sorted by what was kept before.
    if (state.heldDelta) {
        state.heldDelta.reset();
        state.requests.removeIf(
            [](const QHash<quint64, UnderWay>::iterator &it) { return it->kind == UnderWay::Kind::DeltaEntries; });
    }
    gain(state, wanted, marks);
    unwanted.sort();
    step.store(std::move(marks), {});
    vanishing::purge(step, unwanted);
    state.deltaWanted = true;
    if (sweptAnew)
        restart(step);
}

void cacheRead(Step &step, const CacheRead &read)
{
    State &state = step.state;
    state.cacheAsked = false;
    state.cacheKnown = true;
    state.cursors = read.cursors;
    state.readableQueues = read.readableQueues;
    state.sweeps.clear();
    if (typesWithoutState(state).isEmpty())
        beginSweeps(state);
    QStringList purge;
    for (auto it = read.readableQueues.cbegin(); it != read.readableQueues.cend(); ++it) {
        if (!it.value() || keeping::leavesOut(state, it.key()))
            purge.append(it.key()); // the program ended between the news and the purge
        else if (state.cursors.contains(queueCursor(it.key())))
            beginQueueSweep(state, it.key());
    }
    vanishing::purge(step, purge);
    state.deltaWanted = true;
    keepChosen(step);
    // Where nothing is known that could be forgotten, a first sync follows.
    state.fullWanted = (state.fullWanted && !state.cursors.isEmpty()) || state.cursors.contains(overviewCursor());
    if (state.fullWanted)
        restart(step);
}

void restart(Step &step)
{
    State &state = step.state;
    state.fullWanted = true;
    if (!state.cacheKnown)
        return; // when it is read
    forgetRequests(state);
    store::CacheBatch batch;
    for (const ObjectType type : domain::allObjectTypes) {
        batch.cursors.insert(stateCursor(type), QString());
        batch.cursors.insert(completeCursor(type), QString());
        batch.cursors.insert(sweepCursor(type), QString());
        batch.cursors.insert(anewCursor(type), u"1"_s);
    }
    const QMap<QString, QString> known = state.cursors;
    for (auto it = known.cbegin(); it != known.cend(); ++it) {
        if (it.key().startsWith(u"queue/"))
            batch.cursors.insert(it.key(), QString());
    }
    state.received = 0;
    state.expected = 0;
    batch.cursors.insert(overviewCursor(), QString());
    batch.cursors.insert(unlookedCursor(), u"1"_s);
    step.openRound();
    step.store(std::move(batch), {Committing::Kind::Restart, {}, ObjectType::Ticket});
}

void decide(Step &step)
{
    State &state = step.state;
    if (!state.cacheKnown || !state.session)
        return;
    const int most = std::max(1, state.session->abilities.maxConcurrentRequests);
    const auto room = [&] { return requestsForRoom(state) < most; };

    if (!typesWithoutState(state).isEmpty()) {
        if (room() && !underWay(state, UnderWay::Kind::Overview) && !underWay(state, UnderWay::Kind::Delta)
            && !state.heldDelta)
            step.send(Overview{overviewTickets}, {UnderWay::Kind::Overview, {}});
        return;
    }
    const bool fill = filling(state);
    if (fill != state.loading) {
        state.loading = fill;
        step.effects.push_back(SetLoading{fill});
    }
    if (!state.session->abilities.tellsDeletions && !state.deltaWanted && restsAfterDelta(state)) {
        if (step.now.monotonicMs >= state.idSweepAt)
            beginIdSweeps(step);
        step.wakeAt(state.idSweepAt);
    }
    for (auto it = state.sweeps.begin(); it != state.sweeps.end(); ++it) {
        Sweep &sweep = it.value();
        if (!room() || sweep.asked || sweep.exhausted || sweep.unstored >= pagesUnstored)
            continue;
        sweep.asked = true;
        const int limit = std::clamp(sweep.limit, 1, std::max(1, state.session->abilities.maxObjectsInGet));
        Page page{sweep.type, sweep.before, limit, sweep.queueId};
        page.idsOnly = sweep.idsOnly;
        step.send(std::move(page), {UnderWay::Kind::Page, it.key()});
    }
    if (state.deltaWanted && restsAfterDelta(state) && room()) {
        state.deltaWanted = false;
        Delta delta;
        for (const ObjectType type : domain::allObjectTypes)
            delta.since.insert(type, state.cursors.value(stateCursor(type)));
        step.send(std::move(delta), {UnderWay::Kind::Delta, {}});
    }
}

std::optional<domain::Failure> refused(const State &state, const UnderWay &request, const Pulled &pulled)
{
    const auto bad = [](const QString &why) { return domain::Failure{domain::Failure::Kind::BadInput, why}; };
    switch (request.kind) {
    case UnderWay::Kind::Overview:
        for (const ObjectType type : domain::allObjectTypes) {
            if (pulled.cursors.value(type).isEmpty())
                return bad(u"the overview lacks the state of %1"_s.arg(typeName(type)));
        }
        break;
    case UnderWay::Kind::Page:
        // A page that does not move on would be asked for ever.
        if (pulled.more && (pulled.last.isEmpty() || pulled.last == state.sweeps.value(request.sweep).before))
            return bad(u"a page of %1 does not go on"_s.arg(typeName(state.sweeps.value(request.sweep).type)));
        break;
    case UnderWay::Kind::Delta: {
        bool moved = !pulled.lost.isEmpty();
        for (auto it = pulled.cursors.cbegin(); it != pulled.cursors.cend(); ++it)
            moved = moved || state.cursors.value(stateCursor(it.key())) != it.value();
        if (pulled.more && !moved)
            return bad(u"the server has more changes, but its states do not move"_s);
        for (const QString &cursor : pulled.cursors) {
            if (cursor.isEmpty())
                return bad(u"an empty state"_s);
        }
        break;
    }
    case UnderWay::Kind::PageEntries:
    case UnderWay::Kind::DeltaEntries:
    default: // the others are not pulls
        break;
    }
    return std::nullopt;
}

void answered(Step &step, const UnderWay &request, Pulled pulled)
{
    State &state = step.state;
    switch (request.kind) {
    case UnderWay::Kind::Overview:
        takeOverview(step, std::move(pulled));
        break;
    case UnderWay::Kind::Page:
        takePage(step, request.sweep, std::move(pulled));
        break;
    case UnderWay::Kind::PageEntries:
        if (state.heldPages.contains(request.sweep)) {
            Pulled page = state.heldPages.take(request.sweep);
            page.rows += pulled.rows;
            commitPage(step, request.sweep, std::move(page));
        }
        break;
    case UnderWay::Kind::Delta:
        takeDelta(step, std::move(pulled));
        break;
    case UnderWay::Kind::DeltaEntries:
        if (state.heldDelta) {
            Pulled delta = std::move(*state.heldDelta);
            state.heldDelta.reset();
            delta.rows += pulled.rows;
            commitDelta(step, std::move(delta));
        }
        break;
    default: // the others are not pulls
        break;
    }
}

void failed(Step &step, const UnderWay &request, const domain::Failure &failure)
{
    State &state = step.state;
    if (request.kind == UnderWay::Kind::Page || request.kind == UnderWay::Kind::PageEntries) {
        state.heldPages.remove(request.sweep);
        const auto it = state.sweeps.find(request.sweep);
        if (it != state.sweeps.end()) {
            it->asked = false;
            if (failure.kind == domain::Failure::Kind::BadInput)
                it->limit = std::max(1, it->limit / 2);
        }
    }
    if (request.kind == UnderWay::Kind::Delta || request.kind == UnderWay::Kind::DeltaEntries) {
        state.heldDelta.reset();
        state.deltaWanted = true;
    }
}

void stored(Step &step, const Stored &stored)
{
    State &state = step.state;
    const Committing committing = state.stores.take(stored.store);
    if (committing.kind == Committing::Kind::Prune && stored.removed > 0)
        state.report.pulled[typeName(committing.type)] += stored.removed;
    if (committing.kind == Committing::Kind::Restart)
        state.fullWanted = false;
    const auto it = state.sweeps.find(committing.sweep);
    if (it != state.sweeps.end()) {
        if (committing.kind == Committing::Kind::Page)
            --it->unstored;
        if (committing.kind == Committing::Kind::LastPage || committing.kind == Committing::Kind::Prune)
            state.sweeps.erase(it);
    }
}

bool purgeStrays(Step &step)
{
    State &state = step.state;
    if (!state.cursors.contains(sweptCursor()))
        return false;
    const quint64 store = state.nextId++;
    state.stores.insert(store, {Committing::Kind::Purge, {}, ObjectType::Entry});
    step.effects.push_back(PurgeStrays{store});
    store::CacheBatch batch;
    batch.cursors.insert(sweptCursor(), QString());
    step.store(std::move(batch), {});
    return true;
}

void lookForLost(Step &step)
{
    State &state = step.state;
    QSet<QUuid> accepted;
    for (const domain::Operation &operation : std::as_const(state.operations)) {
        if (operation.state == domain::OperationState::Applied)
            accepted.insert(operation.id);
    }
    const bool swept = state.cursors.contains(unlookedCursor());
    // Where news may be late, or sending twice would be two, what does not show yet is not taken for lost.
    const Abilities &abilities = state.session->abilities;
    QSet<QUuid> awaited;
    if (abilities.idempotency == Idempotency::Key && abilities.deltaByCursor)
        awaited = swept ? accepted : accepted & state.awaited;
    if (swept || !state.missed.contains(awaited)) {
        LookForLost look;
        for (const domain::Operation &operation : std::as_const(state.operations)) {
            if (awaited.contains(operation.id))
                look.awaited.append(operation.id);
        }
        step.effects.push_back(std::move(look));
    }
    state.awaited = std::move(accepted);
    state.missed = std::move(awaited);
}

void lostLookedFor(Step &step)
{
    State &state = step.state;
    const bool again =
        std::any_of(std::begin(domain::allObjectTypes), std::end(domain::allObjectTypes),
                    [&](ObjectType type) { return isSwept(type) && state.cursors.contains(anewCursor(type)); });
    // A sweep that has begun since will tell more.
    if (again || !state.cursors.contains(unlookedCursor()))
        return;
    store::CacheBatch batch;
    batch.cursors.insert(unlookedCursor(), QString());
    step.store(std::move(batch), {});
}

void abandon(State &state)
{
    forgetRequests(state);
    state.stores.clear();
    state.cacheKnown = false;
    state.cacheAsked = false;
    state.deltaWanted = true;
}

} // namespace secondline::sync::pull
