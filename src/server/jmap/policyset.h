// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jmap/act.h"

namespace secondline::server {

//! Adds the next revision of a policy document or guide (data-model.md 4) and makes it the current one; refused with
//! `faults` ([{`pointer`, `why`}]) if it cannot be read. No open ticket moves.
SetResult<QJsonObject> createPolicy(Act &act, domain::ObjectType type, const QJsonObject &properties);

} // namespace secondline::server
