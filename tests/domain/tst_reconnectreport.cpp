// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/instant.h"
#include "domain/meanwhile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

namespace {

using Outcome = ReportedAct::Outcome;

QDateTime at(int hour, int minute = 0)
{
    return QDateTime(QDate(2026, 6, 18), QTime(hour, minute, 0, 250), QTimeZone::utc());
}

Operation change(const QDateTime &when = at(9))
{
    Operation operation;
    operation.id = QUuid(u"{11111111-1111-4111-8111-111111111111}"_s);
    operation.sequence = 7;
    operation.type = ObjectType::Ticket;
    operation.action = Operation::Action::Update;
    operation.target = u"t4a"_s;
    operation.ticket = u"t4a"_s;
    operation.content = {{u"impact"_s, 1}};
    operation.was = {{u"impact"_s, 2}};
    operation.actedAt = when;
    operation.state = OperationState::Applied;
    return operation;
}

//! An operation in which nothing has its default.
Operation fullOperation()
{
    Operation operation = change();
    operation.after = QUuid(u"{22222222-2222-4222-8222-222222222222}"_s);
    operation.clockSkewMs = -1500;
    operation.serverId = u"s1"_s;
    operation.accountId = u"a1"_s;
    operation.device = u"d1"_s;
    operation.epoch = u"e1"_s;
    operation.state = OperationState::Conflict;
    operation.attempts = 3;
    operation.lastAttemptAt = at(10);
    operation.refusal = {u"preconditionFailed"_s, u"changed"_s, {u"impact"_s}, {{u"impact"_s, 3}}};
    operation.appliedId = u"t4a"_s;
    operation.appliedVersion = 12;
    operation.appliedAt = at(11);
    return operation;
}

ReconnectReport fullReport()
{
    ReconnectReport report;
    report.id = 4;
    report.at = at(11);
    report.offlineSince = at(8);
    report.repliesLost = 2;
    report.ticketsChanged = 5;
    report.acts = {{fullOperation(),
                    Outcome::Conflict,
                    u"HD-000123"_s,
                    u"Printer"_s,
                    {{u"Bo"_s, at(10), u"change"_s, {u"impact"_s, u"priority"_s}}}},
                   {change(), Outcome::AlreadyThere, {}, {}, {}}};
    return report;
}

QJsonObject entry(const QString &kind, const QString &by, const QDateTime &created, const QDateTime &effective,
                  const QJsonObject &data = {})
{
    return {{u"kind"_s, kind},
            {u"byId"_s, by},
            {u"byName"_s, by.toUpper()},
            {u"createdAt"_s, utcDate(created)},
            {u"effectiveAt"_s, utcDate(effective)},
            {u"data"_s, data}};
}

const PersonId me(u"p1"_s);

} // namespace

class ReconnectReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<ReconnectReport>("report");
        QTest::newRow("everything set") << fullReport();
        QTest::newRow("nothing set") << ReconnectReport();
        ReconnectReport shortest;
        shortest.acts = {{Operation(), Outcome::Sent, {}, {}, {}}};
        QTest::newRow("an act with nothing set") << shortest;
    }
    void whatIsWrittenIsReadBack()
    {
        QFETCH(ReconnectReport, report);
        const QByteArray bytes = QJsonDocument(toJson(report)).toJson(QJsonDocument::Compact);
        const auto read = reconnectReportFrom(QJsonDocument::fromJson(bytes).object());
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QVERIFY(*read == report);
    }

    void everyOutcomeKeepsItsName()
    {
        for (const Outcome outcome :
             {Outcome::Sent, Outcome::AlreadyThere, Outcome::Merged, Outcome::Conflict, Outcome::Refused}) {
            ReconnectReport report;
            report.acts = {{change(), outcome, {}, {}, {}}};
            QCOMPARE(reconnectReportFrom(toJson(report)).value().acts.constFirst().outcome, outcome);
        }
    }

    void hostileInputIsRefusedAndNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("named");
        QTest::newRow("an id as text") << QByteArray(R"({"id":"4"})") << u"id"_s;
        QTest::newRow("half an id") << QByteArray(R"({"id":1.5})") << u"id"_s;
        QTest::newRow("a negative count") << QByteArray(R"({"repliesLost":-1})") << u"repliesLost"_s;
        QTest::newRow("a count beyond int") << QByteArray(R"({"ticketsChanged":4294967296})") << u"ticketsChanged"_s;
        QTest::newRow("a local time") << QByteArray(R"({"at":"2026-06-18T09:00:00"})") << u"at"_s;
        QTest::newRow("acts that are no list") << QByteArray(R"({"acts":{}})") << u"acts"_s;
        QTest::newRow("an act that is no object") << QByteArray(R"({"acts":[7]})") << u"acts"_s;
        QTest::newRow("an act of no operation") << QByteArray(R"({"acts":[{"outcome":"sent"}]})") << u"acts"_s;
        QTest::newRow("null where a list belongs") << QByteArray(R"({"acts":null})") << u"acts"_s;
    }
    void hostileInputIsRefusedAndNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, named);
        const auto read = reconnectReportFrom(QJsonDocument::fromJson(json).object());
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, Failure::Kind::BadInput);
        QCOMPARE(read.error().detail, named);
    }

    //! Each member of each act, replaced by a value of each other kind: read as it stands or refused, never misread.
    void noMemberOfAnotherKindIsTaken()
    {
        const QJsonObject whole = toJson(fullReport());
        const QJsonObject act = whole[u"acts"][0].toObject();
        const QJsonObject operation = act[u"act"].toObject();
        const QJsonValue others[] = {QJsonValue::Null, true,          -3.5,
                                     u"\u0000x"_s,     QJsonArray{1}, QJsonObject{{u"a"_s, 1}}};
        int refused = 0;
        for (auto it = operation.begin(); it != operation.end(); ++it) {
            for (const QJsonValue &other : others) {
                if (other.type() == it.value().type())
                    continue;
                QJsonObject changed = operation;
                changed.insert(it.key(), other);
                QJsonObject changedAct = act;
                changedAct.insert(u"act"_s, changed);
                QJsonObject report = whole;
                report.insert(u"acts"_s, QJsonArray{changedAct});
                QVERIFY2(!reconnectReportFrom(report).has_value(), qPrintable(it.key()));
                ++refused;
            }
        }
        QCOMPARE(refused, operation.size() * 5);
    }

    void counts()
    {
        ReconnectReport report;
        for (const Outcome outcome : {Outcome::Sent, Outcome::Sent, Outcome::AlreadyThere, Outcome::Merged,
                                      Outcome::Conflict, Outcome::Refused})
            report.acts.append({change(), outcome, {}, {}, {}});
        QCOMPARE(report.sent(), 4);
        QCOMPARE(report.merged(), 1);
        QCOMPARE(report.needsYou(), 2);
    }

    void meanwhile_data()
    {
        QTest::addColumn<QJsonObject>("entry");
        QTest::addColumn<bool>("counts");
        QTest::newRow("somebody, after me") << entry(u"comment"_s, u"p2"_s, at(10), at(10)) << true;
        QTest::newRow("somebody, before me") << entry(u"comment"_s, u"p2"_s, at(8), at(8)) << false;
        QTest::newRow("done before me, arrived after me") << entry(u"comment"_s, u"p2"_s, at(10), at(8)) << true;
        QTest::newRow("myself") << entry(u"comment"_s, u"p1"_s, at(10), at(10)) << false;
        QTest::newRow("the system") << entry(u"sla"_s, QString(), at(10), at(10)) << false;
    }
    void meanwhile()
    {
        QFETCH(QJsonObject, entry);
        QFETCH(bool, counts);
        QCOMPARE(entriesSince({entry}, change(at(9)), me).size(), counts ? 1 : 0);
    }

    void theServersClockDecidesWhatWasMeanwhile()
    {
        // This device's clock is two hours ahead: 11:00 here was 9:00 there.
        Operation act = change(at(11));
        act.clockSkewMs = 2 * 60 * 60 * 1000;
        QCOMPARE(entriesSince({entry(u"comment"_s, u"p2"_s, at(10), at(10))}, act, me).size(), 1);
    }

    void acceptedWorkOnAChangedTicketIsMerged()
    {
        KnownTicket ticket;
        ticket.row = {{u"number"_s, u"HD-000123"_s}, {u"subject"_s, u"Printer"_s}};
        ticket.entries = {entry(u"change"_s, u"p2"_s, at(10), at(10),
                                {{u"changes"_s, QJsonArray{QJsonObject{{u"property"_s, u"urgency"_s}}}}})};
        const ReportedAct merged = reportedAct(change(), Outcome::Sent, ticket, me);
        QCOMPARE(merged.outcome, Outcome::Merged);
        QCOMPARE(merged.ticketNumber, u"HD-000123"_s);
        QCOMPARE(merged.subject, u"Printer"_s);
        const Meanwhile expected{u"P2"_s, at(10), u"change"_s, {u"urgency"_s}};
        QCOMPARE(merged.meanwhile.size(), 1);
        QVERIFY(merged.meanwhile.constFirst() == expected);

        QCOMPARE(reportedAct(change(), Outcome::Conflict, ticket, me).outcome, Outcome::Conflict);
        QCOMPARE(reportedAct(change(), Outcome::AlreadyThere, ticket, me).outcome, Outcome::Merged);
        QCOMPARE(reportedAct(change(at(10, 30)), Outcome::Sent, ticket, me).outcome, Outcome::Sent);
    }

    void aBusyTicketIsToldByItsNewestEntries()
    {
        KnownTicket ticket;
        for (int i = 0; i < 59; ++i)
            ticket.entries.append(entry(u"comment"_s, u"p2"_s, at(10, i), at(10, i)));
        const ReportedAct act = reportedAct(change(), Outcome::Sent, ticket, me);
        QCOMPARE(act.meanwhile.size(), 50);
        QCOMPARE(act.meanwhile.constLast().at, at(10, 58));
    }
};

QTEST_GUILESS_MAIN(ReconnectReportTest)
#include "tst_reconnectreport.moc"
