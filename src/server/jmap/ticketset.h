// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jmap/act.h"

namespace secondline::server {

//! The ticket at the end of the `mergedInto` chain.
QJsonObject mergeTarget(const Act &act, QJsonObject ticket);

//! Works on tickets of this queue or owns this one.
bool worksOn(const Act &act, const QJsonObject &ticket);

//! What the server itself sees of the mandatory reasons to go up (R27, R32); the others are seen on the device.
void setTriggers(const Act &act, QJsonObject &ticket);

//! Makes a ticket of checked \a properties: routed, with its clocks started (data-model.md 5).
SetResult<QJsonObject> createTicket(Act &act, const QJsonObject &properties);

//! Applies checked \a changes (top-level properties whose values differ) through the doors of protocol.md, with all
//! their effects.
SetResult<QJsonObject> updateTicket(Act &act, QJsonObject ticket, const QJsonObject &changes);

} // namespace secondline::server
