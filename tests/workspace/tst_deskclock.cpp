// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/deskclock.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using secondline::workspace::DeskClock;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 hour = 3600 * second;
constexpr qint64 year = 365 * 24 * hour;

//! True time, and a device whose clocks show it or not.
class Device
{
public:
    QDateTime truth = QDateTime(QDate(2026, 6, 18), QTime(9, 0), QTimeZone::utc());
    qint64 wrongBy = 0;
    qint64 uptimeMs = 50'000;
    QString boot = u"b1"_s;

    void passes(qint64 milliseconds)
    {
        truth = truth.addMSecs(milliseconds);
        uptimeMs += milliseconds;
    }
    void reboots(qint64 milliseconds)
    {
        truth = truth.addMSecs(milliseconds);
        uptimeMs = 20'000;
        boot = u"b2"_s;
    }
    DeskClock::Read reading()
    {
        return [this] { return DeskClock::Reading{truth.addMSecs(wrongBy), uptimeMs, boot}; };
    }
    //! How far \a clock is from the truth.
    qint64 error(const DeskClock &clock) const { return qAbs(clock.now().msecsTo(truth)); }
    //! What an act of now would say of its true time.
    qint64 actError(const DeskClock &clock) const
    {
        const DeskClock::Stamp stamp = clock.stamp();
        return qAbs(stamp.wall.addMSecs(-stamp.skewMs.value()).msecsTo(truth));
    }
};

} // namespace

class DeskClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongWallClockChangesNothingAfterOneReply_data()
    {
        QTest::addColumn<qint64>("before"); // wrong by, when the reply comes
        QTest::addColumn<qint64>("after");  // and later
        for (const qint64 before : {qint64(0), -20 * year, 20 * year, 5 * second}) {
            for (const qint64 after : {qint64(0), -20 * year, 20 * year, -1 * second, hour})
                QTest::addRow("%lld then %lld", before, after) << before << after;
        }
    }
    void aWrongWallClockChangesNothingAfterOneReply()
    {
        QFETCH(qint64, before);
        QFETCH(qint64, after);
        Device device;
        DeskClock clock(device.reading());
        device.wrongBy = before;
        clock.seen(before);
        device.passes(7 * hour); // suspend included
        device.wrongBy = after;
        QVERIFY(device.error(clock) <= 2 * second);
        QVERIFY(device.actError(clock) <= 2 * second);
        QVERIFY(!clock.byWallClock());
    }

    void beforeAnyReplyNothingIsClaimed()
    {
        Device device;
        device.wrongBy = 20 * year;
        const DeskClock clock(device.reading());
        QVERIFY(!clock.stamp().skewMs.has_value());
        QVERIFY(clock.byWallClock());
        QCOMPARE(clock.now(), device.truth.addMSecs(20 * year));
        QVERIFY(clock.memory().isEmpty());
    }

    void anotherRunOfTheSameBootGoesOn()
    {
        Device device;
        device.wrongBy = 20 * year;
        DeskClock first(device.reading());
        first.seen(20 * year);
        device.passes(hour);
        device.wrongBy = -20 * year;
        DeskClock next(device.reading());
        next.recall(first.memory());
        QCOMPARE(device.error(next), 0);
        QCOMPARE(device.actError(next), 0);
        QVERIFY(!next.byWallClock());
    }

    void afterARebootTheWallClockIsCorrectedByWhatItWasWrongBy()
    {
        Device device;
        device.wrongBy = 3 * hour;
        DeskClock first(device.reading());
        first.seen(3 * hour);
        device.reboots(10 * hour);
        DeskClock next(device.reading());
        next.recall(first.memory());
        QVERIFY(next.byWallClock());
        QCOMPARE(device.error(next), 0);
        next.seen(3 * hour);
        QVERIFY(!next.byWallClock());
    }

    void aClockWithoutABootIsNotTrustedOverARestart()
    {
        Device device;
        device.boot.clear();
        DeskClock first(device.reading());
        first.seen(0);
        device.passes(hour);
        QVERIFY(!first.byWallClock());
        DeskClock next(device.reading());
        next.recall(first.memory());
        QVERIFY(next.byWallClock());
    }

    void memoryOfAnotherKindIsNotTaken_data()
    {
        QTest::addColumn<QString>("memory");
        QTest::newRow("empty") << QString();
        QTest::newRow("a number alone") << u"12"_s;
        QTest::newRow("words") << u"a b c d"_s;
        QTest::newRow("too many") << u"1 2 3 b1 5"_s;
    }
    void memoryOfAnotherKindIsNotTaken()
    {
        QFETCH(QString, memory);
        Device device;
        DeskClock clock(device.reading());
        clock.recall(memory);
        QVERIFY(!clock.stamp().skewMs.has_value());
    }

    void whatThisRunHasSeenIsNewer()
    {
        Device device;
        DeskClock clock(device.reading());
        clock.seen(0);
        clock.recall(u"1 2 3 b1"_s);
        QCOMPARE(device.error(clock), 0);
    }
};

QTEST_GUILESS_MAIN(DeskClockTest)
#include "tst_deskclock.moc"
