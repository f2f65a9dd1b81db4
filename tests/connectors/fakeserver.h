// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "testauthority.h"

#include <QSslServer>
#include <QUrl>

#include <functional>

class QSslSocket;

//! An HTTPS server on the loopback that misbehaves as the test says.
class FakeServer : public QObject
{
    Q_OBJECT
public:
    //! What to do with a request whose head and body have come.
    using Answer = std::function<void(QSslSocket &, const QByteArray &request)>;

    FakeServer(const TestAuthority::Leaf &leaf, Answer answer);

    QUrl url() const;
    QList<QByteArray> requests;
    int connections = 0; //!< with the handshake done

    //! A whole answer as bytes.
    static QByteArray http(const QByteArray &status, const QByteArray &type, const QByteArray &body,
                           const QByteArray &headers = {});
    //! Answers each request with the same bytes.
    static Answer always(const QByteArray &bytes);

private:
    QSslServer m_server;
    Answer m_answer;
};
