// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/escalationpolicy.h"
#include "domain/guide.h"
#include "domain/handoff.h"
#include "domain/ticketrules.h"
#include "policy/shippedpolicy.h"
#include "pseudolocale.h"
#include "ui/outbox/operationtext.h"
#include "ui/outbox/outboxrow.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/ruletext.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;

Q_DECLARE_METATYPE(secondline::domain::Operation)
Q_DECLARE_METATYPE(secondline::domain::OperationState)

namespace {

const DeskNames names = {
    {{u"P1"_s, u"Ada Byron"_s}, {u"P2"_s, u"Me Myself"_s}}, {{u"Q1"_s, u"Mail delivery · Tier 2"_s}}, u"P2"_s};

Operation entry(const QJsonObject &content)
{
    Operation operation;
    operation.type = ObjectType::Entry;
    operation.content = content;
    return operation;
}

Operation update(const QJsonObject &content, const QJsonObject &was)
{
    Operation operation;
    operation.action = Operation::Action::Update;
    operation.content = content;
    operation.was = was;
    return operation;
}

Operation onTicket(const QString &ticket, OperationState state, int number)
{
    Operation operation = entry({{u"kind"_s, u"note"_s}, {u"text"_s, u"a"_s}});
    operation.id = QUuid(static_cast<uint>(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    operation.ticket = ticket;
    operation.state = state;
    operation.appliedAt = QDateTime({2026, 6, 18}, {7, 0}, Qt::UTC);
    return operation;
}

} // namespace

//! Every act and state of the outbox in words.
class TestOutboxText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void title_data();
    void title();
    void state_data();
    void state();
    void refusal_data();
    void refusal();
    void everyRuleIsTranslated();
    void whatIsNotKnownStays();
    void everyRefusalSaysWhatToDo();
    void conflictShowsBothValues();
    void rowsOfAFilter_data();
    void rowsOfAFilter();
    void whatNeedsThePersonIsFirst();
    void anActWaitsForThoseBeforeIt();
    void aDraftNamesItsPlace();
};

void TestOutboxText::title_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("title");
    QTest::newRow("comment") << entry({{u"kind"_s, u"comment"_s}, {u"text"_s, u"x"_s}})
                             << u"Comment to the requester"_s;
    QTest::newRow("work note") << entry({{u"kind"_s, u"note"_s}, {u"text"_s, u"x"_s}}) << u"Work note"_s;
    QTest::newRow("attempt that failed") << entry(
        {{u"kind"_s, u"attempt"_s},
         {u"data"_s, QJsonObject{{u"tried"_s, u"Troubleshoot\nMode"_s}, {u"outcome"_s, u"failed"_s}}}})
                                         << u"Attempt: Troubleshoot Mode, did not help"_s;
    QTest::newRow("attempt that worked") << entry(
        {{u"kind"_s, u"attempt"_s}, {u"data"_s, QJsonObject{{u"tried"_s, u"A"_s}, {u"outcome"_s, u"worked"_s}}}})
                                         << u"Attempt: A, helped"_s;
    Operation create;
    create.content = {{u"subject"_s, u"No mail"_s}};
    QTest::newRow("new ticket") << create << u"New ticket"_s;
    QTest::newRow("assigned to me") << update({{u"assigneeId"_s, u"P2"_s}}, {{u"assigneeId"_s, QJsonValue()}})
                                    << u"Assign to me"_s;
    QTest::newRow("assigned to another") << update({{u"assigneeId"_s, u"P1"_s}}, {}) << u"Assign to Ada Byron"_s;
    QTest::newRow("assigned to nobody") << update({{u"assigneeId"_s, QJsonValue()}}, {{u"assigneeId"_s, u"P1"_s}})
                                        << u"Assign to nobody"_s;
    QTest::newRow("moved") << update({{u"queueId"_s, u"Q1"_s}}, {}) << u"Move to Mail delivery · Tier 2"_s;
    QTest::newRow("priority") << update({{u"impact"_s, 1}, {u"urgency"_s, 1}}, {{u"impact"_s, 2}, {u"urgency"_s, 1}})
                              << u"Priority P2 → P1"_s;
    QTest::newRow("impact only: the priority is not known")
        << update({{u"impact"_s, 1}}, {{u"impact"_s, 2}}) << u"Impact: medium → high"_s;
    QTest::newRow("status") << update({{u"status"_s, u"pending"_s}, {u"pendingReason"_s, u"requester"_s}},
                                      {{u"status"_s, u"open"_s}})
                            << u"Status Open → Waiting"_s;
    QTest::newRow("one field") << update({{u"category"_s, u"filters"_s}}, {{u"category"_s, QJsonValue()}})
                               << u"Category: none → filters"_s;
    QTest::newRow("two fields") << update({{u"category"_s, u"a"_s}, {u"product"_s, u"b"_s}}, {})
                                << u"Change Category, Product"_s;
}

void TestOutboxText::title()
{
    QFETCH(Operation, operation);
    QFETCH(QString, title);
    QCOMPARE(operationText(operation, names).title, title);
    QVERIFY(!operationText(operation, names).icon.isEmpty());
}

void TestOutboxText::state_data()
{
    QTest::addColumn<OperationState>("state");
    QTest::addColumn<int>("before");
    QTest::addColumn<QString>("text");
    QTest::newRow("first of its ticket") << OperationState::Queued << 0 << u"Waiting to send"_s;
    QTest::newRow("behind others") << OperationState::Queued << 2 << u"Waiting for the 2 before it"_s;
    QTest::newRow("sending") << OperationState::Sending << 0 << u"Sending"_s;
    QTest::newRow("unknown") << OperationState::Unknown << 0 << u"Not sure if sent, will ask the server"_s;
    QTest::newRow("refused") << OperationState::Rejected << 0 << u"Needs you: P1 wants impact 1"_s;
    QTest::newRow("conflict") << OperationState::Conflict << 0 << u"Needs you: changed on the server"_s;
    QTest::newRow("sent") << OperationState::Applied << 0 << u"Sent"_s;
}

void TestOutboxText::state()
{
    QFETCH(OperationState, state);
    QFETCH(int, before);
    QFETCH(QString, text);
    Operation operation;
    operation.state = state;
    operation.refusal = {u"invalidProperties"_s, u"P1 wants impact 1"_s, {u"impact"_s}, {}};
    QCOMPARE(operationStateText(operation, before).text, text);
}

//! What the rules of tickets say, and what they say it of, reaches a person in their own language.
void TestOutboxText::everyRuleIsTranslated()
{
    tests::PseudoLocale pseudo;
    QCoreApplication::installTranslator(&pseudo);
    QList<domain::RefusedProperty> refused;
    using enum domain::TicketStatus;
    for (const auto status : {New, Open, Pending, Resolved, Closed}) {
        domain::Ticket ticket;
        ticket.status = status;
        ticket.tierLevel = 2;
        for (const auto &wanted : {u"new"_s, u"open"_s, u"pending"_s, u"resolved"_s, u"closed"_s, u"lost"_s})
            refused += domain::refusedInUpdate(ticket, {{u"status"_s, wanted}}, {}, false);
        refused += domain::refusedInUpdate(ticket, {{u"tierLevel"_s, 3}, {u"queueId"_s, u"Q"_s}}, {}, false);
        refused += domain::refusedInUpdate(ticket, {{u"queueId"_s, u"Q"_s}}, 3, false);
    }
    const QJsonObject all = {{u"tierLevel"_s, 3}, {u"status"_s, u"open"_s}, {u"queueId"_s, u"Q"_s}};
    refused += domain::refusedInCreate(all, 1, {});
    refused += domain::refusedInCreate(all, 1, 3);
    QVERIFY(refused.size() > 20);
    for (const domain::RefusedProperty &one : refused) {
        QVERIFY2(ruleText(one.why).startsWith(u'['), qPrintable(one.why));
        const QString line = failureLine({domain::Failure::Kind::Refused, one.name + u": "_s + one.why});
        QVERIFY2(!line.contains(one.why), qPrintable(line));
    }
    const QString tooLong(domain::maxAnswerBytes, u'a');
    const auto guide = domain::guideFrom(policy::shippedDocument(u"guide-tier-2-to-3"_s));
    QVERIFY(guide.has_value());
    domain::Handoff handoff;
    handoff.answers = {{u"x"_s, tooLong}};
    const auto gaps = domain::handoffGaps(handoff, {}, {}, *guide, domain::EscalationPolicy());
    QCOMPARE(gaps.size(), 1);
    QVERIFY2(ruleText(gaps.constFirst().detail).startsWith(u'['), qPrintable(gaps.constFirst().detail));
    QVERIFY(ruleText(gaps.constFirst().detail).contains(QString::number(domain::maxAnswerBytes / 1024)));
}

void TestOutboxText::whatIsNotKnownStays()
{
    QCOMPARE(ruleText(u"P1 wants impact 1"_s), u"P1 wants impact 1"_s);
    QCOMPARE(ruleText(u"You do not work on tickets of this queue."_s), u"You do not work on tickets of this queue"_s);
    QCOMPARE(ruleText(u"the text has 70000 bytes; 65536 fit"_s), u"the text has 70000 bytes; 65536 fit"_s);
    QCOMPARE(ruleText(u"the text has %2 bytes; 5 fit"_s), u"the text has %2 bytes; 5 fit"_s);
    QCOMPARE(ruleText({}), QString());
}

void TestOutboxText::refusal_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("why");
    QTest::newRow("invalid") << u"invalidProperties"_s << u"said"_s << u"The server does not accept Status: said."_s;
    QTest::newRow("forbidden") << u"forbidden"_s << u"you may not do this"_s
                               << u"You have no right for this here: said."_s;
    QTest::newRow("gone") << u"notFound"_s << u"the ticket is gone"_s
                          << u"The ticket is not on the server any more, or you may not see it."_s;
    QTest::newRow("unheard of") << u"somethingNew"_s << u"said"_s << u"The server refused it: said."_s;
}

void TestOutboxText::refusal()
{
    QFETCH(QString, type);
    QFETCH(QString, brief);
    QFETCH(QString, why);
    const RefusalText text = refusalText({type, u"said"_s, {u"status"_s}, {}});
    QCOMPARE(text.brief, brief);
    QCOMPARE(text.why, why);
}

void TestOutboxText::everyRefusalSaysWhatToDo()
{
    for (const QString &type : {u"invalidProperties"_s, u"forbidden"_s, u"notFound"_s, u"tooLarge"_s, u"overQuota"_s,
                                u"rateLimit"_s, u"parentWithdrawn"_s, u"handoffIncomplete"_s, u"invalidPatch"_s,
                                u"preconditionFailed"_s, u"x"_s, QString()}) {
        const RefusalText text = refusalText({type, {}, {}, {}});
        QVERIFY2(!text.brief.isEmpty() && text.why.endsWith(u'.') && text.advice.endsWith(u'.'), qPrintable(type));
        QVERIFY2(!text.why.contains(u"%1"_s), qPrintable(text.why));
    }
    QVERIFY(refusalText({u"x"_s, QString(5'000, u'a'), {}, {}}).why.size() < 400);
}

void TestOutboxText::conflictShowsBothValues()
{
    Operation operation = update({{u"category"_s, u"mine"_s}, {u"product"_s, u"mine"_s}},
                                 {{u"category"_s, u"before"_s}, {u"product"_s, u"before"_s}});
    operation.state = OperationState::Conflict;
    operation.refusal.current = {{u"category"_s, u"theirs"_s}, {u"product"_s, u"before"_s}};
    QCOMPARE(changedFields(operation, names),
             (QList<ChangedField>{{u"Category"_s, u"before"_s, u"mine"_s, u"theirs"_s, true},
                                  {u"Product"_s, u"before"_s, u"mine"_s, u"before"_s, false}}));
}

void TestOutboxText::rowsOfAFilter_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<int>("rows");
    QTest::newRow("all but the sent") << int(OutboxFilter::All) << 5;
    QTest::newRow("waiting") << int(OutboxFilter::Waiting) << 2;
    QTest::newRow("unsure") << int(OutboxFilter::Unsure) << 1;
    QTest::newRow("needs the person") << int(OutboxFilter::NeedsYou) << 2;
    QTest::newRow("sent today, not yesterday") << int(OutboxFilter::SentToday) << 1;
    QTest::newRow("drafts") << int(OutboxFilter::Drafts) << 1;
}

void TestOutboxText::rowsOfAFilter()
{
    QFETCH(int, filter);
    QFETCH(int, rows);
    const QList<Operation> operations = {
        onTicket(u"A"_s, OperationState::Queued, 1),   onTicket(u"A"_s, OperationState::Sending, 2),
        onTicket(u"B"_s, OperationState::Unknown, 3),  onTicket(u"C"_s, OperationState::Rejected, 4),
        onTicket(u"D"_s, OperationState::Conflict, 5), onTicket(u"E"_s, OperationState::Applied, 6)};
    Operation yesterday = onTicket(u"F"_s, OperationState::Applied, 7);
    yesterday.appliedAt = yesterday.appliedAt.addDays(-1);
    const QList<Operation> sent = {operations[5], yesterday};
    const QDateTime now({2026, 6, 18}, {9, 0}, Qt::UTC);
    QCOMPARE(outboxRows(OutboxFilter(filter), operations, sent, {{u"new-ticket"_s, {}, now}}, {}, names, now).size(),
             rows);
}

void TestOutboxText::whatNeedsThePersonIsFirst()
{
    const QList<Operation> operations = {onTicket(u"A"_s, OperationState::Queued, 1),
                                         onTicket(u"B"_s, OperationState::Rejected, 2),
                                         onTicket(u"C"_s, OperationState::Queued, 3)};
    const auto rows = outboxRows(OutboxFilter::All, operations, {}, {}, {}, names, QDateTime::currentDateTimeUtc());
    QCOMPARE(rows[0].operation->ticket, u"B"_s);
    QCOMPARE(rows[1].operation->ticket, u"A"_s);
    QCOMPARE(rows[2].operation->ticket, u"C"_s);
}

void TestOutboxText::anActWaitsForThoseBeforeIt()
{
    const QList<Operation> operations = {onTicket(u"A"_s, OperationState::Queued, 1),
                                         onTicket(u"B"_s, OperationState::Queued, 2),
                                         onTicket(u"A"_s, OperationState::Queued, 3)};
    const auto rows = outboxRows(OutboxFilter::All, operations, {}, {}, {}, names, QDateTime::currentDateTimeUtc());
    QCOMPARE(rows[1].before, 0);
    QCOMPARE(rows[2].before, 1);
    QCOMPARE(rows[2].ofTicket, 2);
    QCOMPARE(rows[2].state.text, u"Waiting for the 1 before it"_s);

    // The create of a ticket that the server lost has its local id, what follows it the lost one.
    QList<Operation> lost = {onTicket(u"~A"_s, OperationState::Rejected, 1),
                             onTicket(u"A"_s, OperationState::Queued, 2), onTicket(u"A"_s, OperationState::Queued, 3)};
    lost[1].after = lost[0].id;
    lost[2].after = lost[1].id;
    const auto waiting = outboxRows(OutboxFilter::All, lost, {}, {}, {}, names, QDateTime::currentDateTimeUtc());
    QCOMPARE(waiting[2].before, 2);
    QCOMPARE(waiting[2].ofTicket, 3);
}

void TestOutboxText::aDraftNamesItsPlace()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    domain::ListedTicket ticket;
    ticket.id = domain::TicketId(u"T1"_s);
    ticket.number = u"HD-000001"_s;
    ticket.subject = u"No  mail"_s;
    const auto rows = outboxRows(OutboxFilter::Drafts, {}, {}, {{u"ticket/T1"_s, {{u"text"_s, u"begun"_s}}, now}},
                                 {{u"T1"_s, ticket}}, names, now);
    QCOMPARE(rows[0].ticketLine, u"HD-000001 · No mail"_s);
    QCOMPARE(rows[0].ticketId, u"T1"_s);
    QCOMPARE(rows[0].text.quote, u"begun"_s);
}

QTEST_GUILESS_MAIN(TestOutboxText)
#include "tst_outboxtext.moc"
