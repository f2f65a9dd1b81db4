// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QRect;

namespace secondline::ui {

//! What a list with \a chips pixels for the chips at its leading edge shows for a row that is not there yet: the shape
//! of a chip and of two lines, in \a rect, for the painter's direction of layout. For the first load only; a list that
//! is loaded again keeps its old rows.
void paintSkeletonRow(QPainter *painter, const QRect &rect, int chips);

} // namespace secondline::ui
