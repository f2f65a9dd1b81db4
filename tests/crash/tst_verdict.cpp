// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verdict.h"

#include "domain/operation.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::crash;

namespace {

QJsonObject operation(const QString &state, int attempts = 0, const QString &text = u"text"_s,
                      const QString &ticket = u"t1"_s)
{
    return {{u"type"_s, 2},      {u"action"_s, 0},          {u"ticket"_s, ticket},    {u"content"_s, text},
            {u"state"_s, state}, {u"attempts"_s, attempts}, {u"refusal"_s, QString()}};
}

QJsonObject waiting(QJsonObject operation)
{
    operation[u"state"] = u"rejected"_s;
    operation[u"refusal"] = domain::Refusal::rescued();
    return operation;
}

QJsonObject value(const QString &what)
{
    return {{u"value"_s, what}};
}

Snapshot with(Snapshot snapshot, const Snapshot &more)
{
    snapshot.insert(more);
    return snapshot;
}

// Three that were sent: one is accepted and gives a ticket its id, one is refused, one has no answer; another waits for
// that ticket.
const Snapshot sent = {{u"operation/a"_s, operation(u"sending"_s, 1)},
                       {u"operation/b"_s, operation(u"sending"_s, 1)},
                       {u"operation/c"_s, operation(u"sending"_s, 1)},
                       {u"operation/d"_s, operation(u"queued"_s, 0, u"more"_s, u"~a"_s)},
                       {u"draft/new"_s, value(u"half"_s)}};
const Snapshot settled = with(sent,
                              {{u"operation/a"_s, operation(u"applied"_s, 1)},
                               {u"operation/b"_s, operation(u"conflict"_s, 1)},
                               {u"operation/c"_s, operation(u"unknown"_s, 1)},
                               {u"operation/d"_s, operation(u"queued"_s, 0, u"more"_s, u"t9"_s)},
                               {u"id/~a"_s, value(u"t9"_s)}});

} // namespace

//! The crash programs' judge: what a crash may leave of an act, and that each half of one is found.
class VerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeActsAreRight()
    {
        QCOMPARE(judged(sent, settled, sent), QString());
        QCOMPARE(judged(sent, settled, settled), QString());
        QCOMPARE(judged(sent, sent, sent), QString());
        QCOMPARE(failureJudged(sent, settled, sent), QString());
        QVERIFY(!failureJudged(sent, settled, settled).isEmpty());
    }

    void whatTheServerSaidStays()
    {
        const Snapshot carried = with(sent,
                                      {{u"operation/a"_s, settled[u"operation/a"_s]},
                                       {u"operation/d"_s, settled[u"operation/d"_s]},
                                       {u"id/~a"_s, settled[u"id/~a"_s]}});
        QCOMPARE(judged(sent, settled, carried), QString());
        QCOMPARE(failureJudged(sent, settled, carried), QString());
    }

    void halfASettlementIsFound_data()
    {
        QTest::addColumn<QStringList>("done");
        QTest::newRow("accepted without the ticket's id") << QStringList{u"operation/a"_s, u"operation/d"_s};
        QTest::newRow("accepted without the others' ticket") << QStringList{u"operation/a"_s, u"id/~a"_s};
        QTest::newRow("only the ticket's id") << QStringList{u"id/~a"_s};
        QTest::newRow("only the others' ticket") << QStringList{u"operation/d"_s};
        QTest::newRow("only the refusal") << QStringList{u"operation/b"_s};
        QTest::newRow("without the unknown one")
            << QStringList{u"operation/a"_s, u"operation/b"_s, u"operation/d"_s, u"id/~a"_s};
    }
    void halfASettlementIsFound()
    {
        QFETCH(QStringList, done);
        Snapshot found = sent;
        for (const QString &name : done)
            found[name] = settled[name];
        QVERIFY(!judged(sent, settled, found).isEmpty());
    }

    void nothingElseMayMove()
    {
        for (const Snapshot &whole : {sent, settled}) {
            QVERIFY(!judged(sent, settled, with(whole, {{u"draft/new"_s, value(u"other"_s)}})).isEmpty());
            QVERIFY(!judged(sent, settled, with(whole, {{u"operation/x"_s, operation(u"queued"_s)}})).isEmpty());
            Snapshot lost = whole;
            lost.remove(u"operation/c"_s);
            QVERIFY(!judged(sent, settled, lost).isEmpty());
        }
    }

    void whatMayHaveLeftIsUnknown()
    {
        const Snapshot queued = {{u"operation/a"_s, operation(u"queued"_s)},
                                 {u"operation/b"_s, operation(u"queued"_s)}};
        const Snapshot marked = {{u"operation/a"_s, operation(u"sending"_s, 1)},
                                 {u"operation/b"_s, operation(u"sending"_s, 1)}};
        const QJsonObject doubted = operation(u"unknown"_s, 1);
        QCOMPARE(judged(queued, marked, {{u"operation/a"_s, doubted}, {u"operation/b"_s, doubted}}), QString());
        QVERIFY(!judged(queued, marked, with(queued, {{u"operation/a"_s, doubted}})).isEmpty());
        QVERIFY(!judged(queued, marked, with(marked, {{u"operation/a"_s, doubted}})).isEmpty());
    }

    void whatWasWrittenWaits_data()
    {
        QTest::addColumn<QJsonObject>("was");
        QTest::addColumn<QJsonObject>("will");
        QTest::addColumn<QJsonObject>("found");
        const QJsonObject old = operation(u"queued"_s);
        const QJsonObject edited = operation(u"queued"_s, 0, u"better"_s);
        QTest::newRow("new") << QJsonObject() << edited << waiting(edited);
        QTest::newRow("edited") << old << edited << waiting(edited);
        QTest::newRow("taken back") << old << QJsonObject() << waiting(old);
    }
    void whatWasWrittenWaits()
    {
        QFETCH(QJsonObject, was);
        QFETCH(QJsonObject, will);
        QFETCH(QJsonObject, found);
        const auto only = [](const QJsonObject &one) {
            return one.isEmpty() ? Snapshot() : Snapshot{{u"operation/a"_s, one}};
        };
        QCOMPARE(judged(only(was), only(will), only(found)), QString());
        QVERIFY(!judged(only(was), only(was), only(found)).isEmpty());
        QJsonObject otherWords = found;
        otherWords[u"content"] = u"invented"_s;
        QVERIFY(!judged(only(was), only(will), only(otherWords)).isEmpty());
        QJsonObject sendsItself = found;
        sendsItself[u"state"] = u"unknown"_s;
        QVERIFY(!judged(only(was), only(will), only(sendsItself)).isEmpty());
    }

    void whatWasSentIsNotMissed()
    {
        const QJsonObject gone = operation(u"applied"_s, 1);
        const Snapshot forgotten = {{u"sent/a"_s, gone}};
        const Snapshot returned = {{u"operation/a"_s, operation(u"rejected"_s)}};
        QCOMPARE(judged(forgotten, returned, forgotten), QString());
        QVERIFY(!judged(forgotten, returned, {}).isEmpty());
        QVERIFY(!judged(forgotten, returned, with(forgotten, returned)).isEmpty());
        QVERIFY(!judged({{u"operation/a"_s, gone}}, forgotten, {{u"operation/a"_s, waiting(gone)}}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(VerdictTest)
#include "tst_verdict.moc"
