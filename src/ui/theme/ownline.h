// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPainter;
class QRect;

namespace secondline::ui {

//! Draws one line of text in its own direction of writing (first strong character), at the side where the painter's
//! layout wants it: a Latin subject stays readable in a window that is mirrored.
void drawOwnLine(QPainter *painter, const QRect &rect, int flags, const QString &text);

} // namespace secondline::ui
