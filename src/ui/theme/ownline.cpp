// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/ownline.h"

#include <QPainter>

namespace secondline::ui {

void drawOwnLine(QPainter *painter, const QRect &rect, int flags, const QString &text)
{
    const Qt::LayoutDirection layout = painter->layoutDirection();
    if (layout == Qt::RightToLeft && !(flags & Qt::AlignAbsolute)) {
        // From here on the sides are absolute: the text's own direction says nothing about them.
        const bool leading = flags & Qt::AlignLeft;
        const bool trailing = flags & Qt::AlignRight;
        constexpr int sides = int{Qt::AlignLeft} | int{Qt::AlignRight};
        flags &= ~sides;
        flags |= leading ? Qt::AlignRight : 0;
        flags |= trailing ? Qt::AlignLeft : 0;
    }
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter->drawText(rect, flags | Qt::AlignAbsolute | Qt::TextSingleLine, text);
    painter->setLayoutDirection(layout);
}

} // namespace secondline::ui
