// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the store takes and gives real tickets and articles, and how well it finds the articles that queries mean.
// Usage: storebench TICKETS.ndjson.gz ARTICLES.ndjson.gz QUERIES.json
#include "batches.h"

#include "store/cachereader.h"
#include "store/searchindex.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>
#include <zlib.h>

using namespace secondline;
using namespace secondline::store;
using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

QList<QJsonObject> linesOf(const char *path)
{
    QList<QJsonObject> objects;
    const gzFile file = gzopen(path, "rb");
    if (!file)
        qFatal("cannot read %s", path);
    QByteArray line;
    std::vector<char> buffer(1 << 20);
    while (gzgets(file, buffer.data(), static_cast<int>(buffer.size()))) {
        line += buffer.data();
        if (line.endsWith('\n')) {
            objects.append(QJsonDocument::fromJson(line).object());
            line.clear();
        }
    }
    gzclose(file);
    return objects;
}

QJsonObject ticketOf(const QJsonObject &source)
{
    const int priority = source[u"priority"].toInt();
    const QJsonArray clocks{QJsonObject{
        {u"metric"_s, u"resolution"_s},
        {u"dueAt"_s, source[u"created"]},
        {u"metAt"_s, source[u"resolved"]},
        {u"pauses"_s, QJsonArray()},
    }};
    return {{u"id"_s, QString(u"t"_s + source[u"id"].toString().sliced(3))},
            {u"version"_s, 1},
            {u"number"_s, source[u"id"]},
            {u"type"_s, u"incident"_s},
            {u"subject"_s, source[u"subject"]},
            {u"body"_s, source[u"body"]},
            {u"requester"_s, QJsonObject{{u"name"_s, QJsonValue::Null}, {u"email"_s, source[u"requester"]}}},
            {u"openedAt"_s, source[u"created"]},
            {u"createdAt"_s, source[u"created"]},
            {u"updatedAt"_s, source[u"created"]},
            {u"category"_s, source[u"category"]},
            {u"product"_s, source[u"product"]},
            {u"tags"_s, source[u"tags"]},
            {u"queueId"_s, source[u"queue"]},
            {u"tierLevel"_s, source[u"tier"]},
            {u"impact"_s, source[u"impact"]},
            {u"urgency"_s, source[u"urgency"]},
            {u"priority"_s, priority},
            {u"status"_s, source[u"status"]},
            {u"sla"_s, clocks}};
}

QJsonObject articleOf(const QJsonObject &source)
{
    return {{u"id"_s, QString(u"a"_s + source[u"id"].toString().sliced(3))},
            {u"version"_s, 1},
            {u"number"_s, source[u"id"]},
            {u"title"_s, source[u"title"]},
            {u"summary"_s, source[u"description"]},
            {u"body"_s, source[u"body"]},
            {u"product"_s, source[u"product"]},
            {u"category"_s, source[u"category"]},
            {u"topic"_s, source[u"topic"]},
            {u"tags"_s, source[u"tags"]},
            {u"state"_s, u"published"_s}};
}

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

//! Applies \a objects in transactions of 500 and prints rows per second and the longest transaction.
void load(CacheWriter &writer, ObjectType type, const QList<QJsonObject> &objects)
{
    constexpr qsizetype slice = 500;
    std::vector<CacheBatch> batches;
    for (qsizetype at = 0; at < objects.size(); at += slice)
        batches.push_back(rowsOf(type, objects.sliced(at, std::min(slice, objects.size() - at))));
    double worst = 0;
    QElapsedTimer all;
    all.start();
    const double cpu = cpuSeconds();
    for (const CacheBatch &batch : batches) {
        QElapsedTimer one;
        one.start();
        if (const auto applied = writer.apply(batch); !applied)
            qFatal("%s", qPrintable(applied.error().detail));
        worst = std::max(worst, static_cast<double>(one.nsecsElapsed()) / 1e6);
    }
    const double seconds = static_cast<double>(all.nsecsElapsed()) / 1e9;
    std::printf("apply %-8s %7lld rows  %8.0f rows/s  %.2f s wall  %.2f s cpu  longest transaction %.1f ms\n",
                std::string(nameOf(type)).c_str(), static_cast<long long>(objects.size()),
                static_cast<double>(objects.size()) / seconds, seconds, cpuSeconds() - cpu, worst);
}

template <class Work> void timed(const char *what, int rounds, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-44s p50 %8.3f ms  p95 %8.3f ms  worst %8.3f ms\n", what, times[times.size() / 2],
                times[times.size() * 95 / 100], times.back());
}

void searches(Searcher &searcher, const char *queriesPath)
{
    QFile file(QFile::decodeName(queriesPath));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", queriesPath);
    const QJsonArray queries = QJsonDocument::fromJson(file.readAll()).array();
    int first = 0;
    int topFive = 0;
    for (const QJsonValue &query : queries) {
        QStringList relevant;
        const QJsonArray named = query[u"relevant"].toArray();
        for (const QJsonValue &article : named)
            relevant.append(article[u"id"].toString());
        const auto results = searcher.search({query[u"query"].toString(), domain::SearchIn::Articles, {}, 20, true});
        int rank = 0;
        for (qsizetype i = 0; results && i < results->hits.size() && rank == 0; ++i) {
            if (relevant.contains(results->hits[i].number))
                rank = static_cast<int>(i) + 1;
        }
        first += rank == 1 ? 1 : 0;
        topFive += rank >= 1 && rank <= 5 ? 1 : 0;
        if (rank != 1)
            std::printf("  rank %d: %s\n", rank, qPrintable(query[u"query"].toString()));
    }
    std::printf("queries: %d of %lld at rank 1, %d in the first five\n", first, static_cast<long long>(queries.size()),
                topFive);
    qsizetype next = 0;
    const auto ask = [&](domain::SearchIn in) {
        static_cast<void>(searcher.search({queries[next++ % queries.size()][u"query"].toString(), in, {}, 20, true}));
    };
    timed("sentence, articles", 60, [&] { ask(domain::SearchIn::Articles); });
    timed("sentence, everything", 60, [&] { ask(domain::SearchIn::All); });
    for (const char *typed : {"print", "outlook crash", "certificate exp", "win", "the"}) {
        timed(typed, 30, [&] {
            static_cast<void>(searcher.search({QString::fromLatin1(typed), domain::SearchIn::All, {}, 20, true}));
        });
    }
    timed("win, newest first", 30, [&] {
        static_cast<void>(searcher.search({u"win"_s, domain::SearchIn::All, {}, 20, false}));
    });
    timed("similar tickets", 30, [&] {
        static_cast<void>(searcher.similarTickets(u"Thunderbird does not send mail after the last update"_s, 5));
    });
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: storebench TICKETS.ndjson.gz ARTICLES.ndjson.gz QUERIES.json\n");
        return 2;
    }
    QList<QJsonObject> tickets;
    QList<QJsonObject> entries;
    for (const QJsonObject &source : linesOf(argv[1])) {
        tickets.append(ticketOf(source));
        const QJsonArray events = source[u"events"].toArray();
        for (const QJsonValue &event : events) {
            const QString kind = event[u"type"] == u"commented"_s ? u"comment"_s : u"imported"_s;
            entries.append(QJsonObject{{u"id"_s, QString(u"e%1"_s.arg(entries.size(), 7, 10, QLatin1Char('0')))},
                                       {u"version"_s, 1},
                                       {u"ticketId"_s, tickets.constLast()[u"id"]},
                                       {u"kind"_s, kind},
                                       {u"text"_s, event[u"note"]},
                                       {u"effectiveAt"_s, event[u"at"]},
                                       {u"byName"_s, event[u"by"]},
                                       {u"attachments"_s, QJsonArray()},
                                       {u"data"_s, QJsonObject()}});
        }
    }
    std::reverse(tickets.begin(), tickets.end());
    std::reverse(entries.begin(), entries.end());
    QList<QJsonObject> articles;
    for (const QJsonObject &source : linesOf(argv[2]))
        articles.append(articleOf(source));

    const QTemporaryDir folder;
    const QString cachePath = folder.filePath(u"cache.db"_s);
    const QString searchPath = folder.filePath(u"search.db"_s);
    const ProfileKey key = ProfileKey::random();
    const auto writer = CacheWriter::open(cachePath, key);
    if (!writer)
        qFatal("%s", qPrintable(writer.error().detail));
    static_cast<void>((*writer)->setLoading(true));
    load(**writer, ObjectType::Ticket, tickets);
    load(**writer, ObjectType::Article, articles);
    load(**writer, ObjectType::Entry, entries);
    timed("checkpoint after loading", 1, [&] { static_cast<void>((*writer)->setLoading(false)); });

    const auto reader = CacheReader::open(cachePath, key);
    QList<qint64> rows;
    for (const auto sort : {domain::TicketSort::SlaDue, domain::TicketSort::Priority, domain::TicketSort::Updated}) {
        domain::TicketQuery query;
        query.sort = sort;
        timed("ticketRows, open", 30, [&] { rows = (*reader)->ticketRows(query).value(); });
        std::printf("  %lld rows\n", static_cast<long long>(rows.size()));
        query.onlyOpen = false;
        timed("ticketRows, all", 30, [&] { rows = (*reader)->ticketRows(query).value(); });
    }
    qsizetype at = 0;
    timed("listedTickets, 200 rows", 60, [&] {
        static_cast<void>((*reader)->listedTickets(rows.sliced(at, 200)));
        at = (at + 200) % (rows.size() - 200);
    });
    timed("queues", 30, [&] { static_cast<void>((*reader)->queues(QDateTime::currentDateTimeUtc())); });
    timed("quick filter", 30, [&] {
        domain::TicketQuery query;
        query.containing = u"mail"_s;
        static_cast<void>((*reader)->ticketRows(query));
    });
    timed("categories", 10, [&] { static_cast<void>((*reader)->categories()); });
    timed("digest", 1, [&] { std::printf("%s\n", qPrintable((*reader)->digest().value())); });

    const auto index = SearchIndex::open(searchPath, cachePath, key);
    QElapsedTimer indexing;
    indexing.start();
    const double cpu = cpuSeconds();
    int steps = 0;
    for (auto progress = (*index)->step(1000); progress && !progress->complete(); progress = (*index)->step(1000))
        ++steps;
    std::printf("index: %.2f s wall, %.2f s cpu, %d steps\n", static_cast<double>(indexing.elapsed()) / 1000,
                cpuSeconds() - cpu, steps + 1);
    for (const QString &path : {cachePath, searchPath})
        std::printf("%s: %.1f MB\n", qPrintable(path), static_cast<double>(QFile(path).size()) / 1e6);

    const auto searcher = Searcher::open(searchPath, cachePath, key);
    searches(**searcher, argv[3]);
    return 0;
}
