// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

//! How long a test waits for what must come, in ms: it ends a test that hangs and measures nothing. A busy machine
//! under the sanitizers has needed more than Qt's five seconds.
inline constexpr int patienceMs = 30'000;
