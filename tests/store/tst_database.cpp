// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"

#include "store/cachereader.h"
#include "store/cacheschema.h"
#include "store/database.h"
#include "store/searchindex.h"
#include "store/workschema.h"
#include "store/workstore.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>

using namespace secondline;
using namespace secondline::store;
using namespace Qt::StringLiterals;
using Kind = domain::Failure::Kind;
using domain::ObjectType;

namespace {

const QByteArray canary = "canary-in-a-ticket-7f3a";

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

//! What all three databases have in common: encryption, modes, versions, and how they fail.
class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isEncrypted();
    void isOnlyForItsOwner();
    void closesTheKnownHoles();
    void readersNeverWrite();
    void saysWhyItDoesNotOpen_data();
    void saysWhyItDoesNotOpen();
    void isOneProcessOnly();
    void damagedWorkIsNeverRemoved_data();
    void damagedWorkIsNeverRemoved();
    void damagedCacheIsMadeAnew_data();
    void damagedCacheIsMadeAnew();
    void failedStepLeavesTheOldSchema();
    void failedCommitSpendsTheConnection();
    void hasAColumnForEachProperty();

private:
    void makeAll();
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    const ProfileKey m_key = keyOf(7);
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestDatabase::makeAll()
{
    const auto work = WorkStore::open(path("work.db"), m_key);
    QVERIFY(work.has_value());
    QVERIFY((*work)->saveDraft({u"new-ticket"_s, {{u"body"_s, QString::fromLatin1(canary)}}, {}}).has_value());
    const auto cache = CacheWriter::open(path("cache.db"), m_key);
    QVERIFY(cache.has_value());
    const QJsonObject ticket{{u"id"_s, u"t1"_s}, {u"version"_s, 1}, {u"subject"_s, QString::fromLatin1(canary)}};
    QVERIFY((*cache)->apply(rowsOf(ObjectType::Ticket, {ticket})).has_value());
    const auto index = SearchIndex::open(path("search.db"), path("cache.db"), m_key);
    QVERIFY(index.has_value());
    QVERIFY((*index)->step(100).has_value());
}

void TestDatabase::isEncrypted()
{
    {
        Database database({path("work.db"), "work"}, m_key);
        QVERIFY(database.text("PRAGMA cipher_version").startsWith(u"4."));
        QVERIFY(database.text("SELECT sqlite_version()") >= u"3.43"_s);
    }
    QFile::remove(path("work.db"));
    makeAll();
    const auto work = WorkStore::open(path("work.db"), m_key);
    QVERIFY((*work)->saveDraft({u"place"_s, {{u"text"_s, QString::fromLatin1(canary)}}, {}}).has_value());
    const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 4); // work.db-wal among them
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(canary), qPrintable(info.fileName()));
        QVERIFY2(!content.contains("SQLite format 3") && !content.contains("CREATE TABLE"),
                 qPrintable(info.fileName()));
    }
}

void TestDatabase::isOnlyForItsOwner()
{
    // A file that an earlier program left readable is closed too.
    QFile loose(path("cache.db"));
    QVERIFY(loose.open(QIODevice::WriteOnly));
    loose.close();
    loose.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    const auto cache = CacheWriter::open(path("cache.db"), m_key);
    const auto work = WorkStore::open(path("work.db"), m_key);
    QVERIFY(cache.has_value() && work.has_value());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 4);
    for (const QFileInfo &info : files)
        QVERIFY2(!(info.permissions() & others), qPrintable(info.fileName()));
}

void TestDatabase::closesTheKnownHoles()
{
    Database database({path("work.db"), "work", Database::Access::Exclusive, "FULL"}, m_key);
    QCOMPARE(database.text("PRAGMA journal_mode"), u"wal"_s);
    QCOMPARE(database.integer("PRAGMA synchronous"), 2);
    QCOMPARE(database.integer("PRAGMA trusted_schema"), 0);
    QCOMPARE(database.integer("PRAGMA foreign_keys"), 0);
    QCOMPARE(database.integer("PRAGMA temp_store"), 2);
    QCOMPARE(database.integer("PRAGMA secure_delete"), 1);
    database.run("CREATE TABLE t (a)");
    const auto written = answered([&] { database.run("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema"); });
    QVERIFY(!written.has_value()); // SQLITE_DBCONFIG_DEFENSIVE
}

void TestDatabase::readersNeverWrite()
{
    makeAll();
    Database reader({path("cache.db"), "cache", Database::Access::ReadOnly}, m_key);
    QCOMPARE(reader.integer("PRAGMA wal_autocheckpoint"), 0);
    QVERIFY(!answered([&] { reader.run("DELETE FROM ticket"); }).has_value());
    QCOMPARE(reader.integer("SELECT count(*) FROM ticket"), 1);
}

void TestDatabase::saysWhyItDoesNotOpen_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("kind");
    QTest::newRow("another key") << u"key"_s << int(Kind::WrongKey);
    QTest::newRow("another database's file") << u"foreign"_s << int(Kind::WrongKey);
    QTest::newRow("a newer schema") << u"newer"_s << int(Kind::TooNew);
    QTest::newRow("no such folder") << u"folder"_s << int(Kind::Unwritable);
}

void TestDatabase::saysWhyItDoesNotOpen()
{
    QFETCH(QString, what);
    QFETCH(int, kind);
    makeAll();
    QString work = path("work.db");
    ProfileKey key = m_key;
    if (what == u"key")
        key = keyOf(8);
    else if (what == u"foreign")
        QVERIFY(QFile::remove(work) && QFile::copy(path("cache.db"), work));
    else if (what == u"newer")
        Database({work, "work"}, key).run("PRAGMA user_version = 99");
    else
        work = path("nowhere/work.db");
    const qint64 size = QFileInfo(work).size();
    const auto opened = WorkStore::open(work, key);
    QVERIFY(!opened.has_value());
    QCOMPARE(int(opened.error().kind), kind);
    QCOMPARE(QFileInfo(work).size(), size);
}

void TestDatabase::isOneProcessOnly()
{
    const auto first = WorkStore::open(path("work.db"), m_key);
    QVERIFY(first.has_value());
    const auto second = WorkStore::open(path("work.db"), m_key);
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().kind, Kind::Locked);
}

void TestDatabase::damagedWorkIsNeverRemoved_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a flipped byte in the first page") << qint64(1000) << QByteArray(1, '\x5a');
    QTest::newRow("zeros instead of the first page") << qint64(0) << QByteArray(4096, '\0');
    QTest::newRow("a plain SQLite file") << qint64(0) << QByteArray("SQLite format 3", 16) + QByteArray(4080, '\1');
    QTest::newRow("no page but the first can be read") << qint64(4196) << QByteArray(200'000, '\x11');
}

void TestDatabase::damagedWorkIsNeverRemoved()
{
    QFETCH(qint64, at);
    QFETCH(QByteArray, bytes);
    makeAll();
    const QString work = path("work.db");
    overwrite(work, at, bytes.first(std::min<qint64>(bytes.size(), QFileInfo(work).size() - at)));
    QFile file(work);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    const auto opened = WorkStore::open(work, m_key);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().detail));
    QVERIFY((*opened)->verify().value().isEmpty());
    // It is there as it was, under another name.
    QFile aside((*opened)->rescued()->setAside.constLast());
    QVERIFY(aside.fileName().startsWith(work + u".damaged-"_s));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), before);
}

void TestDatabase::damagedCacheIsMadeAnew_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("its first page") << u"first"_s;
    QTest::newRow("the page of a table") << u"inside"_s;
    QTest::newRow("a newer schema") << u"newer"_s;
}

void TestDatabase::damagedCacheIsMadeAnew()
{
    QFETCH(QString, what);
    makeAll();
    const QString cache = path("cache.db");
    if (what == u"newer") {
        Database({cache, "cache"}, m_key).run("PRAGMA user_version = 99");
    } else if (what == u"first") {
        overwrite(cache, 1000, QByteArray(1, '\x5a'));
    } else {
        qint64 root = 0;
        root = Database({cache, "cache"}, m_key).integer("SELECT rootpage FROM sqlite_schema WHERE name = 'listed'");
        overwrite(cache, (root - 1) * 4096 + 4000, QByteArray(20, '\x5a'));
        // Met by a reader after the start; the next start makes the cache anew.
        const auto reader = CacheReader::open(cache, m_key);
        QVERIFY(reader.has_value());
        QCOMPARE((*reader)->listedTickets(QStringList{u"t1"_s}).error().kind, Kind::Damaged);
    }
    const auto writer = CacheWriter::open(cache, m_key);
    QVERIFY2(writer.has_value(), writer ? "" : qPrintable(writer.error().detail));
    QVERIFY((*writer)->cursors().value().isEmpty());
    const auto reader = CacheReader::open(cache, m_key);
    QCOMPARE((*reader)->counts().value().value(u"Ticket"_s), 0);
    // The index follows the new cache.
    const auto index = SearchIndex::open(path("search.db"), cache, m_key);
    const auto progress = (*index)->step(100);
    QVERIFY(progress.has_value() && progress->complete());
    // A wrong key is no damage: nothing is set aside for it.
    const auto wrong = CacheWriter::open(path("search.db"), keyOf(9));
    QCOMPARE(wrong.error().kind, Kind::WrongKey);
}

void TestDatabase::failedStepLeavesTheOldSchema()
{
    Database database({path("work.db"), "work"}, m_key);
    const char *const good[] = {"CREATE TABLE a (x)"};
    database.migrate(good);
    const char *const bad[] = {"CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)", "CREATE TABLE c (x)"};
    QVERIFY(!answered([&] { database.migrate(bad); }).has_value());
    QCOMPARE(database.integer("PRAGMA user_version"), 1);
    QCOMPARE(database.integer("SELECT count(*) FROM sqlite_schema"), 1);
}

void TestDatabase::failedCommitSpendsTheConnection()
{
    Database database({path("work.db"), "work"}, m_key);
    database.run("CREATE TABLE a (x)");
    // A statement that fails is rolled back and done with.
    QVERIFY(!answered([&] { database.inTransaction([&] { database.run("INSERT INTO b VALUES (1)"); }); }).has_value());
    QVERIFY(!database.isSpent());
    // After a COMMIT that fails nobody knows what is on the disk.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit limited = before;
    limited.rlim_cur = 64 * 1024;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limited), 0);
    const auto written =
        answered([&] { database.inTransaction([&] { database.run("INSERT INTO a VALUES (zeroblob(200000))"); }); });
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().kind, Kind::Full);
    QVERIFY(database.isSpent());
}

void TestDatabase::hasAColumnForEachProperty()
{
    Database database({path("cache.db"), "cache"}, m_key);
    database.migrate(cacheSteps());
    for (const ObjectType type : domain::allObjectTypes) {
        QStringList expected = {u"row"_s, u"id"_s, u"version"_s};
        for (const domain::Property &property : properties(type))
            expected.append(QString::fromLatin1(property.name.data(), qsizetype(property.name.size())));
        QStringList columns;
        Statement info = database.statement("SELECT name FROM pragma_table_info('" + tableOf(type) + "')");
        while (info.step())
            columns.append(info.text(0));
        QCOMPARE(columns, expected);
    }
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
