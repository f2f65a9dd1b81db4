// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/instant.h"
#include "patience.h"
#include "seat.h"
#include "store/workstore.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QSignalSpy>

#ifdef Q_OS_LINUX
#include <sys/xattr.h>
#endif

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Attachment;
using domain::Failure;
using workspace::AttachmentState;
using workspace::Workspace;
using Place = AttachmentState::Place;

namespace {

//! Three megabytes and a bit, no two parts alike.
QByteArray log()
{
    QByteArray bytes;
    for (int i = 0; bytes.size() < 3'200'000; ++i)
        bytes += QByteArray::number(i) + " kernel: eth0: link is down\n";
    return bytes;
}

} // namespace

//! A file goes into the profile, to the server, from the server, and out of the profile again.
class AttachmentsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PocketDesk> m_desk;
    std::unique_ptr<Seat> m_seat;
    std::unique_ptr<QTemporaryDir> m_folder;

    Workspace &workspace() { return m_seat->workspace(); }
    QString fileWith(const QByteArray &bytes, const QString &name = u"boot.log"_s)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a file for the test");
        return file.fileName();
    }
    domain::Result<Attachment> attach(const QString &file, std::function<bool(qint64, qint64)> progress = {})
    {
        return Seat::answerOf<domain::Result<Attachment>>([&](auto then) { workspace().attach(file, progress, then); });
    }
    AttachmentState state(const QString &blobId)
    {
        std::optional<AttachmentState> found;
        workspace().attachmentStates(
            {blobId}, this, [&](const QMap<QString, AttachmentState> &states) { found = states.value(blobId); });
        if (!QTest::qWaitFor([&] { return found.has_value(); }, patienceMs))
            qFatal("no answer");
        return *found;
    }
    domain::Result<QByteArray> read(const QString &blobId, qint64 most = 100'000'000)
    {
        return Seat::answerOf<domain::Result<QByteArray>>(
            [&](auto then) { workspace().readAttachment(blobId, most, this, then); });
    }
    domain::Result<void> exported(const QString &blobId, const QString &path)
    {
        return Seat::done([&](auto then) { workspace().exportAttachment(blobId, path, then); });
    }
    QStringList findings()
    {
        return Seat::answerOf<QStringList>([&](auto then) { workspace().verify(this, then); });
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_seat.reset();
        m_desk = std::make_unique<PocketDesk>();
        m_seat = std::make_unique<Seat>(*m_desk);
    }

    void aFileIsAddedAndReadOfflineAndSentLater()
    {
        m_desk->setReachable(false);
        m_seat->sync();
        const QByteArray bytes = log();
        const auto file = attach(fileWith(bytes));
        QVERIFY2(file.has_value(), file ? "" : qPrintable(file.error().detail));
        QCOMPARE(file->blobId, PocketDesk::blobIdOf(bytes));
        QCOMPARE(file->name, u"boot.log"_s);
        QCOMPARE(file->size, bytes.size());
        QVERIFY(file->type.startsWith(u"text/"_s));
        QVERIFY(Seat::saved([&](auto then) {
                    workspace().comment(domain::TicketId(u"t1"_s), u"See the log"_s, {*file}, then);
                }).has_value());
        m_seat->restart();
        QCOMPARE(state(file->blobId).place, Place::WaitsHere);
        QCOMPARE(state(file->blobId).size, bytes.size());
        QCOMPARE(read(file->blobId).value(), bytes);
        QCOMPARE(read(file->blobId, 100).value(), bytes.left(100));
        QCOMPARE(findings(), QStringList());

        m_desk->setReachable(true);
        m_seat->sync();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->entries(u"t1"_s).size(), 1, patienceMs);
        QCOMPARE(m_desk->file(file->blobId).value_or(QByteArray()), bytes);
        QTRY_COMPARE_WITH_TIMEOUT(state(file->blobId).place, Place::Here, patienceMs);
        m_seat->restart();
        QCOMPARE(state(file->blobId).place, Place::Here);
    }

    void nothingOfItIsReadableInTheProfile()
    {
        const auto file = attach(fileWith("the canary sings in the attachment"));
        QVERIFY(file.has_value());
        QDirIterator all(m_seat->folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int seen = 0;
        while (all.hasNext()) {
            QFile stored(all.next());
            QVERIFY(stored.open(QIODevice::ReadOnly));
            QVERIFY2(!stored.readAll().contains("canary"), qPrintable(stored.fileName()));
            seen += stored.fileName().contains(u"/attachments/"_s) ? 1 : 0;
        }
        QVERIFY(seen > 0);
    }

    void progressIsToldHereAndCanEndIt()
    {
        const QString file = fileWith(log());
        QThread *const here = QThread::currentThread();
        bool elsewhere = false;
        qint64 most = 0;
        QVERIFY(attach(file, [&](qint64 done, qint64 size) {
                    elsewhere = elsewhere || QThread::currentThread() != here || done > size;
                    most = qMax(most, done);
                    return true;
                }).has_value());
        QVERIFY(!elsewhere);
        QVERIFY(most > 0);
        // Ended before it began to be read: no time to miss the answer.
        const auto ended =
            attach(fileWith(QByteArray(40'000'000, 'x'), u"large"_s), [](qint64, qint64) { return false; });
        QVERIFY(!ended.has_value());
        QCOMPARE(ended.error().kind, Failure::Kind::Cancelled);
        QCOMPARE(state(PocketDesk::blobIdOf(QByteArray(40'000'000, 'x'))).place, Place::ServerOnly);
    }

    void whatCannotBeAttached_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("kind");
        QTest::newRow("no such file") << u"none"_s << int(Failure::Kind::NotFound);
        QTest::newRow("a folder") << u"folder"_s << int(Failure::Kind::Refused);
        QTest::newRow("too large") << u"large"_s << int(Failure::Kind::Refused);
        QTest::newRow("a device without an end") << u"device"_s << int(Failure::Kind::Refused);
    }
    void whatCannotBeAttached()
    {
        QFETCH(QString, what);
        QString path = m_folder->filePath(what);
        if (what == u"folder"_s)
            QVERIFY(QDir().mkdir(path));
        if (what == u"device"_s)
            path = u"/dev/zero"_s;
        if (what == u"large"_s) {
            QFile sparse(path);
            QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(250LL * 1024 * 1024 + 1));
        }
        const auto refused = attach(path);
        QVERIFY(!refused.has_value());
        QTEST(int(refused.error().kind), "kind");
    }

    void whatOthersAttachedIsFetchedWhenWanted()
    {
        const QByteArray bytes = log();
        m_desk->addFile(u"t2"_s, u"core.txt"_s, bytes);
        m_seat->sync();
        const QString id = PocketDesk::blobIdOf(bytes);
        QCOMPARE(state(id).place, Place::ServerOnly);
        QCOMPARE(read(id).error().kind, Failure::Kind::NotFound);
        QSignalSpy changed(&workspace(), &Workspace::attachmentsChanged);
        workspace().fetchAttachment({id, u"core.txt"_s, u"text/plain"_s, bytes.size()});
        QCOMPARE(state(id).place, Place::Fetching);
        QTRY_COMPARE_WITH_TIMEOUT(state(id).place, Place::Here, patienceMs);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(read(id).value(), bytes);
    }

    void anExportIsNewPrivateAndMarked()
    {
        const QByteArray bytes = log();
        const auto file = attach(fileWith(bytes));
        const QString out = m_folder->filePath(u"out.log"_s);
        QVERIFY(exported(file->blobId, out).has_value());
        QFile written(out);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), bytes);
#ifdef Q_OS_UNIX
        QCOMPARE(written.permissions() & ~(QFileDevice::ReadUser | QFileDevice::WriteUser),
                 QFileDevice::Permissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
#endif
#ifdef Q_OS_LINUX
        QByteArray mark(100, '\0');
        const ssize_t length = ::getxattr(QFile::encodeName(out).constData(), "user.xdg.origin.url", mark.data(), 100);
        if (length < 0 && errno == ENOTSUP)
            QSKIP("this file system keeps no marks");
        QCOMPARE(mark.left(length), QByteArray("https://desk.example"));
#endif
    }

    void anExportWritesOverNothing()
    {
        const auto file = attach(fileWith("new"));
        const QString taken = fileWith("old", u"taken"_s);
        QCOMPARE(exported(file->blobId, taken).error().kind, Failure::Kind::Refused);
        QFile old(taken);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
#ifdef Q_OS_UNIX
        const QString link = m_folder->filePath(u"link"_s);
        QVERIFY(QFile::link(m_folder->filePath(u"elsewhere"_s), link));
        QCOMPARE(exported(file->blobId, link).error().kind, Failure::Kind::Refused);
        QVERIFY(!QFile::exists(m_folder->filePath(u"elsewhere"_s)));
#endif
        const QString nothing = m_folder->filePath(u"nothing"_s);
        QVERIFY(!exported(PocketDesk::blobIdOf("not here"), nothing).has_value());
        QVERIFY(!QFile::exists(nothing));
    }

    void whatNothingNamesGoesAfterThirtyDays_data()
    {
        QTest::addColumn<QString>("name"); // what names the file
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("stays");
        QTest::newRow("nothing, since long") << QString() << 31 << false;
        QTest::newRow("nothing, not for long") << QString() << 29 << true;
        QTest::newRow("a draft") << u"draft"_s << 31 << true;
        QTest::newRow("a pending act") << u"act"_s << 31 << true;
        QTest::newRow("an entry of a ticket") << u"entry"_s << 31 << true;
    }
    void whatNothingNamesGoesAfterThirtyDays()
    {
        QFETCH(QString, name);
        QFETCH(int, days);
        QFETCH(bool, stays);
        const QByteArray bytes = "the log of that day";
        const auto file = attach(fileWith(bytes));
        if (name == u"entry"_s) {
            m_desk->addFile(u"t1"_s, u"boot.log"_s, bytes);
            m_seat->sync();
        }
        m_desk->setReachable(false);
        m_seat->sync();
        if (name == u"act"_s)
            QVERIFY(Seat::saved([&](auto then) {
                        workspace().comment(domain::TicketId(u"t1"_s), u"See"_s, {*file}, then);
                    }).has_value());
        if (name == u"draft"_s)
            QVERIFY(Seat::done([&](auto then) {
                        const QJsonObject content = {{u"attachments"_s, QJsonArray{domain::toJson(*file)}}};
                        workspace().saveDraft({u"ticket/t1"_s, content, QDateTime::currentDateTimeUtc()}, then);
                    }).has_value());
        const QString since = domain::utcDate(QDateTime::currentDateTimeUtc().addDays(-days));
        m_seat->restart([&] {
            auto work = store::WorkStore::open(m_seat->folder() + u"/work.db"_s, m_seat->key());
            if (!work || !(*work)->setFact(u"unnamedFiles"_s, u"{\"%1\":\"%2\"}"_s.arg(file->blobId, since)))
                qFatal("the fact was not set");
        });
        QTest::qWait(300);
        QCOMPARE(state(file->blobId).place == Place::ServerOnly || state(file->blobId).place == Place::Missing, !stays);
    }

    void verifyMissesAFileThatPendingWorkNames()
    {
        m_desk->setReachable(false);
        m_seat->sync();
        const Attachment lost = {PocketDesk::blobIdOf("lost"), u"lost.txt"_s, u"text/plain"_s, 4};
        const QUuid names = Seat::saved([&](auto then) {
                                workspace().comment(domain::TicketId(u"t1"_s), u"See there"_s, {lost}, then);
                            }).value();
        const QStringList found = findings();
        QCOMPARE(found.size(), 1);
        QVERIFY(found.constFirst().contains(names.toString(QUuid::WithoutBraces)));
        QVERIFY(found.constFirst().contains(lost.blobId));
    }
};

QTEST_GUILESS_MAIN(AttachmentsTest)
#include "tst_attachments.moc"
