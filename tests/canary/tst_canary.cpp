// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canaries.h"
#include "connectors/jmap/jmapconnector.h"
#include "deskserver.h"
#include "secrets/filesecrets.h"
#include "secrets/keychainsecrets.h"
#include "store/database.h"
#include "store/profileheader.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlcipher/sqlite3.h>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace secondline;

namespace {

constexpr int patienceMs = 60'000;

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

} // namespace

//! Canaries in every secret and text: after each thing that happens to a profile none of them can be read anywhere on
//! the disk, in what the programs print or in what their processes show (S1, S3); what a person may no longer read is
//! gone from the databases too (S6); and nothing is open to other people of the machine (S4).
//!
//! The folders: `home` and `tmp` are what the programs believe to be the home and the temporary folder, the profile is
//! in the former. The files that a person names with --key-file and --token-file and the server's data lie outside.
class CanaryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void plantedCanariesAreFound_data();
    void plantedCanariesAreFound();
    void aProcessThatShowsOneIsSeen();
    void anOpenFileIsSeen();

    // One after the other, on one profile.
    void signedInAndSynced();
    void writtenOffline();
    void attachedAndExported();
    void draftsAndOpenDatabases();
    void killedInTheMiddle();
    void sent();
    void wrongKeyAndWrongToken();
    void signedOut();
    void queueRevoked();

private:
    struct Run
    {
        int code = -1;
        QByteArray out;
    };
    QString path(const QString &name) const { return m_root.filePath(name); }
    QString profile() const { return path(u"home/profile"_s); }
    QStringList general(const QString &key = u"secrets/key"_s, const QString &token = u"secrets/token"_s) const
    {
        return {u"--profile"_s, profile(), u"--key-file"_s, path(key), u"--token-file"_s, path(token)};
    }
    Run run(const QStringList &arguments, const QByteArray &input = {});
    Run command(const QStringList &words, const QByteArray &input = {})
    {
        return run(general() + QStringList{u"--json"_s} + words, input);
    }
    std::unique_ptr<workspace::Workspace> openedWorkspace();
    void looksClean();
    //! All pages of a database of the profile, decrypted, freed ones too.
    QByteArray pagesOf(const QString &file, std::string_view purpose) const;

    QTemporaryDir m_root;
    tests::DeskServer m_server;
    tests::Canaries m_canaries;
    QByteArray m_printed; //!< all that programs wrote to stderr
    QMap<QString, QString> m_words;
    QString m_queue;
};

void CanaryTest::initTestCase()
{
    const QStringList texts = {u"subject"_s,  u"body"_s,  u"requester"_s, u"server comment"_s, u"article"_s,
                               u"comment"_s,  u"note"_s,  u"tried"_s,     u"result"_s,         u"new subject"_s,
                               u"new body"_s, u"draft"_s, u"searched"_s,  u"attached"_s};
    for (const QString &what : texts)
        m_words.insert(what, m_canaries.released(what));

    QJsonObject ticket = QJsonDocument::fromJson(tests::someTickets(1, 1)).object();
    ticket[u"subject"] = QString(u"Mail stays "_s + m_words[u"subject"_s]);
    ticket[u"body"] = QString(u"It began with "_s + m_words[u"body"_s] + u" on Monday."_s);
    ticket[u"requester"] = QString(m_words[u"requester"_s] + u"@example.org"_s);
    QJsonArray events = ticket[u"events"].toArray();
    QJsonObject comment = events[1].toObject();
    comment[u"note"] = QString(u"Still "_s + m_words[u"server comment"_s]);
    events[1] = comment;
    ticket[u"events"] = events;
    const QByteArray others = tests::someTickets(30, 20);
    const QByteArray tickets =
        QJsonDocument(ticket).toJson(QJsonDocument::Compact) + '\n' + others.mid(others.indexOf('\n') + 1);
    QJsonObject article = QJsonDocument::fromJson(tests::someArticles(1)).object();
    article[u"body"] = QString(u"# Trust\n\nImport the root "_s + m_words[u"article"_s] + u".\n"_s);
    QDir(m_root.path()).mkpath(u"import"_s);
    QDir(m_root.path()).mkpath(u"secrets"_s);
    m_server.import(
        tests::privateFile(path(u"import/tickets"_s), tickets),
        tests::privateFile(path(u"import/articles"_s), QJsonDocument(article).toJson(QJsonDocument::Compact) + '\n'));

    const QByteArray key = randomBytes(32);
    m_canaries.watch(u"key"_s, key);
    m_canaries.watch(u"key as in its file"_s, key.toHex());
    tests::privateFile(path(u"secrets/key"_s), key.toHex());
    tests::privateFile(path(u"secrets/other key"_s), randomBytes(32).toHex());
    const QByteArray token = m_server.tokenOf(u"t2tech"_s, u"technician"_s, 2);
    m_canaries.watch(u"token"_s, token);
    tests::privateFile(path(u"secrets/token"_s), token);
    tests::privateFile(path(u"secrets/other token"_s), m_canaries.released(u"refused token"_s).toUtf8());
    m_server.start();

    // From here on: what a program writes carelessly goes where it is looked for, and is open to everybody.
    for (const QString &folder : {u"home"_s, u"tmp"_s})
        QDir(m_root.path()).mkpath(folder);
    qputenv("HOME", path(u"home"_s).toUtf8());
    qputenv("TMPDIR", path(u"tmp"_s).toUtf8());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qunsetenv(name);
    umask(0);
}

void CanaryTest::cleanup()
{
    m_printed.clear();
}

CanaryTest::Run CanaryTest::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess program;
    program.start(QStringLiteral(SECONDLINECTL), arguments);
    program.write(input);
    program.closeWriteChannel();
    if (!program.waitForFinished(patienceMs))
        qFatal("secondlinectl did not end");
    m_printed += program.readAllStandardError();
    return {program.exitCode(), program.readAllStandardOutput()};
}

void CanaryTest::looksClean()
{
    QVERIFY(QFile::exists(profile() + u"/work.db"_s));
    for (const QString &folder : {u"home"_s, u"tmp"_s}) {
        const QStringList found = m_canaries.foundBelow(path(folder));
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    const QStringList printed = m_canaries.foundIn(m_printed);
    QVERIFY2(printed.isEmpty(), qPrintable(u"printed: "_s + printed.join(u'\n')));
    const QStringList open = tests::openToOthers(profile());
    QVERIFY2(open.isEmpty(), qPrintable(u"open to others: "_s + open.join(u'\n')));
}

std::unique_ptr<workspace::Workspace> CanaryTest::openedWorkspace()
{
    auto workspace = std::make_unique<workspace::Workspace>(
        std::make_unique<secrets::FileSecrets>(path(u"secrets/key"_s), path(u"secrets/token"_s),
                                               std::make_unique<secrets::KeychainSecrets>()),
        [](const workspace::SignIn &signIn) -> std::unique_ptr<sync::Connector> {
            return std::make_unique<connectors::JmapConnector>(
                connectors::HttpSettings{signIn.server, signIn.token, signIn.caFile});
        });
    QSignalSpy opened(workspace.get(), &workspace::Workspace::opened);
    workspace->open({profile(), false, true});
    if (!opened.wait(patienceMs))
        qFatal("the profile does not open");
    return workspace;
}

QByteArray CanaryTest::pagesOf(const QString &file, std::string_view purpose) const
{
    QFile keyFile(path(u"secrets/key"_s));
    if (!keyFile.open(QIODevice::ReadOnly))
        qFatal("no key");
    const auto key = store::ProfileHeader::open(profile() + u"/profile.json"_s, QByteArray::fromHex(keyFile.readAll()),
                                                u"key-file"_s);
    if (!key)
        qFatal("%s", qPrintable(key.error().detail));
    const store::Database database({profile() + u'/' + file, purpose, store::Database::Access::ReadOnly}, *key);
    sqlite3_int64 size = 0;
    unsigned char *image = sqlite3_serialize(database.handle(), "main", &size, 0);
    QByteArray pages(reinterpret_cast<const char *>(image), static_cast<qsizetype>(size));
    sqlite3_free(image);
    return pages;
}

void CanaryTest::plantedCanariesAreFound_data()
{
    QTest::addColumn<QByteArray>("planted");
    const QString word = m_words[u"body"_s];
    const auto utf16 = [&word](bool big) {
        QByteArray bytes;
        for (const QChar c : word)
            bytes += big ? QByteArray(1, '\0') + c.toLatin1() : QByteArray(1, c.toLatin1()) + '\0';
        return bytes;
    };
    QTest::newRow("as it is") << word.toUtf8();
    QTest::newRow("UTF-16, little end first") << utf16(false);
    QTest::newRow("UTF-16, big end first") << utf16(true);
    QTest::newRow("hex") << word.toUtf8().toHex();
    QTest::newRow("hex in capitals") << word.toUtf8().toHex().toUpper();
    for (const char *before : {"", "a", "ab", "abc"})
        QTest::addRow("base64 of a text with %zu bytes before it", strlen(before))
            << QByteArray(before + word.toUtf8() + "yz").toBase64();
    QTest::newRow("base64 for addresses, at the end")
        << QByteArray(">>" + word.toUtf8()).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

void CanaryTest::plantedCanariesAreFound()
{
    QFETCH(QByteArray, planted);
    const QString there = path(u"tmp/planted/.hidden"_s);
    QDir(m_root.path()).mkpath(u"tmp/planted"_s);
    tests::privateFile(there, randomBytes(4095) + planted + randomBytes(100));
    const QStringList found = m_canaries.foundBelow(path(u"tmp"_s));
    QVERIFY(QDir(path(u"tmp/planted"_s)).removeRecursively());
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.first().startsWith(there + u": body"_s), qPrintable(found.first()));
    QCOMPARE(m_canaries.foundBelow(path(u"tmp"_s)), QStringList());

    tests::privateFile(path(u"tmp/"_s + m_words[u"body"_s]), "a file that is named so");
    QCOMPARE(m_canaries.foundBelow(path(u"tmp"_s)).size(), 1);
    QVERIFY(QFile::remove(path(u"tmp/"_s + m_words[u"body"_s])));
}

void CanaryTest::aProcessThatShowsOneIsSeen()
{
    QProcess shows;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SECRET"_s, m_words[u"note"_s]);
    shows.setProcessEnvironment(environment);
    shows.start(u"sleep"_s, {u"60"_s});
    QVERIFY(shows.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(m_canaries.foundIn(tests::shownByProcess(shows.processId())).size(), 1, patienceMs);
    shows.kill();
    shows.waitForFinished();
}

void CanaryTest::anOpenFileIsSeen()
{
    const QString there = tests::privateFile(path(u"tmp/file"_s), "x");
    QFile(path(u"tmp"_s)).setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QCOMPARE(tests::openToOthers(path(u"tmp"_s)), QStringList());
    QFile(there).setPermissions(QFileDevice::ReadOwner | QFileDevice::ReadOther);
    QCOMPARE(tests::openToOthers(path(u"tmp"_s)).size(), 1);
    QVERIFY(QFile::remove(there));
}

void CanaryTest::signedInAndSynced()
{
    QCOMPARE(command({u"sign-in"_s, u"--server"_s, m_server.url().toString(), u"--ca"_s, m_server.ca()}).code, 0);
    QCOMPARE(command({u"sync"_s}).code, 0);
    const QByteArray shown = command({u"show"_s, u"HD-000001"_s}).out;
    for (const QString &what : {u"subject"_s, u"body"_s, u"requester"_s, u"server comment"_s})
        QVERIFY2(shown.contains(m_words[what].toUtf8()), qPrintable(what)); // or the rest would show nothing
    m_queue = QJsonDocument::fromJson(shown)[u"queue"].toString();
    QVERIFY(!m_queue.isEmpty());
    (void)command({u"search"_s, m_words[u"searched"_s]});
    looksClean();
}

void CanaryTest::writtenOffline()
{
    m_server.stop();
    const auto say = [this](const QString &what) { return QString(u"I say "_s + m_words[what]); };
    QCOMPARE(command({u"comment"_s, u"HD-000001"_s, u"--text"_s, say(u"comment"_s)}).code, 0);
    QCOMPARE(command({u"comment"_s, u"HD-000001"_s, u"--note"_s, u"--text"_s, say(u"note"_s)}).code, 0);
    QCOMPARE(
        command({u"attempt"_s, u"HD-000001"_s, u"--tried"_s, say(u"tried"_s), u"--result"_s, say(u"result"_s)}).code,
        0);
    QCOMPARE(
        command({u"create"_s, u"--subject"_s, say(u"new subject"_s), u"--body"_s, u"-"_s}, say(u"new body"_s).toUtf8())
            .code,
        0);
    looksClean();
}

void CanaryTest::attachedAndExported()
{
    // The person's own files lie outside of what is searched: only the copies are ours.
    const QString file = tests::privateFile(path(u"import/notes.txt"_s), m_words[u"attached"_s].toUtf8().repeated(50));
    QCOMPARE(command({u"comment"_s, u"HD-000001"_s, u"--text"_s, u"See the file"_s, u"--attach"_s, file}).code, 0);
    looksClean();

    for (const QString &format : {u"json"_s, u"csv"_s}) {
        const QString exported = path(u"import/exported."_s + format);
        QCOMPARE(command({u"export"_s, u"outbox"_s, u"--format"_s, format, u"--out"_s, exported}).code, 0);
        QFile written(exported);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains(m_words[u"comment"_s].toUtf8()));
        QCOMPARE(written.permissions() & tests::others, QFileDevice::Permissions());
        looksClean();
    }
}

void CanaryTest::draftsAndOpenDatabases()
{
    const auto workspace = openedWorkspace();
    std::optional<bool> saved;
    workspace->saveDraft(
        {u"ticket/HD-000001"_s, {{u"comment"_s, m_words[u"draft"_s]}}, QDateTime::currentDateTimeUtc()},
        [&saved](const domain::Result<void> &result) { saved = result.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(saved.has_value(), patienceMs);
    QVERIFY(*saved);
    // While the databases are open: their logs and shared memory are there.
    QVERIFY(QFile::exists(profile() + u"/work.db-wal"_s));
    looksClean();
    workspace->close();
    looksClean();
}

void CanaryTest::killedInTheMiddle()
{
    m_server.start();
    QProcess program;
    program.start(QStringLiteral(SECONDLINE),
                  general()
                      + QStringList{u"--server"_s, m_server.url().toString(), u"--ca"_s, m_server.ca(), u"--open"_s,
                                    u"ticket/HD-000001"_s});
    QVERIFY(program.waitForStarted());
    for (int i = 0; i < 10; ++i) {
        QTest::qWait(200);
        QCOMPARE(program.state(), QProcess::Running);
        const QStringList shown = m_canaries.foundIn(tests::shownByProcess(program.processId()));
        QVERIFY2(shown.isEmpty(), qPrintable(shown.join(u'\n')));
    }
    program.kill();
    program.waitForFinished();
    m_printed += program.readAllStandardError();
    m_printed += program.readAllStandardOutput();
    looksClean();
}

void CanaryTest::sent()
{
    QCOMPARE(command({u"sync"_s}).code, 0);
    QCOMPARE(QJsonDocument::fromJson(command({u"outbox"_s, u"list"_s}).out).array().size(), 0);
    QVERIFY(command({u"show"_s, u"HD-000001"_s}).out.contains(m_words[u"note"_s].toUtf8()));
    looksClean();
}

void CanaryTest::wrongKeyAndWrongToken()
{
    QVERIFY(run(general(u"secrets/other key"_s) + QStringList{u"status"_s}).code != 0);
    QVERIFY(run(general(u"secrets/key"_s, u"secrets/other token"_s) + QStringList{u"sync"_s}).code != 0);
    looksClean();
}

void CanaryTest::signedOut()
{
    // The token's file is the person's; what signing out forgets must not lie about.
    const auto workspace = openedWorkspace();
    std::optional<bool> done;
    workspace->signOut([&done](const domain::Result<void> &) { done = true; });
    QTRY_VERIFY_WITH_TIMEOUT(done.has_value(), patienceMs);
    workspace->close();
    looksClean();
}

void CanaryTest::queueRevoked()
{
    // The end of each word is enough, and an index shares the beginnings of neighbours.
    const auto inside = [this](const QByteArray &pages) {
        QStringList found;
        for (const QString &what : {u"subject"_s, u"body"_s, u"server comment"_s, u"note"_s}) {
            if (pages.contains(m_words[what].right(16).toUtf8()))
                found.append(what);
        }
        return found;
    };
    QCOMPARE(inside(pagesOf(u"cache.db"_s, "cache")).size(), 4);
    QVERIFY(!inside(pagesOf(u"search.db"_s, "search")).isEmpty());

    m_server.administer(
        {u"rights"_s, u"--person"_s, u"t2tech"_s, u"--queue"_s, m_queue, u"--read"_s, u"no"_s, u"--work"_s, u"no"_s});
    QCOMPARE(command({u"sync"_s}).code, 0);
    QVERIFY(command({u"show"_s, u"HD-000001"_s}).code != 0);
    looksClean();
    QCOMPARE(inside(pagesOf(u"cache.db"_s, "cache")), QStringList());
    QCOMPARE(inside(pagesOf(u"search.db"_s, "search")), QStringList());
}

QTEST_GUILESS_MAIN(CanaryTest)
#include "tst_canary.moc"
