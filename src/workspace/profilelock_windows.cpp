// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/profilelock.h"

#include <QDir>
#include <QFile>

#include <windows.h>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;

class ProfileLock::Private
{
public:
    explicit Private(HANDLE file)
        : m_file(file)
    {
    }
    ~Private() { ::CloseHandle(m_file); }
    Q_DISABLE_COPY_MOVE(Private)

private:
    HANDLE m_file;
};

ProfileLock::ProfileLock(std::unique_ptr<Private> privatePart)
    : d(std::move(privatePart))
{
}

ProfileLock::~ProfileLock() = default;

domain::Result<std::unique_ptr<ProfileLock>> ProfileLock::take(const QString &folder)
{
    const QString path = QDir::toNativeSeparators(folder + u"/lock"_s);
    const auto *name = reinterpret_cast<const wchar_t *>(path.utf16());
    // Others may read the pid, and nobody else can open it for writing: that is the lock.
    const HANDLE file =
        ::CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, nullptr, OPEN_ALWAYS, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        if (::GetLastError() != ERROR_SHARING_VIOLATION)
            return domain::failure(Failure::Kind::Unwritable, path);
        QFile holder(path);
        const QByteArray pid = holder.open(QIODevice::ReadOnly) ? holder.read(20).trimmed() : QByteArray();
        return domain::failure(Failure::Kind::Locked, QString::fromLatin1(pid));
    }
    const QByteArray pid = QByteArray::number(static_cast<qint64>(::GetCurrentProcessId()));
    DWORD written = 0;
    if (!::SetEndOfFile(file)
        || !::WriteFile(file, pid.constData(), static_cast<DWORD>(pid.size()), &written, nullptr)) {
        ::CloseHandle(file);
        return domain::failure(Failure::Kind::Full, path);
    }
    return std::unique_ptr<ProfileLock>(new ProfileLock(std::make_unique<Private>(file)));
}

} // namespace secondline::workspace
