// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/cacheschema.h"
#include "store/damagemark.h"
#include "store/database.h"
#include "store/fileidentity.h"
#include "store/searchindex.h"
#include "store/searchschema.h"
#include "store/searchwords.h"
#include "store/snippet.h"

#include <QElapsedTimer>
#include <QHash>
#include <QMutex>
#include <QTimeZone>

#include <algorithm>
#include <atomic>
#include <vector>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::ObjectType;
using domain::Result;
using domain::SearchHit;
using domain::SearchIn;
using domain::SearchQuery;
using domain::SearchResults;

namespace {

//! From so many words on, a question is a sentence.
constexpr qsizetype sentenceFrom = 4;
//! Fewer hits than this with all words required, and any of the words will do.
constexpr qsizetype enoughHits = 10;
constexpr qint64 newestTypedTickets = 1'000;
constexpr qint64 newestTypedArticles = 2'500;
constexpr qint64 newestTickets = 20'000;
//! Words in more than this share of the documents say little.
constexpr double commonShare = 0.2;
constexpr qsizetype fewestTerms = 3;
constexpr qsizetype mostTerms = 40;
constexpr qsizetype mostKnownTerms = 20'000;

struct Candidate
{
    ObjectType kind = ObjectType::Ticket;
    qint64 row = 0;
    double score = 0; //!< larger is better
};
using Candidates = std::vector<Candidate>;

struct Found
{
    Candidates candidates;
    bool bounded = false; //!< there may be more
};

//! One of the two full-text tables.
struct Table
{
    ObjectType kind;
    std::string name;
    std::string terms;
    std::string weights;
};
const Table articleTable{ObjectType::Article, "article_fts", "article_terms", "5.0, 1.0, 1.0, 1.0"};
const Table ticketTable{ObjectType::Ticket, "ticket_fts", "ticket_terms", "5.0, 1.0, 1.0, 1.0"};

bool better(const Candidate &a, const Candidate &b)
{
    return a.score != b.score ? a.score > b.score : a.row > b.row;
}

//! Scores of different tables made comparable: the best of each is \a top, the least near \a top - 1.
void normalise(Candidates &candidates, double top)
{
    double best = 0;
    for (const Candidate &candidate : candidates)
        best = std::max(best, candidate.score);
    for (Candidate &candidate : candidates)
        candidate.score = best > 0 ? top - 1 + candidate.score / best : top;
}

QString allOf(const QStringList &terms, bool lastIsPrefix)
{
    QStringList parts;
    for (qsizetype i = 0; i < terms.size(); ++i)
        parts.append(quotedTerm(terms[i], lastIsPrefix && i == terms.size() - 1));
    return parts.join(u' ');
}

QDateTime instant(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()) : QDateTime();
}

} // namespace

class Searcher::Private
{
public:
    Private(QString searchFile, QString cacheFile, const ProfileKey &profileKey)
        : searchPath(std::move(searchFile))
        , cachePath(std::move(cacheFile))
        , key(profileKey)
    {
        connect();
    }

    //! Runs \a work; on new connections where a damaged file was made anew meanwhile.
    template <class Work> auto searching(Work work) -> Result<std::invoke_result_t<Work>>
    {
        return markingDamage(answered([&] {
                                 if (!cache || fileIdentity(searchPath) != searchIdentity
                                     || fileIdentity(cachePath) != cacheIdentity)
                                     connect();
                                 return work();
                             }),
                             searchPath);
    }
    void interrupt()
    {
        cancelled = true;
        const QMutexLocker lock(&connecting);
        if (index)
            index->interrupt();
        if (cache)
            cache->interrupt();
    }

    SearchResults search(const SearchQuery &query);
    QList<SearchHit> similarTickets(const QString &text, int limit);

    QString searchPath;
    QString cachePath;
    ProfileKey key;
    std::unique_ptr<Database> index;
    std::unique_ptr<Database> cache;
    std::atomic<bool> cancelled = false;

private:
    void connect();

    struct Frequencies
    {
        qint64 documents = -1;
        qint64 asOf = -1; //!< the index's state that they were counted at
        QHash<QString, qint64> byTerm;
    };

    void stopIfCancelled() const
    {
        if (cancelled)
            fail(Failure::Kind::Cancelled, {});
    }
    Found match(const Table &table, const QString &expression, qint64 newest, bool ranked);
    QString rarer(const Table &table, const QStringList &terms);
    qint64 documentsWith(const Table &table, const QString &term);
    std::optional<Candidate> numbered(const QString &text, SearchIn in);
    void keepProducts(Candidates &candidates, const QStringList &products);
    std::optional<SearchHit> hitFor(const Candidate &candidate, const Marked &marked);
    std::optional<SearchHit> articleHit(qint64 row, const Marked &marked);
    std::optional<SearchHit> ticketHit(qint64 row, const Marked &marked);

    QMutex connecting; //!< held while the connections change under interrupt()
    QByteArray searchIdentity;
    QByteArray cacheIdentity;
    QHash<QString, Frequencies> frequencies;
};

Found Searcher::Private::match(const Table &table, const QString &expression, qint64 newest, bool ranked)
{
    Found found;
    if (expression.isEmpty())
        return found;
    const std::string score = ranked ? "bm25(" + table.name + ", " + table.weights + ")" : "0";
    Statement statement = index->statement("SELECT rowid, " + score + " FROM " + table.name + " WHERE " + table.name
                                           + " MATCH ? ORDER BY rowid DESC LIMIT ?");
    statement.bind(1, expression).bind(2, newest);
    while (statement.step())
        found.candidates.push_back({table.kind, statement.integer(0), -statement.real(1)});
    found.bounded = newest > 0 && static_cast<qint64>(found.candidates.size()) >= newest;
    if (ranked)
        std::sort(found.candidates.begin(), found.candidates.end(), better);
    return found;
}

qint64 Searcher::Private::documentsWith(const Table &table, const QString &term)
{
    Frequencies &known = frequencies[QString::fromStdString(table.name)];
    const auto counted = known.byTerm.constFind(term);
    if (counted != known.byTerm.constEnd())
        return *counted;
    if (known.byTerm.size() > mostKnownTerms)
        known.byTerm.clear();
    Statement count = index->statement("SELECT doc FROM " + table.terms + " WHERE term = ?");
    const qint64 documents = count.bind(1, term).step() ? count.integer(0) : 0;
    known.byTerm.insert(term, documents);
    return documents;
}

//! OR of those \a terms that say something about a document; empty if no document has any.
QString Searcher::Private::rarer(const Table &table, const QStringList &terms)
{
    Frequencies &known = frequencies[QString::fromStdString(table.name)];
    const bool isArticle = table.kind == ObjectType::Article;
    const qint64 asOf = index->integer(isArticle ? "SELECT value FROM state WHERE name = 'article_seq'"
                                                 : "SELECT value FROM state WHERE name = 'ticket_seq'");
    if (known.asOf != asOf) {
        const qint64 documents = index->integer("SELECT count(*) FROM " + table.name + "_docsize");
        // Shares move slowly; counting a common word again costs more than it tells.
        if (documents > known.documents + known.documents / 10 || documents < known.documents)
            known.byTerm.clear();
        known.documents = documents;
        known.asOf = asOf;
    }
    QList<std::pair<qint64, QString>> counted;
    for (const QString &term : terms) {
        stopIfCancelled();
        if (const qint64 documents = documentsWith(table, term); documents > 0)
            counted.append({documents, term});
    }
    std::stable_sort(counted.begin(), counted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    const auto common = static_cast<qint64>(
        commonShare * static_cast<double>(frequencies[QString::fromStdString(table.name)].documents));
    QStringList chosen;
    for (const auto &[documents, term] : std::as_const(counted)) {
        if (chosen.size() < fewestTerms || (documents <= common && chosen.size() < mostTerms))
            chosen.append(quotedTerm(term));
    }
    return chosen.join(u" OR ");
}

//! The object whose number \a text is: `HD-000123`, `kb 42`, `123`.
std::optional<Candidate> Searcher::Private::numbered(const QString &text, SearchIn in)
{
    QString digits = text.trimmed().toUpper();
    const bool onlyTickets = digits.startsWith("HD"_L1);
    const bool onlyArticles = digits.startsWith("KB"_L1);
    if (onlyTickets || onlyArticles)
        digits = digits.sliced(2);
    while (digits.startsWith(u'-') || digits.startsWith(u' '))
        digits = digits.sliced(1);
    bool isNumber = false;
    const qulonglong number = digits.toULongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    const auto row = [&](std::string_view sql, const QString &shown) {
        Statement one = cache->statement(sql);
        return one.bind(1, shown).step() ? one.integer(0) : 0;
    };
    if (!onlyArticles && in != SearchIn::Articles) {
        if (const qint64 ticket =
                row("SELECT row FROM ticket WHERE number = ?", u"HD-%1"_s.arg(number, 6, 10, QLatin1Char('0'))))
            return Candidate{ObjectType::Ticket, ticket, 0};
    }
    if (!onlyTickets && in != SearchIn::Tickets) {
        if (const qint64 article =
                row("SELECT row FROM article WHERE number = ?", u"KB-%1"_s.arg(number, 5, 10, QLatin1Char('0'))))
            return Candidate{ObjectType::Article, article, 0};
    }
    return std::nullopt;
}

void Searcher::Private::keepProducts(Candidates &candidates, const QStringList &products)
{
    if (products.isEmpty() || candidates.empty())
        return;
    QSet<std::pair<int, qint64>> rows;
    for (const char *table : {"ticket", "article"}) {
        const ObjectType kind = table == std::string_view("ticket") ? ObjectType::Ticket : ObjectType::Article;
        Statement found = cache->statement(std::string("SELECT row FROM ") + table + " WHERE product = ?");
        for (const QString &product : products) {
            found.bind(1, product);
            while (found.step())
                rows.insert({static_cast<int>(kind), found.integer(0)});
        }
    }
    std::erase_if(candidates, [&](const Candidate &candidate) {
        return !rows.contains({static_cast<int>(candidate.kind), candidate.row});
    });
}

std::optional<SearchHit> Searcher::Private::articleHit(qint64 row, const Marked &marked)
{
    Statement article =
        cache->statement("SELECT id, number, title, summary, body, product, \"updatedAt\" FROM article WHERE row = ?");
    if (!article.bind(1, row).step())
        return std::nullopt;
    SearchHit hit;
    hit.kind = ObjectType::Article;
    hit.id = article.text(0);
    hit.number = article.text(1);
    hit.title = article.text(2);
    hit.titleMarks = marksIn(hit.title, marked);
    Snippet snippet = bestSnippet(article.text(3), marked);
    if (snippet.terms < marked.terms.size()) {
        if (Snippet inBody = bestSnippet(article.text(4), marked);
            inBody.terms > snippet.terms || snippet.text.isEmpty())
            snippet = inBody;
    }
    hit.snippet = snippet.text;
    hit.snippetMarks = snippet.marks;
    hit.product = article.text(5);
    hit.updatedAt = instant(article.integer(6));
    return hit;
}

std::optional<SearchHit> Searcher::Private::ticketHit(qint64 row, const Marked &marked)
{
    Statement ticket = cache->statement(
        "SELECT listed.id, listed.number, listed.subject, ticket.body, pending_text.text, ticket.product,"
        " listed.updated, listed.priority, listed.status FROM listed LEFT JOIN ticket ON ticket.row = listed.row"
        " LEFT JOIN pending_text ON pending_text.ticket = listed.id WHERE listed.row = ?");
    if (!ticket.bind(1, row).step())
        return std::nullopt;
    SearchHit hit;
    hit.id = ticket.text(0);
    hit.number = ticket.text(1);
    hit.title = ticket.text(2);
    hit.titleMarks = marksIn(hit.title, marked);
    Snippet snippet = bestSnippet(ticket.isNull(3) ? ticket.text(4) : ticket.text(3), marked);
    if (snippet.terms == 0 || (snippet.terms < marked.terms.size() && hit.titleMarks.isEmpty())) {
        QString said;
        Statement entries =
            cache->statement("SELECT text FROM entry WHERE \"ticketId\" = ? ORDER BY \"effectiveAt\", id");
        entries.bind(1, hit.id);
        while (entries.step())
            said += entries.text(0) + u'\n';
        said += ticket.text(4);
        if (Snippet inEntries = bestSnippet(said, marked); inEntries.terms > snippet.terms)
            snippet = inEntries;
    }
    hit.snippet = snippet.text;
    hit.snippetMarks = snippet.marks;
    hit.product = ticket.text(5);
    hit.updatedAt = instant(ticket.integer(6));
    hit.priority = static_cast<domain::Priority>(std::clamp<qint64>(ticket.integer(7), 1, 4));
    hit.status = static_cast<domain::TicketStatus>(std::clamp<qint64>(ticket.integer(8), 1, 5));
    return hit;
}

std::optional<SearchHit> Searcher::Private::hitFor(const Candidate &candidate, const Marked &marked)
{
    std::optional<SearchHit> hit =
        candidate.kind == ObjectType::Article ? articleHit(candidate.row, marked) : ticketHit(candidate.row, marked);
    if (hit)
        hit->score = candidate.score;
    return hit;
}

SearchResults Searcher::Private::search(const SearchQuery &query)
{
    QElapsedTimer clock;
    clock.start();
    cancelled = false;
    SearchResults results;
    results.text = query.text;
    QStringList terms = searchTerms(query.text);
    terms = terms.first(std::min(terms.size(), mostTerms * 2));
    if (terms.isEmpty())
        return results;
    const bool unfinished = !query.text.back().isSpace();
    const bool sentence = terms.size() >= sentenceFrom;
    Marked marked{terms, unfinished && !sentence ? terms.constLast() : QString()};

    std::vector<const Table *> tables;
    if (query.in != SearchIn::Tickets)
        tables.push_back(&articleTable);
    if (query.in != SearchIn::Articles)
        tables.push_back(&ticketTable);

    Candidates all;
    QSet<std::pair<int, qint64>> known;
    const auto collect = [&](double top, const auto &ask) {
        for (const Table *table : tables) {
            stopIfCancelled();
            Found found = ask(*table);
            keepProducts(found.candidates, query.products);
            results.totalIsBound = results.totalIsBound || found.bounded;
            normalise(found.candidates, top);
            for (const Candidate &candidate : found.candidates) {
                const auto place = std::pair(static_cast<int>(candidate.kind), candidate.row);
                if (const qsizetype before = known.size(); known.insert(place), known.size() > before)
                    all.push_back(candidate);
            }
        }
    };
    // All words, the last perhaps still being typed.
    if (!sentence) {
        const QString expression = allOf(terms, unfinished);
        collect(2, [&](const Table &table) {
            const bool isArticle = table.kind == ObjectType::Article;
            const qint64 ranked = isArticle ? newestTypedArticles : newestTypedTickets;
            const qint64 newest = query.ranked ? ranked : qint64{query.limit} + 1;
            return match(table, expression, newest, query.ranked);
        });
    }
    if (sentence || (query.ranked && terms.size() > 1 && static_cast<qsizetype>(all.size()) < enoughHits)) {
        // Any of the rarer words; there are few articles, so they are ranked over all hits.
        collect(1, [&](const Table &table) {
            const bool isArticle = table.kind == ObjectType::Article;
            return match(table, rarer(table, terms), isArticle ? -1 : newestTickets, true);
        });
    }

    results.total = static_cast<int>(all.size());
    results.articles = static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const Candidate &c) { return c.kind == ObjectType::Article; }));
    results.tickets = results.total - results.articles;

    std::sort(all.begin(), all.end(), better);
    if (std::optional<Candidate> exact = numbered(query.text, query.in)) {
        const auto before = all.size();
        std::erase_if(all, [&](const Candidate &c) { return c.kind == exact->kind && c.row == exact->row; });
        if (all.size() == before) {
            ++results.total;
            ++(exact->kind == ObjectType::Article ? results.articles : results.tickets);
        }
        exact->score = all.empty() ? 1 : all.front().score + 1;
        all.insert(all.begin(), *exact);
    }
    for (const Candidate &candidate : all) {
        if (results.hits.size() >= query.limit)
            break;
        stopIfCancelled();
        if (const std::optional<SearchHit> hit = hitFor(candidate, marked))
            results.hits.append(*hit);
    }
    results.elapsedMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return results;
}

QList<SearchHit> Searcher::Private::similarTickets(const QString &text, int limit)
{
    cancelled = false;
    QList<SearchHit> hits;
    QStringList terms = searchTerms(text);
    terms = terms.first(std::min(terms.size(), mostTerms * 2));
    const QString rare = rarer(ticketTable, terms);
    if (rare.isEmpty())
        return hits;
    const Found found = match(ticketTable, u"{subject body} : ("_s + rare + u')', newestTickets, true);
    Statement open = cache->statement("SELECT 1 FROM listed WHERE row = ? AND status < 4");
    const Marked marked{terms, {}};
    for (const Candidate &candidate : found.candidates) {
        if (hits.size() >= limit)
            break;
        stopIfCancelled();
        open.bind(1, candidate.row);
        const bool isOpen = open.step();
        open.reset();
        if (!isOpen)
            continue;
        if (const std::optional<SearchHit> hit = hitFor(candidate, marked))
            hits.append(*hit);
    }
    return hits;
}

void Searcher::Private::connect()
{
    const QMutexLocker lock(&connecting);
    index.reset();
    cache.reset();
    frequencies.clear();
    searchIdentity = fileIdentity(searchPath);
    cacheIdentity = fileIdentity(cachePath);
    auto opened = std::make_unique<Database>(Database::Place{searchPath, "search", Database::Access::ReadOnly}, key);
    opened->requireVersion(searchSteps().size());
    auto server = std::make_unique<Database>(Database::Place{cachePath, "cache", Database::Access::ReadOnly}, key);
    server->requireVersion(cacheSteps().size());
    index = std::move(opened);
    cache = std::move(server);
}

Searcher::Searcher(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

Searcher::~Searcher() = default;

Result<std::unique_ptr<Searcher>> Searcher::open(const QString &searchPath, const QString &cachePath,
                                                 const ProfileKey &key)
{
    return answered(
        [&] { return std::unique_ptr<Searcher>(new Searcher(std::make_unique<Private>(searchPath, cachePath, key))); });
}

Result<SearchResults> Searcher::search(const SearchQuery &query)
{
    return d->searching([&] { return d->search(query); });
}

Result<QList<SearchHit>> Searcher::similarTickets(const QString &text, int limit)
{
    return d->searching([&] { return d->similarTickets(text, limit); });
}

void Searcher::interrupt()
{
    d->interrupt();
}

} // namespace secondline::store
