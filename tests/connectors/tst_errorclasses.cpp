// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/jmap/jmapconnector.h"
#include "fakeserver.h"
#include "rehearsal.h"

#include <QJsonDocument>
#include <QSslSocket>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::connectors;
using domain::Operation;
using domain::OperationState;
using Phase = domain::SyncStatus::Phase;

namespace {

const QByteArray problem = "application/problem+json";
const QByteArray json = "application/json";

//! A session of ours as the server declares it.
QByteArray session()
{
    const QString ours = u"https://secondline.dev/ns/helpdesk/1"_s;
    const QJsonObject account{{u"accountCapabilities"_s, QJsonObject{{ours, QJsonObject{{u"personId"_s, u"p1"_s}}}}}};
    const QJsonObject resource{{u"capabilities"_s,
                                QJsonObject{{u"urn:ietf:params:jmap:core"_s, QJsonObject{{u"maxCallsInRequest"_s, 16}}},
                                            {ours, QJsonObject{{u"serverId"_s, u"server-1"_s}}}}},
                               {u"primaryAccounts"_s, QJsonObject{{ours, u"a1"_s}}},
                               {u"accounts"_s, QJsonObject{{u"a1"_s, account}}},
                               {u"apiUrl"_s, u"/jmap/"_s},
                               {u"state"_s, u"1"_s}};
    return FakeServer::http("200 OK", json, QJsonDocument(resource).toJson(QJsonDocument::Compact));
}

} // namespace

//! Invariants X6, from the bytes of an answer to what becomes of the operation and of the account. No class drops it.
class TestErrorClasses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatAnAnswerMeans_data();
    void whatAnAnswerMeans();

private:
    TestAuthority m_authority{u"Errors"_s};
    TestAuthority::Leaf m_leaf;
};

void TestErrorClasses::initTestCase()
{
    m_leaf = m_authority.issue(u"IP:127.0.0.1"_s);
}

void TestErrorClasses::whatAnAnswerMeans_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<OperationState>("state");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<qint64>("pauseAtLeast");
    const auto http = [](const QByteArray &status, const QByteArray &type = problem, const QByteArray &body = "{}",
                         const QByteArray &headers = {}) { return FakeServer::http(status, type, body, headers); };
    // pause the account
    QTest::newRow("401") << http("401 Unauthorized") << OperationState::Queued << Phase::SignedOut << qint64(0);
    QTest::newRow("403") << http("403 Forbidden") << OperationState::Queued << Phase::Waiting << qint64(0);
    QTest::newRow("407") << http("407 Proxy Authentication Required") << OperationState::Queued << Phase::Waiting
                         << qint64(0);
    QTest::newRow("captive portal") << http("200 OK", "text/html", "<html>") << OperationState::Unknown
                                    << Phase::Waiting << qint64(0);
    QTest::newRow("511") << http("511 Network Authentication Required", "text/html", "<html>")
                         << OperationState::Unknown << Phase::Waiting << qint64(0);
    // wait: what the server says it has not begun is still queued, for the rest nobody knows
    QTest::newRow("408") << http("408 Request Timeout") << OperationState::Unknown << Phase::Waiting << qint64(0);
    QTest::newRow("425") << http("425 Too Early") << OperationState::Queued << Phase::Waiting << qint64(0);
    QTest::newRow("429") << http("429 Too Many Requests", problem, "{}", "Retry-After: 40\r\n")
                         << OperationState::Queued << Phase::Waiting << qint64(40'000);
    QTest::newRow("500") << http("500 Internal Server Error") << OperationState::Unknown << Phase::Waiting << qint64(0);
    QTest::newRow("502") << http("502 Bad Gateway", "text/html", "<html>") << OperationState::Unknown << Phase::Waiting
                         << qint64(0);
    QTest::newRow("503") << http("503 Service Unavailable", problem, "{}", "Retry-After: 700\r\n")
                         << OperationState::Unknown << Phase::Waiting << qint64(700'000);
    QTest::newRow("504") << http("504 Gateway Timeout") << OperationState::Unknown << Phase::Waiting << qint64(0);
    // open a conflict
    QTest::newRow("409") << http("409 Conflict") << OperationState::Conflict << Phase::Idle << qint64(0);
    QTest::newRow("412") << http("412 Precondition Failed") << OperationState::Conflict << Phase::Idle << qint64(0);
    // ask the person
    for (const QByteArray status : {"400 Bad Request", "404 Not Found", "405 Method Not Allowed", "410 Gone",
                                    "413 Content Too Large", "415 Unsupported Media Type", "422 Unprocessable Content"})
        QTest::newRow(status.constData()) << http(status) << OperationState::Rejected << Phase::Idle << qint64(0);
    // unknown
    QTest::newRow("2xx that is cut") << http("200 OK", json, "{\"methodResponses\": [[\"Ent") << OperationState::Unknown
                                     << Phase::Waiting << qint64(0);
    QTest::newRow("2xx that says nothing of it")
        << http("200 OK", json, "{\"methodResponses\": [], \"sessionState\": \"1\"}") << OperationState::Unknown
        << Phase::Waiting << qint64(0);
    QTest::newRow("closed without a word") << QByteArray() << OperationState::Unknown << Phase::Waiting << qint64(0);
}

void TestErrorClasses::whatAnAnswerMeans()
{
    QFETCH(QByteArray, answer);
    QFETCH(qint64, pauseAtLeast);
    FakeServer server(m_leaf, [answer](QSslSocket &socket, const QByteArray &request) {
        socket.write(request.startsWith("GET") ? session() : answer);
        if (!request.startsWith("GET"))
            socket.disconnectFromHost();
    });
    JmapConnector connector({server.url(), "secret-token", m_authority.caFile()});
    std::optional<sync::Event> came;
    connect(&connector, &sync::Connector::answered, this,
            [&](quint64 request, const sync::Answer &answered, const sync::Cost &cost) {
                came = sync::Answered{request, answered, cost};
            });
    connect(&connector, &sync::Connector::failed, this,
            [&](quint64 request, const sync::RequestFailure &failure, const sync::Cost &cost) {
                came = sync::Failed{request, failure, cost};
            });
    connector.send(1, sync::OpenSession{});
    QTRY_VERIFY_WITH_TIMEOUT(came, 10'000);
    QVERIFY(std::holds_alternative<sync::Answered>(*came));

    // The engine sends, the connector carries, the engine hears of it.
    Rehearsal rehearsal;
    rehearsal.settleDown();
    const Operation operation = Rehearsal::comment(u"t1"_s, 1);
    rehearsal.happens(sync::OperationsChanged{{operation}});
    rehearsal.happens(sync::SendingMarked{{operation.id}});
    const auto push = rehearsal.sent<sync::Push>().first();
    came.reset();
    connector.send(push.first, push.second);
    QTRY_VERIFY_WITH_TIMEOUT(came, 10'000);
    rehearsal.happens(*came);

    const auto settled = rehearsal.effects<sync::Settle>();
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().settlements.size(), 1);
    QTEST(settled.first().settlements.first().state, "state");
    QTEST(rehearsal.state().shown.phase, "phase");
    QVERIFY(!rehearsal.state().operations.isEmpty());
    const auto wakes = rehearsal.effects<sync::WakeAt>();
    if (pauseAtLeast > 0)
        QVERIFY(wakes.first().monotonicMs - 1000 >= pauseAtLeast);
    else if (!wakes.isEmpty())
        QVERIFY(wakes.first().monotonicMs - 1000 <= 5 * 60 * 1000);
}

QTEST_GUILESS_MAIN(TestErrorClasses)
#include "tst_errorclasses.moc"
