// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/fileidentity.h"

#include <QDir>

#include <windows.h>

namespace secondline::store {

QByteArray fileIdentity(const QString &path)
{
    const std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    const HANDLE file = CreateFileW(name.c_str(), 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                    OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return {};
    BY_HANDLE_FILE_INFORMATION found;
    const bool told = GetFileInformationByHandle(file, &found);
    CloseHandle(file);
    if (!told)
        return {};
    QByteArray identity = QByteArray::number(static_cast<qulonglong>(found.dwVolumeSerialNumber));
    identity += ' ' + QByteArray::number(static_cast<qulonglong>(found.nFileIndexHigh));
    identity += ' ' + QByteArray::number(static_cast<qulonglong>(found.nFileIndexLow));
    return identity;
}

} // namespace secondline::store
