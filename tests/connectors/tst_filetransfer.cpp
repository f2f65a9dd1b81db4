// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/jmap/filetransfer.h"
#include "fakeserver.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QSslSocket>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::connectors;
using domain::Failure;

namespace {

QString idOf(const QByteArray &bytes)
{
    return u"sha256-"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

//! Bytes whose parts differ from each other.
QByteArray fileOf(qint64 size)
{
    QByteArray bytes;
    for (qint64 i = 0; bytes.size() < size; ++i)
        bytes += QByteArray::number(i) + ' ';
    return bytes.left(size);
}

//! The device's files in memory.
class Files : public sync::BlobPort
{
public:
    domain::Result<qint64> size(const QString &blobId) override
    {
        if (!here.contains(blobId))
            return domain::failure(Failure::Kind::NotFound, blobId);
        return here.value(blobId).size();
    }
    domain::Result<QByteArray> read(const QString &blobId, qint64 offset, qint64 length) override
    {
        return here.value(blobId).mid(offset, length);
    }
    domain::Result<qint64> partial(const QString &blobId) override { return parts.value(blobId).size(); }
    domain::Result<void> append(const QString &blobId, qint64 offset, const QByteArray &bytes) override
    {
        if (offset != parts.value(blobId).size())
            return domain::failure(Failure::Kind::Internal, u"a gap"_s);
        parts[blobId] += bytes;
        return {};
    }
    domain::Result<void> finish(const QString &blobId) override
    {
        const QByteArray bytes = parts.take(blobId);
        if (idOf(bytes) != blobId)
            return domain::failure(Failure::Kind::Damaged, blobId);
        here.insert(blobId, bytes);
        return {};
    }

    QMap<QString, QByteArray> here;
    QMap<QString, QByteArray> parts;
};

//! The blobs of a server in memory, behind a FakeServer.
class BlobServer
{
public:
    //! What it answers to \a request.
    QByteArray answer(const QByteArray &request)
    {
        const QByteArray line = request.left(request.indexOf('\r'));
        const QByteArray body = request.mid(request.indexOf("\r\n\r\n") + 4);
        if (line.startsWith("POST /upload/")) {
            ++uploads;
            const QString id = idOf(body);
            known.insert(id, body);
            return json({{u"blobId"_s, id}, {u"size"_s, body.size()}});
        }
        if (line.startsWith("POST"))
            return json(
                {{u"methodResponses"_s, QJsonArray{QJsonValue(called(QJsonDocument::fromJson(body).object()))}}});
        return stretch(request);
    }

    QMap<QString, QByteArray> known;
    QString nameOfWhole; //!< instead of the hash
    int uploads = 0;
    QList<QByteArray> ranges;
    bool ignoresRanges = false;

private:
    static QByteArray json(const QJsonObject &object)
    {
        return FakeServer::http("200 OK", "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact));
    }
    QJsonArray called(const QJsonObject &request)
    {
        const QJsonArray call = request[u"methodCalls"][0].toArray();
        const QJsonObject arguments = call.at(1).toObject();
        if (call.at(0) == u"Blob/get"_s) {
            QJsonArray list;
            for (const QJsonValue id : arguments[u"ids"].toArray()) {
                if (known.contains(id.toString()))
                    list.append(QJsonObject{{u"id"_s, id}, {u"size"_s, known.value(id.toString()).size()}});
            }
            return {call.at(0), QJsonObject{{u"list"_s, list}}, call.at(2)};
        }
        QByteArray whole;
        for (const QJsonValue part : arguments[u"create"][u"f"][u"data"].toArray())
            whole += known.value(part[u"blobId"].toString());
        const QString id = nameOfWhole.isEmpty() ? idOf(whole) : nameOfWhole;
        known.insert(id, whole);
        return {call.at(0), QJsonObject{{u"created"_s, QJsonObject{{u"f"_s, QJsonObject{{u"id"_s, id}}}}}}, call.at(2)};
    }
    QByteArray stretch(const QByteArray &request)
    {
        static const QRegularExpression form(
            u"^GET /download/([^/?]+)/[\\s\\S]*\r\n[Rr]ange: bytes=(\\d+)-(\\d+)\r\n"_s);
        const auto match = form.match(QString::fromLatin1(request));
        ranges.append(match.captured(2).toLatin1());
        const QByteArray whole = known.value(match.captured(1));
        const qint64 from = match.captured(2).toLongLong();
        if (ignoresRanges)
            return FakeServer::http("200 OK", "text/html", "<html>Welcome</html>");
        if (whole.isEmpty())
            return FakeServer::http("404 Not Found", "application/problem+json", "{}");
        if (from >= whole.size())
            return FakeServer::http("416 Range Not Satisfiable", "text/plain", {},
                                    "Content-Range: bytes */" + QByteArray::number(whole.size()) + "\r\n");
        const QByteArray part = whole.mid(from, match.captured(3).toLongLong() - from + 1);
        return FakeServer::http("206 Partial Content", "application/octet-stream", part,
                                "Content-Range: bytes " + QByteArray::number(from) + '-'
                                    + QByteArray::number(from + part.size() - 1) + '/'
                                    + QByteArray::number(whole.size()) + "\r\n");
    }
};

} // namespace

class TestFileTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aSmallFileGoesInOnePost();
    void aLargeOneGoesInPartsAndIsJoined();
    void whatTheServerHasIsNotSent();
    void aCutUploadGoesOnWhereItWas();
    void anotherHashIsNoSuccess();
    void aFileThatIsNotHereIsSaid();
    void aDamagedFileIsNotSent();
    void aFileComesInStretches();
    void aCutDownloadGoesOnWhereItWas();
    void whatComesAsSomethingElseIsDamaged();
    void aPortalIsNoFile();
    void aFileThatTheServerDoesNotHave();

private:
    struct Ended
    {
        bool well = false;
        sync::RequestFailure failure;
    };
    Ended up(const QString &blobId);
    Ended down(const QString &blobId);
    Ended run(const std::function<void(FileTransfer &)> &begin);

    TestAuthority m_authority{u"Files"_s};
    TestAuthority::Leaf m_leaf;
    std::unique_ptr<FakeServer> m_server;
    BlobServer m_blobs;
    Files m_files;
    int m_dropAt = -1; //!< from this request on none is answered
    int m_requests = 0;
};

void TestFileTransfer::initTestCase()
{
    m_leaf = m_authority.issue(u"IP:127.0.0.1"_s);
}

void TestFileTransfer::init()
{
    m_blobs = {};
    m_files = {};
    m_dropAt = -1;
    m_requests = 0;
    m_server = std::make_unique<FakeServer>(m_leaf, [this](QSslSocket &socket, const QByteArray &request) {
        if (m_requests++ >= m_dropAt && m_dropAt >= 0) { // Qt itself asks again on a kept connection
            socket.abort();
            return;
        }
        socket.write(m_blobs.answer(request));
    });
}

void TestFileTransfer::cleanup()
{
    m_server.reset();
}

TestFileTransfer::Ended TestFileTransfer::run(const std::function<void(FileTransfer &)> &begin)
{
    HttpClient http({m_server->url(), "secret-token", m_authority.caFile()});
    FilePlaces places;
    places.api = QUrl(u"/jmap/"_s);
    places.upload = QUrl(u"/upload/a1/"_s);
    places.download = u"/download/{blobId}/{name}?type={type}"_s;
    places.accountId = u"a1"_s;
    auto *transfer = new FileTransfer(http, m_files, places, &http);
    Ended ended;
    bool over = false;
    connect(transfer, &FileTransfer::done, this, [&] { over = ended.well = true; });
    connect(transfer, &FileTransfer::failed, this, [&](const sync::RequestFailure &failure) {
        ended.failure = failure;
        over = true;
    });
    begin(*transfer);
    if (!QTest::qWaitFor([&] { return over; }, 30'000))
        ended.failure.failure.detail = u"it never ended"_s;
    return ended;
}

TestFileTransfer::Ended TestFileTransfer::up(const QString &blobId)
{
    return run([&](FileTransfer &transfer) { transfer.upload({blobId, 0}); });
}

TestFileTransfer::Ended TestFileTransfer::down(const QString &blobId)
{
    return run([&](FileTransfer &transfer) { transfer.download({blobId, 0, u"a b/c.log"_s, u"text/plain"_s}); });
}

void TestFileTransfer::aSmallFileGoesInOnePost()
{
    const QByteArray bytes = fileOf(1000);
    m_files.here.insert(idOf(bytes), bytes);
    QVERIFY(up(idOf(bytes)).well);
    QCOMPARE(m_blobs.known.value(idOf(bytes)), bytes);
    QCOMPARE(m_blobs.uploads, 1);
}

void TestFileTransfer::aLargeOneGoesInPartsAndIsJoined()
{
    const QByteArray bytes = fileOf(2 * FileTransfer::partBytes + 17);
    m_files.here.insert(idOf(bytes), bytes);
    QVERIFY(up(idOf(bytes)).well);
    QCOMPARE(m_blobs.uploads, 3);
    QVERIFY(m_blobs.known.value(idOf(bytes)) == bytes);
}

void TestFileTransfer::whatTheServerHasIsNotSent()
{
    const QByteArray bytes = fileOf(1000);
    m_blobs.known.insert(idOf(bytes), bytes);
    QVERIFY(up(idOf(bytes)).well); // not even here: somebody else's attachment
    QCOMPARE(m_blobs.uploads, 0);
}

void TestFileTransfer::aCutUploadGoesOnWhereItWas()
{
    const QByteArray bytes = fileOf(2 * FileTransfer::partBytes + 17);
    m_files.here.insert(idOf(bytes), bytes);
    m_dropAt = 4; // two questions, two parts
    const Ended cut = up(idOf(bytes));
    QVERIFY(!cut.well);
    QCOMPARE(cut.failure.failure.kind, Failure::Kind::Unreachable);
    QCOMPARE(m_blobs.uploads, 2);
    m_dropAt = -1;
    QVERIFY(up(idOf(bytes)).well);
    QCOMPARE(m_blobs.uploads, 3);
    QVERIFY(m_blobs.known.value(idOf(bytes)) == bytes);
}

void TestFileTransfer::anotherHashIsNoSuccess()
{
    const QByteArray bytes = fileOf(FileTransfer::partBytes + 17);
    m_files.here.insert(idOf(bytes), bytes);
    m_blobs.nameOfWhole = u"sha256-0"_s;
    const Ended ended = up(idOf(bytes));
    QVERIFY(!ended.well);
    QCOMPARE(ended.failure.failure.kind, Failure::Kind::Damaged);
}

void TestFileTransfer::aFileThatIsNotHereIsSaid()
{
    QCOMPARE(up(u"sha256-1"_s).failure.failure.kind, Failure::Kind::NotFound);
}

void TestFileTransfer::aDamagedFileIsNotSent()
{
    const QByteArray bytes = fileOf(1000);
    m_files.here.insert(idOf(bytes), fileOf(999));
    QCOMPARE(up(idOf(bytes)).failure.failure.kind, Failure::Kind::Damaged);
    QCOMPARE(m_blobs.uploads, 0);
}

void TestFileTransfer::aFileComesInStretches()
{
    const QByteArray bytes = fileOf(FileTransfer::partBytes + 17);
    m_blobs.known.insert(idOf(bytes), bytes);
    QVERIFY(down(idOf(bytes)).well);
    QVERIFY(m_files.here.value(idOf(bytes)) == bytes);
    QCOMPARE(m_blobs.ranges.size(), 2);
}

void TestFileTransfer::aCutDownloadGoesOnWhereItWas()
{
    const QByteArray bytes = fileOf(2 * FileTransfer::partBytes + 17);
    m_blobs.known.insert(idOf(bytes), bytes);
    m_dropAt = 2;
    QVERIFY(!down(idOf(bytes)).well);
    m_dropAt = -1;
    m_blobs.ranges.clear();
    QVERIFY(down(idOf(bytes)).well);
    QCOMPARE(m_blobs.ranges.first(), QByteArray::number(2 * FileTransfer::partBytes));
    QVERIFY(m_files.here.value(idOf(bytes)) == bytes);
}

void TestFileTransfer::whatComesAsSomethingElseIsDamaged()
{
    const QByteArray bytes = fileOf(1000);
    m_blobs.known.insert(idOf(bytes), fileOf(900));
    QCOMPARE(down(idOf(bytes)).failure.failure.kind, Failure::Kind::Damaged);
    QVERIFY(!m_files.here.contains(idOf(bytes)));
}

void TestFileTransfer::aPortalIsNoFile()
{
    m_blobs.ignoresRanges = true;
    QCOMPARE(down(u"sha256-1"_s).failure.failure.kind, Failure::Kind::NotOurServer);
    QVERIFY(m_files.parts.value(u"sha256-1"_s).isEmpty());
}

void TestFileTransfer::aFileThatTheServerDoesNotHave()
{
    QCOMPARE(down(u"sha256-1"_s).failure.failure.kind, Failure::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestFileTransfer)
#include "tst_filetransfer.moc"
