// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ticket.h"

#include <QJsonObject>
#include <QStringList>

namespace secondline::domain {

//! A property that a write may not set, and why.
struct RefusedProperty
{
    QString name;
    QString why;
    friend bool operator==(const RefusedProperty &, const RefusedProperty &) = default;
};

//! What an update of a ticket by `Ticket/set` may not do (protocol.md "doors", data-model.md 5): the one rule for
//! workspace and server.
//!
//! `tierLevel` is never written. `queueId` stays at the ticket's tier or goes below; \a targetTier is the tier of the
//! queue that the patch names, nothing if there is none such. `status` moves only along the doors of data-model.md 5:
//! never to resolved or closed here; pending wants a reason; reopening wants a reason, from closed a supervisor.
//! \a patch holds top-level properties only.
QList<RefusedProperty> refusedInUpdate(const Ticket &ticket, const QJsonObject &patch, std::optional<int> targetTier,
                                       bool supervises);

//! What a create of a ticket may not say: a queue above \a routedTier, a status, a tier.
//! \a targetTier is the tier of the queue that the create names, nothing if it names none.
QList<RefusedProperty> refusedInCreate(const QJsonObject &properties, int routedTier, std::optional<int> targetTier);

} // namespace secondline::domain
