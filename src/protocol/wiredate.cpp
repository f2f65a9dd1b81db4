// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/wiredate.h"

namespace secondline::protocol {

namespace {

//! The number in \a count digits from \a at, or -1.
int digits(std::string_view text, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool isLeap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int daysIn(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : days[month - 1];
}

//! Days since 1970-01-01 in the Gregorian calendar, counted from 1 March so that the leap day comes last.
qint64 dayNumber(int year, int month, int day)
{
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int ofEra = y - era * 400;
    const int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const int inEra = ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear;
    return static_cast<qint64>(era) * 146'097 + inEra - 719'468;
}

} // namespace

std::optional<qint64> millisecondsOf(std::string_view text)
{
    if (text.size() < 20 || text.size() > 24 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':'
        || text[16] != ':' || text.back() != 'Z')
        return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    int ms = 0;
    if (text.size() > 20) {
        const size_t count = text.size() - 21;
        if (text[19] != '.' || count < 1)
            return std::nullopt;
        ms = digits(text, 20, count);
        if (ms < 0)
            return std::nullopt;
        for (size_t i = count; i < 3; ++i)
            ms *= 10;
    }
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour < 0 || hour > 23
        || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    return ((dayNumber(year, month, day) * 24 + hour) * 60 + minute) * 60'000 + second * 1000LL + ms;
}

} // namespace secondline::protocol
