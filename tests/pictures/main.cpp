// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contactsheet.h"
#include "pseudolocale.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::pictures;

namespace {

const QList<Form> &forms()
{
    static const QList<Form> all = {
        {u"light-english"_s, false, {1280, 800}, u"en_GB"_s},
        {u"dark-german"_s, true, {1920, 1080}, u"de_DE"_s},
        {u"light-pseudo-200"_s, false, {1280, 800}, u"en_GB"_s, true, 200},
        {u"dark-mirrored"_s, true, {1280, 800}, u"ar_EG"_s, false, 100, Qt::RightToLeft},
    };
    return all;
}

//! The languages of one form, as long as it lives.
class Languages
{
public:
    explicit Languages(const Form &form)
    {
        QLocale::setDefault(QLocale(form.locale));
        const QString folder = QStringLiteral(SECONDLINE_TRANSLATIONS);
        if (m_own.load(QLocale(form.locale), u"secondline"_s, u"_"_s, folder)
            || m_own.load(folder + u"/secondline_en.qm"_s))
            QCoreApplication::installTranslator(&m_own);
        if (m_qt.load(QLocale(form.locale), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&m_qt);
        if (form.pseudo)
            QCoreApplication::installTranslator(&m_pseudo);
        QGuiApplication::setLayoutDirection(form.direction);
    }

private:
    QTranslator m_own;
    QTranslator m_qt;
    tests::PseudoLocale m_pseudo;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication program(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Takes a picture of every screen in each form."_s);
    parser.addHelpOption();
    const QCommandLineOption out(u"out"_s, u"The folder for the pictures."_s, u"DIR"_s, u"pictures"_s);
    const QCommandLineOption only(u"only"_s, u"Only screens whose name contains this."_s, u"NAME"_s);
    const QCommandLineOption form(u"form"_s, u"Only forms whose name contains this."_s, u"NAME"_s);
    const QCommandLineOption strict(u"strict"_s, u"Exit 1 where words are cut."_s);
    parser.addOptions({out, only, form, strict});
    parser.process(program);

    ui::Theme theme;
    Day day;
    QList<QPair<Form, QList<Shot>>> sets;
    int cut = 0;
    for (const Form &one : forms()) {
        if (!one.name.contains(parser.value(form)))
            continue;
        const QString folder = parser.value(out) + u'/' + one.name;
        if (!QDir().mkpath(folder))
            qFatal("no folder %s", qPrintable(folder));
        const Languages languages(one);
        theme.scaleText(one.textScale);
        QList<Shot> shots = takeShots(day, theme, one, parser.value(only), [&](const Shot &shot) {
            if (!shot.image.save(folder + u'/' + shot.name + u".png"_s))
                qFatal("cannot write into %s", qPrintable(folder));
            for (const QString &what : shot.cut)
                std::printf("%s/%s: %s\n", qPrintable(one.name), qPrintable(shot.name), qPrintable(what));
            std::fflush(stdout);
            cut += static_cast<int>(shot.cut.size());
        });
        for (int sheet = 0; sheet * shotsPerSheet < shots.size(); ++sheet) {
            const QImage image = contactSheet(shots.mid(sheet * shotsPerSheet, shotsPerSheet),
                                              u"%1, sheet %2"_s.arg(one.name).arg(sheet + 1));
            if (!image.save(u"%1/sheet-%2.png"_s.arg(folder).arg(sheet + 1)))
                qFatal("cannot write into %s", qPrintable(folder));
        }
        sets.append({one, shots});
    }
    QFile index(parser.value(out) + u"/index.html"_s);
    if (!index.open(QIODevice::WriteOnly) || index.write(indexPage(sets)) < 0)
        qFatal("cannot write the index page");
    std::printf("%d places where words are cut; %s\n", cut, qPrintable(index.fileName()));
    return parser.isSet(strict) && cut > 0 ? 1 : 0;
}
