// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeserver.h"

#include <QSslConfiguration>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace {

//! The length of the first whole request in \a bytes, or 0.
qsizetype wholeRequest(const QByteArray &bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return 0;
    const QByteArray lower = bytes.left(head).toLower();
    const qsizetype at = lower.indexOf("content-length:");
    qsizetype length = 0;
    if (at >= 0)
        length = lower.mid(at + 15, lower.indexOf('\r', at) < 0 ? -1 : lower.indexOf('\r', at) - at - 15)
                     .trimmed()
                     .toLongLong();
    return bytes.size() >= head + 4 + length ? head + 4 + length : 0;
}

} // namespace

FakeServer::FakeServer(const TestAuthority::Leaf &leaf, Answer answer)
    : m_answer(std::move(answer))
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(leaf.certificate);
    tls.setPrivateKey(leaf.key);
    m_server.setSslConfiguration(tls);
    connect(&m_server, &QSslServer::pendingConnectionAvailable, this, [this] {
        while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection())) {
            ++connections;
            auto *bytes = new QByteArray;
            connect(socket, &QObject::destroyed, this, [bytes] { delete bytes; });
            connect(socket, &QSslSocket::readyRead, this, [this, socket, bytes] {
                *bytes += socket->readAll();
                while (const qsizetype length = wholeRequest(*bytes)) {
                    requests.append(bytes->left(length));
                    bytes->remove(0, length);
                    m_answer(*socket, requests.last());
                }
            });
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port on the loopback");
}

QUrl FakeServer::url() const
{
    return QUrl(u"https://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

QByteArray FakeServer::http(const QByteArray &status, const QByteArray &type, const QByteArray &body,
                            const QByteArray &headers)
{
    return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Type: " + type
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

FakeServer::Answer FakeServer::always(const QByteArray &bytes)
{
    return [bytes](QSslSocket &socket, const QByteArray &) { socket.write(bytes); };
}
