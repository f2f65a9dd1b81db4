// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/instant.h"
#include "domain/sla.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

namespace {

QDateTime at(const QString &text)
{
    return fromUtcDate(text).value_or(QDateTime());
}

//! The slow way: count one minute after the other.
QDateTime oracle(const Calendar &calendar, QDateTime instant, int minutes, const QList<Pause> &pauses)
{
    while (minutes > 0) {
        const QDateTime local = instant.toTimeZone(calendar.zone);
        const bool open = calendar.always
            || (calendar.workingDays.contains(local.date().dayOfWeek()) && local.time() >= calendar.opens
                && local.time() < calendar.closes);
        const bool paused = std::any_of(pauses.begin(), pauses.end(), [&](const Pause &pause) {
            return instant >= pause.from && instant < pause.to;
        });
        if (open && !paused)
            --minutes;
        instant = instant.addSecs(60);
    }
    return instant;
}

} // namespace

class SlaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void due_data()
    {
        QTest::addColumn<int>("priority");
        QTest::addColumn<QString>("opened");
        QTest::addColumn<QString>("due");
        QTest::newRow("P1 runs through the night") << 1 << u"2026-06-18T22:00:00Z"_s << u"2026-06-19T02:00:00Z"_s;
        QTest::newRow("P1 runs through the weekend") << 1 << u"2026-06-20T23:00:00Z"_s << u"2026-06-21T03:00:00Z"_s;
        QTest::newRow("P2 within one day") << 2 << u"2026-06-18T08:00:00Z"_s << u"2026-06-18T16:00:00Z"_s;
        QTest::newRow("P2 goes on the next morning") << 2 << u"2026-06-18T12:00:00Z"_s << u"2026-06-19T12:00:00Z"_s;
        QTest::newRow("P2 over the weekend") << 2 << u"2026-06-19T12:00:00Z"_s << u"2026-06-22T12:00:00Z"_s;
        QTest::newRow("opened at night starts in the morning")
            << 2 << u"2026-06-18T02:00:00Z"_s << u"2026-06-18T16:00:00Z"_s;
        QTest::newRow("P3 three working days") << 3 << u"2026-06-17T08:00:00Z"_s << u"2026-06-19T16:00:00Z"_s;
        QTest::newRow("P4 five working days over a leap day")
            << 4 << u"2028-02-28T08:00:00Z"_s << u"2028-03-03T16:00:00Z"_s;
    }
    void due()
    {
        QFETCH(int, priority);
        QFETCH(QString, opened);
        const SlaClock clock =
            resolutionClock(static_cast<Priority>(priority), QTimeZone::utc(), at(opened), {}, QDateTime());
        QTEST(utcDate(clock.dueAt), "due");
        QVERIFY(clock.warnAt < clock.dueAt);
    }

    void agreesWithTheMinuteByMinuteOracle_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("start");
        QTest::newRow("spring change, Lisbon") << u"Europe/Lisbon"_s << u"2026-03-27T11:17:00Z"_s;
        QTest::newRow("autumn change, New York") << u"America/New_York"_s << u"2026-10-30T15:03:00Z"_s;
        QTest::newRow("quarter-hour zone") << u"Asia/Kathmandu"_s << u"2026-06-18T09:30:00Z"_s;
        QTest::newRow("half-hour daylight saving") << u"Australia/Lord_Howe"_s << u"2026-04-02T03:00:00Z"_s;
        QTest::newRow("a day that never was, Apia") << u"Pacific/Apia"_s << u"2011-12-28T21:00:00Z"_s;
    }
    void agreesWithTheMinuteByMinuteOracle()
    {
        QFETCH(QString, zone);
        QFETCH(QString, start);
        const Calendar calendar = Calendar::businessHours(QTimeZone(zone.toUtf8()));
        const QDateTime from = at(start);
        const QList<Pause> pauses = {{from.addSecs(3600), from.addSecs(3 * 3600), u"requester"_s},
                                     {from.addDays(1), from.addDays(3), u"vendor"_s}};
        for (const int minutes : {1, 59, 480, 1440, 2400}) {
            QCOMPARE(dueAt(calendar, from, minutes, {}).value(), oracle(calendar, from, minutes, {}));
            QCOMPARE(dueAt(calendar, from, minutes, pauses).value(), oracle(calendar, from, minutes, pauses));
        }
    }

    void aPausedClockShowsWhatIsLeft()
    {
        const QDateTime opened = at(u"2026-06-18T08:00:00Z"_s);
        const QList<Pause> pauses = {{opened.addSecs(2 * 3600), QDateTime(), u"waiting-for-requester"_s}};
        const SlaClock clock = resolutionClock(Priority::P2, QTimeZone::utc(), opened, pauses, QDateTime());
        QVERIFY(!clock.dueAt.isValid());
        QCOMPARE(clock.remainingMinutes.value(), 360);
        QVERIFY(!slaDue({clock}).isValid());
    }

    void aLateResolutionIsBreached()
    {
        const QDateTime opened = at(u"2026-06-18T08:00:00Z"_s);
        const SlaClock late = resolutionClock(Priority::P1, QTimeZone::utc(), opened, {}, opened.addSecs(5 * 3600));
        QCOMPARE(late.breachedAt, opened.addSecs(4 * 3600));
        const SlaClock kept = resolutionClock(Priority::P1, QTimeZone::utc(), opened, {}, opened.addSecs(4 * 3600));
        QVERIFY(!kept.breachedAt.isValid());
    }

    void theEarliestRunningClockCounts()
    {
        const QDateTime opened = at(u"2026-06-18T08:00:00Z"_s);
        const SlaClock resolution = resolutionClock(Priority::P1, QTimeZone::utc(), opened, {}, QDateTime());
        const SlaClock response = responseClock(Priority::P1, QTimeZone::utc(), opened, QDateTime());
        QCOMPARE(slaDue({resolution, response}), opened.addSecs(15 * 60));
        const SlaClock answered = responseClock(Priority::P1, QTimeZone::utc(), opened, opened.addSecs(60));
        QCOMPARE(slaDue({resolution, answered}), opened.addSecs(4 * 3600));
        QVERIFY(!slaDue({answered}).isValid());
    }

    void aCalendarThatNeverOpensIsRefused()
    {
        Calendar closed = Calendar::businessHours(QTimeZone::utc());
        closed.workingDays.clear();
        const auto due = dueAt(closed, at(u"2026-06-18T08:00:00Z"_s), 60, {});
        QVERIFY(!due.has_value());
        QCOMPARE(due.error().kind, Failure::Kind::BadInput);
    }

    void aClockSurvivesItsJson()
    {
        const QDateTime opened = at(u"2026-06-18T08:00:00Z"_s);
        const QList<Pause> pauses = {{opened.addSecs(60), opened.addSecs(120), u"vendor"_s}};
        SlaClock clock = resolutionClock(Priority::P3, QTimeZone::utc(), opened, pauses, QDateTime());
        clock.tierLevel = 2;
        QCOMPARE(SlaClock::fromJson(clock.toJson()), clock);
    }
};

QTEST_APPLESS_MAIN(SlaTest)
#include "tst_sla.moc"
