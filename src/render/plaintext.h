// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/documenttree.h"

namespace secondline::render {

//! \a text as it is, in paragraphs that are quick to lay out, with \a notice saying why.
DocumentTree plainTree(const QString &text, DocumentTree::Notice notice = DocumentTree::Notice::None);

} // namespace secondline::render
