// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/connector.h"

#include <QJsonObject>
#include <QMutex>

//! A help desk in memory behind the connector's port, for what a workspace makes of a server's answers: it has a
//! queue at each of two tiers, keeps tickets, entries and handoffs, compares `was`, and knows each operation that it
//! accepted. Used from the test's thread and from the connector's.
class PocketDesk
{
public:
    PocketDesk();

    void setReachable(bool reachable);
    //! The device's wall clock minus the desk's, as each answer shows it.
    void setClockSkew(qint64 milliseconds);
    //! Somebody else's work, with the entry that tells of it.
    void changeTicket(const QString &id, const QJsonObject &patch, const QString &by, const QDateTime &at);
    void addEntry(const QString &ticket, const QString &kind, const QString &by, const QDateTime &at,
                  const QJsonObject &data = {});
    //! Somebody else's comment with a file.
    void addFile(const QString &ticket, const QString &name, const QByteArray &bytes);
    static QString blobIdOf(const QByteArray &bytes);
    //! What the desk keeps under this id.
    std::optional<QByteArray> file(const QString &blobId) const;
    //! As after an older backup was put back: the ticket's last entries are gone, and nothing tells of it.
    void loseEntries(const QString &ticket);
    void removeTicket(const QString &id);
    //! The next answer to a push is lost on its way, after the desk has accepted it.
    void loseNextReply();
    //! The next handoff meets rules that are newer than those it was written under.
    void refuseNextHandoff();
    //! Entries of the ticket, in order.
    QList<QJsonObject> entries(const QString &ticket) const;
    QJsonObject ticket(const QString &id) const;

    std::unique_ptr<secondline::sync::Connector> connector();

private:
    friend class PocketConnector;
    struct Reply
    {
        std::optional<secondline::sync::Answer> answer; //!< nothing: the answer is lost
        bool mayHaveArrived = false;
    };

    bool takeFile(const QString &blobId, const QByteArray &bytes);
    Reply answer(const secondline::sync::Request &what);
    secondline::sync::Session session() const;
    secondline::sync::Pulled all() const;
    secondline::sync::Pulled since(qint64 state);
    secondline::sync::Pushed push(const QList<secondline::domain::Operation> &operations);
    secondline::sync::Pushed::Outcome take(const secondline::domain::Operation &operation);
    void cursorsInto(secondline::sync::Pulled &pulled) const;
    void put(QMap<QString, QJsonObject> &objects, QJsonObject object);
    void write(const QString &ticket, const QString &kind, const QString &by, const QDateTime &at,
               const QJsonObject &data, const QJsonObject &more);

    mutable QMutex m_lock;
    QMap<QString, QJsonObject> m_tickets; //!< by id; `version` is the desk's state when it changed
    QMap<QString, QJsonObject> m_entries;
    QMap<QString, QJsonObject> m_escalations;
    QMap<QString, qint64> m_removed; //!< tickets, and the state at which they went
    QMap<QString, QByteArray> m_files;
    QMap<QUuid, QString> m_accepted; //!< operation → object
    qint64 m_state = 1;
    int m_numbers = 1;
    qint64 m_skew = 0;
    bool m_reachable = true;
    bool m_losesReply = false;
    bool m_refusesHandoff = false;
};
