// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/csv.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

class CsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("written");
        QTest::newRow("plain") << u"abc"_s << u"\"abc\"\r\n"_s;
        QTest::newRow("empty") << u""_s << u"\"\"\r\n"_s;
        QTest::newRow("quotes") << u"a\"b"_s << u"\"a\"\"b\"\r\n"_s;
        QTest::newRow("formula") << u"=1+1"_s << u"\"'=1+1\"\r\n"_s;
        QTest::newRow("plus") << u"+1"_s << u"\"'+1\"\r\n"_s;
        QTest::newRow("minus") << u"-1"_s << u"\"'-1\"\r\n"_s;
        QTest::newRow("at") << u"@x"_s << u"\"'@x\"\r\n"_s;
        QTest::newRow("tab") << u"\tx"_s << u"\"'\tx\"\r\n"_s;
        QTest::newRow("carriage return") << u"\r=x"_s << u"\"'\r'=x\"\r\n"_s;
        QTest::newRow("after spaces") << u"  =x"_s << u"\"'  =x\"\r\n"_s;
        QTest::newRow("after a no-break space") << u"\u00a0=x"_s << u"\"'\u00a0=x\"\r\n"_s;
        QTest::newRow("after a line break") << u"a\n=x"_s << u"\"a\n'=x\"\r\n"_s;
        QTest::newRow("after line break and spaces") << u"a\n  =x"_s << u"\"a\n'  =x\"\r\n"_s;
        QTest::newRow("inside a line") << u"a = b"_s << u"\"a = b\"\r\n"_s;
    }
    void cells()
    {
        QFETCH(QString, cell);
        QFETCH(QString, written);
        QCOMPARE(csvLine({cell}), written);
        QString inside = written.chopped(3).mid(1).replace(u"\"\""_s, u"\""_s);
        QCOMPARE(withoutCsvGuard(inside), cell);
    }

    void cellsAreSeparatedByCommas() { QCOMPARE(csvLine({u"a"_s, u"b,c"_s}), u"\"a\",\"b,c\"\r\n"_s); }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "tst_csv.moc"
