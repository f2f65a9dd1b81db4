// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/datafolder.h"

#include "server/storage/sqlitestorage.h"

#include <QDir>
#include <QFileInfo>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::failure;
using domain::Failure;
using domain::Result;

Result<DataFolder> DataFolder::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const bool there = QFileInfo(absolute).isDir();
    if (!there && !QDir().mkpath(absolute))
        return failure(Failure::Kind::Unwritable, u"%1 cannot be made"_s.arg(absolute));
    if (!there)
        QFile::setPermissions(absolute, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!QFileInfo(absolute).isWritable())
        return failure(Failure::Kind::Unwritable, u"%1 cannot be written"_s.arg(absolute));
    DataFolder folder(absolute);
    for (const QString &inner : {folder.blobs(), folder.tls()}) {
        if (!QDir().mkpath(inner))
            return failure(Failure::Kind::Unwritable, u"%1 cannot be made"_s.arg(inner));
    }
    return folder;
}

std::unique_ptr<Storage> DataFolder::storage() const
{
    return std::make_unique<SqliteStorage>(m_path + u"/server.db"_s);
}

QString explained(const Failure &failure, const QString &folder)
{
    QString advice;
    switch (failure.kind) {
    case Failure::Kind::Unwritable:
        advice =
            u"The data folder %1 cannot be written. Check who owns it and that its disk has room, or name another with --data."_s
                .arg(folder);
        break;
    case Failure::Kind::Full:
        advice = u"The disk that holds %1 is full. Nothing was half stored; make room and try again."_s.arg(folder);
        break;
    case Failure::Kind::Damaged:
        advice =
            u"The database in %1 is damaged. Restore it from a backup; keep the file for examination."_s.arg(folder);
        break;
    case Failure::Kind::TooNew:
        advice = u"The data folder %1 was written by a newer version. Update this program."_s.arg(folder);
        break;
    case Failure::Kind::Busy:
        advice = u"Another program holds the database in %1. Try again when it is done."_s.arg(folder);
        break;
    default:
        break;
    }
    if (advice.isEmpty())
        return failure.detail;
    return failure.detail.isEmpty() ? advice : advice + u" ("_s + failure.detail + u')';
}

} // namespace secondline::server
