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

void speak(const QString &language)
{
    const QLocale system = QLocale::system();
    if (!language.isEmpty() && QLocale(language).language() != system.language())
        QLocale::setDefault(QLocale(language));
    QCoreApplication *program = QCoreApplication::instance();
    auto *own = new QTranslator(program);
    if (own->load(QLocale(), u"secondline"_s, u"_"_s, u":/i18n"_s) || own->load(u":/i18n/secondline_en.qm"_s))
        QCoreApplication::installTranslator(own);
    auto *qts = new QTranslator(program);
    if (qts->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

QString chosenLanguage(const QString &folder)
{
    return QSettings(folder + u"/window.ini"_s, QSettings::IniFormat).value(u"window/language"_s).toString();
}

} // namespace secondline::app
