// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realserver.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(SECONDLINE_SERVER_PROGRAM);
constexpr int longEnoughMs = 300'000; // a full import on a busy machine

} // namespace

RealServer::RealServer(const QString &tickets, const QString &articles)
{
    run({u"import"_s, u"--tickets"_s, tickets, u"--articles"_s, articles});
    run({u"person"_s, u"add"_s, u"--name"_s, u"t2tech"_s, u"--role"_s, u"technician"_s, u"--tier"_s, u"2"_s});
    run({u"person"_s, u"add"_s, u"--name"_s, u"t2second"_s, u"--role"_s, u"technician"_s, u"--tier"_s, u"2"_s});
}

RealServer::~RealServer()
{
    stop();
}

void RealServer::start()
{
    m_serve.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_serve.start(program, {u"serve"_s, u"--data"_s, m_folder.path()});
    QByteArray line;
    while (!line.contains('\n')) {
        if (!m_serve.waitForReadyRead(longEnoughMs))
            qFatal("the server does not start");
        line += m_serve.readAllStandardOutput();
    }
    const QJsonObject ready = QJsonDocument::fromJson(line).object();
    m_url = QUrl(ready[u"url"].toString());
    m_caFile = ready[u"ca"].toString();
}

void RealServer::stop()
{
    if (m_serve.state() == QProcess::NotRunning)
        return;
    m_serve.terminate();
    if (!m_serve.waitForFinished(30'000))
        qFatal("the server does not end");
}

QByteArray RealServer::token(const QString &person) const
{
    return run({u"token"_s, u"--person"_s, person}).trimmed();
}

QString RealServer::digest(const QString &person) const
{
    return QString::fromLatin1(run({u"check"_s, u"--digest"_s, u"--person"_s, person}).trimmed());
}

QByteArray RealServer::run(const QStringList &command) const
{
    QStringList arguments = command;
    arguments.insert(command.first() == u"person" ? 2 : 1, m_folder.path());
    arguments.insert(command.first() == u"person" ? 2 : 1, u"--data"_s);
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(longEnoughMs) || process.exitCode() != 0)
        qFatal("%s: %s%s", qPrintable(arguments.join(u' ')), process.readAllStandardOutput().constData(),
               process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}
