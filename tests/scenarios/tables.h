// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cells.h"

#include "store/cachewriter.h"
#include "store/workstore.h"

#include <QSet>
#include <QUuid>

#include <array>
#include <map>
#include <optional>

namespace secondline::scenarios {

//! What a device keeps when its program ends, in memory: the outbox with WorkStore's rules, the cache with
//! CacheWriter's. Copying it copies the profile.
class Tables
{
public:
    explicit Tables(QString device)
        : m_device(std::move(device))
    {
    }
    const QString &device() const { return m_device; }

    // The outbox.
    domain::Result<domain::Operation> append(domain::Operation operation);
    domain::Result<void> markSending(const QList<QUuid> &operations);
    domain::Result<void> settle(const QList<store::Settlement> &settlements);
    domain::Result<void> edit(const QUuid &operation, const QJsonObject &content);
    domain::Result<void> withdraw(const QUuid &operation);
    domain::Result<void> retry(const QUuid &operation);
    domain::Result<void> forgetApplied(const QList<QUuid> &operations);
    domain::Result<void> returnSent(const QList<QUuid> &operations);
    //! What was accepted: sent and shown, and those of \a awaited.
    QList<domain::Operation> accepted(const QList<QUuid> &awaited) const;
    const QList<domain::Operation> &operations() const { return m_operations; }
    //! Accepted and shown, not forgotten: what the server loses comes back from here.
    const QList<domain::Operation> &sent() const { return m_sent; }
    const domain::Operation *find(const QUuid &operation) const;
    //! As WorkStore does it at start. On another device than the one that wrote it, everything open is unknown, and
    //! what was acted more than 7 days before \a now waits for its person (X11).
    void open(bool anotherDevice, const QDateTime &now);

    // The cache.
    domain::Result<void> apply(const store::CacheBatch &batch);
    domain::Result<void> purgeQueue(const QString &queue);
    domain::Result<void> purgeStrays();
    QList<QUuid> shown(const QList<domain::Operation> &operations) const;
    const QMap<QString, QString> &cursors() const { return m_cursors; }
    QMap<QString, bool> readableQueues() const;
    bool namesActs() const;
    std::optional<QJsonObject> row(domain::ObjectType type, const QString &id) const;
    QStringList ids(domain::ObjectType type) const;
    using Rows = std::map<QString, std::pair<qint64, Packed>>;
    const Rows &rows(domain::ObjectType type) const { return m_rows[static_cast<size_t>(type)]; }

    //! From now on nothing can be written, or again everything.
    void setFull(bool full) { m_full = full; }
    bool full() const { return m_full; }

private:
    domain::Operation *findOpen(const QUuid &operation);
    void requeue(domain::Operation &operation);
    void removeTicket(const QString &id);
    Rows &rowsOf(domain::ObjectType type) { return m_rows[static_cast<size_t>(type)]; }

    QString m_device;
    QList<domain::Operation> m_operations; //!< by their sequence
    QSet<QUuid> m_toldAway;                //!< accepted, in a ticket of which the server told since that it went
    QList<domain::Operation> m_sent;
    QMap<QString, QString> m_idMap;
    qint64 m_lastSequence = 0;
    std::array<Rows, domain::objectTypeCount> m_rows;
    QMap<QString, QString> m_cursors;
    bool m_full = false;
};

} // namespace secondline::scenarios
