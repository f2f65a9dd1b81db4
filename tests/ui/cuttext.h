// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace secondline::tests {

//! What of the visible words in \a window cannot be read whole: a label, button, field or chip that is smaller than its
//! text wants, that hangs over the edge of what holds it, or that overlaps its neighbour. Labels that elide on purpose
//! only have to be high enough. Rows of lists and pages that are scrolled up and down are not looked at.
QStringList cutTexts(const QWidget &window);

} // namespace secondline::tests
