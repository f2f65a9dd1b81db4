// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pseudolocale.h"

#include <QHash>

namespace secondline::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longerBy = 3; //!< one letter more for each so many

QChar accented(QChar letter)
{
    static const QHash<QChar, QChar> accents = [] {
        const QString plain = u"AaCcEeGgIiLlNnOoRrSsTtUuYyZz"_s;
        const QString marked = QString::fromUtf8("ÅåÇçÉéĞğÎîĽľÑñÖöŘřŠšŢţÛûÝýŽž");
        QHash<QChar, QChar> result;
        for (qsizetype i = 0; i < plain.size(); ++i)
            result.insert(plain[i], marked[i]);
        return result;
    }();
    return accents.value(letter, letter);
}

} // namespace

QString PseudoLocale::translate(const char *context, const char *source, const char *, int) const
{
    const QLatin1StringView where(context);
    // Names of keys, and what Qt reads to know how a language is written.
    if (where == "QShortcut"_L1 || where == "QGuiApplication"_L1 || !source || !*source)
        return {};
    QString result = u"["_s;
    qsizetype letters = 0;
    const QString text = QString::fromUtf8(source);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'%') { // a place for a value, such as %1, %n, %L2
            result += text[i];
            while (i + 1 < text.size() && (text[i + 1].isDigit() || text[i + 1] == u'n' || text[i + 1] == u'L')) {
                result += text[++i];
                if (text[i] == u'n')
                    break;
            }
            continue;
        }
        result += accented(text[i]);
        letters += text[i].isLetter() ? 1 : 0;
    }
    result += QString((letters + longerBy - 1) / longerBy, u'~') + u']';
    return result;
}

} // namespace secondline::tests
