// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/roomtext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStorageInfo>

namespace secondline::ui {

namespace {

struct RoomWords
{
    Q_DECLARE_TR_FUNCTIONS(RoomWords)
};

} // namespace

QString roomText(qint64 bytes, const QString &folder)
{
    const QLocale locale;
    const QString wanted = locale.formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat);
    const qint64 free = QStorageInfo(folder).bytesAvailable();
    if (free < 0)
        return RoomWords::tr("About %1", "room on the disk").arg(wanted);
    const QString left = locale.formattedDataSize(free, 0, QLocale::DataSizeSIFormat);
    return bytes > free ? RoomWords::tr("About %1; only %2 are free. Keep less, or make room.").arg(wanted, left)
                        : RoomWords::tr("About %1 of %2 free", "room on the disk").arg(wanted, left);
}

} // namespace secondline::ui
