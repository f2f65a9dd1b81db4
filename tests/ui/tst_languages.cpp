// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/languages.h"
#include "scriptedworkspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/timetext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

//! The language files as the program carries them.
class LanguagesTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;

    //! What is wrong in \a menu and below it: a letter that stands for two of its entries.
    static QStringList doubledLetters(const QMenu *menu)
    {
        QStringList doubled;
        QMap<QChar, QString> taken;
        const auto actions = menu->actions();
        for (const QAction *action : actions) {
            if (action->menu())
                doubled += doubledLetters(action->menu());
            const QString text = action->text().replace(u"&&"_s, QString());
            const qsizetype mark = text.indexOf(u'&');
            if (mark < 0 || mark + 1 >= text.size())
                continue;
            const QChar letter = text[mark + 1].toLower();
            if (taken.contains(letter))
                doubled.append(u"%1: %2 and %3"_s.arg(menu->title(), taken[letter], text));
            taken.insert(letter, text);
        }
        return doubled;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }

    void theWindowSpeaksIt_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("many");
        QTest::newRow("English") << u"en"_s << u"&File"_s << u"1 ticket"_s << u"3 tickets"_s;
        QTest::newRow("German") << u"de"_s << u"&Datei"_s << u"1 Ticket"_s << u"3 Tickets"_s;
    }
    void theWindowSpeaksIt()
    {
        QFETCH(QString, language);
        QFETCH(QString, file);
        QFETCH(QString, one);
        QFETCH(QString, many);
        QTranslator translator;
        QVERIFY(translator.load(u"%1/secondline_%2.qm"_s.arg(QStringLiteral(SECONDLINE_TRANSLATIONS), language)));
        QCoreApplication::installTranslator(&translator);
        const auto tickets = [](int number) {
            return QCoreApplication::translate("secondline::ui::TicketListPane", "%n ticket(s)", nullptr, number);
        };
        QCOMPARE(tickets(1), one);
        QCOMPARE(tickets(3), many);

        const QTemporaryDir folder;
        const auto workspace = scriptedWorkspace();
        MainWindow window(*workspace, *m_theme, folder.path());
        QCOMPARE(window.menuBar()->actions().constFirst()->text(), file);
        QStringList doubled;
        QMenu bar; // the letters of the bar are a level of their own
        const auto menus = window.menuBar()->actions();
        for (QAction *menu : menus)
            bar.addAction(menu->text());
        doubled += doubledLetters(&bar);
        for (QAction *menu : menus)
            doubled += doubledLetters(menu->menu());
        QVERIFY2(doubled.isEmpty(), qPrintable(doubled.join(u"; "_s)));
    }

    //! What the program speaks at its start, in a program of its own: the system's languages are read once.
    void atTheStart_data()
    {
        QTest::addColumn<QString>("lang");
        QTest::addColumn<QString>("messages");
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<QString>("said");
        const QString english = u"3 tickets, Cancel, left, "_s;
        const QString german = u"3 Tickets, Abbrechen, left, "_s;
        QTest::newRow("the system's") << u"de_DE"_s << u""_s << u""_s << german + u"1.234,5 Dezember 08:31"_s;
        QTest::newRow("a country of it") << u"de_CH"_s << u""_s << u""_s << german + u"1’234.5 Dezember 08:31"_s;
        QTest::newRow("chosen, with the country's time")
            << u"de_DE"_s << u""_s << u"en"_s << english + u"1.234,5 December 08:31"_s;
        QTest::newRow("chosen, half a day twice")
            << u"en_US"_s << u""_s << u"en"_s << english + u"1,234.5 December 8:31 AM"_s;
        QTest::newRow("chosen on a bare system") << u"C"_s << u""_s << u"de"_s << german + u"1.234,5 Dezember 08:31"_s;
        QTest::newRow("chosen where only dates are in it")
            << u"de_DE"_s << u"en_GB"_s << u"de"_s << german + u"1.234,5 Dezember 08:31"_s;
        QTest::newRow("chosen where only messages are not")
            << u"en_GB"_s << u"de"_s << u"en"_s << english + u"1.234,5 December 08:31"_s;
        // Its dates stay those of the person's system.
        QTest::newRow("unknown") << u"fr_FR"_s << u""_s << u""_s << english + u"1\u202f234,5 décembre 08:31"_s;
        QTest::newRow("unknown, written from the right")
            << u"he_IL"_s << u""_s << u""_s << english + u"1,234.5 דצמבר 8:31"_s;
    }
    void atTheStart()
    {
        QFETCH(QString, lang);
        QFETCH(QString, messages);
        QFETCH(QString, chosen);
        QFETCH(QString, said);
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &name : environment.keys()) {
            if (name.startsWith(u"LC_"_s) || name == u"LANGUAGE"_s)
                environment.remove(name);
        }
        environment.insert(u"LANG"_s, lang == u"C"_s ? lang : lang + u".UTF-8"_s);
        if (!messages.isEmpty())
            environment.insert(u"LANGUAGE"_s, messages);
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(), {u"--speak"_s, chosen});
        QVERIFY(program.waitForFinished());
        QCOMPARE(QString::fromUtf8(program.readAllStandardOutput()), said);
    }

    void theTextSizeIsKept()
    {
        const QTemporaryDir folder;
        const auto workspace = scriptedWorkspace();
        {
            MainWindow window(*workspace, *m_theme, folder.path());
            const auto press = [&](const char *name) {
                window.findChild<QAction *>(QString::fromLatin1(name))->trigger();
                return m_theme->textScale();
            };
            QCOMPARE(press("smallerTextAction"), 100); // there is none below
            QCOMPARE(press("largerTextAction"), 110);
            QCOMPARE(press("largerTextAction"), 125);
            QCOMPARE(press("smallerTextAction"), 110);
            m_theme->scaleText(200);
            QCOMPARE(press("largerTextAction"), 200);
            QCOMPARE(press("smallerTextAction"), 175);
        }
        m_theme->scaleText(100);
        const MainWindow again(*workspace, *m_theme, folder.path());
        QCOMPARE(m_theme->textScale(), 175);
        m_theme->scaleText(100);
    }

    //! It is kept beside the theme, where the program looks for it at its start.
    void theChoiceIsKept()
    {
        const QTemporaryDir folder;
        const auto workspace = scriptedWorkspace();
        {
            MainWindow window(*workspace, *m_theme, folder.path());
            QVERIFY(window.findChild<QAction *>(u"systemLanguageAction"_s)->isChecked());
            window.findChild<QAction *>(u"germanAction"_s)->trigger();
        }
        const QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        QCOMPARE(settings.value(u"window/language"_s).toString(), u"de"_s);
        MainWindow again(*workspace, *m_theme, folder.path());
        QVERIFY(again.findChild<QAction *>(u"germanAction"_s)->isChecked());
    }
};

//! A program that begins as Secondline does, and says one of each: a plural, a text of Qt's, the direction, a number, a
//! month, a time.
static int speakOnce(int argc, char *argv[])
{
    const QGuiApplication program(argc, argv);
    app::speak(QString::fromLocal8Bit(argv[2]), QStringLiteral(SECONDLINE_TRANSLATIONS));
    const QDateTime at({2026, 12, 3}, {8, 31});
    const QString said = u"%1, %2, %3, %4 %5 %6"_s.arg(
        QCoreApplication::translate("secondline::ui::TicketListPane", "%n ticket(s)", nullptr, 3),
        QCoreApplication::translate("QPlatformTheme", "Cancel"),
        QGuiApplication::layoutDirection() == Qt::LeftToRight ? u"left"_s : u"right"_s,
        QLocale().toString(1234.5, 'f', 1), QLocale().monthName(12), ui::instantText(at, at));
    std::fputs(qUtf8Printable(said), stdout);
    return 0;
}

int main(int argc, char *argv[])
{
    if (argc == 3 && qstrcmp(argv[1], "--speak") == 0)
        return speakOnce(argc, argv);
    QApplication program(argc, argv);
    LanguagesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_languages.moc"
