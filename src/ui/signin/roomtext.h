// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::ui {

//! "About 76 MB of 148 GB free": \a bytes beside what the disk of \a folder has left.
QString roomText(qint64 bytes, const QString &folder);

} // namespace secondline::ui
