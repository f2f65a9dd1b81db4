// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/likeness.h"
#include "weakdesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::sync;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;
using Fate = WeakConnector::Fate;

namespace {

constexpr qint64 minute = 60 * 1000;

Operation comment(const QString &ticket, const QString &text)
{
    Operation operation;
    operation.id = QUuid::createUuid();
    operation.type = ObjectType::Entry;
    operation.ticket = ticket;
    operation.content = {{u"kind"_s, u"comment"_s}, {u"text"_s, text}, {u"ticketId"_s, ticket}};
    return operation;
}

Operation change(const QString &ticket, const QJsonObject &content, const QJsonObject &was)
{
    Operation operation = comment(ticket, {});
    operation.type = ObjectType::Ticket;
    operation.action = Operation::Action::Update;
    operation.target = ticket;
    operation.content = content;
    operation.was = was;
    return operation;
}

QString ticketOn(WeakServer &server, const QString &subject = u"Printer"_s)
{
    return server.create(ObjectType::Ticket, {{u"subject"_s, subject}, {u"impact"_s, 3}, {u"urgency"_s, 3}});
}

QJsonValue serverHas(const WeakDesk &desk, const QString &ticket, const QString &property)
{
    return desk.server.objects.value(ObjectType::Ticket).value(ticket).properties.value(property);
}

Abilities with(Idempotency idempotency)
{
    Abilities abilities = WeakDesk::weakest();
    abilities.idempotency = idempotency;
    return abilities;
}

} // namespace

class TestWeakServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingArrivesOnce_data();
    void everythingArrivesOnce();
    void nothingIsAskedWhileARequestMayStillArrive();
    void whatNobodyCanTellIsForThePerson();
    void aLookDoesNotMixUpTwins();
    void aClockThatIsOffMakesUnclearNeverCertain();
    void anUpdateIsComparedFirst_data();
    void anUpdateIsComparedFirst();
    void whatOthersChangedIsNotWrittenBack();
    void aLostRaceIsSaid_data();
    void aLostRaceIsSaid();
    void aRaceOnAnotherFieldIsNone();
    void aReplyLostToAnUpdateIsReadNotGuessed();
    void anOverlapNeverBringsBackWhatWasNewer();
    void deletionsAreFoundByTheirIds();
    void manyDeletionsFoundByTheirIdsAskFirst();
    void anEmptyListOfIdsAsksFirst();
    void aQueueThatIsNotNamedAnyMoreIsPurged();
    void filesAreRefusedForThePersonNotDropped();
    void oneAtATimeInTheirOrder();
};

void TestWeakServer::everythingArrivesOnce_data()
{
    QTest::addColumn<Idempotency>("idempotency");
    QTest::addColumn<int>("troubled"); // which write
    QTest::addColumn<Fate>("fate");
    QTest::addColumn<bool>("restart");
    const std::pair<Idempotency, const char *> tiers[] = {{Idempotency::Marker, "marker"},
                                                          {Idempotency::None, "nothing"}};
    const std::pair<Fate, const char *> fates[] = {{Fate::Well, "all is well"},
                                                   {Fate::NeverArrives, "never arrives"},
                                                   {Fate::ReplyLost, "reply lost"},
                                                   {Fate::ArrivesLate, "arrives late"}};
    for (const auto &[tier, tierName] : tiers) {
        for (const auto &[fate, fateName] : fates) {
            for (int troubled = 0; troubled < 4; ++troubled) {
                for (const bool restart : {false, true})
                    QTest::addRow("%s, write %d %s%s", tierName, troubled, fateName, restart ? ", program killed" : "")
                        << tier << troubled << fate << restart;
            }
        }
    }
}

void TestWeakServer::everythingArrivesOnce()
{
    QFETCH(Idempotency, idempotency);
    QFETCH(int, troubled);
    QFETCH(Fate, fate);
    QFETCH(bool, restart);
    WeakDesk desk(with(idempotency));
    const QString one = ticketOn(desk.server);
    const QString other = ticketOn(desk.server);
    desk.start();
    desk.passes(2 * minute);
    int count = 0;
    desk.connector.fate = [&](const Operation &) { return count++ == troubled ? fate : Fate::Well; };
    desk.act(comment(one, u"first"_s));
    desk.act(change(one, {{u"impact"_s, 1}}, {{u"impact"_s, 3}}));
    desk.act(comment(one, u"second"_s));
    desk.act(comment(other, u"third"_s));
    desk.passes(15'000);
    desk.connector.arriveLate();
    if (restart)
        desk.restart();
    desk.passes(20 * minute);
    for (const QString &text : {u"first"_s, u"second"_s, u"third"_s})
        QCOMPARE(desk.entries(text), 1);
    QCOMPARE(serverHas(desk, one, u"impact"_s), QJsonValue(1));
    for (const Operation &operation : desk.outbox)
        QCOMPARE(operation.state, OperationState::Applied);
    QVERIFY(desk.converged());
    QVERIFY(count > troubled);
}

void TestWeakServer::nothingIsAskedWhileARequestMayStillArrive()
{
    WeakDesk desk(with(Idempotency::Marker));
    const QString ticket = ticketOn(desk.server);
    desk.start();
    int tries = 0;
    desk.connector.fate = [&](const Operation &) { return tries++ == 0 ? Fate::ArrivesLate : Fate::Well; };
    desk.act(comment(ticket, u"late"_s));
    desk.passes(29'000);
    QCOMPARE(desk.operation(0).state, OperationState::Unknown);
    desk.connector.arriveLate();
    desk.passes(10 * minute);
    QCOMPARE(desk.operation(0).state, OperationState::Applied);
    QCOMPARE(desk.entries(u"late"_s), 1);
    QCOMPARE(tries, 1);
}

void TestWeakServer::whatNobodyCanTellIsForThePerson()
{
    WeakDesk desk(with(Idempotency::None));
    desk.connector.verbatim = false; // the desk adds a line to each text: nothing looks as it was sent
    const QString ticket = ticketOn(desk.server);
    desk.start();
    int tries = 0;
    desk.connector.fate = [&](const Operation &) { return tries++ == 0 ? Fate::ReplyLost : Fate::Well; };
    desk.act(comment(ticket, u"once"_s));
    desk.act(comment(ticket, u"after it"_s));
    desk.passes(20 * minute);
    QCOMPARE(desk.operation(0).state, OperationState::Rejected);
    QCOMPARE(desk.operation(0).refusal.type, domain::Refusal::outcomeUnknown());
    QCOMPARE(desk.entries(u"once"_s), 1);
    QCOMPARE(desk.operation(1).state, OperationState::Queued); // its ticket waits, and nothing is lost
}

void TestWeakServer::aLookDoesNotMixUpTwins()
{
    // The same words twice by the same person: which of them arrived?
    WeakDesk desk(with(Idempotency::None));
    const QString ticket = ticketOn(desk.server);
    desk.start();
    int tries = 0;
    desk.connector.fate = [&](const Operation &) { return tries++ == 1 ? Fate::ReplyLost : Fate::Well; };
    desk.act(comment(ticket, u"called, no answer"_s));
    desk.act(comment(ticket, u"called, no answer"_s));
    desk.passes(20 * minute);
    QCOMPARE(desk.entries(u"called, no answer"_s), 2);
    QCOMPARE(desk.operation(1).refusal.type, domain::Refusal::outcomeUnknown());
    QCOMPARE(desk.operation(1).refusal.current[u"text"].toString(), u"called, no answer"_s); // what was found
}

void TestWeakServer::aClockThatIsOffMakesUnclearNeverCertain()
{
    const Operation create = comment(u"t1"_s, u"text"_s);
    const QDateTime at(QDate(2026, 6, 18), QTime(9, 0), Qt::UTC);
    Candidate same{u"e1"_s, 1, u"p1"_s, at, u"text\r\n"_s, {}};
    Looking looking{u"p1"_s, at.addSecs(60), true, true};
    QCOMPARE(judged(create, looking, {same}).kind, Looked::Found::Kind::Arrived);
    same.at = at.addDays(-400);
    QCOMPARE(judged(create, looking, {same}).kind, Looked::Found::Kind::Unclear);
    same.authorId = u"p2"_s;
    QCOMPARE(judged(create, looking, {same}).kind, Looked::Found::Kind::NotThere);
    looking.complete = false;
    QCOMPARE(judged(create, looking, {same}).kind, Looked::Found::Kind::Unclear);
}

void TestWeakServer::anUpdateIsComparedFirst_data()
{
    QTest::addColumn<QJsonObject>("theirs");
    QTest::addColumn<OperationState>("state");
    QTest::addColumn<int>("writes");
    QTest::newRow("nobody else") << QJsonObject() << OperationState::Applied << 1;
    QTest::newRow("another field") << QJsonObject{{u"urgency"_s, 1}} << OperationState::Applied << 1;
    QTest::newRow("the same wish") << QJsonObject{{u"impact"_s, 1}} << OperationState::Applied << 0;
    QTest::newRow("another wish") << QJsonObject{{u"impact"_s, 2}} << OperationState::Conflict << 0;
}

void TestWeakServer::anUpdateIsComparedFirst()
{
    QFETCH(QJsonObject, theirs);
    WeakDesk desk(WeakDesk::weakest());
    const QString ticket = ticketOn(desk.server);
    desk.start();
    desk.passes(minute);
    if (!theirs.isEmpty())
        desk.server.change(ObjectType::Ticket, ticket, theirs);
    desk.act(change(ticket, {{u"impact"_s, 1}}, {{u"impact"_s, 3}}));
    desk.passes(2 * minute);
    QTEST(desk.operation(0).state, "state");
    QTEST(desk.connector.writes, "writes");
    if (desk.operation(0).state == OperationState::Conflict) {
        QCOMPARE(desk.operation(0).refusal.properties, QStringList{u"impact"_s});
        QCOMPARE(desk.operation(0).refusal.current[u"impact"].toInt(), 2);
        QCOMPARE(serverHas(desk, ticket, u"impact"_s), QJsonValue(2));
    }
}

void TestWeakServer::whatOthersChangedIsNotWrittenBack()
{
    WeakDesk desk(WeakDesk::weakest());
    const QString ticket = ticketOn(desk.server);
    desk.start();
    desk.server.change(ObjectType::Ticket, ticket, {{u"urgency"_s, 1}});
    // A form that sends both fields, though only one was changed.
    desk.act(change(ticket, {{u"impact"_s, 1}, {u"urgency"_s, 3}}, {{u"impact"_s, 3}, {u"urgency"_s, 3}}));
    desk.passes(2 * minute);
    QCOMPARE(desk.operation(0).state, OperationState::Applied);
    QCOMPARE(serverHas(desk, ticket, u"impact"_s), QJsonValue(1));
    QCOMPARE(serverHas(desk, ticket, u"urgency"_s), QJsonValue(1));
}

void TestWeakServer::aLostRaceIsSaid_data()
{
    QTest::addColumn<bool>("before");
    QTest::newRow("they wrote between our reading and our writing") << true;
    QTest::newRow("they wrote over us") << false;
}

void TestWeakServer::aLostRaceIsSaid()
{
    QFETCH(bool, before);
    WeakDesk desk(WeakDesk::weakest());
    const QString ticket = ticketOn(desk.server);
    desk.start();
    desk.passes(minute);
    const auto theirs = [&] { desk.server.change(ObjectType::Ticket, ticket, {{u"impact"_s, 2}}); };
    (before ? desk.connector.beforeWrite : desk.connector.afterWrite) = theirs;
    desk.act(change(ticket, {{u"impact"_s, 1}}, {{u"impact"_s, 3}}));
    desk.passes(2 * minute);
    QCOMPARE(desk.operation(0).state, OperationState::Rejected);
    QCOMPARE(desk.operation(0).refusal.type, domain::Refusal::writtenOver());
    QCOMPARE(desk.connector.writes, 1); // and is not tried again over their heads
}

void TestWeakServer::aRaceOnAnotherFieldIsNone()
{
    WeakDesk desk(WeakDesk::weakest());
    const QString ticket = ticketOn(desk.server);
    desk.start();
    desk.passes(minute);
    desk.connector.beforeWrite = [&] {
        desk.server.change(ObjectType::Ticket, ticket, {{u"subject"_s, u"Scanner"_s}});
    };
    desk.act(change(ticket, {{u"impact"_s, 1}}, {{u"impact"_s, 3}}));
    desk.passes(2 * minute);
    QCOMPARE(desk.operation(0).state, OperationState::Applied);
}

void TestWeakServer::aReplyLostToAnUpdateIsReadNotGuessed()
{
    WeakDesk desk(WeakDesk::weakest());
    const QString ticket = ticketOn(desk.server);
    desk.start();
    int tries = 0;
    desk.connector.fate = [&](const Operation &) { return tries++ == 0 ? Fate::ReplyLost : Fate::Well; };
    desk.connector.afterWrite = [&] {
        if (tries == 1)
            desk.server.change(ObjectType::Ticket, ticket, {{u"impact"_s, 2}}); // somebody did not like it
    };
    desk.act(change(ticket, {{u"impact"_s, 1}}, {{u"impact"_s, 3}}));
    desk.passes(20 * minute);
    QCOMPARE(desk.operation(0).state, OperationState::Conflict);
    QCOMPARE(serverHas(desk, ticket, u"impact"_s), QJsonValue(2));
    QCOMPARE(desk.connector.writes, 1);
}

void TestWeakServer::anOverlapNeverBringsBackWhatWasNewer()
{
    WeakDesk desk(WeakDesk::weakest());
    const QString ticket = ticketOn(desk.server);
    desk.start();
    desk.passes(minute);
    // Two changes within one second of the server's clock, seen by two deltas that overlap.
    desk.server.change(ObjectType::Ticket, ticket, {{u"impact"_s, 2}});
    desk.happens(SyncWanted{});
    desk.server.change(ObjectType::Ticket, ticket, {{u"impact"_s, 1}});
    const int before = desk.connector.deltas;
    desk.happens(SyncWanted{});
    QVERIFY(desk.connector.deltas > before);
    QCOMPARE(desk.cache.value(ObjectType::Ticket).value(ticket).properties[u"impact"].toInt(), 1);
    QVERIFY(desk.converged());
}

void TestWeakServer::deletionsAreFoundByTheirIds()
{
    WeakDesk desk(WeakDesk::weakest());
    QStringList tickets;
    for (int i = 0; i < 30; ++i)
        tickets.append(ticketOn(desk.server));
    desk.server.create(ObjectType::Entry, {{u"ticketId"_s, tickets.at(3)}, {u"text"_s, u"x"_s}});
    desk.start();
    desk.passes(minute);
    QVERIFY(desk.converged());
    desk.server.destroy(ObjectType::Ticket, tickets.at(3));
    desk.passes(5 * minute);
    QVERIFY(desk.cache.value(ObjectType::Ticket).contains(tickets.at(3))); // nobody has told
    desk.passes(60 * minute);
    QVERIFY(!desk.cache.value(ObjectType::Ticket).contains(tickets.at(3)));
    QCOMPARE(desk.cache.value(ObjectType::Entry).size(), 0); // what hung on it went along
    QCOMPARE(desk.cache.value(ObjectType::Ticket).size(), 29);
    QVERIFY(!desk.state().brake);
}

void TestWeakServer::manyDeletionsFoundByTheirIdsAskFirst()
{
    WeakDesk desk(WeakDesk::weakest());
    QStringList tickets;
    for (int i = 0; i < 300; ++i)
        tickets.append(ticketOn(desk.server));
    desk.start();
    desk.passes(minute);
    for (int i = 0; i < 25; ++i)
        desk.server.destroy(ObjectType::Ticket, tickets.at(i));
    desk.passes(70 * minute);
    QCOMPARE(desk.state().brake, (domain::VanishBrake{25, 300}));
    QCOMPARE(desk.cache.value(ObjectType::Ticket).size(), 300);
    desk.act(comment(tickets.last(), u"still sent"_s));
    desk.passes(minute);
    QCOMPARE(desk.operation(0).state, OperationState::Applied);
    desk.happens(BrakeAnswered{domain::BrakeAnswer::Forget});
    desk.passes(minute);
    QCOMPARE(desk.cache.value(ObjectType::Ticket).size(), 275);
    QVERIFY(desk.converged());
}

void TestWeakServer::anEmptyListOfIdsAsksFirst()
{
    WeakDesk desk(WeakDesk::weakest());
    for (int i = 0; i < 5; ++i)
        ticketOn(desk.server);
    desk.server.create(ObjectType::Article, {{u"title"_s, u"How to"_s}});
    desk.start();
    desk.passes(minute);
    desk.server.objects.clear();
    desk.passes(70 * minute);
    QCOMPARE(desk.cache.value(ObjectType::Ticket).size(), 5);
    QCOMPARE(desk.cache.value(ObjectType::Article).size(), 1);
    QVERIFY(desk.state().brake);
}

void TestWeakServer::aQueueThatIsNotNamedAnyMoreIsPurged()
{
    WeakDesk desk(WeakDesk::weakest());
    const QString lost = desk.server.create(
        ObjectType::Queue, {{u"name"_s, u"Tier 2"_s}, {u"myRights"_s, QJsonObject{{u"mayRead"_s, true}}}});
    const QString hidden = desk.server.create(ObjectType::Ticket, {{u"subject"_s, u"s"_s}, {u"queueId"_s, lost}});
    desk.start();
    desk.passes(minute);
    QVERIFY(desk.cache.value(ObjectType::Ticket).contains(hidden));
    desk.server.destroy(ObjectType::Queue, lost);
    desk.passes(70 * minute);
    QVERIFY(!desk.cache.value(ObjectType::Ticket).contains(hidden));
}

void TestWeakServer::filesAreRefusedForThePersonNotDropped()
{
    WeakDesk desk(WeakDesk::weakest());
    const QString ticket = ticketOn(desk.server);
    desk.start();
    Operation withFile = comment(ticket, u"see the log"_s);
    withFile.content[u"attachments"] = QJsonArray{QJsonObject{{u"blobId"_s, u"sha256-1"_s}, {u"size"_s, 5}}};
    desk.act(withFile);
    desk.passes(minute);
    QCOMPARE(desk.operation(0).state, OperationState::Rejected);
    QCOMPARE(desk.operation(0).refusal.type, u"attachmentsUnsupported"_s);
    QCOMPARE(desk.entries(u"see the log"_s), 0);
}

void TestWeakServer::oneAtATimeInTheirOrder()
{
    WeakDesk desk(WeakDesk::weakest());
    const QString ticket = ticketOn(desk.server);
    desk.start();
    desk.passes(minute);
    QStringList order;
    desk.connector.fate = [&](const Operation &operation) {
        order.append(operation.content[u"text"].toString());
        return Fate::Well;
    };
    desk.happens(PolicyChanged{domain::NetworkPolicy::Offline});
    for (const QString &text : {u"1"_s, u"2"_s, u"3"_s})
        desk.act(comment(ticket, text));
    desk.happens(PolicyChanged{domain::NetworkPolicy::Online});
    desk.passes(minute);
    QCOMPARE(order, (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    qsizetype reported = 0;
    for (const domain::SyncReport &report : desk.reports)
        reported += report.acts.size();
    QCOMPARE(reported, 3);
}

QTEST_GUILESS_MAIN(TestWeakServer)
#include "tst_weakserver.moc"
