// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace secondline::ui {

//! How urgent a due time is, for colour and sign; the words say it too.
enum class Nearness { Far, Near, Late };

//! A due time as a list shows it: "1 h 15 min", "1 h 04 min late", "tomorrow", "Mon 22 Jun".
struct TimeLeft
{
    QString text;   //!< short, without "left"
    QString spoken; //!< "1 hour 15 minutes left"
    Nearness nearness = Nearness::Far;
    friend bool operator==(const TimeLeft &, const TimeLeft &) = default;
};

//! Near is what the warning time covers: the four hours before.
inline constexpr int nearMinutes = 240;

//! \a due and \a now in any zone; the words follow the zone of \a now. Empty if \a due is invalid.
TimeLeft timeLeft(const QDateTime &due, const QDateTime &now);

//! An instant as a timeline shows it: "08:21", "yesterday 10:12", "17 Jun, 18:48", "17 Jun 2025, 18:48".
QString instantText(const QDateTime &at, const QDateTime &now);

//! The same with its day always said: "today 10:12".
QString dayAndTime(const QDateTime &at, const QDateTime &now);

//! In full, for tooltips: "Thursday, 18 June 2026 at 08:21".
QString fullInstant(const QDateTime &at, const QDateTime &now);

//! "45 min", "8 h", "1 h 04 min".
QString durationText(qint64 minutes);

//! "12 kB", "3.4 MB".
QString sizeText(qint64 bytes);

} // namespace secondline::ui
