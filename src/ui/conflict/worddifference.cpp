// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conflict/worddifference.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <vector>

namespace secondline::ui {

namespace {

using Kind = DifferencePart::Kind;

struct Word
{
    QString word;
    QString text; //!< with the spaces after it
};

QList<Word> wordsOf(const QString &text)
{
    QList<Word> words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        const QString piece = text.mid(start, end - start);
        start = end;
        if (piece.trimmed().isEmpty() && !words.isEmpty())
            words.last().text += piece;
        else if (!piece.isEmpty())
            words.append({piece, piece});
    }
    return words;
}

void append(QList<DifferencePart> &parts, Kind kind, const QString &text)
{
    if (!parts.isEmpty() && parts.constLast().kind == kind)
        parts.last().text += text;
    else
        parts.append({kind, text});
}

//! What is taken out of a stretch and what is put in, collected until a kept word ends it.
struct Change
{
    QString removed;
    QString added;
    void into(QList<DifferencePart> &parts)
    {
        if (!removed.isEmpty())
            append(parts, Kind::Removed, removed);
        if (!added.isEmpty())
            append(parts, Kind::Added, added);
        removed.clear();
        added.clear();
    }
};

constexpr qsizetype mostCells = 4'000'000;

} // namespace

QList<DifferencePart> wordDifference(const QString &before, const QString &after)
{
    const QList<Word> old = wordsOf(before);
    const QList<Word> now = wordsOf(after);
    qsizetype first = 0;
    while (first < old.size() && first < now.size() && old[first].word == now[first].word)
        ++first;
    qsizetype oldEnd = old.size();
    qsizetype nowEnd = now.size();
    while (oldEnd > first && nowEnd > first && old[oldEnd - 1].word == now[nowEnd - 1].word) {
        --oldEnd;
        --nowEnd;
    }
    const qsizetype rows = oldEnd - first;
    const qsizetype columns = nowEnd - first;

    QList<DifferencePart> parts;
    for (qsizetype i = 0; i < first; ++i)
        append(parts, Kind::Same, now[i].text);
    Change change;
    if ((rows + 1) * (columns + 1) > mostCells) {
        for (qsizetype i = first; i < oldEnd; ++i)
            change.removed += old[i].text;
        for (qsizetype i = first; i < nowEnd; ++i)
            change.added += now[i].text;
    } else {
        // The longest common run of words from each place to the ends.
        std::vector<quint32> common(static_cast<size_t>((rows + 1) * (columns + 1)), 0);
        const auto at = [&](qsizetype row, qsizetype column) -> quint32 & {
            return common[static_cast<size_t>(row * (columns + 1) + column)];
        };
        for (qsizetype row = rows - 1; row >= 0; --row) {
            for (qsizetype column = columns - 1; column >= 0; --column)
                at(row, column) = old[first + row].word == now[first + column].word
                    ? at(row + 1, column + 1) + 1
                    : std::max(at(row + 1, column), at(row, column + 1));
        }
        qsizetype row = 0;
        qsizetype column = 0;
        while (row < rows || column < columns) {
            if (row < rows && column < columns && old[first + row].word == now[first + column].word) {
                change.into(parts);
                append(parts, Kind::Same, now[first + column].text);
                ++row;
                ++column;
            } else if (row < rows && (column == columns || at(row + 1, column) >= at(row, column + 1))) {
                change.removed += old[first + row++].text;
            } else {
                change.added += now[first + column++].text;
            }
        }
    }
    change.into(parts);
    for (qsizetype i = nowEnd; i < now.size(); ++i)
        append(parts, Kind::Same, now[i].text);
    return parts;
}

} // namespace secondline::ui
