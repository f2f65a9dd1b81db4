// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/http/httpclient.h"
#include "connectors/http/trust.h"
#include "fakeserver.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::connectors;
using domain::Failure;

namespace {

const QByteArray json = "application/json";

HttpLimits shortLimits()
{
    HttpLimits limits;
    limits.connect = std::chrono::milliseconds(400);
    limits.firstByte = std::chrono::milliseconds(400);
    limits.stall = std::chrono::milliseconds(300);
    limits.body = 100'000;
    return limits;
}

//! One request through to its end.
HttpResult ask(HttpClient &client, const QByteArray &post = {})
{
    std::optional<HttpResult> result;
    const auto then = [&](const HttpResult &one) { result = one; };
    if (post.isEmpty())
        client.get(QUrl(u"/.well-known/jmap"_s), then);
    else
        client.post(QUrl(u"/jmap/"_s), post, then);
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 10'000))
        return tl::unexpected(HttpTrouble{{Failure::Kind::Internal, u"never answered"_s}, {}, false, 0});
    return *result;
}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anAnswerComesWithItsCost();
    void connectionsAreKept();
    void answersThatAreNone_data();
    void answersThatAreNone();
    void retryAfterIsRead();
    void badCertificatesGetNotOneByte_data();
    void badCertificatesGetNotOneByte();
    void anAuthorityFileThatIsNoneIsNamed();
    void aChainHasToEndInTheGivenAuthority();
    void onlyHttpsAndOnlyThisHost();
    void redirects_data();
    void redirects();
    void silenceEndsByTheClock_data();
    void silenceEndsByTheClock();
    void aPortThatIsClosedWasNeverReached();
    void aPortWithoutTlsWasNeverReached();
    void whatIsCancelledIsNotAnswered();

private:
    HttpSettings settings(const FakeServer &server) const
    {
        return {server.url(), "secret-token", m_authority->caFile()};
    }

    std::unique_ptr<TestAuthority> m_authority;
    TestAuthority::Leaf m_leaf;
};

void TestHttpClient::initTestCase()
{
    m_authority = std::make_unique<TestAuthority>(u"Test CA"_s);
    m_leaf = m_authority->issue(u"IP:127.0.0.1"_s);
}

void TestHttpClient::anAnswerComesWithItsCost()
{
    // gzip of {"a": "aaaa…"}: smaller on the wire than in memory.
    const QByteArray plain = "{\"a\": \"" + QByteArray(500, 'a') + "\"}";
    QByteArray deflated = qCompress(plain).mid(4); // zlib's format is what "deflate" means
    FakeServer server(
        m_leaf,
        FakeServer::always(FakeServer::http("200 OK", json, deflated,
                                            "Content-Encoding: deflate\r\nDate: Thu, 18 Jun 2026 07:40:02 GMT\r\n")));
    HttpClient client(settings(server), shortLimits());
    const HttpResult result = ask(client);
    QVERIFY2(result, result ? "" : qPrintable(result.error().failure.detail));
    QCOMPARE(result->body, plain);
    QCOMPARE(result->bytesReceived, deflated.size());
    QCOMPARE(result->date, QDateTime(QDate(2026, 6, 18), QTime(7, 40, 2), QTimeZone::utc()));
    const QByteArray request = server.requests.first();
    QVERIFY(request.startsWith("GET /.well-known/jmap HTTP/1.1\r\n"));
    QVERIFY(request.contains("Authorization: Bearer secret-token\r\n"));
    QVERIFY(!request.toLower().contains("upgrade")); // no way to HTTP/2
    QVERIFY(!request.toLower().contains("cookie"));
}

void TestHttpClient::connectionsAreKept()
{
    FakeServer server(m_leaf, FakeServer::always(FakeServer::http("200 OK", json, "{}", "Set-Cookie: a=b\r\n")));
    HttpClient client(settings(server), shortLimits());
    for (int i = 0; i < 4; ++i)
        QVERIFY(ask(client, "{\"n\": 1}"));
    QCOMPARE(server.connections, 1);
    QCOMPARE(server.requests.size(), 4);
    QVERIFY(!server.requests.last().toLower().contains("cookie"));
}

void TestHttpClient::answersThatAreNone_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Failure::Kind>("kind");
    QTest::addColumn<bool>("mayHaveArrived");
    QTest::addColumn<QString>("says");
    using Kind = Failure::Kind;
    const QByteArray html = "<html>Welcome</html>";
    const auto http = [](const QByteArray &status, const QByteArray &type, const QByteArray &body) {
        return FakeServer::http(status, type, body);
    };
    QTest::newRow("a captive portal") << http("200 OK", "text/html", html) << Kind::NotOurServer << true
                                      << u"text/html"_s;
    QTest::newRow("no type at all") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
                                    << Kind::NotOurServer << true << u"JSON"_s;
    QTest::newRow("a portal that says so")
        << http("511 Network Authentication Required", "text/html", html) << Kind::NotOurServer << true << u"511"_s;
    QTest::newRow("another web site") << http("404 Not Found", "text/html", html) << Kind::NotOurServer << true
                                      << u"404"_s;
    QTest::newRow("the token is refused")
        << http("401 Unauthorized", json, "{\"detail\": \"revoked\"}") << Kind::SignedOut << false << u"revoked"_s;
    QTest::newRow("a portal that wants a password")
        << http("401 Unauthorized", "text/html", html) << Kind::NotOurServer << true << u"401"_s;
    QTest::newRow("no right") << http("403 Forbidden", json, "{}") << Kind::Refused << false << u"403"_s;
    QTest::newRow("not understood") << http("400 Bad Request", "application/problem+json", "{\"detail\": \"no calls\"}")
                                    << Kind::BadInput << false << u"no calls"_s;
    QTest::newRow("too much") << http("413 Content Too Large", "application/problem+json", "{}") << Kind::BadInput
                              << false << u"413"_s;
    QTest::newRow("slow down") << http("429 Too Many Requests", json, "{}") << Kind::Busy << false << u"429"_s;
    QTest::newRow("down") << http("503 Service Unavailable", "text/plain", "down") << Kind::Busy << true << u"503"_s;
    QTest::newRow("broken") << http("500 Internal Server Error", json, "{}") << Kind::Busy << true << u"500"_s;
    QTest::newRow("a body that breaks off")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\": 1")
        << Kind::Unreachable << true << QString();
    QTest::newRow("closed without a word") << QByteArray() << Kind::Unreachable << true << QString();
    QTest::newRow("an endless body") << http("200 OK", json, QByteArray(150'000, ' ')) << Kind::BadInput << true
                                     << u"larger"_s;
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << Kind::Unreachable << true << QString();
}

void TestHttpClient::answersThatAreNone()
{
    QFETCH(QByteArray, answer);
    QFETCH(Failure::Kind, kind);
    QFETCH(bool, mayHaveArrived);
    QFETCH(QString, says);
    FakeServer server(m_leaf, [answer](QSslSocket &socket, const QByteArray &) {
        socket.write(answer);
        socket.disconnectFromHost();
    });
    HttpClient client(settings(server), shortLimits());
    const HttpResult result = ask(client, "{}");
    QVERIFY(!result);
    const HttpTrouble trouble = result.error();
    qInfo("%s", qPrintable(trouble.failure.detail));
    if (qstrcmp(QTest::currentDataTag(), "not HTTP") != 0)
        QCOMPARE(trouble.failure.kind, kind);
    QCOMPARE(trouble.mayHaveArrived, mayHaveArrived);
    QVERIFY2(trouble.failure.detail.contains(says), qPrintable(trouble.failure.detail));
    QVERIFY(trouble.failure.detail.startsWith(u"127.0.0.1"_s));
    QVERIFY(!trouble.failure.detail.contains(u"secret-token"_s));
}

void TestHttpClient::retryAfterIsRead()
{
    FakeServer server(m_leaf,
                      FakeServer::always(FakeServer::http("429 Too Many Requests", json, "{}", "Retry-After: 7\r\n")));
    HttpClient client(settings(server), shortLimits());
    const HttpResult result = ask(client);
    QCOMPARE(result.error().retryAfter, std::chrono::seconds(7));
}

void TestHttpClient::badCertificatesGetNotOneByte_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("ours");
    QTest::addColumn<QString>("says");
    QTest::newRow("expired") << u"IP:127.0.0.1"_s << -1 << true
                             << u"certificate expired on "_s
            + QDate::currentDate().addDays(-1).toString(Qt::ISODate).left(7);
    QTest::newRow("another host") << u"DNS:help.example"_s << 2 << true << u"issued for another host (help.example)"_s;
    QTest::newRow("another address") << u"IP:127.0.0.2"_s << 2 << true << u"issued for another host"_s;
    QTest::newRow("an authority that is not ours") << u"IP:127.0.0.1"_s << 2 << false << u"unknown authority"_s;
}

void TestHttpClient::badCertificatesGetNotOneByte()
{
    QFETCH(QString, names);
    QFETCH(int, days);
    QFETCH(bool, ours);
    QFETCH(QString, says);
    const TestAuthority other(u"Other CA"_s);
    FakeServer server((ours ? *m_authority : other).issue(names, days),
                      FakeServer::always(FakeServer::http("200 OK", json, "{}")));
    HttpClient client(settings(server), shortLimits());
    const HttpResult result = ask(client, "{\"secret\": 1}");
    QVERIFY(!result);
    QCOMPARE(result.error().failure.kind, Failure::Kind::Untrusted);
    QVERIFY2(result.error().failure.detail.contains(says), qPrintable(result.error().failure.detail));
    QVERIFY(!result.error().mayHaveArrived);
    QVERIFY(server.requests.isEmpty());
}

void TestHttpClient::anAuthorityFileThatIsNoneIsNamed()
{
    FakeServer server(m_leaf, FakeServer::always(FakeServer::http("200 OK", json, "{}")));
    HttpSettings wrong = settings(server);
    wrong.caFile = u"/nowhere/ca.pem"_s;
    HttpClient missing(wrong, shortLimits());
    const HttpResult result = ask(missing);
    QCOMPARE(result.error().failure.kind, Failure::Kind::NotFound);
    QVERIFY(result.error().failure.detail.contains(u"/nowhere/ca.pem"_s));
    QCOMPARE(server.connections, 0);
}

void TestHttpClient::aChainHasToEndInTheGivenAuthority()
{
    const TestAuthority other(u"Other CA"_s);
    const QSslCertificate root = m_authority->certificate();
    QVERIFY(endsIn({m_leaf.certificate}, {root}));
    QVERIFY(endsIn({m_leaf.certificate, root}, {root}));
    QVERIFY(endsIn({m_leaf.certificate}, {m_leaf.certificate})); // named itself
    QVERIFY(!endsIn({m_leaf.certificate}, {other.certificate()}));
    QVERIFY(!endsIn({}, {root}));
    // A foreign chain with ours laid beside it.
    const auto foreign = other.issue(u"IP:127.0.0.1"_s);
    QVERIFY(!endsIn({foreign.certificate, other.certificate(), root}, {root}));
    // A twin of our root by name, with another key.
    const TestAuthority twin(u"Test CA"_s);
    QVERIFY(!endsIn({twin.issue(u"IP:127.0.0.1"_s).certificate, twin.certificate()}, {root}));
}

void TestHttpClient::onlyHttpsAndOnlyThisHost()
{
    FakeServer server(m_leaf, FakeServer::always(FakeServer::http("200 OK", json, "{}")));
    HttpSettings plain = settings(server);
    plain.server.setScheme(u"http"_s);
    HttpClient client(plain, shortLimits());
    QCOMPARE(ask(client).error().failure.kind, Failure::Kind::BadInput);

    HttpClient fine(settings(server), shortLimits());
    std::optional<HttpResult> result;
    fine.post(QUrl(u"https://help.example/jmap/"_s), "{}", [&](const HttpResult &one) { result = one; });
    QTRY_VERIFY_WITH_TIMEOUT(result, 30'000);
    QVERIFY(!*result);
    QVERIFY(server.requests.isEmpty());
}

void TestHttpClient::redirects_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("post");
    QTest::addColumn<bool>("followed");
    QTest::newRow("the same host") << QByteArray("302 Found") << QByteArray("/elsewhere") << false << true;
    QTest::newRow("a post, kept as one") << QByteArray("307 Temporary Redirect") << QByteArray("/elsewhere") << true
                                         << true;
    QTest::newRow("a post, turned into something else")
        << QByteArray("302 Found") << QByteArray("/elsewhere") << true << false;
    QTest::newRow("another host") << QByteArray("302 Found") << QByteArray("https://help.example/") << false << false;
    QTest::newRow("down to http") << QByteArray("302 Found") << QByteArray("http://127.0.0.1/") << false << false;
    QTest::newRow("a circle") << QByteArray("302 Found") << QByteArray("/.well-known/jmap") << false << false;
}

void TestHttpClient::redirects()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, location);
    QFETCH(bool, post);
    QFETCH(bool, followed);
    FakeServer server(m_leaf, [&](QSslSocket &socket, const QByteArray &request) {
        socket.write(request.contains(" /elsewhere ")
                         ? FakeServer::http("200 OK", json, "{}")
                         : FakeServer::http(status, json, "", "Location: " + location + "\r\n"));
    });
    HttpClient client(settings(server), shortLimits());
    const HttpResult result = ask(client, post ? "{\"a\": 1}" : "");
    QCOMPARE(result.has_value(), followed);
    if (!followed)
        QCOMPARE(result.error().failure.kind, Failure::Kind::NotOurServer);
    if (followed && post)
        QVERIFY(server.requests.last().endsWith("{\"a\": 1}"));
    QVERIFY(server.requests.size() <= 5);
}

void TestHttpClient::silenceEndsByTheClock_data()
{
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QString>("says");
    QTest::newRow("no first byte") << QByteArray() << u"no answer"_s;
    QTest::newRow("it stops") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                              << u"stopped"_s;
}

void TestHttpClient::silenceEndsByTheClock()
{
    QFETCH(QByteArray, begins);
    QFETCH(QString, says);
    FakeServer server(m_leaf, FakeServer::always(begins));
    HttpClient client(settings(server), shortLimits());
    const HttpResult result = ask(client, "{}");
    QVERIFY(!result);
    QCOMPARE(result.error().failure.kind, Failure::Kind::Unreachable);
    QVERIFY2(result.error().failure.detail.contains(says), qPrintable(result.error().failure.detail));
    QVERIFY(result.error().mayHaveArrived);
}

void TestHttpClient::aPortThatIsClosedWasNeverReached()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QUrl url(u"https://127.0.0.1:%1"_s.arg(closed.serverPort()));
    closed.close();
    HttpClient client({url, {}, m_authority->caFile()}, shortLimits());
    const HttpResult result = ask(client, "{}");
    QCOMPARE(result.error().failure.kind, Failure::Kind::Unreachable);
    QVERIFY(!result.error().mayHaveArrived);
}

void TestHttpClient::aPortWithoutTlsWasNeverReached()
{
    QTcpServer silent; // accepts, and never shakes hands
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    HttpClient client({QUrl(u"https://127.0.0.1:%1"_s.arg(silent.serverPort())), {}, m_authority->caFile()},
                      shortLimits());
    const HttpResult result = ask(client, "{}");
    QCOMPARE(result.error().failure.kind, Failure::Kind::Unreachable);
    QVERIFY2(result.error().failure.detail.contains(u"no connection"_s), qPrintable(result.error().failure.detail));
    QVERIFY(!result.error().mayHaveArrived);
}

void TestHttpClient::whatIsCancelledIsNotAnswered()
{
    FakeServer server(m_leaf, FakeServer::always(FakeServer::http("200 OK", json, "{}")));
    HttpClient client(settings(server), shortLimits());
    bool answered = false;
    client.get(QUrl(u"/a"_s), [&](const HttpResult &) { answered = true; });
    client.cancelAll();
    QVERIFY(ask(client));
    QVERIFY(!answered);

    // Out of an answer, too.
    bool first = false;
    client.get(QUrl(u"/a"_s), [&](const HttpResult &) {
        first = true;
        client.cancelAll();
    });
    QTRY_VERIFY_WITH_TIMEOUT(first, 30'000);
    QVERIFY(ask(client));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
