// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/plaintext.h"

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

bool turnsDirection(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069) || u == 0x200e || u == 0x200f || u == 0x061c;
}

} // namespace

QString shownText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\r') {
            if (i + 1 >= text.size() || text[i + 1] != u'\n')
                shown += u'\n';
        } else if (c == QChar(QChar::LineSeparator) || c == QChar(QChar::ParagraphSeparator)) {
            shown += u'\n';
        } else if (turnsDirection(c)) {
            shown += QChar(0xfffd);
        } else if (c.category() != QChar::Other_Control || c == u'\n' || c == u'\t') {
            shown += c;
        }
    }
    return shown;
}

QString shownLine(const QString &text)
{
    return shownText(text).simplified();
}

QString menuText(const QString &text)
{
    return shownLine(text).replace(u'&', u"&&"_s);
}

QString toolTipText(const QString &text)
{
    if (text.isEmpty())
        return {};
    return u"<p style=\"white-space:pre-wrap\">"_s + shownText(text).toHtmlEscaped() + u"</p>"_s;
}

Qt::LayoutDirection directionOf(const QString &text)
{
    return text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
}

} // namespace secondline::ui
