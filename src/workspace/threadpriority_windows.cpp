// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/threadpriority.h"

#include <QThread>

namespace secondline::workspace {

void standBack()
{
    QThread::currentThread()->setPriority(QThread::LowPriority);
}

} // namespace secondline::workspace
