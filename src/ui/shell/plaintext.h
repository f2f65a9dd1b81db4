// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::ui {

//! What a stranger wrote, for a place that shows lines: controls, invisible direction marks and NULs become visible
//! or go, line ends become `\n`. It is still only safe as Qt::PlainText.
QString shownText(const QString &text);

//! The same on one line: every run of white space is one space.
QString shownLine(const QString &text);

//! For a button, menu item or tab: `&` stays a character.
QString menuText(const QString &text);

//! For a tooltip: never read as rich text, wrapped by Qt.
QString toolTipText(const QString &text);

//! The direction that a stretch of foreign text has by its own first strong character.
Qt::LayoutDirection directionOf(const QString &text);

} // namespace secondline::ui
