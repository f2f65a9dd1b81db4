// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/routing.h"
#include "server/jmap/seterror.h"
#include "server/storage/storage.h"

#include <QDateTime>
#include <QUuid>

namespace secondline::server {

//! When an act counts (data-model.md 1, `effectiveAt`).
struct EffectiveTime
{
    QDateTime at;
    bool unverified = false;
};

//! \a actedAt corrected by the skew, not before \a notBefore (invalid: no bound), not after \a receipt. With no skew
//! known the receipt counts. Unverified where the skew was unknown or a bound cut.
EffectiveTime effectiveTime(const QDateTime &actedAt, std::optional<qint64> skewMs, const QDateTime &notBefore,
                            const QDateTime &receipt);

//! One act of one person while it takes effect: inside one savepoint, under one commit number.
struct Act
{
    Storage &storage;
    const Caller &caller;
    const domain::RoutingTable &routing;
    QDateTime receipt; //!< the server's clock
    qint64 commit = 0;
    QUuid opId; //!< null: none was given
    QUuid after;
    QDateTime actedAt;
    std::optional<qint64> clockSkewMs;

    EffectiveTime effective(const QDateTime &notBefore) const
    {
        return effectiveTime(actedAt, clockSkewMs, notBefore, receipt);
    }

    //! Gives \a object its id, version 1, createdAt and updatedAt, and stores it.
    void add(domain::ObjectType type, QJsonObject &object);
    //! Raises version and updatedAt, and stores it.
    void change(domain::ObjectType type, QJsonObject &object);
    //! Fills the act properties (opId, actedAt, byId …) of a new object; \a fromPerson false: an effect of an act.
    void stamp(QJsonObject &object, const QDateTime &notBefore, bool fromPerson) const;
    //! The object whatever the rights; an empty one if there is none.
    QJsonObject object(domain::ObjectType type, const QString &id) const;
    bool mayRead(domain::ObjectType type, const QString &id) const;
    domain::QueueRights rightsIn(const QString &queueId) const;
    //! The level of the tier that the queue stands at; nothing if there is no such queue.
    std::optional<int> levelOf(const QString &queueId) const;
    //! All queues and tiers, for routing.
    QList<domain::Queue> queues() const;
    QList<domain::Tier> tiers() const;
};

} // namespace secondline::server
