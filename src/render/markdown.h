// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/documenttree.h"

namespace secondline::render {

//! Parses a stranger's Markdown into a bounded tree; what exceeds a bound comes back as plain text with a notice.
//!
//! Pure: reads nothing but \a markdown, so any thread may run it. HTML is text, but for breaks, lists and https links;
//! pictures are their words; links that are not https or mailto are text.
DocumentTree parseMarkdown(const QString &markdown);

//! \a tree without its first heading if that says the \a title, which the page shows already.
DocumentTree withoutTitle(DocumentTree tree, const QString &title);

} // namespace secondline::render
