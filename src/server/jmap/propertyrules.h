// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schema.h"
#include "server/auth/caller.h"
#include "server/jmap/seterror.h"

#include <optional>

namespace secondline::server {

enum class Writing { Create, Update };

//! Whether the caller may write these properties of the type at all: they exist, and their setter allows it
//! (data-model.md 1). Says nothing of the values.
std::optional<SetError> refusedNames(domain::ObjectType type, const QStringList &names, Writing writing,
                                     const Caller &caller);

//! \a value as it is stored: a null where none is kept becomes the empty value, a date gets its one way of writing.
//! Refuses what has another kind or shape than the property, or is too large.
SetResult<QJsonValue> storedValue(domain::ObjectType type, const QString &name, const QJsonValue &value);

//! All properties of the type with the values that they have when nobody sets them.
QJsonObject defaultProperties(domain::ObjectType type);

//! The type of object that an id property names; nothing if it is none.
std::optional<domain::ObjectType> referencedType(domain::ObjectType type, QStringView property);
//! The same for the lists of ids.
std::optional<domain::ObjectType> listedType(QStringView property);

} // namespace secondline::server
