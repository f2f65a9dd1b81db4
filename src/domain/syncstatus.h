// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QDateTime>
#include <QMap>
#include <QString>

#include <optional>

namespace secondline::domain {

//! What the person allows the network to be used for; kept apart from what is possible right now.
enum class NetworkPolicy { Offline, Metered, Online };

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
    friend bool operator==(const SyncReport &, const SyncReport &) = default;
};

} // namespace secondline::domain
