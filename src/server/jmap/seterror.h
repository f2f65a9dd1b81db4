// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <tl/expected.hpp>

namespace secondline::server {

//! Why one object of a `/set` was refused (RFC 8620 5.3, data-model.md 8).
struct SetError
{
    QString type;
    QString description;
    QStringList properties;
    QJsonObject more; //!< members of our own: `current`, `existingId`, `after`

    static SetError invalid(const QString &property, const QString &why)
    {
        return {QStringLiteral("invalidProperties"), property + QStringLiteral(": ") + why, {property}, {}};
    }
    static SetError forbidden(const QString &why) { return {QStringLiteral("forbidden"), why, {}, {}}; }

    QJsonObject toJson() const
    {
        QJsonObject json = more;
        json.insert(QStringLiteral("type"), type);
        if (!description.isEmpty())
            json.insert(QStringLiteral("description"), description);
        if (!properties.isEmpty())
            json.insert(QStringLiteral("properties"), QJsonArray::fromStringList(properties));
        return json;
    }
};

template <class T> using SetResult = tl::expected<T, SetError>;

} // namespace secondline::server
