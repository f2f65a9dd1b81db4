// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"

#include <QColor>
#include <QFont>
#include <QRect>

class QPainter;

namespace secondline::ui {

//! A stretch of foreign text with the found words highlighted, on at most so many lines, elided at the end.
struct MarkedText
{
    QString text; //!< any; shown as one run of plain text
    QList<domain::SearchHit::Mark> marks;
    QFont font;
    QColor colour;
    int lineHeight = 20;
    int mostLines = 1;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

//! How many lines it takes in \a width, at least one.
int linesOf(const MarkedText &text, int width);
//! Paints from the top of \a rect; returns the height used.
int paintMarked(QPainter *painter, const QRect &rect, const MarkedText &text);

//! \a marks on \a text with white space and controls made visible lines can show: every character stays one character.
QString oneRun(const QString &text);

} // namespace secondline::ui
