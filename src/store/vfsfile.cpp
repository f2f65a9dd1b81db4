// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/vfsfile.h"

#include "store/privatefile.h"
#include "store/statement.h"

#include <QFile>
#include <QFileInfo>

#include <sqlcipher/sqlite3.h>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

constexpr qint64 copiedAtOnce = 1024 * 1024;
//! SQLite's own VFS takes less than 128 KiB in one write, as no page is larger.
constexpr qsizetype writtenAtOnce = 64 * 1024;

sqlite3_vfs *vfs()
{
    // sqlite3_vfs_find() alone does not start SQLite when it is called first.
    sqlite3_initialize();
    return sqlite3_vfs_find(nullptr);
}

QByteArray nameOf(const QString &path)
{
    return QFile::encodeName(QFileInfo(path).absoluteFilePath());
}

[[noreturn]] void failedAt(const QString &path, int code)
{
    const int systemError = vfs()->xGetLastError ? vfs()->xGetLastError(vfs(), 0, nullptr) : 0;
    Failure::Kind kind = failureKind(code, systemError);
    if (kind == Failure::Kind::Damaged)
        kind = Failure::Kind::Unwritable; // the disk's fault says nothing of the content
    throw Fault{{kind, u"%1: error %2 of the file system (%3)"_s.arg(path).arg(code).arg(systemError)}, code};
}

} // namespace

void VfsFile::Memory::operator()(sqlite3_file *file) const
{
    if (file->pMethods)
        file->pMethods->xClose(file);
    sqlite3_free(file);
}

VfsFile::VfsFile(const QString &path, Mode mode)
    : m_path(path)
    , m_name(nameOf(path))
{
    int flags = SQLITE_OPEN_SUPER_JOURNAL; // the kind whose first sync covers the folder's entry, too
    if (mode == Mode::Read) {
        if (!exists(path))
            fail(Failure::Kind::NotFound, path);
        flags |= SQLITE_OPEN_READONLY;
    } else {
        if (const auto made = ensurePrivate(path); !made)
            throw Fault{made.error()};
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    m_file.reset(static_cast<sqlite3_file *>(sqlite3_malloc(vfs()->szOsFile)));
    if (!m_file)
        fail(Failure::Kind::Internal, u"out of memory"_s);
    m_file->pMethods = nullptr;
    int granted = 0;
    if (const int code = vfs()->xOpen(vfs(), m_name.constData(), m_file.get(), flags, &granted); code != SQLITE_OK)
        failed(code);
    // The VFS falls back to reading where it may not write.
    if (mode == Mode::Write && (granted & SQLITE_OPEN_READONLY) != 0)
        fail(Failure::Kind::Unwritable, path);
}

VfsFile::~VfsFile() = default;

qint64 VfsFile::size() const
{
    sqlite3_int64 size = 0;
    if (const int code = m_file->pMethods->xFileSize(m_file.get(), &size); code != SQLITE_OK)
        failed(code);
    return size;
}

QByteArray VfsFile::read(qint64 offset, qint64 length) const
{
    const qint64 there = std::max<qint64>(0, std::min(length, size() - offset));
    QByteArray bytes(there, Qt::Uninitialized);
    if (there == 0)
        return bytes;
    const int code = m_file->pMethods->xRead(m_file.get(), bytes.data(), static_cast<int>(there), offset);
    if (code != SQLITE_OK)
        failed(code);
    return bytes;
}

void VfsFile::write(qint64 offset, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size(); done += writtenAtOnce) {
        const qsizetype count = std::min(writtenAtOnce, bytes.size() - done);
        const int code =
            m_file->pMethods->xWrite(m_file.get(), bytes.constData() + done, static_cast<int>(count), offset + done);
        if (code != SQLITE_OK)
            failed(code);
    }
}

void VfsFile::truncate(qint64 size)
{
    if (const int code = m_file->pMethods->xTruncate(m_file.get(), size); code != SQLITE_OK)
        failed(code);
}

void VfsFile::sync()
{
    if (const int code = m_file->pMethods->xSync(m_file.get(), SQLITE_SYNC_FULL); code != SQLITE_OK)
        failed(code);
}

bool VfsFile::exists(const QString &path)
{
    int there = 0;
    if (const int code = vfs()->xAccess(vfs(), nameOf(path).constData(), SQLITE_ACCESS_EXISTS, &there);
        code != SQLITE_OK)
        failedAt(path, code);
    return there != 0;
}

void VfsFile::remove(const QString &path)
{
    const int code = vfs()->xDelete(vfs(), nameOf(path).constData(), 1);
    if (code != SQLITE_OK && code != SQLITE_IOERR_DELETE_NOENT)
        failedAt(path, code);
}

void VfsFile::copy(const QString &path, const QString &copy)
{
    const VfsFile from(path, Mode::Read);
    VfsFile to(copy, Mode::Write);
    const qint64 size = from.size();
    to.truncate(0);
    for (qint64 at = 0; at < size; at += copiedAtOnce)
        to.write(at, from.read(at, copiedAtOnce));
    to.sync();
}

void VfsFile::failed(int code) const
{
    failedAt(m_path, code);
}

} // namespace secondline::store
