// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>

namespace secondline::protocol {

//! Milliseconds since 1970 of a UTCDate in UTF-8, without a QString on the way; nothing for anything else.
std::optional<qint64> millisecondsOf(std::string_view utcDate);

} // namespace secondline::protocol
