// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "faultyvfs.h"
#include "operations.h"

#include "store/attachmentstore.h"
#include "store/database.h"
#include "store/operationrow.h"
#include "store/outboxmirror.h"
#include "store/workschema.h"
#include "store/workstore.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <sqlcipher/sqlite3.h>

using namespace secondline;
using namespace secondline::store;
using Kind = domain::Failure::Kind;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;
using domain::Refusal;

class TestRescue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void newSchemaFindsPendingWorkAndKeepsTheOldFile();
    void newerFileIsReadForExportOnly();
    void actIsInBothFilesBeforeItIsTold();
    void failedFlushIsNotSaved();
    void failedCommitIsNotSaved();
    void uncommittedActWaitsForItsPerson();
    void lostLogWaitsForItsPerson();
    void olderFileKnowsWhatTheServerTook();
    void olderFileThanTheMirrorSendsNothing();
    void everyDamagedPageIsSeenAndItsWorkRescued();
    void cutFileIsRescued_data();
    void cutFileIsRescued();
    void rescueNeedsNoMirror();
    void rescueGoesOnAfterACrash();
    void wrongKeyChangesNothing();
    void movedFirstPageIsDamageAndNoOtherKey_data();
    void movedFirstPageIsDamageAndNoOtherKey();
    void failingDiskChangesNothing();
    void failedReadIsNoDamage_data();
    void failedReadIsNoDamage();
    void failedReadLeavesNothingBehind();
    void fullDiskIsReadAfterAFailedCommit();
    void fullDiskHasNoRoomToTakeBack();
    void tornPageThatTheLogHasIsNoFinding();
    void lostFileComesFromTheMirror();
    void damagedMirrorIsMadeAnew();
    void longTextIsMirrored();
    void mirrorStaysSmall();
    void copiedProfileSendsNothingByItself();
    void rescuedIsLookedForWhenItMayHaveLeft();
    void sentIsKeptAndReturned();
    void whatTheServerLostIsTriedAnew();
    void failedVerdictNamesTheTicketAllTheSame();
    void keepsReports();
    void namesAttachments();
    void looksForAttachments();

private:
    void open();
    Operation append(const Operation &operation);
    Operation now(const Operation &operation);
    QByteArray bytesOf(const QString &path) const;
    void write(const QString &path, const QByteArray &bytes) const;
    QString inFolder(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<WorkStore> m_store;
};

void TestRescue::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"work.db"_s);
}

void TestRescue::open()
{
    m_store.reset();
    auto opened = WorkStore::open(m_path, keyOf(1));
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().detail));
    m_store = std::move(*opened);
}

Operation TestRescue::append(const Operation &operation)
{
    const auto stored = m_store->append(operation);
    if (!stored)
        qFatal("%s", qPrintable(stored.error().detail));
    return *stored;
}

Operation TestRescue::now(const Operation &operation)
{
    const QList<Operation> all = m_store->operations().value();
    for (const Operation &other : all) {
        if (other.id == operation.id)
            return other;
    }
    return {};
}

QByteArray TestRescue::bytesOf(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRescue::write(const QString &path, const QByteArray &bytes) const
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite)); // in place: the same file to the system
    QVERIFY(file.resize(0) && file.write(bytes) == bytes.size());
}

void TestRescue::newSchemaFindsPendingWorkAndKeepsTheOldFile()
{
    const QString id = u"11111111-2222-3333-4444-555555555555"_s;
    {
        Database old({m_path, "work", Database::Access::Exclusive, "FULL"}, keyOf(1));
        old.migrate(workSteps().first(1));
        old.run("INSERT INTO fact VALUES ('device', 'd1'), ('server', 's1')");
        old.run("INSERT INTO draft VALUES ('new-ticket', '{\"text\":\"half\"}', 1)");
        old.run("INSERT INTO operation (sequence, id, type, action, target, ticket, content, was, acted_at, server,"
                " account, body_hash, state) VALUES (7, '11111111-2222-3333-4444-555555555555', 'Entry', 'create', '',"
                " 't1', '{\"text\":\"old\"}', '{}', 5, 's1', 'a1',"
                " '', 'queued')");
        Operation operation;
        operation.id = QUuid::fromString(id);
        operation.type = ObjectType::Entry;
        operation.ticket = u"t1"_s;
        operation.content = {{u"text"_s, u"old"_s}};
        operation.actedAt = QDateTime::fromMSecsSinceEpoch(5, QTimeZone::utc());
        operation.serverId = u"s1"_s;
        operation.accountId = u"a1"_s;
        old.statement("UPDATE operation SET body_hash = ?").bind(1, bodyHash(operation)).run();
    }
    const QByteArray before = bytesOf(m_path);
    open();
    const QList<Operation> all = m_store->operations().value();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].id.toString(QUuid::WithoutBraces), id);
    QCOMPARE(all[0].state, OperationState::Queued);
    QCOMPARE(all[0].device, u"d1"_s);
    QCOMPARE(m_store->drafts().value().size(), 1);
    QVERIFY(!m_store->rescued().has_value());
    QVERIFY(m_store->verify().value().isEmpty()); // it is in the mirror, too
    QCOMPARE(append(comment(u"t1"_s, u"new"_s)).sequence, 8);
    QCOMPARE(append(comment(u"t2"_s, u"new"_s)).device, u"d1"_s);
    QVERIFY(!append(comment(u"t2"_s, u"new"_s)).epoch.isEmpty());
    // The backup is the old file, and the old program opens it.
    const QString backup = m_path + u".before-2"_s;
    QCOMPARE(bytesOf(backup), before);
    QCOMPARE(QFile::permissions(backup) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    Database old({backup, "work", Database::Access::Exclusive, "FULL"}, keyOf(1));
    QCOMPARE(old.integer("PRAGMA user_version"), 1);
    QCOMPARE(old.integer("SELECT count(*) FROM operation"), 1);
    open();
    QVERIFY(!QFile::exists(m_path + u".before-3"_s));
}

void TestRescue::newerFileIsReadForExportOnly()
{
    open();
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    m_store.reset();
    {
        Database newer({m_path, "work", Database::Access::Exclusive, "FULL"}, keyOf(1));
        newer.run("ALTER TABLE operation ADD COLUMN mood TEXT; PRAGMA user_version = 9");
    }
    const QByteArray before = bytesOf(m_path);
    QCOMPARE(WorkStore::open(m_path, keyOf(1)).error().kind, Kind::TooNew);
    QCOMPARE(WorkStore::readNewer(m_path, keyOf(1)).value(), QList<Operation>{first});
    QCOMPARE(WorkStore::readNewer(m_path, keyOf(2)).error().kind, Kind::WrongKey);
    QCOMPARE(bytesOf(m_path), before);
}

void TestRescue::actIsInBothFilesBeforeItIsTold()
{
    const FaultyVfs vfs;
    open();
    append(comment(u"t1"_s, u"first"_s));
    const int log = vfs.syncs(u"work.db-wal"_s);
    const int mirror = vfs.syncs(u"outbox.mirror.a"_s) + vfs.syncs(u"outbox.mirror.b"_s);
    append(comment(u"t1"_s, u"one"_s));
    QCOMPARE(vfs.syncs(u"work.db-wal"_s), log + 1);
    QCOMPARE(vfs.syncs(u"outbox.mirror.a"_s) + vfs.syncs(u"outbox.mirror.b"_s), mirror + 1);
    m_store.reset();
}

void TestRescue::failedFlushIsNotSaved()
{
    FaultyVfs vfs;
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    for (const auto call : {FaultyVfs::Call::Sync, FaultyVfs::Call::Write}) {
        const QString used = QFile::exists(inFolder(u"outbox.mirror.a"_s)) ? u".a"_s : u".b"_s;
        const QList<Operation> before = m_store->operations().value();
        vfs.fail(call, u"outbox.mirror"_s + used, SQLITE_IOERR_FSYNC);
        QCOMPARE(m_store->append(comment(u"t1"_s, u"not saved"_s)).error().kind, Kind::Unwritable);
        vfs.heal();
        QCOMPARE(m_store->operations().value(), before);
        if (call == FaultyVfs::Call::Sync) {
            // The file whose flush failed is not flushed again: the next act is in the other one.
            const int flushes = vfs.syncs(u"outbox.mirror"_s + used);
            append(comment(u"t1"_s, u"next"_s));
            QCOMPARE(vfs.syncs(u"outbox.mirror"_s + used), flushes);
            QVERIFY(!QFile::exists(inFolder(u"outbox.mirror"_s + used)));
        }
    }
    const QList<Operation> before = m_store->operations().value();
    open();
    QCOMPARE(m_store->operations().value(), before);
    QVERIFY(m_store->verify().value().isEmpty());
    QVERIFY(!m_store->rescued().has_value());
    m_store.reset();
}

void TestRescue::failedCommitIsNotSaved()
{
    FaultyVfs vfs;
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    vfs.fail(FaultyVfs::Call::Sync, u"work.db-wal"_s, SQLITE_IOERR_FSYNC);
    QCOMPARE(m_store->append(comment(u"t1"_s, u"not saved"_s)).error().kind, Kind::Unwritable);
    QCOMPARE(m_store->operations().value(), QList<Operation>{first});
    vfs.fail(FaultyVfs::Call::Sync, u"work.db-wal"_s, SQLITE_IOERR_FSYNC);
    QVERIFY(!m_store->edit(first.id, {{u"text"_s, u"not saved"_s}}).has_value());
    QCOMPARE(m_store->operations().value(), QList<Operation>{first});
    vfs.fail(FaultyVfs::Call::Sync, u"work.db-wal"_s, SQLITE_IOERR_FSYNC);
    QVERIFY(!m_store->withdraw(first.id).has_value());
    QCOMPARE(m_store->operations().value(), QList<Operation>{first});
    QVERIFY(!m_store->rescued().has_value());
    const Operation second = append(comment(u"t1"_s, u"second"_s));
    open();
    QCOMPARE(m_store->operations().value(), (QList<Operation>{first, second}));
    QVERIFY(m_store->verify().value().isEmpty());
    m_store.reset();
}

void TestRescue::uncommittedActWaitsForItsPerson()
{
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    m_store.reset();
    Operation second = comment(u"t1"_s, u"second"_s);
    second.sequence = 2;
    {
        OutboxMirror mirror(inFolder(u"outbox.mirror"_s), keyOf(1));
        mirror.read();
        mirror.append({{MirrorEntry::Kind::Kept, second, {}}});
    }
    open();
    QCOMPARE(now(first), first);
    QCOMPARE(now(second).state, OperationState::Rejected);
    QCOMPARE(now(second).refusal.type, Refusal::rescued());
    QCOMPARE(now(second).content, second.content);
    QCOMPARE(m_store->rescued()->rescued, 1);
    QVERIFY(m_store->rescued()->setAside.isEmpty());
    QVERIFY(m_store->markSending({second.id}, noon).error().kind == Kind::Refused);
    open();
    QCOMPARE(m_store->rescued()->rescued, 1);
    QVERIFY(m_store->acknowledgeRescue().has_value());
    open();
    QVERIFY(!m_store->rescued().has_value());
    QCOMPARE(append(comment(u"t1"_s, u"third"_s)).sequence, 3);
    // Never sent before: its person puts it in the queue.
    QVERIFY(m_store->retry(second.id).has_value());
    QCOMPARE(now(second).state, OperationState::Queued);
}

void TestRescue::lostLogWaitsForItsPerson()
{
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    const Operation second = append(comment(u"t2"_s, u"second"_s));
    m_store.reset();
    open();
    const QByteArray before = bytesOf(m_path);
    QVERIFY(m_store->markSending({first.id}, noon).has_value());
    QVERIFY(m_store->edit(second.id, {{u"text"_s, u"better"_s}}).has_value());
    const Operation third = append(comment(u"t3"_s, u"third"_s));
    const Operation fourth = append(comment(u"t4"_s, u"fourth"_s));
    QVERIFY(m_store->withdraw(fourth.id).has_value());
    m_store.reset();
    write(m_path, before); // and all that was in the log is lost
    open();
    QCOMPARE(now(first).state, OperationState::Unknown);
    QCOMPARE(now(first).attempts, 1);
    QCOMPARE(now(second).content[u"text"].toString(), u"better"_s);
    QCOMPARE(now(second).refusal.type, Refusal::rescued());
    QCOMPARE(now(third).refusal.type, Refusal::rescued());
    QVERIFY(now(fourth).id.isNull());
    QCOMPARE(m_store->rescued()->rescued, 2);
    QVERIFY(append(comment(u"t5"_s, u"fifth"_s)).sequence > fourth.sequence);
    QVERIFY(m_store->verify().value().isEmpty());
}

void TestRescue::olderFileKnowsWhatTheServerTook()
{
    open();
    const Operation create = append(newTicket());
    const Operation said = append(comment(create.localId(), u"more"_s));
    const Operation kept = append(comment(u"t2"_s, u"kept"_s));
    m_store.reset();
    const QByteArray before = bytesOf(m_path);
    open();
    QVERIFY(m_store->settle({applied(create, u"t9"_s, 3)}, noon).has_value());
    QVERIFY(m_store->settle({applied(said, u"e1"_s)}, noon).has_value());
    m_store.reset();
    write(m_path, before);
    open();
    QCOMPARE(now(create).state, OperationState::Applied);
    QCOMPARE(now(create).appliedId, u"t9"_s);
    QCOMPARE(now(said).state, OperationState::Applied);
    QCOMPARE(m_store->idMap().value().value(create.localId()), u"t9"_s);
    QCOMPARE(now(kept), kept);
    QVERIFY(!m_store->rescued().has_value());
    open();
    QVERIFY(m_store->verify().value().isEmpty());
}

void TestRescue::olderFileThanTheMirrorSendsNothing()
{
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    const Operation open2 = append(comment(u"t2"_s, u"open"_s));
    m_store.reset();
    const QByteArray before = bytesOf(m_path);
    open();
    QVERIFY(m_store->settle({applied(first, u"e1"_s)}, noon).has_value());
    // Enough that the mirror is made anew, without what is done.
    for (int i = 0; i < 60; ++i) {
        const Operation big = append(comment(u"t3"_s, QString(8000, u'x')));
        QVERIFY(m_store->settle({applied(big, u"e2"_s)}, noon).has_value());
    }
    m_store.reset();
    write(m_path, before);
    open();
    QCOMPARE(now(first).state, OperationState::Rejected);
    QCOMPARE(now(first).refusal.type, Refusal::rescued());
    QCOMPARE(now(open2).state, OperationState::Queued);
}

void TestRescue::everyDamagedPageIsSeenAndItsWorkRescued()
{
    open();
    QVERIFY(m_store->setFact(u"server"_s, u"https://desk.example"_s).has_value());
    QVERIFY(m_store->saveDraft({u"new-ticket"_s, {{u"text"_s, u"half"_s}}, noon}).has_value());
    QList<Operation> all;
    for (int i = 0; i < 30; ++i)
        all.append(append(comment(u"t%1"_s.arg(i % 3), QString(i * 100, u'x'))));
    QVERIFY(m_store->withdraw(all.takeLast().id).has_value());
    m_store.reset();
    const QByteArray sound = bytesOf(m_path);
    QHash<QString, QByteArray> mirrors;
    for (const QString &name : {u"outbox.mirror.a"_s, u"outbox.mirror.b"_s}) {
        if (QFile::exists(inFolder(name)))
            mirrors.insert(inFolder(name), bytesOf(inFolder(name)));
    }
    constexpr qsizetype page = 4096;
    int seen = 0;
    for (qsizetype at = 0; at < sound.size(); at += page) {
        for (const bool zeroed : {false, true}) {
            QByteArray damaged = sound;
            if (zeroed)
                damaged.replace(at, page, QByteArray(page, '\0'));
            else
                damaged[at + 1000] = static_cast<char>(damaged[at + 1000] ^ 0x10);
            m_store.reset();
            write(m_path, damaged);
            QFile::remove(inFolder(u"outbox.mirror.a"_s));
            QFile::remove(inFolder(u"outbox.mirror.b"_s));
            for (auto it = mirrors.cbegin(); it != mirrors.cend(); ++it)
                write(it.key(), it.value());
            open();
            const QList<Operation> found = m_store->operations().value();
            QCOMPARE(found.size(), all.size());
            const auto report = m_store->rescued();
            for (const Operation &operation : found) {
                QVERIFY(std::any_of(all.begin(), all.end(), [&](const Operation &one) {
                    return one.id == operation.id && one.content == operation.content
                        && one.sequence == operation.sequence && one.ticket == operation.ticket;
                }));
                QCOMPARE(operation.state, report ? OperationState::Rejected : OperationState::Queued);
            }
            QVERIFY(append(comment(u"t1"_s, u"next"_s)).sequence > 30);
            QVERIFY(m_store->verify().value().isEmpty());
            if (!report)
                continue; // a page that holds nothing
            ++seen;
            QCOMPARE(report->rescued, static_cast<int>(all.size()));
            QCOMPARE(report->unreadable, 0);
            QCOMPARE(bytesOf(report->setAside.value(0)), damaged);
            QVERIFY(report->setAside.value(0).contains(u"work.db.damaged-"_s));
        }
    }
    QVERIFY(seen > 10);
}

void TestRescue::cutFileIsRescued_data()
{
    QTest::addColumn<int>("left");
    QTest::newRow("to nothing") << 0;
    QTest::newRow("within the first page") << 700;
    QTest::newRow("to a page") << 4096;
    QTest::newRow("within a page") << 5 * 4096 + 512;
}

void TestRescue::cutFileIsRescued()
{
    QFETCH(int, left);
    open();
    QList<Operation> all;
    for (int i = 0; i < 20; ++i)
        all.append(append(comment(u"t1"_s, QString(500, u'x'))));
    m_store.reset();
    write(m_path, bytesOf(m_path).first(left));
    open();
    const QList<Operation> found = m_store->operations().value();
    QCOMPARE(found.size(), all.size());
    for (qsizetype i = 0; i < found.size(); ++i) {
        QCOMPARE(found[i].id, all[i].id);
        QCOMPARE(found[i].refusal.type, Refusal::rescued());
    }
    QCOMPARE(m_store->rescued()->rescued, 20);
}

void TestRescue::rescueNeedsNoMirror()
{
    open();
    QVERIFY(m_store->saveDraft({u"new-ticket"_s, {{u"text"_s, u"half"_s}}, noon}).has_value());
    const QString device = m_store->facts().value().value(u"device"_s);
    QList<Operation> all;
    for (int i = 0; i < 40; ++i)
        all.append(append(comment(u"t1"_s, QString(1000, u'x'))));
    m_store.reset();
    QFile::remove(inFolder(u"outbox.mirror.a"_s));
    QFile::remove(inFolder(u"outbox.mirror.b"_s));
    // The page in which a row in the middle lies.
    QByteArray damaged = bytesOf(m_path);
    damaged[damaged.size() - 4096 * 4 + 100] = static_cast<char>(damaged[damaged.size() - 4096 * 4 + 100] ^ 1);
    write(m_path, damaged);
    open();
    const qsizetype found = m_store->operations().value().size();
    QVERIFY(found < 40 && found >= 35);
    QCOMPARE(m_store->rescued()->rescued, static_cast<int>(found));
    QCOMPARE(m_store->rescued()->unreadable, 40 - static_cast<int>(found));
    QCOMPARE(m_store->drafts().value().size(), 1);
    QCOMPARE(m_store->facts().value().value(u"device"_s), device);
    QCOMPARE(append(comment(u"t1"_s, u"next"_s)).sequence, 41);
}

void TestRescue::rescueGoesOnAfterACrash()
{
    open();
    QVERIFY(m_store->saveDraft({u"new-ticket"_s, {{u"text"_s, u"half"_s}}, noon}).has_value());
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    m_store.reset();
    QByteArray damaged = bytesOf(m_path);
    // The operation's own page: all others can be read.
    {
        Database database({m_path, "work"}, keyOf(1));
        const qint64 page = database.integer("SELECT rootpage FROM sqlite_schema WHERE name = 'operation'");
        damaged[static_cast<qsizetype>(page - 1) * 4096 + 2000] ^= 1;
    }
    write(m_path, damaged);
    {
        // The new file cannot be made: what was saved is in the mirror, and the damaged file is gone from its place.
        FaultyVfs vfs;
        vfs.fail(FaultyVfs::Call::Sync, u"work.db-wal"_s, SQLITE_IOERR_FSYNC, 100);
        QCOMPARE(WorkStore::open(m_path, keyOf(1)).error().kind, Kind::Unwritable);
    }
    QFile::remove(m_path);
    QFile::remove(m_path + u"-wal"_s);
    open();
    QCOMPARE(m_store->operations().value().size(), 1);
    QCOMPARE(now(first).refusal.type, Refusal::rescued());
    QCOMPARE(m_store->drafts().value().size(), 1);
    QCOMPARE(bytesOf(m_store->rescued()->setAside.value(0)), damaged);
}

void TestRescue::wrongKeyChangesNothing()
{
    open();
    append(comment(u"t1"_s, u"first"_s));
    m_store.reset();
    const QStringList files = QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
    QList<QByteArray> before;
    for (const QString &file : files)
        before.append(bytesOf(inFolder(file)));
    QCOMPARE(WorkStore::open(m_path, keyOf(2)).error().kind, Kind::WrongKey);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files, QDir::Name), files);
    for (qsizetype i = 0; i < files.size(); ++i)
        QCOMPARE(bytesOf(inFolder(files[i])), before[i]);
}

void TestRescue::movedFirstPageIsDamageAndNoOtherKey_data()
{
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("with its mirror") << true;
    QTest::newRow("without it") << false;
}

void TestRescue::movedFirstPageIsDamageAndNoOtherKey()
{
    QFETCH(bool, mirrored);
    open();
    const Operation first = append(comment(u"t1"_s, QString(20'000, u'x')));
    m_store.reset();
    constexpr qsizetype page = 4096;
    QByteArray damaged = bytesOf(m_path);
    const qsizetype other = damaged.size() / page - 1;
    QVERIFY(other > 3);
    std::swap_ranges(damaged.begin(), damaged.begin() + page, damaged.begin() + other * page);
    write(m_path, damaged);
    for (const QString &name : {u"outbox.mirror.a"_s, u"outbox.mirror.b"_s}) {
        if (!mirrored)
            QFile::remove(inFolder(name));
    }
    // Another key is another key, whatever else is wrong.
    QCOMPARE(WorkStore::open(m_path, keyOf(2)).error().kind, Kind::WrongKey);
    QCOMPARE(bytesOf(m_path), damaged);
    open();
    const auto report = m_store->rescued();
    QVERIFY(report.has_value());
    QCOMPARE(report->setAside.size(), 1);
    QCOMPARE(bytesOf(report->setAside.constFirst()), damaged);
    QCOMPARE(m_store->operations().value().size(), mirrored ? 1 : 0);
    if (mirrored)
        QCOMPARE(now(first).content, first.content);
    QVERIFY(m_store->verify().value().isEmpty());
}

void TestRescue::failingDiskChangesNothing()
{
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    const QByteArray before = bytesOf(m_path);
    // Another program has it.
    QCOMPARE(WorkStore::open(m_path, keyOf(1)).error().kind, Kind::Locked);
    QCOMPARE(bytesOf(m_path), before);
    m_store.reset();
    QByteArray damaged = bytesOf(m_path);
    damaged[3000] = static_cast<char>(damaged[3000] ^ 1);
    write(m_path, damaged);
    {
        // What was saved must be durable before the damaged file leaves its place.
        FaultyVfs vfs;
        const QString used = QFile::exists(inFolder(u"outbox.mirror.a"_s)) ? u".a"_s : u".b"_s;
        for (const auto call : {FaultyVfs::Call::Write, FaultyVfs::Call::Sync}) {
            vfs.heal();
            vfs.fail(call, u"outbox.mirror"_s + used, SQLITE_IOERR_WRITE, FaultyVfs::always);
            QCOMPARE(WorkStore::open(m_path, keyOf(1)).error().kind, Kind::Unwritable);
            QCOMPARE(bytesOf(m_path), damaged);
        }
    }
    open();
    QCOMPARE(now(first).refusal.type, Refusal::rescued());
}

void TestRescue::failedReadIsNoDamage_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("an error") << SQLITE_IOERR_READ;
    QTest::newRow("a short read") << SQLITE_IOERR_SHORT_READ;
}

void TestRescue::failedReadIsNoDamage()
{
    QFETCH(int, code);
    open();
    QList<Operation> all;
    for (int i = 0; i < 20; ++i)
        all.append(append(comment(u"t1"_s, QString(1000, u'x'))));
    m_store.reset();
    const QByteArray before = bytesOf(m_path);
    int failed = 0;
    for (int read = 0;; ++read) {
        FaultyVfs vfs;
        vfs.fail(FaultyVfs::Call::Read, u"work.db"_s, code, 1, read);
        const auto opened = WorkStore::open(m_path, keyOf(1));
        if (vfs.failures() == 0)
            break;
        ++failed;
        vfs.heal();
        // Opened or not, the file is the one that it was.
        QCOMPARE(QDir(m_folder->path()).entryList({u"*damaged*"_s}), QStringList());
        if (opened)
            QCOMPARE((*opened)->operations().value(), all);
    }
    QVERIFY(failed > 20); // each page is read by the check
    QCOMPARE(bytesOf(m_path).size(), before.size());
    open();
    QCOMPARE(m_store->operations().value(), all);
    QVERIFY(!m_store->rescued().has_value());
}

void TestRescue::failedReadLeavesNothingBehind()
{
    open();
    QVERIFY(m_store->saveDraft({u"new-ticket"_s, {{u"text"_s, u"half"_s}}, noon}).has_value());
    const Operation first = append(comment(u"t1"_s, QString(6000, u'x')));
    m_store.reset();
    QByteArray damaged = bytesOf(m_path);
    damaged[damaged.size() - 4096 + 100] = static_cast<char>(damaged[damaged.size() - 4096 + 100] ^ 1);
    const QString used = QFile::exists(inFolder(u"outbox.mirror.a"_s)) ? u"outbox.mirror.a"_s : u"outbox.mirror.b"_s;
    const QByteArray mirror = bytesOf(inFolder(used));
    int failed = 0;
    bool forGood = false; // one read fails, or all from one on
    for (int read = 0;; ++read) {
        const QStringList left = QDir(m_folder->path()).entryList({u"outbox.*"_s, u"*damaged*"_s, u"*-wal"_s});
        for (const QString &name : left)
            QFile::remove(inFolder(name));
        write(m_path, damaged);
        write(inFolder(used), mirror);
        FaultyVfs vfs;
        vfs.fail(FaultyVfs::Call::Read, u"work.db"_s, SQLITE_IOERR_READ, forGood ? FaultyVfs::always : 1, read);
        {
            const auto opened = WorkStore::open(m_path, keyOf(1));
        }
        if (vfs.failures() == 0 && forGood)
            break;
        if (vfs.failures() == 0) {
            forGood = true;
            read = -1;
            continue;
        }
        ++failed;
        vfs.heal();
        open();
        QCOMPARE(m_store->drafts().value().size(), 1);
        QCOMPARE(now(first).content, first.content);
        m_store.reset();
    }
    QVERIFY(failed > 10);
}

void TestRescue::fullDiskIsReadAfterAFailedCommit()
{
    FaultyVfs vfs;
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    vfs.fail(FaultyVfs::Call::Write, u"work.db-wal"_s, SQLITE_FULL, FaultyVfs::always);
    QCOMPARE(m_store->append(comment(u"t1"_s, u"no room"_s)).error().kind, Kind::Full);
    // Nothing can be written that an opening would write.
    QCOMPARE(m_store->operations().value(), QList<Operation>{first});
    QCOMPARE(m_store->append(comment(u"t1"_s, u"no room"_s)).error().kind, Kind::Full);
    QCOMPARE(m_store->operations().value(), QList<Operation>{first});
    vfs.heal();
    const Operation second = append(comment(u"t1"_s, u"second"_s));
    open();
    QCOMPARE(m_store->operations().value(), (QList<Operation>{first, second}));
    QVERIFY(!m_store->rescued().has_value());
    QVERIFY(m_store->verify().value().isEmpty());
    m_store.reset();
}

void TestRescue::fullDiskHasNoRoomToTakeBack()
{
    FaultyVfs vfs;
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    QVERIFY(QFile::remove(m_path + u".reserve"_s)); // one try only
    const QString used = u"outbox.mirror"_s + (QFile::exists(inFolder(u"outbox.mirror.a"_s)) ? u".a"_s : u".b"_s);
    const qint64 size = QFile(inFolder(used)).size();
    // The act has its place in the mirror, and none in the log: the mirror is cut to what is saved.
    vfs.fail(FaultyVfs::Call::Write, u"work.db-wal"_s, SQLITE_FULL, FaultyVfs::always);
    vfs.fail(FaultyVfs::Call::Write, used, SQLITE_FULL, FaultyVfs::always, 1);
    const Operation unsaved = comment(u"t1"_s, u"no room"_s);
    QCOMPARE(m_store->append(unsaved).error().kind, Kind::Full);
    QVERIFY(vfs.failures() >= 2);
    vfs.heal();
    QCOMPARE(QFile(inFolder(used)).size(), size);
    const auto mirrored = OutboxMirror(inFolder(u"outbox.mirror"_s), keyOf(1)).read();
    QVERIFY(mirrored.fates.contains(first.id));
    QVERIFY(!mirrored.fates.contains(unsaved.id));
    const Operation second = append(comment(u"t1"_s, u"second"_s));
    open();
    QCOMPARE(m_store->operations().value(), (QList<Operation>{first, second}));
    QVERIFY(!m_store->rescued().has_value());
    m_store.reset();
}

void TestRescue::tornPageThatTheLogHasIsNoFinding()
{
    constexpr qsizetype page = 4096;
    constexpr qsizetype logHeader = 32;
    constexpr qsizetype frameHeader = 24;
    open();
    append(comment(u"t1"_s, u"first"_s));
    open(); // all is in the file now
    const Operation second = append(comment(u"t1"_s, u"second"_s));
    // As a power cut amid a checkpoint leaves them: pages torn in the file, and whole in the log that is not done with.
    QByteArray file = bytesOf(m_path);
    const QByteArray log = bytesOf(m_path + u"-wal"_s);
    m_store.reset();
    int torn = 0;
    for (qsizetype frame = logHeader; frame + frameHeader + page <= log.size(); frame += frameHeader + page) {
        const auto number = static_cast<qsizetype>(qFromBigEndian<quint32>(log.constData() + frame));
        if (number * page > file.size() || number == 1)
            continue;
        file[(number - 1) * page + 700] = static_cast<char>(file[(number - 1) * page + 700] ^ 1);
        ++torn;
    }
    QVERIFY(torn > 0);
    write(m_path, file);
    write(m_path + u"-wal"_s, log);
    open();
    QCOMPARE(now(second), second);
    QCOMPARE(m_store->verify().value(), QStringList());
    QVERIFY(!m_store->rescued().has_value());
}

void TestRescue::lostFileComesFromTheMirror()
{
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    const Operation second = append(comment(u"t1"_s, u"second"_s));
    QVERIFY(m_store->settle({applied(first, u"e1"_s)}, noon).has_value());
    m_store.reset();
    QVERIFY(QFile::remove(m_path));
    open();
    QCOMPARE(m_store->operations().value().size(), 1);
    QCOMPARE(now(second).refusal.type, Refusal::rescued());
    QCOMPARE(append(comment(u"t1"_s, u"third"_s)).sequence, 3);
}

void TestRescue::damagedMirrorIsMadeAnew()
{
    open();
    QList<Operation> all;
    for (int i = 0; i < 10; ++i)
        all.append(append(comment(u"t1"_s, QString(500, u'x'))));
    m_store.reset();
    const QString used =
        inFolder(QFile::exists(inFolder(u"outbox.mirror.a"_s)) ? u"outbox.mirror.a"_s : u"outbox.mirror.b"_s);
    const QByteArray sound = bytesOf(used);
    for (const qsizetype at : {qsizetype(2), qsizetype(60), sound.size() / 2, sound.size() - 3}) {
        QByteArray damaged = sound;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        QFile::remove(inFolder(u"outbox.mirror.a"_s));
        QFile::remove(inFolder(u"outbox.mirror.b"_s));
        write(used, damaged);
        open();
        QCOMPARE(m_store->operations().value(), all);
        QVERIFY(m_store->verify().value().isEmpty());
        m_store.reset();
    }
}

void TestRescue::longTextIsMirrored()
{
    open();
    for (const int size : {100'000, 131'072, 262'144 - 400, 1'000'000})
        append(comment(u"t1"_s, QString(size, u'x')));
    const QList<Operation> before = m_store->operations().value();
    QVERIFY(m_store->verify().value().isEmpty());
    m_store.reset();
    QVERIFY(QFile::remove(m_path));
    open();
    const QList<Operation> found = m_store->operations().value();
    QCOMPARE(found.size(), before.size());
    for (qsizetype i = 0; i < found.size(); ++i)
        QCOMPARE(found[i].content, before[i].content);
}

void TestRescue::mirrorStaysSmall()
{
    open();
    const Operation kept = append(comment(u"t1"_s, u"kept"_s));
    qint64 largest = 0;
    for (int i = 0; i < 200; ++i) {
        const Operation big = append(comment(u"t3"_s, QString(8000, u'x')));
        QVERIFY(m_store->settle({applied(big, u"e2"_s)}, noon).has_value());
        largest = std::max(largest,
                           QFile(inFolder(u"outbox.mirror.a"_s)).size() + QFile(inFolder(u"outbox.mirror.b"_s)).size());
    }
    QVERIFY(largest < 400 * 1024);
    QVERIFY(m_store->verify().value().isEmpty());
    m_store.reset();
    QVERIFY(QFile::remove(m_path));
    open();
    QCOMPARE(m_store->operations().value().size(), 1);
    QCOMPARE(now(kept).content, kept.content);
    // Nothing of it can be read without the key, and by nobody else.
    for (const QString &name : {u"outbox.mirror.a"_s, u"outbox.mirror.b"_s}) {
        QVERIFY(!bytesOf(inFolder(name)).contains("kept"));
        if (QFile::exists(inFolder(name)))
            QCOMPARE(QFile::permissions(inFolder(name)) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
}

void TestRescue::copiedProfileSendsNothingByItself()
{
    open();
    const Operation old = append(comment(u"t1"_s, u"old"_s));
    Operation recent = comment(u"t2"_s, u"recent"_s);
    recent.actedAt = QDateTime::currentDateTimeUtc().addDays(-6);
    recent = append(recent);
    Operation sending = comment(u"t3"_s, u"sending"_s);
    sending.actedAt = recent.actedAt;
    sending = append(sending);
    QVERIFY(m_store->markSending({sending.id}, noon).has_value());
    const auto before = m_store->facts().value();
    open();
    QVERIFY(!m_store->epochChanged());
    QCOMPARE(now(old).state, OperationState::Queued);
    m_store.reset();
    // A copy of it is another file.
    QVERIFY(QFile::copy(inFolder(u"device"_s), inFolder(u"copy"_s)));
    QVERIFY(QFile::remove(inFolder(u"device"_s)));
    QVERIFY(QFile::rename(inFolder(u"copy"_s), inFolder(u"device"_s)));
    open();
    QVERIFY(m_store->epochChanged());
    QCOMPARE(now(old).state, OperationState::Rejected);
    QCOMPARE(now(old).refusal.type, Refusal::fromOldCopy());
    QCOMPARE(now(recent).state, OperationState::Unknown);
    QCOMPARE(now(sending).state, OperationState::Unknown);
    const auto after = m_store->facts().value();
    QCOMPARE(after.value(u"device"_s), before.value(u"device"_s));
    QVERIFY(after.value(u"epoch"_s) != before.value(u"epoch"_s));
    QCOMPARE(now(recent).epoch, before.value(u"epoch"_s));
    QCOMPARE(append(comment(u"t4"_s, u"new"_s)).epoch, after.value(u"epoch"_s));
    QVERIFY(m_store->retry(old.id).has_value());
    QCOMPARE(now(old).state, OperationState::Unknown); // the other copy may have sent it
    open();
    QVERIFY(!m_store->epochChanged());
}

void TestRescue::rescuedIsLookedForWhenItMayHaveLeft()
{
    open();
    const Operation first = append(comment(u"t1"_s, u"first"_s));
    QVERIFY(m_store->markSending({first.id}, noon).has_value());
    m_store.reset();
    QVERIFY(QFile::remove(m_path));
    open();
    QCOMPARE(now(first).refusal.type, Refusal::rescued());
    QCOMPARE(now(first).attempts, 1);
    QVERIFY(m_store->retry(first.id).has_value());
    QCOMPARE(now(first).state, OperationState::Unknown);
    QCOMPARE(now(first).id, first.id);
}

void TestRescue::sentIsKeptAndReturned()
{
    open();
    const Operation create = append(newTicket());
    const Operation said = append(comment(create.localId(), u"more"_s));
    QVERIFY(m_store->settle({applied(create, u"t9"_s), applied(said, u"e1"_s)}, noon).has_value());
    QVERIFY(m_store->sentOperations().value().isEmpty());
    QVERIFY(m_store->forgetApplied({create.id, said.id}).has_value());
    open();
    QVERIFY(m_store->operations().value().isEmpty());
    const QList<Operation> sent = m_store->sentOperations().value();
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent[1].appliedId, u"e1"_s);
    // The server was restored and knows neither.
    QVERIFY(m_store->returnSent({create.id, said.id}).has_value());
    QVERIFY(m_store->sentOperations().value().isEmpty());
    QCOMPARE(now(create).refusal.type, Refusal::missingOnServer());
    QCOMPARE(now(said).state, OperationState::Rejected);
    QVERIFY(now(said).appliedId.isEmpty());
    QVERIFY(m_store->verify().value().isEmpty());
    QVERIFY(m_store->retry(create.id).has_value());
    QCOMPARE(now(create).state, OperationState::Queued);
    QVERIFY(m_store->settle({applied(create, u"t12"_s)}, noon).has_value());
    QCOMPARE(now(said).ticket, u"t12"_s);
    QCOMPARE(m_store->idMap().value().value(create.localId()), u"t12"_s);
    QVERIFY(m_store->verify().value().isEmpty());
}

void TestRescue::whatTheServerLostIsTriedAnew()
{
    open();
    const Operation said = append(comment(u"t1"_s, u"more"_s));
    QVERIFY(m_store->markSending({said.id}, noon).has_value());
    QVERIFY(m_store->settle({applied(said, u"e1"_s)}, noon).has_value());
    QVERIFY(m_store->forgetApplied({said.id}).has_value());
    QVERIFY(m_store->returnSent({said.id}).has_value());
    QCOMPARE(now(said).attempts, 0);
    QVERIFY(m_store->retry(said.id).has_value());
    open(); // and not as one that may have left
    QCOMPARE(now(said).state, OperationState::Queued);
    QCOMPARE(now(said).attempts, 0);
}

void TestRescue::failedVerdictNamesTheTicketAllTheSame()
{
    FaultyVfs vfs;
    open();
    const Operation create = append(newTicket());
    const Operation said = append(comment(create.localId(), u"more"_s));
    QVERIFY(m_store->markSending({create.id}, noon).has_value());
    vfs.fail(FaultyVfs::Call::Sync, u"work.db-wal"_s, SQLITE_IOERR_FSYNC);
    QVERIFY(!m_store->settle({applied(create, u"t9"_s, 3)}, noon).has_value());
    // The server has it, whatever the disk says, and what waits for the ticket waits no more.
    QCOMPARE(now(create).state, OperationState::Applied);
    QCOMPARE(now(said).ticket, u"t9"_s);
    QCOMPARE(now(said).state, OperationState::Queued);
    QVERIFY(m_store->settle({applied(create, u"t9"_s, 3)}, noon).has_value());
    open();
    QCOMPARE(now(said).content[u"ticketId"].toString(), u"t9"_s);
    QCOMPARE(now(said).state, OperationState::Queued);
    QVERIFY(m_store->verify().value().isEmpty());
    m_store.reset();
}

void TestRescue::keepsReports()
{
    open();
    const QDateTime today = QDateTime::currentDateTimeUtc();
    const QJsonObject printer{{u"acts"_s, QJsonArray{QJsonObject{{u"subject"_s, u"The Printer burns"_s}}}}};
    const qint64 first = m_store->addReport(today.addDays(-2), printer).value();
    const qint64 second = m_store->addReport(today, {{u"sent"_s, 3}}).value();
    static_cast<void>(m_store->addReport(today.addDays(-181), {{u"old"_s, true}}).value());
    open();
    const auto all = m_store->reports({}, 10).value();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].first, second);
    QCOMPARE(all[1], std::pair(first, printer));
    QCOMPARE(m_store->reports(u"pRINTER"_s, 10).value().size(), 1);
    QCOMPARE(m_store->reports(u"subject"_s, 10).value().size(), 0);
    QCOMPARE(m_store->reports({}, 1).value().size(), 1);
}

void TestRescue::namesAttachments()
{
    open();
    QVERIFY(m_store->addBlob(u"sha256-a"_s, 5).has_value());
    QVERIFY(m_store->addBlob(u"sha256-b"_s, 6).has_value());
    QVERIFY(m_store->confirmBlob(u"sha256-a"_s).has_value());
    QVERIFY(m_store->addBlob(u"sha256-a"_s, 5).has_value());
    open();
    QCOMPARE(m_store->blobs().value(), (QMap<QString, bool>{{u"sha256-a"_s, true}, {u"sha256-b"_s, false}}));
}

void TestRescue::looksForAttachments()
{
    open();
    const QString folder = inFolder(u"attachments"_s);
    QVERIFY(QDir().mkpath(folder));
    const auto files = AttachmentStore::open(folder, keyOf(1)).value();
    QBuffer source;
    source.setData("the log of a printer");
    QVERIFY(source.open(QIODevice::ReadOnly));
    const StoredBlob blob = files->add(source, [](qint64, qint64) { return true; }).value();
    QVERIFY(m_store->addBlob(blob.blobId, blob.size).has_value());
    QVERIFY(m_store->verify().value().isEmpty());
    // The server has that one, so that it need not be here; of the other one nobody has a byte.
    const QString gone = u"sha256-"_s + QString(64, u'0');
    QVERIFY(m_store->addBlob(gone, 5).has_value());
    QCOMPARE(m_store->verify().value().size(), 1);
    QVERIFY(m_store->confirmBlob(gone).has_value());
    QVERIFY(m_store->verify().value().isEmpty());
    QByteArray bytes = bytesOf(folder + u'/' + blob.blobId);
    bytes[bytes.size() - 20] = static_cast<char>(bytes[bytes.size() - 20] ^ 1);
    write(folder + u'/' + blob.blobId, bytes);
    QVERIFY(!m_store->verify().value().isEmpty());
}

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
