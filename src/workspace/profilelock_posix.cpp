// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/profilelock.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;

class ProfileLock::Private
{
public:
    explicit Private(int file)
        : m_file(file)
    {
    }
    ~Private() { ::close(m_file); }
    Q_DISABLE_COPY_MOVE(Private)

private:
    int m_file;
};

ProfileLock::ProfileLock(std::unique_ptr<Private> privatePart)
    : d(std::move(privatePart))
{
}

ProfileLock::~ProfileLock() = default;

domain::Result<std::unique_ptr<ProfileLock>> ProfileLock::take(const QString &folder)
{
    const QString path = folder + u"/lock"_s;
    // open() takes its mode as a variadic argument.
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return domain::failure(Failure::Kind::Unwritable,
                               u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        char holder[24] = {};
        const ssize_t length = ::read(file, holder, sizeof holder - 1);
        ::close(file);
        return domain::failure(Failure::Kind::Locked,
                               QString::fromLatin1(holder, length > 0 ? qsizetype(length) : 0).trimmed());
    }
    const QByteArray pid = QByteArray::number(static_cast<qint64>(::getpid()));
    // Only for the message to a second program; the lock itself does not depend on it.
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, pid.constData(), static_cast<size_t>(pid.size()), 0) < 0) {
        ::close(file);
        return domain::failure(Failure::Kind::Full, path);
    }
    return std::unique_ptr<ProfileLock>(new ProfileLock(std::make_unique<Private>(file)));
}

} // namespace secondline::workspace
