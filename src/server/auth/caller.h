// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"
#include "server/storage/objectnumber.h"

#include <QHash>
#include <QSet>

namespace secondline::server {

//! The person in whose name a request runs, and what that person may do in each queue.
struct Caller
{
    ObjectNumber number = 0;
    QString id;
    QString login;
    QString name;
    domain::Role role = domain::Role::Analyst;
    int tierLevel = 1;
    qint64 reachCommit = 0; //!< the commit that last changed role or tier
    QHash<ObjectNumber, domain::QueueRights> queues;
    QString via = QStringLiteral("jmap");

    bool administers() const { return role == domain::Role::Administrator; }
    //! Supervisors and administrators.
    bool supervisesDesk() const { return administers() || role == domain::Role::Supervisor; }
    domain::QueueRights rightsIn(ObjectNumber queue) const { return queues.value(queue); }
};

//! A right that was set for one person in one queue, where it differs from what the role gives.
struct RightsOverride
{
    std::optional<bool> read;
    std::optional<bool> work;
    std::optional<bool> supervise;
};

//! What a person may do in a queue: all read and work on every queue of the desk, supervisors and administrators
//! supervise; an override narrows or widens it. Who may not read may do nothing.
domain::QueueRights effectiveRights(domain::Role role, const RightsOverride &override);

} // namespace secondline::server
