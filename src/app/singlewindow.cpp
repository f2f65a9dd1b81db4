// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singlewindow.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>
#include <memory>
#include <utility>

namespace secondline::app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 longestPlace = 300;

QString socketName(const QString &profileFolder)
{
    const QString folder = QDir(QDir(profileFolder).absolutePath()).canonicalPath();
    const QByteArray hash =
        QCryptographicHash::hash((folder.isEmpty() ? profileFolder : folder).toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(24);
    const QString name = u"secondline-"_s + QString::fromLatin1(hash);
#ifdef Q_OS_WIN
    return name;
#else
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime.isEmpty() ? name : runtime + u'/' + name;
#endif
}

} // namespace

SingleWindow::SingleWindow(const QString &profileFolder, QObject *parent)
    : QObject(parent)
    , m_name(socketName(profileFolder))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *other = m_server.nextPendingConnection();
        connect(other, &QLocalSocket::disconnected, other, &QObject::deleteLater);
        QTimer::singleShot(2s, other, &QLocalSocket::abort);
        connect(other, &QLocalSocket::readyRead, this, [this, other] {
            if (!other->canReadLine() && other->bytesAvailable() < longestPlace)
                return;
            const QString place = QString::fromUtf8(other->readLine(longestPlace)).trimmed();
            other->write("ok\n");
            other->disconnectFromServer();
            Q_EMIT raiseWanted(mayGoTo(place) ? place : QString());
        });
    });
}

bool SingleWindow::mayGoTo(const QString &place)
{
    static const QStringList heads = {u"tickets"_s, u"ticket"_s, u"knowledge"_s,
                                      u"article"_s, u"outbox"_s, u"new-ticket"_s};
    return heads.contains(place.section(u'/', 0, 0));
}

bool SingleWindow::listen()
{
    // Who holds the profile's lock is the only one: a socket that is there was left by a crash.
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

void SingleWindow::raiseOther(const QString &place, const std::function<void(bool heard)> &then)
{
    auto *socket = new QLocalSocket(this);
    const auto answered = std::make_shared<bool>(false);
    const auto answer = [socket, then, answered](bool heard) {
        if (std::exchange(*answered, true))
            return;
        socket->deleteLater();
        then(heard);
    };
    connect(socket, &QLocalSocket::connected, this, [socket, place] { socket->write(place.toUtf8() + '\n'); });
    connect(socket, &QLocalSocket::readyRead, this, [answer] { answer(true); });
    connect(socket, &QLocalSocket::disconnected, this, [answer] { answer(false); });
    connect(socket, &QLocalSocket::errorOccurred, this, [answer] { answer(false); });
    QTimer::singleShot(2s, socket, [answer] { answer(false); });
    socket->connectToServer(m_name);
}

} // namespace secondline::app
