// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/commands.h"

#include <QCoreApplication>

#include <sys/stat.h>

int main(int argc, char *argv[])
{
    // What this program writes is other people's trouble, and keys: for its own user only.
    ::umask(077);
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("secondline-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SECONDLINE_VERSION));
    return secondline::server::runCommand(QCoreApplication::arguments().mid(1));
}
