// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/routing.h"
#include "server/storage/blobfiles.h"
#include "server/storage/storage.h"

#include <QHash>

namespace secondline::server {

//! Plays acts of people from a file through the real methods, as if each had sent a request at that time.
//!
//! A line: {"as": login, "at": instant, "call": "Entry/set", "create": {…} or "update": {"HD-000123": {patch}},
//! "files": [path beside the story, …], "ref": name}. Id properties may hold a number, login, name or tag, or `#ref` of
//! an earlier line. The first act that is refused ends it.
class Story
{
public:
    Story(Storage &storage, domain::RoutingTable routing, BlobFiles blobs, qint64 shiftMs);

    //! Returns how many acts were played. Fails with `FILE:LINE: why`; throws StorageError.
    domain::Result<qint64> play(const QString &fileName);

private:
    domain::Result<void> playLine(const QByteArray &line, const QString &folder);
    domain::Result<QJsonValue> resolved(domain::ObjectType type, const QString &property,
                                        const QJsonValue &value) const;
    domain::Result<QString> idOf(domain::ObjectType type, const QString &name) const;
    //! The old values of what a patch of whole properties changes: the person looked before acting.
    QJsonObject asSeenNow(domain::ObjectType type, const QString &id, const QJsonObject &patch);
    domain::Result<QJsonArray> uploaded(const QJsonArray &files, const QString &folder, ObjectNumber person);

    Storage &m_storage;
    domain::RoutingTable m_routing;
    BlobFiles m_blobs;
    qint64 m_shiftMs;
    QHash<QString, QString> m_refs;
    qint64 m_played = 0;
};

} // namespace secondline::server
