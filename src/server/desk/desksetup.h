// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/routing.h"
#include "server/storage/storage.h"

namespace secondline::server {

//! The service catalogue that ships with the program.
domain::RoutingTable shippedRouting();

//! Gives a new data folder its identity, its five tiers (R02) and the queues that the catalogue routes to; leaves
//! another one as it is.
void ensureDesk(Storage &storage, const domain::RoutingTable &routing);

//! The queue of an area at a tier, made where it is missing. Inside a transaction.
ObjectNumber ensureQueue(Storage &storage, const QString &area, int tierLevel);

struct PersonSpec
{
    QString login;
    QString name; //!< empty: the login
    QString email;
    domain::Role role = domain::Role::Analyst;
    int tierLevel = 1;
};

//! Adds the person, or changes role, tier and what else is given of one who is there. Returns true if the person is
//! new.
bool putPerson(Storage &storage, const domain::RoutingTable &routing, const PersonSpec &spec);

//! Sets what differs from the role's rights; what is left out stays as it is. False if person or queue are not there.
bool putRights(Storage &storage, const domain::RoutingTable &routing, const QString &login, const QString &queue,
               const RightsOverride &rights);

//! The server itself, acting without a person.
Caller systemCaller();

} // namespace secondline::server
