// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/http/httpexchange.h"

#include "connectors/http/trust.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace secondline::connectors {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

constexpr qint64 longestRetryAfter = 3600;

//! An instant of HTTP (RFC 9110 5.6.7), in the one form that servers send today.
QDateTime httpDate(const QByteArray &text)
{
    QDateTime instant = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    instant.setTimeZone(QTimeZone::utc());
    return instant;
}

bool isJson(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    return type == "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

} // namespace

HttpExchange::HttpExchange(QNetworkReply *reply, const HttpLimits &limits, QList<QSslCertificate> authorities,
                           QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_limits(limits)
    , m_authorities(std::move(authorities))
{
    reply->setParent(this);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { giveUp(Failure::Kind::Unreachable, m_late); });
    connect(reply, &QNetworkReply::socketStartedConnecting, this,
            [this] { stepTo(m_limits.connect, u"no connection within %1 s"_s.arg(m_limits.connect.count() / 1000)); });
    connect(reply, &QNetworkReply::encrypted, this, [this] {
        // Nothing of the request has left yet.
        if (!m_authorities.isEmpty() && !endsIn(m_reply->sslConfiguration().peerCertificateChain(), m_authorities)) {
            giveUp(Failure::Kind::Untrusted, u"certificate does not come from the authority in the given file"_s);
            return;
        }
        stepTo(m_limits.firstByte, u"no answer within %1 s"_s.arg(m_limits.firstByte.count() / 1000));
    });
    connect(reply, &QNetworkReply::requestSent, this, [this] {
        m_sent = true;
        stepTo(m_limits.firstByte, u"no answer within %1 s"_s.arg(m_limits.firstByte.count() / 1000));
    });
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::read);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    // Covers a request that waits for a connection, or uses one that is kept.
    stepTo(m_limits.connect + m_limits.firstByte, u"no answer in time"_s);
}

void HttpExchange::expectStretch(qint64 from, qint64 length)
{
    m_from = from;
    m_length = length;
    m_limits.body = std::min(m_limits.body, length);
}

void HttpExchange::cancel()
{
    m_reply->disconnect(this);
    m_timer.stop();
    m_reply->abort();
    deleteLater();
}

void HttpExchange::stepTo(std::chrono::milliseconds bound, const QString &late)
{
    m_late = late;
    m_timer.start(bound);
}

void HttpExchange::read()
{
    m_body += m_reply->readAll();
    if (!m_measured || m_body.size() - *m_measured >= m_limits.progress) {
        m_measured = m_body.size();
        stepTo(m_limits.stall, u"the answer stopped for %1 s"_s.arg(m_limits.stall.count() / 1000));
    }
    if (m_body.size() > m_limits.body)
        giveUp(Failure::Kind::BadInput, u"the answer is larger than %1 bytes"_s.arg(m_limits.body));
}

void HttpExchange::giveUp(Failure::Kind kind, const QString &why)
{
    if (m_givenUp)
        return;
    m_givenUp = Failure{kind, m_reply->url().host() + u": "_s + why};
    m_reply->abort(); // finished() follows
}

qint64 HttpExchange::bytesOnTheWire() const
{
    // Qt takes the header away when it decompresses, and keeps the number here.
    const QVariant compressed = m_reply->attribute(QNetworkRequest::OriginalContentLengthAttribute);
    const qint64 declared = compressed.isValid() ? compressed.toLongLong()
                                                 : m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    return declared > 0 ? declared : m_body.size();
}

HttpTrouble HttpExchange::trouble(Failure::Kind kind, const QString &why, bool mayHaveArrived) const
{
    return {{kind, m_reply->url().host() + u": "_s + why},
            std::nullopt,
            mayHaveArrived,
            m_body.size(),
            m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()};
}

void HttpExchange::finish()
{
    m_timer.stop();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl elsewhere = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (!m_givenUp && status >= 300 && status < 400 && elsewhere.isValid()) {
        Q_EMIT redirected(m_reply->url().resolved(elsewhere), status);
    } else {
        if (!m_givenUp)
            m_body += m_reply->readAll();
        Q_EMIT ended(resultOfReply());
    }
    deleteLater();
}

//! `Content-Range: bytes 0-9/20`, or `bytes */20` for a stretch past the end.
HttpResult HttpExchange::stretch(int status)
{
    static const QRegularExpression form(u"^bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18})$"_s);
    const QString header = QString::fromLatin1(m_reply->rawHeader("Content-Range"));
    const QRegularExpressionMatch match = form.match(header);
    const qint64 whole = match.captured(3).toLongLong();
    HttpAnswer answer{{}, httpDate(m_reply->rawHeader("Date")), m_body.size(), whole};
    if (status == 416 && match.hasMatch() && match.captured(1).isEmpty())
        return answer;
    const qint64 first = match.captured(1).toLongLong();
    const qint64 last = match.captured(2).toLongLong();
    if (status != 206 || match.captured(1).isEmpty() || first != m_from || last - first + 1 != m_body.size()
        || last >= whole)
        return tl::unexpected(
            trouble(Failure::Kind::NotOurServer, u"answered with another stretch of the file"_s, false));
    answer.body = std::exchange(m_body, {});
    return answer;
}

HttpResult HttpExchange::resultOfReply()
{
    if (m_givenUp)
        return tl::unexpected(HttpTrouble{*m_givenUp, std::nullopt, m_sent, m_body.size(), 0});
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    const auto refused = [&](Failure::Kind kind, const QString &why, bool mayHaveArrived) {
        return tl::unexpected(trouble(kind, why, mayHaveArrived));
    };
    if (!m_sslErrors.isEmpty() || error == QNetworkReply::SslHandshakeFailedError) {
        const QString words =
            m_sslErrors.isEmpty() ? m_reply->errorString() : wordsFor(m_sslErrors, m_reply->url().host());
        return refused(Failure::Kind::Untrusted, words, m_sent);
    }
    if (status == 0) {
        const bool never = error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError;
        const bool foreign = error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ProtocolUnknownError;
        return refused(foreign ? Failure::Kind::NotOurServer : Failure::Kind::Unreachable, m_reply->errorString(),
                       m_sent || !never);
    }

    if (m_from >= 0 && ((status >= 200 && status < 300) || status == 416)) {
        if (status != 416 && error != QNetworkReply::NoError)
            return refused(Failure::Kind::Unreachable, u"the file broke off: %1"_s.arg(m_reply->errorString()), true);
        return stretch(status);
    }

    const QByteArray type = m_reply->rawHeader("Content-Type");
    const bool json = isJson(type);
    const QString shownType = QString::fromLatin1(type.left(60));
    QString said = QString::fromUtf8(m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray());
    if (json && status >= 400) {
        const QJsonObject problem = QJsonDocument::fromJson(m_body).object();
        const QString detail = problem[u"detail"].toString(problem[u"title"].toString());
        if (!detail.isEmpty())
            said = detail;
    }
    const QString words = u"%1 %2"_s.arg(status).arg(said.left(300));

    if (status >= 200 && status < 300) {
        if (!json)
            return refused(Failure::Kind::NotOurServer, u"answered with %1 instead of JSON"_s.arg(shownType), true);
        if (error != QNetworkReply::NoError)
            return refused(Failure::Kind::Unreachable, u"the answer broke off: %1"_s.arg(m_reply->errorString()), true);
        return HttpAnswer{std::exchange(m_body, {}), httpDate(m_reply->rawHeader("Date")), bytesOnTheWire(), -1};
    }
    if (status == 511 || (!json && (status == 401 || status == 403 || status == 404)))
        return refused(Failure::Kind::NotOurServer, u"%1 with %2 instead of JSON"_s.arg(words, shownType), true);
    if (status == 401)
        return refused(Failure::Kind::SignedOut, words, false);
    if (status == 403 || status == 407)
        return refused(Failure::Kind::Refused, words, false);
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
        HttpTrouble busy = trouble(Failure::Kind::Busy, words, status != 425 && status != 429);
        bool whole = false;
        const qint64 seconds = m_reply->rawHeader("Retry-After").toLongLong(&whole);
        if (whole)
            busy.retryAfter = std::chrono::seconds(std::clamp<qint64>(seconds, 0, longestRetryAfter));
        else if (const QDateTime at = httpDate(m_reply->rawHeader("Retry-After")); at.isValid())
            busy.retryAfter = std::chrono::seconds(
                std::clamp<qint64>(QDateTime::currentDateTimeUtc().secsTo(at), 0, longestRetryAfter));
        return tl::unexpected(busy);
    }
    return refused(json ? Failure::Kind::BadInput : Failure::Kind::NotOurServer, words, !json);
}

} // namespace secondline::connectors
