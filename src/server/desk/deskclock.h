// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/datafolder.h"

#include "domain/routing.h"

#include <QDateTime>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace secondline::server {

//! What time alone does to a desk: a ticket whose `pendingUntil` has passed is open again. Returns how many changed.
int passTime(Storage &storage, const domain::RoutingTable &routing, const QDateTime &now);

//! Lets time pass on a thread of its own, with a look every half minute, and cleans blobs once an hour.
class DeskClock
{
public:
    DeskClock(DataFolder folder, domain::RoutingTable routing);
    ~DeskClock();
    DeskClock(const DeskClock &) = delete;
    DeskClock &operator=(const DeskClock &) = delete;

private:
    void run();

    DataFolder m_folder;
    domain::RoutingTable m_routing;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace secondline::server
