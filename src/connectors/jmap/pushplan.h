// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "sync/connector.h"

#include <QByteArray>

namespace secondline::protocol {
struct Response;
}

namespace secondline::connectors {

//! One `X/set` of a push.
struct PlannedSet
{
    domain::ObjectType type = domain::ObjectType::Ticket;
    QList<domain::Operation> operations;
};

//! Operations laid out in calls so that each ticket's order is kept: calls run in order, and within one the creates
//! (by `after`) before the updates.
struct PushPlan
{
    QList<PlannedSet> sets;
    QList<domain::Operation> left; //!< more than fits in \a mostCalls
};

PushPlan planPush(const QList<domain::Operation> &operations, qsizetype mostCalls, qsizetype mostPerCall);

//! The request that carries \a plan.
QByteArray writePush(const PushPlan &plan, const QString &accountId);

//! What \a response says of each operation of \a plan; those it does not speak of are missing.
sync::Pushed readPush(const PushPlan &plan, const protocol::Response &response);

} // namespace secondline::connectors
