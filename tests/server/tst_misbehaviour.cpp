// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdesk.h"
#include "webclient.h"

#include "domain/instant.h"
#include "server/auth/accesstoken.h"
#include "server/http/httpserver.h"
#include "server/misbehaviour.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::server;

//! The switches that make the real server go wrong for the tests of its clients: each does what it says, and what had
//! taken effect has taken effect once.
class MisbehaviourTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MisbehavingService> m_service;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<WebClient> m_client;
    QString m_ticket;

    QString file() const { return m_desk->folder().path() + u"/misbehaviour.json"_s; }

    void misbehave(const QJsonObject &wanted)
    {
        QFile out(file());
        if (!out.open(QFile::WriteOnly | QFile::Truncate))
            qFatal("cannot write the switches");
        out.write(QJsonDocument(wanted).toJson());
    }

    //! A create of a note, with an operation id of its own.
    QByteArray aNote() const
    {
        const QString opId = newOpId();
        const QJsonObject note{
            {u"ticketId"_s, m_ticket}, {u"kind"_s, u"note"_s}, {u"text"_s, u"Cable looks fine."_s}, {u"opId"_s, opId}};
        const QJsonArray call{u"Entry/set"_s,
                              QJsonObject{{u"accountId"_s, u"a1"_s}, {u"create"_s, QJsonObject{{opId, note}}}}, u"0"_s};
        return WebClient::calls(QJsonDocument(QJsonArray{QJsonValue(call)}).toJson(QJsonDocument::Compact));
    }
    static QJsonObject madeBy(const WebAnswer &answer)
    {
        const QJsonObject created = answer.json()[u"methodResponses"][0][1][u"created"].toObject();
        return created.isEmpty() ? QJsonObject() : created.begin()->toObject();
    }
    WebAnswer post(const QByteArray &body) const { return m_client->ask("POST", "/jmap/", body); }
    qsizetype notes() const { return m_desk->entries(m_ticket, u"note"_s).size(); }
    QJsonObject changesSince(const QString &state) const
    {
        return post(WebClient::calls("[[\"Ticket/changes\",{\"accountId\":\"a1\",\"sinceState\":\"" + state.toLatin1()
                                     + "\",\"maxChanges\":500},\"0\"]]"))
            .json()[u"methodResponses"][0][1]
            .toObject();
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<TestDesk>();
        m_ticket = m_desk->ticketIn(u"Mail · Tier 2"_s);
        m_service = std::make_unique<MisbehavingService>(m_desk->folder(), m_desk->routing(), file());
        const auto files = ownCertificates(m_desk->folder().tls(), QDateTime::currentDateTimeUtc());
        QVERIFY(files.has_value());
        auto server = HttpServer::start(*m_service, u"127.0.0.1:0"_s, *files, HttpLimits());
        QVERIFY(server.has_value());
        m_server = std::move(*server);
        const QByteArray token = newToken().toLatin1();
        Transaction transaction(m_desk->storage(), Storage::Access::Write);
        m_desk->storage().addToken(tokenHash(token), *m_desk->storage().named(domain::ObjectType::Person, u"t2tech"_s),
                                   m_desk->now);
        transaction.commit();
        m_client = std::make_unique<WebClient>(m_server->port(), files->authority, token);
    }

    void cleanup()
    {
        m_server.reset();
        m_service.reset();
        m_desk.reset();
    }

    void withoutAFileNothingGoesWrong()
    {
        QVERIFY(madeBy(post(aNote())).contains(u"id"));
        QCOMPARE(notes(), 1);
    }

    void commitsAndDropsTheAnswer()
    {
        misbehave({{u"dropReply"_s, 2}});
        const QByteArray note = aNote();
        QCOMPARE(post(note).status, 0);
        QCOMPARE(notes(), 1);
        QCOMPARE(post(note).status, 0);
        QCOMPARE(madeBy(post(note))[u"replayed"].toBool(), true);
        QCOMPARE(notes(), 1);
        QVERIFY(!madeBy(post(note)).isEmpty()); // the same content does not begin anew
        misbehave({{u"dropReply"_s, 1}});
        QCOMPARE(post(note).status, 0);
    }

    void answersTwice()
    {
        misbehave({{u"answerTwice"_s, 1}});
        const auto socket = m_client->connected();
        socket->write(m_client->request("POST", "/jmap/", aNote()));
        const WebAnswer first = WebClient::readAnswer(*socket);
        const WebAnswer second = WebClient::readAnswer(*socket);
        QVERIFY(madeBy(first).contains(u"id"));
        QCOMPARE(second.body, first.body);
        QCOMPARE(notes(), 1);
        socket->write(m_client->request("GET", "/healthz"));
        QCOMPARE(WebClient::readAnswer(*socket).body, "ok\n");
    }

    void isAskedTwice()
    {
        misbehave({{u"askTwice"_s, 2}});
        QCOMPARE(madeBy(post(aNote()))[u"replayed"].toBool(), true);
        QCOMPARE(notes(), 1);
        QCOMPARE(m_client->ask("POST", "/jmap/upload/a1/", "some bytes").status, 201);
    }

    void truncates()
    {
        misbehave({{u"truncateAt"_s, 20}, {u"match"_s, u"Entry/set"_s}});
        const WebAnswer answer = post(aNote());
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body.size(), 20);
        QVERIFY(answer.headers.value("content-length").toInt() > 20);
        QCOMPARE(notes(), 1);
        QCOMPARE(m_client->ask("GET", "/healthz").body, "ok\n"); // which does not match
    }

    void truncatesAFile()
    {
        const WebAnswer up = m_client->ask("POST", "/jmap/upload/a1/", QByteArray(5000, 'x'));
        misbehave({{u"truncateAt"_s, 1234}});
        const WebAnswer down =
            m_client->ask("GET", "/jmap/download/a1/" + up.json()[u"blobId"].toString().toLatin1() + "/x");
        QCOMPARE(down.body.size(), 1234);
        QCOMPARE(down.headers.value("content-length"), "5000");
    }

    void delays()
    {
        misbehave({{u"delayMs"_s, 300}, {u"times"_s, 1}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(post(aNote()).status, 200);
        QVERIFY(timer.elapsed() >= 300);
    }

    void isBusy()
    {
        misbehave({{u"status"_s, 503}, {u"retryAfter"_s, 2}, {u"skip"_s, 1}, {u"times"_s, 1}});
        QCOMPARE(post(aNote()).status, 200);
        const WebAnswer busy = post(aNote());
        QCOMPARE(busy.status, 503);
        QCOMPARE(busy.headers.value("retry-after"), "2");
        QCOMPARE(post(aNote()).status, 200);
        QCOMPARE(notes(), 2);
    }

    void expiresTheTokenInTheMiddle()
    {
        misbehave({{u"unauthorizedAfter"_s, 1}});
        QCOMPARE(post(aNote()).status, 200);
        const WebAnswer answer = post(aNote());
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.headers.value("www-authenticate"), "Bearer");
        QCOMPARE(notes(), 1);
    }

    void forgetsStates()
    {
        const QString state = m_desk->state(u"t2tech"_s, u"Ticket"_s);
        QCOMPARE(changesSince(state)[u"newState"].toString(), state);
        misbehave({{u"forgetStates"_s, true}});
        QCOMPARE(changesSince(state)[u"type"].toString(), u"cannotCalculateChanges"_s);
    }

    void handsOutIntermediateStates()
    {
        QString state = m_desk->state(u"t2tech"_s, u"Ticket"_s);
        QStringList expected;
        for (int i = 0; i < 5; ++i)
            expected.append(m_desk->ticketIn(u"Mail · Tier 2"_s));
        misbehave({{u"intermediateStates"_s, 2}});
        QStringList seen;
        int rounds = 0;
        for (bool more = true; more; ++rounds) {
            const QJsonObject changes = changesSince(state);
            const QJsonArray created = changes[u"created"].toArray();
            QVERIFY(created.size() <= 2);
            for (const QJsonValue &id : created)
                seen.append(id.toString());
            state = changes[u"newState"].toString();
            more = changes[u"hasMoreChanges"].toBool();
        }
        QVERIFY(rounds >= 3);
        for (const QString &id : expected)
            QVERIFY(seen.contains(id));
    }

    void hasAWrongClock()
    {
        misbehave({{u"clockOffsetMs"_s, 600'000}});
        const QDateTime ahead = QDateTime::currentDateTimeUtc().addSecs(590);
        const WebAnswer answer = post(aNote());
        const QDateTime createdAt =
            *domain::fromUtcDate(m_desk->entries(m_ticket, u"note"_s).first()[u"createdAt"].toString());
        QVERIFY(createdAt >= ahead);
        const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(answer.headers.value("date").chopped(4)),
                                                       u"ddd, dd MMM yyyy hh:mm:ss"_s);
        QVERIFY(date.time() != QTime());
        QVERIFY(std::abs(date.secsTo(QDateTime(createdAt.date(), createdAt.time()))) < 5);
    }

    void closesATicketBetweenReadAndWrite()
    {
        misbehave({{u"closeTicketBeforeSet"_s, m_ticket}});
        const QJsonObject was{{u"status"_s, u"new"_s}, {u"pendingReason"_s, QJsonValue()}};
        const QJsonObject patch{{u"status"_s, u"pending"_s}, {u"pendingReason"_s, u"waiting-for-parts"_s}};
        const QJsonArray call{
            u"Ticket/set"_s,
            QJsonObject{{u"accountId"_s, u"a1"_s},
                        {u"update"_s, QJsonObject{{m_ticket, patch}}},
                        {u"ops"_s, QJsonObject{{m_ticket, QJsonObject{{u"opId"_s, newOpId()}, {u"was"_s, was}}}}}},
            u"0"_s};
        const QByteArray body =
            WebClient::calls(QJsonDocument(QJsonArray{QJsonValue(call)}).toJson(QJsonDocument::Compact));
        const QJsonObject error = post(body).json()[u"methodResponses"][0][1][u"notUpdated"][m_ticket].toObject();
        QCOMPARE(error[u"type"].toString(), u"preconditionFailed"_s);
        QCOMPARE(error[u"current"][u"status"].toString(), u"closed"_s);
    }
};

QTEST_GUILESS_MAIN(MisbehaviourTest)
#include "tst_misbehaviour.moc"
