// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/http/httpclient.h"

#include "connectors/http/httpexchange.h"
#include "connectors/http/trust.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>

namespace secondline::connectors {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

constexpr int mostRedirects = 3;

bool sameDoor(const QUrl &one, const QUrl &other)
{
    constexpr int httpsPort = 443;
    return one.scheme() == u"https" && other.scheme() == u"https" && one.host() == other.host()
        && one.port(httpsPort) == other.port(httpsPort);
}

} // namespace

HttpClient::HttpClient(HttpSettings settings, HttpLimits limits, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_limits(limits)
{
}

HttpClient::~HttpClient()
{
    cancelAll();
}

void HttpClient::get(const QUrl &where, Then then)
{
    request(m_settings.server.resolved(where), {"GET", {}, {}, -1, 0}, std::move(then), 0);
}

void HttpClient::post(const QUrl &where, const QByteArray &json, Then then)
{
    request(m_settings.server.resolved(where), {"POST", json, "application/json", -1, 0}, std::move(then), 0);
}

void HttpClient::upload(const QUrl &where, const QByteArray &bytes, Then then)
{
    request(m_settings.server.resolved(where), {"POST", bytes, "application/octet-stream", -1, 0}, std::move(then), 0);
}

void HttpClient::getRange(const QUrl &where, qint64 from, qint64 length, Then then)
{
    request(m_settings.server.resolved(where), {"GET", {}, {}, from, length}, std::move(then), 0);
}

void HttpClient::cancelAll()
{
    // May be called out of an answer: the exchange that gives it is still on the stack.
    const QList<HttpExchange *> underWay = findChildren<HttpExchange *>(QString(), Qt::FindDirectChildrenOnly);
    for (HttpExchange *exchange : underWay) {
        exchange->disconnect(this);
        exchange->cancel();
    }
}

void HttpClient::request(const QUrl &where, const Call &call, Then then, int hops)
{
    const auto refuse = [&](Failure failure) {
        // Later, like every other answer.
        QMetaObject::invokeMethod(
            this,
            [then, failure] {
                then(tl::unexpected(HttpTrouble{failure, std::nullopt, false, 0, 0}));
            },
            Qt::QueuedConnection);
    };
    if (!sameDoor(m_settings.server, where)) {
        refuse({Failure::Kind::BadInput,
                u"%1 is not an https address of the server"_s.arg(where.toString(QUrl::RemoveUserInfo))});
        return;
    }
    if (!m_network) {
        // Made here, not in the constructor: it belongs to the thread that uses it.
        m_network = new QNetworkAccessManager(this);
        m_network->setAutoDeleteReplies(false);
        if (!m_settings.caFile.isEmpty())
            m_authorities = authoritiesIn(m_settings.caFile);
    }
    QList<QSslCertificate> authorities;
    if (m_authorities) {
        if (!*m_authorities) {
            refuse(m_authorities->error());
            m_authorities = authoritiesIn(m_settings.caFile); // the file may be there next time
            return;
        }
        authorities = **m_authorities;
    }

    QNetworkRequest request(where);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!authorities.isEmpty())
        tls.setCaCertificates(authorities);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // Below the cap the ratio does not matter; above it the body is refused anyway.
    request.setDecompressedSafetyCheckThreshold(m_limits.body);
    request.setRawHeader("Accept", call.from < 0 ? "application/json" : "*/*");
    if (call.from >= 0) {
        request.setRawHeader(
            "Range", "bytes=" + QByteArray::number(call.from) + '-' + QByteArray::number(call.from + call.length - 1));
        request.setRawHeader("Accept-Encoding", "identity"); // the stretch is of the file as it is
    }
    request.setRawHeader("User-Agent", "Secondline/" SECONDLINE_VERSION);
    if (!m_settings.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_settings.token);
    if (!call.type.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QString::fromLatin1(call.type));

    auto *exchange =
        new HttpExchange(m_network->sendCustomRequest(request, call.method, call.body), m_limits, authorities, this);
    if (call.from >= 0)
        exchange->expectStretch(call.from, call.length);
    connect(exchange, &HttpExchange::ended, this, [then](const HttpResult &result) { then(result); });
    connect(exchange, &HttpExchange::redirected, this, [this, where, call, then, hops](const QUrl &to, int status) {
        const bool keeps = call.method == "GET" || status == 307 || status == 308;
        if (!sameDoor(m_settings.server, to) || !keeps || hops >= mostRedirects) {
            then(tl::unexpected(HttpTrouble{
                {Failure::Kind::NotOurServer, u"%1: sent on to %2"_s.arg(where.host(), to.toString(QUrl::RemoveQuery))},
                std::nullopt,
                true,
                0,
                status}));
            return;
        }
        this->request(to, call, then, hops + 1);
    });
}

} // namespace secondline::connectors
