// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/privatefile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::failure;
using domain::Failure;
using domain::Result;

namespace {

constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR;

auto refused(const QString &path, int error)
{
    const Failure::Kind kind = error == ENOSPC || error == EDQUOT || error == EFBIG ? Failure::Kind::Full
        : error == EEXIST                                                           ? Failure::Kind::Refused
                                                                                    : Failure::Kind::Unwritable;
    return failure(kind, u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(error))));
}

//! Closes the descriptor that it holds.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

Result<void> syncFolderOf(const QString &path)
{
    const Descriptor folder(
        ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen() || ::fsync(folder.number()) != 0)
        return refused(path, errno);
    return {};
}

Result<void> writeAll(int file, const QByteArray &content, const QString &path)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t written = ::write(file, content.constData() + done, static_cast<size_t>(content.size() - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return refused(path, written < 0 ? errno : ENOSPC);
        done += written;
    }
    if (::fsync(file) != 0)
        return refused(path, errno);
    return {};
}

} // namespace

Result<void> createDurably(const QString &path, const QByteArray &content)
{
    // Written aside and linked into place: link() fails if the name is taken, and a crash leaves no half file there.
    QByteArray aside = QFile::encodeName(path) + ".XXXXXX";
    const Descriptor file(::mkostemp(aside.data(), O_CLOEXEC));
    if (!file.isOpen())
        return refused(path, errno);
    Result<void> result = writeAll(file.number(), content, path);
    if (result && ::fchmod(file.number(), ownerOnly) != 0)
        result = refused(path, errno);
    if (result && ::link(aside.constData(), QFile::encodeName(path).constData()) != 0)
        result = refused(path, errno);
    ::unlink(aside.constData());
    return result ? syncFolderOf(path) : result;
}

Result<void> ensurePrivate(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat found = {};
    if (::stat(name.constData(), &found) == 0) {
        if ((found.st_mode & ~static_cast<mode_t>(S_IFMT)) != ownerOnly && ::chmod(name.constData(), ownerOnly) != 0)
            return refused(path, errno);
        return {};
    }
    {
        const Descriptor file(::open(name.constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, ownerOnly));
        if (!file.isOpen())
            return refused(path, errno);
    }
    return syncFolderOf(path);
}

Result<void> ensurePrivateFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    constexpr mode_t ownersFolder = ownerOnly | S_IXUSR;
    if (::mkdir(name.constData(), ownersFolder) != 0 && errno != EEXIST)
        return refused(path, errno);
    if (::chmod(name.constData(), ownersFolder) != 0)
        return refused(path, errno);
    // Also where it was there: whoever made it may have ended before this.
    return syncFolderOf(path);
}

Result<void> makeEntryDurable(const QString &path)
{
    return syncFolderOf(path);
}

Result<void> renameDurably(const QString &path, const QString &aside)
{
    if (::rename(QFile::encodeName(path).constData(), QFile::encodeName(aside).constData()) != 0)
        return refused(path, errno);
    return syncFolderOf(path);
}

bool holdRoom(const QString &path, qint64 bytes)
{
    const QByteArray name = QFile::encodeName(path);
    const Descriptor file(::open(name.constData(), O_CREAT | O_WRONLY | O_CLOEXEC, ownerOnly));
    if (!file.isOpen())
        return false;
    struct stat found = {};
    if (::fstat(file.number(), &found) == 0 && found.st_size >= bytes)
        return true;
    if (::posix_fallocate(file.number(), 0, bytes) == 0)
        return true;
    ::unlink(name.constData());
    return false;
}

} // namespace secondline::store
