// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "batches.h"
#include "faultyvfs.h"
#include "store/attachmentstore.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Failure;
using store::AttachmentStore;

namespace {

QString idOf(const QByteArray &bytes)
{
    return u"sha256-"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

//! No two stretches alike.
QByteArray bytesOf(qsizetype size)
{
    QByteArray bytes;
    for (int i = 0; bytes.size() < size; ++i)
        bytes += QByteArray::number(i) + ' ';
    return bytes.first(size);
}

constexpr qsizetype part = 1024 * 1024;

} // namespace

class AttachmentStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString folder() const { return m_folder->filePath(u"attachments"_s); }
    std::unique_ptr<AttachmentStore> opened(unsigned char key = 7) const
    {
        auto store = AttachmentStore::open(folder(), store::keyOf(key));
        if (!store)
            qFatal("not opened");
        return std::move(*store);
    }
    static domain::Result<store::StoredBlob> added(AttachmentStore &store, const QByteArray &bytes)
    {
        QBuffer source;
        source.setData(bytes);
        source.open(QIODevice::ReadOnly);
        return store.add(source, [](qint64, qint64) { return true; });
    }
    QString fileOf(const QString &blobId) const { return folder() + u'/' + blobId; }
    void change(const QString &path, qint64 at, char byte) const
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || !file.putChar(byte))
            qFatal("cannot change the file");
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsAddedIsThereAfterARestart_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {qsizetype(0), qsizetype(1), part - 1, part, part + 1, 3 * part, 3 * part + 17})
            QTest::addRow("%lld bytes", static_cast<long long>(size)) << size;
    }
    void whatIsAddedIsThereAfterARestart()
    {
        QFETCH(qsizetype, size);
        const QByteArray bytes = bytesOf(size);
        const auto stored = added(*opened(), bytes);
        QVERIFY(stored.has_value());
        QCOMPARE(stored->blobId, idOf(bytes));
        QCOMPARE(stored->size, size);
        const auto again = opened();
        QVERIFY(again->has(stored->blobId));
        QCOMPARE(again->size(stored->blobId), size);
        QCOMPARE(again->read(stored->blobId, 0, size + 100).value(), bytes);
        QCOMPARE(again->verify().value(), QStringList());
        QCOMPARE(again->blobs().value(), QStringList{stored->blobId});
    }

    void anyStretchCanBeRead()
    {
        const QByteArray bytes = bytesOf(3 * part + 17);
        const auto store = opened();
        const QString id = added(*store, bytes)->blobId;
        for (const qint64 offset : {qint64(0), qint64(5), part - 1, part, 2 * part + 3, 3 * part + 16, 4 * part}) {
            for (const qint64 length : {qint64(0), qint64(1), qint64(100), part, 2 * part})
                QCOMPARE(store->read(id, offset, length).value(), bytes.mid(offset, length));
        }
    }

    void addedTwiceItIsOneFile()
    {
        const auto store = opened();
        QVERIFY(added(*store, "same").has_value());
        QVERIFY(added(*store, "same").has_value());
        QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 1);
    }

    void stoppedNothingIsKept()
    {
        QBuffer source;
        source.setData(bytesOf(3 * part));
        source.open(QIODevice::ReadOnly);
        const auto store = opened();
        const auto stopped = store->add(source, [](qint64 done, qint64) { return done < 2 * part; });
        QCOMPARE(stopped.error().kind, Failure::Kind::Cancelled);
        QVERIFY(QDir(folder()).isEmpty());
    }

    void aDownloadGrowsPieceByPieceOverRestarts()
    {
        const QByteArray bytes = bytesOf(2 * part + 1000);
        const QString id = idOf(bytes);
        for (qint64 at = 0; at < bytes.size(); at += 300'000) {
            const auto store = opened();
            QCOMPARE(store->partial(id).value(), at);
            QVERIFY(!store->has(id));
            QVERIFY(store->append(id, at, bytes.mid(at, 300'000)).has_value());
        }
        const auto store = opened();
        QCOMPARE(store->append(id, 5, "x").error().kind, Failure::Kind::BadInput);
        QVERIFY(store->finish(id).has_value());
        QVERIFY(store->finish(id).has_value());
        QCOMPARE(store->read(id, 0, bytes.size()).value(), bytes);
        QCOMPARE(store->partial(id).value(), bytes.size());
        QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 1);
    }

    void aDownloadOfSomethingElseIsDropped()
    {
        const auto store = opened();
        const QString id = idOf("what was asked for");
        QVERIFY(store->append(id, 0, "what came").has_value());
        QCOMPARE(store->finish(id).error().kind, Failure::Kind::Damaged);
        QVERIFY(!store->has(id));
        QCOMPARE(store->partial(id).value(), 0);
    }

    void aFailedReadDropsNothing()
    {
        const QByteArray bytes = bytesOf(2000);
        const QString id = idOf(bytes);
        FaultyVfs vfs;
        {
            const auto store = opened();
            QVERIFY(store->append(id, 0, bytes).has_value());
            vfs.fail(FaultyVfs::Call::Read, u".part"_s, SQLITE_IOERR_READ, FaultyVfs::always);
            QCOMPARE(store->partial(id).error().kind, Failure::Kind::Unwritable);
            QCOMPARE(store->finish(id).error().kind, Failure::Kind::Unwritable);
            vfs.heal();
            QCOMPARE(store->partial(id).value(), bytes.size());
            QVERIFY(store->finish(id).has_value());
            QCOMPARE(store->read(id, 0, bytes.size()).value(), bytes);
        }
    }

    void afterAFailedFlushItComesAgain()
    {
        const QByteArray bytes = bytesOf(2000);
        const QString id = idOf(bytes);
        FaultyVfs vfs;
        {
            const auto store = opened();
            QVERIFY(store->append(id, 0, bytes).has_value());
            vfs.fail(FaultyVfs::Call::Sync, u".part"_s, SQLITE_IOERR_FSYNC);
            QCOMPARE(store->finish(id).error().kind, Failure::Kind::Unwritable);
            vfs.heal();
            QVERIFY(!store->has(id));
            QCOMPARE(store->partial(id).value(), 0);
            QVERIFY(store->append(id, 0, bytes).has_value());
            QVERIFY(store->finish(id).has_value());
        }
    }

    void aTornPieceComesAgain()
    {
        const auto store = opened();
        const QString id = idOf("never mind");
        QVERIFY(store->append(id, 0, bytesOf(2000)).has_value());
        QVERIFY(QFile::resize(fileOf(id) + u".part"_s, 1500));
        QCOMPARE(store->partial(id).value(), 0);
        QVERIFY(store->append(id, 0, "x").has_value());
    }

    void aChangedByteIsNoticed()
    {
        const QByteArray bytes = bytesOf(part + 500);
        const QString id = added(*opened(), bytes)->blobId;
        const qint64 size = QFileInfo(fileOf(id)).size();
        QFile file(fileOf(id));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray sealed = file.readAll();
        file.close();
        for (const qint64 at : {qint64(0), qint64(10), qint64(30), qint64(100), size / 2, size - 1}) {
            change(fileOf(id), at, static_cast<char>(sealed.at(at) ^ 1));
            QCOMPARE(opened()->verify().value().size(), 1);
            change(fileOf(id), at, sealed.at(at));
        }
        QCOMPARE(opened()->verify().value(), QStringList());
        QVERIFY(QFile::resize(fileOf(id), size - 516)); // the second part is gone
        QCOMPARE(opened()->verify().value().size(), 1);
    }

    void partsDoNotChangePlaces()
    {
        const QString id = added(*opened(), bytesOf(2 * part))->blobId;
        QFile file(fileOf(id));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray sealed = file.readAll();
        constexpr qsizetype head = 24;
        constexpr qsizetype one = part + 40;
        QCOMPARE(sealed.size(), head + 2 * one);
        QVERIFY(file.seek(head) && file.write(sealed.mid(head + one, one) + sealed.mid(head, one)) > 0);
        file.close();
        QCOMPARE(opened()->read(id, 0, 10).error().kind, Failure::Kind::Damaged);
    }

    void anotherKeyOpensNothing()
    {
        const QString id = added(*opened(), "secret")->blobId;
        QCOMPARE(opened(8)->read(id, 0, 6).error().kind, Failure::Kind::Damaged);
    }

    void nothingIsReadableOnTheDisk()
    {
        const QString id = added(*opened(), bytesOf(part) + "canary")->blobId;
        QFile file(fileOf(id));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("canary"));
        constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFile::permissions(fileOf(id)) & others));
        QVERIFY(!(QFile::permissions(folder()) & others));
    }

    void anIdLeadsNowhereElse_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("the folder above") << u"../work.db"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("capitals") << idOf("x").toUpper();
        QTest::newRow("a line more") << QString(idOf("x") + u'\n');
        QTest::newRow("behind it") << QString(idOf("x") + u"/../../x"_s);
    }
    void anIdLeadsNowhereElse()
    {
        QFETCH(QString, id);
        const auto store = opened();
        QVERIFY(!store->has(id));
        QCOMPARE(store->size(id), 0);
        QCOMPARE(store->read(id, 0, 1).error().kind, Failure::Kind::NotFound);
        QCOMPARE(store->append(id, 0, "x").error().kind, Failure::Kind::NotFound);
        QCOMPARE(store->remove(id).error().kind, Failure::Kind::NotFound);
        QVERIFY(QDir(folder()).isEmpty());
    }

    void removedItIsGone()
    {
        const auto store = opened();
        const QString id = added(*store, "old")->blobId;
        QVERIFY(store->remove(id).has_value());
        QVERIFY(!store->has(id));
        QVERIFY(store->remove(id).has_value());
    }

    void whatACrashLeftHalfGoes()
    {
        const auto store = opened();
        QFile half(folder() + u"/a.new"_s);
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.close();
        const QString id = added(*store, "whole")->blobId;
        store->dropUnfinished();
        QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList{id});
    }
};

QTEST_GUILESS_MAIN(AttachmentStoreTest)
#include "tst_attachmentstore.moc"
