// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/safetext.h"

namespace secondline::render {

namespace {

constexpr int marksInPile = 8;

bool isBidiControl(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

bool isForbidden(char16_t c)
{
    return (c < 0x20 && c != u'\n' && c != u'\t') || (c >= 0x7f && c < 0xa0) || c == 0x2029 || c == 0xfffc
        || (c >= 0xfdd0 && c <= 0xfdef) || c == 0xfffe || c == 0xffff || c == 0xfeff;
}

bool isMark(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

} // namespace

QString safeText(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    int marks = 0;
    for (const QChar c : text) {
        if (c.unicode() < 0x7f && c.unicode() >= 0x20) {
            marks = 0;
            safe += c;
            continue;
        }
        if (isBidiControl(c.unicode()) || c == u'\r')
            continue;
        marks = isMark(c) ? marks + 1 : 0;
        if (marks > marksInPile)
            continue;
        safe += isForbidden(c.unicode()) ? QChar(QChar::ReplacementCharacter) : c;
    }
    return safe;
}

} // namespace secondline::render
