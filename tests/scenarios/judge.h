// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device.h"

namespace secondline::scenarios {

using Devices = std::vector<std::unique_ptr<Device>>;

//! Where the replicas differ from what the server shows each of them (C4); empty: they are equal.
QStringList differences(const ModelServer &server, const Devices &devices);

//! What the end of a schedule shows to be wrong: acts lost, doubled, changed or out of order, and acts that could be
//! sent and were not (D3, X1, X4, X7, L).
QStringList wrongs(const ModelServer &server, const Devices &devices, const Ledger &ledger);

} // namespace secondline::scenarios
