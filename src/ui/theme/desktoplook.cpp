// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/desktoplook.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QSettings>

namespace secondline::ui {

using namespace Qt::StringLiterals;

bool PlatformLook::dark() const
{
    // Qt 6.4 has no colour scheme of its own: Windows says it in the registry, the others in their palette.
#ifdef Q_OS_WIN
    const QSettings personalize(
        u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"_s,
        QSettings::NativeFormat);
    return personalize.value(u"AppsUseLightTheme"_s, 1).toInt() == 0;
#else
    QApplication::setPalette(QPalette());
    const QPalette platform = QApplication::palette();
    return platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();
#endif
}

QFont PlatformLook::font() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    static const QStringList generic = {u"Sans Serif"_s, u"Sans"_s, u"sans-serif"_s, u"DejaVu Sans"_s, u"Helvetica"_s};
    if (generic.contains(font.family(), Qt::CaseInsensitive)) {
        const QStringList families = QFontDatabase::families();
        for (const QString &wanted : {u"Inter"_s, u"Noto Sans"_s}) {
            if (families.contains(wanted)) {
                font.setFamily(wanted);
                font.setPointSizeF(std::max(font.pointSizeF(), 9.75));
                break;
            }
        }
    }
    return font;
}

} // namespace secondline::ui
