// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QString>

namespace secondline::workspace {

//! Which profile to open and how. The key comes from the secret store.
struct ProfileOptions
{
    QString folder;        //!< made 0700 if missing
    bool readOnly = false; //!< without the lock: reading only, no sync
    bool syncs = true;     //!< by itself from the start; else from the first syncNow() on
};

//! The files of a profile.
struct ProfileFiles
{
    explicit ProfileFiles(const QString &folder);
    QString header;
    QString work;
    QString cache;
    QString search;
    QString identity;
};

//! Makes the folder, for its owner alone. Fails with Unwritable, naming the folder and why.
domain::Result<void> prepareFolder(const QString &folder);

//! The random name of this profile, under which the keychain knows it; made at the first call.
domain::Result<QString> profileIdentity(const ProfileFiles &files);

} // namespace secondline::workspace
