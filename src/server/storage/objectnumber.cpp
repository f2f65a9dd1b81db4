// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/objectnumber.h"

#include <array>

namespace secondline::server {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<char16_t, domain::objectTypeCount> letters = {u'l', u'q', u'p', u't', u'e', u'a',
                                                                   u'd', u's', u'x', u'h', u'o', u'f'};
constexpr int digits = 8;

} // namespace

QString objectId(domain::ObjectType type, ObjectNumber number)
{
    return letters[static_cast<size_t>(type)] + QString::number(number).rightJustified(digits, u'0');
}

std::optional<ObjectNumber> objectNumber(domain::ObjectType type, QStringView id)
{
    if (id.size() <= digits || id.size() > 19 || id.front() != letters[static_cast<size_t>(type)])
        return std::nullopt;
    ObjectNumber number = 0;
    for (const QChar c : id.mid(1)) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        number = number * 10 + (c.unicode() - u'0');
    }
    if (number == 0 || objectId(type, number) != id)
        return std::nullopt;
    return number;
}

} // namespace secondline::server
