// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profileheader.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace secondline::store;
using namespace Qt::StringLiterals;
using Kind = secondline::domain::Failure::Kind;

class TestProfileHeader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void comesBackWithTheSameKey();
    void isNeverOverwritten();
    void saysWhyItDoesNotOpen_data();
    void saysWhyItDoesNotOpen();
    void isOnlyForItsOwner();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestProfileHeader::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"profile.json"_s);
}

void TestProfileHeader::comesBackWithTheSameKey()
{
    const QByteArray wrapping = ProfileHeader::newWrappingKey();
    const auto made = ProfileHeader::create(m_path, wrapping, u"key-file"_s);
    QVERIFY(made.has_value());
    const auto opened = ProfileHeader::open(m_path, wrapping, u"key-file"_s);
    QVERIFY(opened.has_value());
    QCOMPARE(opened->bytes(), made->bytes());
    QCOMPARE(ProfileHeader::wrapKinds(m_path).value(), QStringList{u"key-file"_s});
    QVERIFY(ProfileHeader::newWrappingKey() != wrapping);

    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    const QByteArray key(reinterpret_cast<const char *>(made->bytes().data()), ProfileKey::size);
    QVERIFY(!content.contains(key.toBase64()) && !content.contains(key.toHex()));
}

void TestProfileHeader::isNeverOverwritten()
{
    const QByteArray wrapping = ProfileHeader::newWrappingKey();
    QVERIFY(ProfileHeader::create(m_path, wrapping, u"keychain"_s).has_value());
    const auto again = ProfileHeader::create(m_path, wrapping, u"keychain"_s);
    QCOMPARE(again.error().kind, Kind::Refused);
    QVERIFY(ProfileHeader::open(m_path, wrapping, u"keychain"_s).has_value());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"profile.json"_s});
}

void TestProfileHeader::saysWhyItDoesNotOpen_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("wrapKind");
    QTest::addColumn<bool>("rightKey");
    QTest::addColumn<int>("kind");
    QTest::newRow("wrong key") << QByteArray() << QByteArray() << u"keychain"_s << false << int(Kind::WrongKey);
    QTest::newRow("no such wrap") << QByteArray() << QByteArray() << u"recovery"_s << true << int(Kind::WrongKey);
    QTest::newRow("newer format") << QByteArray("\"formatVersion\": 1") << QByteArray("\"formatVersion\": 2")
                                  << u"keychain"_s << true << int(Kind::TooNew);
    QTest::newRow("no header") << QByteArray("formatVersion") << QByteArray("something") << u"keychain"_s << true
                               << int(Kind::Damaged);
    QTest::newRow("cut box") << QByteArray("\"box\": \"") << QByteArray("\"box\": \"AAAA") << u"keychain"_s << true
                             << int(Kind::Damaged);
    QTest::newRow("a wrap passed off as another")
        << QByteArray("\"kind\": \"keychain\"") << QByteArray("\"kind\": \"key-file\"") << u"key-file"_s << true
        << int(Kind::WrongKey);
}

void TestProfileHeader::saysWhyItDoesNotOpen()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, wrapKind);
    QFETCH(bool, rightKey);
    QFETCH(int, kind);
    QCOMPARE(ProfileHeader::open(m_path, ProfileHeader::newWrappingKey(), wrapKind).error().kind, Kind::NotFound);
    const QByteArray wrapping = ProfileHeader::newWrappingKey();
    QVERIFY(ProfileHeader::create(m_path, wrapping, u"keychain"_s).has_value());
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray content = file.readAll();
    if (!from.isEmpty()) {
        QVERIFY(content.contains(from));
        content.replace(from, to);
        file.resize(0);
        file.seek(0);
        file.write(content);
    }
    file.close();
    const auto opened = ProfileHeader::open(m_path, rightKey ? wrapping : ProfileHeader::newWrappingKey(), wrapKind);
    QVERIFY(!opened.has_value());
    QCOMPARE(int(opened.error().kind), kind);
}

void TestProfileHeader::isOnlyForItsOwner()
{
    QVERIFY(ProfileHeader::create(m_path, ProfileHeader::newWrappingKey(), u"keychain"_s).has_value());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(m_path).permissions() & others));
    const auto nowhere = ProfileHeader::create(m_folder->filePath(u"no/such/folder.json"_s),
                                               ProfileHeader::newWrappingKey(), u"keychain"_s);
    QCOMPARE(nowhere.error().kind, Kind::Unwritable);
}

QTEST_GUILESS_MAIN(TestProfileHeader)
#include "tst_profileheader.moc"
