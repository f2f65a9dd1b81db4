// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/reconnectreport.h"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QUuid>

#include <optional>
#include <utility>

namespace secondline::domain {

//! What the person allows the network to be used for; kept apart from what is possible right now.
enum class NetworkPolicy { Offline, Metered, Online };

//! So many tickets would vanish at once that a person decides first (invariants X10): more than 20, or 10 % of all.
struct VanishBrake
{
    int vanishing = 0; //!< tickets that the server does not show any more, of queues that may still be read
    int held = 0;      //!< tickets on this device
    friend bool operator==(const VanishBrake &, const VanishBrake &) = default;
};
enum class BrakeAnswer {
    Forget, //!< the server is right: they leave this device
    Keep,   //!< they stay here until the next full sync shows them or asks again
};

//! Where syncing stands, for the status bar and `secondlinectl status`.
struct SyncStatus
{
    enum class Phase {
        SignedOut, //!< no token, or the server refused it; work waits
        Idle,      //!< nothing to do until the next look
        FirstSync, //!< the cache is being filled
        Syncing,   //!< a delta or a push is under way
        Waiting,   //!< a try failed; the next one comes by itself
    };
    Phase phase = Phase::SignedOut;
    NetworkPolicy policy = NetworkPolicy::Online; //!< as the person wants it
    bool online = false;                          //!< the last request was answered by our server
    QDateTime lastSync;                           //!< UTC; the last complete one
    QDateTime offlineSince;                       //!< UTC; invalid while online
    QDateTime nextTry;                            //!< UTC; with Waiting
    qint64 received = 0;                          //!< FirstSync: objects so far
    qint64 expected = 0;                          //!< FirstSync: objects in all, 0 while unknown
    std::optional<Failure> failure;               //!< why the last try failed
    std::optional<VanishBrake> brake;             //!< pulling waits for the person's answer; pushing goes on
    friend bool operator==(const SyncStatus &, const SyncStatus &) = default;
};

//! What one complete sync did (interfaces.md, `sync`).
struct SyncReport
{
    QMap<QString, int> pulled; //!< type's wire name → objects stored or removed
    int sent = 0;
    int replayed = 0;
    int conflicts = 0;
    int needsYou = 0;
    int roundTrips = 0;
    qint64 bytesReceived = 0; //!< bodies as they came over the wire
    qint64 elapsedMs = 0;
    std::optional<Failure> failure; //!< it did not complete

    // Gathered since the last sync that completed; empty in the report of one that did not.
    QList<std::pair<QUuid, ReportedAct::Outcome>> acts; //!< in the order in which they were made
    int repliesLost = 0;                                //!< answers to sent work that never came
    int ticketsChanged = 0;                             //!< by others
    QDateTime offlineSince;                             //!< UTC; invalid: was not offline
    friend bool operator==(const SyncReport &, const SyncReport &) = default;
};

} // namespace secondline::domain
