// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/routing.h"
#include "server/jmap/seterror.h"
#include "server/storage/storage.h"

#include <QDateTime>

#include <functional>

namespace secondline::server {

//! `X/set` for all types (RFC 8620 5.3 with the additions of protocol.md): idempotency, order, preconditions; what a
//! type means is in ticketset, entryset, articleset and deskset. Each object is atomic by itself, all are committed
//! together.
class ObjectSet
{
public:
    ObjectSet(Storage &storage, const Caller &caller, const domain::RoutingTable &routing,
              const std::function<QDateTime()> &clock, QHash<QString, QString> &createdIds);

    //! Answers the checked arguments of one `X/set`.
    QJsonObject run(domain::ObjectType type, const QJsonObject &arguments);

private:
    struct Request;
    SetResult<QJsonObject> create(domain::ObjectType type, const QJsonObject &given);
    SetResult<QJsonObject> update(domain::ObjectType type, const QString &id, const QJsonObject &patch,
                                  const QJsonObject &extra);
    QStringList inOrder(const QJsonObject &creates) const;
    //! \a value with `#creation id` replaced by the id; fails for one that was not made.
    SetResult<QJsonValue> resolved(domain::ObjectType type, const QString &name, const QJsonValue &value) const;
    SetResult<QJsonObject> checked(domain::ObjectType type, const QJsonObject &properties) const;
    std::optional<SetError> wrongReferences(domain::ObjectType type, const QJsonObject &properties) const;

    Storage &m_storage;
    const Caller &m_caller;
    const domain::RoutingTable &m_routing;
    const std::function<QDateTime()> &m_clock;
    QHash<QString, QString> &m_createdIds;
};

} // namespace secondline::server
