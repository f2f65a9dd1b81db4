// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/deskclock.h"

#include "sync/uptime.h"

#include <QStringList>
#include <QSysInfo>
#include <QTimeZone>

#include <utility>

namespace secondline::workspace {

using namespace Qt::StringLiterals;

DeskClock::DeskClock(Read read)
    : m_read(std::move(read))
{
}

DeskClock::Reading DeskClock::device()
{
    return {QDateTime::currentDateTimeUtc(), sync::uptimeMs(), QString::fromLatin1(QSysInfo::bootUniqueId())};
}

void DeskClock::seen(qint64 skewMs)
{
    const Reading reading = m_read();
    m_anchor = {reading.wall.toMSecsSinceEpoch() - skewMs, reading.uptimeMs, skewMs, reading.boot, true};
}

QString DeskClock::memory() const
{
    if (!m_anchor)
        return {};
    return QStringList{QString::number(m_anchor->serverMs), QString::number(m_anchor->uptimeMs),
                       QString::number(m_anchor->skewMs), m_anchor->boot}
        .join(u' ');
}

void DeskClock::recall(const QString &memory)
{
    const QStringList parts = memory.split(u' ');
    if (m_anchor || parts.size() != 4)
        return;
    bool whole[3] = {};
    const Anchor anchor = {parts.at(0).toLongLong(&whole[0]), parts.at(1).toLongLong(&whole[1]),
                           parts.at(2).toLongLong(&whole[2]), parts.at(3), false};
    if (whole[0] && whole[1] && whole[2])
        m_anchor = anchor;
}

bool DeskClock::holds(const Reading &reading) const
{
    return m_anchor && reading.uptimeMs >= m_anchor->uptimeMs
        && (m_anchor->ofThisRun || (!reading.boot.isEmpty() && m_anchor->boot == reading.boot));
}

qint64 DeskClock::serverMs(const Reading &reading) const
{
    if (holds(reading))
        return m_anchor->serverMs + reading.uptimeMs - m_anchor->uptimeMs;
    return reading.wall.toMSecsSinceEpoch() - (m_anchor ? m_anchor->skewMs : 0);
}

QDateTime DeskClock::now() const
{
    return QDateTime::fromMSecsSinceEpoch(serverMs(m_read()), QTimeZone::utc());
}

DeskClock::Stamp DeskClock::stamp() const
{
    const Reading reading = m_read();
    if (!m_anchor)
        return {reading.wall, std::nullopt};
    return {reading.wall, reading.wall.toMSecsSinceEpoch() - serverMs(reading)};
}

bool DeskClock::byWallClock() const
{
    return !holds(m_read());
}

} // namespace secondline::workspace
