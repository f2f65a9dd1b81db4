// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QStringList>

namespace secondline::domain {

//! The elements of an array that is known to hold texts; what is none of them is an empty one.
inline QStringList textsIn(const QJsonValue &array)
{
    QStringList texts;
    const QJsonArray elements = array.toArray();
    for (const QJsonValue &element : elements)
        texts.append(element.toString());
    return texts;
}

} // namespace secondline::domain
