// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/exportedfile.h"

#include <QDir>
#include <QFile>

#include <windows.h>

#include <utility>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

auto refused(const QString &path, DWORD error)
{
    const Failure::Kind kind = error == ERROR_DISK_FULL || error == ERROR_HANDLE_DISK_FULL ? Failure::Kind::Full
        : error == ERROR_FILE_EXISTS || error == ERROR_ALREADY_EXISTS                      ? Failure::Kind::Refused
                                                                                           : Failure::Kind::Unwritable;
    return domain::failure(kind, u"%1: error %2"_s.arg(path).arg(error));
}

HANDLE handleOf(qintptr handle)
{
    return reinterpret_cast<HANDLE>(handle);
}

} // namespace

ExportedFile::ExportedFile(QString path, qintptr handle)
    : m_path(std::move(path))
    , m_handle(handle)
{
}

domain::Result<std::unique_ptr<ExportedFile>> ExportedFile::create(const QString &path)
{
    const HANDLE file = CreateFileW(QDir::toNativeSeparators(path).toStdWString().c_str(), GENERIC_WRITE, 0, nullptr,
                                    CREATE_NEW, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return refused(path, GetLastError());
    return std::unique_ptr<ExportedFile>(new ExportedFile(path, reinterpret_cast<qintptr>(file)));
}

ExportedFile::~ExportedFile()
{
    CloseHandle(handleOf(m_handle));
    if (!m_finished)
        DeleteFileW(QDir::toNativeSeparators(m_path).toStdWString().c_str());
}

domain::Result<void> ExportedFile::write(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        DWORD written = 0;
        if (!WriteFile(handleOf(m_handle), bytes.constData() + done, static_cast<DWORD>(bytes.size() - done), &written,
                       nullptr)
            || written == 0)
            return refused(m_path, GetLastError());
        done += written;
    }
    return {};
}

void ExportedFile::markOrigin(const QUrl &origin)
{
    // The stream beside the file that Explorer and Office look for: from the internet zone.
    QFile mark(m_path + u":Zone.Identifier"_s);
    if (mark.open(QIODevice::WriteOnly))
        mark.write("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=" + origin.toEncoded() + "\r\n");
}

domain::Result<void> ExportedFile::finish()
{
    if (!FlushFileBuffers(handleOf(m_handle)))
        return refused(m_path, GetLastError());
    m_finished = true;
    return {};
}

} // namespace secondline::workspace
