// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/connector.h"

#include <QJsonObject>

namespace secondline::sync {

//! The object \a id of \a type among \a pulled as the wire has it, `id` and `version` included; nothing if it is not
//! there.
std::optional<QJsonObject> observed(const Pulled &pulled, domain::ObjectType type, const QString &id);

} // namespace secondline::sync
