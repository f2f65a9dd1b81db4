// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/ownline.h"

#include <QCache>
#include <QFont>
#include <QFontMetrics>
#include <QPainter>
#include <QStaticText>

#include <cmath>

namespace secondline::ui {

namespace {

//! A few hundred are on screen at most; a list that is scrolled through drops its oldest.
constexpr int keptLines = 2000;

struct LineKey
{
    QString text;
    QFont font;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    friend bool operator==(const LineKey &, const LineKey &) = default;
    friend size_t qHash(const LineKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.text, key.font, int{key.direction});
    }
};

struct Line
{
    QStaticText shaped;
    int width = 0;
    // As elided for the width it was last asked for: a column's width rarely changes.
    int elidedWidth = -1;
    QString elided;
};

Qt::LayoutDirection ownDirection(const QString &text)
{
    return text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
}

Line &lineOf(const QFont &font, const QString &text, Qt::LayoutDirection direction)
{
    static QCache<LineKey, Line> lines(keptLines);
    const LineKey key{text, font, direction};
    if (Line *known = lines.object(key))
        return *known;
    auto *line = new Line;
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(direction);
    // Absolutely left also for a line that is written from the right: where it stands, its drawing says.
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    line->shaped = QStaticText(text);
    line->shaped.setTextFormat(Qt::PlainText);
    line->shaped.setTextOption(option);
    line->shaped.prepare({}, font);
    line->width = QFontMetrics(font).horizontalAdvance(text);
    lines.insert(key, line);
    return *line;
}

} // namespace

void drawOwnLine(QPainter *painter, const QRect &rect, int flags, const QString &text)
{
    drawLine(painter, rect, flags, text, ownDirection(text));
}

void drawLine(QPainter *painter, const QRect &rect, int flags, const QString &text, Qt::LayoutDirection direction)
{
    if (text.isEmpty())
        return;
    Line &line = lineOf(painter->font(), text, direction);
    const QSizeF size = line.shaped.size();
    // The sides of the layout, never of the text: its own direction says nothing about where it stands.
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft && !(flags & Qt::AlignAbsolute);
    const bool right = flags & (mirrored ? Qt::AlignLeft : Qt::AlignRight);
    const bool middle = flags & Qt::AlignHCenter;
    const qreal room = rect.width() - size.width();
    const qreal x = rect.x() + (middle ? room / 2 : right ? room : 0);
    const qreal y = flags & Qt::AlignVCenter ? rect.y() + (rect.height() - size.height()) / 2 : rect.y();
    const bool clipped = room < -1 && !(flags & Qt::TextDontClip);
    if (clipped) {
        painter->save();
        painter->setClipRect(rect, Qt::IntersectClip);
    }
    painter->drawStaticText(QPointF(std::round(x), std::round(y)), line.shaped);
    if (clipped)
        painter->restore();
}

int lineWidth(const QFont &font, const QString &text)
{
    return text.isEmpty() ? 0 : lineOf(font, text, ownDirection(text)).width;
}

QString elidedLine(const QFont &font, const QString &text, int width)
{
    if (text.isEmpty())
        return text;
    Line &line = lineOf(font, text, ownDirection(text));
    if (line.width <= width)
        return text;
    if (line.elidedWidth != width) {
        line.elided = QFontMetrics(font).elidedText(text, Qt::ElideRight, width);
        line.elidedWidth = width;
    }
    return line.elided;
}

} // namespace secondline::ui
