// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jmap/act.h"

namespace secondline::server {

//! Moves a ticket up a tier (data-model.md 5): the one door. Checked by the gate that the device uses too; refused with
//! `missing` ([{`pointer`, `why`, `example`}]) where context lacks, with `policyChanged` where it lacks only under
//! rules that are newer than those that the person saw.
SetResult<QJsonObject> createEscalation(Act &act, const QJsonObject &properties);

//! The receiving tier's word on a handoff: accepts it, or returns the ticket with what is missing.
SetResult<QJsonObject> createHandoffRating(Act &act, const QJsonObject &properties);

} // namespace secondline::server
