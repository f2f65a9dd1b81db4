// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/priority.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QTimeZone>

#include <optional>

namespace secondline::domain {

//! When a desk works: the same hours on each working day, in the zone of the desk; or always.
struct Calendar
{
    QString key;
    bool always = false; //!< 24×7
    QTimeZone zone = QTimeZone::utc();
    QTime opens;
    QTime closes;
    QList<int> workingDays; //!< 1 = Monday … 7 = Sunday

    //! The default calendars: `24x7`, and `business-hours` (Monday to Friday, eight hours a day).
    static Calendar roundTheClock();
    static Calendar businessHours(const QTimeZone &zone);
};

//! A stretch in which a clock did not run; \a to is invalid while it lasts.
struct Pause
{
    QDateTime from;
    QDateTime to;
    QString reason;
    friend bool operator==(const Pause &, const Pause &) = default;
};

//! What is promised for one priority, in minutes; 0 where nothing is promised (data-model.md 6).
struct SlaTarget
{
    int responseMinutes = 0;
    int updateMinutes = 0;
    int resolutionMinutes = 0;
    Calendar calendar;
};

//! The default targets of data-model.md 6; policy documents replace them.
SlaTarget defaultSlaTarget(Priority priority, const QTimeZone &zone);

//! Returns the instant at which \a minutes of \a calendar's time have run since \a start, leaving out \a pauses.
//!
//! The result is UTC; invalid while the last pause lasts. Fails with BadInput if the calendar never opens.
Result<QDateTime> dueAt(const Calendar &calendar, const QDateTime &start, int minutes, const QList<Pause> &pauses);

//! One clock as the wire has it (SlaClock).
struct SlaClock
{
    QString metric; //!< `response`, `update`, `resolution`
    std::optional<int> tierLevel;
    int targetMinutes = 0;
    QString calendar;
    QDateTime startedAt;
    QDateTime dueAt;  //!< invalid while paused
    QDateTime warnAt; //!< invalid while paused
    std::optional<int> remainingMinutes;
    QList<Pause> pauses;
    QDateTime metAt;
    QDateTime breachedAt;

    static SlaClock fromJson(const QJsonObject &json);
    QJsonObject toJson() const;
    friend bool operator==(const SlaClock &, const SlaClock &) = default;
};

//! The promise to the requester: resolution over all tiers, from \a openedAt; \a resolvedAt invalid while it runs.
SlaClock resolutionClock(Priority priority, const QTimeZone &zone, const QDateTime &openedAt,
                         const QList<Pause> &pauses, const QDateTime &resolvedAt);

//! The first answer to the requester, from \a openedAt; \a answeredAt invalid while nobody answered.
SlaClock responseClock(Priority priority, const QTimeZone &zone, const QDateTime &openedAt,
                       const QDateTime &answeredAt);

//! The earliest due instant of the clocks not met; invalid if none runs.
QDateTime slaDue(const QList<SlaClock> &clocks);

} // namespace secondline::domain
