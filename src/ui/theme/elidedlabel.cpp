// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/elidedlabel.h"

#include "ui/theme/ownline.h"

#include <QPainter>

namespace secondline::ui {

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::WindowText));
    drawOwnLine(&painter, rect(), Qt::AlignLeading | Qt::AlignVCenter,
                fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

} // namespace secondline::ui
