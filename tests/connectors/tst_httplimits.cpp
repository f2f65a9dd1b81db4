// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/http/httpclient.h"
#include "fakeserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSslSocket>
#include <QTest>
#include <QTimer>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace secondline;
using connectors::HttpClient;
using connectors::HttpLimits;
using connectors::HttpResult;
using domain::Failure;

//! Invariants L3: whatever a server sends, and however slowly, a request ends by a limit, in bounded memory.
class TestHttpLimits : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestAuthority> m_authority;
    TestAuthority::Leaf m_leaf;

    static HttpLimits limits()
    {
        HttpLimits limits;
        limits.connect = std::chrono::milliseconds(500);
        limits.firstByte = std::chrono::milliseconds(500);
        limits.stall = std::chrono::milliseconds(400);
        limits.body = 1'000'000;
        return limits;
    }

    HttpResult ask(FakeServer &server) const
    {
        HttpClient client({server.url(), "secret-token", m_authority->caFile()}, limits());
        std::optional<HttpResult> result;
        client.post(QUrl(u"/jmap/"_s), "{}", [&](const HttpResult &one) { result = one; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 15'000))
            qFatal("the request never ended");
        return *result;
    }

    //! Sends \a begins at once, then \a drop again and again, every \a ms.
    static FakeServer::Answer dripping(const QByteArray &begins, const QByteArray &drop, int ms)
    {
        return [begins, drop, ms](QSslSocket &socket, const QByteArray &) {
            socket.write(begins);
            auto *timer = new QTimer(&socket);
            connect(timer, &QTimer::timeout, &socket, [&socket, drop] {
                if (socket.state() == QSslSocket::ConnectedState)
                    socket.write(drop);
            });
            timer->start(ms);
        };
    }

    //! So many million times \a byte as HTTP's deflate, made without ever having it whole.
    static QByteArray deflated(char byte, int millions)
    {
        QByteArray block(1'000'000, byte);
        QByteArray packed;
        z_stream stream{};
        if (deflateInit(&stream, 9) != Z_OK)
            qFatal("no zlib");
        for (int i = 0; i < millions; ++i) {
            stream.next_in = reinterpret_cast<Bytef *>(block.data());
            stream.avail_in = static_cast<uInt>(block.size());
            int state = Z_OK;
            do {
                char out[16 * 1024];
                stream.next_out = reinterpret_cast<Bytef *>(out);
                stream.avail_out = sizeof out;
                state = deflate(&stream, i + 1 == millions ? Z_FINISH : Z_NO_FLUSH);
                packed.append(out, static_cast<qsizetype>(sizeof out - stream.avail_out));
            } while (stream.avail_out == 0 || (i + 1 == millions && state != Z_STREAM_END));
        }
        deflateEnd(&stream);
        return packed;
    }

    static qint64 peakMemory()
    {
        QFile status(u"/proc/self/status"_s);
        if (!status.open(QFile::ReadOnly))
            return 0;
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("VmHWM:");
        return text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong() * 1024;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_authority = std::make_unique<TestAuthority>(u"Test CA"_s);
        m_leaf = m_authority->issue(u"IP:127.0.0.1"_s);
    }

    void slowLoris_data()
    {
        QTest::addColumn<QByteArray>("begins");
        QTest::addColumn<QByteArray>("drop");
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        QTest::newRow("a head that never ends") << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X-A: b\r\n");
        QTest::newRow("a body byte by byte") << head + "Content-Length: 1000000\r\n\r\n{" << QByteArray(" ");
        QTest::newRow("a body without a length") << head + "\r\n{" << QByteArray(" ");
        QTest::newRow("chunk by chunk") << head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"
                                        << QByteArray("1\r\n \r\n");
    }

    void slowLoris()
    {
        QFETCH(QByteArray, begins);
        QFETCH(QByteArray, drop);
        FakeServer server(m_leaf, dripping(begins, drop, 50));
        QElapsedTimer timer;
        timer.start();
        const HttpResult result = ask(server);
        QVERIFY(!result);
        QCOMPARE(result.error().failure.kind, Failure::Kind::Unreachable);
        QVERIFY(result.error().mayHaveArrived);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void aSlowAnswerThatComesOnIsAnAnswer()
    {
        // 20 kB in a second and a half: longer than any pause may be, and never a pause.
        const QByteArray body = '{' + QByteArray(20'000, ' ') + '}';
        const QByteArray whole = FakeServer::http("200 OK", "application/json", body);
        FakeServer server(m_leaf, [whole](QSslSocket &socket, const QByteArray &) {
            auto sent = std::make_shared<qsizetype>(0);
            auto *timer = new QTimer(&socket);
            connect(timer, &QTimer::timeout, &socket, [&socket, whole, sent, timer] {
                socket.write(whole.mid(*sent, 1400));
                *sent += 1400;
                if (*sent >= whole.size())
                    timer->stop();
            });
            timer->start(100);
        });
        const HttpResult result = ask(server);
        QVERIFY2(result, result ? "" : qPrintable(result.error().failure.detail));
        QCOMPARE(result->body, body);
    }

    void endlessBodies_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("block");
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        QTest::newRow("without a length") << head + "\r\n" << QByteArray(64 * 1024, ' ');
        QTest::newRow("in chunks") << head + "Transfer-Encoding: chunked\r\n\r\n"
                                   << "10000\r\n" + QByteArray(0x10000, ' ') + "\r\n";
    }

    void endlessBodies()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, block);
        const qint64 before = peakMemory();
        FakeServer server(m_leaf, dripping(head, block, 1));
        const HttpResult result = ask(server);
        QVERIFY(!result);
        QCOMPARE(result.error().failure.kind, Failure::Kind::BadInput);
        QVERIFY2(result.error().failure.detail.contains(u"larger"_s), qPrintable(result.error().failure.detail));
        QVERIFY(peakMemory() - before < 64'000'000);
    }

    void aBombOfZerosIsNotUnpacked()
    {
        const QByteArray bomb = deflated(' ', 400);
        QVERIFY(bomb.size() < limits().body);
        const qint64 before = peakMemory();
        FakeServer server(
            m_leaf,
            FakeServer::always(FakeServer::http("200 OK", "application/json", bomb, "Content-Encoding: deflate\r\n")));
        const HttpResult result = ask(server);
        QVERIFY(!result);
        QVERIFY2(peakMemory() - before < 64'000'000, qPrintable(QString::number(peakMemory() - before)));
    }
};

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_httplimits.moc"
