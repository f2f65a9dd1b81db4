// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QString>

#include <memory>

namespace secondline::workspace {

//! The right to open a profile: one process at a time, by a lock of the operating system held for life (D10).
//! The file in the profile names the holder's pid for the message; it is the lock that counts.
class ProfileLock
{
public:
    //! Fails with Locked (detail: the holder's pid) or Unwritable.
    static domain::Result<std::unique_ptr<ProfileLock>> take(const QString &folder);
    ~ProfileLock();
    Q_DISABLE_COPY_MOVE(ProfileLock)

private:
    class Private;
    explicit ProfileLock(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace secondline::workspace
