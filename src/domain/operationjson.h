// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/operation.h"

namespace secondline::domain {

//! The whole operation as JSON, for what is kept beside the outbox; what is empty is left out.
QJsonObject toJson(const Operation &operation);
//! Fails with BadInput and the member that is wrong.
Result<Operation> operationFrom(const QJsonObject &json);

} // namespace secondline::domain
