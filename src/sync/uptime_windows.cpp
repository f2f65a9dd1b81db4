// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/uptime.h"

#include <windows.h>

namespace secondline::sync {

qint64 uptimeMs()
{
    return static_cast<qint64>(GetTickCount64()); // sleep and hibernation count
}

} // namespace secondline::sync
