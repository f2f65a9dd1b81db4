// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/importformat.h"
#include "protocol/jmaprequest.h"
#include "protocol/jmapresponse.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::protocol;

//! The server's side of the wire against golden files: `NAME.request.json` is read as `NAME.expected.json` says.
class ServerCodecsTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int mostCalls = 4;

    static QByteArray golden(const QString &name)
    {
        QFile file(QStringLiteral(GOLDEN_FILES) + u'/' + name);
        if (!file.open(QFile::ReadOnly))
            qFatal("no golden file %s", qPrintable(name));
        return file.readAll();
    }

    //! What was read, in the form of the golden files.
    static QJsonObject picture(const tl::expected<JmapRequest, Problem> &read)
    {
        if (!read) {
            QJsonObject problem{{u"type"_s, read.error().type}, {u"status"_s, read.error().status}};
            if (!read.error().limit.isEmpty())
                problem.insert(u"limit"_s, read.error().limit);
            return {{u"problem"_s, problem}};
        }
        QJsonArray calls;
        for (const MethodCall &call : read->calls)
            calls.append(QJsonArray{call.name, call.arguments, call.callId});
        QJsonObject created;
        for (auto it = read->createdIds.begin(); it != read->createdIds.end(); ++it)
            created.insert(it.key(), it.value());
        return {{u"calls"_s, calls}, {u"createdIds"_s, created}, {u"wantsCreatedIds"_s, read->wantsCreatedIds}};
    }

private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = QDir(QStringLiteral(GOLDEN_FILES)).entryList({u"*.request.json"_s});
        QVERIFY(files.size() >= 9);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << file.section(u'.', 0, 0);
    }

    void requests()
    {
        QFETCH(QString, name);
        const QJsonObject expected = QJsonDocument::fromJson(golden(name + u".expected.json"_s)).object();
        QVERIFY(!expected.isEmpty());
        QCOMPARE(picture(readRequest(golden(name + u".request.json"_s), mostCalls)), expected);
    }

    void noRequestIsReadFromHalfOfOne()
    {
        const QByteArray whole = golden(u"sync-round.request.json"_s).trimmed();
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY(!readRequest(whole.left(length), mostCalls));
        QVERIFY(readRequest(whole, mostCalls));
    }

    void references_data()
    {
        QTest::addColumn<QJsonObject>("sample");
        const QJsonArray samples = QJsonDocument::fromJson(golden(u"references.json"_s)).array();
        QVERIFY(!samples.isEmpty());
        for (const QJsonValue &sample : samples)
            QTest::newRow(qPrintable(sample[u"name"].toString())) << sample.toObject();
    }

    void references()
    {
        QFETCH(const QJsonObject, sample);
        const auto resolved =
            withReferencesResolved(sample[u"arguments"].toObject(),
                                   [&](const QString &callId, const QString &name) -> std::optional<QJsonObject> {
                                       const QJsonValue answer = sample[u"answers"][callId];
                                       if (answer[u"name"].toString() != name)
                                           return std::nullopt;
                                       return answer[u"arguments"].toObject();
                                   });
        QCOMPARE(resolved ? QString() : resolved.error().type, sample[u"error"].toString());
        if (resolved)
            QCOMPARE(*resolved, sample[u"expected"].toObject());
    }

    void aResponse()
    {
        JmapResponse response;
        // Stored objects go out as the bytes that they are.
        response.append(u"Ticket/get"_s, golden(u"ticket-get.arguments.json"_s).trimmed(), u"tc"_s);
        response.appendError(u"unsupportedFilter"_s, u"no such filter"_s, u"x\"y"_s);
        const QHash<QString, QString> created{{u"k1"_s, u"t4a"_s}};
        QCOMPARE(response.toJson(u"s7"_s, &created), golden(u"response.expected.json"_s).trimmed());
        QCOMPARE((*response.answer(u"tc"_s, u"Ticket/get"_s))[u"state"].toString(), u"8131.77e0ab19"_s);
        QVERIFY(!response.answer(u"tc"_s, u"Ticket/query"_s));
    }

    void aProblem()
    {
        const QJsonObject json =
            QJsonDocument::fromJson(Problem::overLimit(u"maxSizeRequest"_s, 413).toJson()).object();
        QCOMPARE(json[u"type"].toString(), u"urn:ietf:params:jmap:error:limit"_s);
        QCOMPARE(json[u"status"].toInt(), 413);
        QCOMPARE(json[u"limit"].toString(), u"maxSizeRequest"_s);
    }

    void anArticleLine()
    {
        const QList<QByteArray> lines = golden(u"articles.ndjson"_s).split('\n');
        const auto article = readArticleLine(lines[0]);
        QVERIFY(article.has_value());
        QCOMPARE(article->updated, QDateTime(QDate(2020, 10, 12), QTime(0, 0), Qt::UTC));
        QCOMPARE(article->topic, QString());
        QCOMPARE(article->tags, QStringList{u"x"_s});
        // Some of the published ones have no date.
        QVERIFY(!readArticleLine(lines[1])->updated.isValid());
        QVERIFY(!readArticleLine(lines[2]));
        QVERIFY(!readArticleLine(lines[3]));
        QVERIFY(!readArticleLine(""));
    }
};

QTEST_GUILESS_MAIN(ServerCodecsTest)
#include "tst_servercodecs.moc"
