// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace.h"

#include "policy/shippedpolicy.h"
#include "store/profileheader.h"
#include "workspace/threadpriority.h"
#include "workspace/workspace_p.h"

#include <QFile>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;

Workspace::Private::Private(Workspace *workspace, std::unique_ptr<SecretStore> secretStore, ConnectorFactory factory)
    : q(workspace)
    , secrets(std::move(secretStore))
    , connectors(std::move(factory))
    , routing(domain::routingTableFrom(policy::shippedDocument(u"routing"_s)))
{
    changesTimer.setSingleShot(true);
    QObject::connect(&changesTimer, &QTimer::timeout, q, [this] { flushChanges(); });
}

Workspace::Private::~Private()
{
    close();
}

void Workspace::Private::toGui(std::function<void()> work)
{
    QMetaObject::invokeMethod(
        q,
        [this, born = life.load(), work = std::move(work)] {
            if (born == life)
                work();
        },
        Qt::QueuedConnection);
}

void Workspace::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q->stateChanged(state);
}

void Workspace::Private::open(const ProfileOptions &wanted)
{
    close();
    options = wanted;
    setState(State::Opening);
    const ProfileFiles files(options.folder);
    if (!options.readOnly) {
        if (const auto prepared = prepareFolder(options.folder); !prepared)
            return openFailed(prepared.error());
        auto taken = ProfileLock::take(options.folder);
        if (!taken)
            return openFailed(taken.error());
        lock = std::move(*taken);
    }
    const bool headerExists = QFile::exists(files.header);
    if (!headerExists && (QFile::exists(files.work) || options.readOnly))
        return openFailed({Failure::Kind::Damaged, files.header});
    const auto named = profileIdentity(files);
    if (!named)
        return openFailed(named.error());
    identity = *named;
    secrets->read(SecretStore::Secret::WrappingKey, identity,
                  [this, headerExists, born = life.load()](const domain::Result<QByteArray> &wrappingKey) {
                      if (born == life)
                          openWithKey(wrappingKey, headerExists);
                  });
}

void Workspace::Private::openWithKey(const domain::Result<QByteArray> &wrappingKey, bool headerExists)
{
    if (!wrappingKey) {
        const bool missing = wrappingKey.error().kind == Failure::Kind::NotFound;
        if (missing && !headerExists && secrets->wrapKind() == u"keychain"_s)
            return makeWrappingKey();
        // A key that is not there never means a fresh, empty profile (S2).
        if (missing && headerExists)
            return openFailed(
                {Failure::Kind::WrongKey, u"the %1 has no key for this profile"_s.arg(secrets->wrapKind())});
        return openFailed(wrappingKey.error());
    }
    const QString header = ProfileFiles(options.folder).header;
    const auto opened = headerExists ? store::ProfileHeader::open(header, *wrappingKey, secrets->wrapKind())
                                     : store::ProfileHeader::create(header, *wrappingKey, secrets->wrapKind());
    if (!opened)
        return openFailed(opened.error());
    key = *opened;
    openStores();
}

void Workspace::Private::makeWrappingKey()
{
    const QByteArray fresh = store::ProfileHeader::newWrappingKey();
    secrets->write(SecretStore::Secret::WrappingKey, identity, fresh,
                   [this, fresh, born = life.load()](const domain::Result<void> &written) {
                       if (born != life)
                           return;
                       if (!written)
                           return openFailed(written.error());
                       openWithKey(fresh, false);
                   });
}

void Workspace::Private::openStores()
{
    readLane = std::make_unique<Lane>(u"read"_s);
    searchLane = std::make_unique<Lane>(u"search"_s);
    if (options.readOnly)
        return openReaders();
    workLane = std::make_unique<Lane>(u"work"_s);
    cacheLane = std::make_unique<Lane>(u"cache"_s);
    indexLane = std::make_unique<Lane>(u"index"_s);
    cacheLane->post(&standBack);
    indexLane->post(&standBack);
    openFiles();
    workLane->post([this, path = ProfileFiles(options.folder).work, profileKey = *key] {
        auto store = store::WorkStore::open(path, profileKey);
        if (!store && store.error().kind == Failure::Kind::TooNew) {
            const auto readable = store::WorkStore::readNewer(path, profileKey).value_or(QList<domain::Operation>());
            return toGui([this, failure = store.error(), readable] { openFailed(failure, readable); });
        }
        if (!store)
            return toGui([this, failure = store.error()] { openFailed(failure); });
        workStore = std::move(*store);
        const auto recovered = workStore->recoverSending();
        const auto all = workStore->operations();
        const auto idMap = workStore->idMap();
        const auto known = workStore->facts();
        const auto texts = workStore->drafts();
        const auto named = workStore->blobs();
        const auto saved = workStore->rescued();
        for (const auto *problem :
             {recovered ? nullptr : &recovered.error(), all ? nullptr : &all.error(), idMap ? nullptr : &idMap.error(),
              known ? nullptr : &known.error(), texts ? nullptr : &texts.error(), named ? nullptr : &named.error()}) {
            if (problem)
                return toGui([this, failure = *problem] { openFailed(failure); });
        }
        toGui([this, all = *all, idMap = *idMap, known = *known, texts = *texts, named = *named, saved] {
            operations = all;
            ids = idMap;
            facts = known;
            blobs = named;
            if (saved)
                rescued = Rescue{saved->at, saved->setAside, saved->rescued, saved->unreadable};
            reconnection.takeOperations(all);
            clock.recall(facts.value(u"deskClock"_s));
            takeDrafts(texts);
            openCache();
        });
    });
}

void Workspace::Private::openCache()
{
    cacheLane->post([this, path = ProfileFiles(options.folder).cache, profileKey = *key, all = operations] {
        auto writer = store::CacheWriter::open(path, profileKey);
        // The same key has just opened work.db.
        if (!writer && writer.error().kind == Failure::Kind::WrongKey)
            writer = store::CacheWriter::openAnew(path, profileKey);
        if (!writer)
            return toGui([this, failure = writer.error()] { openFailed(failure); });
        cacheWriter = std::move(*writer);
        if (auto opened = store::AttachmentStore::open(attachmentsIn(options.folder), profileKey))
            storedBlobs = std::make_unique<StoredBlobs>(std::move(*opened));
        if (const auto overlaid = cacheWriter->setOperations(all); !overlaid)
            return toGui([this, failure = overlaid.error()] { openFailed(failure); });
        toGui([this] { openReaders(); });
    });
}

void Workspace::Private::openReaders()
{
    const ProfileFiles files(options.folder);
    readLane->post([this, files, profileKey = *key] {
        auto opened = store::CacheReader::open(files.cache, profileKey);
        if (!opened)
            return toGui([this, failure = opened.error()] { openFailed(failure); });
        reader = std::move(*opened);
        toGui([this] { this->opened(); });
    });
    if (indexLane) {
        indexLane->post([this, files, profileKey = *key] {
            auto made = store::SearchIndex::open(files.search, files.cache, profileKey);
            if (!made)
                return toGui([this, failure = made.error()] { Q_EMIT q->storeFailed(failure); });
            searchIndex = std::move(*made);
            toGui([this] { openSearcher(); });
        });
        return;
    }
    openSearcher();
}

void Workspace::Private::openSearcher()
{
    searchLane->post([this, files = ProfileFiles(options.folder), profileKey = *key] {
        auto searching = store::Searcher::open(files.search, files.cache, profileKey);
        if (!searching)
            return toGui([this, failure = searching.error()] { Q_EMIT q->storeFailed(failure); });
        toGui([this, ready = std::shared_ptr<store::Searcher>(std::move(*searching))] {
            searcher = ready;
            kickIndex();
        });
    });
}

void Workspace::Private::opened()
{
    status.lastSync = QDateTime::fromString(facts.value(u"lastSync"_s), Qt::ISODateWithMs);
    setState(State::NeedsSignIn);
    loadDesk();
    sweepFiles();
    Q_EMIT q->opened();
    if (!options.readOnly && options.syncs)
        resumeSession(false);
}

void Workspace::Private::openFailed(const Failure &failure, const QList<domain::Operation> &readable)
{
    close();
    operations = readable;
    Q_EMIT q->openFailed(failure);
}

void Workspace::Private::close()
{
    ++life;
    changesTimer.stop();
    if (searcher)
        searcher->interrupt();
    // A lane may post to another one until it has ended, so each ends after those that post to it.
    if (indexLane) {
        indexLane->post([this] { searchIndex.reset(); });
        indexLane->end();
    }
    if (searchLane) {
        searchLane->post([last = std::move(searcher)]() mutable { last.reset(); });
        searchLane->end();
    }
    if (readLane) {
        readLane->post([this] { reader.reset(); });
        readLane->end();
    }
    if (cacheLane) {
        cacheLane->post([this] {
            candidate.reset();
            driver.reset();
            connector.reset();
            storedBlobs.reset();
        });
        cacheLane->drain();
    }
    if (fileLane) {
        fileLane->post([this] { attachmentStore.reset(); });
        fileLane->end();
    }
    if (workLane) {
        workLane->post([this] {
            workStore.reset();
            verdicts = {};
        });
        workLane->end();
    }
    if (cacheLane) {
        cacheLane->post([this] { cacheWriter.reset(); });
        cacheLane->end();
    }
    searcher.reset();
    indexLane.reset();
    searchLane.reset();
    readLane.reset();
    fileLane.reset();
    workLane.reset();
    cacheLane.reset();
    // What the lanes posted while they ended belongs to the profile that is gone, too.
    ++life;
    key.reset();
    token.fill('\0');
    token.clear();
    lock.reset();
    operations.clear();
    sent.clear();
    ids.clear();
    blobs.clear();
    transfers.clear();
    reconnection = {};
    rescued.reset();
    facts.clear();
    clock = DeskClock(&DeskClock::device);
    drafts.clear();
    commands.clear();
    commandRuns = false;
    syncing = false;
    changes = {};
    firstTold = false;
    index.reset();
    indexQueued = false;
    indexedUpTo = indexWanted;
    setState(State::Closed);
}

Workspace::Workspace(std::unique_ptr<SecretStore> secrets, ConnectorFactory connectors, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(secrets), std::move(connectors)))
{
}

Workspace::~Workspace() = default;

void Workspace::open(const ProfileOptions &options)
{
    d->open(options);
}

void Workspace::close()
{
    d->close();
}

Workspace::State Workspace::state() const
{
    return d->state;
}

std::optional<QUrl> Workspace::server() const
{
    const QString url = d->facts.value(u"server"_s);
    return url.isEmpty() ? std::nullopt : std::optional<QUrl>(QUrl(url));
}

QString Workspace::caFile() const
{
    return d->facts.value(u"caFile"_s);
}

QDateTime Workspace::now() const
{
    return d->clock.now();
}

std::optional<domain::Person> Workspace::me() const
{
    const domain::PersonId id(d->facts.value(u"personId"_s));
    for (const domain::Person &person : std::as_const(d->persons)) {
        if (person.id == id)
            return person;
    }
    return std::nullopt;
}

const QList<domain::Tier> &Workspace::tiers() const
{
    return d->tiers;
}

const QList<domain::Queue> &Workspace::deskQueues() const
{
    return d->queues;
}

const QList<domain::Person> &Workspace::persons() const
{
    return d->persons;
}

const domain::RoutingTable &Workspace::routing() const
{
    return d->routing;
}

domain::SyncStatus Workspace::syncStatus() const
{
    return d->status;
}

domain::IndexProgress Workspace::indexProgress() const
{
    return d->index.value_or(domain::IndexProgress());
}

bool Workspace::indexComplete() const
{
    return d->index && d->index->complete() && d->indexedUpTo == d->indexWanted;
}

const QList<domain::Operation> &Workspace::operations() const
{
    return d->operations;
}

const QList<domain::Operation> &Workspace::sent() const
{
    return d->sent;
}

} // namespace secondline::workspace
