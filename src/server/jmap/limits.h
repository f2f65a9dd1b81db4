// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace secondline::server::limits {

// Declared in the session and enforced (protocol.md "Limits").
inline constexpr int maxObjectsInGet = 2000;
inline constexpr int maxObjectsInSet = 500;
inline constexpr int maxCallsInRequest = 64;
inline constexpr qint64 maxSizeRequest = 10'000'000;
inline constexpr int maxConcurrentRequests = 4;
inline constexpr int maxConcurrentUpload = 4;
inline constexpr qint64 maxSizeUpload = 50'000'000;
inline constexpr qint64 maxSizeBlobSet = 2'000'000'000;
inline constexpr int maxDataSources = 1024;
//! A `/get` whose objects are larger together is `requestTooLarge`.
inline constexpr qint64 maxBytesInGet = 8'000'000;
inline constexpr int maxQueryLimit = 2000;
inline constexpr int maxFilterDepth = 4;
inline constexpr int maxFilterConditions = 32;

} // namespace secondline::server::limits
