// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFont;
class QPainter;
class QRect;

namespace secondline::ui {

// Lines that lists and headers draw again and again. Shaping a line costs far more than drawing it, so the lines used
// last are kept shaped; all of it is for the GUI thread.

//! Draws one line of text in its own direction of writing (first strong character), at the side where the painter's
//! layout wants it: a Latin subject stays readable in a window that is mirrored.
void drawOwnLine(QPainter *painter, const QRect &rect, int flags, const QString &text);

//! The same for a line of a longer text that is written in \a direction.
void drawLine(QPainter *painter, const QRect &rect, int flags, const QString &text, Qt::LayoutDirection direction);

//! How wide \a text is as one line, in whole pixels.
int lineWidth(const QFont &font, const QString &text);

//! \a text, or as much of it as fits into \a width with an ellipsis at its end.
QString elidedLine(const QFont &font, const QString &text, int width);

} // namespace secondline::ui
