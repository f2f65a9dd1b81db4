// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schema.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>

//! A help desk that can do as little as possible: whole seconds, no keys, no states, no compare-and-set, no word about
//! what was deleted. What Request Tracker's API is like, in memory.
class WeakServer
{
public:
    struct Object
    {
        QJsonObject properties; //!< without id and version
        qint64 version = 1;
        qint64 changedAt = 0; //!< whole seconds of its own clock
    };
    using Objects = QMap<QString, Object>;

    qint64 clock = 1'780'000'000; //!< seconds
    QMap<secondline::domain::ObjectType, Objects> objects;

    QString create(secondline::domain::ObjectType type, QJsonObject properties);
    void change(secondline::domain::ObjectType type, const QString &id, const QJsonObject &patch);
    void destroy(secondline::domain::ObjectType type, const QString &id) { objects[type].remove(id); }
    //! Changed at \a since or later.
    QStringList changedSince(secondline::domain::ObjectType type, qint64 since) const;
    QDateTime now() const;

private:
    int m_next = 1;
};
