// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalationpolicy.h"
#include "domain/guide.h"
#include "server/storage/storage.h"

namespace secondline::server {

//! Gives a desk the policy documents and guides that the program ships with, where it has none of that kind or key.
//! Inside a transaction.
void ensurePolicies(Storage &storage);

//! The current revision of the policy document of \a kind, as an object; empty if there is none.
QJsonObject currentPolicy(Storage &storage, const QString &kind);
//! All current guides for escalations.
QList<domain::Guide> currentGuides(Storage &storage);
//! The desk's escalation policy. Throws StorageError if the stored document cannot be read: the gate stays shut.
domain::EscalationPolicy currentEscalationPolicy(Storage &storage);

//! `kind` → revision of all current policy documents.
QJsonObject policyRevisions(Storage &storage);

} // namespace secondline::server
