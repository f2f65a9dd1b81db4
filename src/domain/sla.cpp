// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/sla.h"

#include "domain/elapsed.h"
#include "domain/instant.h"

#include <QJsonArray>

#include <algorithm>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 msPerMinute = 60'000;
//! No target lasts longer than this many days of calendar time; ends the walk over a calendar that hardly opens.
constexpr int farthestDay = 4000;
//! The share of a target after which a clock warns.
constexpr int warnPercent = 75;

struct Stretch
{
    QDateTime from;
    QDateTime to;
};

//! The working hours of the local day \a date, empty if the desk is closed.
std::optional<Stretch> openOn(const Calendar &calendar, QDate date)
{
    if (calendar.always)
        return Stretch{date.startOfDay(QTimeZone::utc()), date.addDays(1).startOfDay(QTimeZone::utc())};
    if (!calendar.workingDays.contains(date.dayOfWeek()) || calendar.opens >= calendar.closes)
        return std::nullopt;
    const QDateTime opens = QDateTime(date, calendar.opens, calendar.zone).toUTC();
    // A zone that crosses the date line leaves a day out (Apia, 30 December 2011); Qt would move it onto the next.
    if (opens.toTimeZone(calendar.zone).date() != date)
        return std::nullopt;
    return Stretch{opens, QDateTime(date, calendar.closes, calendar.zone).toUTC()};
}

QDate localDay(const Calendar &calendar, const QDateTime &instant)
{
    return instant.toTimeZone(calendar.always ? QTimeZone::utc() : calendar.zone).date();
}

//! The parts of \a open outside \a pauses, in order.
QList<Stretch> running(const Stretch &open, const QList<Pause> &pauses)
{
    QList<Stretch> parts = {open};
    for (const Pause &pause : pauses) {
        QList<Stretch> left;
        for (const Stretch &part : std::as_const(parts)) {
            const QDateTime from = std::min(std::max(pause.from, part.from), part.to);
            const QDateTime to = pause.to.isValid() ? std::min(std::max(pause.to, part.from), part.to) : part.to;
            if (part.from < from)
                left.append({part.from, from});
            if (std::max(from, to) < part.to)
                left.append({std::max(from, to), part.to});
        }
        parts = left;
    }
    return parts;
}

bool pausedNow(const QList<Pause> &pauses)
{
    return !pauses.isEmpty() && !pauses.constLast().to.isValid();
}

QJsonValue dateOrNull(const QDateTime &instant)
{
    return instant.isValid() ? QJsonValue(utcDate(instant)) : QJsonValue(QJsonValue::Null);
}

QDateTime dateOf(const QJsonValue &value)
{
    return fromUtcDate(value.toString()).value_or(QDateTime());
}

SlaClock runningClock(const QString &metric, int minutes, const Calendar &calendar, const QDateTime &startedAt,
                      const QList<Pause> &pauses, const QDateTime &metAt)
{
    SlaClock clock;
    clock.metric = metric;
    clock.targetMinutes = minutes;
    clock.calendar = calendar.key;
    clock.startedAt = startedAt;
    clock.pauses = pauses;
    clock.metAt = metAt;
    if (pausedNow(pauses) && !metAt.isValid()) {
        const int run = minutesRun(calendar, startedAt, pauses.constLast().from, pauses);
        clock.remainingMinutes = std::max(0, minutes - run);
        return clock;
    }
    clock.dueAt = dueAt(calendar, startedAt, minutes, pauses).value_or(QDateTime());
    clock.warnAt = dueAt(calendar, startedAt, minutes * warnPercent / 100, pauses).value_or(QDateTime());
    if (metAt.isValid() && clock.dueAt.isValid() && metAt > clock.dueAt)
        clock.breachedAt = clock.dueAt;
    return clock;
}

} // namespace

int minutesRun(const Calendar &calendar, const QDateTime &start, const QDateTime &end, const QList<Pause> &pauses)
{
    qint64 ms = 0;
    const QDate last = localDay(calendar, end);
    QDate day = localDay(calendar, start);
    for (int walked = 0; day <= last && walked < farthestDay; day = day.addDays(1), ++walked) {
        const std::optional<Stretch> open = openOn(calendar, day);
        if (!open)
            continue;
        const Stretch part = {std::max(open->from, start), std::min(open->to, end)};
        if (part.from >= part.to)
            continue;
        for (const Stretch &stretch : running(part, pauses))
            ms += stretch.from.msecsTo(stretch.to);
    }
    return static_cast<int>(ms / msPerMinute);
}

std::optional<int> percentUsed(const SlaClock &clock, const QDateTime &now, const QTimeZone &zone)
{
    if (clock.metAt.isValid() || clock.targetMinutes <= 0 || !clock.startedAt.isValid())
        return std::nullopt;
    const Calendar always = Calendar::roundTheClock();
    const Calendar calendar = clock.calendar == always.key ? always : Calendar::businessHours(zone);
    constexpr qint64 whole = 100;
    return static_cast<int>(whole * minutesRun(calendar, clock.startedAt, now, clock.pauses) / clock.targetMinutes);
}

Calendar Calendar::roundTheClock()
{
    Calendar calendar;
    calendar.key = u"24x7"_s;
    calendar.always = true;
    return calendar;
}

Calendar Calendar::businessHours(const QTimeZone &zone)
{
    Calendar calendar;
    calendar.key = u"business-hours"_s;
    calendar.zone = zone;
    calendar.opens = QTime(8, 0);
    calendar.closes = QTime(16, 0);
    calendar.workingDays = {1, 2, 3, 4, 5};
    return calendar;
}

SlaTarget defaultSlaTarget(Priority priority, const QTimeZone &zone)
{
    switch (priority) {
    case Priority::P1:
        return {15, 60, 240, Calendar::roundTheClock()};
    case Priority::P2:
        return {30, 120, 480, Calendar::businessHours(zone)};
    case Priority::P3:
        return {240, 0, 1440, Calendar::businessHours(zone)};
    case Priority::P4:
        return {480, 0, 2400, Calendar::businessHours(zone)};
    }
    Q_UNREACHABLE();
}

Result<QDateTime> dueAt(const Calendar &calendar, const QDateTime &start, int minutes, const QList<Pause> &pauses)
{
    if (pausedNow(pauses))
        return QDateTime();
    qint64 left = minutes * msPerMinute;
    QDate day = localDay(calendar, start);
    for (int walked = 0; walked < farthestDay; day = day.addDays(1), ++walked) {
        const std::optional<Stretch> open = openOn(calendar, day);
        if (!open || open->to <= start)
            continue;
        for (const Stretch &part : running({std::max(open->from, start), open->to}, pauses)) {
            const qint64 length = part.from.msecsTo(part.to);
            if (left <= length)
                return part.from.addMSecs(left);
            left -= length;
        }
    }
    return failure(Failure::Kind::BadInput, u"calendar %1 does not open for long enough"_s.arg(calendar.key));
}

SlaClock SlaClock::fromJson(const QJsonObject &json)
{
    SlaClock clock;
    clock.metric = json[u"metric"].toString();
    if (json[u"tierLevel"].isDouble())
        clock.tierLevel = json[u"tierLevel"].toInt();
    clock.targetMinutes = json[u"targetMinutes"].toInt();
    clock.calendar = json[u"calendar"].toString();
    clock.startedAt = dateOf(json[u"startedAt"]);
    clock.dueAt = dateOf(json[u"dueAt"]);
    clock.warnAt = dateOf(json[u"warnAt"]);
    if (json[u"remainingMinutes"].isDouble())
        clock.remainingMinutes = json[u"remainingMinutes"].toInt();
    const QJsonArray pauses = json[u"pauses"].toArray();
    for (const QJsonValue &pause : pauses)
        clock.pauses.append({dateOf(pause[u"from"]), dateOf(pause[u"to"]), pause[u"reason"].toString()});
    clock.metAt = dateOf(json[u"metAt"]);
    clock.breachedAt = dateOf(json[u"breachedAt"]);
    return clock;
}

QJsonObject SlaClock::toJson() const
{
    QJsonArray written;
    for (const Pause &pause : pauses)
        written.append(QJsonObject{
            {u"from"_s, dateOrNull(pause.from)}, {u"to"_s, dateOrNull(pause.to)}, {u"reason"_s, pause.reason}});
    return {{u"metric"_s, metric},
            {u"tierLevel"_s, tierLevel ? QJsonValue(*tierLevel) : QJsonValue()},
            {u"targetMinutes"_s, targetMinutes},
            {u"calendar"_s, calendar},
            {u"policyRevision"_s, 0},
            {u"startedAt"_s, dateOrNull(startedAt)},
            {u"dueAt"_s, dateOrNull(dueAt)},
            {u"warnAt"_s, dateOrNull(warnAt)},
            {u"remainingMinutes"_s, remainingMinutes ? QJsonValue(*remainingMinutes) : QJsonValue()},
            {u"pauses"_s, written},
            {u"metAt"_s, dateOrNull(metAt)},
            {u"breachedAt"_s, dateOrNull(breachedAt)}};
}

SlaClock resolutionClock(Priority priority, const QTimeZone &zone, const QDateTime &openedAt,
                         const QList<Pause> &pauses, const QDateTime &resolvedAt)
{
    const SlaTarget target = defaultSlaTarget(priority, zone);
    return runningClock(u"resolution"_s, target.resolutionMinutes, target.calendar, openedAt, pauses, resolvedAt);
}

SlaClock responseClock(Priority priority, const QTimeZone &zone, const QDateTime &openedAt, const QDateTime &answeredAt)
{
    const SlaTarget target = defaultSlaTarget(priority, zone);
    return runningClock(u"response"_s, target.responseMinutes, target.calendar, openedAt, {}, answeredAt);
}

QDateTime slaDue(const QList<SlaClock> &clocks)
{
    QDateTime earliest;
    for (const SlaClock &clock : clocks) {
        if (!clock.metAt.isValid() && clock.dueAt.isValid() && (!earliest.isValid() || clock.dueAt < earliest))
            earliest = clock.dueAt;
    }
    return earliest;
}

} // namespace secondline::domain
