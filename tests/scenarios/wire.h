// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agenda.h"
#include "dice.h"
#include "faults.h"
#include "ledger.h"
#include "modelserver.h"
#include "trace.h"

#include "sync/event.h"

#include <QSet>

#include <bitset>

namespace secondline::scenarios {

using Faults = std::bitset<faultCount>;

//! What a device's connector knows of its connection.
struct Connection
{
    QString account; //!< whose token it has
    bool tokenGood = true;
    QString sessionState; //!< of the session it has; empty: none
    QString serverId;
    bool assumed = false;
};

//! The network between the devices and the server at their address: carries each request there and its answer back, and
//! does to it what the faults of this schedule allow.
class Wire
{
public:
    Wire(Agenda &agenda, Dice &dice, Trace &trace, Ledger &ledger, Coverage &coverage, ModelServer &server,
         ModelServer &stranger);

    using Deliver = std::function<void(sync::Event)>;
    //! Takes a request up; \a deliver gets what comes of it, once or, with a doubled answer, twice.
    void carry(const std::shared_ptr<Connection> &connection, Stand stand, quint64 request, const sync::Request &what,
               const Deliver &deliver);

    void allow(const Faults &faults) { m_faults = faults; }
    const Faults &allowed() const { return m_faults; }
    //! Whom their address reaches, for whoever judges.
    const ModelServer &server() const { return m_server; }
    //! Does \a fault to the exchange number \a exchange, counted from 0, whatever chance says.
    void force(int exchange, Fault fault) { m_forced[exchange] = fault; }
    int exchanges() const { return m_exchanges; }
    void setDown(bool down) { m_down = down; }
    void setReplaced(bool replaced) { m_replaced = replaced; }
    bool replaced() const { return m_replaced; }
    void setChance(int percent) { m_percent = percent; }
    int underWay() const { return m_underWay; }

private:
    sync::Event arrive(Connection &connection, quint64 request, const sync::Request &what, int mostChanges);
    std::optional<Fault> draw(const sync::Request &what);
    void later(qint64 after, Agenda::Act act);
    void noteLate(const sync::Request &what);
    void answerLater(qint64 after, const Deliver &deliver, sync::Event event);

    Agenda &m_agenda;
    Dice &m_dice;
    Trace &m_trace;
    Ledger &m_ledger;
    Coverage &m_coverage;
    ModelServer &m_server;
    ModelServer &m_stranger;
    Faults m_faults;
    std::map<int, Fault> m_forced;
    int m_exchanges = 0;
    bool m_down = false;
    bool m_replaced = false;
    int m_percent = 20;
    int m_underWay = 0;
};

} // namespace secondline::scenarios
