// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/keychainsecrets.h"

#include <QTest>
#include <QUuid>

#include <optional>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Failure;
using workspace::SecretStore;

//! Against the real Secret Service of the desktop that the tests run in; without one, that says so and does not hang.
class KeychainSecretsTest : public QObject
{
    Q_OBJECT

private:
    const QString m_profile = QUuid::createUuid().toString(QUuid::WithoutBraces);
    secrets::KeychainSecrets m_secrets;

    template <class T> T waited(std::optional<T> &answer)
    {
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 15'000))
            qFatal("the keychain did not answer in time");
        return *answer;
    }
    domain::Result<QByteArray> read(SecretStore::Secret secret, const QString &profile)
    {
        std::optional<domain::Result<QByteArray>> answer;
        m_secrets.read(secret, profile, [&](const auto &found) { answer = found; });
        return waited(answer);
    }
    domain::Result<void> write(SecretStore::Secret secret, const QByteArray &value)
    {
        std::optional<domain::Result<void>> answer;
        m_secrets.write(secret, m_profile, value, [&](const auto &done) { answer = done; });
        return waited(answer);
    }
    domain::Result<void> remove(SecretStore::Secret secret)
    {
        std::optional<domain::Result<void>> answer;
        m_secrets.remove(secret, m_profile, [&](const auto &done) { answer = done; });
        return waited(answer);
    }

private Q_SLOTS:
    void keepsSecretsApart()
    {
        const QByteArray binary("\0\x01\xff key", 7);
        const auto written = write(SecretStore::Secret::WrappingKey, binary);
        if (!written) {
            // tests/with-desktop starts a keyring: there, an absent one is a fault.
            QVERIFY2(!qEnvironmentVariableIsSet("WITH_DESKTOP_MARK"), qPrintable(written.error().detail));
            QCOMPARE(written.error().kind, Failure::Kind::NoKeychain);
            QCOMPARE(read(SecretStore::Secret::Token, m_profile).error().kind, Failure::Kind::NoKeychain);
            return;
        }
        QVERIFY(write(SecretStore::Secret::Token, "token").has_value());
        QCOMPARE(read(SecretStore::Secret::WrappingKey, m_profile).value(), binary);
        QCOMPARE(read(SecretStore::Secret::Token, m_profile).value(), QByteArray("token"));
        QCOMPARE(read(SecretStore::Secret::Token, u"another profile"_s).error().kind, Failure::Kind::NotFound);

        QVERIFY(remove(SecretStore::Secret::Token).has_value());
        QVERIFY(remove(SecretStore::Secret::Token).has_value()); // twice is no fault
        QCOMPARE(read(SecretStore::Secret::Token, m_profile).error().kind, Failure::Kind::NotFound);
        QVERIFY(remove(SecretStore::Secret::WrappingKey).has_value());
    }
};

QTEST_GUILESS_MAIN(KeychainSecretsTest)
#include "tst_keychainsecrets.moc"
