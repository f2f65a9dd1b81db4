// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/handoff.h"
#include "handoffs.h"
#include "server/checks/consistency.h"
#include "server/desk/policies.h"
#include "testdesk.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::server;

namespace {

QJsonObject goodAnswers(const QString &reason)
{
    scenarios::Dice dice(1);
    return gate::goodAnswers(gate::reasonsFrom(1).contains(reason) ? 1 : 2, reason, dice);
}

QStringList texts(const QJsonValue &list)
{
    QStringList all;
    const QJsonArray items = list.toArray();
    for (const QJsonValue &item : items)
        all.append(item.isObject() ? item[u"pointer"].toString() : item.toString());
    return all;
}

//! The tables and indexes of a database file, by name.
QMap<QString, QString> schemaOf(const QString &file)
{
    QMap<QString, QString> schema;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"schema"_s);
        database.setDatabaseName(file);
        QSqlQuery query(database);
        if (!database.open() || !query.exec(u"SELECT name, sql FROM sqlite_master"_s))
            qFatal("no schema");
        while (query.next())
            schema.insert(query.value(0).toString(), query.value(1).toString());
    }
    QSqlDatabase::removeDatabase(u"schema"_s);
    return schema;
}

} // namespace

class EscalationTest : public QObject
{
    Q_OBJECT

private:
    static QJsonObject escalation(TestDesk &desk, const QString &ticket, const QString &queue, const QString &reason)
    {
        return {{u"opId"_s, newOpId()},
                {u"ticketId"_s, ticket},
                {u"toQueueId"_s, desk.queueId(queue)},
                {u"reason"_s, reason},
                {u"answers"_s, goodAnswers(reason)}};
    }

private Q_SLOTS:
    void aCompleteHandoffMovesTheTicket()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QJsonObject made = desk.create(u"t2tech"_s, u"Escalation"_s,
                                             escalation(desk, ticket, u"Mail · Tier 3"_s, u"software-defect"_s));
        QVERIFY2(made[u"id"].isString(), qPrintable(QString::fromUtf8(QJsonDocument(made).toJson())));
        QCOMPARE(made[u"fromLevel"], QJsonValue(2));
        QCOMPARE(made[u"toLevel"], QJsonValue(3));
        QCOMPARE(made[u"state"], QJsonValue(u"sent"_s));
        QVERIFY(made[u"formId"].isString()); // the guide that was asked
        const QJsonObject moved = desk.get(u"t2tech"_s, u"Ticket"_s, ticket);
        QCOMPARE(moved[u"tierLevel"], QJsonValue(3));
        QCOMPARE(moved[u"queueId"], QJsonValue(desk.queueId(u"Mail · Tier 3"_s)));
        QCOMPARE(moved[u"escalationCount"], QJsonValue(1));
        QCOMPARE(moved[u"ownerId"], QJsonValue(desk.personId(u"t1agent"_s))); // R10
        const QList<QJsonObject> entries = desk.entries(ticket, u"escalation"_s);
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0][u"data"][u"escalationId"], made[u"id"]);
        QCOMPARE(entries[0][u"data"][u"toLevel"], QJsonValue(3));
        QCOMPARE(consistencyFindings(desk.storage(), BlobFiles(desk.folder().blobs())), QStringList());
    }

    //! The worked example of the protocol.
    void anIncompleteOneNamesWhatIsMissing()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        QJsonObject wanted = escalation(desk, ticket, u"Mail · Tier 3"_s, u"software-defect"_s);
        QJsonObject answers = wanted[u"answers"].toObject();
        answers.insert(u"investigation"_s, u"unable to resolve"_s);
        answers.remove(u"logsReviewed"_s);
        wanted.insert(u"answers"_s, answers);
        const QJsonObject before = desk.get(u"t2tech"_s, u"Ticket"_s, ticket);
        const QJsonObject refused = desk.create(u"t2tech"_s, u"Escalation"_s, wanted);
        QCOMPARE(refused[u"type"], QJsonValue(u"invalidProperties"_s));
        QCOMPARE(texts(refused[u"properties"]), (QStringList{u"answers/investigation"_s, u"answers/logsReviewed"_s}));
        QCOMPARE(texts(refused[u"missing"]), (QStringList{u"/investigation"_s, u"/logsReviewed"_s}));
        QCOMPARE(refused[u"description"], QJsonValue(u"2 answers are missing or say too little."_s));
        // The very list that a device's own gate makes.
        const QList<domain::Guide> guides = currentGuides(desk.storage());
        const QJsonArray own = domain::toJson(
            domain::handoffGaps({u"software-defect"_s, answers}, domain::ticketFrom(before), {},
                                *domain::escalationGuide(guides, 2, 3), currentEscalationPolicy(desk.storage())));
        QCOMPARE(refused[u"missing"].toArray(), own);
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket), before);
        QCOMPARE(desk.query(u"t2tech"_s, u"Escalation"_s), QStringList());
    }

    void doors_data()
    {
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("property");
        QTest::newRow("no reason that there is")
            << u"t2tech"_s << u"Mail · Tier 2"_s << u"Mail · Tier 3"_s << u"because"_s << u"reason"_s;
        QTest::newRow("the reason of another step")
            << u"t2tech"_s << u"Mail · Tier 2"_s << u"Mail · Tier 3"_s << u"failed-attempts"_s << u"reason"_s;
        QTest::newRow("attempts that nobody logged")
            << u"t1agent"_s << u"Mail · Tier 1"_s << u"Mail · Tier 2"_s << u"failed-attempts"_s << u"reason"_s;
        QTest::newRow("not above") << u"t2tech"_s << u"Mail · Tier 2"_s << u"Web · Tier 2"_s << u"software-defect"_s
                                   << u"toQueueId"_s;
        QTest::newRow("down") << u"t2tech"_s << u"Mail · Tier 2"_s << u"Mail · Tier 1"_s << u"software-defect"_s
                              << u"toQueueId"_s;
        QTest::newRow("two tiers at once, with the lesser answers")
            << u"t1agent"_s << u"Mail · Tier 1"_s << u"Mail · Tier 3"_s << u"backend-access"_s << u"reason"_s;
    }
    void doors()
    {
        QFETCH(QString, person);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, reason);
        QFETCH(QString, property);
        TestDesk desk;
        const QString ticket = desk.ticketIn(from);
        const QJsonObject refused = desk.create(person, u"Escalation"_s, escalation(desk, ticket, to, reason));
        QCOMPARE(refused[u"type"], QJsonValue(u"invalidProperties"_s));
        QVERIFY2(texts(refused[u"properties"]).contains(property),
                 qPrintable(texts(refused[u"properties"]).join(u' ')));
        QCOMPARE(desk.get(person, u"Ticket"_s, ticket)[u"escalationCount"], QJsonValue(0));
    }

    void attemptsOpenTheDoor()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 1"_s);
        for (const QString &tried : {u"Restarted"_s, u"Reinstalled"_s})
            desk.create(u"t1agent"_s, u"Entry"_s,
                        {{u"opId"_s, newOpId()},
                         {u"ticketId"_s, ticket},
                         {u"kind"_s, u"attempt"_s},
                         {u"data"_s, QJsonObject{{u"tried"_s, tried}, {u"result"_s, u"the same"_s}}}});
        QVERIFY(desk.create(u"t1agent"_s, u"Escalation"_s,
                            escalation(desk, ticket, u"Mail · Tier 2"_s, u"failed-attempts"_s))[u"id"]
                    .isString());
    }

    //! Every other way up stays shut, also for the owner of a complete handoff.
    void noOtherWayUp()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        for (const QJsonObject &patch : {QJsonObject{{u"queueId"_s, desk.queueId(u"Mail · Tier 3"_s)}},
                                         QJsonObject{{u"tierLevel"_s, 3}}, QJsonObject{{u"escalationCount"_s, 1}}}) {
            const QJsonObject refused = desk.update(u"admin"_s, u"Ticket"_s, ticket, patch);
            QCOMPARE(refused[u"type"], QJsonValue(u"invalidProperties"_s));
            QCOMPARE(texts(refused[u"properties"]), patch.keys());
        }
        const QJsonObject entry = desk.create(
            u"admin"_s, u"Entry"_s, {{u"opId"_s, newOpId()}, {u"ticketId"_s, ticket}, {u"kind"_s, u"escalation"_s}});
        QCOMPARE(entry[u"type"], QJsonValue(u"invalidProperties"_s));
        const QJsonObject made = desk.create(u"t2tech"_s, u"Escalation"_s,
                                             escalation(desk, ticket, u"Mail · Tier 3"_s, u"software-defect"_s));
        for (const QJsonObject &patch :
             {QJsonObject{{u"answers"_s, QJsonObject()}}, QJsonObject{{u"state"_s, u"accepted"_s}}})
            QCOMPARE(desk.update(u"admin"_s, u"Escalation"_s, made[u"id"].toString(), patch)[u"type"],
                     QJsonValue(u"invalidProperties"_s));
    }

    void whoMay()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QJsonObject wanted = escalation(desk, ticket, u"Mail · Tier 3"_s, u"software-defect"_s);
        desk.restrictTo(u"t2tech"_s, u"Mail · Tier 2"_s, {true, false, false});
        QCOMPARE(desk.create(u"t2tech"_s, u"Escalation"_s, wanted)[u"type"], QJsonValue(u"forbidden"_s));
        desk.restrictTo(u"t2second"_s, u"Mail · Tier 2"_s, {false, false, false});
        QCOMPARE(desk.create(u"t2second"_s, u"Escalation"_s, wanted)[u"type"], QJsonValue(u"invalidProperties"_s));
        const QJsonObject made = desk.create(u"t1agent"_s, u"Escalation"_s, wanted);
        QVERIFY(made[u"id"].isString()); // the owner (R10)
        // Who cannot read the ticket reads nothing of its handoff.
        desk.restrictTo(u"t2second"_s, u"Mail · Tier 3"_s, {false, false, false});
        QCOMPARE(desk.query(u"t2second"_s, u"Escalation"_s), QStringList());
        QVERIFY(desk.get(u"t2second"_s, u"Escalation"_s, made[u"id"].toString()).isEmpty());
        QCOMPARE(desk.query(u"supervisor"_s, u"Escalation"_s, {{u"ticketIds"_s, QJsonArray{ticket}}}).size(), 1);
        QCOMPARE(desk.query(u"supervisor"_s, u"Escalation"_s, {{u"reason"_s, u"unknown-root-cause"_s}}).size(), 0);
    }

    void onceWhateverIsRepeated()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        const QJsonObject wanted = escalation(desk, ticket, u"Mail · Tier 3"_s, u"software-defect"_s);
        const QString since = desk.state(u"supervisor"_s, u"Escalation"_s);
        const QJsonObject made = desk.create(u"t2tech"_s, u"Escalation"_s, wanted);
        const QJsonObject again = desk.create(u"t2tech"_s, u"Escalation"_s, wanted);
        QCOMPARE(again[u"id"], made[u"id"]);
        QCOMPARE(again[u"replayed"], QJsonValue(true));
        QCOMPARE(desk.entries(ticket, u"escalation"_s).size(), 1);
        QCOMPARE(texts(desk.changes(u"supervisor"_s, u"Escalation"_s, since)[u"created"]),
                 QStringList{made[u"id"].toString()});
        // Another person's, written before this one arrived: the ticket is up already, and that is what is shown.
        const QJsonObject late = desk.create(u"t2second"_s, u"Escalation"_s,
                                             escalation(desk, ticket, u"Mail · Tier 3"_s, u"unknown-root-cause"_s));
        QCOMPARE(late[u"type"], QJsonValue(u"invalidProperties"_s));
        QCOMPARE(late[u"current"][u"tierLevel"], QJsonValue(3));
    }

    void returnedWithWhatIsMissing()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 1"_s);
        const QJsonObject made = desk.create(u"t1agent"_s, u"Escalation"_s,
                                             escalation(desk, ticket, u"Mail · Tier 2"_s, u"backend-access"_s));
        const QString id = made[u"id"].toString();
        const auto rate = [&](const QString &person, const QString &verdict, const QJsonArray &missing) {
            return desk.create(person, u"HandoffRating"_s,
                               {{u"opId"_s, newOpId()},
                                {u"escalationId"_s, id},
                                {u"verdict"_s, verdict},
                                {u"missing"_s, missing},
                                {u"comment"_s, u"Which mailbox?"_s}});
        };
        QCOMPARE(rate(u"t1agent"_s, u"complete"_s, {})[u"type"], QJsonValue(u"forbidden"_s));
        QCOMPARE(rate(u"t2tech"_s, u"perfect"_s, {})[u"type"], QJsonValue(u"invalidProperties"_s));
        QCOMPARE(rate(u"t2tech"_s, u"returned"_s, {})[u"type"], QJsonValue(u"invalidProperties"_s));
        QCOMPARE(rate(u"t2tech"_s, u"returned"_s, {u"/colour"_s})[u"type"], QJsonValue(u"invalidProperties"_s));
        QCOMPARE(rate(u"t2tech"_s, u"complete"_s, {u"/scope"_s})[u"type"], QJsonValue(u"invalidProperties"_s));
        const QJsonArray missing{u"/scope"_s, u"/evidenceCollected/0/shows"_s};
        const QJsonObject rated = rate(u"t2tech"_s, u"returned"_s, missing);
        QVERIFY(rated[u"id"].isString());
        const QJsonObject back = desk.get(u"t1agent"_s, u"Ticket"_s, ticket);
        QCOMPARE(back[u"tierLevel"], QJsonValue(1));
        QCOMPARE(back[u"queueId"], QJsonValue(desk.queueId(u"Mail · Tier 1"_s)));
        QCOMPARE(back[u"assigneeId"], QJsonValue(desk.personId(u"t1agent"_s)));
        QCOMPARE(desk.get(u"t1agent"_s, u"Escalation"_s, id)[u"state"], QJsonValue(u"returned"_s));
        const QList<QJsonObject> entries = desk.entries(ticket, u"return"_s);
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0][u"data"][u"missing"].toArray(), missing);
        QCOMPARE(entries[0][u"data"][u"ratingId"], rated[u"id"]);
        // One word for each handoff.
        QCOMPARE(rate(u"t2tech"_s, u"complete"_s, {})[u"type"], QJsonValue(u"invalidProperties"_s));
        QCOMPARE(desk.query(u"t1agent"_s, u"HandoffRating"_s, {{u"ticketIds"_s, QJsonArray{ticket}}}),
                 QStringList{rated[u"id"].toString()});
        QCOMPARE(consistencyFindings(desk.storage(), BlobFiles(desk.folder().blobs())), QStringList());
    }

    void accepted()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 1"_s);
        const QJsonObject made = desk.create(u"t1agent"_s, u"Escalation"_s,
                                             escalation(desk, ticket, u"Mail · Tier 2"_s, u"backend-access"_s));
        const QJsonObject rated = desk.create(u"t2tech"_s, u"HandoffRating"_s,
                                              {{u"opId"_s, newOpId()},
                                               {u"escalationId"_s, made[u"id"]},
                                               {u"verdict"_s, u"incomplete"_s},
                                               {u"missing"_s, QJsonArray{u"/ruledOut"_s}}});
        QVERIFY(rated[u"id"].isString());
        QCOMPARE(desk.get(u"t1agent"_s, u"Escalation"_s, made[u"id"].toString())[u"state"], QJsonValue(u"accepted"_s));
        QCOMPARE(desk.get(u"t1agent"_s, u"Ticket"_s, ticket)[u"tierLevel"], QJsonValue(2));
        // The next handoff overtakes it.
        QVERIFY(desk.create(u"t2tech"_s, u"Escalation"_s,
                            escalation(desk, ticket, u"Mail · Tier 3"_s, u"software-defect"_s))[u"id"]
                    .isString());
        QCOMPARE(desk.get(u"t1agent"_s, u"Escalation"_s, made[u"id"].toString())[u"state"],
                 QJsonValue(u"superseded"_s));
    }

    //! H3: rules that changed meanwhile ask only what they added; what was complete and still is, is accepted.
    void policyChangedMeanwhile()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        QJsonObject wanted = escalation(desk, ticket, u"Mail · Tier 3"_s, u"software-defect"_s);
        const QString old = desk.query(u"admin"_s, u"FormDefinition"_s, {{u"key"_s, u"tier-2-to-3"_s}}).value(0);
        const QJsonObject form = desk.get(u"admin"_s, u"FormDefinition"_s, old);
        wanted.insert(u"formId"_s, old);
        wanted.insert(u"formRevision"_s, form[u"revision"]);
        wanted.insert(u"policyRevision"_s, 1);

        QJsonObject schema = form[u"schema"].toObject();
        QJsonObject properties = schema[u"properties"].toObject();
        properties.insert(u"change"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"title"_s, u"Change number"_s}});
        schema.insert(u"properties"_s, properties);
        QJsonArray required = schema[u"required"].toArray();
        required.append(u"change"_s);
        schema.insert(u"required"_s, required);
        QJsonObject ui = schema[u"x-ui"].toObject();
        QJsonArray steps = ui[u"steps"].toArray();
        steps.append(QJsonObject{{u"key"_s, u"c"_s}, {u"title"_s, u"C"_s}, {u"fields"_s, QJsonArray{u"change"_s}}});
        ui.insert(u"steps"_s, steps);
        schema.insert(u"x-ui"_s, ui);
        const QJsonObject next{{u"key"_s, form[u"key"]},
                               {u"purpose"_s, form[u"purpose"]},
                               {u"fromLevel"_s, 2},
                               {u"toLevel"_s, 3},
                               {u"schema"_s, schema}};
        const QJsonObject added = desk.create(u"admin"_s, u"FormDefinition"_s, next);
        QCOMPARE(added[u"revision"], QJsonValue(2));
        QCOMPARE(desk.get(u"admin"_s, u"FormDefinition"_s, old)[u"current"], QJsonValue(false));

        const QJsonObject refused = desk.create(u"t2tech"_s, u"Escalation"_s, wanted);
        QCOMPARE(refused[u"type"], QJsonValue(u"policyChanged"_s));
        QCOMPARE(texts(refused[u"missing"]), QStringList{u"/change"_s});
        QCOMPARE(refused[u"formRevision"], QJsonValue(2));
        QJsonObject answers = wanted[u"answers"].toObject();
        answers.insert(u"change"_s, u"CHG 4471 of Tuesday"_s);
        wanted.insert(u"answers"_s, answers);
        QVERIFY(desk.create(u"t2tech"_s, u"Escalation"_s, wanted)[u"id"].isString()); // though the old one is named
    }

    void rulesAreChecked()
    {
        TestDesk desk;
        const QJsonObject guide{{u"key"_s, u"g"_s},
                                {u"purpose"_s, u"escalation"_s},
                                {u"toLevel"_s, 2},
                                {u"schema"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"pattern"_s, u"x+"_s}}}};
        QCOMPARE(desk.create(u"supervisor"_s, u"FormDefinition"_s, guide)[u"type"], QJsonValue(u"forbidden"_s));
        const QJsonObject refused = desk.create(u"admin"_s, u"FormDefinition"_s, guide);
        QCOMPARE(refused[u"type"], QJsonValue(u"invalidProperties"_s));
        QCOMPARE(texts(refused[u"faults"]), QStringList{u"/pattern"_s});
        QCOMPARE(texts(refused[u"properties"]), QStringList{u"schema/pattern"_s});
        const QString current = desk.query(u"admin"_s, u"Policy"_s, {{u"current"_s, true}}).value(0);
        QJsonObject document = desk.get(u"admin"_s, u"Policy"_s, current)[u"document"].toObject();
        document.insert(u"attemptThreshold"_s, 0);
        QCOMPARE(texts(desk.create(u"admin"_s, u"Policy"_s,
                                   {{u"kind"_s, u"escalation"_s}, {u"document"_s, document}})[u"faults"]),
                 QStringList{u"/attemptThreshold"_s});
        document.insert(u"attemptThreshold"_s, 3);
        const QJsonObject made =
            desk.create(u"admin"_s, u"Policy"_s, {{u"kind"_s, u"escalation"_s}, {u"document"_s, document}});
        QCOMPARE(made[u"revision"], QJsonValue(2));
        QCOMPARE(currentEscalationPolicy(desk.storage()).attemptThreshold, 3);
        QCOMPARE(policyRevisions(desk.storage())[u"escalation"], QJsonValue(2));
    }

    //! Nothing spoiled comes through the real method either.
    void nothingSpoiledComesThrough()
    {
        TestDesk desk;
        const QString ticket = desk.ticketIn(u"Mail · Tier 2"_s);
        for (quint64 seed = 1; seed <= 300; ++seed) {
            scenarios::Dice dice(seed);
            const QString reason = dice.of(gate::reasonsFrom(2));
            QJsonObject wanted = escalation(desk, ticket, u"Mail · Tier 3"_s, reason);
            const gate::Spoiled spoiled = gate::spoiled(gate::goodAnswers(2, reason, dice), dice);
            wanted.insert(u"answers"_s, spoiled.answers);
            const QJsonObject refused = desk.create(u"t2tech"_s, u"Escalation"_s, wanted);
            QVERIFY2(refused[u"type"] == u"invalidProperties"_s && !refused[u"missing"].toArray().isEmpty(),
                     qPrintable(u"%1: %2 at %3"_s.arg(seed).arg(spoiled.how, spoiled.place)));
        }
        QCOMPARE(desk.get(u"t2tech"_s, u"Ticket"_s, ticket)[u"tierLevel"], QJsonValue(2));
    }

    //! A data folder of the version before handoffs gets their tables, and the rules that ship.
    void anOlderFolderIsBroughtUp()
    {
        const QTemporaryDir directory;
        const auto made = DataFolder::open(directory.path());
        QVERIFY(made);
        ensureDesk(*made->storage(), shippedRouting());
        const QString file = directory.filePath(u"server.db"_s);
        const QMap<QString, QString> fresh = schemaOf(file);
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"older"_s);
            database.setDatabaseName(file);
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (const QString &table : {u"escalation"_s, u"handoffrating"_s, u"policy"_s, u"formdefinition"_s})
                QVERIFY(query.exec(u"DROP TABLE "_s + table));
            QVERIFY(query.exec(u"PRAGMA user_version = 1"_s));
        }
        QSqlDatabase::removeDatabase(u"older"_s);
        ensureDesk(*made->storage(), shippedRouting());
        QCOMPARE(schemaOf(file), fresh);
        const std::unique_ptr<Storage> storage = made->storage();
        QCOMPARE(currentGuides(*storage).size(), 2);
        QCOMPARE(currentEscalationPolicy(*storage).revision, 1);
        QCOMPARE(consistencyFindings(*storage, BlobFiles(made->blobs())), QStringList());
    }
};

QTEST_APPLESS_MAIN(EscalationTest)
#include "tst_escalation.moc"
