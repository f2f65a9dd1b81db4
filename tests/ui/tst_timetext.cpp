// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

class TestTimeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timeLeft_data();
    void timeLeft();
    void followsTheZoneOfNow();
    void instantText_data();
    void instantText();
    void timesByCountry_data();
    void timesByCountry();
    void durations_data();
    void durations();
    void everyFailureHasWords();
    void foreignTextIsTamed_data();
    void foreignTextIsTamed();
    void toolTipsAreNeverRich();
};

namespace {

//! A Thursday.
QDateTime now()
{
    return QDateTime({2026, 6, 18}, {8, 57}, Qt::UTC);
}

QDateTime at(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

} // namespace

void TestTimeText::timeLeft_data()
{
    QTest::addColumn<QString>("due");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Nearness>("nearness");
    QTest::newRow("no clock runs") << u""_s << u""_s << Nearness::Far;
    QTest::newRow("within the hour") << u"2026-06-18T09:12:00Z"_s << u"15 min"_s << Nearness::Near;
    QTest::newRow("hours and minutes") << u"2026-06-18T10:12:00Z"_s << u"1 h 15 min"_s << Nearness::Near;
    QTest::newRow("minutes have two digits after an hour")
        << u"2026-06-18T10:01:00Z"_s << u"1 h 04 min"_s << Nearness::Near;
    QTest::newRow("whole hours") << u"2026-06-18T10:57:00Z"_s << u"2 h"_s << Nearness::Near;
    QTest::newRow("the warning time is near") << u"2026-06-18T12:57:00Z"_s << u"4 h"_s << Nearness::Near;
    QTest::newRow("a minute more is far") << u"2026-06-18T12:58:00Z"_s << u"4 h 01 min"_s << Nearness::Far;
    QTest::newRow("later today") << u"2026-06-18T15:59:00Z"_s << u"7 h 02 min"_s << Nearness::Far;
    QTest::newRow("tomorrow") << u"2026-06-19T10:00:00Z"_s << u"tomorrow"_s << Nearness::Far;
    QTest::newRow("another day") << u"2026-06-22T10:00:00Z"_s << u"Mon 22 Jun"_s << Nearness::Far;
    QTest::newRow("another year") << u"2027-01-04T10:00:00Z"_s << u"4 Jan 2027"_s << Nearness::Far;
    QTest::newRow("this very second is not late") << u"2026-06-18T08:57:00Z"_s << u"0 min"_s << Nearness::Near;
    QTest::newRow("a second ago is late") << u"2026-06-18T08:56:59Z"_s << u"0 min late"_s << Nearness::Late;
    QTest::newRow("late") << u"2026-06-18T07:53:00Z"_s << u"1 h 04 min late"_s << Nearness::Late;
    QTest::newRow("late over night") << u"2026-06-17T14:38:00Z"_s << u"18 h 19 min late"_s << Nearness::Late;
}

void TestTimeText::timeLeft()
{
    QFETCH(QString, due);
    QFETCH(QString, text);
    QFETCH(Nearness, nearness);
    const TimeLeft left = ui::timeLeft(at(qPrintable(due)), now());
    QCOMPARE(left.text, text);
    QCOMPARE(left.nearness, nearness);
}

void TestTimeText::followsTheZoneOfNow()
{
    const QTimeZone kathmandu("Asia/Kathmandu");
    const QDateTime evening = QDateTime({2026, 6, 18}, {20, 0}, kathmandu);
    // 19:00 UTC is half past midnight there.
    QCOMPARE(ui::timeLeft(at("2026-06-18T19:00:00Z"), evening).text, u"tomorrow"_s);
    QCOMPARE(ui::instantText(at("2026-06-18T03:00:00Z"), evening), u"08:45"_s);
}

void TestTimeText::instantText_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("text");
    QTest::newRow("never") << u""_s << u""_s;
    QTest::newRow("today: the time alone") << u"2026-06-18T08:21:00Z"_s << u"08:21"_s;
    QTest::newRow("yesterday") << u"2026-06-17T18:48:00Z"_s << u"yesterday 18:48"_s;
    QTest::newRow("tomorrow") << u"2026-06-19T07:05:00Z"_s << u"tomorrow 07:05"_s;
    QTest::newRow("this year") << u"2026-05-02T10:12:00Z"_s << u"2 May, 10:12"_s;
    QTest::newRow("another year") << u"2025-06-18T10:12:00Z"_s << u"18 Jun 2025, 10:12"_s;
}

void TestTimeText::instantText()
{
    QFETCH(QString, when);
    QFETCH(QString, text);
    QCOMPARE(ui::instantText(at(qPrintable(when)), now()), text);
}

void TestTimeText::timesByCountry_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::newRow("Britain") << u"en_GB"_s << u"yesterday 14:05"_s;
    QTest::newRow("the United States") << u"en_US"_s << u"yesterday 2:05 PM"_s;
    QTest::newRow("Germany") << u"de_DE"_s << u"yesterday 14:05"_s;
    QTest::newRow("none") << u"C"_s << u"yesterday 14:05"_s;
}

void TestTimeText::timesByCountry()
{
    QFETCH(QString, locale);
    QFETCH(QString, text);
    const QLocale before;
    QLocale::setDefault(QLocale(locale));
    const QString shown = ui::instantText(at("2026-06-17T14:05:00Z"), now());
    QLocale::setDefault(before);
    QCOMPARE(shown, text);
}

void TestTimeText::durations_data()
{
    QTest::addColumn<qint64>("minutes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << u"0 min"_s;
    QTest::newRow("minutes") << qint64(59) << u"59 min"_s;
    QTest::newRow("an hour") << qint64(60) << u"1 h"_s;
    QTest::newRow("a working week") << qint64(2400) << u"40 h"_s;
    QTest::newRow("with minutes") << qint64(541) << u"9 h 01 min"_s;
}

void TestTimeText::durations()
{
    QFETCH(qint64, minutes);
    QFETCH(QString, text);
    QCOMPARE(durationText(minutes), text);
}

void TestTimeText::everyFailureHasWords()
{
    for (int kind = 0; kind <= static_cast<int>(domain::Failure::Kind::Cancelled); ++kind) {
        const FailureText text = failureText({static_cast<domain::Failure::Kind>(kind), {}});
        QVERIFY2(!text.title.isEmpty() && !text.advice.isEmpty(), qPrintable(QString::number(kind)));
        QVERIFY2(!text.title.endsWith(u'.') && text.advice.endsWith(u'.'), qPrintable(text.title));
        QVERIFY2(!text.advice.contains(u'!'), qPrintable(text.advice));
    }
}

void TestTimeText::foreignTextIsTamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("as it is") << u"Printer <b>burns</b>\nsecond line"_s << u"Printer <b>burns</b>\nsecond line"_s;
    QTest::newRow("line ends of all kinds") << u"a\r\nb\rc\u2028d\u2029e"_s << u"a\nb\nc\nd\ne"_s;
    QTest::newRow("a name that turns round") << u"invoice\u202Egpj.exe"_s << u"invoice\uFFFDgpj.exe"_s;
    QTest::newRow("isolates and marks") << u"\u2066x\u2069\u200F"_s << u"\uFFFDx\uFFFD\uFFFD"_s;
    QTest::newRow("controls go, tabs stay")
        << QString(u"a\u0007b\u001b[31m\tc"_s + QChar(u'\0') + u"d"_s) << u"ab[31m\tcd"_s;
    QTest::newRow("other writings stay") << u"שלום"_s << u"שלום"_s;
}

void TestTimeText::foreignTextIsTamed()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(shownText(text), shown);
}

void TestTimeText::toolTipsAreNeverRich()
{
    QVERIFY(!toolTipText(u"<img src='file:///etc/passwd'>"_s).contains(u"<img"));
    QCOMPARE(menuText(u"R&D <b>"_s), u"R&&D <b>"_s);
}

QTEST_GUILESS_MAIN(TestTimeText)
#include "tst_timetext.moc"
