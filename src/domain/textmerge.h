// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace secondline::domain {

//! A stretch of a three-way text merge: lines that merge, or a place where both sides changed the same.
struct TextPiece
{
    bool clash = false;
    QStringList lines; //!< without a clash; the line's end is part of it
    QStringList base;  //!< clash: what both began from
    QStringList mine;
    QStringList theirs;
    friend bool operator==(const TextPiece &, const TextPiece &) = default;
};

//! An offer for an article's draft that was changed on both sides (protocol.md, rule g); a person accepts it or not.
struct TextMerge
{
    QList<TextPiece> pieces;
    bool clashes() const;
    //! The merged text, if nothing clashes.
    std::optional<QString> text() const;
    friend bool operator==(const TextMerge &, const TextMerge &) = default;
};

//! Merges line by line, as diff3 does: changes that touch or overlap clash.
//!
//! Nothing where the two sides differ from the base in more than 2,000 lines at once: comparing them could take as long
//! as a hostile text wants, so a person reads both instead.
std::optional<TextMerge> mergedText(const QString &base, const QString &mine, const QString &theirs);

} // namespace secondline::domain
