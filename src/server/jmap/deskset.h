// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jmap/act.h"

namespace secondline::server {

//! Tiers, queues, persons, assets and sites: who may write which, and what holds between them.
SetResult<QJsonObject> createDeskObject(Act &act, domain::ObjectType type, const QJsonObject &properties);
SetResult<QJsonObject> updateDeskObject(Act &act, domain::ObjectType type, QJsonObject object,
                                        const QJsonObject &changes);

//! A person's role or tier changed: what the person reaches changes with it, and each queue says so anew.
void noteReach(Act &act, ObjectNumber person);

} // namespace secondline::server
