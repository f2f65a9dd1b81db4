// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectors/http/httpclient.h"

#include <QNetworkReply>
#include <QSslError>
#include <QTimer>

namespace secondline::connectors {

//! One request on its way: watches time, size and trust, and says once what became of it. Deletes itself after that.
class HttpExchange : public QObject
{
    Q_OBJECT
public:
    //! \a authorities: where the chain has to end; empty: the system's word is enough.
    HttpExchange(QNetworkReply *reply, const HttpLimits &limits, QList<QSslCertificate> authorities, QObject *parent);

    //! The answer is to be a file's bytes from \a from on, \a length at most, not JSON.
    void expectStretch(qint64 from, qint64 length);
    //! Ends it unanswered.
    void cancel();

Q_SIGNALS:
    void ended(const secondline::connectors::HttpResult &result);
    //! The server sent us elsewhere; the caller decides.
    void redirected(const QUrl &where, int status);

private:
    void stepTo(std::chrono::milliseconds bound, const QString &late);
    void read();
    void giveUp(domain::Failure::Kind kind, const QString &why);
    void finish();
    HttpResult resultOfReply();
    HttpResult stretch(int status);
    HttpTrouble trouble(domain::Failure::Kind kind, const QString &why, bool mayHaveArrived) const;
    qint64 bytesOnTheWire() const;

    QNetworkReply *m_reply;
    HttpLimits m_limits;
    QList<QSslCertificate> m_authorities;
    QTimer m_timer;
    QString m_late; //!< what it means when the timer rings
    QByteArray m_body;
    std::optional<qint64> m_measured; //!< its size when the clock of a stall was set last
    QList<QSslError> m_sslErrors;
    std::optional<domain::Failure> m_givenUp;
    qint64 m_from = -1; //!< of the wanted stretch; below 0: JSON is wanted
    qint64 m_length = 0;
    bool m_sent = false; //!< the whole request left, at least once
};

} // namespace secondline::connectors
