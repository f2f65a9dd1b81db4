// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire.h"

namespace secondline::scenarios {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Operation;
using sync::Answered;
using sync::Event;
using sync::Failed;
using sync::RequestFailure;

namespace {

constexpr qint64 patience = 30'000; // of a connector that waits for an answer

Event failed(quint64 request, Failure::Kind kind, bool mayHaveArrived,
             std::optional<std::chrono::seconds> retryAfter = {})
{
    return Failed{request, RequestFailure{{kind, {}}, retryAfter, mayHaveArrived, false}, {1, 0}};
}

bool isPush(const sync::Request &what)
{
    return std::holds_alternative<sync::Push>(what);
}

//! A remembered session: server, account and the state that an answer must confirm.
QString memoryOf(const ModelServer &server, const QString &account)
{
    return server.serverId() + u'|' + account + u'|' + server.sessionState(account);
}

sync::Session sessionOf(const QString &serverId, const QString &account)
{
    sync::Session session;
    session.serverId = serverId;
    session.accountId = account;
    session.personId = u"p-"_s + account;
    session.abilities.idempotency = sync::Idempotency::Key;
    session.abilities.deltaByCursor = true;
    session.abilities.tellsDeletions = true;
    session.abilities.compareAndSet = true;
    session.abilities.maxObjectsInGet = 5; // small: sweeps of some pages
    session.abilities.maxObjectsInSet = 10;
    session.abilities.maxConcurrentRequests = 3;
    return session;
}

} // namespace

Wire::Wire(Agenda &agenda, Dice &dice, Trace &trace, Ledger &ledger, Coverage &coverage, ModelServer &server,
           ModelServer &stranger)
    : m_agenda(agenda)
    , m_dice(dice)
    , m_trace(trace)
    , m_ledger(ledger)
    , m_coverage(coverage)
    , m_server(server)
    , m_stranger(stranger)
{
}

std::optional<Fault> Wire::draw(const sync::Request &what)
{
    if (const auto forced = m_forced.find(m_exchanges++); forced != m_forced.end())
        return forced->second;
    if (m_faults.none() || !m_dice.chance(m_percent))
        return std::nullopt;
    const int drawn = m_dice.below(wireFaults);
    const auto fault = static_cast<Fault>(drawn);
    const bool fits = (fault != Fault::PartlyAnswered || isPush(what))
        && (fault != Fault::IntermediateStates || std::holds_alternative<sync::Delta>(what));
    if (!fits || !m_faults.test(static_cast<size_t>(drawn)))
        return std::nullopt;
    return fault;
}

void Wire::later(qint64 after, Agenda::Act act)
{
    ++m_underWay;
    m_agenda.after(after, [this, act = std::move(act)] {
        --m_underWay;
        act();
    });
}

void Wire::answerLater(qint64 after, const Deliver &deliver, Event event)
{
    later(after, [deliver, event = std::move(event)] { deliver(event); });
}

//! It may arrive when what it says was refused meanwhile, and fit by then.
void Wire::noteLate(const sync::Request &what)
{
    const auto *push = std::get_if<sync::Push>(&what);
    for (const Operation &operation : push ? push->operations : QList<Operation>()) {
        if (Ledger::Act *act = m_ledger.find(operation.id))
            act->late = true;
    }
}

//! What the server does with it when it arrives, and says.
Event Wire::arrive(Connection &connection, quint64 request, const sync::Request &what, int mostChanges)
{
    if (m_down)
        return failed(request, Failure::Kind::Unreachable, false);
    ModelServer &server = m_replaced ? m_stranger : m_server;
    // A stranger does not know the tokens of a session that another server opened.
    const bool foreign = !connection.serverId.isEmpty() && connection.serverId != server.serverId();
    if (!connection.tokenGood || (foreign && !connection.assumed && !std::holds_alternative<sync::OpenSession>(what)))
        return failed(request, Failure::Kind::SignedOut, false);
    const QString account = connection.account;
    if (std::holds_alternative<sync::OpenSession>(what)) {
        sync::Session session = sessionOf(server.serverId(), account);
        session.memory = memoryOf(server, account);
        connection.sessionState = server.sessionState(account);
        connection.serverId = server.serverId();
        connection.assumed = false;
        return Answered{request, session, {1, 100}};
    }
    if (const auto *push = std::get_if<sync::Push>(&what)) {
        for (const Operation &operation : push->operations) {
            if (operation.serverId != server.serverId() || operation.accountId != account)
                m_ledger.violated(u"X9: %1 for %2 on %3 was sent to %4 as %5"_s.arg(
                    operation.id.toString(), operation.accountId, operation.serverId, server.serverId(), account));
        }
    }
    sync::Answer answer;
    if (const auto *overview = std::get_if<sync::Overview>(&what))
        answer = server.overview(account, overview->openTickets);
    else if (const auto *page = std::get_if<sync::Page>(&what))
        answer = server.page(account, *page);
    else if (const auto *delta = std::get_if<sync::Delta>(&what))
        answer = server.delta(account, *delta, mostChanges);
    else if (const auto *fetch = std::get_if<sync::Fetch>(&what))
        answer = server.fetch(account, *fetch);
    else if (const auto *push = std::get_if<sync::Push>(&what))
        answer = server.push(account, push->operations, m_agenda.now());
    if (connection.assumed && connection.sessionState != server.sessionState(account)) {
        connection.sessionState.clear();
        Failed changed{request, {{Failure::Kind::Busy, {}}, std::nullopt, isPush(what), true}, {1, 0}};
        return changed;
    }
    connection.assumed = false;
    return Answered{request, std::move(answer), {1, 100}};
}

void Wire::carry(const std::shared_ptr<Connection> &connection, Stand stand, quint64 request, const sync::Request &what,
                 const Deliver &deliver)
{
    if (const auto *open = std::get_if<sync::OpenSession>(&what); open && !open->memory.isEmpty()) {
        // Taken up from memory, without a word on the wire.
        sync::Session session = sessionOf(open->memory.section(u'|', 0, 0), open->memory.section(u'|', 1, 1));
        session.assumed = true;
        session.memory = open->memory;
        connection->serverId = session.serverId;
        connection->sessionState = open->memory.section(u'|', 2, 2);
        connection->assumed = true;
        answerLater(0, deliver, Answered{request, session, {0, 0}});
        return;
    }
    if (connection->sessionState.isEmpty() && !std::holds_alternative<sync::OpenSession>(what)) {
        answerLater(0, deliver, failed(request, Failure::Kind::Internal, false));
        return;
    }
    const bool push = isPush(what);
    const qint64 there = m_dice.between(2, 80);
    const qint64 back = m_dice.between(2, 80);
    const auto fault = draw(what);
    if (fault) {
        m_coverage.note(*fault, stand);
        m_trace.note(m_agenda.now(), "  fault:", nameOf(*fault), "request", request);
    }
    // A connection to one server never ends at another: what is on its way while they change places does not arrive.
    const auto whenThere = [this, connection, request, what, then = m_replaced](int mostChanges) {
        if (m_replaced != then)
            return Event(failed(request, Failure::Kind::Unreachable, isPush(what)));
        return arrive(*connection, request, what, mostChanges);
    };
    // What its connector does not hear of, or hears twice, does not change what it knows; and it goes with what was
    // known when it was sent, whatever was opened since.
    const auto again = [this, connection, sentBy = *connection, request, what, then = m_replaced,
                        restores = m_server.restores()] {
        if (m_replaced != then)
            return Event(failed(request, Failure::Kind::Unreachable, isPush(what)));
        Connection known = sentBy;
        known.tokenGood = connection->tokenGood; // what the server refuses once, it refuses again
        if (const auto *late = std::get_if<sync::Push>(&what); late && restores != m_server.restores()) {
            // It was on its way while a backup was put back: nobody could tell its person.
            for (const Operation &operation : late->operations) {
                if (Ledger::Act *act = m_ledger.find(operation.id))
                    act->doubted = true;
            }
        }
        return arrive(known, request, what, 0);
    };
    const auto unseen = [again] { static_cast<void>(again()); };
    const auto retryAfter = std::chrono::seconds(m_dice.between(1, 40));
    switch (fault.value_or(Fault::ClockJumped)) { // ClockJumped is none of the wire's
    case Fault::RequestLost:
        return answerLater(patience, deliver, failed(request, Failure::Kind::Unreachable, push));
    case Fault::ReplyLost:
        later(there, unseen);
        return answerLater(patience, deliver, failed(request, Failure::Kind::Unreachable, push));
    case Fault::Late:
        noteLate(what);
        later(patience + m_dice.between(1, 90'000), unseen);
        return answerLater(patience, deliver, failed(request, Failure::Kind::Unreachable, push));
    case Fault::Doubled: {
        noteLate(what);
        // What met nobody has left nothing on the way that could arrive once more.
        const auto arrived = std::make_shared<bool>(false);
        later(there, [this, whenThere, deliver, back, arrived] {
            *arrived = !m_down;
            answerLater(back, deliver, whenThere(0));
        });
        later(there + m_dice.between(0, 20'000), [this, again, deliver, back, arrived] {
            if (*arrived)
                answerLater(back, deliver, again());
        });
        return;
    }
    case Fault::Slow: {
        const qint64 slow = m_dice.between(500, patience - 500);
        later(there, [this, whenThere, deliver, slow] { answerLater(slow, deliver, whenThere(0)); });
        return;
    }
    case Fault::Truncated:
        later(there, [this, unseen, deliver, request, back, push] {
            unseen();
            answerLater(back, deliver, failed(request, Failure::Kind::BadInput, push));
        });
        return;
    case Fault::Reset:
        // In the middle of the request or of the answer: nobody on this side can tell.
        if (m_dice.chance(50))
            later(there, unseen);
        return answerLater(there + back, deliver, failed(request, Failure::Kind::Unreachable, push));
    case Fault::TooMany:
        return answerLater(there + back, deliver, failed(request, Failure::Kind::Busy, false, retryAfter));
    case Fault::Unavailable:
        if (m_dice.chance(50))
            return answerLater(there + back, deliver, failed(request, Failure::Kind::Busy, push, retryAfter));
        return answerLater(there + back, deliver, failed(request, Failure::Kind::Busy, push));
    case Fault::HttpConflict:
        // With our server's words it was understood and not done; with somebody else's nobody can tell.
        if (m_dice.chance(50)) {
            Failed conflict{request, {{Failure::Kind::BadInput, {}}, std::nullopt, false, false}, {1, 0}};
            conflict.failure.conflict = push;
            return answerLater(there + back, deliver, conflict);
        }
        return answerLater(there + back, deliver, failed(request, Failure::Kind::NotOurServer, push));
    case Fault::SignedOut:
        connection->tokenGood = false;
        return answerLater(there + back, deliver, failed(request, Failure::Kind::SignedOut, false));
    case Fault::CaptivePortal:
        return answerLater(there + back, deliver, failed(request, Failure::Kind::NotOurServer, push));
    case Fault::PartlyAnswered:
        later(there, [this, whenThere, deliver, back] {
            Event event = whenThere(0);
            if (auto *answered = std::get_if<Answered>(&event)) {
                if (auto *pushed = std::get_if<sync::Pushed>(&answered->answer); pushed && !pushed->outcomes.isEmpty())
                    pushed->outcomes.removeAt(m_dice.below(static_cast<int>(pushed->outcomes.size())));
            }
            answerLater(back, deliver, std::move(event));
        });
        return;
    case Fault::IntermediateStates: {
        const int most = 1 + m_dice.below(3);
        later(there, [this, whenThere, deliver, back, most] { answerLater(back, deliver, whenThere(most)); });
        return;
    }
    default:
        later(there, [this, whenThere, deliver, back] { answerLater(back, deliver, whenThere(0)); });
    }
}

} // namespace secondline::scenarios
