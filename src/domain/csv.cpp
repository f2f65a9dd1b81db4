// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/csv.h"

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

bool isBreak(QChar character)
{
    return character == u'\n' || character == u'\r';
}

//! Whether what follows \a from, spaces aside, begins a formula in some spreadsheet.
bool beginsFormula(const QString &cell, qsizetype from)
{
    while (from < cell.size() && cell.at(from).isSpace() && cell.at(from) != u'\t' && !isBreak(cell.at(from)))
        ++from;
    return from < cell.size() && QStringView(u"=+-@\t\r").contains(cell.at(from));
}

bool beginsLine(const QString &cell, qsizetype at)
{
    return at == 0 || isBreak(cell.at(at - 1));
}

QString guarded(const QString &cell)
{
    QString safe;
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (beginsLine(cell, i) && beginsFormula(cell, i))
            safe += u'\'';
        safe += cell.at(i);
    }
    return safe;
}

} // namespace

QString csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &cell : cells)
        quoted.append(u'"' + guarded(cell).replace(u'"', u"\"\""_s) + u'"');
    return quoted.join(u',') + u"\r\n"_s;
}

QString withoutCsvGuard(const QString &cell)
{
    QString bare;
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (cell.at(i) != u'\'' || !beginsLine(cell, i) || !beginsFormula(cell, i + 1))
            bare += cell.at(i);
    }
    return bare;
}

} // namespace secondline::domain
