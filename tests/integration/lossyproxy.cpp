// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lossyproxy.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

LossyProxy::LossyProxy(const QUrl &server)
    : m_server(server)
{
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *device = m_listener.nextPendingConnection())
            join(device);
    });
    if (!m_listener.listen(QHostAddress::LocalHost))
        qFatal("no port on the loopback");
}

QUrl LossyProxy::url() const
{
    return QUrl(u"https://127.0.0.1:%1"_s.arg(m_listener.serverPort()));
}

void LossyProxy::loseReplies(bool lose)
{
    m_lose = lose;
}

void LossyProxy::join(QTcpSocket *device)
{
    auto *server = new QTcpSocket(device);
    server->connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
    // A connection that is new while replies are lost must still shake hands: only what comes after a request that is
    // larger than a handshake is lost.
    auto *sent = new qint64(0);
    connect(device, &QObject::destroyed, this, [sent] { delete sent; });
    connect(device, &QTcpSocket::readyRead, server, [this, device, server, sent] {
        const QByteArray bytes = device->readAll();
        if (m_lose)
            *sent += bytes.size();
        server->write(bytes);
    });
    connect(server, &QTcpSocket::readyRead, device, [this, device, server, sent] {
        const QByteArray bytes = server->readAll();
        constexpr qint64 handshake = 1200;
        if (m_lose && *sent > handshake) {
            ++lost;
            device->abort();
            server->abort();
            return;
        }
        device->write(bytes);
    });
    connect(device, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
    connect(server, &QTcpSocket::disconnected, device, &QTcpSocket::disconnectFromHost);
    connect(device, &QTcpSocket::disconnected, device, &QObject::deleteLater);
}
