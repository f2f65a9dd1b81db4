// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/timetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

struct TimeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

QString clockTime(const QDateTime &at)
{
    const QLocale locale;
    // A locale without a country (C) has seconds in its short form.
    return locale.language() == QLocale::C ? at.time().toString(u"HH:mm"_s)
                                           : locale.toString(at.time(), QLocale::ShortFormat);
}

QString spokenDuration(qint64 minutes)
{
    const int hours = static_cast<int>(minutes / 60);
    const int rest = static_cast<int>(minutes % 60);
    const QString hourText = TimeText::tr("%n hour(s)", nullptr, hours);
    const QString minuteText = TimeText::tr("%n minute(s)", nullptr, rest);
    if (hours == 0)
        return minuteText;
    if (rest == 0)
        return hourText;
    return TimeText::tr("%1 %2", "hours and minutes").arg(hourText, minuteText);
}

QString dayText(const QDate &day, const QDate &today)
{
    const QString format = day.year() == today.year()
        ? TimeText::tr("ddd d MMM", "a day of this year, QDate format")
        : TimeText::tr("d MMM yyyy", "a day of another year, QDate format");
    return QLocale().toString(day, format);
}

QDateTime inZoneOf(const QDateTime &at, const QDateTime &now)
{
    switch (now.timeSpec()) {
    case Qt::TimeZone:
        return at.toTimeZone(now.timeZone());
    case Qt::OffsetFromUTC:
        return at.toOffsetFromUtc(now.offsetFromUtc());
    case Qt::UTC:
        return at.toUTC();
    case Qt::LocalTime:
        break;
    }
    return at.toLocalTime();
}

} // namespace

QString durationText(qint64 minutes)
{
    const qint64 hours = minutes / 60;
    const qint64 rest = minutes % 60;
    if (hours == 0)
        return TimeText::tr("%1 min").arg(rest);
    if (rest == 0)
        return TimeText::tr("%1 h").arg(hours);
    return TimeText::tr("%1 h %2 min").arg(hours).arg(rest, 2, 10, QChar(u'0'));
}

TimeLeft timeLeft(const QDateTime &due, const QDateTime &now)
{
    if (!due.isValid())
        return {};
    const QDateTime local = inZoneOf(due, now);
    const qint64 seconds = now.secsTo(due);
    if (seconds < 0) {
        const qint64 minutes = -seconds / 60;
        if (minutes >= 48 * 60) {
            const int days = static_cast<int>(minutes / (24 * 60));
            const QString text = TimeText::tr("%n day(s) late", nullptr, days);
            return {text, text, Nearness::Late};
        }
        return {TimeText::tr("%1 late").arg(durationText(minutes)),
                TimeText::tr("%1 late").arg(spokenDuration(minutes)), Nearness::Late};
    }
    const qint64 minutes = seconds / 60;
    const Nearness nearness = seconds <= nearMinutes * 60 ? Nearness::Near : Nearness::Far;
    const qint64 days = now.date().daysTo(local.date());
    if (nearness == Nearness::Near || days == 0)
        return {durationText(minutes), TimeText::tr("%1 left").arg(spokenDuration(minutes)), nearness};
    if (days == 1)
        return {TimeText::tr("tomorrow"), TimeText::tr("due tomorrow"), nearness};
    const QString day = dayText(local.date(), now.date());
    return {day, TimeText::tr("due %1").arg(day), nearness};
}

QString instantText(const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return {};
    const QDateTime local = inZoneOf(at, now);
    if (local.date() == now.date())
        return clockTime(local);
    return dayAndTime(at, now);
}

QString dayAndTime(const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return {};
    const QDateTime local = inZoneOf(at, now);
    const QString time = clockTime(local);
    switch (now.date().daysTo(local.date())) {
    case 0:
        return TimeText::tr("today %1").arg(time);
    case -1:
        return TimeText::tr("yesterday %1").arg(time);
    case 1:
        return TimeText::tr("tomorrow %1").arg(time);
    default:
        break;
    }
    const QString format = local.date().year() == now.date().year()
        ? TimeText::tr("d MMM", "a day of this year, QDate format")
        : TimeText::tr("d MMM yyyy", "a day of another year, QDate format");
    return TimeText::tr("%1, %2", "day, time").arg(QLocale().toString(local.date(), format), time);
}

QString fullInstant(const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return {};
    const QDateTime local = inZoneOf(at, now);
    return TimeText::tr("%1 at %2").arg(QLocale().toString(local.date(), QLocale::LongFormat), clockTime(local));
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1000 * 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

} // namespace secondline::ui
