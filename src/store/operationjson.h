// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

namespace secondline::store {

//! All that its person wrote and all that places it: what the mirror of the outbox keeps. Not where it stands on its
//! way to the server.
QJsonObject toJson(const domain::Operation &operation);
//! Null if \a json is not one.
std::optional<domain::Operation> operationIn(const QJsonObject &json);

} // namespace secondline::store
