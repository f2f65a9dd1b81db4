// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/blobfiles.h"

#include "server/storage/storageerror.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <unistd.h>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

[[noreturn]] void fail(const QFile &file)
{
    const bool full = file.error() == QFile::ResourceError || errno == ENOSPC;
    throw StorageError(
        {full ? Failure::Kind::Full : Failure::Kind::Unwritable, u"%1: %2"_s.arg(file.fileName(), file.errorString())});
}

} // namespace

QString BlobFiles::newTemporaryFile() const
{
    return m_folder + u"/upload-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString BlobFiles::fileOf(const QString &blobId) const
{
    const QString hex = blobId.mid(7);
    return m_folder + u'/' + hex.left(2) + u'/' + hex;
}

BlobInfo BlobFiles::take(const QString &temporaryFile) const
{
    QFile file(temporaryFile);
    if (!file.open(QFile::ReadWrite))
        fail(file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        fail(file);
    const BlobInfo blob{u"sha256-"_s + QString::fromLatin1(hash.result().toHex()), file.size()};
    const QString target = fileOf(blob.id);
    if (QFileInfo::exists(target)) {
        file.remove();
        return blob;
    }
    if (::fsync(file.handle()) != 0)
        fail(file);
    if (!QDir().mkpath(QFileInfo(target).absolutePath()) || (!file.rename(target) && !QFileInfo::exists(target)))
        fail(file);
    return blob;
}

BlobInfo BlobFiles::copy(const QString &source) const
{
    const QString temporary = newTemporaryFile();
    QFile file(source);
    if (!file.copy(temporary))
        fail(file);
    QFile::setPermissions(temporary, QFile::ReadOwner | QFile::WriteOwner);
    return take(temporary);
}

} // namespace secondline::server
