// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/instant.h"

#include <QTimeZone>

namespace secondline::domain {

using namespace Qt::StringLiterals;

QString utcDate(const QDateTime &instant)
{
    const QDateTime utc = instant.toUTC();
    QString text = utc.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    if (const int ms = utc.time().msec(); ms != 0) {
        QString fraction = u".%1"_s.arg(ms, 3, 10, QLatin1Char('0'));
        while (fraction.endsWith(u'0'))
            fraction.chop(1);
        text += fraction;
    }
    return text + u'Z';
}

Result<QDateTime> fromUtcDate(QStringView text)
{
    const auto refused = [&] { return failure(Failure::Kind::BadInput, u"not a UTC date: %1"_s.arg(text.left(40))); };
    const auto digits = [&](qsizetype from, qsizetype count) {
        int value = 0;
        for (qsizetype i = from; i < from + count; ++i) {
            const char16_t unit = text.at(i).unicode();
            if (unit < u'0' || unit > u'9')
                return -1;
            value = value * 10 + (unit - u'0');
        }
        return value;
    };
    if (text.size() < 20 || text.size() > 24 || text.at(4) != u'-' || text.at(7) != u'-' || text.at(10) != u'T'
        || text.at(13) != u':' || text.at(16) != u':' || text.back() != u'Z')
        return refused();
    int ms = 0;
    if (const qsizetype fraction = text.size() - 21; text.size() > 20) {
        if (text.at(19) != u'.' || fraction < 1)
            return refused();
        ms = digits(20, fraction);
        for (qsizetype i = fraction; i < 3; ++i)
            ms *= 10;
    }
    if (digits(0, 4) < 0) // QDate knows years before Christ
        return refused();
    const QDate date(digits(0, 4), digits(5, 2), digits(8, 2));
    const QTime time(digits(11, 2), digits(14, 2), digits(17, 2), ms);
    if (!date.isValid() || !time.isValid())
        return refused();
    return QDateTime(date, time, QTimeZone::utc());
}

} // namespace secondline::domain
