// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/ticketclocks.h"

#include "domain/instant.h"

#include <QJsonArray>

#include <algorithm>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::Priority;
using domain::SlaClock;

namespace {

// The desk's zone; a policy document will say it.
QTimeZone deskZone()
{
    return QTimeZone::utc();
}

Priority priorityOf(const QJsonObject &ticket)
{
    return static_cast<Priority>(std::clamp(ticket[u"priority"].toInt(3), 1, 4));
}

//! A business-critical application without its function is restored within one working day (R29): the target of P2.
Priority resolutionPriority(const QJsonObject &ticket)
{
    const QString loss = ticket[u"functionLoss"].toString();
    const bool critical = ticket[u"businessCritical"].toBool() && (loss == u"significant" || loss == u"total");
    return critical ? std::min(priorityOf(ticket), Priority::P2) : priorityOf(ticket);
}

QList<SlaClock> clocksOf(const QJsonObject &ticket)
{
    QList<SlaClock> clocks;
    const QJsonArray all = ticket[u"sla"].toArray();
    for (const QJsonValue &clock : all)
        clocks.append(SlaClock::fromJson(clock.toObject()));
    return clocks;
}

void setClocks(QJsonObject &ticket, const QList<SlaClock> &clocks)
{
    QJsonArray all;
    for (const SlaClock &clock : clocks)
        all.append(clock.toJson());
    ticket.insert(u"sla"_s, all);
}

SlaClock recomputed(const QJsonObject &ticket, const SlaClock &clock, const QDateTime &metAt)
{
    if (clock.metric == u"response")
        return domain::responseClock(priorityOf(ticket), deskZone(), clock.startedAt, metAt);
    return domain::resolutionClock(resolutionPriority(ticket), deskZone(), clock.startedAt, clock.pauses, metAt);
}

//! Applies \a what to the clock of that metric, and computes it anew.
template <class What> void withClock(QJsonObject &ticket, QStringView metric, What what)
{
    QList<SlaClock> clocks = clocksOf(ticket);
    for (SlaClock &clock : clocks) {
        if (clock.metric == metric && what(clock))
            clock = recomputed(ticket, clock, clock.metAt);
    }
    setClocks(ticket, clocks);
}

} // namespace

void setPriority(QJsonObject &ticket)
{
    const auto priority = domain::priorityFor(ticket[u"impact"].toInt(), ticket[u"urgency"].toInt());
    ticket.insert(u"priority"_s, static_cast<int>(priority.value_or(Priority::P3)));
}

void startClocks(QJsonObject &ticket)
{
    const QDateTime openedAt = domain::fromUtcDate(ticket[u"openedAt"].toString()).value_or(QDateTime());
    setClocks(ticket,
              {domain::resolutionClock(resolutionPriority(ticket), deskZone(), openedAt, {}, {}),
               domain::responseClock(priorityOf(ticket), deskZone(), openedAt, {})});
}

QStringList recomputeClocks(QJsonObject &ticket)
{
    QStringList changed;
    QList<SlaClock> clocks = clocksOf(ticket);
    for (SlaClock &clock : clocks) {
        if (clock.metAt.isValid())
            continue;
        const SlaClock fresh = recomputed(ticket, clock, {});
        if (fresh.targetMinutes != clock.targetMinutes || fresh.calendar != clock.calendar)
            changed.append(clock.metric);
        clock = fresh;
    }
    setClocks(ticket, clocks);
    return changed;
}

void pauseClocks(QJsonObject &ticket, const QDateTime &at, const QString &reason)
{
    withClock(ticket, u"resolution", [&](SlaClock &clock) {
        const bool running =
            !clock.metAt.isValid() && (clock.pauses.isEmpty() || clock.pauses.constLast().to.isValid());
        if (running)
            clock.pauses.append({at, {}, reason});
        return running;
    });
}

void resumeClocks(QJsonObject &ticket, const QDateTime &at)
{
    withClock(ticket, u"resolution", [&](SlaClock &clock) {
        const bool paused = !clock.pauses.isEmpty() && !clock.pauses.constLast().to.isValid();
        if (paused)
            clock.pauses.last().to = std::max(at, clock.pauses.constLast().from);
        return paused;
    });
}

void meetResponse(QJsonObject &ticket, const QDateTime &at)
{
    withClock(ticket, u"response", [&](SlaClock &clock) {
        if (clock.metAt.isValid())
            return false;
        clock.metAt = at;
        return true;
    });
}

void meetResolution(QJsonObject &ticket, const QDateTime &at)
{
    resumeClocks(ticket, at);
    withClock(ticket, u"resolution", [&](SlaClock &clock) {
        if (clock.metAt.isValid())
            return false;
        clock.metAt = at;
        return true;
    });
}

void reopenResolution(QJsonObject &ticket)
{
    withClock(ticket, u"resolution", [&](SlaClock &clock) {
        clock.metAt = {};
        return true;
    });
}

} // namespace secondline::server
