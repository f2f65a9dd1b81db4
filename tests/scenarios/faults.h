// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/state.h"

#include <array>
#include <string_view>

namespace secondline::scenarios {

//! What may go wrong. Each schedule draws its own subset (swarm).
enum class Fault {
    // on the way, per exchange
    RequestLost,
    ReplyLost,
    Late, //!< given up by the device, arrives all the same
    Doubled,
    Slow, //!< overtaken by what was asked later
    Truncated,
    Reset,
    TooMany,      //!< 429 with Retry-After
    Unavailable,  //!< 503, some with Retry-After
    HttpConflict, //!< 409 or 412 without a body that says more
    SignedOut,    //!< 401 until somebody signs in again
    CaptivePortal,
    PartlyAnswered, //!< some outcomes of a push are missing
    IntermediateStates,
    // at the server
    ServerDown,
    ServerRestarted,
    ServerForgets,
    ServerRestored,
    ServerReplaced,
    RightRevoked,
    RightGained,
    TicketClosed,
    TicketMerged,
    TicketReassigned,
    TicketRemoved,
    // at the device
    Crashed,
    Cloned,
    DiskFull,
    ClockJumped,
    LoggedOut,
    OtherAccount, //!< somebody else's token for a while
    PolicyOffline,
    NetworkGone,
};
inline constexpr int faultCount = static_cast<int>(Fault::NetworkGone) + 1;
inline constexpr int wireFaults = static_cast<int>(Fault::IntermediateStates) + 1;
std::string_view nameOf(Fault fault);

//! What the engine is at when a fault comes.
enum class Stand {
    Off,
    SignedOut,
    Stranger,
    PolicyOffline,
    Waiting,
    Opening,
    First,
    Sweeping,
    Delta,
    Marking,
    Sending,
    Idle
};
inline constexpr int standCount = static_cast<int>(Stand::Idle) + 1;
std::string_view nameOf(Stand stand);
Stand standOf(const sync::State &state);

//! How often each fault met each state of an engine.
class Coverage
{
public:
    void note(Fault fault, Stand stand) { ++m_met[static_cast<size_t>(fault)][static_cast<size_t>(stand)]; }
    void print() const;

private:
    std::array<std::array<qint64, standCount>, faultCount> m_met = {};
};

} // namespace secondline::scenarios
