// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QJsonArray>
#include <QList>

namespace secondline::domain {

//! The properties of a ticket with the pending operations on it applied in order: what the person sees.
//!
//! \a row is what the server said (`id` among them), or empty for a ticket born here, whose create is in
//! \a operations. Refused changes are left out; they show in the outbox. The priority follows impact × urgency. A
//! handoff shows the ticket in its new queue; the tier is the queue's, which is not known here.
QJsonObject overlaidTicket(const QJsonObject &row, const QList<Operation> &operations);

//! The entry that a pending create of one will become, with its local id and `pending`: true.
QJsonObject pendingEntry(const Operation &create, const QString &byId, const QString &byName);

} // namespace secondline::domain
