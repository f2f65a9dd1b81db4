// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "profile.h"

#include "store/cachereader.h"

#include <QJsonArray>
#include <QSet>

namespace secondline::crash {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Operation;
using domain::Result;

namespace {

QJsonObject described(const Operation &operation)
{
    return {{u"sequence"_s, operation.sequence},
            {u"type"_s, static_cast<int>(operation.type)},
            {u"action"_s, static_cast<int>(operation.action)},
            {u"target"_s, operation.target},
            {u"ticket"_s, operation.ticket},
            {u"after"_s, operation.after.toString()},
            {u"content"_s, operation.content},
            {u"was"_s, operation.was},
            {u"actedAt"_s, operation.actedAt.toMSecsSinceEpoch()},
            {u"server"_s, operation.serverId},
            {u"account"_s, operation.accountId},
            {u"state"_s, wireName(operation.state)},
            {u"attempts"_s, operation.attempts},
            {u"refusal"_s, operation.refusal.type},
            {u"appliedId"_s, operation.appliedId},
            {u"appliedVersion"_s, operation.appliedVersion}};
}

} // namespace

store::ProfileKey profileKey()
{
    std::array<unsigned char, store::ProfileKey::size> bytes{};
    bytes.fill(7);
    return store::ProfileKey::fromBytes(bytes);
}

Result<void> Profile::openWork()
{
    work.reset();
    return store::WorkStore::open(path("work.db"_L1), profileKey()).map([this](auto &&opened) {
        work = std::move(opened);
    });
}

Result<void> Profile::openCache()
{
    cache.reset();
    auto opened = store::CacheWriter::open(path("cache.db"_L1), profileKey());
    // As the workspace does: the key is known to be right.
    if (!opened && opened.error().kind == Failure::Kind::WrongKey)
        opened = store::CacheWriter::openAnew(path("cache.db"_L1), profileKey());
    return std::move(opened).map([this](auto &&made) { cache = std::move(made); });
}

Result<void> Profile::openSearch()
{
    search.reset();
    return store::SearchIndex::open(path("search.db"_L1), path("cache.db"_L1), profileKey()).map([this](auto &&opened) {
        search = std::move(opened);
    });
}

Result<void> Profile::openFiles()
{
    files.reset();
    return store::AttachmentStore::open(path("attachments"_L1), profileKey()).map([this](auto &&opened) {
        files = std::move(opened);
        files->dropUnfinished();
    });
}

Result<Snapshot> snapshotOf(const store::WorkStore &work)
{
    Snapshot snapshot;
    const auto operations = work.operations();
    const auto drafts = work.drafts();
    const auto facts = work.facts();
    const auto idMap = work.idMap();
    const auto sent = work.sentOperations();
    const auto reports = work.reports({}, 100);
    const auto blobs = work.blobs();
    if (!sent || !reports || !blobs)
        return tl::unexpected(!sent ? sent.error() : !reports ? reports.error() : blobs.error());
    if (!operations || !drafts || !facts || !idMap)
        return tl::unexpected(!operations   ? operations.error()
                                  : !drafts ? drafts.error()
                                  : !facts  ? facts.error()
                                            : idMap.error());
    QSet<qint64> sequences;
    for (const Operation &operation : *operations) {
        snapshot[u"operation/"_s + operation.id.toString(QUuid::WithoutBraces)] = described(operation);
        if (sequences.contains(operation.sequence))
            snapshot[u"sequence used twice"_s] = {{u"value"_s, operation.sequence}};
        sequences.insert(operation.sequence);
    }
    for (const store::Draft &draft : *drafts)
        snapshot[u"draft/"_s + draft.place] = draft.content;
    for (auto it = facts->cbegin(); it != facts->cend(); ++it) {
        if (it.key() != u"device" && it.key() != u"epoch" && it.key() != u"deviceSeal" && it.key() != u"rescue")
            snapshot[u"fact/"_s + it.key()] = {{u"value"_s, it.value()}};
    }
    for (auto it = idMap->cbegin(); it != idMap->cend(); ++it)
        snapshot[u"id/"_s + it.key()] = {{u"value"_s, it.value()}};
    for (const Operation &operation : *sent)
        snapshot[u"sent/"_s + operation.id.toString(QUuid::WithoutBraces)] = described(operation);
    for (const auto &[id, report] : *reports)
        snapshot[u"report/%1"_s.arg(id)] = report;
    for (auto it = blobs->cbegin(); it != blobs->cend(); ++it)
        snapshot[u"blob/"_s + it.key()] = {{u"value"_s, it.value()}};
    return snapshot;
}

Result<Snapshot> snapshotOf(const store::AttachmentStore &files)
{
    const auto whole = files.blobs();
    const auto findings = files.verify();
    if (!whole || !findings)
        return tl::unexpected(!whole ? whole.error() : findings.error());
    Snapshot snapshot;
    for (const QString &blob : *whole)
        snapshot[u"file/"_s + blob] = {{u"size"_s, files.size(blob)}};
    if (!findings->isEmpty())
        snapshot[u"not whole"_s] = {{u"value"_s, QJsonArray::fromStringList(*findings)}};
    return snapshot;
}

Result<Snapshot> snapshotOf(const store::CacheWriter &cache, const QString &cachePath)
{
    Snapshot snapshot;
    const auto reader = store::CacheReader::open(cachePath, profileKey());
    if (!reader)
        return tl::unexpected(reader.error());
    const auto digest = (*reader)->digest();
    const auto rows = (*reader)->ticketRows({});
    const auto cursors = cache.cursors();
    const auto tickets = cache.ids(domain::ObjectType::Ticket);
    const auto entries = cache.ids(domain::ObjectType::Entry);
    if (!digest || !rows || !cursors || !tickets || !entries)
        return tl::unexpected(!digest        ? digest.error()
                                  : !rows    ? rows.error()
                                  : !cursors ? cursors.error()
                                  : !tickets ? tickets.error()
                                             : entries.error());
    snapshot[u"digest"_s] = {{u"value"_s, *digest}};
    snapshot[u"listed"_s] = {{u"value"_s, rows->size()}};
    snapshot[u"tickets"_s] = {{u"value"_s, QJsonArray::fromStringList(*tickets)}};
    snapshot[u"entries"_s] = {{u"value"_s, QJsonArray::fromStringList(*entries)}};
    for (auto it = cursors->cbegin(); it != cursors->cend(); ++it)
        snapshot[u"cursor/"_s + it.key()] = {{u"value"_s, it.value()}};
    return snapshot;
}

} // namespace secondline::crash
