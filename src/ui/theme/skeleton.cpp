// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/skeleton.h"

#include "ui/theme/chip.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace secondline::ui {

void paintSkeletonRow(QPainter *painter, const QRect &rect, int chips)
{
    const Theme &theme = Theme::current();
    const int first = theme.lineHeight(TextSize::Body);
    const int second = theme.lineHeight(TextSize::Small);
    const int top = rect.center().y() - (first + second) / 2;
    const int textWidth = rect.width() - chips - space::s2;
    const auto shape = [&](int x, int y, int width, int height) {
        painter->drawRoundedRect(
            QStyle::visualRect(painter->layoutDirection(), rect, QRect(rect.left() + x, y, width, height)),
            radius::chip, radius::chip);
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour(Role::Skeleton));
    shape(0, rect.center().y() - chipHeight() / 2, chips, chipHeight());
    shape(chips + space::s2, top + (first - 12) / 2, textWidth * 7 / 10, 12);
    shape(chips + space::s2, top + first + (second - 8) / 2, textWidth * 9 / 20, 8);
    painter->restore();
}

} // namespace secondline::ui
