// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/blobfiles.h"

#include "server/storage/storageerror.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
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

constexpr QStringView idPrefix = u"sha256-";
constexpr qint64 blockSize = 1024 * 1024;

QString blobIdOf(const QCryptographicHash &hash)
{
    return idPrefix + QString::fromLatin1(hash.result().toHex());
}

//! A file's new name is kept through a power cut only when its folder is (invariants.md D9).
void keepEntriesOf(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool kept = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!kept)
        throw StorageError({Failure::Kind::Unwritable, u"%1 cannot be kept"_s.arg(folder)});
}

} // namespace

QString BlobFiles::newTemporaryFile() const
{
    return m_folder + u"/upload-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString BlobFiles::fileOf(const QString &blobId) const
{
    const QString hex = blobId.mid(idPrefix.size());
    return m_folder + u'/' + hex.left(2) + u'/' + hex;
}

BlobInfo BlobFiles::measured(const QString &temporaryFile) const
{
    QFile file(temporaryFile);
    if (!file.open(QFile::ReadWrite))
        fail(file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file) || ::fsync(file.handle()) != 0)
        fail(file);
    return {blobIdOf(hash), file.size()};
}

void BlobFiles::place(const QString &temporaryFile, const BlobInfo &blob) const
{
    QFile file(temporaryFile);
    const QString target = fileOf(blob.id);
    if (QFileInfo::exists(target)) {
        file.remove();
        return;
    }
    const QString folder = QFileInfo(target).absolutePath();
    const bool folderIsNew = !QFileInfo::exists(folder);
    if (!QDir().mkpath(folder) || (!file.rename(target) && !QFileInfo::exists(target)))
        fail(file);
    keepEntriesOf(folder);
    if (folderIsNew)
        keepEntriesOf(m_folder);
}

BlobInfo BlobFiles::copy(const QString &source) const
{
    const QString temporary = newTemporaryFile();
    QFile file(source);
    if (!file.copy(temporary))
        fail(file);
    QFile::setPermissions(temporary, QFile::ReadOwner | QFile::WriteOwner);
    const BlobInfo blob = measured(temporary);
    place(temporary, blob);
    return blob;
}

QByteArray BlobFiles::read(const QString &blobId, qint64 from, qint64 length) const
{
    QFile file(fileOf(blobId));
    if (!file.open(QFile::ReadOnly) || !file.seek(from))
        fail(file);
    const QByteArray bytes = file.read(length);
    if (bytes.size() != length)
        throw StorageError({Failure::Kind::Damaged, u"bytes of %1 are missing"_s.arg(blobId)});
    return bytes;
}

QStringList BlobFiles::placed() const
{
    QStringList ids;
    const QStringList folders = QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : folders) {
        const QStringList files = QDir(m_folder + u'/' + folder).entryList(QDir::Files);
        for (const QString &hex : files)
            ids.append(idPrefix + hex);
    }
    return ids;
}

void BlobFiles::remove(const QString &blobId) const
{
    QFile file(fileOf(blobId));
    if (!file.remove() && file.exists())
        fail(file);
}

void BlobFiles::removeAbandoned(const QDateTime &before) const
{
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"upload-*"_s}, QDir::Files);
    for (const QFileInfo &file : files) {
        if (file.lastModified() < before)
            QFile::remove(file.filePath());
    }
}

BlobFiles::Joining::Joining(const BlobFiles &files)
    : m_files(files)
    , m_file(files.newTemporaryFile())
{
    if (!m_file.open(QFile::WriteOnly | QFile::NewOnly))
        fail(m_file);
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

BlobFiles::Joining::~Joining()
{
    m_file.remove(); // where it was placed, it is no longer there
}

void BlobFiles::Joining::add(const QByteArray &bytes)
{
    m_hash.addData(bytes);
    if (m_file.write(bytes) != bytes.size())
        fail(m_file);
}

bool BlobFiles::Joining::add(const QString &name, qint64 from, qint64 length)
{
    QFile file(name);
    if (!file.open(QFile::ReadOnly) || !file.seek(from))
        return false;
    for (qint64 left = length; left > 0;) {
        const QByteArray block = file.read(std::min(left, blockSize));
        if (block.isEmpty())
            throw StorageError({Failure::Kind::Damaged, u"%1 ends too early"_s.arg(name)});
        add(block);
        left -= block.size();
    }
    return true;
}

BlobInfo BlobFiles::Joining::finish()
{
    const qint64 size = m_file.pos();
    if (!m_file.flush() || ::fsync(m_file.handle()) != 0)
        fail(m_file);
    m_file.close();
    m_blob = {blobIdOf(m_hash), size};
    return m_blob;
}

void BlobFiles::Joining::place() const
{
    m_files.place(m_file.fileName(), m_blob);
}

} // namespace secondline::server
