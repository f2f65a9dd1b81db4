// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "webclient.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace secondline::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;

//! Waits for more; false when none will come.
bool waitForMore(QSslSocket &socket)
{
    return socket.bytesAvailable() > 0 || socket.waitForReadyRead(1000) || socket.state() == QSslSocket::ConnectedState;
}

} // namespace

QJsonObject WebAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

WebClient::WebClient(quint16 port, QString authority, QByteArray token)
    : m_port(port)
    , m_authority(std::move(authority))
    , m_token(std::move(token))
{
}

std::unique_ptr<QSslSocket> WebClient::connected() const
{
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(m_authority));
    socket->setSslConfiguration(configuration);
    socket->connectToHostEncrypted(u"127.0.0.1"_s, m_port);
    if (!socket->waitForEncrypted(5000))
        qWarning("no TLS: %s", qPrintable(socket->errorString()));
    return socket;
}

WebAnswer WebClient::readAnswer(QSslSocket &socket, bool hasBody)
{
    // Only what belongs to this answer is taken: another may follow it.
    QElapsedTimer timer;
    timer.start();
    QByteArray head;
    while (!head.endsWith("\r\n\r\n") && timer.elapsed() < patienceMs && waitForMore(socket)) {
        while (socket.bytesAvailable() > 0 && !head.endsWith("\r\n\r\n"))
            head += socket.read(1);
    }
    WebAnswer answer;
    const QList<QByteArray> lines = head.trimmed().split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = hasBody ? answer.headers.value("content-length").toLongLong() : 0;
    while (answer.body.size() < length && timer.elapsed() < patienceMs && waitForMore(socket))
        answer.body += socket.read(length - answer.body.size());
    return answer;
}

QByteArray WebClient::request(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                              const QByteArray &more) const
{
    QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)
        + "\r\nAuthorization: Bearer " + m_token + "\r\n" + more;
    if (!body.isEmpty())
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

WebAnswer WebClient::ask(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                         const QByteArray &more) const
{
    const auto socket = connected();
    socket->write(request(method, target, body, more));
    return readAnswer(*socket, method != "HEAD");
}

QByteArray WebClient::calls(const QByteArray &methodCalls)
{
    return R"({"using":["urn:ietf:params:jmap:core","https://secondline.dev/ns/helpdesk/1"],"methodCalls":)"
        + methodCalls + '}';
}

} // namespace secondline::server
