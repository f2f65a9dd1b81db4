// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/desk/deskclock.h"

#include "domain/instant.h"
#include "server/desk/blobcleaning.h"
#include "server/desk/desksetup.h"
#include "server/jmap/ticketset.h"
#include "server/storage/storageerror.h"

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

constexpr std::chrono::seconds interval{30};
constexpr std::chrono::hours betweenCleanings{1};

QList<ObjectNumber> waitingTickets(Storage &storage, const QDateTime &now)
{
    Transaction reading(storage, Storage::Access::Read);
    const Caller all = systemCaller();
    const Filter pending{Filter::Kind::Condition, {}, u"status"_s, u"pending"_s};
    QList<ObjectNumber> due;
    for (const ObjectNumber number : storage.query(ObjectType::Ticket, pending, {}, 0, -1, all)) {
        const QJsonObject ticket = storage.object(ObjectType::Ticket, number).value_or(QJsonObject());
        const auto until = domain::fromUtcDate(ticket[u"pendingUntil"].toString());
        if (until && *until <= now)
            due.append(number);
    }
    return due;
}

} // namespace

int passTime(Storage &storage, const domain::RoutingTable &routing, const QDateTime &now)
{
    const QList<ObjectNumber> due = waitingTickets(storage, now);
    if (due.isEmpty())
        return 0;
    const Caller caller = systemCaller();
    Transaction transaction(storage, Storage::Access::Write);
    int changed = 0;
    for (const ObjectNumber number : due) {
        // Read again: somebody may have been faster.
        const QJsonObject ticket = storage.object(ObjectType::Ticket, number).value_or(QJsonObject());
        const auto until = domain::fromUtcDate(ticket[u"pendingUntil"].toString());
        if (ticket[u"status"] != u"pending"_s || !until || *until > now)
            continue;
        // It counts from the instant that was agreed, not from when we looked.
        Act act{storage, caller, routing, now, storage.nextCommit(), {}, {}, *until, 0};
        if (updateTicket(act, ticket, {{u"status"_s, u"open"_s}}))
            ++changed;
    }
    transaction.commit();
    return changed;
}

DeskClock::DeskClock(DataFolder folder, domain::RoutingTable routing)
    : m_folder(std::move(folder))
    , m_routing(std::move(routing))
    , m_thread([this] { run(); })
{
}

DeskClock::~DeskClock()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_ended.notify_all();
    m_thread.join();
}

void DeskClock::run()
{
    std::unique_ptr<Storage> storage;
    std::chrono::steady_clock::time_point nextCleaning = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    while (!m_ended.wait_for(lock, interval, [this] { return m_ending; })) {
        lock.unlock();
        try {
            if (!storage)
                storage = m_folder.storage();
            passTime(*storage, m_routing, QDateTime::currentDateTimeUtc());
            if (std::chrono::steady_clock::now() >= nextCleaning) {
                nextCleaning = std::chrono::steady_clock::now() + betweenCleanings;
                cleanBlobs(*storage, BlobFiles(m_folder.blobs()), QDateTime::currentDateTimeUtc());
            }
        } catch (const StorageError &error) {
            qWarning("time did not pass: %s", qPrintable(error.failure().detail));
            storage.reset();
        }
        lock.lock();
    }
}

} // namespace secondline::server
