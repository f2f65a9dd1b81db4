// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/filename.h"

#include <QStringList>

#include <algorithm>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = 180;
constexpr qsizetype mostSuffix = 24;

bool isUnsafe(QChar character)
{
    // Format characters turn the direction of reading or hide; the rest means something to a shell or a file system.
    const QChar::Category category = character.category();
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph || QStringView(u"/\\:*?\"<>|").contains(character);
}

//! Windows takes these for devices, whatever the suffix.
bool namesDevice(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    static const QStringList devices = {u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s, u"CONIN$"_s, u"CONOUT$"_s};
    const bool port = stem.size() == 4 && (stem.startsWith(u"COM"_s) || stem.startsWith(u"LPT"_s))
        && QStringView(u"0123456789\u00b9\u00b2\u00b3").contains(stem.back());
    return port || devices.contains(stem);
}

//! As many whole characters from the front as fit.
QString fitting(const QString &text, qsizetype bytes)
{
    QString kept = text;
    while (kept.toUtf8().size() > bytes)
        kept.chop(kept.size() > 1 && kept.back().isLowSurrogate() ? 2 : 1);
    return kept;
}

QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= mostBytes)
        return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasSuffix = dot > 0 && name.size() - dot <= mostSuffix;
    const QString suffix = hasSuffix ? name.mid(dot) : QString();
    return fitting(name.chopped(suffix.size()), mostBytes - suffix.toUtf8().size()) + suffix;
}

} // namespace

QString safeFileName(const QString &name)
{
    // What stands after the last separator; a name from elsewhere may have the other system's.
    QString safe = name;
    safe = safe.mid(std::max(safe.lastIndexOf(u'/'), safe.lastIndexOf(u'\\')) + 1);
    for (QChar &character : safe) {
        if (isUnsafe(character))
            character = u'_';
    }
    // At the beginning these hide a file, or are an option or the folder above.
    while (safe.startsWith(u'.') || safe.startsWith(u' ') || safe.startsWith(u'-'))
        safe.remove(0, 1);
    if (namesDevice(safe))
        safe.prepend(u'_');
    safe = shortened(safe);
    // Windows drops these from the end.
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    return safe.isEmpty() ? u"file"_s : safe;
}

} // namespace secondline::domain
