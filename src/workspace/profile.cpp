// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

constexpr QFileDevice::Permissions ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

ProfileFiles::ProfileFiles(const QString &folder)
    : header(folder + u"/profile.json"_s)
    , work(folder + u"/work.db"_s)
    , cache(folder + u"/cache.db"_s)
    , search(folder + u"/search.db"_s)
    , identity(folder + u"/profile-id"_s)
{
}

domain::Result<void> prepareFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return domain::failure(Failure::Kind::Unwritable, u"%1 is a file, not a folder"_s.arg(folder));
    if (!info.exists() && !QDir().mkpath(folder))
        return domain::failure(Failure::Kind::Unwritable, u"%1 cannot be made"_s.arg(folder));
    if (!QFile::setPermissions(folder, ownerFile | QFileDevice::ExeOwner))
        return domain::failure(Failure::Kind::Unwritable, u"%1 belongs to somebody else"_s.arg(folder));
    return {};
}

domain::Result<QString> profileIdentity(const ProfileFiles &files)
{
    if (QFile existing(files.identity); existing.exists()) {
        const QUuid identity = existing.open(QIODevice::ReadOnly)
            ? QUuid::fromString(QString::fromLatin1(existing.read(64).trimmed()))
            : QUuid();
        if (identity.isNull())
            return domain::failure(Failure::Kind::Damaged, files.identity);
        return identity.toString(QUuid::WithoutBraces);
    }
    const QString identity = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSaveFile file(files.identity);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerFile)
        || file.write(identity.toLatin1()) != identity.size() || !file.commit())
        return domain::failure(Failure::Kind::Unwritable, u"%1: %2"_s.arg(files.identity, file.errorString()));
    return identity;
}

} // namespace secondline::workspace
