// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

//! A wire on the loopback between a device and the server that can lose what the server says.
class LossyProxy : public QObject
{
    Q_OBJECT
public:
    explicit LossyProxy(const QUrl &server);

    QUrl url() const;
    //! While set: requests get through, and the connection breaks with the first byte of their answer.
    void loseReplies(bool lose);
    int lost = 0;

private:
    void join(QTcpSocket *device);

    QTcpServer m_listener;
    QUrl m_server;
    bool m_lose = false;
};
