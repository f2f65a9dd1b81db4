// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "pages.h"

#include "store/database.h"
#include "store/searchindex.h"
#include "store/searchwords.h"
#include "store/snippet.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimeZone>

using namespace secondline;
using namespace secondline::store;
using namespace Qt::StringLiterals;
using Kind = domain::Failure::Kind;
using domain::ObjectType;
using domain::Operation;
using domain::SearchHit;
using domain::SearchIn;
using domain::SearchResults;

namespace {

QJsonObject article(int number, const QString &title, const QString &body, const QString &product = u"Windows"_s)
{
    return {{u"id"_s, u"a%1"_s.arg(number)},
            {u"version"_s, 1},
            {u"number"_s, u"KB-%1"_s.arg(number, 5, 10, QLatin1Char('0'))},
            {u"title"_s, title},
            {u"summary"_s, u""_s},
            {u"body"_s, body},
            {u"product"_s, product},
            {u"state"_s, u"published"_s}};
}

QJsonObject ticket(int number, const QString &subject, const QString &body, const QString &status = u"open"_s)
{
    return {{u"id"_s, u"t%1"_s.arg(number)},
            {u"version"_s, 1},
            {u"number"_s, u"HD-%1"_s.arg(number, 6, 10, QLatin1Char('0'))},
            {u"subject"_s, subject},
            {u"body"_s, body},
            {u"status"_s, status},
            {u"product"_s, u"Thunderbird"_s},
            {u"openedAt"_s, u"2026-06-%1T08:00:00Z"_s.arg(number % 28 + 1, 2, 10, QLatin1Char('0'))},
            {u"priority"_s, 3}};
}

Operation comment(const QString &ticketId, const QString &text)
{
    Operation made;
    made.id = QUuid::createUuid();
    made.type = ObjectType::Entry;
    made.ticket = ticketId;
    made.content = {{u"kind"_s, u"comment"_s}, {u"text"_s, text}};
    made.actedAt = QDateTime(QDate(2026, 6, 18), QTime(12, 0), QTimeZone::utc());
    return made;
}

QStringList numbers(const SearchResults &results)
{
    QStringList all;
    for (const SearchHit &hit : results.hits)
        all.append(hit.number);
    return all;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cutsWords_data();
    void cutsWords();
    void finds_data();
    void finds();
    void nothingTypedIsAnOperator_data();
    void nothingTypedIsAnOperator();
    void titleCountsMore();
    void sentenceAsksForRareWords();
    void newestFirstWhileTyping();
    void keepsToProducts();
    void marksWhatItFound();
    void snippet_data();
    void snippet();
    void followsChanges();
    void findsWhatWasWrittenOffline();
    void indexStartsWhereItStopped();
    void indexFollowsAnotherCache();
    void purgedWordsAreInNoPage();
    void damageInTheMiddleOfARunHealsItself();
    void ticketsWaitForTheFirstSync();
    void isTunedForLoading();
    void similarTicketsAreOpen();
    void canBeInterrupted();

private:
    void apply(ObjectType type, const QList<QJsonObject> &objects);
    void indexAll();
    SearchResults ask(const QString &text, SearchIn in = SearchIn::All);
    Searcher &searcher();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_cachePath;
    QString m_searchPath;
    std::unique_ptr<CacheWriter> m_writer;
    std::unique_ptr<SearchIndex> m_index;
    std::unique_ptr<Searcher> m_searcher;
};

void TestSearch::init()
{
    m_searcher.reset();
    m_index.reset();
    m_writer.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_cachePath = m_folder->filePath(u"cache.db"_s);
    m_searchPath = m_folder->filePath(u"search.db"_s);
    m_writer = std::move(CacheWriter::open(m_cachePath, keyOf(1)).value());
}

void TestSearch::apply(ObjectType type, const QList<QJsonObject> &objects)
{
    if (const auto applied = m_writer->apply(rowsOf(type, objects)); !applied)
        qFatal("%s", qPrintable(applied.error().detail));
}

void TestSearch::indexAll()
{
    if (!m_index)
        m_index = std::move(SearchIndex::open(m_searchPath, m_cachePath, keyOf(1)).value());
    for (int i = 0; i < 100; ++i) {
        const auto progress = m_index->step(1000);
        if (!progress)
            qFatal("%s", qPrintable(progress.error().detail));
        if (progress->complete())
            return;
    }
    qFatal("the index does not end");
}

Searcher &TestSearch::searcher()
{
    if (!m_searcher)
        m_searcher = std::move(Searcher::open(m_searchPath, m_cachePath, keyOf(1)).value());
    return *m_searcher;
}

SearchResults TestSearch::ask(const QString &text, SearchIn in)
{
    const auto results = searcher().search({text, in, {}, 50, true});
    if (!results)
        qFatal("%s", qPrintable(results.error().detail));
    return *results;
}

void TestSearch::cutsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("terms");
    QTest::newRow("plain") << u"Printer on FIRE"_s << QStringList{u"printer"_s, u"on"_s, u"fire"_s};
    QTest::newRow("hyphen") << u"multi-agent"_s << QStringList{u"multi"_s, u"agent"_s};
    QTest::newRow("code") << u"error 0x80070005!"_s << QStringList{u"error"_s, u"0x80070005"_s};
    QTest::newRow("diacritics") << u"\u00dcbergr\u00f6\u00dfe caf\u00e9"_s
                                << QStringList{u"ubergro\u00dfe"_s, u"cafe"_s};
    QTest::newRow("combining mark") << u"cafe\u0301"_s << QStringList{u"cafe"_s};
    QTest::newRow("each once") << u"a b A"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("nothing") << u" \"*()-: "_s << QStringList();
}

void TestSearch::cutsWords()
{
    QFETCH(QString, text);
    QFETCH(QStringList, terms);
    QCOMPARE(searchTerms(text), terms);
    // The index cuts alike: what it holds is found under these terms.
    if (terms.isEmpty())
        return;
    apply(ObjectType::Article, {article(1, text, u""_s)});
    indexAll();
    Database database({m_searchPath, "search", Database::Access::ReadOnly}, keyOf(1));
    for (const QString &term : terms) {
        Statement known = database.statement("SELECT doc FROM article_terms WHERE term = ?");
        QVERIFY2(known.bind(1, term).step(), qPrintable(term));
    }
}

void TestSearch::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("in");
    QTest::addColumn<QStringList>("first");
    const auto row = [](const char *name, const QString &text, const QStringList &first, SearchIn in = SearchIn::All) {
        QTest::newRow(name) << text << int(in) << first;
    };
    row("a word", u"spooler"_s, {u"KB-00002"_s});
    row("the beginning of one", u"spoo"_s, {u"KB-00002"_s});
    row("all words, the last unfinished", u"printer jam"_s, {u"HD-000001"_s});
    row("words with a hyphen", u"multi-agent"_s, {u"KB-00003"_s});
    row("without diacritics", u"drucker uberhitzt"_s, {u"HD-000002"_s});
    row("a word of an entry", u"defenestration"_s, {u"HD-000002"_s});
    row("a number", u"HD-000003"_s, {u"HD-000003"_s});
    row("a number as people write it", u"kb 3"_s, {u"KB-00003"_s});
    row("only digits", u"2"_s, {u"HD-000002"_s});
    row("digits among articles", u"2"_s, {u"KB-00002"_s}, SearchIn::Articles);
    row("only tickets", u"printer"_s, {u"HD-000001"_s}, SearchIn::Tickets);
    row("nothing", u"xyzzy"_s, {});
}

void TestSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(int, in);
    QFETCH(QStringList, first);
    apply(ObjectType::Article,
          {article(1, u"How to set up a printer"_s, u"Connect it."_s),
           article(2, u"Print spooler stops"_s, u"Restart the service."_s),
           article(3, u"A multi-agent system"_s, u"Agents of many kinds."_s)});
    apply(ObjectType::Ticket,
          {ticket(1, u"Printer jams"_s, u"Paper everywhere"_s), ticket(2, u"Drucker \u00fcberhitzt"_s, u"Hei\u00df"_s),
           ticket(3, u"Mail"_s, u"No mail since Monday"_s)});
    apply(ObjectType::Entry,
          {{{u"id"_s, u"e1"_s},
            {u"version"_s, 1},
            {u"ticketId"_s, u"t2"_s},
            {u"kind"_s, u"note"_s},
            {u"text"_s, u"Considered defenestration."_s}}});
    indexAll();
    const SearchResults results = ask(text, static_cast<SearchIn>(in));
    QCOMPARE(numbers(results).first(std::min(first.size(), results.hits.size())), first);
    QCOMPARE(results.total, results.articles + results.tickets);
    if (first.isEmpty())
        QVERIFY(results.hits.isEmpty());
}

void TestSearch::nothingTypedIsAnOperator_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"multi-agent", "\"", "a\"b", "agent*", "title:agent", "agent NOT system", "(agent",
                             "NEAR(a b)", "^agent", "{title}:x", "-", "a AND", "+", "'; DROP TABLE x; --"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestSearch::nothingTypedIsAnOperator()
{
    QFETCH(QString, text);
    apply(ObjectType::Article, {article(3, u"A multi-agent system"_s, u"Agents of many kinds."_s)});
    indexAll();
    const auto results = searcher().search({text, SearchIn::All, {}, 50, true});
    QVERIFY2(results.has_value(), results ? "" : qPrintable(results.error().detail));
    const auto similar = searcher().similarTickets(text, 5);
    QVERIFY2(similar.has_value(), similar ? "" : qPrintable(similar.error().detail));
}

void TestSearch::titleCountsMore()
{
    QList<QJsonObject> articles;
    for (int i = 1; i <= 20; ++i)
        articles.append(article(i, u"Something else %1"_s.arg(i), u"Certificate is mentioned once here."_s));
    articles.append(article(21, u"Certificate expired"_s, u"A long text about other things. "_s.repeated(5)));
    apply(ObjectType::Article, articles);
    indexAll();
    QCOMPARE(ask(u"certificate"_s).hits.first().number, u"KB-00021"_s);
}

void TestSearch::sentenceAsksForRareWords()
{
    QList<QJsonObject> articles;
    for (int i = 1; i <= 40; ++i)
        articles.append(article(i, u"The server does not start"_s, u"When the server does not start, restart."_s));
    articles.append(article(41, u"Kerberos clock skew"_s, u"Tickets are refused when clocks differ."_s));
    articles.append(article(42, u"A zebra"_s, u"It has stripes."_s));
    apply(ObjectType::Article, articles);
    indexAll();
    // No article has all the words; the rare ones decide.
    QCOMPARE(ask(u"the server does not accept kerberos clock skew like a zebra"_s).hits.first().number, u"KB-00041"_s);
    QVERIFY(ask(u"the server does not accept kerberos clock skew like a zebra"_s).total < 41);
    // Fewer words, but too few hits with all of them.
    QCOMPARE(ask(u"kerberos bananas"_s).hits.first().number, u"KB-00041"_s);
}

void TestSearch::newestFirstWhileTyping()
{
    QList<QJsonObject> tickets;
    for (int i = 1; i <= 20; ++i)
        tickets.append(ticket(i, i == 3 ? u"mail mail mail"_s : u"About mail"_s, u""_s));
    apply(ObjectType::Ticket, tickets);
    indexAll();
    const auto results = searcher().search({u"mai"_s, SearchIn::Tickets, {}, 5, false});
    QCOMPARE(numbers(*results),
             (QStringList{u"HD-000020"_s, u"HD-000019"_s, u"HD-000018"_s, u"HD-000017"_s, u"HD-000016"_s}));
    QVERIFY(results->totalIsBound);
    QCOMPARE(ask(u"mai"_s).hits.first().number, u"HD-000003"_s);
}

void TestSearch::keepsToProducts()
{
    apply(ObjectType::Article,
          {article(1, u"Update fails"_s, u""_s, u"Azure"_s), article(2, u"Update fails"_s, u""_s)});
    apply(ObjectType::Ticket, {ticket(1, u"Update fails"_s, u""_s)});
    indexAll();
    const auto results = searcher().search({u"update"_s, SearchIn::All, {u"Azure"_s}, 50, true});
    QCOMPARE(numbers(*results), QStringList{u"KB-00001"_s});
    QCOMPARE(results->total, 1);
}

void TestSearch::marksWhatItFound()
{
    apply(ObjectType::Article,
          {article(1, u"Caf\u00e9 printers"_s,
                   u"Words before. "_s.repeated(40) + u"The **CAFE** is [open](http://x)."_s)});
    indexAll();
    const SearchHit hit = ask(u"cafe print"_s).hits.first();
    QCOMPARE(hit.titleMarks, (QList<SearchHit::Mark>{{0, 4}, {5, 8}}));
    QCOMPARE(hit.snippetMarks.size(), 1);
    const SearchHit::Mark mark = hit.snippetMarks.first();
    QCOMPARE(hit.snippet.mid(mark.start, mark.length), u"CAFE"_s);
    QVERIFY(!hit.snippet.contains(u'*') && !hit.snippet.contains(u"http"_s));
    QVERIFY(hit.snippet.size() < 200);
}

void TestSearch::snippet_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("short") << u"One line\n\nand  another"_s << u"One line and another"_s;
    QTest::newRow("markdown") << u"# Head\n> `code` **bold** ![alt](a.png) | cell |"_s << u"Head code bold alt cell"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("control characters") << u"a\u0000b\u001bc"_s << u"a b c"_s;
}

void TestSearch::snippet()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(bestSnippet(text, {{u"zebra"_s}, {}}).text, expected);
}

void TestSearch::followsChanges()
{
    apply(ObjectType::Ticket, {ticket(1, u"Alpha"_s, u""_s), ticket(2, u"Beta"_s, u""_s)});
    apply(ObjectType::Article, {article(1, u"Gamma"_s, u""_s)});
    indexAll();
    QJsonObject changed = ticket(1, u"Delta"_s, u""_s);
    changed[u"version"] = 2;
    apply(ObjectType::Ticket, {changed});
    apply(ObjectType::Entry,
          {{{u"id"_s, u"e1"_s}, {u"version"_s, 1}, {u"ticketId"_s, u"t2"_s}, {u"text"_s, u"Epsilon"_s}}});
    CacheBatch batch;
    batch.removed = {{ObjectType::Article, u"a1"_s}};
    QVERIFY(m_writer->apply(batch).has_value());
    QVERIFY(!m_index->progress()->complete());
    indexAll();
    QVERIFY(ask(u"alpha"_s).hits.isEmpty());
    QVERIFY(ask(u"gamma"_s).hits.isEmpty());
    QCOMPARE(numbers(ask(u"delta"_s)), QStringList{u"HD-000001"_s});
    QCOMPARE(numbers(ask(u"epsilon"_s)), QStringList{u"HD-000002"_s});
    batch.removed = {{ObjectType::Ticket, u"t2"_s}};
    QVERIFY(m_writer->apply(batch).has_value());
    indexAll();
    QCOMPARE(ask(u"epsilon"_s).total, 0);
}

void TestSearch::findsWhatWasWrittenOffline()
{
    apply(ObjectType::Ticket, {ticket(1, u"Alpha"_s, u""_s)});
    Operation born = comment({}, {});
    born.type = ObjectType::Ticket;
    born.ticket = born.localId();
    born.content = {{u"subject"_s, u"Toner"_s}, {u"body"_s, u"magenta is empty"_s}};
    const Operation said = comment(u"t1"_s, u"looked into zeta"_s);
    QVERIFY(m_writer->setOperations({said, born, comment(born.localId(), u"and cyan too"_s)}).has_value());
    indexAll();
    QCOMPARE(numbers(ask(u"zeta"_s)), QStringList{u"HD-000001"_s});
    for (const QString &word : {u"toner"_s, u"magenta"_s, u"cyan"_s}) {
        const SearchResults results = ask(word);
        QCOMPARE(results.hits.size(), 1);
        QCOMPARE(results.hits.first().id, born.localId());
    }
    QVERIFY(ask(u"magenta"_s).hits.first().snippet.contains(u"magenta"_s));
    QVERIFY(m_writer->setOperations({}).has_value());
    indexAll();
    QCOMPARE(ask(u"zeta"_s).total, 0);
    QCOMPARE(ask(u"toner"_s).total, 0);
}

void TestSearch::indexStartsWhereItStopped()
{
    QList<QJsonObject> tickets;
    for (int i = 1; i <= 120; ++i)
        tickets.append(ticket(i, u"Alpha %1"_s.arg(i), u""_s));
    apply(ObjectType::Ticket, tickets);
    m_index = std::move(SearchIndex::open(m_searchPath, m_cachePath, keyOf(1)).value());
    const domain::IndexProgress first = m_index->step(0).value(); // the smallest slice
    QVERIFY(first.indexed > 0 && first.indexed < 120);
    QCOMPARE(first.total, 120);
    m_index.reset();
    m_index = std::move(SearchIndex::open(m_searchPath, m_cachePath, keyOf(1)).value());
    QCOMPARE(m_index->progress().value(), first);
    indexAll();
    QCOMPARE(ask(u"alpha"_s).total, 120);
}

void TestSearch::indexFollowsAnotherCache()
{
    apply(ObjectType::Ticket, {ticket(1, u"Alpha"_s, u""_s)});
    indexAll();
    QVERIFY(m_writer->clear().has_value());
    apply(ObjectType::Ticket, {ticket(2, u"Beta"_s, u""_s)});
    indexAll();
    QCOMPARE(ask(u"alpha"_s).total, 0);
    QCOMPARE(ask(u"beta"_s).total, 1);
    // A damaged index is made anew.
    m_searcher.reset();
    m_index.reset();
    QFile file(m_searchPath);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(500);
    file.write("damage");
    file.close();
    indexAll();
    QCOMPARE(ask(u"beta"_s).total, 1);
}

void TestSearch::purgedWordsAreInNoPage()
{
    QList<QJsonObject> tickets;
    for (int i = 1; i <= 400; ++i) {
        QJsonObject one = ticket(i, u"Zqcanary%1 common"_s.arg(i), u"Zqcanary%1 in the body"_s.arg(i));
        one[u"queueId"] = i % 4 == 0 ? u"q2"_s : u"q1"_s;
        if (i % 4 == 0) {
            one[u"subject"] = u"Zwremains%1 common"_s.arg(i);
            one[u"body"] = QString();
        }
        tickets.append(one);
    }
    for (qsizetype at = 0; at < tickets.size(); at += 50) {
        apply(ObjectType::Ticket, tickets.sliced(at, 50));
        indexAll();
    }
    m_searcher.reset(); // none is in the way of the log
    QVERIFY(m_writer->purgeQueue(u"q1"_s).has_value());
    while (!m_index->step(100)->complete()) {}
    QCOMPARE(QFile(m_searchPath + u"-wal"_s).size(), 0);
    // Terms are stored without what they have in common with the one before.
    QVERIFY(pagesHolding(m_searchPath, keyOf(1), "wremains") > 0);
    QCOMPARE(pagesHolding(m_searchPath, keyOf(1), "qcanary"), 0);
    indexAll();
    QCOMPARE(ask(u"common"_s).total, 100);
}

void TestSearch::damageInTheMiddleOfARunHealsItself()
{
    apply(ObjectType::Ticket, {ticket(1, u"Alpha"_s, u""_s)});
    indexAll();
    QCOMPARE(ask(u"alpha"_s).total, 1);
    QVERIFY(m_index->step(10)->complete());
    {
        Database database({m_searchPath, "search", Database::Access::Write}, keyOf(1));
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    {
        QFile file(m_searchPath);
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 page = 1; page < file.size() / 4096; ++page) {
            QVERIFY(file.seek(page * 4096 + 200));
            file.write("damage");
        }
    }
    const auto other = Searcher::open(m_searchPath, m_cachePath, keyOf(1)).value();
    QCOMPARE(other->search({u"alpha"_s, domain::SearchIn::All, {}, 20, true}).error().kind,
             domain::Failure::Kind::Damaged);
    while (!m_index->step(100)->complete()) {}
    QCOMPARE(other->search({u"alpha"_s, domain::SearchIn::All, {}, 20, true})->total, 1);
    QCOMPARE(ask(u"alpha"_s).total, 1);
}

void TestSearch::ticketsWaitForTheFirstSync()
{
    QVERIFY(m_writer->setLoading(true).has_value());
    apply(ObjectType::Ticket, {ticket(1, u"Alpha"_s, u""_s)});
    apply(ObjectType::Article, {article(1, u"Beta"_s, u""_s)});
    m_index = std::move(SearchIndex::open(m_searchPath, m_cachePath, keyOf(1)).value());
    QCOMPARE(m_index->step(10).value(), (domain::IndexProgress{1, 2}));
    QCOMPARE(m_index->step(10).value(), (domain::IndexProgress{1, 2}));
    QVERIFY(m_writer->setLoading(false).has_value());
    QVERIFY(m_index->step(10)->complete());
}

void TestSearch::isTunedForLoading()
{
    m_index = std::move(SearchIndex::open(m_searchPath, m_cachePath, keyOf(1)).value());
    Database database({m_searchPath, "search", Database::Access::ReadOnly}, keyOf(1));
    for (const char *table : {"article_fts", "ticket_fts"}) {
        const std::string config = std::string("SELECT v FROM ") + table + "_config WHERE k = ";
        QCOMPARE(database.integer(config + "'hashsize'"), 64 * 1024 * 1024);
        QCOMPARE(database.integer(config + "'automerge'"), 16);
    }
}

void TestSearch::similarTicketsAreOpen()
{
    apply(ObjectType::Ticket,
          {ticket(1, u"Mail is not sent"_s, u"after the update"_s),
           ticket(2, u"Mail is not sent"_s, u"since the update"_s, u"closed"_s),
           ticket(3, u"Screen flickers"_s, u""_s)});
    indexAll();
    const QList<SearchHit> hits = searcher().similarTickets(u"my mail was not sent today"_s, 5).value();
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits.first().number, u"HD-000001"_s);
    QVERIFY(searcher().similarTickets(u"bananas"_s, 5)->isEmpty());
    QVERIFY(searcher().similarTickets(u""_s, 5)->isEmpty());
}

void TestSearch::canBeInterrupted()
{
    QList<QJsonObject> articles;
    for (int i = 1; i <= 400; ++i)
        articles.append(article(i, u"Alpha %1"_s.arg(i), u"alpha beta gamma "_s.repeated(300)));
    apply(ObjectType::Article, articles);
    indexAll();
    Searcher &asked = searcher();
    std::atomic<bool> cancelled = false;
    std::atomic<int> rounds = 0;
    const std::unique_ptr<QThread> worker(QThread::create([&] {
        while (!cancelled && rounds < 2000) {
            const auto results = asked.search({u"alpha bet"_s, SearchIn::All, {}, 50, true});
            cancelled = !results && results.error().kind == Kind::Cancelled;
            ++rounds;
        }
    }));
    worker->start();
    while (!worker->isFinished())
        asked.interrupt();
    worker->wait();
    QVERIFY(cancelled);
    // The next search is not touched by it.
    QVERIFY(asked.search({u"alpha"_s, SearchIn::All, {}, 50, true}).has_value());
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
