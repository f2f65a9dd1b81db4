// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/keychainsecrets.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

#include <chrono>
#include <memory>

namespace secondline::secrets {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::Failure;

namespace {

constexpr auto patience = 10s;

QString service()
{
    return u"secondline"_s;
}

QString keyOf(workspace::SecretStore::Secret secret, const QString &profile)
{
    switch (secret) {
    case workspace::SecretStore::Secret::WrappingKey:
        return u"profile-key "_s + profile;
    case workspace::SecretStore::Secret::Token:
        return u"token "_s + profile;
    }
    Q_UNREACHABLE();
}

Failure failureOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return {Failure::Kind::NotFound, job.key()};
    return {Failure::Kind::NoKeychain, job.errorString()};
}

//! Starts \a job and calls \a then once: when it finished, or when patience ran out. Jobs cannot be cancelled, so a
//! late answer is dropped.
template <class Then> void run(QKeychain::Job *job, Then then)
{
    const auto open = std::make_shared<bool>(true);
    QObject::connect(job, &QKeychain::Job::finished, job, [open, then](QKeychain::Job *finished) {
        if (std::exchange(*open, false))
            then(finished);
    });
    QTimer::singleShot(patience, job, [open, then] {
        if (std::exchange(*open, false))
            then(nullptr);
    });
    job->start();
}

domain::Result<void> doneOf(const QKeychain::Job *job)
{
    if (!job)
        return domain::failure(Failure::Kind::NoKeychain, u"the keychain does not answer"_s);
    if (job->error() != QKeychain::NoError)
        return tl::unexpected<Failure>(failureOf(*job));
    return {};
}

} // namespace

QString KeychainSecrets::wrapKind() const
{
    return u"keychain"_s;
}

void KeychainSecrets::read(Secret secret, const QString &profile, Read then)
{
    auto *job = new QKeychain::ReadPasswordJob(service());
    job->setKey(keyOf(secret, profile));
    run(job, [then = std::move(then)](QKeychain::Job *finished) {
        if (const domain::Result<void> done = doneOf(finished); !done)
            then(tl::unexpected<Failure>(done.error()));
        else
            then(qobject_cast<QKeychain::ReadPasswordJob *>(finished)->binaryData());
    });
}

void KeychainSecrets::write(Secret secret, const QString &profile, const QByteArray &value, Done then)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setKey(keyOf(secret, profile));
    job->setBinaryData(value);
    run(job, [then = std::move(then)](const QKeychain::Job *finished) { then(doneOf(finished)); });
}

void KeychainSecrets::remove(Secret secret, const QString &profile, Done then)
{
    auto *job = new QKeychain::DeletePasswordJob(service());
    job->setKey(keyOf(secret, profile));
    run(job, [then = std::move(then)](const QKeychain::Job *finished) {
        domain::Result<void> done = doneOf(finished);
        if (!done && done.error().kind == Failure::Kind::NotFound)
            done = {};
        then(done);
    });
}

} // namespace secondline::secrets
