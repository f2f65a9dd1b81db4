// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace_p.h"

#include <chrono>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

//! A disk that was full has room when somebody made some.
constexpr std::chrono::seconds verdictPause{2};

} // namespace

void Workspace::Private::signIn(const SignIn &signIn, Then<domain::Result<void>> then)
{
    if (!cacheLane || options.readOnly)
        return then(domain::failure(Failure::Kind::Refused, u"no profile is open for writing"_s));
    if (signIn.server.scheme() != u"https"_s || signIn.server.host().isEmpty())
        return then(domain::failure(Failure::Kind::BadInput, u"the server's address must begin with https://"_s));
    if (signIn.token.trimmed().isEmpty())
        return then(domain::failure(Failure::Kind::SignedOut, u"a personal access token is needed"_s));
    cacheLane->post([this, signIn, then = std::move(then)] {
        candidate = connectors(signIn);
        QObject::connect(candidate.get(), &sync::Connector::answered, cacheLane->context(),
                         [this, signIn, then](quint64, const sync::Answer &answer) {
                             const auto *session = std::get_if<sync::Session>(&answer);
                             if (!session)
                                 return;
                             candidate.release()->deleteLater();
                             toGui([this, signIn, session = *session, then] { adopt(signIn, session, then); });
                         });
        QObject::connect(candidate.get(), &sync::Connector::failed, cacheLane->context(),
                         [this, then](quint64, const sync::RequestFailure &failed) {
                             candidate.release()->deleteLater();
                             toGui([failure = failed.failure, then] { then(tl::unexpected<Failure>(failure)); });
                         });
        candidate->send(1, sync::OpenSession{});
    });
}

void Workspace::Private::adopt(const SignIn &signIn, const sync::Session &session, Then<domain::Result<void>> then)
{
    const QString boundServer = facts.value(u"serverId"_s);
    const QString boundAccount = facts.value(u"accountId"_s);
    if (!boundServer.isEmpty() && (boundServer != session.serverId || boundAccount != session.accountId))
        return then(domain::failure(Failure::Kind::Refused,
                                    u"this profile belongs to another server or person; use a profile of its own"_s));
    token = signIn.token.trimmed();
    const QMap<QString, QString> learnt = {{u"server"_s, signIn.server.toString()},
                                           {u"caFile"_s, signIn.caFile},
                                           {u"serverId"_s, session.serverId},
                                           {u"accountId"_s, session.accountId},
                                           {u"personId"_s, session.personId}};
    // Without a keychain the token stays in memory for this run (S2); signing in goes on.
    secrets->write(SecretStore::Secret::Token, identity, token,
                   [this, learnt, signIn, then, born = life.load()](const domain::Result<void> &) {
                       if (born != life)
                           return;
                       onWork(
                           [learnt](store::WorkStore &work) -> domain::Result<void> {
                               for (auto it = learnt.begin(); it != learnt.end(); ++it) {
                                   if (auto stored = work.setFact(it.key(), it.value()); !stored)
                                       return stored;
                               }
                               return {};
                           },
                           [this, learnt, signIn, then](const domain::Result<void> &stored) {
                               if (stored) {
                                   facts.insert(learnt);
                                   startSync(signIn, false);
                               }
                               then(stored);
                           });
                   });
}

void Workspace::Private::resumeSession(bool full)
{
    const QUrl server(facts.value(u"server"_s));
    if (server.isEmpty()) {
        domain::SyncStatus next = status;
        next.failure = Failure{Failure::Kind::Refused, u"this profile has no server yet; sign in first"_s};
        setStatus(next);
        return;
    }
    secrets->read(SecretStore::Secret::Token, identity,
                  [this, server, full, born = life.load()](const domain::Result<QByteArray> &kept) {
                      if (born != life)
                          return;
                      if (!kept) {
                          domain::SyncStatus next = status;
                          next.phase = domain::SyncStatus::Phase::SignedOut;
                          next.failure = kept.error();
                          setStatus(next);
                          return;
                      }
                      token = *kept;
                      startSync({server, token, facts.value(u"caFile"_s)}, full);
                  });
}

void Workspace::Private::startSync(const SignIn &signIn, bool full)
{
    syncing = true;
    setState(State::Ready);
    const sync::Driver::Binding binding = {facts.value(u"serverId"_s), facts.value(u"accountId"_s),
                                           facts.value(u"personId"_s), facts.value(u"device"_s)};
    cacheLane->post(
        [this, signIn, binding, full, all = operations, named = blobs, policy = status.policy, out = q->leftOut()] {
            driver.reset();
            connector = connectors(signIn);
            connector->setBlobs(storedBlobs.get());
            driver = std::make_unique<sync::Driver>(*connector, *cacheWriter, binding);
            connectDriver();
            driver->setPolicy(policy);
            driver->setLeftOut(out);
            driver->setBlobs(named);
            driver->setOperations(all);
            driver->start();
            if (full)
                driver->syncNow(true);
        });
}

void Workspace::Private::stopSync()
{
    syncing = false;
    cacheLane->post([this] {
        driver.reset();
        connector.reset();
    });
}

void Workspace::Private::connectDriver()
{
    // Runs on the cache lane. What the person sees goes to their thread, what is precious to the work lane.
    sync::Driver *const source = driver.get();
    QObject::connect(source, &sync::Driver::statusChanged, source,
                     [this](const domain::SyncStatus &next) { toGui([this, next] { setStatus(next); }); });
    QObject::connect(source, &sync::Driver::finished, source,
                     [this](const domain::SyncReport &report) { toGui([this, report] { syncFinished(report); }); });
    QObject::connect(source, &sync::Driver::cacheChanged, source,
                     [this](const store::CacheChange &change) { toGui([this, change] { cacheChanged(change); }); });
    QObject::connect(source, &sync::Driver::sessionOpened, source,
                     [this](const sync::Session &session) { toGui([this, session] { rememberSession(session); }); });
    QObject::connect(source, &sync::Driver::lookWanted, source,
                     [this](const QList<QUuid> &awaited) { toGui([this, awaited] { lookForLost(awaited); }); });
    QObject::connect(source, &sync::Driver::blobProgress, source,
                     [this](const QString &blob, qint64 done, qint64 size) {
                         toGui([this, blob, done, size] { transferMoved(blob, done, size); });
                     });
    QObject::connect(source, &sync::Driver::blobFetched, source,
                     [this](const QString &blob) { toGui([this, blob] { transferEnded(blob); }); });
    QObject::connect(source, &sync::Driver::blobFailed, source, [this](const QString &blob, const Failure &failure) {
        toGui([this, blob, failure] { transferFailed(blob, failure); });
    });
    QObject::connect(source, &sync::Driver::blobConfirmed, workLane->context(), [this](const QString &blob) {
        // The tick comes after the confirmation is durable here.
        if (const auto kept = workStore->confirmBlob(blob); !kept)
            toGui([this, failure = kept.error()] { Q_EMIT q->storeFailed(failure); });
        republish();
        toGui([this, blob] { transferEnded(blob); });
    });
    QObject::connect(source, &sync::Driver::sendingWanted, workLane->context(), [this](const QList<QUuid> &wanted) {
        // Nothing leaves before the outbox knows what became of it the last time.
        const auto marked =
            keepVerdicts().and_then([&] { return workStore->markSending(wanted, QDateTime::currentDateTimeUtc()); });
        if (!marked) {
            // Nothing was marked, so nothing may be sent: the engine is told at once.
            cacheLane->post([this] {
                if (driver)
                    driver->sendingMarked({});
            });
            if (marked.error().kind != Failure::Kind::Refused) // withdrawn meanwhile: the next snapshot says so
                toGui([this, failure = marked.error()] { Q_EMIT q->storeFailed(failure); });
            return;
        }
        republish();
        cacheLane->post([this, wanted] {
            if (driver)
                driver->sendingMarked(wanted);
        });
    });
    QObject::connect(source, &sync::Driver::settled, workLane->context(),
                     [this](const QList<store::Settlement> &settlements) {
                         verdicts.add(settlements, QDateTime::currentDateTimeUtc());
                         if (const auto kept = keepVerdicts(); !kept)
                             toGui([this, failure = kept.error()] { Q_EMIT q->storeFailed(failure); });
                         republish();
                     });
    QObject::connect(source, &sync::Driver::shown, workLane->context(), [this](const QList<QUuid> &visible) {
        if (const auto forgotten = workStore->forgetApplied(visible); !forgotten)
            toGui([this, failure = forgotten.error()] { Q_EMIT q->storeFailed(failure); });
        republish();
    });
}

domain::Result<void> Workspace::Private::keepVerdicts()
{
    auto kept = verdicts.keepIn(*workStore);
    if (verdicts.isWaiting() && !verdicts.retries) {
        verdicts.retries = true;
        QTimer::singleShot(verdictPause, workLane->context(), [this] {
            verdicts.retries = false;
            if (workStore && keepVerdicts())
                republish();
        });
    }
    return kept;
}

void Workspace::Private::syncFinished(const domain::SyncReport &report)
{
    if (!report.failure) {
        const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        facts.insert(u"lastSync"_s, now);
        onWork([now](store::WorkStore &work) { return work.setFact(u"lastSync"_s, now); },
               [](const domain::Result<void> &) {});
    }
    reconnection.takeReport(report);
    // What it brought or took away is known, and is on its way into the index, before its end is.
    if (changesTimer.isActive()) {
        changesTimer.stop();
        flushChanges();
    }
    Q_EMIT q->syncFinished(report);
}

void Workspace::Private::rememberSession(const sync::Session &session)
{
    clock.seen(session.clockSkewMs);
    const QString memory = clock.memory();
    onWork([memory](store::WorkStore &work) { return work.setFact(u"deskClock"_s, memory); },
           [](const domain::Result<void> &) {});
}

void Workspace::signIn(const SignIn &signIn, Then<domain::Result<void>> then)
{
    d->signIn(signIn, std::move(then));
}

void Workspace::signOut(Then<domain::Result<void>> then)
{
    if (!d->cacheLane)
        return then({});
    d->stopSync();
    d->token.fill('\0');
    d->token.clear();
    domain::SyncStatus next = d->status;
    next.phase = domain::SyncStatus::Phase::SignedOut;
    next.online = false;
    d->setStatus(next);
    d->setState(State::NeedsSignIn);
    d->secrets->remove(SecretStore::Secret::Token, d->identity, std::move(then));
}

void Workspace::setNetworkPolicy(domain::NetworkPolicy policy)
{
    domain::SyncStatus next = d->status;
    next.policy = policy;
    d->setStatus(next);
    if (d->cacheLane) {
        d->cacheLane->post([this, policy] {
            if (d->driver)
                d->driver->setPolicy(policy);
        });
    }
}

void Workspace::syncNow(bool full)
{
    if (!d->syncing && d->cacheLane) {
        d->resumeSession(full);
    } else if (d->cacheLane) {
        d->cacheLane->post([this, full] {
            if (d->driver)
                d->driver->syncNow(full);
        });
    }
}

void Workspace::networkChanged(bool reachable)
{
    if (d->cacheLane) {
        d->cacheLane->post([this, reachable] {
            if (d->driver)
                d->driver->networkChanged(reachable);
        });
    }
}

} // namespace secondline::workspace
