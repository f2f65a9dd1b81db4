// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// store/privatefile.h and store/fileidentity.h on the disk in memory. This takes the place of the store's own when a
// test program links it; a function that is missing here would bring in the store's object and with it a clash that the
// linker reports.

#include "store/fileidentity.h"
#include "store/privatefile.h"

#include "crashvfs.h"

#include <QFile>

namespace secondline::store {

using namespace Qt::StringLiterals;
using crash::DiskFault;
using crash::mounted;
using domain::failure;
using domain::Failure;
using domain::Result;

namespace {

std::string nameOf(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

Result<void> made(const QString &path)
{
    if (mounted().fails(DiskFault::CannotOpen) || mounted().fails(DiskFault::IoError))
        return failure(Failure::Kind::Unwritable, path);
    if (mounted().fails(DiskFault::Full))
        return failure(Failure::Kind::Full, path);
    mounted().create(nameOf(path));
    return {};
}

Result<void> folderSynced(const QString &path)
{
    if (mounted().fails(DiskFault::IoError))
        return failure(Failure::Kind::Unwritable, path);
    mounted().syncFolderOf(nameOf(path));
    return {};
}

} // namespace

Result<void> createDurably(const QString &path, const QByteArray &content)
{
    if (isThere(path))
        return failure(Failure::Kind::Refused, path);
    const QString aside = path + u".aside"_s;
    if (const auto created = made(aside); !created)
        return created;
    const auto file = mounted().find(nameOf(aside));
    mounted().write(*file, content.constData(), static_cast<size_t>(content.size()), 0);
    mounted().sync(*file);
    mounted().rename(nameOf(aside), nameOf(path));
    return folderSynced(path);
}

Result<void> ensurePrivate(const QString &path)
{
    if (isThere(path))
        return {};
    const auto created = made(path);
    return created ? folderSynced(path) : created;
}

Result<void> ensurePrivateFolder(const QString &path)
{
    if (!isThere(path)) {
        if (const auto created = made(path); !created)
            return created;
    }
    return folderSynced(path);
}

Result<void> makeEntryDurable(const QString &path)
{
    return folderSynced(path);
}

QStringList fileNames(const QString &folder)
{
    QStringList names;
    const std::string within = nameOf(folder) + '/';
    const crash::DiskImage image = mounted().now();
    for (const auto &[name, file] : image.files) {
        if (name.starts_with(within))
            names.append(QString::fromStdString(name.substr(within.size())));
    }
    return names;
}

bool holdRoom(const QString &path, qint64)
{
    // The name alone: how much room there is, is not what this disk is about.
    return isThere(path) || made(path).has_value();
}

bool isThere(const QString &path)
{
    return mounted().find(nameOf(path)) != nullptr;
}

bool removeFile(const QString &path)
{
    return !mounted().fails(DiskFault::IoError) && mounted().remove(nameOf(path));
}

Result<void> renameDurably(const QString &path, const QString &aside)
{
    if (mounted().fails(DiskFault::IoError) || !mounted().rename(nameOf(path), nameOf(aside)))
        return failure(Failure::Kind::Unwritable, path);
    return folderSynced(path);
}

QByteArray fileIdentity(const QString &path)
{
    const auto file = mounted().find(nameOf(path));
    return file ? QByteArray::number(file->number) : QByteArray();
}

QByteArray firstBytes(const QString &path, qint64 count)
{
    const auto file = mounted().find(nameOf(path));
    return file ? QByteArray::fromStdString(file->bytes.substr(0, static_cast<size_t>(count))) : QByteArray();
}

} // namespace secondline::store
