// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::render {

//! \a text without what could deceive or overload the one who reads or draws it.
//!
//! Control characters, characters that a text document uses for itself, and bidirectional overrides become U+FFFD or
//! go; of a pile of combining marks eight stay. Line feeds and tabs stay.
QString safeText(const QString &text);

} // namespace secondline::render
