// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/caller.h"

namespace secondline::server {

domain::QueueRights effectiveRights(domain::Role role, const RightsOverride &override)
{
    const bool supervises = role == domain::Role::Supervisor || role == domain::Role::Administrator;
    domain::QueueRights rights;
    rights.mayRead = override.read.value_or(true);
    rights.mayWork = rights.mayRead && override.work.value_or(true);
    rights.maySupervise = rights.mayRead && override.supervise.value_or(supervises);
    return rights;
}

} // namespace secondline::server
