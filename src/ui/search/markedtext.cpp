// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/markedtext.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>
#include <QTextOption>

namespace secondline::ui {

namespace {

QList<QTextLayout::FormatRange> formats(const QList<domain::SearchHit::Mark> &marks, qsizetype from, qsizetype length)
{
    QList<QTextLayout::FormatRange> ranges;
    for (const domain::SearchHit::Mark &mark : marks) {
        const qsizetype start = qMax<qsizetype>(mark.start - from, 0);
        const qsizetype end = qMin<qsizetype>(mark.start + mark.length - from, length);
        if (start >= end)
            continue;
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(start);
        range.length = static_cast<int>(end - start);
        range.format.setBackground(colour(Role::Mark));
        range.format.setForeground(colour(Role::Text));
        ranges.append(range);
    }
    return ranges;
}

QTextOption wrapping(Qt::LayoutDirection direction)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(direction);
    // Lists align with the window, whatever direction the text has.
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    return option;
}

void prepare(QTextLayout &layout, const QFont &font, Qt::LayoutDirection direction)
{
    layout.setFont(font);
    layout.setTextOption(wrapping(direction));
    layout.setCacheEnabled(true);
}

} // namespace

QString oneRun(const QString &text)
{
    QString run = text;
    for (QChar &c : run) {
        const char16_t u = c.unicode();
        const bool turns = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = u' ';
        else if (turns)
            c = QChar(QChar::ReplacementCharacter);
    }
    return run;
}

int linesOf(const MarkedText &text, int width)
{
    if (text.mostLines <= 1)
        return 1;
    QTextLayout layout(oneRun(text.text));
    prepare(layout, text.font, text.direction);
    int lines = 0;
    layout.beginLayout();
    while (lines < text.mostLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        ++lines;
    }
    layout.endLayout();
    return qMax(1, lines);
}

int paintMarked(QPainter *painter, const QRect &rect, const MarkedText &text)
{
    const QString run = oneRun(text.text);
    QTextLayout layout(run);
    prepare(layout, text.font, text.direction);
    layout.setFormats(formats(text.marks, 0, run.size()));
    const qreal ascentGap = (text.lineHeight - QFontMetricsF(text.font).height()) / 2;
    layout.beginLayout();
    int lines = 0;
    qsizetype lastFrom = -1;
    while (lines < text.mostLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        line.setPosition(QPointF(0, lines * text.lineHeight + ascentGap));
        ++lines;
        if (lines == text.mostLines && line.textStart() + line.textLength() < run.size())
            lastFrom = line.textStart();
    }
    layout.endLayout();

    painter->save();
    painter->setPen(text.colour);
    const int whole = lastFrom < 0 ? lines : lines - 1;
    for (int i = 0; i < whole; ++i)
        layout.lineAt(i).draw(painter, rect.topLeft());
    if (lastFrom >= 0) {
        const QString rest = run.mid(lastFrom, 2'000);
        const QString elided = QFontMetrics(text.font).elidedText(rest, Qt::ElideRight, rect.width());
        QTextLayout last(elided);
        prepare(last, text.font, text.direction);
        last.setFormats(formats(text.marks, lastFrom, qMax<qsizetype>(0, elided.size() - 1)));
        last.beginLayout();
        QTextLine line = last.createLine();
        line.setLineWidth(rect.width() * 2);
        last.endLayout();
        last.draw(painter, rect.topLeft() + QPointF(0, whole * text.lineHeight + ascentGap));
    }
    painter->restore();
    return qMax(1, lines) * text.lineHeight;
}

} // namespace secondline::ui
