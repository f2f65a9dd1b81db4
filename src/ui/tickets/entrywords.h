// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/shell/clock.h"
#include "ui/theme/chip.h"

#include <QHash>
#include <QWidget>

namespace secondline::ui {

//! One entry of a timeline in words.
struct EntryWords
{
    QString icon;
    ChipLook dot = ChipLook::Neutral; //!< ground of the sign
    QString kind;                     //!< "Attempt 3"
    QString who;
    QString text;
    QList<Chip> chips;
    friend bool operator==(const EntryWords &, const EntryWords &) = default;
};

//! Names that entries refer to by id.
struct EntryNames
{
    QHash<QString, QString> persons;
    QHash<QString, QString> queues;
};

//! What happened, in the words of the desk; \a attempt is its count among the attempts.
EntryWords entryWords(const domain::Entry &entry, int attempt, const EntryNames &names, const QDateTime &now);

//! Which entries a timeline shows.
enum class EntryFilter { All, Messages, Attempts };
bool shownUnder(const domain::Entry &entry, EntryFilter filter);

} // namespace secondline::ui
