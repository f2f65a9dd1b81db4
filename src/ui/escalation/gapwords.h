// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/handoff.h"

#include <QString>

namespace secondline::ui {

//! Why the next tier cannot start from an answer, and what to write instead.
struct GapWords
{
    QString wrong;
    QString advice;
};

//! \a field is the question that \a gap is about, where it has one.
GapWords gapWords(const domain::HandoffGap &gap, const domain::GuideField *field, int toLevel);

//! The question that \a pointer leads to: a column's for a cell, a part's for a part of a group; null if none.
const domain::GuideField *fieldAt(const domain::Guide &guide, const QString &pointer);

} // namespace secondline::ui
