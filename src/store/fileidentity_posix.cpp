// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/fileidentity.h"

#include <QFile>

#include <sys/stat.h>

namespace secondline::store {

QByteArray fileIdentity(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return QByteArray::number(static_cast<qulonglong>(found.st_ino)); // a disk's number may change at any start
}

} // namespace secondline::store
