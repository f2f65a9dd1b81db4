// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdesk.h"
#include "webclient.h"

#include "server/auth/accesstoken.h"
#include "server/http/contentencoding.h"
#include "server/http/httpserver.h"
#include "server/jmap/limits.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::server;

//! The server over real TLS, asked byte by byte: limits, encodings, errors, ends.
class HttpTest : public QObject
{
    Q_OBJECT

private:
    using Reply = WebAnswer;

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<HttpServer> m_server;
    CertificateFiles m_files;
    QByteArray m_token;

    void startServer(const HttpLimits &limits = {})
    {
        m_server.reset();
        auto server = HttpServer::start(*m_service, u"127.0.0.1:0"_s, m_files, limits);
        if (!server)
            qFatal("%s", qPrintable(server.error().detail));
        m_server = std::move(*server);
    }

    QByteArray tokenFor(const QString &login)
    {
        const QByteArray token = newToken().toLatin1();
        Transaction transaction(m_desk->storage(), Storage::Access::Write);
        m_desk->storage().addToken(tokenHash(token), *m_desk->storage().named(domain::ObjectType::Person, login),
                                   m_desk->now);
        transaction.commit();
        return token;
    }

    WebClient client() const { return WebClient(m_server->port(), m_files.authority, m_token); }
    std::unique_ptr<QSslSocket> connected() const { return client().connected(); }
    static Reply readReply(QSslSocket &socket) { return WebClient::readAnswer(socket); }
    QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                       const QByteArray &more = {}) const
    {
        return client().request(method, target, body, more);
    }
    Reply ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
              const QByteArray &more = {}) const
    {
        return client().ask(method, target, body, more);
    }
    static QByteArray call(const QByteArray &calls) { return WebClient::calls(calls); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<TestDesk>();
        m_service = std::make_unique<Service>(m_desk->folder(), m_desk->routing());
        const auto files = ownCertificates(m_desk->folder().tls(), QDateTime::currentDateTimeUtc());
        QVERIFY(files.has_value());
        m_files = *files;
        m_token = tokenFor(u"t2tech"_s);
        startServer();
    }

    void cleanup()
    {
        m_server.reset();
        m_service.reset();
        m_desk.reset();
    }

    void theSession()
    {
        const Reply reply = ask("GET", "/.well-known/jmap");
        QCOMPARE(reply.status, 200);
        const QJsonObject session = reply.json();
        const QJsonObject core = session[u"capabilities"][u"urn:ietf:params:jmap:core"].toObject();
        QCOMPARE(core[u"maxObjectsInGet"].toInt(), 2000);
        QCOMPARE(core[u"maxCallsInRequest"].toInt(), 64);
        QCOMPARE(session[u"capabilities"][u"urn:ietf:params:jmap:blob"].toObject(), QJsonObject());
        const QJsonObject blob =
            session[u"accounts"][u"a1"][u"accountCapabilities"][u"urn:ietf:params:jmap:blob"].toObject();
        QCOMPARE(blob[u"maxSizeBlobSet"].toInteger(), limits::maxSizeBlobSet);
        QVERIFY(blob[u"maxDataSources"].toInt() >= 64); // the least that RFC 9404 allows
        QCOMPARE(session[u"primaryAccounts"][u"urn:ietf:params:jmap:blob"].toString(), u"a1"_s);
        const QJsonObject ours = session[u"capabilities"][u"https://secondline.dev/ns/helpdesk/1"].toObject();
        QCOMPARE(ours[u"personId"].toString(), m_desk->personId(u"t2tech"_s));
        QVERIFY(!QUuid::fromString(ours[u"serverId"].toString()).isNull());
        QCOMPARE(ours[u"types"][u"Ticket"].toObject(), (QJsonObject{{u"mayRead"_s, true}, {u"maySet"_s, true}}));
        QCOMPARE(ours[u"types"][u"Queue"][u"maySet"].toBool(), false);
        QCOMPARE(session[u"apiUrl"].toString(), u"https://127.0.0.1:%1/jmap/"_s.arg(m_server->port()));
        const Reply api = ask("POST", "/jmap/", call("[]"));
        QCOMPARE(api.json()[u"sessionState"], session[u"state"]);
        QCOMPARE(api.headers.value("cache-control"), "no-store");
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        const auto row = [](const char *name, const QByteArray &method, const QByteArray &target,
                            const QByteArray &body, int status, const QString &type, const QByteArray &headers = {}) {
            QTest::newRow(name) << method << target << body << headers << status << type;
        };
        const QString blank = u"about:blank"_s;
        const QString jmap = u"urn:ietf:params:jmap:error:"_s;
        QByteArray many = "[[\"Core/echo\",{},\"0\"]";
        for (int i = 0; i < 64; ++i)
            many += ",[\"Core/echo\",{},\"0\"]";
        row("a page of a browser", "GET", "/", {}, 404, blank);
        row("an HTML path", "GET", "/index.html", {}, 404, blank);
        row("a way out", "GET", "/jmap/../../etc/passwd", {}, 404, blank);
        row("wrong method", "GET", "/jmap/", {}, 405, blank);
        row("another wrong method", "PUT", "/.well-known/jmap", {}, 405, blank);
        row("not JSON", "POST", "/jmap/", "<html>", 400, jmap + u"notJSON"_s);
        row("not UTF-8", "POST", "/jmap/", "{\"using\":\"\xff\"}", 400, jmap + u"notJSON"_s);
        row("not JSON by its type", "POST", "/jmap/", "{}", 400, jmap + u"notJSON"_s, "Content-Type: text/html\r\n");
        row("empty", "POST", "/jmap/", {}, 400, jmap + u"notJSON"_s);
        row("no request", "POST", "/jmap/", "{}", 400, jmap + u"notRequest"_s);
        row("call no triple", "POST", "/jmap/", call("[[\"Ticket/get\"]]"), 400, jmap + u"notRequest"_s);
        row("too many calls", "POST", "/jmap/", call(many + ']'), 400, jmap + u"limit"_s);
        row("unknown capability", "POST", "/jmap/", R"({"using":["urn:ietf:params:jmap:mail"],"methodCalls":[]})", 400,
            jmap + u"unknownCapability"_s);
        row("another account's upload", "POST", "/jmap/upload/a2/", "x", 404, blank);
        row("no such blob", "GET", "/jmap/download/a1/sha256-00/x", {}, 404, blank);
        row("not signed in", "POST", "/jmap/", call("[]"), 401, blank, "NOTOKEN");
        row("wrong token", "POST", "/jmap/", call("[]"), 401, blank, "WRONGTOKEN");
        row("wrong token for a file", "GET", "/jmap/download/a1/sha256-00/x", {}, 401, blank, "WRONGTOKEN");
    }

    void refusals()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        QFETCH(QString, type);
        if (headers == "NOTOKEN")
            m_token.clear();
        if (headers == "WRONGTOKEN")
            m_token[m_token.size() - 1] = m_token.endsWith('A') ? 'B' : 'A';
        const bool special = headers.endsWith("TOKEN");
        const Reply reply = ask(method, target, body, special ? QByteArray() : headers);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.headers.value("content-type"), "application/problem+json");
        QCOMPARE(reply.json()[u"type"].toString(), type);
        QCOMPARE(reply.json()[u"status"].toInt(), status);
        if (status == 405)
            QVERIFY(reply.headers.contains("allow"));
        if (status == 401)
            QCOMPARE(reply.headers.value("www-authenticate"), "Bearer");
    }

    void whoIsNotActiveIsNotLetIn()
    {
        QCOMPARE(ask("POST", "/jmap/", call("[]")).status, 200);
        QVERIFY(m_desk->update(u"admin"_s, u"Person"_s, m_desk->personId(u"t2tech"_s), {{u"active"_s, false}})
                    .contains(u"version"));
        QCOMPARE(ask("POST", "/jmap/", call("[]")).status, 401);
    }

    void healthNeedsNoToken()
    {
        m_token.clear();
        QCOMPARE(ask("GET", "/healthz").status, 200);
    }

    void oversize_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("chunked");
        QTest::addColumn<QString>("limit");
        QTest::newRow("a request") << QByteArray("/jmap/") << limits::maxSizeRequest + 1 << false
                                   << u"maxSizeRequest"_s;
        QTest::newRow("a request in chunks")
            << QByteArray("/jmap/") << limits::maxSizeRequest + 1 << true << u"maxSizeRequest"_s;
        QTest::newRow("an upload") << QByteArray("/jmap/upload/a1/") << limits::maxSizeUpload + 1 << false
                                   << u"maxSizeUpload"_s;
    }

    void oversize()
    {
        QFETCH(QByteArray, target);
        QFETCH(qint64, size);
        QFETCH(bool, chunked);
        QFETCH(QString, limit);
        const auto socket = connected();
        QByteArray head = request("POST", target);
        head.chop(2);
        head += chunked ? QByteArray("Transfer-Encoding: chunked\r\n\r\n")
                        : "Content-Length: " + QByteArray::number(size) + "\r\n\r\n";
        socket->write(head);
        if (chunked) {
            const QByteArray block(1'000'000, ' ');
            for (qint64 sent = 0; sent < size; sent += block.size()) {
                socket->write(QByteArray::number(block.size(), 16) + "\r\n" + block + "\r\n");
                while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(2000)) {}
            }
        }
        const Reply reply = readReply(*socket);
        QCOMPARE(reply.status, 413);
        QCOMPARE(reply.json()[u"limit"].toString(), limit);
        QCOMPARE(reply.headers.value("connection"), "close");
    }

    void aHeadTooLarge()
    {
        QCOMPARE(ask("GET", "/.well-known/jmap", {}, "X-Padding: " + QByteArray(20'000, 'x') + "\r\n").status, 431);
    }

    void notHttp()
    {
        const auto socket = connected();
        socket->write("HELO desk.example\r\n\r\n");
        QVERIFY(readReply(*socket).status == 400 || socket->state() != QSslSocket::ConnectedState);
        QCOMPARE(ask("POST", "/jmap/", call("[]")).status, 200); // and the server lives on
    }

    void encodings_data()
    {
        QTest::addColumn<QByteArray>("accepted");
        QTest::addColumn<QByteArray>("encoding");
        QTest::newRow("none offered") << QByteArray() << QByteArray();
        QTest::newRow("gzip") << QByteArray("gzip") << QByteArray("gzip");
        QTest::newRow("zstd") << QByteArray("zstd") << QByteArray("zstd");
        QTest::newRow("all that Qt offers") << QByteArray("zstd, br, gzip, deflate") << QByteArray("zstd");
        QTest::newRow("zstd forbidden") << QByteArray("zstd;q=0, gzip") << QByteArray("gzip");
        QTest::newRow("only what we do not have") << QByteArray("br") << QByteArray();
    }

    void encodings()
    {
        QFETCH(QByteArray, accepted);
        QFETCH(QByteArray, encoding);
        const QByteArray body = call(R"([["Queue/get",{"accountId":"a1","ids":null},"0"]])");
        const QByteArray header = accepted.isEmpty() ? QByteArray() : "Accept-Encoding: " + accepted + "\r\n";
        const Reply plain = ask("POST", "/jmap/", body);
        const Reply reply = ask("POST", "/jmap/", body, header);
        QCOMPARE(reply.headers.value("content-encoding"), encoding);
        if (encoding.isEmpty()) {
            QCOMPARE(reply.body, plain.body);
            return;
        }
        QVERIFY(reply.body.size() < plain.body.size() / 3);
        QCOMPARE(reply.body, encoded(plain.body, encoding == "gzip" ? ContentEncoding::Gzip : ContentEncoding::Zstd));
        // What is small stays as it is.
        QVERIFY(!ask("POST", "/jmap/", call("[]"), header).headers.contains("content-encoding"));
    }

    void oneConnectionForMany()
    {
        const auto socket = connected();
        for (int i = 0; i < 5; ++i) {
            socket->write(
                request("POST", "/jmap/", call("[[\"Core/echo\",{\"n\":" + QByteArray::number(i) + "},\"0\"]]")));
            const Reply reply = readReply(*socket);
            QCOMPARE(reply.status, 200);
            QCOMPARE(reply.json()[u"methodResponses"][0][1][u"n"].toInt(), i);
        }
        // Two at once, answered in order.
        socket->write(request("POST", "/jmap/", call("[[\"Core/echo\",{\"n\":7},\"0\"]]"))
                      + request("GET", "/healthz", {}, "Connection: close\r\n"));
        QCOMPARE(readReply(*socket).status, 200);
    }

    void blobs()
    {
        QByteArray content(2'500'000, '\0');
        for (qsizetype i = 0; i < content.size(); ++i)
            content[i] = static_cast<char>(i * 7 + i / 251);
        const QByteArray id = "sha256-" + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
        const Reply up = ask("POST", "/jmap/upload/a1/", content, "Content-Type: image/png\r\n");
        QCOMPARE(up.status, 201);
        QCOMPARE(up.json()[u"blobId"].toString().toLatin1(), id);
        QCOMPARE(up.json()[u"size"].toInt(), content.size());
        const QByteArray target = "/jmap/download/a1/" + id + "/a%20b.png?type=image/png";
        const Reply down = ask("GET", target, {}, "Accept-Encoding: gzip\r\n");
        QCOMPARE(down.status, 200);
        QVERIFY(down.body == content);
        QVERIFY(!down.headers.contains("content-encoding"));
        QCOMPARE(down.headers.value("content-type"), "image/png");
        QCOMPARE(down.headers.value("content-disposition"), "attachment; filename*=UTF-8''a%20b.png");
        QCOMPARE(ask("HEAD", target).headers.value("content-length").toInt(), content.size());

        const Reply part = ask("GET", target, {}, "Range: bytes=1000-1999\r\n");
        QCOMPARE(part.status, 206);
        QVERIFY(part.body == content.mid(1000, 1000));
        QCOMPARE(part.headers.value("content-range"), "bytes 1000-1999/2500000");
        QVERIFY(ask("GET", target, {}, "Range: bytes=-5\r\n").body == content.right(5));
        const Reply rest = ask("GET", target, {}, "Range: bytes=100000-\r\n");
        QVERIFY(rest.body == content.mid(100000));
        const Reply beyond = ask("GET", target, {}, "Range: bytes=9999999-\r\n");
        QCOMPARE(beyond.status, 416);
        QCOMPARE(beyond.headers.value("content-range"), "bytes */2500000");
        // What goes on from another content, or means nothing, gets the whole.
        const QByteArray etag = down.headers.value("etag");
        QCOMPARE(ask("GET", target, {}, "Range: bytes=5-9\r\nIf-Range: " + etag + "\r\n").status, 206);
        QCOMPARE(ask("GET", target, {}, "Range: bytes=5-9\r\nIf-Range: \"old\"\r\n").status, 200);
        QCOMPARE(ask("GET", target, {}, "Range: bytes=9-5\r\n").status, 200);
        QCOMPARE(ask("GET", target, {}, "Range: lines=1-2\r\n").status, 200);
        QCOMPARE(ask("GET", target, {}, "If-None-Match: \"other\", W/" + etag + "\r\n").status, 304);
        QCOMPARE(ask("GET", target, {}, "If-None-Match: \"other\"\r\n").status, 200);
        const Reply same = ask("GET", target, {}, "If-None-Match: " + down.headers.value("etag") + "\r\n");
        QCOMPARE(same.status, 304);
        QCOMPARE(same.body.size(), 0);
        // It is nobody else's until something that they may read refers to it.
        m_token = tokenFor(u"t2second"_s);
        QCOMPARE(ask("GET", target).status, 404);
        QCOMPARE(ask("GET", target, {}, "If-None-Match: " + down.headers.value("etag") + "\r\n").status, 404);
        const QStringList left = QDir(m_desk->folder().blobs()).entryList({u"upload-*"_s}, QDir::Files);
        QCOMPARE(left, QStringList());
    }

    void anUploadThatBreaksOffLeavesNothing()
    {
        {
            const auto socket = connected();
            QByteArray head = request("POST", "/jmap/upload/a1/");
            head.chop(2);
            socket->write(head + "Content-Length: 1000000\r\n\r\n" + QByteArray(500'000, 'x'));
            socket->waitForBytesWritten(2000);
            socket->abort();
        }
        QTRY_COMPARE(QDir(m_desk->folder().blobs()).entryList(QDir::Files).size(), 0);
    }

    void concurrencyIsBounded()
    {
        std::vector<std::unique_ptr<QSslSocket>> waiting;
        for (int i = 0; i < limits::maxConcurrentRequests; ++i) {
            waiting.push_back(connected());
            QByteArray head = request("POST", "/jmap/");
            head.chop(2);
            waiting.back()->write(head + "Content-Length: 100\r\n\r\n");
            waiting.back()->waitForBytesWritten(2000);
        }
        int status = 0;
        for (int tries = 0; tries < 100 && status != 429; ++tries) {
            const Reply reply = ask("POST", "/jmap/", call("[]"));
            status = reply.status;
            if (status == 429) {
                QCOMPARE(reply.json()[u"limit"].toString(), u"maxConcurrentRequests"_s);
                QVERIFY(reply.headers.contains("retry-after"));
            }
        }
        QCOMPARE(status, 429);
        m_token = tokenFor(u"t2second"_s);
        QCOMPARE(ask("POST", "/jmap/", call("[]")).status, 200); // it is each person's own
        m_token = tokenFor(u"t2tech"_s);
        waiting.clear();
        QTRY_COMPARE(ask("POST", "/jmap/", call("[]")).status, 200); // and it is given back
    }

    void slowClientsAreSentAway_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("silence") << QByteArray();
        QTest::newRow("half a head") << QByteArray("POST /jmap/ HTTP/1.1\r\nHost: x\r\n");
        QTest::newRow("half a body") << QByteArray("BODY");
    }

    void slowClientsAreSentAway()
    {
        QFETCH(QByteArray, sent);
        HttpLimits limits;
        limits.idle = std::chrono::seconds(1);
        limits.body = std::chrono::seconds(1);
        startServer(limits);
        const auto socket = connected();
        if (sent == "BODY") {
            sent = request("POST", "/jmap/");
            sent.chop(2);
            sent += "Content-Length: 100\r\n\r\n{";
        }
        socket->write(sent);
        socket->waitForBytesWritten(1000);
        QTRY_VERIFY_WITH_TIMEOUT(socket->state() == QSslSocket::UnconnectedState, 8000);
    }

    void tooManyConnections()
    {
        HttpLimits limits;
        limits.connections = 2;
        startServer(limits);
        const auto first = connected();
        const auto second = connected();
        QSslSocket third;
        third.setSslConfiguration(first->sslConfiguration());
        third.connectToHostEncrypted(u"127.0.0.1"_s, m_server->port());
        QVERIFY(!third.waitForEncrypted(3000));
        first->write(request("POST", "/jmap/", call("[]")));
        QCOMPARE(readReply(*first).status, 200);
    }

    void oldTlsIsRefused()
    {
        QSslSocket socket;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(m_files.authority));
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        configuration.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(u"127.0.0.1"_s, m_server->port());
        QVERIFY(!socket.waitForEncrypted(3000));
    }

    void theCertificateIsOurOwnAndKept()
    {
        const QList<QSslCertificate> chain = QSslCertificate::fromPath(m_files.chain);
        QCOMPARE(chain.size(), 2); // the whole chain is sent
        QVERIFY(chain[0].subjectAlternativeNames().values().contains(u"localhost"_s));
        QVERIFY(chain[1] == QSslCertificate::fromPath(m_files.authority).first());
        QCOMPARE(QFile::permissions(m_files.key) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(ownCertificates(m_desk->folder().tls(), now).has_value());
        QVERIFY(QSslCertificate::fromPath(m_files.chain)[0] == chain[0]);
        QVERIFY(ownCertificates(m_desk->folder().tls(), now.addDays(380)).has_value()); // it runs out soon: renewed
        QVERIFY(!(QSslCertificate::fromPath(m_files.chain)[0] == chain[0]));
        QVERIFY(QSslCertificate::fromPath(m_files.authority).first() == chain[1]); // by the same authority
    }

    void theEndFinishesWhatIsUnderWay()
    {
        const auto idle = connected();
        const auto busy = connected();
        const QByteArray body = call(R"([["Core/echo",{"n":1},"0"]])");
        const QByteArray whole = request("POST", "/jmap/", body);
        busy->write(whole.chopped(5));
        busy->waitForBytesWritten(2000);
        QTest::qWait(200); // the head has arrived
        m_server->stop();
        QTRY_VERIFY_WITH_TIMEOUT(idle->state() == QSslSocket::UnconnectedState, 5000);
        busy->write(whole.right(5));
        const Reply reply = readReply(*busy);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.headers.value("connection"), "close");
        m_server->wait();
    }
};

QTEST_GUILESS_MAIN(HttpTest)
#include "tst_http.moc"
