// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace secondline::server {

//! The schema's steps: step n brings `user_version` n − 1 to n. A new database runs all of them.
QList<QStringList> schemaSteps();

} // namespace secondline::server
