// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsal.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::sync;
using domain::Failure;
using domain::Operation;
using domain::OperationState;

namespace {

const QString logFile = u"sha256-log"_s;
const QString picture = u"sha256-picture"_s;

Operation withFiles(const QString &ticket, int number, const QStringList &blobs)
{
    Operation operation = Rehearsal::comment(ticket, number);
    QJsonArray attachments;
    for (const QString &blob : blobs)
        attachments.append(QJsonObject{{u"blobId"_s, blob}, {u"name"_s, u"a"_s}, {u"size"_s, 20}});
    operation.content[u"attachments"] = attachments;
    return operation;
}

QList<store::Settlement> verdicts(const Rehearsal &rehearsal)
{
    QList<store::Settlement> all;
    for (const Settle &settle : rehearsal.effects<Settle>())
        all += settle.settlements;
    return all;
}

} // namespace

class TestTransfers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOperationWaitsForItsFiles();
    void filesNamedAnywhereAreWaitedFor();
    void whatIsConfirmedIsNotSentAgain();
    void anotherHashIsNoConfirmation();
    void aPoisonousFileHoldsBackOnlyItsTicket_data();
    void aPoisonousFileHoldsBackOnlyItsTicket();
    void aBusyServerIsTriedAgainLater();
    void noFilesOnAMeteredNetwork();
    void aLostConnectionIsEverybodysPause();
    void aLongUploadDoesNotStopTheNews();
    void aWantedFileIsFetched();
    void aWantedFileThatCannotBeHadIsSaid_data();
    void aWantedFileThatCannotBeHadIsSaid();
    void aWantedFileWaitsForTheNetwork();
};

void TestTransfers::anOperationWaitsForItsFiles()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    const Operation one = withFiles(u"t1"_s, 1, {logFile, picture});
    const Operation after = Rehearsal::comment(u"t1"_s, 2);
    rehearsal.happens(OperationsChanged{{one, after}});
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty()); // nor what comes after it on its ticket
    QCOMPARE(rehearsal.sent<Upload>().size(), 1);
    QCOMPARE(rehearsal.sent<Upload>().first().second.blobId, logFile);
    QCOMPARE(rehearsal.sent<Upload>().first().second.size, 20);
    rehearsal.answer<Upload>(Uploaded{logFile});
    QCOMPARE(rehearsal.effects<ShowBlob>().first().blobId, logFile);
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
    rehearsal.answer<Upload>(Uploaded{picture});
    QCOMPARE(rehearsal.effects<MarkSending>().first().operations, (QList<QUuid>{one.id, after.id}));
}

void TestTransfers::filesNamedAnywhereAreWaitedFor()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    Operation operation = Rehearsal::comment(u"t1"_s, 1);
    operation.content[u"answers"] =
        QJsonObject{{u"evidence"_s, QJsonArray{QJsonObject{{u"text"_s, u"the log"_s}, {u"blobId"_s, logFile}}}}};
    rehearsal.happens(OperationsChanged{{operation}});
    QCOMPARE(rehearsal.sent<Upload>().size(), 1);
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
}

void TestTransfers::whatIsConfirmedIsNotSentAgain()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(BlobsChanged{{{logFile, true}}});
    rehearsal.happens(OperationsChanged{{withFiles(u"t1"_s, 1, {logFile})}});
    QVERIFY(rehearsal.sent<Upload>().isEmpty());
    QCOMPARE(rehearsal.effects<MarkSending>().size(), 1);
}

void TestTransfers::anotherHashIsNoConfirmation()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    const Operation one = withFiles(u"t1"_s, 1, {logFile});
    rehearsal.happens(OperationsChanged{{one}});
    rehearsal.answer<Upload>(Uploaded{picture});
    QVERIFY(rehearsal.effects<ShowBlob>().isEmpty());
    QVERIFY(rehearsal.effects<MarkSending>().isEmpty());
    QCOMPARE(verdicts(rehearsal).first().state, OperationState::Rejected);
}

void TestTransfers::aPoisonousFileHoldsBackOnlyItsTicket_data()
{
    QTest::addColumn<Failure::Kind>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("not on this device any more") << Failure::Kind::NotFound << domain::Refusal::attachmentLost();
    QTest::newRow("damaged here") << Failure::Kind::Damaged << domain::Refusal::attachmentLost();
    QTest::newRow("the server does not take it") << Failure::Kind::BadInput << u"notUnderstood"_s;
}

void TestTransfers::aPoisonousFileHoldsBackOnlyItsTicket()
{
    QFETCH(Failure::Kind, kind);
    Rehearsal rehearsal;
    rehearsal.settleDown();
    const Operation bad = withFiles(u"t1"_s, 1, {logFile});
    const Operation good = withFiles(u"t2"_s, 2, {picture});
    rehearsal.happens(OperationsChanged{{bad, good}});
    rehearsal.refuse<Upload>(kind);
    QCOMPARE(verdicts(rehearsal).size(), 1);
    QCOMPARE(verdicts(rehearsal).first().operation, bad.id);
    QCOMPARE(verdicts(rehearsal).first().state, OperationState::Rejected);
    QTEST(verdicts(rehearsal).first().refusal.type, "reason");
    QCOMPARE(rehearsal.sent<Upload>().first().second.blobId, picture); // at once
    rehearsal.answer<Upload>(Uploaded{picture});
    QCOMPARE(rehearsal.effects<MarkSending>().first().operations, QList<QUuid>{good.id});
}

void TestTransfers::aBusyServerIsTriedAgainLater()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(OperationsChanged{{withFiles(u"t1"_s, 1, {logFile}), Rehearsal::comment(u"t2"_s, 2)}});
    rehearsal.refuse<Upload>(Failure::Kind::Busy);
    QVERIFY(verdicts(rehearsal).isEmpty());
    QVERIFY(rehearsal.sent<Upload>().isEmpty());
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::Syncing); // the others do not wait
    rehearsal.passes(2000);
    rehearsal.happens(Tick{});
    QCOMPARE(rehearsal.sent<Upload>().size(), 1);
}

void TestTransfers::noFilesOnAMeteredNetwork()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(PolicyChanged{domain::NetworkPolicy::Metered});
    const Operation text = Rehearsal::comment(u"t2"_s, 2);
    rehearsal.happens(OperationsChanged{{withFiles(u"t1"_s, 1, {logFile}), text}});
    rehearsal.happens(BlobWanted{{picture, u"a.png"_s, u"image/png"_s, 5}});
    QVERIFY(rehearsal.state().requests.isEmpty());
    QCOMPARE(rehearsal.state().marking.size(), 1); // what has no file goes
    rehearsal.happens(PolicyChanged{domain::NetworkPolicy::Online});
    QCOMPARE(rehearsal.sent<Upload>().size(), 1);
    QCOMPARE(rehearsal.sent<Download>().size(), 1);
}

void TestTransfers::aLostConnectionIsEverybodysPause()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(OperationsChanged{{withFiles(u"t1"_s, 1, {logFile})}});
    rehearsal.refuse<Upload>(Failure::Kind::Unreachable);
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::Waiting);
    QVERIFY(verdicts(rehearsal).isEmpty());
    rehearsal.happens(NetworkChanged{true});
    QCOMPARE(rehearsal.sent<Upload>().size(), 1);
}

void TestTransfers::aLongUploadDoesNotStopTheNews()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(OperationsChanged{{withFiles(u"t1"_s, 1, {logFile})}});
    QCOMPARE(rehearsal.sent<Upload>().size(), 1);
    rehearsal.passes(80'000);
    rehearsal.happens(Tick{});
    QCOMPARE(rehearsal.sent<Delta>().size(), 1);
}

void TestTransfers::aWantedFileIsFetched()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(BlobWanted{{picture, u"a.png"_s, u"image/png"_s, 5}});
    QCOMPARE(rehearsal.sent<Download>().first().second.name, u"a.png"_s);
    rehearsal.happens(BlobWanted{{picture, u"a.png"_s, u"image/png"_s, 5}}); // asked again: it is on its way
    QVERIFY(rehearsal.sent<Download>().isEmpty());
    const auto request = rehearsal.state().requests.keys().first();
    rehearsal.happens(Answered{request, Downloaded{picture}, {}});
    QCOMPARE(rehearsal.effects<ShowBlob>().size(), 1);
    QCOMPARE(rehearsal.effects<ShowBlob>().first().news, ShowBlob::News::Fetched);
    QVERIFY(rehearsal.state().wantedBlobs.isEmpty());
}

void TestTransfers::aWantedFileThatCannotBeHadIsSaid_data()
{
    QTest::addColumn<Failure::Kind>("kind");
    QTest::newRow("the server has none") << Failure::Kind::NotFound;
    QTest::newRow("no right") << Failure::Kind::Refused;
    QTest::newRow("it came as something else") << Failure::Kind::Damaged;
    QTest::newRow("the disk is full") << Failure::Kind::Full;
}

void TestTransfers::aWantedFileThatCannotBeHadIsSaid()
{
    QFETCH(Failure::Kind, kind);
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(BlobWanted{{picture, {}, {}, 5}});
    rehearsal.refuse<Download>(kind);
    QCOMPARE(rehearsal.effects<ShowBlob>().first().news, ShowBlob::News::Failed);
    QCOMPARE(rehearsal.effects<ShowBlob>().first().failure.kind, kind);
    QVERIFY(rehearsal.sent<Download>().isEmpty());
    QCOMPARE(rehearsal.state().shown.phase, domain::SyncStatus::Phase::Idle);
}

void TestTransfers::aWantedFileWaitsForTheNetwork()
{
    Rehearsal rehearsal;
    rehearsal.settleDown();
    rehearsal.happens(BlobWanted{{picture, {}, {}, 5}});
    rehearsal.refuse<Download>(Failure::Kind::Unreachable);
    QVERIFY(rehearsal.effects<ShowBlob>().isEmpty());
    rehearsal.happens(NetworkChanged{true});
    QCOMPARE(rehearsal.sent<Download>().size(), 1);
}

QTEST_GUILESS_MAIN(TestTransfers)
#include "tst_transfers.moc"
