// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cells.h"
#include "dice.h"

#include "sync/connector.h"

#include <map>
#include <set>
#include <vector>

namespace secondline::scenarios {

class RowsBuilder;

//! One act that took effect on the server. The log only grows, until a backup is put back.
struct Effect
{
    QUuid operation;
    QString account;
    QString ticket; //!< where it landed
    QJsonObject content;
    qint64 at = 0; //!< by the virtual clock
};

//! A server in memory that follows docs/protocol.md: opIds take effect once, predecessors, preconditions per property,
//! states that a restored backup cannot fake, changes as one person sees them, rights by queue.
class ModelServer
{
public:
    ModelServer(QString serverId, Dice dice);

    // As the protocol has it.
    QString serverId() const { return m_serverId; }
    QString sessionState(const QString &account) const { return m_serverId + account + QString::number(m_life); }
    sync::Pulled overview(const QString &account, int openTickets) const;
    sync::Pulled page(const QString &account, const sync::Page &page) const;
    //! At most \a mostChanges of each type: 0 for no such limit.
    sync::Pulled delta(const QString &account, const sync::Delta &delta, int mostChanges) const;
    sync::Pulled fetch(const QString &account, const sync::Fetch &fetch) const;
    sync::Pushed push(const QString &account, const QList<domain::Operation> &operations, qint64 now);

    // What others do there.
    void addQueue(const QString &id);
    void setRight(const QString &account, const QString &queue, bool mayRead);
    QString addTicket(const QString &queue);
    void change(const QString &ticket, const QString &property, const QJsonValue &value);
    void addComment(const QString &ticket, const QString &text);
    void merge(const QString &ticket, const QString &into);
    void remove(const QString &ticket);

    // What befalls it.
    struct Contents;
    std::shared_ptr<const Contents> backup() const;
    void restore(const std::shared_ptr<const Contents> &contents);
    //! The states of all types are not known any more.
    void forgetStates();
    void restart() { ++m_life; }
    int restores() const { return m_restores; }

    // For whoever judges.
    const QList<Effect> &effects() const;
    bool remembers(const QUuid &operation) const;
    QStringList queues() const;
    QStringList tickets() const; //!< that are there
    bool mayRead(const QString &account, const QString &queue) const;
    QJsonObject ticket(const QString &id) const;
    //! \a account may see the object \a id, and it is there.
    bool visible(const QString &account, domain::ObjectType type, const QString &id) const;
    //! \a account could read \a queue all the time.
    bool alwaysReads(const QString &account, const QString &queue) const;
    //! \a ticket has stood in queues that \a account could read, all its life, also in what a backup undid.
    bool alwaysShown(const QString &account, const QString &ticket) const;
    //! Does a device with these rows and cursors take \a backup, once it is put back, for what it knows? Its rows are
    //! newer than its cursors, until its next delta; a backup that is older than those and not older than these it does
    //! not notice.
    bool takesFor(const Contents &backup, const QMap<QString, QString> &cursors, domain::ObjectType type,
                  const std::map<QString, std::pair<qint64, Packed>> &rows) const;
    //! What a complete replica of \a account holds that leaves out the tickets of some queues.
    std::map<QString, std::pair<qint64, Packed>> replica(const QString &account, domain::ObjectType type,
                                                         const QSet<QString> &leftOut) const;

private:
    QString stateOf(domain::ObjectType type) const;
    QString mark(qint64 commit) const;
    qint64 commit(domain::ObjectType type);
    //! A ticket that \a account does not see now: it did at some time after the commit \a from.
    bool shownAt(const QString &account, const QString &id, qint64 commit) const;
    void tellPassedOver(const QString &account, qint64 from, qint64 until, RowsBuilder &rows,
                        sync::Pulled &pulled) const;
    bool shownSince(const QString &account, domain::ObjectType type, const QString &id, qint64 from) const;
    Packed rowFor(const QString &account, domain::ObjectType type, const QString &id) const;
    sync::Pushed::Outcome take(const QString &account, domain::Operation operation);
    sync::Pushed::Outcome create(const QString &account, const domain::Operation &operation);
    sync::Pushed::Outcome update(const QString &account, const domain::Operation &operation);
    QString newObject(domain::ObjectType type, const QJsonObject &properties);
    void touch(domain::ObjectType type, const QString &id, qint64 commit);
    void enter(const QString &ticket, const QJsonObject &content, const QString &account, QString *id);
    void remember(const QString &account, const domain::Operation &operation, const QString &object,
                  const QString &ticket);

    QString m_serverId;
    Dice m_dice;
    int m_life = 1;
    int m_restores = 0;
    int m_lastTicket = 0;
    qint64 m_instant = 0;                               //!< its clock, which no backup sets back
    qint64 m_now = 0;                                   //!< when the push arrived that it works on
    std::set<std::pair<QString, QString>> m_everHidden; //!< account, queue
    std::set<QString> m_everMoved;                      //!< tickets that were removed, merged or put in another queue
    std::shared_ptr<Contents> m_contents;
};

} // namespace secondline::scenarios
