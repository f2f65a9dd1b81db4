// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/conflict.h"
#include "domain/meanwhile.h"

namespace secondline::domain {

//! What \a operation, which is in conflict, met on the server: field by field, who changed it last and when, and what
//! else others did since. \a me is the person who acted.
Conflict conflictOf(const Operation &operation, const KnownTicket &ticket, const PersonId &me);

//! The act that settles a conflict as \a decision says: on top of what the server has, and only what differs from it;
//! nothing where the server has all of it already.
//!
//! A property that \a decision leaves out keeps the person's value, unless it clashes. \a row is the ticket as the
//! cache has it, for what the server's refusal does not tell. Fails with Refused, naming the property, for one that the
//! conflict is not about or that was left undecided.
Result<std::optional<Operation>> settlementOf(const Operation &operation, const QJsonObject &row,
                                              const QJsonObject &decision);

} // namespace secondline::domain
