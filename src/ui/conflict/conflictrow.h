// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/conflict.h"
#include "ui/outbox/operationtext.h"
#include "ui/theme/chip.h"

namespace secondline::ui {

//! A value of a field as the table shows it.
struct ConflictValue
{
    QString text;
    Chip chip; //!< before the text; of a priority
    friend bool operator==(const ConflictValue &, const ConflictValue &) = default;
};

//! One line of the decision: a property, or impact and urgency together as the priority they make.
struct ConflictRow
{
    QString key; //!< the property, or `priority`
    QList<domain::FieldMerge> fields;
    QString name;
    domain::FieldMerge::Verdict verdict = domain::FieldMerge::Verdict::Unchanged;
    bool writable = false; //!< a text: can be written new
    bool marked = false;   //!< a text: differences are shown word by word
    ConflictValue before;
    ConflictValue mine;
    ConflictValue theirs;
    QString theirsBy;
    QDateTime theirsAt;

    bool clashes() const { return verdict == domain::FieldMerge::Verdict::Clash; }
    //! The values that stand if \a mine (or theirs) is chosen; a property that does not clash keeps its merged value.
    QJsonObject values(bool mine) const;
    //! Which of all that was compared this row is about: a decision outlives a refresh while it is the same.
    QByteArray fingerprint() const;
};

//! The lines of a conflict: clashes first, then what merges by itself. Unchanged properties have none.
QList<ConflictRow> conflictRows(const domain::Conflict &conflict, const DeskNames &names);

} // namespace secondline::ui
