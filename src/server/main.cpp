// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/commands.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("secondline-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SECONDLINE_VERSION));
    return secondline::server::runCommand(QCoreApplication::arguments().mid(1));
}
