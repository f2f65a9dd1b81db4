// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/fuzzymatch.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace secondline::ui {

namespace {

constexpr qsizetype longestText = 200;
constexpr qsizetype longestPattern = 50;

constexpr int letterScore = 1;
constexpr int wordScore = 8;  // at the beginning of a word
constexpr int runScore = 9;   // right after the letter before: a word that is written out counts most
constexpr int startScore = 4; // at the beginning of the text
constexpr int none = std::numeric_limits<int>::min() / 2;

QString folded(const QString &text)
{
    QString letters = text;
    for (QChar &letter : letters)
        letter = letter.toCaseFolded(); // one for one: places stay places
    return letters;
}

bool beginsWord(const QString &text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text.at(at - 1);
    return !before.isLetterOrNumber() || (before.isLower() && text.at(at).isUpper());
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text)
{
    QString wanted = folded(pattern);
    wanted.removeIf([](QChar letter) { return letter.isSpace(); });
    wanted.truncate(longestPattern);
    if (wanted.isEmpty())
        return FuzzyMatch();
    const QString letters = folded(text.left(longestText));
    const qsizetype rows = wanted.size();
    const qsizetype columns = letters.size();
    if (columns < rows)
        return std::nullopt;

    // best[i][j]: the best score of the pattern's first i + 1 letters where the last of them is text's letter j;
    // from[i][j]: where the letter before it is then.
    std::vector<std::vector<int>> best(static_cast<size_t>(rows), std::vector<int>(static_cast<size_t>(columns), none));
    std::vector<std::vector<qsizetype>> from(static_cast<size_t>(rows),
                                             std::vector<qsizetype>(static_cast<size_t>(columns), -1));
    for (qsizetype i = 0; i < rows; ++i) {
        int bestBefore = none; // of best[i - 1][0 … j - 1]
        qsizetype bestPlace = -1;
        for (qsizetype j = 0; j < columns; ++j) {
            const auto row = static_cast<size_t>(i);
            const auto column = static_cast<size_t>(j);
            if (letters.at(j) == wanted.at(i)) {
                const int here = letterScore + (beginsWord(text, j) ? wordScore : 0) + (j == 0 ? startScore : 0);
                if (i == 0) {
                    best[row][column] = here;
                } else if (bestPlace >= 0) {
                    const int near = best[row - 1][column - 1];
                    const bool runs = near > none && near + runScore >= bestBefore;
                    best[row][column] = here + (runs ? near + runScore : bestBefore);
                    from[row][column] = runs ? j - 1 : bestPlace;
                }
            }
            if (i > 0 && best[row - 1][column] > bestBefore) {
                bestBefore = best[row - 1][column];
                bestPlace = j;
            }
        }
    }
    const std::vector<int> &last = best.back();
    const auto top = std::max_element(last.begin(), last.end());
    if (*top <= none)
        return std::nullopt;
    FuzzyMatch match;
    // Among texts that match alike the shorter one is meant.
    match.score = *top * static_cast<int>(longestText) - static_cast<int>(columns);
    qsizetype place = top - last.begin();
    for (qsizetype i = rows; i-- > 0;) {
        match.places.prepend(place);
        place = from[static_cast<size_t>(i)][static_cast<size_t>(place)];
    }
    return match;
}

} // namespace secondline::ui
