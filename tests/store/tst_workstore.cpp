// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "operations.h"

#include "store/database.h"
#include "store/workstore.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace secondline;
using namespace secondline::store;
using namespace Qt::StringLiterals;
using Kind = domain::Failure::Kind;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;

class TestWorkStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void comesBackWhole();
    void keepsOrderPerTicket();
    void neverUsesASequenceTwice();
    void anotherKeyChangesNothing();
    void namesTheDeviceOnce();
    void marksBeforeSending();
    void crashWhileSendingIsUnknown();
    void ticketBornHereGetsItsServerId();
    void acceptanceIsFinal();
    void withdrawalTakesDependants();
    void withdrawalClosesTheChain();
    void changesOnlyWhatIsOurs();
    void retryMeansWhatThePersonSaw();
    void editKeepsTheOldValues();
    void forgetsOnlyApplied();
    void keepsDraftsAndFacts();
    void findsDamage();
    void survivesKill();
    void fullDiskLosesNothing();
    void fullDiskStillTakesWork();

private:
    void reopen();
    //! The number that \a sql gives, with the store closed meanwhile.
    qint64 rows(const char *sql);
    Operation append(const Operation &operation);
    Operation now(const Operation &operation);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<WorkStore> m_store;
};

void TestWorkStore::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"work.db"_s);
    reopen();
}

void TestWorkStore::reopen()
{
    m_store.reset();
    auto opened = WorkStore::open(m_path, keyOf(1));
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().detail));
    m_store = std::move(*opened);
}

Operation TestWorkStore::append(const Operation &operation)
{
    const auto stored = m_store->append(operation);
    if (!stored)
        qFatal("%s", qPrintable(stored.error().detail));
    return *stored;
}

Operation TestWorkStore::now(const Operation &operation)
{
    const QList<Operation> all = m_store->operations().value();
    for (const Operation &other : all) {
        if (other.id == operation.id)
            return other;
    }
    return {};
}

void TestWorkStore::comesBackWhole()
{
    const Operation first = append(comment(u"t1"_s, u"\u00dcber 100 % \"quoted\"\n\u4f60\u597d"_s));
    Operation unskewed = update(u"t1"_s, {{u"assigneeId"_s, u"p2"_s}}, {{u"assigneeId"_s, QJsonValue::Null}});
    unskewed.clockSkewMs.reset();
    const Operation second = append(unskewed);
    QVERIFY(m_store->settle({refused(second, OperationState::Conflict, {{u"status"_s, u"open"_s}})}, noon).has_value());
    const QList<Operation> before = m_store->operations().value();
    reopen();
    QCOMPARE(m_store->operations().value(), before);
    QCOMPARE(before.size(), 2);
    QCOMPARE(before[0], first);
    QCOMPARE(before[0].actedAt, noon);
    QCOMPARE(before[1].refusal.current, (QJsonObject{{u"status"_s, u"open"_s}}));
    QVERIFY(!before[1].appliedAt.isValid());
    QVERIFY(m_store->verify().value().isEmpty());
}

void TestWorkStore::keepsOrderPerTicket()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    const Operation other = append(comment(u"t2"_s, u"other"_s));
    const Operation second = append(comment(u"t1"_s, u"two"_s));
    QVERIFY(first.after.isNull() && other.after.isNull());
    QCOMPARE(second.after, first.id);
    QVERIFY(first.sequence < other.sequence && other.sequence < second.sequence);
    QVERIFY(m_store->settle({applied(first, u"e1"_s), applied(second, u"e2"_s)}, noon).has_value());
    QVERIFY(append(comment(u"t1"_s, u"three"_s)).after.isNull());
}

qint64 TestWorkStore::rows(const char *sql)
{
    m_store.reset();
    qint64 counted = -1;
    {
        Database database({m_path, "work"}, keyOf(1));
        store::Statement statement = database.statement(sql);
        if (statement.step())
            counted = statement.integer(0);
    }
    reopen();
    return counted;
}

void TestWorkStore::neverUsesASequenceTwice()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    QVERIFY(m_store->settle({applied(first, u"e1"_s)}, noon).has_value());
    QVERIFY(m_store->forgetApplied({first.id}).has_value());
    QVERIFY(m_store->operations().value().isEmpty());
    reopen();
    const Operation second = append(comment(u"t1"_s, u"two"_s));
    QCOMPARE(second.sequence, first.sequence + 1);
    // What was kept for a while has left the file, the largest number with it.
    QVERIFY(m_store->withdraw(second.id).has_value());
    m_store.reset();
    {
        Database database({m_path, "work"}, keyOf(1));
        database.run("UPDATE operation SET withdrawn_at = min(withdrawn_at, 1), forgotten_at = min(forgotten_at, 1)");
    }
    reopen(); // the old ones go
    QCOMPARE(rows("SELECT count(*) FROM operation"), 0);
    QCOMPARE(append(comment(u"t1"_s, u"three"_s)).sequence, second.sequence + 1);
}

void TestWorkStore::anotherKeyChangesNothing()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    m_store.reset();
    QVERIFY(!WorkStore::open(m_path, keyOf(2)));
    reopen();
    QCOMPARE(now(first).content, first.content);
    QVERIFY(now(first).refusal.type.isEmpty());
}

void TestWorkStore::namesTheDeviceOnce()
{
    const QString device = m_store->facts().value().value(u"device"_s);
    QVERIFY(!QUuid::fromString(device).isNull());
    reopen();
    QCOMPARE(m_store->facts().value().value(u"device"_s), device);
}

void TestWorkStore::marksBeforeSending()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    QVERIFY(m_store->markSending({first.id}, noon).has_value());
    reopen();
    const Operation marked = now(first);
    QCOMPARE(marked.state, OperationState::Sending);
    QCOMPARE(marked.attempts, 1);
    QCOMPARE(marked.lastAttemptAt, noon);
    // All or none: one that was taken back meanwhile stops the whole push.
    const Operation second = append(comment(u"t2"_s, u"two"_s));
    const Operation third = append(comment(u"t3"_s, u"three"_s));
    QVERIFY(m_store->withdraw(third.id).has_value());
    QCOMPARE(m_store->markSending({second.id, third.id}, noon).error().kind, Kind::Refused);
    QCOMPARE(now(second).state, OperationState::Queued);
}

void TestWorkStore::crashWhileSendingIsUnknown()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    const Operation second = append(comment(u"t2"_s, u"two"_s));
    QVERIFY(m_store->markSending({first.id}, noon).has_value());
    reopen();
    QVERIFY(m_store->recoverSending().has_value());
    QCOMPARE(now(first).state, OperationState::Unknown);
    QCOMPARE(now(second).state, OperationState::Queued);
    // Unknown is resolved by replay only.
    QCOMPARE(m_store->withdraw(first.id).error().kind, Kind::Refused);
    QCOMPARE(m_store->edit(first.id, {}).error().kind, Kind::Refused);
    QVERIFY(m_store->markSending({first.id}, noon).has_value());
}

void TestWorkStore::ticketBornHereGetsItsServerId()
{
    const Operation create = append(newTicket());
    const QString local = create.localId();
    QCOMPARE(create.ticket, local);
    const Operation said = append(comment(local, u"more"_s));
    const Operation assigned = append(update(local, {{u"assigneeId"_s, u"p1"_s}}, {{u"assigneeId"_s, u""_s}}));
    QCOMPARE(said.after, create.id);
    QVERIFY(m_store->settle({applied(create, u"t9"_s, 3)}, noon).has_value());
    reopen();
    QCOMPARE(m_store->idMap().value().value(local), u"t9"_s);
    QCOMPARE(now(create).ticket, local);
    QCOMPARE(now(create).appliedId, u"t9"_s);
    QCOMPARE(now(said).ticket, u"t9"_s);
    QCOMPARE(now(said).content[u"ticketId"].toString(), u"t9"_s);
    QCOMPARE(now(assigned).target, u"t9"_s);
    // A window that still shows the local id writes under it.
    const Operation late = append(comment(local, u"late"_s));
    QCOMPARE(late.ticket, u"t9"_s);
    QCOMPARE(late.content[u"ticketId"].toString(), u"t9"_s);
    QCOMPARE(late.after, assigned.id);
    QVERIFY(m_store->verify().value().isEmpty());
}

void TestWorkStore::acceptanceIsFinal()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    QVERIFY(m_store->settle({applied(first, u"e1"_s)}, noon).has_value());
    QVERIFY(m_store->settle({refused(first, OperationState::Rejected)}, noon).has_value());
    QCOMPARE(now(first).state, OperationState::Applied);
    QCOMPARE(now(first).appliedId, u"e1"_s);
    QCOMPARE(m_store->withdraw(first.id).error().kind, Kind::Refused);
    const auto marked = m_store->markSending({first.id}, noon);
    QCOMPARE(now(first).state, OperationState::Applied);
    Q_UNUSED(marked)
}

void TestWorkStore::withdrawalTakesDependants()
{
    const Operation create = append(newTicket());
    const Operation said = append(comment(create.localId(), u"more"_s));
    const Operation other = append(comment(u"t2"_s, u"other"_s));
    QVERIFY(m_store->withdraw(create.id).has_value());
    QVERIFY(now(create).id.isNull());
    QCOMPARE(now(said).state, OperationState::Rejected);
    QCOMPARE(now(said).refusal.type, u"parentWithdrawn"_s);
    QCOMPARE(now(other).state, OperationState::Queued);
    QCOMPARE(m_store->retry(said.id).error().kind, Kind::Refused);
    QVERIFY(m_store->withdraw(said.id).has_value());
    QCOMPARE(m_store->operations().value().size(), 1);
    // What was written in the moment in which the ticket was withdrawn can never be sent: its person is told.
    const Operation late = append(comment(create.localId(), u"too late"_s));
    QCOMPARE(now(late).state, OperationState::Rejected);
    QCOMPARE(now(late).refusal.type, u"parentWithdrawn"_s);
    QCOMPARE(now(late).content[u"text"].toString(), u"too late"_s);
    QVERIFY(m_store->withdraw(late.id).has_value());
    // They are in the bin, with all that was written.
    QCOMPARE(rows("SELECT count(*) FROM operation WHERE withdrawn_at > 0 AND content LIKE '%more%'"), 1);
    QCOMPARE(rows("SELECT count(*) FROM operation WHERE withdrawn_at > 0"), 3);
}

void TestWorkStore::withdrawalClosesTheChain()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    const Operation second = append(comment(u"t1"_s, u"two"_s));
    const Operation third = append(comment(u"t1"_s, u"three"_s));
    QVERIFY(m_store->withdraw(second.id).has_value());
    QCOMPARE(now(third).after, first.id);
    QVERIFY(m_store->withdraw(first.id).has_value());
    QVERIFY(now(third).after.isNull());
}

void TestWorkStore::changesOnlyWhatIsOurs()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    QVERIFY(m_store->markSending({first.id}, noon).has_value());
    QCOMPARE(m_store->withdraw(first.id).error().kind, Kind::Refused);
    QCOMPARE(m_store->edit(first.id, {}).error().kind, Kind::Refused);
    QCOMPARE(m_store->retry(first.id).error().kind, Kind::Refused);
    QCOMPARE(m_store->withdraw(QUuid::createUuid()).error().kind, Kind::NotFound);
    QCOMPARE(now(first).content, first.content);
}

void TestWorkStore::retryMeansWhatThePersonSaw()
{
    const Operation first = append(update(u"t1"_s, {{u"status"_s, u"open"_s}}, {{u"status"_s, u"new"_s}}));
    QVERIFY(
        m_store->settle({refused(first, OperationState::Conflict, {{u"status"_s, u"pending"_s}})}, noon).has_value());
    QVERIFY(now(first).needsPerson());
    QVERIFY(m_store->retry(first.id).has_value());
    QCOMPARE(now(first).state, OperationState::Queued);
    QCOMPARE(now(first).was[u"status"].toString(), u"pending"_s);
    QCOMPARE(now(first).refusal, domain::Refusal());
    // After a plain refusal the old values stay.
    QVERIFY(
        m_store->settle({refused(first, OperationState::Rejected, {{u"status"_s, u"closed"_s}})}, noon).has_value());
    QVERIFY(m_store->retry(first.id).has_value());
    QCOMPARE(now(first).was[u"status"].toString(), u"pending"_s);
}

void TestWorkStore::editKeepsTheOldValues()
{
    const Operation first =
        append(update(u"t1"_s, {{u"impact"_s, 1}, {u"urgency"_s, 1}}, {{u"impact"_s, 2}, {u"urgency"_s, 3}}));
    QVERIFY(m_store->edit(first.id, {{u"urgency"_s, 2}}).has_value());
    QCOMPARE(now(first).was, (QJsonObject{{u"urgency"_s, 3}}));
    QCOMPARE(m_store->edit(first.id, {{u"subject"_s, u"x"_s}}).error().kind, Kind::Refused);
    const Operation said = append(comment(u"t2"_s, u"one"_s));
    QVERIFY(m_store->settle({refused(said, OperationState::Rejected)}, noon).has_value());
    QVERIFY(m_store->edit(said.id, {{u"text"_s, u"two"_s}}).has_value());
    QCOMPARE(now(said).state, OperationState::Queued);
    QVERIFY(m_store->verify().value().isEmpty());
}

void TestWorkStore::forgetsOnlyApplied()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    const Operation second = append(comment(u"t2"_s, u"two"_s));
    QVERIFY(m_store->settle({applied(first, u"e1"_s)}, noon).has_value());
    QVERIFY(m_store->forgetApplied({first.id, second.id}).has_value());
    QVERIFY(now(first).id.isNull());
    QCOMPARE(now(second).id, second.id);
}

void TestWorkStore::keepsDraftsAndFacts()
{
    const Draft draft{u"ticket/t1/composer"_s, {{u"text"_s, u"half a sen"_s}}, noon};
    QVERIFY(m_store->saveDraft({draft.place, {}, noon.addSecs(-5)}).has_value());
    QVERIFY(m_store->saveDraft(draft).has_value());
    QVERIFY(m_store->setFact(u"server"_s, u"https://desk.example"_s).has_value());
    reopen();
    QCOMPARE(m_store->drafts().value(), QList<Draft>{draft});
    QCOMPARE(m_store->facts().value().value(u"server"_s), u"https://desk.example"_s);
    QVERIFY(m_store->removeDraft(draft.place).has_value());
    QVERIFY(m_store->drafts().value().isEmpty());
}

void TestWorkStore::findsDamage()
{
    const Operation first = append(comment(u"t1"_s, u"one"_s));
    m_store.reset();
    {
        Database database({m_path, "work"}, keyOf(1));
        database.run("UPDATE operation SET content = replace(content, 'one', 'two')");
    }
    // Every page is in order, but that is not what its person wrote: the mirror has it.
    reopen();
    QCOMPARE(now(first).content, first.content);
    QCOMPARE(now(first).refusal.type, domain::Refusal::rescued());
    QVERIFY(m_store->verify().value().isEmpty());
}

void TestWorkStore::survivesKill()
{
    m_store.reset();
    for (int round = 0; round < 5; ++round) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {u"--append"_s, m_path});
        QVERIFY(writer.waitForStarted());
        QByteArray acked;
        while (acked.count('\n') < 20) {
            QVERIFY(writer.waitForReadyRead());
            acked += writer.readAllStandardOutput();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        acked += writer.readAllStandardOutput();
        reopen();
        QSet<QString> stored;
        const QList<Operation> all = m_store->operations().value();
        for (const Operation &operation : all)
            stored.insert(operation.id.toString(QUuid::WithoutBraces));
        QList<QByteArray> lines = acked.split('\n');
        lines.removeLast(); // an id without its line end was not told
        for (const QByteArray &line : std::as_const(lines))
            QVERIFY2(stored.contains(QString::fromLatin1(line)), line.constData());
        QVERIFY(m_store->verify().value().isEmpty());
        m_store.reset();
    }
}

void TestWorkStore::fullDiskLosesNothing()
{
    // Writes beyond a file's largest size fail as those on a full disk do.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    QList<Operation> acked;
    acked.append(append(comment(u"t1"_s, u"before"_s)));
    rlimit limited = before;
    limited.rlim_cur = 256 * 1024;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limited), 0);
    std::optional<Kind> failed;
    for (int i = 0; i < 500 && !failed; ++i) {
        const auto stored = m_store->append(comment(u"t1"_s, QString(4000, u'x')));
        if (stored)
            acked.append(*stored);
        else
            failed = stored.error().kind;
    }
    const auto whileFull = m_store->operations();
    const auto stillFull = m_store->append(comment(u"t1"_s, QString(4000, u'x')));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(failed.has_value());
    QCOMPARE(*failed, Kind::Full);
    QVERIFY2(whileFull.has_value(), whileFull ? "" : qPrintable(whileFull.error().detail));
    QCOMPARE(*whileFull, acked);
    if (stillFull)
        acked.append(*stillFull);
    else
        QCOMPARE(stillFull.error().kind, Kind::Full);
    // Room again: it goes on without a restart.
    acked.append(append(comment(u"t2"_s, u"after"_s)));
    QCOMPARE(m_store->operations().value(), acked);
    reopen();
    QCOMPARE(m_store->operations().value(), acked);
    QVERIFY(m_store->verify().value().isEmpty());
}

void TestWorkStore::fullDiskStillTakesWork()
{
    const QTemporaryDir disk;
    if (QProcess::execute(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=24m"_s, u"none"_s, disk.path()}) != 0)
        QSKIP("needs the right to mount a small disk");
    const auto unmount = qScopeGuard([&] {
        m_store.reset();
        QProcess::execute(u"umount"_s, {disk.path()});
    });
    m_path = disk.filePath(u"work.db"_s);
    reopen();
    QFile filler(disk.filePath(u"filler"_s));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(64 * 1024, 'x')) == 64 * 1024) {}
    QList<Operation> acked;
    for (int i = 0; i < 200; ++i)
        acked.append(append(comment(u"t1"_s, QString(8 * 1024, u'x'))));
    QVERIFY(m_store->saveDraft({u"new-ticket"_s, {{u"text"_s, u"half"_s}}, noon}).has_value());
    reopen();
    QCOMPARE(m_store->operations().value(), acked);
    // When even the reserve is used up, it is said, and nothing that was told durable is lost.
    std::optional<Kind> failed;
    for (int i = 0; i < 3000 && !failed; ++i) {
        const auto stored = m_store->append(comment(u"t1"_s, QString(8 * 1024, u'x')));
        if (stored)
            acked.append(*stored);
        else
            failed = stored.error().kind;
    }
    QCOMPARE(failed, std::optional(Kind::Full));
    QCOMPARE(m_store->operations().value(), acked);
    QVERIFY(filler.remove());
    acked.append(append(comment(u"t1"_s, u"after"_s)));
    QCOMPARE(QProcess::execute(u"mount"_s, {u"-o"_s, u"remount,size=64m"_s, disk.path()}), 0);
    reopen();
    QCOMPARE(m_store->operations().value(), acked);
    QVERIFY(QFile::exists(m_path + u".reserve"_s));
}

//! The program that survivesKill() kills: appends and tells each id once it is durable.
static int appendForEver(const QString &path)
{
    const auto store = WorkStore::open(path, keyOf(1));
    while (store) {
        const auto stored = (*store)->append(comment(u"t1"_s, u"text"_s));
        if (!stored)
            break;
        std::puts(stored->id.toByteArray(QUuid::WithoutBraces).constData());
        std::fflush(stdout);
    }
    return 1;
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--append")
        return appendForEver(arguments[2]);
    TestWorkStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_workstore.moc"
