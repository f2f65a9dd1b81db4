// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/operation.h"

#include <QJsonObject>
#include <QList>

namespace secondline::domain {

//! What somebody else did to a ticket while an act of ours waited.
struct Meanwhile
{
    QString byName;
    QDateTime at;           //!< UTC
    QString kind;           //!< of the entry: `comment`, `change`, `reassignment` …
    QStringList properties; //!< kind `change`: which
    friend bool operator==(const Meanwhile &, const Meanwhile &) = default;
};

//! What became of one act of the person's.
struct ReportedAct
{
    enum class Outcome {
        Sent,         //!< accepted
        AlreadyThere, //!< it had arrived before: the reply was lost, it was not done twice
        Merged,       //!< accepted, and others had changed the ticket meanwhile
        Conflict,     //!< needs the person: the same field
        Refused,      //!< needs the person: a rule
    };
    Operation act; //!< as it was when it was settled
    Outcome outcome = Outcome::Sent;
    QString ticketNumber; //!< empty while the ticket has none
    QString subject;
    QList<Meanwhile> meanwhile;
    friend bool operator==(const ReportedAct &, const ReportedAct &) = default;
};

//! What happened when work that had waited met the server again: kept on the device and searchable.
struct ReconnectReport
{
    qint64 id = 0;           //!< 0 until stored
    QDateTime at;            //!< UTC
    QDateTime offlineSince;  //!< UTC; invalid: was not offline
    int repliesLost = 0;     //!< answers that were lost on the way and asked for again
    int ticketsChanged = 0;  //!< by others, brought by the same sync
    QList<ReportedAct> acts; //!< in the order in which they were made

    int count(ReportedAct::Outcome outcome) const;
    int sent() const;     //!< Sent and AlreadyThere and Merged
    int merged() const;   //!< Merged
    int needsYou() const; //!< Conflict and Refused
    friend bool operator==(const ReconnectReport &, const ReconnectReport &) = default;
};

QJsonObject toJson(const ReconnectReport &report);
//! Fails with BadInput and what is wrong.
Result<ReconnectReport> reconnectReportFrom(const QJsonObject &json);

} // namespace secondline::domain
