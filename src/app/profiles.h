// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace secondline::app {

//! A person may sign in to several servers, or as several people: each has a profile and a window of its own.
struct Profile
{
    QString name; //!< its folder's
    QString folder;
};

//! Where profiles are kept, unless --profile names another place.
QString defaultProfile();
//! The profiles on this device, the default one first.
QList<Profile> knownProfiles();
//! A folder for one more profile, named after \a host.
QString folderForNew(const QString &host);
//! A window of its own for \a arguments; false if this program cannot be started again.
bool openBeside(const QStringList &arguments);

} // namespace secondline::app
