// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "store/database.h"

namespace secondline::store {

//! The columns that operationFrom() reads, in its order.
inline constexpr std::string_view operationColumns =
    "sequence, id, type, action, target, ticket, after, content, was, acted_at, skew, server, account, body_hash,"
    " state, attempts, last_attempt_at, refusal, applied_id, applied_version, applied_at, device, epoch";

//! Reads a row of `operation`. Throws Fault (Damaged) if its content is not what was written.
domain::Operation operationFrom(const Statement &row);

//! Puts \a operation into the table with all that it says, under its sequence, or under the next one if that is 0.
//! Returns the sequence.
qint64 insertOperation(Database &database, const domain::Operation &operation);

//! SHA-256 (hex) over all of an operation that does not change on its way to the server.
QString bodyHash(const domain::Operation &operation);

QString compactJson(const QJsonObject &object);
QJsonObject objectIn(const QString &json);
QString refusalJson(const domain::Refusal &refusal);

//! Replaces the local id of a ticket by \a server wherever \a operation names it. True if it did.
bool renameTicket(domain::Operation &operation, const QString &local, const QString &server);
//! Whether \a operation cannot be sent before the object \a local has a server id.
bool names(const domain::Operation &operation, const QString &local);

} // namespace secondline::store
