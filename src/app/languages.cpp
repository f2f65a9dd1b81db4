// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace secondline::app {

using namespace Qt::StringLiterals;

namespace {

//! \a language with the dates and numbers of the person's country, where there are such.
QLocale localeFor(const QString &language, const QLocale &system)
{
    const QLocale wanted(language);
    if (wanted.language() == system.language())
        return system;
    const QLocale here(wanted.language(), system.territory());
    return here.language() == wanted.language() && here.territory() == system.territory() ? here : wanted;
}

} // namespace

void speak(const QString &language, const QString &folder)
{
    QCoreApplication *program = QCoreApplication::instance();
    auto *own = new QTranslator(program);
    bool known = false;
    if (language.isEmpty()) {
        known = own->load(QLocale::system(), u"secondline"_s, u"_"_s, folder);
    } else {
        QLocale::setDefault(localeFor(language, QLocale::system()));
        known = own->load(folder + u"/secondline_"_s + language + u".qm"_s);
    }
    if (known || own->load(folder + u"/secondline_en.qm"_s))
        QCoreApplication::installTranslator(own);
    // Qt's own texts and the direction are those of the language that is spoken, not of one that the program does not
    // know.
    auto *qts = new QTranslator(program);
    if (qts->load(u"qtbase_"_s + own->language(), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

QString chosenLanguage(const QString &folder)
{
    return QSettings(folder + u"/window.ini"_s, QSettings::IniFormat).value(u"window/language"_s).toString();
}

} // namespace secondline::app
