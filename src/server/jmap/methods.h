// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/routing.h"
#include "protocol/jmaprequest.h"
#include "protocol/jmapresponse.h"
#include "server/jmap/methodanswer.h"
#include "server/storage/blobfiles.h"

#include <QDateTime>

#include <functional>

namespace secondline::server {

inline constexpr QStringView accountId = u"a1";

//! Answers whole requests in a person's name: the one way in for the network, for tests and for the demo's story.
//!
//! All reads before the first `/set` of a request see one snapshot; each object of a `/set` is atomic by itself.
class Methods
{
public:
    //! \a clock gives the server's time.
    Methods(Storage &storage, domain::RoutingTable routing, BlobFiles blobs, std::function<QDateTime()> clock);

    //! Throws StorageError where the database fails.
    QByteArray answer(protocol::JmapRequest request, const Caller &caller, const QString &sessionState);

private:
    MethodAnswer call(const QString &name, const QJsonObject &arguments, const Caller &caller,
                      QHash<QString, QString> &createdIds);
    MethodAnswer get(domain::ObjectType type, const QJsonObject &arguments, const Caller &caller);
    MethodAnswer callBlob(const QString &verb, const QJsonObject &arguments, const Caller &caller,
                          QHash<QString, QString> &createdIds);
    MethodAnswer changes(domain::ObjectType type, const QJsonObject &arguments, const Caller &caller);
    MethodAnswer query(domain::ObjectType type, const QJsonObject &arguments, const Caller &caller);
    MethodAnswer set(domain::ObjectType type, const QJsonObject &arguments, const Caller &caller,
                     QHash<QString, QString> &createdIds);

    Storage &m_storage;
    domain::RoutingTable m_routing;
    BlobFiles m_blobs;
    std::function<QDateTime()> m_clock;
};

//! The stored JSON of an object as \a caller gets it: a Queue gets its `myRights`.
QByteArray documentFor(domain::ObjectType type, const StoredDocument &document, const Caller &caller);

} // namespace secondline::server
