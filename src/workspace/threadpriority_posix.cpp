// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/threadpriority.h"

#include <QtGlobal>

#include <sys/resource.h>
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace secondline::workspace {

void standBack()
{
#ifdef Q_OS_LINUX
    // On Linux a nice value belongs to a thread; QThread's priorities mean nothing under the ordinary scheduler.
    constexpr int niceness = 10; // a tenth of the window's weight
    const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
    ::setpriority(PRIO_PROCESS, thread, niceness);
#endif
}

} // namespace secondline::workspace
