// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/instant.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

class InstantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("whole second has no fraction") << u"2026-06-18T09:12:44Z"_s << qint64(1781773964000);
        QTest::newRow("milliseconds") << u"2026-06-18T09:12:44.031Z"_s << qint64(1781773964031);
        QTest::newRow("trailing zeros are left out") << u"2026-06-18T09:12:43.9Z"_s << qint64(1781773963900);
        QTest::newRow("before 1970") << u"1969-12-31T23:59:59.5Z"_s << qint64(-500);
        QTest::newRow("leap day") << u"2028-02-29T00:00:00Z"_s << qint64(1835395200000);
    }
    void roundTrip()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const Result<QDateTime> read = fromUtcDate(text);
        QVERIFY(read.has_value());
        QCOMPARE(read->toMSecsSinceEpoch(), ms);
        QCOMPARE(utcDate(QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc())), text);
    }

    void writesUtcWhateverTheZone()
    {
        const QDateTime there(QDate(2026, 6, 18), QTime(12, 0), QTimeZone("Asia/Kathmandu"));
        QCOMPARE(utcDate(there), u"2026-06-18T06:15:00Z"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("local time") << u"2026-06-18T09:12:44"_s;
        QTest::newRow("offset") << u"2026-06-18T09:12:44+02:00"_s;
        QTest::newRow("four fraction digits") << u"2026-06-18T09:12:44.0312Z"_s;
        QTest::newRow("empty fraction") << u"2026-06-18T09:12:44.Z"_s;
        QTest::newRow("no such day") << u"2027-02-29T09:12:44Z"_s;
        QTest::newRow("no such hour") << u"2026-06-18T24:12:44Z"_s;
        QTest::newRow("letters") << u"2026-06-1xT09:12:44Z"_s;
        QTest::newRow("sign in a field") << u"2026-06-18T09:12:-4Z"_s;
        QTest::newRow("sign in the year") << u"-026-06-18T09:12:44Z"_s;
        QTest::newRow("small z") << u"2026-06-18T09:12:44z"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        const Result<QDateTime> read = fromUtcDate(text);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, Failure::Kind::BadInput);
    }
};

QTEST_APPLESS_MAIN(InstantTest)
#include "tst_instant.moc"
