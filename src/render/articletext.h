// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::render {

//! \a markdown with the extensions of published articles turned into plain Markdown.
//!
//! `:::image … alt-text="…" :::` becomes a picture, `::: zone` and other layout lines go, `[!INCLUDE [title](path)]`
//! keeps its title, `[!VIDEO address]` its address. Fenced code is left alone.
QString withoutExtensions(const QString &markdown);

} // namespace secondline::render
