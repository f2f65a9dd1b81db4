// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/conflictrules.h"
#include "domain/instant.h"

#include <QJsonArray>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

namespace {

const PersonId me(u"p1"_s);

QString at(int hour)
{
    return u"2026-06-18T%1:00:00Z"_s.arg(hour, 2, 10, QLatin1Char('0'));
}

Operation conflicting(const QJsonObject &was, const QJsonObject &mine, const QJsonObject &current)
{
    Operation operation;
    operation.id = QUuid::createUuid();
    operation.type = ObjectType::Ticket;
    operation.action = Operation::Action::Update;
    operation.target = u"t1"_s;
    operation.ticket = u"t1"_s;
    operation.content = mine;
    operation.was = was;
    operation.actedAt = QDateTime(QDate(2026, 6, 18), QTime(9, 0), QTimeZone::utc());
    operation.state = OperationState::Conflict;
    operation.refusal.current = current;
    return operation;
}

QJsonObject changeBy(const QString &person, int hour, const QStringList &properties)
{
    QJsonArray changes;
    for (const QString &property : properties)
        changes.append(QJsonObject{{u"property"_s, property}, {u"from"_s, u"before"_s}, {u"to"_s, u"after"_s}});
    return {{u"kind"_s, u"change"_s},        {u"byId"_s, person},
            {u"byName"_s, person.toUpper()}, {u"createdAt"_s, at(hour)},
            {u"effectiveAt"_s, at(hour)},    {u"data"_s, QJsonObject{{u"changes"_s, changes}}}};
}

} // namespace

class ConflictRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFieldHasItsVerdict_data()
    {
        using Verdict = FieldMerge::Verdict;
        QTest::addColumn<QJsonValue>("base");
        QTest::addColumn<QJsonValue>("mine");
        QTest::addColumn<QJsonValue>("theirs");
        QTest::addColumn<int>("verdict");
        QTest::newRow("only mine") << QJsonValue(2) << QJsonValue(1) << QJsonValue(2) << int(Verdict::MineOnly);
        QTest::newRow("both the same") << QJsonValue(2) << QJsonValue(1) << QJsonValue(1) << int(Verdict::SameChange);
        QTest::newRow("both differently") << QJsonValue(2) << QJsonValue(1) << QJsonValue(3) << int(Verdict::Clash);
        QTest::newRow("only theirs") << QJsonValue(2) << QJsonValue(2) << QJsonValue(3) << int(Verdict::TheirsOnly);
        QTest::newRow("taken away meanwhile")
            << QJsonValue(u"p2"_s) << QJsonValue(u"p1"_s) << QJsonValue(QJsonValue::Null) << int(Verdict::Clash);
    }
    void eachFieldHasItsVerdict()
    {
        QFETCH(QJsonValue, base);
        QFETCH(QJsonValue, mine);
        QFETCH(QJsonValue, theirs);
        const Operation operation = conflicting({{u"impact"_s, base}}, {{u"impact"_s, mine}}, {{u"impact"_s, theirs}});
        const Conflict conflict = conflictOf(operation, {}, me);
        QCOMPARE(conflict.fields.size(), 1);
        QCOMPARE(conflict.fields.constFirst().base, base);
        QCOMPARE(conflict.fields.constFirst().mine, mine);
        QCOMPARE(conflict.fields.constFirst().theirs, theirs);
        QTEST(int(conflict.fields.constFirst().verdict), "verdict");
    }

    void theNewestChangeOfAnotherSaysWhoAndWhen()
    {
        KnownTicket ticket;
        ticket.row = {{u"number"_s, u"HD-000001"_s}, {u"subject"_s, u"Printer"_s}};
        ticket.entries = {changeBy(u"p9"_s, 8, {u"impact"_s}), changeBy(u"p2"_s, 10, {u"impact"_s}),
                          changeBy(u"p3"_s, 11, {u"impact"_s, u"priority"_s}), changeBy(u"p1"_s, 12, {u"impact"_s}),
                          changeBy(u"p4"_s, 13, {u"urgency"_s})};
        const Conflict conflict =
            conflictOf(conflicting({{u"impact"_s, 2}}, {{u"impact"_s, 1}}, {{u"impact"_s, 3}}), ticket, me);
        QCOMPARE(conflict.fields.constFirst().theirsBy, u"P3"_s);
        QCOMPARE(utcDate(conflict.fields.constFirst().theirsAt), at(11));
        QCOMPARE(conflict.meanwhile.size(), 3);
        QCOMPARE(conflict.ticketNumber, u"HD-000001"_s);
        QCOMPARE(conflict.subject, u"Printer"_s);
    }

    void aTicketThatIsNotHereIsNamedByTheServersAnswer()
    {
        const Conflict conflict =
            conflictOf(conflicting({{u"impact"_s, 2}}, {{u"impact"_s, 1}},
                                   {{u"impact"_s, 3}, {u"number"_s, u"HD-000009"_s}, {u"subject"_s, u"Fan"_s}}),
                       {}, me);
        QCOMPARE(conflict.ticketNumber, u"HD-000009"_s);
        QCOMPARE(conflict.subject, u"Fan"_s);
        QVERIFY(conflict.fields.constFirst().theirsBy.isEmpty());
        QVERIFY(!conflict.fields.constFirst().theirsAt.isValid());
    }

    void anOvertakenChangeOfStateIsAProposal_data()
    {
        QTest::addColumn<QJsonObject>("mine");
        QTest::addColumn<QJsonObject>("current");
        QTest::addColumn<QJsonObject>("entry");
        QTest::addColumn<bool>("proposal");
        const QJsonObject pending = {{u"status"_s, u"pending"_s}};
        const QJsonObject comment = {{u"kind"_s, u"comment"_s}, {u"byId"_s, u"p2"_s}, {u"createdAt"_s, at(10)}};
        const QJsonObject moved = {{u"kind"_s, u"reassignment"_s},
                                   {u"byId"_s, u"p2"_s},
                                   {u"createdAt"_s, at(10)},
                                   {u"data"_s, QJsonObject{{u"fromQueueId"_s, u"q1"_s}, {u"toQueueId"_s, u"q2"_s}}}};
        const auto now = [](const QString &status, const QString &queue, const QString &person) {
            return QJsonObject{{u"status"_s, status}, {u"queueId"_s, queue}, {u"assigneeId"_s, person}};
        };
        QJsonObject merged = now(u"open"_s, u"q1"_s, u"p1"_s);
        merged.insert(u"mergedInto"_s, u"t2"_s);
        QJsonObject mergeEntry = changeBy(u"p2"_s, 10, {u"mergedInto"_s});
        QTest::newRow("closed") << pending << now(u"closed"_s, u"q1"_s, u"p1"_s) << comment << true;
        QTest::newRow("resolved") << pending << now(u"resolved"_s, u"q1"_s, u"p1"_s) << comment << true;
        QTest::newRow("merged") << pending << merged << mergeEntry << true;
        QTest::newRow("moved to another queue") << pending << now(u"open"_s, u"q2"_s, u"p1"_s) << moved << true;
        QTest::newRow("given to another")
            << pending << now(u"open"_s, u"q1"_s, u"p2"_s) << changeBy(u"p2"_s, 10, {u"assigneeId"_s}) << true;
        QTest::newRow("still as it was, but commented")
            << pending << now(u"open"_s, u"q1"_s, u"p1"_s) << comment << false;
        QTest::newRow("no change of state")
            << QJsonObject{{u"impact"_s, 1}} << now(u"closed"_s, u"q2"_s, u"p1"_s) << moved << false;
    }
    void anOvertakenChangeOfStateIsAProposal()
    {
        QFETCH(QJsonObject, mine);
        QFETCH(QJsonObject, current);
        QFETCH(QJsonObject, entry);
        const Conflict conflict = conflictOf(conflicting({{u"status"_s, u"open"_s}}, mine, current), {{}, {entry}}, me);
        QTEST(conflict.proposal, "proposal");
    }

    void settlements_data()
    {
        QTest::addColumn<QJsonObject>("decision");
        QTest::addColumn<QJsonObject>("content");
        QTest::addColumn<QJsonObject>("was");
        QTest::newRow("mine") << QJsonObject{{u"impact"_s, 1}} << QJsonObject{{u"impact"_s, 1}, {u"subject"_s, u"m"_s}}
                              << QJsonObject{{u"impact"_s, 3}, {u"subject"_s, u"b"_s}};
        QTest::newRow("theirs") << QJsonObject{{u"impact"_s, 3}} << QJsonObject{{u"subject"_s, u"m"_s}}
                                << QJsonObject{{u"subject"_s, u"b"_s}};
        QTest::newRow("neither") << QJsonObject{{u"impact"_s, 2}, {u"subject"_s, u"b"_s}}
                                 << QJsonObject{{u"impact"_s, 2}} << QJsonObject{{u"impact"_s, 3}};
        QTest::newRow("all as the server has it")
            << QJsonObject{{u"impact"_s, 3}, {u"subject"_s, u"b"_s}} << QJsonObject() << QJsonObject();
    }
    void settlements()
    {
        QFETCH(QJsonObject, decision);
        const Operation operation =
            conflicting({{u"impact"_s, 2}, {u"subject"_s, u"b"_s}}, {{u"impact"_s, 1}, {u"subject"_s, u"m"_s}},
                        {{u"impact"_s, 3}, {u"subject"_s, u"b"_s}});
        const auto settled = settlementOf(operation, {}, decision);
        QVERIFY(settled.has_value());
        const Operation act = settled->value_or(Operation());
        QTEST(act.content, "content");
        QTEST(act.was, "was");
        QCOMPARE(settled->has_value(), !act.content.isEmpty());
        QVERIFY(act.id.isNull());
    }

    void aSettlementIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("decision");
        QTest::addColumn<QString>("named");
        QTest::newRow("a clash is left undecided") << QJsonObject{} << u"impact"_s;
        QTest::newRow("another property") << QJsonObject{{u"impact"_s, 1}, {u"tierLevel"_s, 3}} << u"tierLevel"_s;
    }
    void aSettlementIsRefused()
    {
        QFETCH(QJsonObject, decision);
        QFETCH(QString, named);
        const auto refused =
            settlementOf(conflicting({{u"impact"_s, 2}}, {{u"impact"_s, 1}}, {{u"impact"_s, 3}}), {}, decision);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, Failure::Kind::Refused);
        QVERIFY(refused.error().detail.startsWith(named));
    }

    void whatTheRefusalDoesNotTellIsTakenFromTheCache()
    {
        const Operation operation = conflicting({{u"impact"_s, 2}}, {{u"impact"_s, 1}}, {});
        const QJsonObject row = {{u"impact"_s, 3}};
        QCOMPARE(conflictOf(operation, {row, {}}, me).fields.constFirst().theirs, QJsonValue(3));
        const auto settled = settlementOf(operation, row, {{u"impact"_s, 1}});
        QCOMPARE(settled.value().value().was, row);
    }
};

QTEST_GUILESS_MAIN(ConflictRulesTest)
#include "tst_conflictrules.moc"
