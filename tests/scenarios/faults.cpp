// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults.h"

#include <algorithm>
#include <cstdio>

namespace secondline::scenarios {

namespace {

constexpr std::array<std::string_view, faultCount> faultNames = {"request lost",
                                                                 "reply lost",
                                                                 "late",
                                                                 "doubled",
                                                                 "slow",
                                                                 "truncated",
                                                                 "reset",
                                                                 "429",
                                                                 "503",
                                                                 "409/412",
                                                                 "401",
                                                                 "captive portal",
                                                                 "partly answered",
                                                                 "intermediate",
                                                                 "server down",
                                                                 "server restart",
                                                                 "states forgotten",
                                                                 "server restored",
                                                                 "server replaced",
                                                                 "right revoked",
                                                                 "right gained",
                                                                 "ticket closed",
                                                                 "ticket merged",
                                                                 "ticket reassigned",
                                                                 "ticket removed",
                                                                 "crash",
                                                                 "clone",
                                                                 "disk full",
                                                                 "clock jump",
                                                                 "log-out",
                                                                 "other account",
                                                                 "policy offline",
                                                                 "network gone"};

constexpr std::array<std::string_view, standCount> standNames = {"off",     "signed out", "stranger", "offline",
                                                                 "waiting", "opening",    "first",    "sweeping",
                                                                 "delta",   "marking",    "sending",  "idle"};

} // namespace

std::string_view nameOf(Fault fault)
{
    return faultNames[static_cast<size_t>(fault)];
}

std::string_view nameOf(Stand stand)
{
    return standNames[static_cast<size_t>(stand)];
}

Stand standOf(const sync::State &state)
{
    const auto asks = [&state](sync::UnderWay::Kind kind) {
        return std::any_of(state.requests.cbegin(), state.requests.cend(),
                           [kind](const sync::UnderWay &request) { return request.kind == kind; });
    };
    if (!state.started)
        return Stand::Off;
    if (state.signedOut)
        return Stand::SignedOut;
    if (state.stranger)
        return Stand::Stranger;
    if (state.policy == domain::NetworkPolicy::Offline)
        return Stand::PolicyOffline;
    if (state.retryAt >= 0)
        return Stand::Waiting;
    if (!state.sending.isEmpty())
        return Stand::Sending;
    if (!state.marking.isEmpty())
        return Stand::Marking;
    if (!state.session)
        return Stand::Opening;
    if (asks(sync::UnderWay::Kind::Overview))
        return Stand::First;
    if (!state.sweeps.isEmpty())
        return Stand::Sweeping;
    return state.requests.isEmpty() && state.stores.isEmpty() ? Stand::Idle : Stand::Delta;
}

void Coverage::print() const
{
    std::printf("%-18s", "fault \\ engine");
    for (const std::string_view name : standNames)
        std::printf(" %10s", std::string(name).c_str());
    std::printf("\n");
    for (size_t fault = 0; fault < m_met.size(); ++fault) {
        std::printf("%-18s", std::string(faultNames[fault]).c_str());
        for (const qint64 times : m_met[fault])
            std::printf(" %10lld", static_cast<long long>(times));
        std::printf("\n");
    }
}

} // namespace secondline::scenarios
