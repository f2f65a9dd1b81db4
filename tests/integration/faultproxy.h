// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace secondline::tests {

//! What one connection suffers. It knows bytes, not requests: what goes over it is TLS.
struct Fault
{
    enum class Kind {
        None,
        Cut,      //!< after \a after bytes of \a direction both ends are closed
        Lose,     //!< when more than \a after bytes of request have passed, what comes back next closes both ends
        Reset,    //!< as Cut, and the device is told by a reset
        HalfOpen, //!< from there on nothing passes in either direction, and nobody is told
        Stall,    //!< there everything waits once, for \a pause
        Drip,     //!< from there on a byte passes every \a pause
        Behind,   //!< from its beginning it waits until a younger one has ended, at most for \a pause
    };
    enum class Direction { Request, Reply };

    Kind kind = Kind::None;
    Direction direction = Direction::Reply;
    qint64 after = 0;
    std::chrono::milliseconds pause{};
};

//! How much went over a connection, and where its TLS records ended.
struct Trace
{
    qint64 bytes[2] = {};
    QList<qint64> boundaries[2];
};

//! A wire on the loopback between a device and the server that goes wrong as it is told.
class FaultProxy : public QObject
{
    Q_OBJECT
public:
    explicit FaultProxy(const QUrl &server);
    ~FaultProxy() override;

    QUrl url() const;
    //! Where the server is now.
    void setServer(const QUrl &server) { m_server = server; }
    //! The next connections suffer these, in order; those after them what \a otherwise gives, or nothing.
    void script(QList<Fault> faults) { m_script = std::move(faults); }
    void otherwise(std::function<Fault()> fault) { m_otherwise = std::move(fault); }
    //! Nothing goes wrong any more, also with what is under way.
    void heal();
    //! Closes every connection.
    void closeAll();

    int connections = 0;
    int struck = 0; //!< connections that suffered their fault
    //! Of the largest connection that ended since it was reset.
    Trace largest;

private:
    class Wire;
    Fault nextFault();
    void ended(Wire *wire);

    QTcpServer m_listener;
    QUrl m_server;
    QList<Fault> m_script;
    std::function<Fault()> m_otherwise;
    QList<Wire *> m_wires; //!< oldest first
};

} // namespace secondline::tests
