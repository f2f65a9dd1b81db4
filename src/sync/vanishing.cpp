// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/vanishing.h"

namespace secondline::sync::vanishing {

using namespace Qt::StringLiterals;
using domain::BrakeAnswer;
using domain::ObjectType;

namespace {

constexpr int mostTickets = 20;
constexpr int mostOf = 10; // a tenth

bool isIdSweep(const QString &sweep)
{
    return sweep.startsWith(u"ids/");
}

//! What says, once the sweep of \a type is stored, that it was complete.
QMap<QString, QString> endOf(ObjectType type, const QString &sweep)
{
    if (isIdSweep(sweep))
        return {};
    QMap<QString, QString> cursors{{anewCursor(type), QString()}, {sweepCursor(type), QString()}};
    if (isSwept(type))
        cursors.insert(completeCursor(type), u"1"_s);
    return cursors;
}

void count(Step &step, CountVanishing what)
{
    what.count = step.state.nextId++;
    step.state.counting = what.count;
    step.effects.push_back(std::move(what));
}

//! Ends the sweep without removing anything.
void keep(Step &step, ObjectType type, const QString &sweep)
{
    store::CacheBatch batch;
    batch.cursors = endOf(type, sweep);
    step.store(std::move(batch), {Committing::Kind::Prune, sweep, type});
}

void commit(Step &step, ObjectType type, QSet<QString> seen, const QString &sweep)
{
    // An empty list is no reason to throw everything away.
    if (type != ObjectType::Ticket && seen.isEmpty()) {
        keep(step, type, sweep);
        return;
    }
    State &state = step.state;
    QStringList lost;
    for (auto it = state.readableQueues.cbegin(); type == ObjectType::Queue && it != state.readableQueues.cend();
         ++it) {
        if (!seen.contains(it.key()))
            lost.append(it.key());
    }
    for (const QString &queue : std::as_const(lost))
        state.readableQueues.remove(queue);
    QMap<QString, QString> cursors = endOf(type, sweep);
    for (auto it = cursors.cbegin(); it != cursors.cend(); ++it) {
        if (it.value().isEmpty())
            state.cursors.remove(it.key());
        else
            state.cursors.insert(it.key(), it.value());
    }
    const quint64 store = state.nextId++;
    state.stores.insert(store, {Committing::Kind::Prune, sweep, type});
    step.effects.push_back(Prune{store, type, std::move(seen), std::move(cursors)});
    purge(step, lost);
}

//! Entries go with their tickets: theirs waits until it is decided which tickets go.
bool ticketsUndecided(const State &state)
{
    return state.cursors.contains(anewCursor(ObjectType::Ticket))
        || (state.heldRemovals && state.heldRemovals->prunes.contains(ObjectType::Ticket));
}

void release(Step &step, BrakeAnswer answer)
{
    State &state = step.state;
    if (!state.heldRemovals)
        return;
    HeldRemovals held = std::move(*state.heldRemovals);
    state.heldRemovals.reset();
    const bool keeps = answer == BrakeAnswer::Keep;
    if (held.ofDelta) {
        if (keeps)
            held.delta.removed.removeIf(
                [](const store::CacheBatch::Removal &removal) { return removal.type == ObjectType::Ticket; });
        step.store(std::move(held.delta), {Committing::Kind::Delta, {}, ObjectType::Ticket});
    }
    for (auto it = held.prunes.begin(); it != held.prunes.end(); ++it) {
        if (keeps)
            keep(step, it.key(), it->sweep);
        else
            commit(step, it.key(), std::move(it->seen), it->sweep);
    }
    state.ticketsKept =
        keeps && held.prunes.contains(ObjectType::Ticket) && state.cursors.contains(anewCursor(ObjectType::Entry));
}

} // namespace

bool stops(int vanishing, int held)
{
    return vanishing > mostTickets || vanishing * mostOf > held;
}

void remove(Step &step, store::CacheBatch delta)
{
    QStringList tickets;
    for (const store::CacheBatch::Removal &removal : std::as_const(delta.removed)) {
        if (removal.type == ObjectType::Ticket)
            tickets.append(removal.id);
    }
    step.state.heldRemovals.emplace();
    step.state.heldRemovals->delta = std::move(delta);
    step.state.heldRemovals->ofDelta = true;
    count(step, {0, false, tickets, {}});
}

void prune(Step &step, ObjectType type, QSet<QString> seen, const QString &sweep)
{
    State &state = step.state;
    if (type == ObjectType::Entry && state.ticketsKept) {
        state.ticketsKept = false;
        keep(step, type, sweep);
        return;
    }
    if (type == ObjectType::Entry && !ticketsUndecided(state)) {
        commit(step, type, std::move(seen), sweep);
        return;
    }
    if (type != ObjectType::Ticket && type != ObjectType::Entry) {
        commit(step, type, std::move(seen), sweep);
        return;
    }
    if (!state.heldRemovals)
        state.heldRemovals.emplace();
    state.heldRemovals->prunes.insert(type, {seen, sweep});
    if (type == ObjectType::Ticket)
        count(step, {0, true, {}, std::move(seen)});
}

void counted(Step &step, const VanishingCounted &counted)
{
    State &state = step.state;
    if (counted.count != state.counting || state.counting == 0)
        return; // of a life that is over
    state.counting = 0;
    if (state.brakeAnswer) {
        release(step, *state.brakeAnswer);
        return;
    }
    if (stops(state.vanished + counted.vanishing, state.vanished + counted.held) && counted.vanishing > 0) {
        state.brake = {counted.vanishing, counted.held};
        return;
    }
    state.vanished += counted.vanishing;
    release(step, BrakeAnswer::Forget);
}

void answered(Step &step, BrakeAnswer answer)
{
    State &state = step.state;
    if (!state.brake)
        return;
    state.brake.reset();
    state.brakeAnswer = answer;
    step.openRound();
    release(step, answer);
}

void purge(Step &step, const QStringList &queues)
{
    for (const QString &id : queues) {
        const quint64 store = step.state.nextId++;
        step.state.stores.insert(store, {Committing::Kind::Purge, {}, ObjectType::Ticket});
        step.effects.push_back(PurgeQueue{store, id});
    }
}

bool underWay(const State &state)
{
    return state.heldRemovals || state.counting != 0;
}

void forget(State &state)
{
    state.heldRemovals.reset();
    state.counting = 0;
    state.brake.reset();
    state.brakeAnswer.reset();
    state.vanished = 0;
    state.ticketsKept = false;
}

} // namespace secondline::sync::vanishing
