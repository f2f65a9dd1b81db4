// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/conflict.h"

namespace secondline::domain {

//! A change of the person's laid over what the server has now: never by a clock, never dropping either side's value.
struct Merge
{
    QList<FieldMerge> fields; //!< by property
    QJsonObject result;       //!< the server's object with all that merges; a clash keeps theirs until a person chooses
    QJsonObject patch;        //!< what still has to be written for it; empty: done

    bool clashes() const;
    friend bool operator==(const Merge &, const Merge &) = default;
};

//! The value at a patch path (`impact`, `contact/phone`); undefined where there is none.
QJsonValue valueAt(const QJsonObject &object, const QString &path);
//! Equal in what they mean to a server: what is absent is null.
bool sameValue(const QJsonValue &one, const QJsonValue &other);

//! Three-way merge per patch path (protocol.md, rules b to d): \a was is what the person saw, \a content what they
//! want, \a current what the server has.
//!
//! A path that \a was does not name has no known base: it merges only where both want the same.
Merge threeWay(const QJsonObject &was, const QJsonObject &content, const QJsonObject &current);

//! Rule (e): \a operation changes the state of a ticket that was resolved, closed, merged or given to somebody else
//! since \a before, so that its person decides again; entries never do. What \a before does not hold counts as
//! unchanged.
bool becomesProposal(const Operation &operation, const QJsonObject &before, const QJsonObject &current);

} // namespace secondline::domain
