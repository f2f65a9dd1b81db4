// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsal.h"
#include "sync/decisionlog.h"
#include "sync/uptime.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::sync;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;
using Outcome = domain::ReportedAct::Outcome;
using Kind = Pushed::Outcome::Kind;

namespace {

Pushed::Outcome outcome(const Operation &operation, Kind kind, bool replayed = false)
{
    Pushed::Outcome outcome;
    outcome.operation = operation.id;
    outcome.kind = kind;
    outcome.replayed = replayed;
    outcome.objectId = u"o"_s + QString::number(operation.sequence);
    return outcome;
}

//! An entry on \a ticket, written down for the operation \a opId, or by somebody else.
domain::RowBatch entry(const QString &ticket, const QUuid &opId = {})
{
    auto texts = std::make_shared<std::deque<std::string>>();
    domain::RowBatch rows(ObjectType::Entry, texts);
    const auto cells = rows.append(texts->emplace_back("e" + ticket.toStdString()), 1);
    const auto set = [&](std::string_view property, const QString &value) {
        domain::Cell &cell = cells[static_cast<size_t>(domain::propertyIndex(ObjectType::Entry, property))];
        cell.kind = domain::Cell::Kind::Text;
        cell.text = texts->emplace_back(value.toStdString());
    };
    set("ticketId", ticket);
    set("byId", opId.isNull() ? u"p2"_s : u"p1"_s);
    if (!opId.isNull())
        set("opId", opId.toString(QUuid::WithoutBraces));
    return rows;
}

//! All work of \a outbox is on its way, after a stretch without network; the delta waits for its answer.
quint64 reconnect(Rehearsal &rehearsal, const QList<Operation> &outbox)
{
    rehearsal.settleDown();
    rehearsal.happens(NetworkChanged{false});
    rehearsal.passes(3'600'000);
    rehearsal.happens(OperationsChanged{outbox});
    const auto marks = rehearsal.effects<MarkSending>();
    const auto delta = rehearsal.sent<Delta>();
    rehearsal.happens(SendingMarked{marks.first().operations});
    return delta.first().first;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachActSaysWhatBecameOfIt();
    void whatOthersDidIsCounted();
    void aRoundThatFailedKeepsItsNewsForTheNext();
    void theWorkOfAnotherDeviceIsNotSent();
    void theLogNamesNoContent();
    void theClockDoesNotGoBack();
};

void TestReport::eachActSaysWhatBecameOfIt()
{
    Rehearsal rehearsal;
    const QList<Operation> outbox{Rehearsal::comment(u"t1"_s, 1), Rehearsal::comment(u"t2"_s, 2),
                                  Rehearsal::comment(u"t3"_s, 3), Rehearsal::change(u"t4"_s, 4),
                                  Rehearsal::comment(u"t5"_s, 5), Rehearsal::comment(u"t6"_s, 6)};
    const quint64 delta = reconnect(rehearsal, outbox);
    const QDateTime since = rehearsal.state().wasOfflineSince;
    QVERIFY(since.isValid());
    rehearsal.answer<Push>(Pushed{{outcome(outbox.at(4), Kind::Rejected), outcome(outbox.at(0), Kind::Applied),
                                   outcome(outbox.at(1), Kind::Applied), outcome(outbox.at(2), Kind::Applied, true),
                                   outcome(outbox.at(3), Kind::Conflict), outcome(outbox.at(5), Kind::Applied, true)}});
    Pulled news = Rehearsal::emptyDelta();
    news.rows = {entry(u"t2"_s), entry(u"t1"_s, outbox.at(0).id), entry(u"t6"_s)};
    rehearsal.happens(Answered{delta, news, {}});
    rehearsal.commitAll();
    const auto next = rehearsal.state().requests.keys();
    QCOMPARE(next.size(), 1); // the delta that shows our own work
    rehearsal.happens(Answered{next.first(), Rehearsal::emptyDelta(), {}});
    const domain::SyncReport report = rehearsal.effects<Report>().first().report;
    const QList<std::pair<QUuid, Outcome>> expected{
        {outbox.at(0).id, Outcome::Sent},         {outbox.at(1).id, Outcome::Merged},
        {outbox.at(2).id, Outcome::AlreadyThere}, {outbox.at(3).id, Outcome::Conflict},
        {outbox.at(4).id, Outcome::Refused},      {outbox.at(5).id, Outcome::Merged}}; // its reply was lost too
    QCOMPARE(report.acts, expected);
    QCOMPARE(report.offlineSince, since);
    QVERIFY(rehearsal.state().acts.isEmpty());
}

void TestReport::whatOthersDidIsCounted()
{
    Rehearsal rehearsal;
    rehearsal.startSynced();
    Pulled news = Rehearsal::emptyDelta();
    news.rows = {entry(u"t1"_s), Rehearsal::rows(ObjectType::Ticket, {u"t1"_s, u"t2"_s})};
    rehearsal.answer<Delta>(news);
    rehearsal.commitAll();
    QCOMPARE(rehearsal.effects<Report>().first().report.ticketsChanged, 2);
    QVERIFY(!rehearsal.effects<Report>().first().report.offlineSince.isValid());
}

void TestReport::aRoundThatFailedKeepsItsNewsForTheNext()
{
    Rehearsal rehearsal;
    const Operation one = Rehearsal::comment(u"t1"_s, 1);
    const quint64 delta = reconnect(rehearsal, {one});
    const auto push = rehearsal.sent<Push>().first().first;
    rehearsal.happens(Answered{delta, Rehearsal::emptyDelta(), {}});
    rehearsal.happens(sync::Failed{push, {{domain::Failure::Kind::Unreachable, {}}, std::nullopt, true}, {}});
    const auto failed = rehearsal.effects<Report>();
    QVERIFY(failed.first().report.failure);
    QCOMPARE(failed.first().report.repliesLost, 0); // told when it is over
    Operation unknown = one;
    unknown.state = OperationState::Unknown;
    rehearsal.happens(OperationsChanged{{unknown}});
    rehearsal.passes(600'000);
    rehearsal.happens(Tick{});
    rehearsal.happens(SendingMarked{{one.id}});
    rehearsal.answer<Push>(Pushed{{outcome(one, Kind::Applied, true)}});
    while (rehearsal.effects<Report>().isEmpty()) {
        QVERIFY(!rehearsal.state().requests.isEmpty());
        rehearsal.happens(Answered{rehearsal.state().requests.keys().first(), Rehearsal::emptyDelta(), {}});
    }
    const domain::SyncReport report = rehearsal.effects<Report>().first().report;
    QVERIFY(!report.failure);
    QCOMPARE(report.repliesLost, 1);
    QCOMPARE(report.acts.first().second, Outcome::AlreadyThere);
}

void TestReport::theWorkOfAnotherDeviceIsNotSent()
{
    Rehearsal rehearsal({{}, {}, {}, u"laptop"_s});
    rehearsal.settleDown();
    Operation here = Rehearsal::comment(u"t1"_s, 1);
    here.device = u"laptop"_s;
    Operation elsewhere = Rehearsal::comment(u"t2"_s, 2);
    elsewhere.device = u"desktop"_s;
    const Operation older = Rehearsal::comment(u"t3"_s, 3); // from before devices were written down
    rehearsal.happens(OperationsChanged{{here, elsewhere, older}});
    QCOMPARE(rehearsal.effects<MarkSending>().first().operations, (QList<QUuid>{here.id, older.id}));
}

void TestReport::theLogNamesNoContent()
{
    const QString secret = u"Passw0rd"_s;
    Operation operation = Rehearsal::change(u"t1"_s, 1);
    operation.content = {{u"subject"_s, secret}};
    operation.was = operation.content;
    operation.refusal = {u"forbidden"_s, secret, {secret}, operation.content};
    Pulled pulled = Rehearsal::emptyDelta();
    pulled.rows.append(Rehearsal::rows(ObjectType::Ticket, {u"t1"_s}, "subject", {secret}));
    Session session = Rehearsal::session();
    session.memory = secret;
    Pushed pushed{{outcome(operation, Kind::Rejected)}};
    pushed.outcomes.first().refusal = operation.refusal;
    const domain::Failure failure{domain::Failure::Kind::Busy, secret};
    const domain::Attachment file{u"sha256-1"_s, secret, secret, 1};
    QString all;
    for (const Event &event :
         {Event(OperationsChanged{{operation}}), Event(Answered{1, pulled, {}}), Event(Answered{1, session, {}}),
          Event(Answered{1, pushed, {}}), Event(sync::Failed{1, {failure, {}, true}, {}}), Event(StoreFailed{failure}),
          Event(BlobWanted{file}), Event(CacheRead{{{secret, secret}}, {}})})
        all += described(event) + u'\n';
    store::Settlement settlement;
    settlement.operation = operation.id;
    settlement.refusal = operation.refusal;
    store::CacheBatch batch;
    batch.rows = pulled.rows;
    batch.cursors.insert(sessionCursor(), secret);
    for (const Effect &effect :
         {Effect(Send{1, Push{{operation}}}), Effect(Send{1, OpenSession{secret}}), Effect(Store{1, batch}),
          Effect(Settle{{settlement}}), Effect(Send{1, Download{u"sha256-1"_s, 1, secret, secret}}),
          Effect(ShowSession{session}), Effect(ShowBlob{u"sha256-1"_s, ShowBlob::News::Failed, failure})})
        all += described(effect) + u'\n';
    QVERIFY2(!all.contains(secret), qPrintable(all));
    QVERIFY(all.contains(operation.id.toString(QUuid::WithoutBraces)));
    QVERIFY(all.contains(u"forbidden"_s));
    QVERIFY(!decisions().isInfoEnabled()); // off unless asked for
}

void TestReport::theClockDoesNotGoBack()
{
    QElapsedTimer timer;
    timer.start();
    const qint64 before = uptimeMs();
    QTest::qWait(30);
    const qint64 passed = uptimeMs() - before;
    QVERIFY(passed >= 29);
    QVERIFY(passed <= timer.elapsed() + 20);
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
