// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace secondline::server {

//! Runs one command of `secondline-server`. Returns the exit code: 0 done, 1 failed, 2 wrong usage.
int runCommand(const QStringList &arguments);

} // namespace secondline::server
