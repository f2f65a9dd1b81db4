// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/overlay.h"
#include "domain/ticket.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

namespace {

Operation change(const QJsonObject &patch, OperationState state = OperationState::Queued)
{
    Operation operation;
    operation.id = QUuid::createUuid();
    operation.type = ObjectType::Ticket;
    operation.action = Operation::Action::Update;
    operation.ticket = u"t1"_s;
    operation.target = u"t1"_s;
    operation.content = patch;
    operation.state = state;
    return operation;
}

Operation attempt(const QString &outcome)
{
    Operation operation;
    operation.id = QUuid::createUuid();
    operation.type = ObjectType::Entry;
    operation.ticket = u"t1"_s;
    operation.content = {{u"kind"_s, u"attempt"_s}, {u"data"_s, QJsonObject{{u"outcome"_s, outcome}}}};
    return operation;
}

const QJsonObject row = {{u"id"_s, u"t1"_s}, {u"subject"_s, u"Printer"_s}, {u"impact"_s, 2},
                         {u"urgency"_s, 2},  {u"priority"_s, 3},           {u"attemptCount"_s, 1}};

} // namespace

class OverlayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pendingChangesShowInOrder()
    {
        const QJsonObject seen =
            overlaidTicket(row, {change({{u"subject"_s, u"A"_s}}), change({{u"subject"_s, u"B"_s}})});
        QCOMPARE(seen[u"subject"].toString(), u"B"_s);
    }

    void priorityFollowsTheMatrix()
    {
        QCOMPARE(overlaidTicket(row, {change({{u"impact"_s, 1}})})[u"priority"].toInt(), 2);
        QCOMPARE(overlaidTicket(row, {change({{u"impact"_s, 1}}), change({{u"urgency"_s, 1}})})[u"priority"].toInt(),
                 1);
    }

    void refusedChangesDoNotShow_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("subject");
        QTest::newRow("rejected") << int(OperationState::Rejected) << u"Printer"_s;
        QTest::newRow("conflict") << int(OperationState::Conflict) << u"Printer"_s;
        QTest::newRow("unknown still shows") << int(OperationState::Unknown) << u"Mine"_s;
        QTest::newRow("applied shows until the cache has it") << int(OperationState::Applied) << u"Mine"_s;
    }
    void refusedChangesDoNotShow()
    {
        QFETCH(int, state);
        const QJsonObject seen =
            overlaidTicket(row, {change({{u"subject"_s, u"Mine"_s}}, static_cast<OperationState>(state))});
        QTEST(seen[u"subject"].toString(), "subject");
    }

    void failedAttemptsCount()
    {
        QCOMPARE(
            overlaidTicket(row, {attempt(u"failed"_s), attempt(u"worked"_s), attempt(u"partly"_s)})[u"attemptCount"]
                .toInt(),
            3);
    }

    void aTicketBornHereShowsWhole()
    {
        Operation create;
        create.id = QUuid::createUuid();
        create.type = ObjectType::Ticket;
        create.ticket = create.localId();
        create.actedAt = QDateTime::fromMSecsSinceEpoch(1781773964000, QTimeZone::utc());
        create.content = {{u"subject"_s, u"No sound"_s}, {u"impact"_s, 1}, {u"urgency"_s, 1}};
        const Ticket ticket = ticketFrom(overlaidTicket({}, {create}));
        QVERIFY(ticket.id.isLocal());
        QCOMPARE(ticket.id.value(), create.localId());
        QCOMPARE(ticket.priority, Priority::P1);
        QCOMPARE(ticket.status, TicketStatus::New);
        QCOMPARE(ticket.openedAt, create.actedAt);
    }

    void aPendingCommentIsPublicAndANoteIsNot()
    {
        Operation comment;
        comment.id = QUuid::createUuid();
        comment.type = ObjectType::Entry;
        comment.ticket = u"t1"_s;
        comment.content = {{u"kind"_s, u"comment"_s}, {u"text"_s, u"Hello"_s}};
        const QJsonObject entry = pendingEntry(comment, u"p1"_s, u"Ana"_s);
        QVERIFY(entry[u"public"].toBool());
        QCOMPARE(entry[u"byName"].toString(), u"Ana"_s);
        QCOMPARE(entry[u"id"].toString(), comment.localId());
        comment.content[u"kind"] = u"note"_s;
        QVERIFY(!pendingEntry(comment, u"p1"_s, u"Ana"_s)[u"public"].toBool());
    }
};

QTEST_APPLESS_MAIN(OverlayTest)
#include "tst_overlay.moc"
