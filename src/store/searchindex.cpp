// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchindex.h"

#include "store/cacheschema.h"
#include "store/damagemark.h"
#include "store/database.h"
#include "store/fileidentity.h"
#include "store/privatefile.h"
#include "store/searchschema.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <vector>

namespace secondline::store {

using domain::Failure;
using domain::IndexProgress;
using domain::Result;

namespace {

constexpr qint64 largestSlice = 10'000;
constexpr qint64 smallestSlice = 50;
constexpr qint64 largestGone = 5'000;
//! Above this many waiting records, merging waits too.
constexpr qint64 bulkFrom = 5'000;
constexpr int bulkCrisisMerge = 64;
constexpr int usualCrisisMerge = 16;
//! How long a step rests when all that is left waits for the first sync to end.
constexpr int restMs = 50;

struct Kind
{
    IndexedKind kind;
    const char *table;
    const char *seq;
    const char *row;
};
constexpr Kind kinds[] = {{IndexedKind::Article, "article_fts", "article_seq", "article_row"},
                          {IndexedKind::Ticket, "ticket_fts", "ticket_seq", "ticket_row"}};

void removeFiles(const QString &path)
{
    for (const QLatin1StringView suffix : {QLatin1StringView(""), QLatin1StringView("-wal"), QLatin1StringView("-shm")})
        removeFile(path + suffix);
}

} // namespace

class SearchIndex::Private
{
public:
    Private(QString file, QString cacheFile, const ProfileKey &profileKey)
        : path(std::move(file))
        , cachePath(std::move(cacheFile))
        , key(profileKey)
        , cacheIdentity(fileIdentity(cachePath))
        , index({path, "search", Database::Access::Write, "NORMAL"}, key)
        , cache({cachePath, "cache", Database::Access::ReadOnly}, key)
    {
        index.migrate(searchSteps());
        cache.requireVersion(cacheSteps().size());
    }

    IndexProgress step(int budgetMs);
    IndexProgress progress();

    QString path;
    QString cachePath;
    ProfileKey key;
    QByteArray cacheIdentity;
    Database index;
    Database cache;

private:
    void erasePurged();
    void followEpoch();
    void removeGone();
    void indexSlice(const Kind &kind, qint64 count);
    void indexArticle(Statement &source, Statement &target, qint64 row);
    void indexTicket(Statement &source, Statement &entries, Statement &target, qint64 row);
    void tune(qint64 waiting);
    qint64 waiting(const Kind &kind);

    qint64 fact(const char *name)
    {
        Statement read = index.statement("SELECT value FROM state WHERE name = ?");
        return read.bind(1, std::string_view(name)).step() ? read.integer(0) : 0;
    }
    void setFact(const char *name, qint64 value)
    {
        index.statement("UPDATE state SET value = ? WHERE name = ?")
            .bind(1, value)
            .bind(2, std::string_view(name))
            .run();
    }
    bool loading() { return cache.integer("SELECT value FROM fact WHERE name = 'loading'") != 0; }

    double recordsPerMs = 2;
};

//! Another cache (a new file, another server): nothing of the old index is true.
void SearchIndex::Private::followEpoch()
{
    const QString epoch = cache.text("SELECT value FROM fact WHERE name = 'epoch'");
    if (index.text("SELECT value FROM state WHERE name = 'epoch'") == epoch)
        return;
    index.run("INSERT INTO article_fts (article_fts) VALUES ('delete-all');"
              "INSERT INTO ticket_fts (ticket_fts) VALUES ('delete-all');"
              "UPDATE state SET value = 0");
    index.statement("UPDATE state SET value = ? WHERE name = 'epoch'").bind(1, epoch).run();
}

void SearchIndex::Private::removeGone()
{
    Statement gone = cache.statement("SELECT number, kind, row FROM gone WHERE number > ? ORDER BY number LIMIT ?");
    gone.bind(1, fact("gone")).bind(2, largestGone);
    Statement article = index.statement("DELETE FROM article_fts WHERE rowid = ?");
    Statement ticket = index.statement("DELETE FROM ticket_fts WHERE rowid = ?");
    qint64 last = 0;
    while (gone.step()) {
        last = gone.integer(0);
        Statement &remove = gone.integer(1) == static_cast<qint64>(IndexedKind::Article) ? article : ticket;
        remove.bind(1, gone.integer(2)).run();
    }
    if (last > 0)
        setFact("gone", last);
}

qint64 SearchIndex::Private::waiting(const Kind &kind)
{
    Statement count = cache.statement("SELECT count(*) FROM changed WHERE kind = ? AND (seq, row) > (?, ?)");
    count.bind(1, static_cast<qint64>(kind.kind)).bind(2, fact(kind.seq)).bind(3, fact(kind.row));
    return count.step() ? count.integer(0) : 0;
}

void SearchIndex::Private::tune(qint64 waitingNow)
{
    const bool bulk = waitingNow > bulkFrom;
    if ((fact("bulk") != 0) == bulk)
        return;
    for (const Kind &kind : kinds) {
        const std::string table = kind.table;
        index.statement("INSERT INTO " + table + " (" + table + ", rank) VALUES ('crisismerge', ?)")
            .bind(1, bulk ? bulkCrisisMerge : usualCrisisMerge)
            .run();
    }
    setFact("bulk", bulk ? 1 : 0);
}

void SearchIndex::Private::indexArticle(Statement &source, Statement &target, qint64 row)
{
    source.bind(1, row);
    if (source.step()) {
        target.bind(1, row);
        for (int column = 0; column < 4; ++column)
            target.bind(column + 2, source.view(column));
        target.run();
    }
    source.reset();
}

void SearchIndex::Private::indexTicket(Statement &source, Statement &entries, Statement &target, qint64 row)
{
    source.bind(1, row);
    if (source.step()) {
        std::string said;
        entries.bind(1, source.view(4));
        while (entries.step())
            said.append(entries.view(0)).append("\n");
        said.append(source.view(3));
        target.bind(1, row)
            .bind(2, source.view(0))
            .bind(3, source.view(1))
            .bind(4, std::string_view(said))
            .bind(5, source.view(2))
            .run();
    }
    source.reset();
}

void SearchIndex::Private::indexSlice(const Kind &kind, qint64 count)
{
    Statement next = cache.statement("SELECT row, seq FROM changed WHERE kind = ? AND (seq, row) > (?, ?)"
                                     " ORDER BY seq, row LIMIT ?");
    next.bind(1, static_cast<qint64>(kind.kind)).bind(2, fact(kind.seq)).bind(3, fact(kind.row)).bind(4, count);
    std::vector<qint64> rows;
    qint64 seq = 0;
    qint64 last = 0;
    while (next.step()) {
        last = next.integer(0);
        seq = next.integer(1);
        rows.push_back(last);
    }
    if (rows.empty())
        return;
    // FTS5 flushes its hash whenever a rowid is smaller than the one before.
    std::sort(rows.begin(), rows.end());
    if (kind.kind == IndexedKind::Article) {
        Statement source = cache.statement(
            "SELECT title, summary, body, concat_ws(' ', number, product, category, topic, tags) FROM article"
            " WHERE row = ?");
        Statement target = index.statement(
            "INSERT OR REPLACE INTO article_fts (rowid, title, summary, body, meta) VALUES (?, ?, ?, ?, ?)");
        for (const qint64 row : rows)
            indexArticle(source, target, row);
    } else {
        Statement source = cache.statement(
            "SELECT listed.subject, ticket.body, concat_ws(' ', listed.number, listed.requester, listed.email,"
            " ticket.category, ticket.product, ticket.tags), pending_text.text, listed.id FROM listed"
            " LEFT JOIN ticket ON ticket.row = listed.row LEFT JOIN pending_text ON pending_text.ticket = listed.id"
            " WHERE listed.row = ?");
        Statement entries =
            cache.statement("SELECT text FROM entry WHERE \"ticketId\" = ? ORDER BY \"effectiveAt\", id");
        Statement target = index.statement(
            "INSERT OR REPLACE INTO ticket_fts (rowid, subject, body, entries, meta) VALUES (?, ?, ?, ?, ?)");
        for (const qint64 row : rows)
            indexTicket(source, entries, target, row);
    }
    setFact(kind.seq, seq);
    setFact(kind.row, last);
}

IndexProgress SearchIndex::Private::step(int budgetMs)
{
    QElapsedTimer clock;
    clock.start();
    bool resting = false;
    cache.onSnapshot([&] {
        index.inTransaction([&] {
            followEpoch();
            removeGone();
            const qint64 articles = waiting(kinds[0]);
            const qint64 tickets = waiting(kinds[1]);
            tune(articles + tickets);
            const Kind &kind = articles > 0 ? kinds[0] : kinds[1];
            const qint64 all = articles > 0 ? articles : tickets;
            // While the first sync runs, entries keep arriving for the same tickets: each would be indexed many times.
            resting = articles == 0 && tickets > 0 && loading();
            if (all == 0 || resting)
                return;
            const auto fitting = static_cast<qint64>(recordsPerMs * budgetMs);
            const qint64 count = std::min(all, std::clamp(fitting, smallestSlice, largestSlice));
            indexSlice(kind, count);
            recordsPerMs = static_cast<double>(count) / static_cast<double>(std::max<qint64>(clock.elapsed(), 1));
        });
    });
    erasePurged();
    if (resting)
        QThread::msleep(static_cast<unsigned long>(std::clamp(budgetMs, 0, restMs)));
    return progress();
}

//! What the person may not read any more leaves the pages of the index, not only its answers (invariants S6): without
//! this its words would stay until their segment is merged some day, and in the log.
void SearchIndex::Private::erasePurged()
{
    const QString purged = cache.text("SELECT value FROM fact WHERE name = 'purged'");
    if (purged == index.text("SELECT value FROM state WHERE name = 'purged'")
        || cache.integer("SELECT ifnull(max(number), 0) FROM gone") > fact("gone"))
        return;
    index.inTransaction([&] {
        index.run("INSERT INTO ticket_fts (ticket_fts) VALUES ('optimize')");
        index.statement("INSERT OR REPLACE INTO state (name, value) VALUES ('purged', ?)").bind(1, purged).run();
    });
    index.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

IndexProgress SearchIndex::Private::progress()
{
    const QString epoch = cache.text("SELECT value FROM fact WHERE name = 'epoch'");
    IndexProgress progress;
    progress.total = cache.integer("SELECT count(*) FROM changed");
    if (index.text("SELECT value FROM state WHERE name = 'epoch'") == epoch)
        progress.indexed = std::max<qint64>(progress.total - waiting(kinds[0]) - waiting(kinds[1]), 0);
    return progress;
}

SearchIndex::SearchIndex(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

SearchIndex::~SearchIndex() = default;

Result<std::unique_ptr<SearchIndex>> SearchIndex::open(const QString &searchPath, const QString &cachePath,
                                                       const ProfileKey &key)
{
    return answered([&] {
        const auto opened = [&] {
            return std::unique_ptr<SearchIndex>(new SearchIndex(std::make_unique<Private>(searchPath, cachePath, key)));
        };
        if (isThere(damageMark(searchPath))) {
            removeFiles(searchPath);
            removeFile(damageMark(searchPath));
        }
        try {
            return opened();
        } catch (const Fault &fault) {
            if (fault.failure.kind != Failure::Kind::Damaged && fault.failure.kind != Failure::Kind::TooNew)
                throw;
        }
        removeFiles(searchPath);
        return opened();
    });
}

Result<IndexProgress> SearchIndex::step(int budgetMs)
{
    // A damaged cache was set aside meanwhile: another file has its name. And a searcher may have met damage here.
    const bool moved = fileIdentity(d->cachePath) != d->cacheIdentity;
    if (!moved && !isThere(damageMark(d->path))) {
        auto stepped = answered([&] { return d->step(budgetMs); });
        if (stepped || stepped.error().kind != Failure::Kind::Damaged)
            return stepped;
        const auto soundCache = answered([&] { return d->cache.text("PRAGMA quick_check(1)") == u"ok"; });
        // Its writer sees the mark; until it has made the cache anew there is nothing to index.
        static_cast<void>(ensurePrivate(damageMark(soundCache.value_or(false) ? d->path : d->cachePath)));
    }
    auto anew = open(d->path, d->cachePath, d->key);
    if (!anew)
        return tl::unexpected(anew.error());
    d = std::move((*anew)->d);
    return progress();
}

Result<IndexProgress> SearchIndex::progress() const
{
    return answered([&] { return d->progress(); });
}

Result<QStringList> SearchIndex::verify() const
{
    return answered([&] { return d->index.verify(); });
}

} // namespace secondline::store
