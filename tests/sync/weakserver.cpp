// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "weakserver.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using secondline::domain::ObjectType;

QString WeakServer::create(ObjectType type, QJsonObject properties)
{
    // Ids in the order of their making, as long as there are few.
    const QString id =
        u"%1%2"_s.arg(QString::number(static_cast<int>(type)), QString::number(m_next++).rightJustified(4, u'0'));
    properties[u"createdAt"] = now().toString(Qt::ISODate);
    objects[type].insert(id, {properties, 1, clock});
    return id;
}

void WeakServer::change(ObjectType type, const QString &id, const QJsonObject &patch)
{
    Object &object = objects[type][id];
    for (auto it = patch.begin(); it != patch.end(); ++it)
        object.properties[it.key()] = it.value();
    ++object.version;
    object.changedAt = clock;
}

QStringList WeakServer::changedSince(ObjectType type, qint64 since) const
{
    QStringList ids;
    const Objects all = objects.value(type);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (it->changedAt >= since)
            ids.append(it.key());
    }
    return ids;
}

QDateTime WeakServer::now() const
{
    return QDateTime::fromSecsSinceEpoch(clock, QTimeZone::utc());
}
