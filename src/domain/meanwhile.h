// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/reconnectreport.h"

namespace secondline::domain {

//! What a device knows of the ticket that an act is about, as the wire has it.
struct KnownTicket
{
    QJsonObject row;            //!< empty: not on this device
    QList<QJsonObject> entries; //!< oldest first
};

//! The instant of \a act by the server's clock, as far as this device knew it.
QDateTime serverTime(const Operation &act);

//! The entries that others than \a me have brought to the server since \a act was made, by the server's clock and not
//! by when their writers did it: what was done earlier and arrived later was not seen by the person either.
QList<QJsonObject> entriesSince(const QList<QJsonObject> &entries, const Operation &act, const PersonId &me);

//! The properties of a ticket that an entry tells of.
QStringList propertiesIn(const QJsonObject &entry);

//! Tells what became of \a act; accepted work on a ticket at which others had been meanwhile is Merged.
ReportedAct reportedAct(const Operation &act, ReportedAct::Outcome outcome, const KnownTicket &ticket,
                        const PersonId &me);

} // namespace secondline::domain
