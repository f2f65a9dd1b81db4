// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/jmap/pushplan.h"
#include "protocol/pagereader.h"

#include <QJsonDocument>
#include <QTimeZone>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::connectors;
using domain::ObjectType;
using domain::Operation;
using Kind = sync::Pushed::Outcome::Kind;

namespace {

//! `T1+` creates ticket 1, `T1` changes it, `E1` is an entry on it, `R1` redacts one, `X1` hands it over.
QList<Operation> operationsFrom(const QString &words)
{
    QList<Operation> operations;
    QHash<QString, QString> born;
    const QStringList all = words.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : all) {
        Operation operation;
        operation.sequence = operations.size() + 1;
        operation.id = QUuid(static_cast<uint>(operation.sequence), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
        operation.actedAt = QDateTime(QDate(2026, 6, 18), QTime(7, 40, 2, 113), QTimeZone::utc());
        const QString name = word.mid(1, 1);
        QString ticket = u't' + name;
        if (word.endsWith(u'+')) {
            ticket = operation.localId();
            born.insert(name, ticket);
            operation.content = {{u"subject"_s, u"s"_s}, {u"queueId"_s, u"q1"_s}};
        } else {
            ticket = born.value(name, ticket);
        }
        operation.ticket = ticket;
        if (word.startsWith(u'E')) {
            operation.type = ObjectType::Entry;
            operation.content = {{u"ticketId"_s, ticket}, {u"kind"_s, u"note"_s}, {u"text"_s, u"~ about"_s}};
        } else if (word.startsWith(u'X')) {
            operation.type = ObjectType::Escalation;
            operation.content = {{u"ticketId"_s, ticket},
                                 {u"toQueueId"_s, u"q31"_s},
                                 {u"reason"_s, u"software-defect"_s},
                                 {u"formId"_s, u"f4"_s},
                                 {u"formRevision"_s, 4},
                                 {u"policyRevision"_s, 9},
                                 {u"answers"_s, QJsonObject{{u"symptom"_s, u"~ closes at sign-in"_s}}}};
        } else if (word.startsWith(u'R')) {
            operation.type = ObjectType::Entry;
            operation.action = Operation::Action::Update;
            operation.target = u"e1"_s;
            operation.content = {{u"redacted"_s, true}};
        } else if (!word.endsWith(u'+')) {
            operation.action = Operation::Action::Update;
            operation.target = ticket;
            operation.content = {{u"impact"_s, 1}};
            operation.was = {{u"impact"_s, 2}};
        }
        operations.append(operation);
    }
    return operations;
}

QString shape(const PushPlan &plan)
{
    QStringList sets;
    for (const PlannedSet &set : plan.sets) {
        QString text = set.type == ObjectType::Ticket ? u"T"_s : u"E"_s;
        for (const Operation &operation : set.operations)
            text += u' ' + QString::number(operation.sequence);
        sets.append(text);
    }
    QString left;
    for (const Operation &operation : plan.left)
        left += u' ' + QString::number(operation.sequence);
    return sets.join(u" | ") + (left.isEmpty() ? QString() : u" left"_s + left);
}

protocol::Response responseFrom(const QByteArray &calls)
{
    return *protocol::readResponse("{\"methodResponses\": [" + calls + "]}");
}

} // namespace

class TestPushPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEachTicketsOrder_data();
    void keepsEachTicketsOrder();
    void writesAsRecorded();
    void aHandoffIsWrittenAsRecorded();
    void aRefusedHandoffKeepsItsPlaces();
    void readsVerdicts_data();
    void readsVerdicts();
    void aCallThatFailedSpeaksForAllOfIt();
    void anUpdateOfABornTicketIsFoundUnderEitherName();
};

void TestPushPlan::keepsEachTicketsOrder_data()
{
    QTest::addColumn<QString>("operations");
    QTest::addColumn<QString>("planned");
    QTest::newRow("entries of many tickets share a call") << u"E1 E2 E1 E3"_s << u"E 1 2 3 4"_s;
    QTest::newRow("a change, then a note on it") << u"T1 E1"_s << u"T 1 | E 2"_s;
    QTest::newRow("a note, then a change") << u"E1 T1"_s << u"E 1 | T 2"_s;
    QTest::newRow("one object cannot be changed twice in a call") << u"T1 T1 T2"_s << u"T 1 3 | T 2"_s;
    QTest::newRow("to and fro") << u"T1 E1 T1 E1 E2"_s << u"T 1 | E 2 5 | T 3 | E 4"_s;
    QTest::newRow("a ticket born here, its entry, its change") << u"T1+ E1 T1"_s << u"T 1 | E 2 | T 3"_s;
    QTest::newRow("born and changed: creates run before updates") << u"T1+ T1"_s << u"T 1 2"_s;
    QTest::newRow("after an update no create of the same ticket: creates run first")
        << u"R1 E1 E2"_s << u"E 1 3 | E 2"_s;
    QTest::newRow("more than fits: the rest of that ticket waits")
        << u"T1 E1 T1 E1 T1 E1 E2"_s << u"T 1 | E 2 7 | T 3 | E 4 left 5 6"_s;
    QTest::newRow("a call is full") << u"E1 E2 E3 E4 E5"_s << u"E 1 2 3 4 | E 5"_s;
}

void TestPushPlan::keepsEachTicketsOrder()
{
    QFETCH(QString, operations);
    QFETCH(QString, planned);
    QCOMPARE(shape(planPush(operationsFrom(operations), 4, 4)), planned);
}

void TestPushPlan::writesAsRecorded()
{
    QList<Operation> operations = operationsFrom(u"T1+ E1 T1 T2"_s);
    operations[1].after = operations.at(0).id;
    operations[1].clockSkewMs = -2140;
    const QJsonDocument written = QJsonDocument::fromJson(writePush(planPush(operations, 64, 500), u"a1"_s));
    QFile file(QFINDTESTDATA("data/push.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonDocument recorded = QJsonDocument::fromJson(file.readAll());
    if (written != recorded)
        qWarning("%s", written.toJson().constData());
    QCOMPARE(written, recorded);
}

void TestPushPlan::aHandoffIsWrittenAsRecorded()
{
    QList<Operation> operations = operationsFrom(u"T1+ E1 X1"_s);
    operations[2].after = operations.at(1).id;
    const QJsonDocument written = QJsonDocument::fromJson(writePush(planPush(operations, 64, 500), u"a1"_s));
    QFile file(QFINDTESTDATA("data/escalation.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonDocument recorded = QJsonDocument::fromJson(file.readAll());
    if (written != recorded)
        qWarning("%s", written.toJson().constData());
    QCOMPARE(written, recorded);
}

void TestPushPlan::aRefusedHandoffKeepsItsPlaces()
{
    const PushPlan plan = planPush(operationsFrom(u"X1"_s), 64, 500);
    const QByteArray key = plan.sets.first().operations.first().id.toByteArray(QUuid::WithoutBraces);
    for (const QByteArray &type : {QByteArray("invalidProperties"), QByteArray("policyChanged")}) {
        const auto pushed =
            readPush(plan,
                     responseFrom("[\"Escalation/set\", {\"notCreated\": {\"" + key + "\": {\"type\": \"" + type
                                  + "\", \"properties\": [\"answers/logsReviewed\"], \"missing\": [{\"pointer\": "
                                    "\"/logsReviewed\"}]}}}, \"s0\"]"));
        QCOMPARE(pushed.outcomes.size(), 1);
        QCOMPARE(pushed.outcomes.first().kind, Kind::Rejected); // its person is asked; nothing is dropped
        QCOMPARE(pushed.outcomes.first().refusal.type, QString::fromLatin1(type));
        QCOMPARE(pushed.outcomes.first().refusal.properties, QStringList{u"answers/logsReviewed"_s});
    }
}

void TestPushPlan::readsVerdicts_data()
{
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<int>("kind"); // -1: not spoken of
    QTest::addColumn<bool>("replayed");
    const auto not_ = [](const char *type) -> QByteArray {
        return QByteArray(R"({"notUpdated": {"t1": {"type": ")") + type + R"(", "properties": ["impact"]}}})";
    };
    QTest::newRow("done") << QByteArray(R"({"updated": {"t1": {"id": "t1", "version": 9}}})")
                          << static_cast<int>(Kind::Applied) << false;
    QTest::newRow("done, and nothing to say")
        << QByteArray(R"({"updated": {"t1": null}})") << static_cast<int>(Kind::Applied) << false;
    QTest::newRow("done before") << QByteArray(R"({"updated": {"t1": {"version": 9, "replayed": true}}})")
                                 << static_cast<int>(Kind::Applied) << true;
    QTest::newRow("changed meanwhile") << not_("preconditionFailed") << static_cast<int>(Kind::Conflict) << false;
    QTest::newRow("a rule") << not_("invalidProperties") << static_cast<int>(Kind::Rejected) << false;
    QTest::newRow("a right") << not_("forbidden") << static_cast<int>(Kind::Rejected) << false;
    QTest::newRow("gone") << not_("notFound") << static_cast<int>(Kind::Rejected) << false;
    QTest::newRow("an error from the future") << not_("moonInWrongHouse") << static_cast<int>(Kind::Rejected) << false;
    QTest::newRow("passes by itself") << not_("serverFail") << static_cast<int>(Kind::Again) << false;
    QTest::newRow("forgotten") << QByteArray(R"({"updated": null})") << -1 << false;
}

void TestPushPlan::readsVerdicts()
{
    QFETCH(QByteArray, verdict);
    QFETCH(int, kind);
    QFETCH(bool, replayed);
    const PushPlan plan = planPush(operationsFrom(u"T1"_s), 64, 500);
    const auto pushed = readPush(plan, responseFrom("[\"Ticket/set\", " + verdict + ", \"s0\"]"));
    QCOMPARE(pushed.outcomes.size(), kind < 0 ? 0 : 1);
    for (const auto &outcome : pushed.outcomes) {
        QCOMPARE(static_cast<int>(outcome.kind), kind);
        QCOMPARE(outcome.replayed, replayed);
        QCOMPARE(outcome.operation, plan.sets.first().operations.first().id);
    }
}

void TestPushPlan::aCallThatFailedSpeaksForAllOfIt()
{
    const PushPlan two = planPush(operationsFrom(u"E1 E2"_s), 64, 500);
    const auto error = [](const char *type) {
        return responseFrom(QByteArray(R"(["error", {"type": ")") + type + R"("}, "s0"])");
    };
    for (const auto &outcome : readPush(two, error("invalidArguments")).outcomes)
        QCOMPARE(outcome.kind, Kind::Again); // fewer at a time will show which one it is
    QCOMPARE(readPush(two, error("invalidArguments")).outcomes.size(), 2);
    QVERIFY(readPush(two, error("serverPartialFail")).outcomes.isEmpty()); // unknown
    const PushPlan one = planPush(operationsFrom(u"E1"_s), 64, 500);
    QCOMPARE(readPush(one, error("invalidArguments")).outcomes.first().kind, Kind::Rejected);
    QCOMPARE(readPush(one, error("serverUnavailable")).outcomes.first().kind, Kind::Again);
}

void TestPushPlan::anUpdateOfABornTicketIsFoundUnderEitherName()
{
    const PushPlan plan = planPush(operationsFrom(u"T1+ T1"_s), 64, 500);
    const QByteArray key = plan.sets.first().operations.first().id.toByteArray(QUuid::WithoutBraces);
    for (const QByteArray &name : {QByteArray("t77"), QByteArray("#" + key)}) {
        const auto pushed = readPush(plan,
                                     responseFrom("[\"Ticket/set\", {\"created\": {\"" + key
                                                  + "\": {\"id\": \"t77\", \"version\": 1}}, \"updated\": {\"" + name
                                                  + "\": {\"version\": 2}}}, \"s0\"]"));
        QCOMPARE(pushed.outcomes.size(), 2);
        QCOMPARE(pushed.outcomes.at(1).objectId, u"t77"_s);
        QCOMPARE(pushed.outcomes.at(1).version, 2);
    }
}

QTEST_GUILESS_MAIN(TestPushPlan)
#include "tst_pushplan.moc"
