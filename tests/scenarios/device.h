// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables.h"
#include "wire.h"

#include "sync/engine.h"
#include "sync/slices.h"

#include <deque>

namespace secondline::scenarios {

//! What all devices of a schedule share.
struct Place
{
    Agenda &agenda;
    Dice &dice;
    Trace &trace;
    Ledger &ledger;
    Wire &wire;
    Coverage &coverage;
};

//! A device with the program on it: the real engine, and what Driver and Workspace do around it, on lanes of their own
//! that may be cut off at any point.
class Device
{
public:
    Device(const Place &place, int number, QString account, QString serverId);

    // The program's life.
    void start();
    //! At once, in the middle of whatever it does; its tables stay.
    void crash();
    //! Between the transactions of the next store that takes several; starts again within a minute.
    void crashInStore(bool on) { m_crashesInStore = on; }
    void signIn();
    void signOut();
    //! The same profile with somebody else's token: the server says so when it is asked.
    void signInAs(const QString &account);
    //! Takes the place of a device whose profile was copied.
    void becomeCopyOf(const Device &other);
    bool runs() const { return m_runs; }
    bool signedIn() const { return m_engine != nullptr; }

    // Its person and its system.
    void append(domain::Operation operation);
    void edit(const QUuid &operation, const QJsonObject &content);
    void withdraw(const QUuid &operation);
    void retry(const QUuid &operation);
    void syncNow(bool full);
    void setPolicy(domain::NetworkPolicy policy);
    void networkChanged(bool reachable);
    //! Durable at once, like all that a person chooses.
    void leaveOut(const QSet<QString> &queues);
    void setFull(bool full);
    void jumpClock(qint64 seconds) { m_wallOffset += seconds; }
    QDateTime wallClock() const;

    // For whoever judges.
    int number() const { return m_number; }
    const QString &account() const { return m_account; }
    const QString &serverId() const { return m_serverId; }
    const Tables &tables() const { return m_tables; }
    Stand stand() const;
    //! Nothing is waiting on its lanes.
    bool still() const;
    //! Its person wanted to keep what the server does not show; a sweep over everything asks again.
    bool kept() const { return m_kept; }
    //! Something that its engine learnt, or asked for, is not stored, or half of it is.
    bool midway() const;
    //! The queues that its person leaves out of it.
    const QSet<QString> &leftOut() const { return m_leftOut; }
    bool everLeftOut() const { return m_everLeftOut; }
    //! A backup was put back that it does not notice; only a full sync puts its rows right.
    bool overtaken() const { return m_overtaken; }
    void overtake() { m_overtaken = true; }
    //! Complete rounds so far, in all its lives.
    int rounds() const { return m_rounds; }
    int steps() const { return m_steps; }

private:
    void feed(sync::Event event);
    void take(const sync::Effect &effect);
    void perform(const sync::Send &send);
    void perform(const sync::CancelAll &cancel);
    void perform(const sync::ReadCache &read);
    void perform(const sync::Store &store);
    void perform(const sync::Prune &prune);
    void perform(const sync::PurgeQueue &purge);
    void perform(const sync::PurgeStrays &purge);
    void perform(const sync::MarkSending &mark);
    void perform(const sync::Settle &settle);
    void perform(const sync::WakeAt &at);
    void perform(const sync::ShowStatus &status);
    void perform(const sync::Report &report);
    void perform(const sync::CountVanishing &count);
    void perform(const sync::LookForLost &look);
    void openEngine();
    void closeEngine();
    void onWork(Agenda::Act job);
    void workNext();
    //! To the engine's lane, after what was posted before.
    void post(Agenda::Act job);
    void republish();
    void tellShown();

    struct CacheJob
    {
        quint64 store = 0;
        sync::SlicedBatch batch;
        std::optional<sync::Prune> prune;
        QString purge;
        bool strays = false;
        std::optional<sync::CountVanishing> count;
        int removed = 0;
    };
    void enqueue(CacheJob job);
    void storeNext();
    domain::Result<void> storeSlice(CacheJob &job);
    sync::VanishingCounted counted(const sync::CountVanishing &what) const;

    Place m_place;
    int m_number;
    QString m_account;
    QString m_serverId;
    Tables m_tables;
    bool m_copied = false; //!< since it was opened last
    qint64 m_wallOffset = 0;

    // Of this life of the program.
    bool m_runs = false;
    quint64 m_life = 0;
    std::deque<Agenda::Act> m_work;
    bool m_workPlanned = false;
    domain::NetworkPolicy m_policy = domain::NetworkPolicy::Online;

    // Of this sign-in.
    std::unique_ptr<sync::Engine> m_engine;
    std::shared_ptr<Connection> m_connection;
    quint64 m_run = 0;
    quint64 m_connectorLife = 0;
    std::deque<sync::Event> m_events;
    bool m_feeding = false;
    std::deque<Agenda::Act> m_posts;
    std::deque<CacheJob> m_jobs;
    bool m_storePlanned = false;
    QList<domain::Operation> m_snapshot;
    qint64 m_wakeAt = -1;
    quint64 m_wake = 0;
    qint64 m_notBefore = 0; //!< what a server named with Retry-After
    bool m_refused = false; //!< the token was, and nobody asked again

    bool m_crashesInStore = false;
    bool m_brakeShown = false;
    bool m_kept = false;
    QSet<QString> m_leftOut;
    bool m_everLeftOut = false;
    bool m_overtaken = false;
    int m_rounds = 0;
    int m_steps = 0;
};

} // namespace secondline::scenarios
