// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/newticket/requestertext.h"

#include "ui/shell/plaintext.h"

#include <QRegularExpression>

namespace secondline::ui {

using namespace Qt::StringLiterals;

domain::Contact contactFromText(const QString &text)
{
    static const QRegularExpression both(u"^(.*?)\\s*<\\s*([^<>\\s]+@[^<>\\s]+)\\s*>$"_s);
    static const QRegularExpression address(u"^[^<>\\s@]+@[^<>\\s@]+$"_s);
    const QString line = shownLine(text);
    domain::Contact contact;
    const QRegularExpressionMatch match = both.match(line);
    if (match.hasMatch()) {
        contact.name = match.captured(1);
        contact.email = match.captured(2);
    } else if (address.match(line).hasMatch()) {
        contact.email = line;
    } else {
        contact.name = line;
    }
    return contact;
}

QString contactLine(const domain::Contact &contact)
{
    if (contact.name.isEmpty() || contact.email.isEmpty() || contact.name == contact.email)
        return shownLine(contact.email.isEmpty() ? contact.name : contact.email);
    return shownLine(contact.name) + u" <"_s + shownLine(contact.email) + u'>';
}

} // namespace secondline::ui
