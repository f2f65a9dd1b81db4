// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/filesecrets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Failure;
using workspace::SecretStore;

namespace {

//! Stands where the keychain would: shows what is passed on to it.
class Elsewhere : public SecretStore
{
public:
    QString wrapKind() const override { return u"keychain"_s; }
    void read(Secret, const QString &, Read then) override { then(QByteArray("from elsewhere")); }
    void write(Secret, const QString &, const QByteArray &, Done then) override { then({}); }
    void remove(Secret, const QString &, Done then) override { then({}); }
};

const QByteArray key64 = QByteArray(64, 'a');

} // namespace

class FileSecretsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QByteArray &content, QFileDevice::Permissions permissions)
    {
        const QString path = m_folder.filePath(u"secret"_s);
        QFile::remove(path);
        QFile made(path);
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("no file to test with");
        made.close();
        QFile::setPermissions(path, permissions);
        return path;
    }

private Q_SLOTS:
    void keyFile_data()
    {
        constexpr QFileDevice::Permissions own = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QFileDevice::Permissions>("permissions");
        QTest::addColumn<int>("failure"); // -1: none
        QTest::newRow("64 digits") << key64 << own << -1;
        QTest::newRow("64 digits and a line end") << QByteArray(key64 + "\n") << own << -1;
        QTest::newRow("readable by the group")
            << key64 << (own | QFileDevice::ReadGroup) << int(Failure::Kind::Refused);
        QTest::newRow("readable by all") << key64 << (own | QFileDevice::ReadOther) << int(Failure::Kind::Refused);
        QTest::newRow("too short") << QByteArray(62, 'a') << own << int(Failure::Kind::BadInput);
        QTest::newRow("too long") << QByteArray(66, 'a') << own << int(Failure::Kind::BadInput);
        QTest::newRow("not digits") << QByteArray(64, 'x') << own << int(Failure::Kind::BadInput);
        QTest::newRow("empty") << QByteArray() << own << int(Failure::Kind::BadInput);
    }
    void keyFile()
    {
        QFETCH(QByteArray, content);
        QFETCH(QFileDevice::Permissions, permissions);
        QFETCH(int, failure);
        secrets::FileSecrets secrets(file(content, permissions), {}, std::make_unique<Elsewhere>());
        QCOMPARE(secrets.wrapKind(), u"key-file"_s);
        std::optional<domain::Result<QByteArray>> answer;
        secrets.read(SecretStore::Secret::WrappingKey, u"p"_s, [&](const auto &read) { answer = read; });
        QVERIFY(answer.has_value());
        if (failure < 0)
            QCOMPARE(answer->value(), QByteArray(32, char(0xaa)));
        else
            QCOMPARE(int(answer->error().kind), failure);
    }

    void aMissingFileIsNotAnEmptySecret()
    {
        secrets::FileSecrets secrets(m_folder.filePath(u"none"_s), {}, std::make_unique<Elsewhere>());
        std::optional<domain::Result<QByteArray>> answer;
        secrets.read(SecretStore::Secret::WrappingKey, u"p"_s, [&](const auto &read) { answer = read; });
        QCOMPARE(answer.value().error().kind, Failure::Kind::NotFound);
    }

    void whatHasNoFileIsAskedElsewhere()
    {
        secrets::FileSecrets secrets({}, file("tok\n", QFileDevice::ReadOwner), std::make_unique<Elsewhere>());
        QCOMPARE(secrets.wrapKind(), u"keychain"_s);
        std::optional<domain::Result<QByteArray>> key;
        std::optional<domain::Result<QByteArray>> token;
        secrets.read(SecretStore::Secret::WrappingKey, u"p"_s, [&](const auto &read) { key = read; });
        secrets.read(SecretStore::Secret::Token, u"p"_s, [&](const auto &read) { token = read; });
        QCOMPARE(key->value(), QByteArray("from elsewhere"));
        QCOMPARE(token->value(), QByteArray("tok"));
    }

    void aKeyFileIsNeverWritten()
    {
        const QString path = file(key64, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        secrets::FileSecrets secrets(path, {}, std::make_unique<Elsewhere>());
        std::optional<domain::Result<void>> answer;
        secrets.write(SecretStore::Secret::WrappingKey, u"p"_s, "new", [&](const auto &done) { answer = done; });
        QCOMPARE(answer.value().error().kind, Failure::Kind::Refused);
        QFile still(path);
        QVERIFY(still.open(QIODevice::ReadOnly));
        QCOMPARE(still.readAll(), key64);
    }
};

QTEST_GUILESS_MAIN(FileSecretsTest)
#include "tst_filesecrets.moc"
