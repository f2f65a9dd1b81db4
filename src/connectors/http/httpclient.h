// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QDateTime>
#include <QObject>
#include <QSslCertificate>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

class QNetworkAccessManager;

namespace secondline::connectors {

//! Which server, as whom, trusted how.
struct HttpSettings
{
    QUrl server;      //!< https
    QByteArray token; //!< bearer; held in memory, never logged
    QString caFile;   //!< PEM file of a private authority: then only that one is trusted; empty: the system's
};

//! The bounds of one request (invariants L3).
struct HttpLimits
{
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds firstByte{30'000};
    std::chrono::milliseconds stall{20'000};
    qint64 progress = 1024;         //!< bytes that each such stretch has to bring: a byte now and then is no answer
    qint64 body = 64 * 1024 * 1024; //!< bytes, decompressed
};

//! A 2xx answer with JSON in it, or with the stretch of a file that was asked for.
struct HttpAnswer
{
    QByteArray body;
    QDateTime date;           //!< the server's clock, UTC; invalid if it did not say
    qint64 bytesReceived = 0; //!< of the body as it came over the wire
    qint64 wholeSize = -1;    //!< getRange: of the file
    friend bool operator==(const HttpAnswer &, const HttpAnswer &) = default;
};

//! Why there is none.
struct HttpTrouble
{
    domain::Failure failure;
    std::optional<std::chrono::seconds> retryAfter;
    bool mayHaveArrived = false; //!< the server may have acted on it
    qint64 bytesReceived = 0;
    int status = 0; //!< of HTTP; 0: none came
    friend bool operator==(const HttpTrouble &, const HttpTrouble &) = default;
};

using HttpResult = tl::expected<HttpAnswer, HttpTrouble>;

//! The one door to the network: each request of the program is made here, under one policy.
//!
//! HTTPS only, TLS 1.2 or newer, no HTTP/2 (Qt 6.4 has open faults there), redirects only to the same host over https,
//! time-outs and a cap on the body, no cookies, no way past a bad certificate.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    using Then = std::function<void(HttpResult)>;

    explicit HttpClient(HttpSettings settings, HttpLimits limits = {}, QObject *parent = nullptr);
    ~HttpClient() override;

    //! \a where is resolved against the server, and must stay on its host.
    void get(const QUrl &where, Then then);
    void post(const QUrl &where, const QByteArray &json, Then then);
    //! Posts a file's bytes; the answer is JSON.
    void upload(const QUrl &where, const QByteArray &bytes, Then then);
    //! Gets \a length bytes of a file at most, from \a from on. A file that ends before is an empty answer with its
    //! size; an answer with another stretch, or with none, is NotOurServer.
    void getRange(const QUrl &where, qint64 from, qint64 length, Then then);
    //! Ends all requests; none of them is answered.
    void cancelAll();

private:
    struct Call
    {
        QByteArray method;
        QByteArray body;
        QByteArray type;   //!< of the body
        qint64 from = -1;  //!< of a file's stretch; below 0: JSON is wanted
        qint64 length = 0; //!< and its length at most
    };
    void request(const QUrl &where, const Call &call, Then then, int hops);

    HttpSettings m_settings;
    HttpLimits m_limits;
    QNetworkAccessManager *m_network = nullptr;
    std::optional<domain::Result<QList<QSslCertificate>>> m_authorities;
};

} // namespace secondline::connectors
