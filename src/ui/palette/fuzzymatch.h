// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace secondline::ui {

//! How well some letters stand for a text.
struct FuzzyMatch
{
    int score = 0;           //!< higher is better; only to be compared with matches of the same pattern
    QList<qsizetype> places; //!< of the letters in the text, rising
};

//! Whether the letters of \a pattern (white space left out, case ignored) occur in \a text in their order, and where
//! they do best: at the beginnings of words and one after the other. An empty pattern matches everything with score 0.
//! At most the first 200 characters of \a text and 50 of \a pattern count.
std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text);

} // namespace secondline::ui
