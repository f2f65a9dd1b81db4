// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/invocation.h"
#include "cli/session.h"
#include "connectors/jmap/jmapconnector.h"
#include "secrets/filesecrets.h"
#include "secrets/keychainsecrets.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace secondline;

namespace {

std::unique_ptr<sync::Connector> connectorTo(const workspace::SignIn &signIn)
{
    return std::make_unique<connectors::JmapConnector>(
        connectors::HttpSettings{signIn.server, signIn.token, signIn.caFile});
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication program(argc, argv);
    QCoreApplication::setApplicationName(u"secondline"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SECONDLINE_VERSION));

    const auto invocation = cli::invocationFrom(program.arguments().mid(1));
    if (!invocation) {
        const QString message = u"secondlinectl: %1\n\n%2"_s.arg(invocation.error().detail, cli::usage());
        std::fputs(qUtf8Printable(message), stderr);
        return static_cast<int>(cli::Exit::Usage);
    }
    if (invocation->help) {
        std::fputs(qUtf8Printable(cli::usage()), stdout);
        return static_cast<int>(cli::Exit::Done);
    }
    auto secrets = std::make_unique<secrets::FileSecrets>(invocation->keyFile, invocation->tokenFile,
                                                          std::make_unique<secrets::KeychainSecrets>());
    cli::Session session(*invocation, std::make_unique<workspace::Workspace>(std::move(secrets), &connectorTo));
    QObject::connect(&session, &cli::Session::ended, &program,
                     [](cli::Exit code) { QCoreApplication::exit(static_cast<int>(code)); });
    QTimer::singleShot(0, &session, &cli::Session::start);
    return QCoreApplication::exec();
}
