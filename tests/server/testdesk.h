// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/desk/desksetup.h"
#include "server/jmap/methods.h"
#include "server/storage/datafolder.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

namespace secondline::server {

//! A desk in a folder of its own, asked in-process through the same methods as over the network. It has the queues
//! Mail · Tier 1, 2 and 3 and Web · Tier 2 beside those of the catalogue, and the people t1agent, t2tech, t2second,
//! supervisor and admin.
class TestDesk
{
public:
    TestDesk();

    //! The arguments that \a login gets back for one call; an error has `type`.
    QJsonObject call(const QString &login, const QString &method, QJsonObject arguments);
    //! All answers of a request of several calls.
    QJsonArray calls(const QString &login, const QJsonArray &methodCalls);

    //! The object that a create made, or its SetError with `type`.
    QJsonObject create(const QString &login, const QString &type, const QJsonObject &properties);
    //! The entry in `updated`, or the SetError with `type`.
    QJsonObject update(const QString &login, const QString &type, const QString &id, const QJsonObject &patch,
                       const QJsonObject &ops = {});
    //! The object as \a login reads it; empty if not.
    QJsonObject get(const QString &login, const QString &type, const QString &id);
    QStringList query(const QString &login, const QString &type, const QJsonObject &filter = {});
    QString state(const QString &login, const QString &type);
    QJsonObject changes(const QString &login, const QString &type, const QString &since, int most = 0);

    //! A ticket in the queue \a queue by t1agent (moved there by the server's own hand where routing would not).
    QString ticketIn(const QString &queue, const QJsonObject &more = {});
    //! Sets a ticket's status by the server's own hand, whatever the doors say.
    void setStatus(const QString &ticketId, const QString &status);
    QString queueId(const QString &name);
    QString personId(const QString &login);
    void restrictTo(const QString &login, const QString &queue, const RightsOverride &rights);
    //! The entries of a ticket of this kind, oldest first.
    QList<QJsonObject> entries(const QString &ticketId, const QString &kind = {});

    Storage &storage() { return *m_storage; }
    const DataFolder &folder() const { return *m_folder; }
    const domain::RoutingTable &routing() const { return m_routing; }

    QDateTime now; //!< the server's clock

private:
    QTemporaryDir m_directory;
    std::optional<DataFolder> m_folder;
    std::unique_ptr<Storage> m_storage;
    domain::RoutingTable m_routing;
};

//! A new operation id.
QString newOpId();

} // namespace secondline::server
