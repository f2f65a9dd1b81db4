// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/filename.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

class FilenameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << u"boot log.txt"_s << u"boot log.txt"_s;
        QTest::newRow("other writing") << u"журнал-日本.log"_s << u"журнал-日本.log"_s;
        QTest::newRow("a path") << u"/etc/passwd"_s << u"passwd"_s;
        QTest::newRow("a Windows path") << u"C:\\Windows\\system.ini"_s << u"system.ini"_s;
        QTest::newRow("the folder above") << u"../../.ssh/authorized_keys"_s << u"authorized_keys"_s;
        QTest::newRow("only the folder above") << u".."_s << u"file"_s;
        QTest::newRow("nothing") << u""_s << u"file"_s;
        QTest::newRow("a folder") << u"logs/"_s << u"file"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
        QTest::newRow("an option") << u"-rf"_s << u"rf"_s;
        QTest::newRow("a stream") << u"a.txt:evil.exe"_s << u"a.txt_evil.exe"_s;
        QTest::newRow("NUL inside") << QString(u"a"_s + QChar(0) + u".txt"_s) << u"a_.txt"_s;
        QTest::newRow("line break") << u"a\nb.txt"_s << u"a_b.txt"_s;
        QTest::newRow("turned round") << u"invoice\u202egpj.exe"_s << u"invoice_gpj.exe"_s;
        QTest::newRow("invisible") << u"a\u200bb.txt"_s << u"a_b.txt"_s;
        QTest::newRow("trailing dot") << u"a.exe."_s << u"a.exe"_s;
        QTest::newRow("trailing dots and spaces") << u"a.exe. . "_s << u"a.exe"_s;
        QTest::newRow("device") << u"CON"_s << u"_CON"_s;
        QTest::newRow("device with a suffix") << u"nul.txt"_s << u"_nul.txt"_s;
        QTest::newRow("port") << u"com1.log"_s << u"_com1.log"_s;
        QTest::newRow("port in superscript") << u"LPT\u00b2"_s << u"_LPT\u00b2"_s;
        QTest::newRow("like a device") << u"CONSOLE"_s << u"CONSOLE"_s;
    }
    void names()
    {
        QFETCH(QString, name);
        QTEST(safeFileName(name), "safe");
    }

    void aLongNameKeepsItsSuffix_data()
    {
        QTest::addColumn<QString>("letter");
        QTest::newRow("one byte") << u"a"_s;
        QTest::newRow("two bytes") << u"ж"_s;
        QTest::newRow("three bytes") << u"日"_s;
        QTest::newRow("four bytes") << u"\U0001F5CE"_s;
    }
    void aLongNameKeepsItsSuffix()
    {
        QFETCH(QString, letter);
        const QString safe = safeFileName(letter.repeated(300) + u".log"_s);
        QVERIFY(safe.endsWith(u".log"_s));
        const qsizetype bytes = safe.toUtf8().size();
        QVERIFY(bytes <= 180 && bytes > 170);
        QVERIFY(!safe.toUtf8().contains("\xef\xbf\xbd")); // no half of a character
    }

    void whatIsSafeStaysSo()
    {
        for (const QString &name : {u"a..b"_s, u" - . x"_s, u"...."_s, u"CON .txt"_s, QString(400, u'.'), u"a/b\\c"_s})
            QCOMPARE(safeFileName(safeFileName(name)), safeFileName(name));
    }
};

QTEST_GUILESS_MAIN(FilenameTest)
#include "tst_filename.moc"
