// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/instant.h"
#include "protocol/pagereader.h"
#include "protocol/session.h"
#include "protocol/wiredate.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::protocol;
using domain::Cell;
using domain::Failure;
using domain::ObjectType;

namespace {

QByteArray golden(const QString &name)
{
    QFile file(QFINDTESTDATA(u"data/"_s + name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such file: %s", qPrintable(name));
    return file.readAll();
}

const Cell &cellOf(const domain::RowBatch &rows, qsizetype row, std::string_view property)
{
    return rows.cells(row)[static_cast<size_t>(domain::propertyIndex(rows.type(), property))];
}

QByteArray pageWith(const QByteArray &object, const QByteArray &method = "Ticket/get")
{
    return "{\"methodResponses\": [[\"" + method + "\", {\"list\": [{\"id\": \"t1\", \"version\": 1}, " + object
        + "]}, \"c\"]]}";
}

} // namespace

class TestPageReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARound();
    void rowsOutliveTheResponse();
    void refusesWhatDoesNotFollowItsKind_data();
    void refusesWhatDoesNotFollowItsKind();
    void saysWhatIsNoResponse_data();
    void saysWhatIsNoResponse();
    void everyCutIsAFailureOrTheWhole();
    void datesAgreeWithTheDomain_data();
    void datesAgreeWithTheDomain();
    void readsASession();
    void refusesASession_data();
    void refusesASession();
};

void TestPageReader::readsARound()
{
    const auto response = readResponse(golden(u"round.json"_s));
    QVERIFY2(response, response ? "" : qPrintable(response.error().detail));
    QCOMPARE(response->sessionState, u"s7"_s);
    const auto *changes = response->find<ChangesAnswer>(u"Ticket"_s);
    QVERIFY(changes);
    QCOMPARE(changes->newState, u"8131.77e0ab19"_s);
    QVERIFY(changes->hasMoreChanges);
    QCOMPARE(changes->updated, QStringList{u"t4a"_s});
    QCOMPARE(changes->destroyed, QStringList{u"t09"_s});
    const auto *get = response->find<GetAnswer>(u"Ticket-updated"_s);
    QVERIFY(get);
    QCOMPARE(get->notFound, QStringList{u"t0"_s});
    const domain::RowBatch &rows = get->rows;
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.id(0), "t4a");
    QCOMPARE(rows.version(0), 12);
    QCOMPARE(cellOf(rows, 0, "number").text, "HD-000123");
    QCOMPARE(cellOf(rows, 0, "subject").text,
             "Drucker \"S\xc3\xbc"
             "d\" \xe2\x80\x93 \xf0\x9f\x96\xa8");
    QCOMPARE(cellOf(rows, 0, "updatedAt").integer, 1'781'773'964'031);
    QCOMPARE(cellOf(rows, 0, "createdAt").integer, -100);
    QCOMPARE(cellOf(rows, 0, "clockSkewMs").integer, -2140);
    QCOMPARE(cellOf(rows, 0, "majorIncident").integer, 1);
    QCOMPARE(cellOf(rows, 0, "backendAccess").integer, 0);
    QCOMPARE(cellOf(rows, 0, "backendAccess").kind, Cell::Kind::Integer);
    QCOMPARE(cellOf(rows, 0, "requester").text, "{\"name\": \"Ana [x]\", \"email\": null}");
    QCOMPARE(cellOf(rows, 0, "tags").text, "[]");
    QCOMPARE(cellOf(rows, 0, "assigneeId").kind, Cell::Kind::Null);
    QCOMPARE(cellOf(rows, 0, "queueId").kind, Cell::Kind::Null); // missing
    QCOMPARE(response->find<ErrorAnswer>(u"Entry"_s)->type, u"cannotCalculateChanges"_s);
    QCOMPARE(response->find<QueryAnswer>(u"page"_s)->ids, (QStringList{u"t4a"_s, u"t49"_s}));
    QCOMPARE(response->find<QueryAnswer>(u"page"_s)->total, 18000);
    QVERIFY(response->find<SetAnswer>(u"s0"_s)->arguments[u"created"][u"c1"][u"replayed"].toBool());
    QVERIFY(response->find<OtherAnswer>(u"unknown type"_s));
}

void TestPageReader::rowsOutliveTheResponse()
{
    std::optional<domain::RowBatch> slice;
    {
        auto response = readResponse(golden(u"round.json"_s));
        slice = response->find<GetAnswer>(u"Ticket-updated"_s)->rows.slice(0, 1);
    }
    QCOMPARE(cellOf(*slice, 0, "number").text, "HD-000123");
    QCOMPARE(cellOf(*slice, 0, "subject").text.substr(0, 7), "Drucker");
}

void TestPageReader::refusesWhatDoesNotFollowItsKind_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QString>("place");
    QTest::newRow("a text that is a number")
        << QByteArray(R"({"id": "t2", "version": 1, "subject": 5})") << u"subject"_s;
    QTest::newRow("a number that is a text")
        << QByteArray(R"({"id": "t2", "version": 1, "impact": "2"})") << u"impact"_s;
    QTest::newRow("a number below its range")
        << QByteArray(R"({"id": "t2", "version": 1, "impact": -1})") << u"impact"_s;
    QTest::newRow("a number with a fraction")
        << QByteArray(R"({"id": "t2", "version": 1, "impact": 1.5})") << u"impact"_s;
    QTest::newRow("a count that JSON cannot carry exactly")
        << QByteArray(R"({"id": "t2", "version": 1, "impact": 9007199254740992})") << u"impact"_s;
    QTest::newRow("a number that JSON cannot carry exactly")
        << QByteArray(R"({"id": "t2", "version": 1, "clockSkewMs": 9007199254740992})") << u"clockSkewMs"_s;
    QTest::newRow("a date with an offset")
        << QByteArray(R"({"id": "t2", "version": 1, "openedAt": "2026-06-18T09:12:44+02:00"})") << u"openedAt"_s;
    QTest::newRow("a flag that is a text")
        << QByteArray(R"({"id": "t2", "version": 1, "majorIncident": "true"})") << u"majorIncident"_s;
    QTest::newRow("a list that is a text") << QByteArray(R"({"id": "t2", "version": 1, "tags": "a"})") << u"tags"_s;
    QTest::newRow("no version") << QByteArray(R"({"id": "t2"})") << u"list[1]"_s;
    QTest::newRow("no id") << QByteArray(R"({"version": 3})") << u"list[1]"_s;
    QTest::newRow("an id without end") << QByteArray(R"({"version": 3, "id": ")" + QByteArray(65, 'x') + R"("})")
                                       << u"list[1]"_s;
    QTest::newRow("not an object") << QByteArray("7") << u"list[1]"_s;
}

void TestPageReader::refusesWhatDoesNotFollowItsKind()
{
    QFETCH(QByteArray, object);
    QFETCH(QString, place);
    const auto response = readResponse(pageWith(object));
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Failure::Kind::BadInput);
    QVERIFY2(response.error().detail.startsWith(u"Ticket/get"_s), qPrintable(response.error().detail));
    QVERIFY2(response.error().detail.contains(place), qPrintable(response.error().detail));
}

void TestPageReader::saysWhatIsNoResponse_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><title>Welcome to the hotel</title>");
    QTest::newRow("other JSON") << QByteArray(R"({"login": "please"})");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("not UTF-8") << QByteArray("{\"methodResponses\": [], \"x\": \"\xff\"}");
}

void TestPageReader::saysWhatIsNoResponse()
{
    QFETCH(QByteArray, body);
    const auto response = readResponse(body);
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Failure::Kind::NotOurServer);
}

void TestPageReader::everyCutIsAFailureOrTheWhole()
{
    const QByteArray whole = golden(u"round.json"_s).trimmed();
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!readResponse(whole.left(length)), qPrintable(QString::number(length)));
    QVERIFY(readResponse(whole));
}

void TestPageReader::datesAgreeWithTheDomain_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"2026-06-18T09:12:44Z"_s,
                                u"2026-06-18T09:12:44.1Z"_s,
                                u"2026-06-18T09:12:44.12Z"_s,
                                u"2026-06-18T09:12:44.123Z"_s,
                                u"2024-02-29T00:00:00Z"_s,
                                u"2023-02-29T00:00:00Z"_s,
                                u"1900-02-29T00:00:00Z"_s,
                                u"2000-02-29T23:59:59.999Z"_s,
                                u"1969-12-31T23:59:59Z"_s,
                                u"0001-01-01T00:00:00Z"_s,
                                u"9999-12-31T23:59:59Z"_s,
                                u"2026-13-01T00:00:00Z"_s,
                                u"2026-00-01T00:00:00Z"_s,
                                u"2026-01-32T00:00:00Z"_s,
                                u"2026-01-01T24:00:00Z"_s,
                                u"2026-01-01T00:60:00Z"_s,
                                u"2026-01-01T00:00:60Z"_s,
                                u"2026-01-01T00:00:00"_s,
                                u"2026-01-01T00:00:00+01:00"_s,
                                u"2026-01-01T00:00:00.Z"_s,
                                u"2026-01-01T00:00:00.1234Z"_s,
                                u"2026-01-01 00:00:00Z"_s,
                                u"2026-1-01T00:00:00Z"_s,
                                u"2026-01-01T0a:00:00Z"_s,
                                u""_s})
        QTest::newRow(qPrintable(text)) << text;
}

void TestPageReader::datesAgreeWithTheDomain()
{
    QFETCH(QString, text);
    const auto slow = domain::fromUtcDate(text);
    const auto fast = millisecondsOf(text.toStdString());
    QCOMPARE(fast.has_value(), slow.has_value());
    if (slow)
        QCOMPARE(*fast, slow->toMSecsSinceEpoch());
}

void TestPageReader::readsASession()
{
    const auto session = readSession(golden(u"session.json"_s));
    QVERIFY2(session, session ? "" : qPrintable(session.error().detail));
    QCOMPARE(session->serverId, u"3a0c4f7e-9d3b-4b8f-8a54-0f6c2b1d7e90"_s);
    QCOMPARE(session->accountId, u"a1"_s);
    QCOMPARE(session->personId, u"p3"_s);
    QCOMPARE(session->login, u"t2second"_s);
    QCOMPARE(session->apiUrl, u"https://127.0.0.1:40123/jmap/"_s);
    QCOMPARE(session->maxObjectsInGet, 2000);
    QCOMPARE(session->maxConcurrentRequests, 4);
}

void TestPageReader::refusesASession_data()
{
    QTest::addColumn<QByteArray>("find");
    QTest::addColumn<QByteArray>("replace");
    QTest::addColumn<Failure::Kind>("kind");
    QTest::newRow("another kind of JMAP server")
        << QByteArray("secondline.dev/ns/helpdesk/1") << QByteArray("example.com/mail") << Failure::Kind::NotOurServer;
    QTest::newRow("no server id") << QByteArray("serverId") << QByteArray("serverName") << Failure::Kind::NotOurServer;
    QTest::newRow("wants a newer program")
        << QByteArray("\"0.1.0\"") << QByteArray("\"99.0\"") << Failure::Kind::TooNew;
}

void TestPageReader::refusesASession()
{
    QFETCH(QByteArray, find);
    QFETCH(QByteArray, replace);
    QFETCH(Failure::Kind, kind);
    QByteArray body = golden(u"session.json"_s);
    QVERIFY(body.contains(find));
    const auto session = readSession(body.replace(find, replace));
    QVERIFY(!session);
    QCOMPARE(session.error().kind, kind);
}

QTEST_GUILESS_MAIN(TestPageReader)
#include "tst_pagereader.moc"
