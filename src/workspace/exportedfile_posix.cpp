// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/exportedfile.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utility>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

auto refused(const QString &path, int error)
{
    const Failure::Kind kind = error == ENOSPC || error == EDQUOT || error == EFBIG ? Failure::Kind::Full
        : error == EEXIST || error == ELOOP                                         ? Failure::Kind::Refused
                                                                                    : Failure::Kind::Unwritable;
    return domain::failure(kind, u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(error))));
}

} // namespace

ExportedFile::ExportedFile(QString path, qintptr handle)
    : m_path(std::move(path))
    , m_handle(handle)
{
}

domain::Result<std::unique_ptr<ExportedFile>> ExportedFile::create(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC,
                            S_IRUSR | S_IWUSR);
    if (file < 0)
        return refused(path, errno);
    return std::unique_ptr<ExportedFile>(new ExportedFile(path, file));
}

ExportedFile::~ExportedFile()
{
    ::close(static_cast<int>(m_handle));
    if (!m_finished)
        ::unlink(QFile::encodeName(m_path).constData());
}

domain::Result<void> ExportedFile::write(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written =
            ::write(static_cast<int>(m_handle), bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return refused(m_path, written < 0 ? errno : ENOSPC);
        done += written;
    }
    return {};
}

void ExportedFile::markOrigin([[maybe_unused]] const QUrl &origin)
{
    const int file = static_cast<int>(m_handle);
#ifdef Q_OS_MACOS
    const QByteArray value = "0081;00000000;Secondline;";
    ::fsetxattr(file, "com.apple.quarantine", value.constData(), static_cast<size_t>(value.size()), 0, 0);
#else
    const QByteArray value = origin.toEncoded();
    ::fsetxattr(file, "user.xdg.origin.url", value.constData(), static_cast<size_t>(value.size()), 0);
#endif
}

domain::Result<void> ExportedFile::finish()
{
    if (::fsync(static_cast<int>(m_handle)) != 0)
        return refused(m_path, errno);
    m_finished = true;
    return {};
}

} // namespace secondline::workspace
