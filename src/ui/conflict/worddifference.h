// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace secondline::ui {

//! A stretch of a text that was kept, taken out or put in.
struct DifferencePart
{
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text;
    friend bool operator==(const DifferencePart &, const DifferencePart &) = default;
};

//! How \a before became \a after, word by word: what was taken out stands before what was put in its place. Spaces
//! belong to the word before them. Texts too long to compare are one removal and one addition.
QList<DifferencePart> wordDifference(const QString &before, const QString &after);

} // namespace secondline::ui
