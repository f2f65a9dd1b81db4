// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedworkspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

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

QTEST_MAIN(LanguagesTest)
#include "tst_languages.moc"
