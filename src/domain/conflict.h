// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/entry.h"
#include "domain/operation.h"

#include <QList>

namespace secondline::domain {

//! One property in a three-way comparison: what the person saw, what they want, what the server has (invariants C1).
struct FieldMerge
{
    enum class Verdict {
        Unchanged,  //!< nobody changed it
        MineOnly,   //!< merges
        TheirsOnly, //!< merges
        SameChange, //!< both want the same: done
        Clash,      //!< a person chooses, never a clock
    };
    QString property;
    QJsonValue base;
    QJsonValue mine;
    QJsonValue theirs;
    Verdict verdict = Verdict::Unchanged;
    QString theirsBy;   //!< who changed it on the server, as the timeline says; empty: not known
    QDateTime theirsAt; //!< UTC; invalid: not known
    friend bool operator==(const FieldMerge &, const FieldMerge &) = default;
};

//! A change of the person's that met another one: everything that the decision needs.
struct Conflict
{
    Operation operation;
    QString ticketNumber;
    QString subject;
    QList<FieldMerge> fields;
    //! The ticket was closed, merged or reassigned meanwhile and this changes its state: it stays a proposal (rule e).
    bool proposal = false;
    QList<Entry> meanwhile; //!< what others did to the ticket since the person acted, oldest first
};

} // namespace secondline::domain
