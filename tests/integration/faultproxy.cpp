// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faultproxy.h"

#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace secondline::tests {

using namespace Qt::StringLiterals;

//! One connection, both ways.
class FaultProxy::Wire : public QObject
{
public:
    Wire(FaultProxy &proxy, QTcpSocket *device, const Fault &fault)
        : m_proxy(proxy)
        , m_fault(fault)
        , m_lanes{Lane{device, &m_server, {}, 0}, Lane{&m_server, device, {}, 0}}
    {
        device->setParent(this);
        device->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        for (const Lane &lane : m_lanes)
            connect(lane.from, &QTcpSocket::readyRead, this, [this] { pump(); });
        for (const Lane &lane : m_lanes)
            connect(lane.from, &QTcpSocket::disconnected, this, [this, &lane] { closed(lane); });
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { timePassed(); });
        m_held = fault.kind == Fault::Kind::Behind;
        if (m_held) {
            ++m_proxy.struck;
            m_timer.start(fault.pause);
        }
        connect(&m_server, &QTcpSocket::connected, this,
                [this] { m_server.setSocketOption(QAbstractSocket::LowDelayOption, 1); });
        connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
            if (m_server.state() == QTcpSocket::UnconnectedState) // it never was there
                closed(m_lanes[1]);
        });
        m_server.connectToHost(proxy.m_server.host(), static_cast<quint16>(proxy.m_server.port()));
    }
    ~Wire() override
    {
        for (const Lane &lane : m_lanes)
            lane.from->disconnect(this);
    }
    Q_DISABLE_COPY_MOVE(Wire)

    void release()
    {
        m_fault.kind = Fault::Kind::None;
        m_held = false;
        m_timer.stop();
        pump();
    }
    bool waitsForYounger() const { return m_held && m_fault.kind == Fault::Kind::Behind; }
    void close()
    {
        m_over = true;
        m_lanes[0].from->abort();
        m_server.abort();
        end();
    }
    const Trace &trace() const { return m_trace; }

private:
    struct Lane
    {
        QTcpSocket *from;
        QTcpSocket *to;
        QByteArray head;     //!< of a TLS record, until it is whole
        qint64 ofRecord = 0; //!< bytes still to come of the record
    };

    static constexpr int request = 0;
    static constexpr int reply = 1;

    bool suffers(int lane) const
    {
        switch (m_fault.kind) {
        case Fault::Kind::None:
        case Fault::Kind::Behind:
            return false;
        case Fault::Kind::Lose:
            return lane == reply && m_trace.bytes[request] > m_fault.after;
        default:
            return lane == static_cast<int>(m_fault.direction);
        }
    }

    //! How much may still pass before the fault strikes.
    qint64 room(int lane) const { return m_fault.kind == Fault::Kind::Lose ? 0 : m_fault.after - m_trace.bytes[lane]; }

    void pump()
    {
        for (int lane = 0; lane < 2; ++lane) {
            while (!m_over && !m_held && m_lanes[lane].from->bytesAvailable() > 0) {
                const qint64 most = suffers(lane) ? room(lane) : m_lanes[lane].from->bytesAvailable();
                if (most > 0)
                    pass(lane, most);
                if (suffers(lane) && room(lane) <= 0)
                    strike();
                if (m_dripping)
                    break;
            }
        }
    }

    void pass(int number, qint64 most)
    {
        Lane &lane = m_lanes[number];
        const QByteArray bytes = lane.from->read(most);
        m_trace.bytes[number] += bytes.size();
        lane.to->write(bytes);
        constexpr qsizetype head = 5; // type, version, length (RFC 8446 5.1)
        qint64 at = m_trace.bytes[number] - bytes.size();
        for (const char byte : bytes) {
            ++at;
            if (lane.ofRecord > 0) {
                --lane.ofRecord;
            } else {
                lane.head += byte;
                if (lane.head.size() < head)
                    continue;
                lane.ofRecord = (static_cast<quint8>(lane.head[3]) << 8) + static_cast<quint8>(lane.head[4]);
                lane.head.clear();
            }
            if (lane.ofRecord == 0)
                m_trace.boundaries[number].append(at);
        }
    }

    void strike()
    {
        if (!m_dripping)
            ++m_proxy.struck;
        switch (m_fault.kind) {
        case Fault::Kind::Reset:
            if (m_server.state() == QTcpSocket::ConnectedState)
                m_server.flush();
            resetDevice();
            [[fallthrough]];
        case Fault::Kind::Cut:
        case Fault::Kind::Lose:
            m_over = true;
            m_lanes[0].from->disconnectFromHost();
            m_server.disconnectFromHost();
            QTimer::singleShot(0, this, [this] { endIfClosed(); });
            return;
        case Fault::Kind::HalfOpen:
            m_held = true;
            return;
        case Fault::Kind::Stall:
            m_held = true;
            m_timer.start(m_fault.pause);
            return;
        case Fault::Kind::Drip:
            m_dripping = true;
            m_fault.after = m_trace.bytes[static_cast<int>(m_fault.direction)] + 1;
            m_held = true;
            m_timer.start(m_fault.pause);
            return;
        case Fault::Kind::Behind:
        case Fault::Kind::None:
            return;
        }
    }

    void timePassed()
    {
        m_held = false;
        if (m_fault.kind != Fault::Kind::Drip)
            m_fault.kind = Fault::Kind::None;
        pump();
    }

    //! Closing with a linger of nothing sends a reset.
    void resetDevice()
    {
        const linger now{1, 0};
        QTcpSocket *device = m_lanes[0].from;
        ::setsockopt(static_cast<int>(device->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        device->abort();
    }

    void closed(const Lane &lane)
    {
        if (!m_held && !m_over)
            pump();
        if (!m_held || &lane == &m_lanes[0])
            lane.to->disconnectFromHost();
        endIfClosed();
    }

    void endIfClosed()
    {
        if (m_lanes[0].from->state() == QTcpSocket::UnconnectedState
            && m_server.state() == QTcpSocket::UnconnectedState)
            end();
    }

    void end()
    {
        if (std::exchange(m_ended, true))
            return;
        m_proxy.ended(this);
        deleteLater();
    }

    FaultProxy &m_proxy;
    Fault m_fault;
    QTcpSocket m_server;
    Lane m_lanes[2];
    Trace m_trace;
    QTimer m_timer;
    bool m_held = false;     //!< nothing passes
    bool m_dripping = false; //!< a byte at a time
    bool m_over = false;     //!< both ends are being closed
    bool m_ended = false;
};

FaultProxy::FaultProxy(const QUrl &server)
    : m_server(server)
{
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *device = m_listener.nextPendingConnection()) {
            ++connections;
            m_wires.append(new Wire(*this, device, nextFault()));
        }
    });
    if (!m_listener.listen(QHostAddress::LocalHost))
        qFatal("no port on the loopback");
}

FaultProxy::~FaultProxy()
{
    qDeleteAll(std::exchange(m_wires, {}));
}

QUrl FaultProxy::url() const
{
    return QUrl(u"https://127.0.0.1:%1"_s.arg(m_listener.serverPort()));
}

void FaultProxy::heal()
{
    m_script.clear();
    m_otherwise = {};
    const QList<Wire *> wires = m_wires;
    for (Wire *wire : wires)
        wire->release();
}

void FaultProxy::closeAll()
{
    const QList<Wire *> wires = m_wires;
    for (Wire *wire : wires)
        wire->close();
}

Fault FaultProxy::nextFault()
{
    if (!m_script.isEmpty())
        return m_script.takeFirst();
    return m_otherwise ? m_otherwise() : Fault();
}

void FaultProxy::ended(Wire *wire)
{
    const qsizetype at = m_wires.indexOf(wire);
    const Trace &trace = wire->trace();
    if (trace.bytes[0] + trace.bytes[1] > largest.bytes[0] + largest.bytes[1])
        largest = trace;
    m_wires.removeOne(wire);
    // Whatever waited for a younger one has seen it pass.
    for (qsizetype older = 0; older < at; ++older) {
        if (m_wires[older]->waitsForYounger())
            m_wires[older]->release();
    }
}

} // namespace secondline::tests
