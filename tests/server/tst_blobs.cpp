// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdesk.h"

#include "server/desk/blobcleaning.h"
#include "server/jmap/limits.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::server;
using secondline::domain::ObjectType;

//! Files in parts: joining, what is known already, who may see it, how long it lives.
class BlobsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestDesk> m_desk;

    BlobFiles files() const { return BlobFiles(m_desk->folder().blobs()); }

    static QString idOf(const QByteArray &bytes)
    {
        return u"sha256-"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }

    //! As `POST /jmap/upload/` does it.
    QString upload(const QString &login, const QByteArray &bytes)
    {
        QFile file(files().newTemporaryFile());
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no upload");
        file.close();
        const BlobInfo blob = files().measured(file.fileName());
        Transaction transaction(m_desk->storage(), Storage::Access::Write);
        files().place(file.fileName(), blob);
        m_desk->storage().addBlob(blob, *m_desk->storage().named(ObjectType::Person, login), m_desk->now);
        transaction.commit();
        return blob.id;
    }

    QJsonObject join(const QString &login, const QJsonArray &data, const QJsonValue &type = {})
    {
        QJsonObject blob{{u"data"_s, data}};
        if (type.isString())
            blob.insert(u"type"_s, type);
        return m_desk->call(login, u"Blob/upload"_s, {{u"create"_s, QJsonObject{{u"c"_s, blob}}}});
    }

    //! What Blob/get says of one blob; empty where it is not found.
    QJsonObject known(const QString &login, const QString &id)
    {
        return m_desk
            ->call(login, u"Blob/get"_s,
                   {{u"ids"_s, QJsonArray{id}}, {u"properties"_s, QJsonArray{u"size"_s}}})[u"list"][0]
            .toObject();
    }

    QByteArray content(const QString &id) const
    {
        QFile file(files().fileOf(id));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString attach(const QString &login, const QString &blobId)
    {
        const QJsonObject attachment{
            {u"blobId"_s, blobId}, {u"name"_s, u"a.log"_s}, {u"type"_s, u"text/plain"_s}, {u"size"_s, 1}};
        return m_desk
            ->create(login, u"Entry"_s,
                     {{u"ticketId"_s, m_desk->ticketIn(u"Web · Tier 2"_s)},
                      {u"kind"_s, u"note"_s},
                      {u"text"_s, u"the log"_s},
                      {u"attachments"_s, QJsonArray{attachment}}})[u"id"]
            .toString();
    }

    int clean() { return cleanBlobs(m_desk->storage(), files(), m_desk->now); }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<TestDesk>(); }

    void partsAreJoinedAndKnownByTheirHash()
    {
        QByteArray whole(3'500'000, '\0');
        for (qsizetype i = 0; i < whole.size(); ++i)
            whole[i] = static_cast<char>(i * 31 + i / 977);
        QJsonArray parts;
        for (qsizetype from = 0; from < whole.size(); from += 1'000'000) {
            const QByteArray part = whole.mid(from, 1'000'000);
            QVERIFY(known(u"t2tech"_s, idOf(part)).isEmpty());
            parts.append(QJsonObject{{u"blobId"_s, upload(u"t2tech"_s, part)}});
            QCOMPARE(known(u"t2tech"_s, idOf(part)), (QJsonObject{{u"id"_s, idOf(part)}, {u"size"_s, part.size()}}));
        }
        QVERIFY(known(u"t2tech"_s, idOf(whole)).isEmpty());
        const QJsonObject made{{u"id"_s, idOf(whole)}, {u"type"_s, u"image/png"_s}, {u"size"_s, whole.size()}};
        for (int repeat = 0; repeat < 2; ++repeat) {
            const QJsonObject answer = join(u"t2tech"_s, parts, u"image/png"_s);
            QCOMPARE(answer[u"created"][u"c"].toObject(), made);
            QVERIFY(answer[u"notCreated"].isNull());
            QVERIFY(content(idOf(whole)) == whole);
        }
        QCOMPARE(known(u"t2tech"_s, idOf(whole))[u"size"].toInt(), whole.size());
        QCOMPARE(QDir(m_desk->folder().blobs()).entryList(QDir::Files), QStringList());
        // Neither the whole nor its parts are anybody else's.
        QVERIFY(known(u"t2second"_s, idOf(whole)).isEmpty());
        QCOMPARE(join(u"t2second"_s, parts)[u"notCreated"][u"c"][u"type"].toString(), u"blobNotFound"_s);
    }

    void rangesTextsAndEarlierOnes()
    {
        const QString fox = upload(u"t2tech"_s, "The quick brown fox jumped over the lazy dog.");
        const QJsonObject creates{
            {u"a"_s,
             QJsonObject{{u"data"_s,
                          QJsonArray{QJsonObject{{u"data:asText"_s, u"How"_s}},
                                     QJsonObject{{u"blobId"_s, fox}, {u"offset"_s, 3}, {u"length"_s, 7}},
                                     QJsonObject{{u"data:asBase64"_s, u"d2FzIHTDqQ=="_s}}}}}},
            {u"b"_s,
             QJsonObject{{u"data"_s,
                          QJsonArray{QJsonObject{{u"blobId"_s, u"#a"_s}, {u"offset"_s, 4}},
                                     QJsonObject{{u"data:asText"_s, u"?"_s}}}}}}};
        const QJsonObject created =
            m_desk->call(u"t2tech"_s, u"Blob/upload"_s, {{u"create"_s, creates}})[u"created"].toObject();
        const QByteArray a = "How quick was té";
        QCOMPARE(created[u"a"].toObject(),
                 (QJsonObject{{u"id"_s, idOf(a)}, {u"type"_s, QJsonValue()}, {u"size"_s, a.size()}}));
        QCOMPARE(content(idOf(a)), a);
        QCOMPARE(created[u"b"][u"id"].toString(), idOf(a.mid(4) + '?'));
        const QJsonObject nothing = join(u"t2tech"_s, {})[u"created"][u"c"].toObject();
        QCOMPARE(nothing[u"id"].toString(), idOf({}));
    }

    void refusedSources_data()
    {
        QTest::addColumn<QJsonArray>("data");
        QTest::addColumn<QString>("type");
        const QString bad = u"invalidProperties"_s;
        const QString id = idOf("0123456789");
        const auto row = [](const char *name, const QJsonObject &source, const QString &type) {
            QTest::newRow(name) << QJsonArray{source} << type;
        };
        row("two at once", {{u"data:asText"_s, u"x"_s}, {u"blobId"_s, id}}, bad);
        row("none", {{u"offset"_s, 1}}, bad);
        row("not base64", {{u"data:asBase64"_s, u"a*=="_s}}, bad);
        row("a number as text", {{u"data:asText"_s, 7}}, bad);
        row("from before the start", {{u"blobId"_s, id}, {u"offset"_s, -1}}, bad);
        row("from beyond the end", {{u"blobId"_s, id}, {u"offset"_s, 11}}, bad);
        row("longer than it is", {{u"blobId"_s, id}, {u"offset"_s, 5}, {u"length"_s, 6}}, bad);
        row("half a byte", {{u"blobId"_s, id}, {u"length"_s, 1.5}}, bad);
        row("not there", {{u"blobId"_s, idOf("else")}}, u"blobNotFound"_s);
        row("a way out", {{u"blobId"_s, u"sha256-/../../server.db"_s}}, u"blobNotFound"_s);
        row("no earlier one", {{u"blobId"_s, u"#zz"_s}}, u"blobNotFound"_s);
        QJsonArray many;
        for (int i = 0; i <= limits::maxDataSources; ++i)
            many.append(QJsonObject{{u"data:asText"_s, u"x"_s}});
        QTest::newRow("too many") << many << bad;
    }

    void refusedSources()
    {
        QFETCH(QJsonArray, data);
        QFETCH(QString, type);
        upload(u"t2tech"_s, "0123456789");
        const QJsonObject error = join(u"t2tech"_s, data)[u"notCreated"][u"c"].toObject();
        QCOMPARE(error[u"type"].toString(), type);
        if (type == u"blobNotFound")
            QCOMPARE(error[u"notFound"].toArray(), (QJsonArray{data[0][u"blobId"]}));
        QCOMPARE(files().placed(), QStringList{idOf("0123456789")});
        QCOMPARE(QDir(m_desk->folder().blobs()).entryList(QDir::Files), QStringList());
    }

    void whatIsTooLargeIsRefusedBeforeItIsWritten()
    {
        const QString part = upload(u"t2tech"_s, QByteArray(4'000'000, 'x'));
        QJsonArray parts;
        for (int i = 0; i < 501; ++i)
            parts.append(QJsonObject{{u"blobId"_s, part}});
        QCOMPARE(join(u"t2tech"_s, parts)[u"notCreated"][u"c"][u"type"].toString(), u"tooLarge"_s);
    }

    void contentIsToldAsRfc9404Says()
    {
        const QString text = upload(u"t2tech"_s, "grüße");
        const QString bytes = upload(u"t2tech"_s, "\xff\x01");
        const auto get = [&](const QString &id, const QJsonObject &more = {}) {
            QJsonObject arguments = more;
            arguments.insert(u"ids"_s, QJsonArray{id});
            return m_desk->call(u"t2tech"_s, u"Blob/get"_s, arguments)[u"list"][0].toObject();
        };
        QCOMPARE(get(text), (QJsonObject{{u"id"_s, text}, {u"data:asText"_s, u"grüße"_s}, {u"size"_s, 7}}));
        QCOMPARE(
            get(bytes),
            (QJsonObject{
                {u"id"_s, bytes}, {u"data:asBase64"_s, u"/wE="_s}, {u"isEncodingProblem"_s, true}, {u"size"_s, 2}}));
        QCOMPARE(get(text, {{u"properties"_s, QJsonArray{u"data:asText"_s}}, {u"offset"_s, 2}, {u"length"_s, 99}}),
                 (QJsonObject{{u"id"_s, text}, {u"data:asText"_s, u"üße"_s}, {u"isTruncated"_s, true}}));
        QCOMPARE(m_desk
                     ->call(u"t2tech"_s, u"Blob/get"_s,
                            {{u"ids"_s, QJsonArray{text}}, {u"properties"_s, QJsonArray{u"digest:sha"_s}}})[u"type"]
                     .toString(),
                 u"invalidArguments"_s);
        const QString large = upload(u"t2tech"_s, QByteArray(8'000'001, 'x'));
        QCOMPARE(m_desk->call(u"t2tech"_s, u"Blob/get"_s, {{u"ids"_s, QJsonArray{large}}})[u"type"].toString(),
                 u"requestTooLarge"_s);
    }

    void whatNobodyRefersToLivesAWeek()
    {
        const QString loose = upload(u"t2tech"_s, "loose");
        const QString used = upload(u"t2tech"_s, "used");
        const QString again = upload(u"t2tech"_s, "again");
        QVERIFY(!attach(u"t2tech"_s, used).isEmpty());
        m_desk->now = m_desk->now.addDays(5);
        QCOMPARE(clean(), 0);
        upload(u"t2tech"_s, "again");
        m_desk->now = m_desk->now.addDays(2);
        // On its last day it is no longer promised, so that nothing is built on it; it is still there.
        QVERIFY(known(u"t2tech"_s, loose).isEmpty());
        QVERIFY(attach(u"t2tech"_s, loose).isEmpty());
        QCOMPARE(clean(), 0);
        QVERIFY(!content(loose).isEmpty());
        m_desk->now = m_desk->now.addSecs(1);
        QCOMPARE(clean(), 1);
        QStringList left = files().placed();
        left.sort();
        QStringList expected{used, again};
        expected.sort();
        QCOMPARE(left, expected);
        QVERIFY(!known(u"t2tech"_s, used).isEmpty());
        QVERIFY(!known(u"t2tech"_s, again).isEmpty());
        // It comes back as if it had never been here.
        upload(u"t2tech"_s, "loose");
        QVERIFY(!known(u"t2tech"_s, loose).isEmpty());
    }

    void whatWasRedactedIsGone()
    {
        const QString secret = upload(u"t2tech"_s, "a password");
        const QString entry = attach(u"t2tech"_s, secret);
        m_desk->now = m_desk->now.addDays(30);
        QCOMPARE(clean(), 0);
        QVERIFY(m_desk->update(u"supervisor"_s, u"Entry"_s, entry, {{u"redacted"_s, true}}).contains(u"version"));
        QCOMPARE(clean(), 1);
        QVERIFY(content(secret).isEmpty());
    }

    void filesThatNoRecordKnowsGo()
    {
        m_desk->now = QDateTime::currentDateTimeUtc();
        const QString kept = upload(u"t2tech"_s, "kept");
        QFile file(files().newTemporaryFile());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("the record was never committed");
        file.close();
        files().place(file.fileName(), files().measured(file.fileName()));
        QFile broken(files().newTemporaryFile());
        QVERIFY(broken.open(QFile::WriteOnly));
        QCOMPARE(files().placed().size(), 2);
        clean();
        QVERIFY(broken.exists()); // it may still be written to
        QVERIFY(broken.setFileTime(m_desk->now.addDays(-2), QFile::FileModificationTime));
        clean();
        QVERIFY(!broken.exists());
        QCOMPARE(files().placed(), QStringList{kept});
    }
};

QTEST_GUILESS_MAIN(BlobsTest)
#include "tst_blobs.moc"
