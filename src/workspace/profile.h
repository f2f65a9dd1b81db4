// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::workspace {

//! Which profile to open and how.
struct ProfileOptions
{
    QString folder;      //!< made 0700 if missing
    QString keyFile;     //!< empty: the keychain holds the wrapping key
    bool readOnly = false; //!< without the lock: reading only, no sync
};

} // namespace secondline::workspace
