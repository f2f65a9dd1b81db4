// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::domain {

//! \a name, which anybody may have chosen, as a file name that is safe in any folder of any system (invariants S13):
//! no folders, no control or direction characters, no device name, at most 180 bytes with its suffix kept.
QString safeFileName(const QString &name);

} // namespace secondline::domain
