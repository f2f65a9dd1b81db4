// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/uptime.h"

#ifdef __APPLE__
#include <mach/mach_time.h>
#else
#include <ctime>
#endif

namespace secondline::sync {

namespace {

constexpr qint64 nsPerMs = 1'000'000;

} // namespace

qint64 uptimeMs()
{
#ifdef __APPLE__
    static const mach_timebase_info_data_t scale = [] {
        mach_timebase_info_data_t info;
        mach_timebase_info(&info);
        return info;
    }();
    const auto ticks = static_cast<double>(mach_continuous_time());
    return static_cast<qint64>(ticks * scale.numer / scale.denom / nsPerMs);
#else
    timespec now = {};
#ifdef CLOCK_BOOTTIME
    clock_gettime(CLOCK_BOOTTIME, &now);
#else // the BSDs' monotonic clock counts sleep
    clock_gettime(CLOCK_MONOTONIC, &now);
#endif
    return static_cast<qint64>(now.tv_sec) * 1000 + static_cast<qint64>(now.tv_nsec) / nsPerMs;
#endif
}

} // namespace secondline::sync
