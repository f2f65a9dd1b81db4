// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QSslSocket>

#include <memory>

namespace secondline::server {

//! What a server said.
struct WebAnswer
{
    int status = 0;                       //!< 0: nothing came
    QMap<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
    QJsonObject json() const;
};

//! Asks a server on the loopback over TLS, byte by byte, as a test wants it and no library would.
class WebClient
{
public:
    //! \a authority: the PEM file of the server's certification authority.
    WebClient(quint16 port, QString authority, QByteArray token);

    std::unique_ptr<QSslSocket> connected() const;
    //! Reads one answer; the connection stays open.
    static WebAnswer readAnswer(QSslSocket &socket, bool hasBody = true);
    //! A whole request as bytes; \a more: further header lines.
    QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                       const QByteArray &more = {}) const;
    WebAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  const QByteArray &more = {}) const;

    //! The body of a JMAP request with these method calls (a JSON array).
    static QByteArray calls(const QByteArray &methodCalls);

private:
    quint16 m_port;
    QString m_authority;
    QByteArray m_token;
};

} // namespace secondline::server
