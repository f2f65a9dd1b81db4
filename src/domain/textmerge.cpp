// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/textmerge.h"

#include <algorithm>
#include <vector>

namespace secondline::domain {

namespace {

constexpr qsizetype mostLines = 2000;

//! With their ends, so that joining them gives the text again.
QStringList linesOf(const QString &text)
{
    QStringList lines;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype end = text.indexOf(u'\n', from);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        lines.append(text.mid(from, next - from));
        from = next;
    }
    return lines;
}

//! For each line of \a base the line of \a other that it is paired with, or -1; nothing if they differ in too much.
std::optional<std::vector<qsizetype>> paired(const QStringList &base, const QStringList &other)
{
    std::vector<qsizetype> pairs(static_cast<size_t>(base.size()), -1);
    const qsizetype shorter = std::min(base.size(), other.size());
    qsizetype head = 0;
    while (head < shorter && base.at(head) == other.at(head)) {
        pairs[static_cast<size_t>(head)] = head;
        ++head;
    }
    qsizetype tail = 0;
    while (tail < shorter - head && base.at(base.size() - 1 - tail) == other.at(other.size() - 1 - tail)) {
        pairs[static_cast<size_t>(base.size() - 1 - tail)] = other.size() - 1 - tail;
        ++tail;
    }
    const qsizetype rows = base.size() - head - tail;
    const qsizetype columns = other.size() - head - tail;
    if (rows == 0 || columns == 0)
        return pairs;
    if (rows > mostLines || columns > mostLines)
        return std::nullopt;
    // The longest common subsequence of what is between; 2,000² cells of two bytes at most.
    const auto width = static_cast<size_t>(columns + 1);
    std::vector<quint16> longest(static_cast<size_t>(rows + 1) * width, 0);
    const auto cell = [&](qsizetype row, qsizetype column) -> quint16 & {
        return longest[static_cast<size_t>(row) * width + static_cast<size_t>(column)];
    };
    const auto same = [&](qsizetype row, qsizetype column) { return base.at(head + row) == other.at(head + column); };
    for (qsizetype row = rows - 1; row >= 0; --row) {
        for (qsizetype column = columns - 1; column >= 0; --column)
            cell(row, column) = same(row, column) ? static_cast<quint16>(cell(row + 1, column + 1) + 1)
                                                  : std::max(cell(row + 1, column), cell(row, column + 1));
    }
    for (qsizetype row = 0, column = 0; row < rows && column < columns;) {
        if (same(row, column)) {
            pairs[static_cast<size_t>(head + row)] = head + column;
            ++row;
            ++column;
        } else if (cell(row + 1, column) >= cell(row, column + 1)) {
            ++row;
        } else {
            ++column;
        }
    }
    return pairs;
}

void append(TextMerge &merge, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    if (merge.pieces.isEmpty() || merge.pieces.last().clash)
        merge.pieces.append(TextPiece{});
    merge.pieces.last().lines += lines;
}

void appendChanged(TextMerge &merge, const QStringList &base, const QStringList &mine, const QStringList &theirs)
{
    if (mine == theirs || theirs == base)
        append(merge, mine);
    else if (mine == base)
        append(merge, theirs);
    else
        merge.pieces.append(TextPiece{true, {}, base, mine, theirs});
}

} // namespace

bool TextMerge::clashes() const
{
    return std::any_of(pieces.cbegin(), pieces.cend(), [](const TextPiece &piece) { return piece.clash; });
}

std::optional<QString> TextMerge::text() const
{
    QString text;
    for (const TextPiece &piece : pieces) {
        if (piece.clash)
            return std::nullopt;
        text += piece.lines.join(QString());
    }
    return text;
}

std::optional<TextMerge> mergedText(const QString &base, const QString &mine, const QString &theirs)
{
    const QStringList baseLines = linesOf(base);
    const QStringList mineLines = linesOf(mine);
    const QStringList theirLines = linesOf(theirs);
    const auto inMine = paired(baseLines, mineLines);
    const auto inTheirs = paired(baseLines, theirLines);
    if (!inMine || !inTheirs)
        return std::nullopt;

    TextMerge merge;
    qsizetype fromBase = 0;
    qsizetype fromMine = 0;
    qsizetype fromTheirs = 0;
    // A line that stands in all three ends what was changed before it.
    for (qsizetype line = 0; line <= baseLines.size(); ++line) {
        const bool end = line == baseLines.size();
        const qsizetype mineAt = end ? mineLines.size() : (*inMine)[static_cast<size_t>(line)];
        const qsizetype theirsAt = end ? theirLines.size() : (*inTheirs)[static_cast<size_t>(line)];
        if (mineAt < 0 || theirsAt < 0)
            continue;
        appendChanged(merge, baseLines.mid(fromBase, line - fromBase), mineLines.mid(fromMine, mineAt - fromMine),
                      theirLines.mid(fromTheirs, theirsAt - fromTheirs));
        if (!end)
            append(merge, {baseLines.at(line)});
        fromBase = line + 1;
        fromMine = mineAt + 1;
        fromTheirs = theirsAt + 1;
    }
    return merge;
}

} // namespace secondline::domain
