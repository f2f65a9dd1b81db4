// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/privatefile.h"

#include <QDir>
#include <QUuid>

#include <windows.h>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::failure;
using domain::Failure;
using domain::Result;

// Files inherit the access list of the profile folder, which lies in the person's own application data.

namespace {

auto refused(const QString &path, DWORD error)
{
    const Failure::Kind kind = error == ERROR_DISK_FULL || error == ERROR_HANDLE_DISK_FULL ? Failure::Kind::Full
        : error == ERROR_FILE_EXISTS || error == ERROR_ALREADY_EXISTS                      ? Failure::Kind::Refused
                                                                                           : Failure::Kind::Unwritable;
    return failure(kind, u"%1: error %2"_s.arg(path).arg(error));
}

std::wstring nativeName(const QString &path)
{
    return QDir::toNativeSeparators(path).toStdWString();
}

Result<void> writeNew(const QString &path, const QByteArray &content)
{
    const HANDLE file =
        CreateFileW(nativeName(path).c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return refused(path, GetLastError());
    Result<void> result;
    DWORD written = 0;
    if (!WriteFile(file, content.constData(), static_cast<DWORD>(content.size()), &written, nullptr)
        || !FlushFileBuffers(file))
        result = refused(path, GetLastError());
    CloseHandle(file);
    return result;
}

} // namespace

Result<void> createDurably(const QString &path, const QByteArray &content)
{
    const QString aside = path + u'.' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    Result<void> result = writeNew(aside, content);
    if (result && !MoveFileExW(nativeName(aside).c_str(), nativeName(path).c_str(), MOVEFILE_WRITE_THROUGH))
        result = refused(path, GetLastError());
    if (!result)
        DeleteFileW(nativeName(aside).c_str());
    return result;
}

Result<void> ensurePrivate(const QString &path)
{
    if (GetFileAttributesW(nativeName(path).c_str()) != INVALID_FILE_ATTRIBUTES)
        return {};
    return writeNew(path, {});
}

Result<void> ensurePrivateFolder(const QString &path)
{
    if (!CreateDirectoryW(nativeName(path).c_str(), nullptr) && GetLastError() != ERROR_ALREADY_EXISTS)
        return refused(path, GetLastError());
    return {};
}

Result<void> makeEntryDurable(const QString &)
{
    return {}; // MOVEFILE_WRITE_THROUGH has seen to it
}

Result<void> renameDurably(const QString &path, const QString &aside)
{
    if (!MoveFileExW(nativeName(path).c_str(), nativeName(aside).c_str(),
                     MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return refused(path, GetLastError());
    return {};
}

bool holdRoom(const QString &path, qint64 bytes)
{
    const HANDLE file =
        CreateFileW(nativeName(path).c_str(), GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    LARGE_INTEGER end;
    end.QuadPart = bytes;
    const bool held = SetFilePointerEx(file, end, nullptr, FILE_BEGIN) && SetEndOfFile(file);
    CloseHandle(file);
    if (!held)
        DeleteFileW(nativeName(path).c_str());
    return held;
}

} // namespace secondline::store
