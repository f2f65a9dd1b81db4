// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/privatefile.h"

#include <QDir>
#include <QFile>

namespace secondline::store {

bool isThere(const QString &path)
{
    return QFile::exists(path);
}

bool removeFile(const QString &path)
{
    return QFile::remove(path);
}

QStringList fileNames(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

QByteArray firstBytes(const QString &path, qint64 count)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(count) : QByteArray();
}

} // namespace secondline::store
