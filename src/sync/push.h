// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/state.h"

//! What to push: in order per ticket, tickets side by side, each attempt durable before its first byte.
namespace secondline::sync::push {

//! Takes a snapshot of the outbox; true if it holds an operation that was not known.
bool operationsChanged(State &state, QList<domain::Operation> operations);
//! Asks for the marks of what may be sent now. Needs a session.
void decide(Step &step);
//! The marks are durable: sends, or takes the attempt back if the connection is gone meanwhile.
void marked(Step &step, const QList<QUuid> &operations, bool maySend);
//! True if the server did something about at least one.
bool answered(Step &step, const Pushed &pushed);
//! True if the connection is to be blamed; false if the server did not take what was sent.
bool failed(Step &step, const RequestFailure &failure);
//! The object of an operation was read before its write, or after it (UnderWay::Kind::Compare, Verify).
void read(Step &step, UnderWay::Kind kind, const Pulled &pulled);
void readFailed(State &state, UnderWay::Kind kind);
//! The engine stops: what left the device is unknown.
void abandon(Step &step);
bool underWay(const State &state);

//! A snapshot may be older than the verdict.
domain::OperationState effectiveState(const State &state, const domain::Operation &operation);
//! Bound to this server, account and device (X9).
bool isOurs(const State &state, const domain::Operation &operation);
void settle(Step &step, QList<store::Settlement> settlements);
//! Its person has to look at it.
void reject(Step &step, const domain::Operation &operation, const domain::Refusal &refusal);
//! It was there already, or arrived on a way whose reply was lost.
void accept(Step &step, const domain::Operation &operation, const QString &objectId, qint64 version, bool replayed);

//! The operations that may go in one request now, in their order, with local ids replaced where the server's are known.
QList<domain::Operation> sendable(const State &state);

} // namespace secondline::sync::push
