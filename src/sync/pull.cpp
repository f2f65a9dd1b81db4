// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/pull.h"

#include "sync/rights.h"

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
    return kind != UnderWay::Kind::Session && kind != UnderWay::Kind::Push;
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

QStringList typesWithoutState(const State &state)
{
    QStringList missing;
    for (const ObjectType type : domain::allObjectTypes) {
        if (!state.cursors.contains(stateCursor(type)))
            missing.append(stateCursor(type));
    }
    return missing;
}

//! Queues that may be read now are swept, those that may not be are purged at once.
void takeRightsOf(Step &step, const Pulled &pulled, store::CacheBatch &batch, QStringList &purge)
{
    State &state = step.state;
    const RightsChange change = takeRights(pulled, state.readableQueues);
    // A sweep over all tickets that has not begun shows the gained ones anyway.
    const bool past = state.cursors.contains(completeCursor(ObjectType::Ticket))
        || state.cursors.contains(sweepCursor(ObjectType::Ticket));
    for (const QString &id : change.gained) {
        if (!past)
            continue;
        batch.cursors.insert(queueCursor(id), fromTheTop());
        beginQueueSweep(state, id);
    }
    for (const QString &id : change.lost) {
        batch.cursors.insert(queueCursor(id), QString());
        forgetSweep(state, queueCursor(id));
        purge.append(id);
    }
}

void purgeQueues(Step &step, const QStringList &queues)
{
    for (const QString &id : queues) {
        const quint64 store = step.state.nextId++;
        step.state.stores.insert(store, {Committing::Kind::Purge, {}, ObjectType::Ticket});
        step.effects.push_back(PurgeQueue{store, id});
    }
}

void pruneType(Step &step, ObjectType type, QSet<QString> seen, const QString &sweep)
{
    QMap<QString, QString> cursors{{anewCursor(type), QString()}, {sweepCursor(type), QString()}};
    if (isSwept(type))
        cursors.insert(completeCursor(type), u"1"_s);
    for (auto it = cursors.cbegin(); it != cursors.cend(); ++it) {
        if (it.value().isEmpty())
            step.state.cursors.remove(it.key());
        else
            step.state.cursors.insert(it.key(), it.value());
    }
    const quint64 store = step.state.nextId++;
    step.state.stores.insert(store, {Committing::Kind::Prune, sweep, type});
    step.effects.push_back(Prune{store, type, std::move(seen), std::move(cursors)});
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
    countRows(state, pulled);
    for (const ObjectType type : domain::allObjectTypes) {
        // A state that is already there is older: what changed since still has to come by a delta.
        if (!state.cursors.contains(stateCursor(type)))
            batch.cursors.insert(stateCursor(type), pulled.cursors.value(type));
        if (pulled.lost.contains(type) && !isSwept(type))
            batch.cursors.insert(sweepCursor(type), fromTheTop());
    }
    takeRightsOf(step, pulled, batch, purge);
    QMap<ObjectType, QSet<QString>> whole;
    for (const ObjectType type : domain::allObjectTypes) {
        if (!isSwept(type) && !pulled.lost.contains(type) && state.cursors.contains(anewCursor(type))) {
            for (const domain::RowBatch &rows : pulled.rows) {
                if (rows.type() == type)
                    addIds(rows, whole[type]);
            }
        }
    }
    batch.rows = std::move(pulled.rows);
    step.store(std::move(batch), {});
    for (auto it = whole.cbegin(); it != whole.cend(); ++it)
        pruneType(step, it.key(), it.value(), {});
    purgeQueues(step, purge);
    beginSweeps(state);
    state.deltaWanted = true;
}

void commitPage(Step &step, const QString &name, Pulled pulled)
{
    State &state = step.state;
    Sweep &sweep = state.sweeps[name];
    countRows(state, pulled);
    for (const domain::RowBatch &rows : pulled.rows)
        state.received += rows.size();
    sweep.asked = false;
    sweep.exhausted = !pulled.more;
    sweep.before = pulled.last;
    ++sweep.unstored;

    store::CacheBatch batch;
    batch.rows = std::move(pulled.rows);
    const bool prune = sweep.exhausted && sweep.anew;
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
        pruneType(step, sweep.type, sweep.seen, name);
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
    tickets.sort();
    state.heldPages.insert(name, std::move(pulled));
    step.send(Fetch{ObjectType::Entry, {}, tickets}, {UnderWay::Kind::PageEntries, name});
}

void commitDelta(Step &step, Pulled pulled)
{
    State &state = step.state;
    countRows(state, pulled);
    store::CacheBatch batch;
    QStringList purge;
    for (auto it = pulled.removed.cbegin(); it != pulled.removed.cend(); ++it) {
        for (const QString &id : it.value())
            batch.removed.append({it.key(), id});
    }
    for (auto it = pulled.cursors.cbegin(); it != pulled.cursors.cend(); ++it)
        batch.cursors.insert(stateCursor(it.key()), it.value());
    takeRightsOf(step, pulled, batch, purge);
    for (const ObjectType type : pulled.lost) {
        batch.cursors.insert(stateCursor(type), QString());
        batch.cursors.insert(completeCursor(type), QString());
        batch.cursors.insert(sweepCursor(type), QString());
        batch.cursors.insert(anewCursor(type), u"1"_s);
    }
    if (pulled.more)
        state.deltaWanted = true;
    batch.rows = std::move(pulled.rows);
    bool rowless = batch.removed.isEmpty();
    for (const domain::RowBatch &rows : batch.rows)
        rowless = rowless && rows.size() == 0;
    batch.cursors.removeIf(
        [&state](const QMap<QString, QString>::iterator &it) { return state.cursors.value(it.key()) == it.value(); });
    if (!rowless || !batch.cursors.isEmpty()) // nothing new is not worth a commit
        step.store(std::move(batch), {Committing::Kind::Delta, {}, ObjectType::Ticket});
    purgeQueues(step, purge);
}

void takeDelta(Step &step, Pulled pulled)
{
    const QStringList tickets = ticketsWithoutEntries(pulled);
    if (tickets.isEmpty()) {
        commitDelta(step, std::move(pulled));
        return;
    }
    step.state.heldDelta = std::move(pulled);
    step.send(Fetch{ObjectType::Entry, {}, tickets}, {UnderWay::Kind::DeltaEntries, {}});
}

} // namespace

bool filling(const State &state)
{
    return std::any_of(state.sweeps.cbegin(), state.sweeps.cend(), [](const Sweep &sweep) {
        return sweep.queueId.isEmpty() && !sweep.anew && isSwept(sweep.type);
    });
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
        if (!it.value())
            purge.append(it.key()); // the program ended between the news and the purge
        else if (state.cursors.contains(queueCursor(it.key())))
            beginQueueSweep(state, it.key());
    }
    purgeQueues(step, purge);
    state.deltaWanted = true;
}

void restart(Step &step)
{
    State &state = step.state;
    if (!state.cacheKnown)
        return; // nothing is known that could be forgotten: a first sync follows
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
    step.openRound();
    step.store(std::move(batch), {Committing::Kind::Restart, {}, ObjectType::Ticket});
}

void decide(Step &step)
{
    State &state = step.state;
    if (!state.cacheKnown || !state.session)
        return;
    const int most = std::max(1, state.session->abilities.maxConcurrentRequests);
    const auto room = [&] { return state.requests.size() < most; };

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
    for (auto it = state.sweeps.begin(); it != state.sweeps.end(); ++it) {
        Sweep &sweep = it.value();
        if (!room() || sweep.asked || sweep.exhausted || sweep.unstored >= pagesUnstored)
            continue;
        sweep.asked = true;
        const int limit = std::clamp(sweep.limit, 1, state.session->abilities.maxObjectsInGet);
        step.send(Page{sweep.type, sweep.before, limit, sweep.queueId}, {UnderWay::Kind::Page, it.key()});
    }
    const bool storing = std::any_of(state.stores.cbegin(), state.stores.cend(), [](const Committing &committing) {
        return committing.kind == Committing::Kind::Delta;
    });
    if (state.deltaWanted && state.sweeps.isEmpty() && !storing && !state.heldDelta && room()
        && !underWay(state, UnderWay::Kind::Delta)) {
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
    case UnderWay::Kind::Session:
    case UnderWay::Kind::Push:
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
    case UnderWay::Kind::Session:
    case UnderWay::Kind::Push:
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
    const auto it = state.sweeps.find(committing.sweep);
    if (it == state.sweeps.end())
        return;
    if (committing.kind == Committing::Kind::Page)
        --it->unstored;
    if (committing.kind == Committing::Kind::LastPage || committing.kind == Committing::Kind::Prune)
        state.sweeps.remove(committing.sweep);
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
