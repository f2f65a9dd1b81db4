// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/lost.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::ObjectType;
using domain::Operation;

namespace {

const QUuid ours(1, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
const QUuid others(2, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);

Operation accepted(ObjectType type, Operation::Action action, const QString &object)
{
    Operation operation;
    operation.id = ours;
    operation.type = type;
    operation.action = action;
    operation.ticket = type == ObjectType::Ticket ? object : u"t1"_s;
    operation.target = action == Operation::Action::Update ? object : QString();
    operation.content = {{u"queueId"_s, u"q1"_s}};
    operation.state = domain::OperationState::Applied;
    operation.appliedId = object;
    operation.appliedVersion = 4;
    return operation;
}

QJsonObject madeBy(const QUuid &act, int version = 4)
{
    return {{u"opId"_s, act.toString(QUuid::WithoutBraces)}, {u"version"_s, version}};
}

} // namespace

class TestLost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissed_data()
    {
        using Rows = QMap<QString, QJsonObject>;
        QTest::addColumn<Operation>("act");
        QTest::addColumn<Rows>("rows");
        QTest::addColumn<bool>("lost");
        const Operation entry = accepted(ObjectType::Entry, Operation::Action::Create, u"e1"_s);
        const Operation ticket = accepted(ObjectType::Ticket, Operation::Action::Create, u"t1"_s);
        const Operation change = accepted(ObjectType::Ticket, Operation::Action::Update, u"t1"_s);
        Operation elsewhere = ticket;
        elsewhere.content[u"queueId"] = u"q2"_s;
        const QJsonObject old = {{u"version"_s, 3}};

        QTest::newRow("an entry that is here") << entry << Rows{{u"t1"_s, old}, {u"e1"_s, madeBy(ours)}} << false;
        QTest::newRow("an entry that is gone") << entry << Rows{{u"t1"_s, old}} << true;
        QTest::newRow("its number was given again") << entry << Rows{{u"t1"_s, old}, {u"e1"_s, madeBy(others)}} << true;
        QTest::newRow("its number was given to something that nobody wrote")
            << entry << Rows{{u"t1"_s, madeBy(others)}, {u"e1"_s, old}} << true;
        QTest::newRow("a server that does not name acts") << entry << Rows{{u"t1"_s, old}, {u"e1"_s, old}} << false;
        QTest::newRow("an entry of a ticket that may not be seen any more") << entry << Rows{} << false;
        const QJsonObject merged = {{u"mergedInto"_s, u"t2"_s}};
        QTest::newRow("its ticket was merged into one that may not be seen")
            << entry << Rows{{u"t1"_s, merged}} << false;
        QTest::newRow("its ticket was merged into one that is here")
            << entry << Rows{{u"t1"_s, merged}, {u"t2"_s, old}} << true;
        const Operation handoff = accepted(ObjectType::Escalation, Operation::Action::Create, u"x1"_s);
        QTest::newRow("a handoff that is here") << handoff << Rows{{u"t1"_s, old}, {u"x1"_s, madeBy(ours)}} << false;
        QTest::newRow("a handoff that is gone") << handoff << Rows{{u"t1"_s, madeBy(others)}} << true;
        QTest::newRow("a handoff of a ticket that went up out of sight") << handoff << Rows{} << false;
        QTest::newRow("a ticket that is here") << ticket << Rows{{u"t1"_s, madeBy(ours)}} << false;
        QTest::newRow("a ticket that is gone") << ticket << Rows{} << true;
        QTest::newRow("a ticket's number was given again") << ticket << Rows{{u"t1"_s, madeBy(others)}} << true;
        QTest::newRow("a ticket in a queue that may not be read any more") << elsewhere << Rows{} << false;
        QTest::newRow("a change that is here") << change << Rows{{u"t1"_s, madeBy(others)}} << false;
        QTest::newRow("a change that was undone") << change << Rows{{u"t1"_s, madeBy(others, 3)}} << true;
        QTest::newRow("a change of a ticket that is gone") << change << Rows{} << false;
    }
    void whatIsMissed()
    {
        using Rows = QMap<QString, QJsonObject>;
        QFETCH(Operation, act);
        QFETCH(Rows, rows);
        QFETCH(bool, lost);
        const bool namesActs =
            std::any_of(rows.cbegin(), rows.cend(), [](const QJsonObject &row) { return row.contains(u"opId"); });
        const sync::Replica replica{[&rows](ObjectType, const QString &id) {
                                        const auto it = rows.constFind(id);
                                        return it == rows.cend() ? std::nullopt : std::optional(*it);
                                    },
                                    {u"q1"_s},
                                    namesActs};
        QCOMPARE(sync::lostByServer({act}, replica), lost ? QList<QUuid>{ours} : QList<QUuid>{});
    }

    void aLostTicketTakesItsEntriesAlong()
    {
        const Operation ticket = accepted(ObjectType::Ticket, Operation::Action::Create, u"t1"_s);
        Operation entry = accepted(ObjectType::Entry, Operation::Action::Create, u"e1"_s);
        entry.id = others;
        const sync::Replica nothing{
            [](ObjectType, const QString &) { return std::optional<QJsonObject>(); }, {u"q1"_s}, false};
        QCOMPARE(sync::lostByServer({ticket, entry}, nothing), (QList<QUuid>{ours, others}));
    }
};

QTEST_GUILESS_MAIN(TestLost)
#include "tst_lost.moc"
