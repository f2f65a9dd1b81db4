// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "pages.h"

#include "store/cachereader.h"
#include "store/cacheschema.h"
#include "store/database.h"
#include "store/listedquery.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <csignal>
#include <sys/resource.h>

using namespace secondline;
using namespace secondline::store;
using namespace Qt::StringLiterals;
using Kind = domain::Failure::Kind;
using domain::ListedTicket;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;
using domain::TicketQuery;
using domain::TicketSort;

namespace {

QJsonObject ticket(const QString &id, qint64 version = 1, const QJsonObject &also = {})
{
    QJsonObject object{{u"id"_s, id},
                       {u"version"_s, version},
                       {u"number"_s, QString(u"HD-00000"_s + id.back())},
                       {u"subject"_s, QString(u"Subject of "_s + id)},
                       {u"body"_s, u"Body"_s},
                       {u"queueId"_s, u"q1"_s},
                       {u"tierLevel"_s, 2},
                       {u"status"_s, u"open"_s},
                       {u"impact"_s, 2},
                       {u"urgency"_s, 2},
                       {u"priority"_s, 3},
                       {u"openedAt"_s, u"2026-06-01T08:00:00Z"_s},
                       {u"updatedAt"_s, u"2026-06-02T08:00:00.5Z"_s},
                       {u"requester"_s, QJsonObject{{u"name"_s, u"Ana"_s}, {u"email"_s, u"ana@example.org"_s}}},
                       {u"tags"_s, QJsonArray{}},
                       {u"sla"_s, QJsonArray{}}};
    for (auto it = also.begin(); it != also.end(); ++it)
        object[it.key()] = it.value();
    return object;
}

QJsonObject entry(const QString &id, const QString &ticketId, const QString &text = u"text"_s,
                  const QString &at = u"2026-06-02T09:00:00Z"_s)
{
    return {{u"id"_s, id},     {u"version"_s, 1},     {u"ticketId"_s, ticketId}, {u"kind"_s, u"comment"_s},
            {u"text"_s, text}, {u"effectiveAt"_s, at}};
}

QJsonArray clocks(const QString &due, const QString &met = {})
{
    return {QJsonObject{{u"metric"_s, u"resolution"_s},
                        {u"dueAt"_s, due},
                        {u"metAt"_s, met.isEmpty() ? QJsonValue() : QJsonValue(met)}}};
}

Operation operation(ObjectType type, Operation::Action action, const QString &ticketId, const QJsonObject &content)
{
    Operation made;
    made.id = QUuid::createUuid();
    made.type = type;
    made.action = action;
    made.ticket = ticketId;
    if (action == Operation::Action::Update)
        made.target = ticketId;
    made.content = content;
    made.actedAt = QDateTime(QDate(2026, 6, 18), QTime(12, 0), QTimeZone::utc());
    return made;
}

Operation patch(const QString &ticketId, const QJsonObject &content)
{
    return operation(ObjectType::Ticket, Operation::Action::Update, ticketId, content);
}

Operation comment(const QString &ticketId)
{
    return operation(ObjectType::Entry, Operation::Action::Create, ticketId,
                     {{u"kind"_s, u"comment"_s}, {u"text"_s, u"pending words"_s}});
}

Operation birth()
{
    Operation made =
        operation(ObjectType::Ticket, Operation::Action::Create, {},
                  {{u"subject"_s, u"Born here"_s}, {u"queueId"_s, u"q1"_s}, {u"impact"_s, 1}, {u"urgency"_s, 1}});
    made.ticket = made.localId();
    return made;
}

} // namespace

class TestCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void givesBackWhatTheServerSaid();
    void lowerVersionNeverReplaces();
    void aServerThatCountsAnewIsBelieved();
    void rightsChangeWithoutAVersion();
    void cursorStandsWithItsRows();
    void ticketTakesItsEntries();
    void ticketTakesItsHandoffs();
    void aHandoffShowsTheTicketAbove();
    void entriesMayComeFirst();
    void slaDue_data();
    void slaDue();
    void sortsAndFilters_data();
    void sortsAndFilters();
    void asksTheIndexes_data();
    void asksTheIndexes();
    void overlayShowsInLists();
    void overlayIsRestoredAfterRestart();
    void refusedChangeAsksForThePerson();
    void ticketBornHereMovesToItsServerId();
    void appliedStaysUntilTheCacheShowsIt();
    void whatWentIsNotWaitedFor();
    void purgesAQueue();
    void purgesEntriesWithoutATicket();
    void purgedTextIsInNoPage();
    void damageInTheMiddleOfARunHealsItself();
    void countsQueues();
    void knowsRequestersAndCategories();
    void clearKeepsOnlyTheOverlay();
    void namesNotTooMuch();
    void digestFollowsItsDefinition();
    void fullDiskRollsBack();

private:
    void reopen();
    CacheChange apply(ObjectType type, const QList<QJsonObject> &objects);
    QStringList idsOf(const TicketQuery &query);
    ListedTicket listed(const QString &id);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<CacheWriter> m_writer;
    std::unique_ptr<CacheReader> m_reader;
};

void TestCache::init()
{
    m_reader.reset();
    m_writer.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"cache.db"_s);
    reopen();
}

void TestCache::reopen()
{
    m_reader.reset();
    m_writer.reset();
    m_writer = std::move(CacheWriter::open(m_path, keyOf(1)).value());
    m_reader = std::move(CacheReader::open(m_path, keyOf(1)).value());
}

CacheChange TestCache::apply(ObjectType type, const QList<QJsonObject> &objects)
{
    const auto change = m_writer->apply(rowsOf(type, objects));
    if (!change)
        qFatal("%s", qPrintable(change.error().detail));
    return *change;
}

QStringList TestCache::idsOf(const TicketQuery &query)
{
    const QList<qint64> rows = m_reader->ticketRows(query).value();
    const QList<ListedTicket> tickets = m_reader->listedTickets(rows).value();
    QStringList ids;
    for (const ListedTicket &one : tickets)
        ids.append(one.id.value());
    return ids;
}

ListedTicket TestCache::listed(const QString &id)
{
    const QList<ListedTicket> found = m_reader->listedTickets(QStringList{id}).value();
    return found.isEmpty() ? ListedTicket() : found.first();
}

void TestCache::givesBackWhatTheServerSaid()
{
    const QJsonObject sent = ticket(u"t1"_s, 7,
                                    {{u"subject"_s, u"Dru\u010dker \"br\u00e4nnt\"\n\u4f60\u597d"_s},
                                     {u"tags"_s, QJsonArray{u"a"_s, u"b"_s}},
                                     {u"businessCritical"_s, true},
                                     {u"clockSkewMs"_s, -2140},
                                     {u"body"_s, u""_s}});
    const CacheChange change = apply(ObjectType::Ticket, {sent});
    QCOMPARE(change.tickets, QSet<QString>{u"t1"_s});
    const QJsonObject read = m_reader->ticket(u"t1"_s).value();
    for (auto it = sent.begin(); it != sent.end(); ++it)
        QCOMPARE(read[it.key()], it.value());
    QVERIFY(read[u"closedAt"].isNull());
    QCOMPARE(read.size(), qsizetype(domain::properties(ObjectType::Ticket).size()) + 2);
    QCOMPARE(m_reader->ticket(u"hd-000001"_s).value(), read);
    QCOMPARE(m_reader->ticket(u"t2"_s).error().kind, Kind::NotFound);

    const ListedTicket row = listed(u"t1"_s);
    QCOMPARE(row.number, u"HD-000001"_s);
    QCOMPARE(row.requester, u"Ana"_s);
    QCOMPARE(row.updatedAt, QDateTime(QDate(2026, 6, 2), QTime(8, 0, 0, 500), QTimeZone::utc()));
    QCOMPARE(row.status, domain::TicketStatus::Open);

    apply(ObjectType::Article,
          {{{u"id"_s, u"a1"_s}, {u"version"_s, 1}, {u"number"_s, u"KB-00001"_s}, {u"title"_s, u"T"_s}}});
    QCOMPARE(m_reader->article(u"kb-00001"_s).value().title, u"T"_s);
}

void TestCache::lowerVersionNeverReplaces()
{
    apply(ObjectType::Ticket, {ticket(u"t1"_s, 5, {{u"subject"_s, u"five"_s}})});
    const qint64 row = listed(u"t1"_s).row;
    QVERIFY(apply(ObjectType::Ticket, {ticket(u"t1"_s, 4, {{u"subject"_s, u"four"_s}})}).empty());
    QVERIFY(apply(ObjectType::Ticket, {ticket(u"t1"_s, 5, {{u"subject"_s, u"other five"_s}})}).empty());
    QCOMPARE(listed(u"t1"_s).subject, u"five"_s);
    QCOMPARE(m_reader->ticket(u"t1"_s).value()[u"subject"].toString(), u"five"_s);
    QVERIFY(!apply(ObjectType::Ticket, {ticket(u"t1"_s, 6, {{u"subject"_s, u"six"_s}})}).empty());
    QCOMPARE(listed(u"t1"_s).subject, u"six"_s);
    QCOMPARE(listed(u"t1"_s).row, row);
}

void TestCache::aServerThatCountsAnewIsBelieved()
{
    const auto entry = [](const QString &text, const QString &updated) {
        return QJsonObject{{u"id"_s, u"e1"_s},       {u"version"_s, 1},         {u"updatedAt"_s, updated},
                           {u"ticketId"_s, u"t1"_s}, {u"kind"_s, u"comment"_s}, {u"text"_s, text}};
    };
    const auto anew = [this](ObjectType type, const QJsonObject &object) {
        CacheBatch batch = rowsOf(type, {object});
        batch.anew = true;
        return m_writer->apply(batch).value();
    };
    apply(ObjectType::Ticket, {ticket(u"t1"_s, 5, {{u"subject"_s, u"five"_s}})});
    apply(ObjectType::Entry, {entry(u"first life"_s, u"2026-06-18T09:00:00Z"_s)});
    // A backup was put back: the ticket is at 4 again, and the entry's id belongs to another one.
    QVERIFY(!anew(ObjectType::Ticket, ticket(u"t1"_s, 4, {{u"subject"_s, u"four"_s}})).empty());
    QCOMPARE(listed(u"t1"_s).subject, u"four"_s);
    QVERIFY(!anew(ObjectType::Entry, entry(u"second life"_s, u"2026-06-18T10:00:00Z"_s)).empty());
    QCOMPARE(m_reader->entries(u"t1"_s).value().first()[u"text"].toString(), u"second life"_s);
    // What was kept although the server has lost it gives way to what gets its number later, not to older news.
    QVERIFY(apply(ObjectType::Entry, {entry(u"first life"_s, u"2026-06-18T09:00:00Z"_s)}).empty());
    QVERIFY(!apply(ObjectType::Entry, {entry(u"third life"_s, u"2026-06-18T11:00:00Z"_s)}).empty());
    apply(ObjectType::Ticket, {ticket(u"t2"_s, 1)});
    QJsonObject elsewhere = entry(u"fourth life"_s, u"2026-06-18T12:00:00Z"_s);
    elsewhere[u"ticketId"] = u"t2"_s;
    const CacheChange moved = apply(ObjectType::Entry, {elsewhere});
    QCOMPARE(moved.tickets, (QSet<QString>{u"t1"_s, u"t2"_s}));
    QCOMPARE(m_reader->entries(u"t1"_s).value().size(), 0);
    QVERIFY(!anew(ObjectType::Entry, entry(u"second life"_s, u"2026-06-18T10:00:00Z"_s)).empty());
    // What is the same is not written again.
    QVERIFY(anew(ObjectType::Ticket, ticket(u"t1"_s, 4, {{u"subject"_s, u"four"_s}})).empty());
    QVERIFY(anew(ObjectType::Entry, entry(u"second life"_s, u"2026-06-18T10:00:00Z"_s)).empty());
}

void TestCache::rightsChangeWithoutAVersion()
{
    const auto queue = [](bool mayRead) {
        return QJsonObject{{u"id"_s, u"q1"_s},
                           {u"version"_s, 1},
                           {u"name"_s, u"Mail"_s},
                           {u"myRights"_s, QJsonObject{{u"mayRead"_s, mayRead}}}};
    };
    apply(ObjectType::Queue, {queue(true)});
    QCOMPARE(m_writer->readableQueues().value(), (QMap<QString, bool>{{u"q1"_s, true}}));
    QVERIFY(apply(ObjectType::Queue, {queue(false)}).desk);
    apply(ObjectType::Ticket, {ticket(u"t1"_s, 1, {{u"queueId"_s, u"q2"_s}})});
    QCOMPARE(m_writer->readableQueues().value(), (QMap<QString, bool>{{u"q1"_s, false}, {u"q2"_s, false}}));
}

void TestCache::cursorStandsWithItsRows()
{
    CacheBatch batch = rowsOf(ObjectType::Ticket, {ticket(u"t1"_s)});
    batch.cursors = {{u"Ticket"_s, u"12.abc"_s}, {u"sweep"_s, u"t1"_s}};
    QVERIFY(m_writer->apply(batch).has_value());
    reopen();
    QCOMPARE(m_writer->cursors().value(), batch.cursors);
    QCOMPARE(m_reader->counts().value().value(u"Ticket"_s), 1);
    CacheBatch done;
    done.cursors = {{u"sweep"_s, QString()}};
    QVERIFY(m_writer->apply(done).has_value());
    QCOMPARE(m_writer->cursors().value().keys(), QStringList{u"Ticket"_s});

    // A batch that fails half way leaves neither row nor cursor.
    CacheBatch bad = rowsOf(ObjectType::Ticket, {ticket(u"t2"_s)});
    bad.cursors = {{u"Ticket"_s, u"13.abc"_s}};
    m_reader.reset();
    Database other({m_path, "cache"}, keyOf(1));
    other.run("CREATE TRIGGER no BEFORE INSERT ON cursor BEGIN SELECT raise(ABORT, 'no'); END");
    QVERIFY(!m_writer->apply(bad).has_value());
    other.run("DROP TRIGGER no");
    QCOMPARE(other.integer("SELECT count(*) FROM ticket"), 1);
    QCOMPARE(m_writer->cursors().value().value(u"Ticket"_s), u"12.abc"_s);
}

void TestCache::ticketTakesItsEntries()
{
    apply(ObjectType::Ticket, {ticket(u"t1"_s), ticket(u"t2"_s)});
    apply(ObjectType::Entry, {entry(u"e1"_s, u"t1"_s), entry(u"e2"_s, u"t2"_s), entry(u"e3"_s, u"t1"_s)});
    CacheBatch batch;
    batch.removed = {{ObjectType::Ticket, u"t1"_s}, {ObjectType::Entry, u"e2"_s}};
    const CacheChange change = m_writer->apply(batch).value();
    QCOMPARE(change.tickets, (QSet<QString>{u"t1"_s, u"t2"_s}));
    QCOMPARE(m_reader->counts().value().value(u"Entry"_s), 0);
    QCOMPARE(m_reader->counts().value().value(u"Ticket"_s), 1);
    QVERIFY(listed(u"t1"_s).id.isNull());
}

void TestCache::ticketTakesItsHandoffs()
{
    const auto escalation = [](const QString &id, const QString &ticketId) {
        return QJsonObject{{u"id"_s, id},
                           {u"version"_s, 1},
                           {u"ticketId"_s, ticketId},
                           {u"answers"_s, QJsonObject{{u"scope"_s, u"three of forty"_s}}},
                           {u"effectiveAt"_s, u"2026-06-02T09:00:00Z"_s}};
    };
    apply(ObjectType::Ticket, {ticket(u"t1"_s), ticket(u"t2"_s)});
    QCOMPARE(apply(ObjectType::Escalation, {escalation(u"x1"_s, u"t1"_s), escalation(u"x2"_s, u"t2"_s)}).tickets,
             (QSet<QString>{u"t1"_s, u"t2"_s}));
    apply(ObjectType::HandoffRating,
          {{{u"id"_s, u"h1"_s}, {u"version"_s, 1}, {u"escalationId"_s, u"x1"_s}, {u"verdict"_s, u"complete"_s}}});
    QCOMPARE(m_reader->escalations(u"t1"_s).value().value(0)[u"answers"][u"scope"].toString(), u"three of forty"_s);
    CacheBatch batch;
    batch.removed = {{ObjectType::Ticket, u"t1"_s}};
    QVERIFY(m_writer->apply(batch));
    QCOMPARE(m_reader->escalations(u"t1"_s).value().size(), 0);
    QCOMPARE(m_reader->counts().value().value(u"Escalation"_s), 1);
    QCOMPARE(m_reader->counts().value().value(u"HandoffRating"_s), 0);
}

void TestCache::aHandoffShowsTheTicketAbove()
{
    apply(ObjectType::Tier, {{{u"id"_s, u"r3"_s}, {u"version"_s, 1}, {u"level"_s, 3}}});
    apply(ObjectType::Queue, {{{u"id"_s, u"q3"_s}, {u"version"_s, 1}, {u"name"_s, u"Mail"_s}, {u"tierId"_s, u"r3"_s}}});
    apply(ObjectType::Ticket, {ticket(u"t1"_s)});
    Operation handoff = operation(ObjectType::Escalation, Operation::Action::Create, u"t1"_s,
                                  {{u"ticketId"_s, u"t1"_s}, {u"toQueueId"_s, u"q3"_s}});
    QVERIFY(m_writer->setOperations({handoff}));
    QCOMPARE(listed(u"t1"_s).tierLevel, 3);
    handoff.state = OperationState::Rejected; // it did not go up
    QVERIFY(m_writer->setOperations({handoff}));
    QCOMPARE(listed(u"t1"_s).tierLevel, 2);
}

void TestCache::entriesMayComeFirst()
{
    const CacheChange change =
        apply(ObjectType::Entry,
              {entry(u"e2"_s, u"t1"_s, u"later"_s, u"2026-06-02T10:00:00Z"_s), entry(u"e1"_s, u"t1"_s, u"first"_s)});
    QCOMPARE(change.tickets, QSet<QString>{u"t1"_s});
    apply(ObjectType::Ticket, {ticket(u"t1"_s)});
    const QList<QJsonObject> entries = m_reader->entries(u"t1"_s).value();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0][u"text"].toString(), u"first"_s);
    QVERIFY(apply(ObjectType::Entry, {entry(u"e1"_s, u"t1"_s, u"again"_s)}).empty());
}

void TestCache::slaDue_data()
{
    QTest::addColumn<QJsonArray>("sla");
    QTest::addColumn<QDateTime>("due");
    const QDateTime nine(QDate(2026, 6, 3), QTime(9, 0, 0, 250), QTimeZone::utc());
    QTest::newRow("none") << QJsonArray() << QDateTime();
    QTest::newRow("one") << clocks(u"2026-06-03T09:00:00.25Z"_s) << nine;
    QTest::newRow("met") << clocks(u"2026-06-03T09:00:00.25Z"_s, u"2026-06-03T08:00:00Z"_s) << QDateTime();
    QTest::newRow("paused") << QJsonArray{QJsonObject{{u"dueAt"_s, QJsonValue()}, {u"metAt"_s, QJsonValue()}}}
                            << QDateTime();
    QJsonArray several = clocks(u"2026-06-04T09:00:00Z"_s);
    several.append(clocks(u"2026-06-03T09:00:00.25Z"_s)[0]);
    several.append(clocks(u"2026-06-01T09:00:00Z"_s, u"2026-06-01T08:00:00Z"_s)[0]);
    several.append(clocks(u"2026-06-05T09:00:00Z"_s)[0]);
    QTest::newRow("the earliest that is not met") << several << nine;
}

void TestCache::slaDue()
{
    QFETCH(QJsonArray, sla);
    QFETCH(QDateTime, due);
    apply(ObjectType::Ticket, {ticket(u"t1"_s, 1, {{u"sla"_s, sla}})});
    QCOMPARE(listed(u"t1"_s).slaDue, due);
}

void TestCache::sortsAndFilters_data()
{
    QTest::addColumn<TicketQuery>("query");
    QTest::addColumn<QStringList>("ids");
    const auto row = [](const char *name, const std::function<void(TicketQuery &)> &set, const QStringList &ids) {
        TicketQuery query;
        set(query);
        QTest::newRow(name) << query << ids;
    };
    const QStringList byDue{u"t2"_s, u"t3"_s, u"t1"_s, u"t5"_s};
    row(
        "open by due, no clock last", [](TicketQuery &) {}, byDue);
    row("descending, no clock still last", [](TicketQuery &q) { q.descending = true; },
        {u"t1"_s, u"t3"_s, u"t2"_s, u"t5"_s});
    row("by priority", [](TicketQuery &q) { q.sort = TicketSort::Priority; }, {u"t3"_s, u"t2"_s, u"t1"_s, u"t5"_s});
    row("last updated first",
        [](TicketQuery &q) {
            q.sort = TicketSort::Updated;
            q.descending = true;
        },
        {u"t5"_s, u"t1"_s, u"t3"_s, u"t2"_s});
    row("closed ones too", [](TicketQuery &q) { q.onlyOpen = false; }, {u"t4"_s, u"t2"_s, u"t3"_s, u"t1"_s, u"t5"_s});
    row("one queue", [](TicketQuery &q) { q.queueIds = {domain::QueueId(u"q2"_s)}; }, {u"t3"_s});
    row(
        "two queues",
        [](TicketQuery &q) {
            q.queueIds = {domain::QueueId(u"q2"_s), domain::QueueId(u"q1"_s)};
        },
        byDue);
    row("a person's", [](TicketQuery &q) { q.assigneeId = domain::PersonId(u"p1"_s); }, {u"t2"_s});
    row("nobody's", [](TicketQuery &q) { q.unassigned = true; }, {u"t3"_s, u"t1"_s, u"t5"_s});
    row("a tier's", [](TicketQuery &q) { q.tierLevel = 3; }, {u"t3"_s});
    row("resolved",
        [](TicketQuery &q) {
            q.onlyOpen = false;
            q.status = domain::TicketStatus::Resolved;
        },
        {u"t4"_s});
    row("urgent", [](TicketQuery &q) { q.atLeast = domain::Priority::P2; }, {u"t2"_s, u"t3"_s});
    row("due soon", [](TicketQuery &q) { q.dueBefore = QDateTime(QDate(2026, 6, 4), QTime(0, 0), QTimeZone::utc()); },
        {u"t2"_s, u"t3"_s});
    row("of a requester", [](TicketQuery &q) { q.requesterEmail = u"bo@example.org"_s; }, {u"t3"_s});
    row("by words of the subject", [](TicketQuery &q) { q.containing = u"subject OF t2"_s; }, {u"t2"_s});
    row("by number", [](TicketQuery &q) { q.containing = u"000003"_s; }, {u"t3"_s});
    row("percent is no wildcard", [](TicketQuery &q) { q.containing = u"50%"_s; }, {u"t1"_s});
    row("underscore neither", [](TicketQuery &q) { q.containing = u"5_%"_s; }, {});
}

void TestCache::sortsAndFilters()
{
    QFETCH(TicketQuery, query);
    QFETCH(QStringList, ids);
    apply(ObjectType::Ticket,
          {ticket(u"t1"_s, 1,
                  {{u"sla"_s, clocks(u"2026-06-05T09:00:00Z"_s)},
                   {u"subject"_s, u"Disk at 50%"_s},
                   {u"updatedAt"_s, u"2026-06-03T00:00:00Z"_s}}),
           ticket(u"t2"_s, 1,
                  {{u"sla"_s, clocks(u"2026-06-02T09:00:00Z"_s)},
                   {u"priority"_s, 2},
                   {u"assigneeId"_s, u"p1"_s},
                   {u"updatedAt"_s, u"2026-06-01T00:00:00Z"_s}}),
           ticket(u"t3"_s, 1,
                  {{u"sla"_s, clocks(u"2026-06-03T09:00:00Z"_s)},
                   {u"priority"_s, 1},
                   {u"queueId"_s, u"q2"_s},
                   {u"tierLevel"_s, 3},
                   {u"requester"_s, QJsonObject{{u"name"_s, u"Bo"_s}, {u"email"_s, u"bo@example.org"_s}}},
                   {u"updatedAt"_s, u"2026-06-02T00:00:00Z"_s}}),
           ticket(u"t4"_s, 1, {{u"status"_s, u"resolved"_s}, {u"sla"_s, clocks(u"2026-06-01T09:00:00Z"_s)}}),
           ticket(u"t5"_s, 1, {{u"updatedAt"_s, u"2026-06-09T00:00:00Z"_s}})});
    QCOMPARE(idsOf(query), ids);
    QCOMPARE(m_reader->countTickets(query).value(), int(ids.size()));
}

void TestCache::asksTheIndexes_data()
{
    QTest::addColumn<TicketQuery>("query");
    QTest::addColumn<QString>("index");
    for (const auto &[sort, name] : {std::pair(TicketSort::SlaDue, "due"), std::pair(TicketSort::Priority, "priority"),
                                     std::pair(TicketSort::Updated, "updated")}) {
        for (const bool descending : {false, true}) {
            TicketQuery query;
            query.sort = sort;
            query.descending = descending;
            const QString end = QString::fromLatin1(name);
            QTest::addRow("all by %s %d", name, descending) << query << QString(u"open_"_s + end);
            query.onlyOpen = false;
            QTest::addRow("closed too by %s %d", name, descending) << query << QString(u"all_"_s + end);
            query.onlyOpen = true;
            query.queueIds = {domain::QueueId(u"q1"_s)};
            QTest::addRow("queue by %s %d", name, descending) << query << QString(u"open_queue_"_s + end);
            query.queueIds.clear();
            query.assigneeId = domain::PersonId(u"p1"_s);
            QTest::addRow("person by %s %d", name, descending) << query << QString(u"open_assignee_"_s + end);
        }
    }
}

void TestCache::asksTheIndexes()
{
    QFETCH(TicketQuery, query);
    QFETCH(QString, index);
    Database database({m_path, "cache", Database::Access::ReadOnly}, keyOf(1));
    const ListedQuery listedQuery(query);
    Statement plan = database.statement("EXPLAIN QUERY PLAN " + listedQuery.ordered("row"));
    listedQuery.bind(plan);
    QString steps;
    while (plan.step())
        steps += plan.text(3) + u'\n';
    QVERIFY2(steps.contains(QString(u" INDEX "_s + index)), qPrintable(steps));
    QVERIFY2(!steps.contains(u"TEMP B-TREE"), qPrintable(steps));
}

void TestCache::overlayShowsInLists()
{
    apply(ObjectType::Ticket, {ticket(u"t1"_s), ticket(u"t2"_s)});
    const Operation taken = patch(u"t1"_s, {{u"assigneeId"_s, u"p9"_s}, {u"impact"_s, 1}, {u"urgency"_s, 1}});
    const CacheChange change = m_writer->setOperations({taken, comment(u"t1"_s)}).value();
    QCOMPARE(change.tickets, QSet<QString>{u"t1"_s});
    ListedTicket row = listed(u"t1"_s);
    QCOMPARE(row.assigneeId.value(), u"p9"_s);
    QCOMPARE(row.priority, domain::Priority::P1);
    QCOMPARE(row.pendingChanges, 2);
    QVERIFY(!row.needsYou);
    // The server's row stays what the server said, and a newer one does not take the change away.
    QVERIFY(m_reader->ticket(u"t1"_s).value()[u"assigneeId"].isNull());
    apply(ObjectType::Ticket, {ticket(u"t1"_s, 2, {{u"subject"_s, u"Newer"_s}})});
    row = listed(u"t1"_s);
    QCOMPARE(row.subject, u"Newer"_s);
    QCOMPARE(row.assigneeId.value(), u"p9"_s);
    // Only what differs is named.
    QCOMPARE(m_writer->setOperations({taken, comment(u"t2"_s)}).value().tickets, (QSet<QString>{u"t1"_s, u"t2"_s}));
    QCOMPARE(m_writer->setOperations({taken}).value().tickets, QSet<QString>{u"t2"_s});
    QCOMPARE(m_writer->setOperations({}).value().tickets, QSet<QString>{u"t1"_s});
    QVERIFY(m_writer->setOperations({}).value().empty());
    QCOMPARE(listed(u"t1"_s).pendingChanges, 0);
    QVERIFY(listed(u"t1"_s).assigneeId.isNull());
}

void TestCache::overlayIsRestoredAfterRestart()
{
    apply(ObjectType::Ticket, {ticket(u"t1"_s), ticket(u"t2"_s)});
    const Operation born = birth();
    QVERIFY(m_writer->setOperations({patch(u"t1"_s, {{u"subject"_s, u"Mine"_s}}), born}).has_value());
    reopen();
    QCOMPARE(listed(u"t1"_s).subject, u"Mine"_s);
    // The next run finds that these are gone from the outbox, and takes their traces away.
    QVERIFY(m_writer->setOperations({patch(u"t2"_s, {{u"subject"_s, u"Other"_s}})}).has_value());
    QCOMPARE(listed(u"t1"_s).subject, u"Subject of t1"_s);
    QCOMPARE(listed(u"t1"_s).pendingChanges, 0);
    QVERIFY(listed(born.localId()).id.isNull());
    QCOMPARE(listed(u"t2"_s).subject, u"Other"_s);
}

void TestCache::refusedChangeAsksForThePerson()
{
    apply(ObjectType::Ticket, {ticket(u"t1"_s)});
    Operation refused = patch(u"t1"_s, {{u"subject"_s, u"Mine"_s}});
    refused.state = OperationState::Conflict;
    QVERIFY(m_writer->setOperations({refused}).has_value());
    QCOMPARE(listed(u"t1"_s).subject, u"Subject of t1"_s);
    QVERIFY(listed(u"t1"_s).needsYou);
    QCOMPARE(listed(u"t1"_s).pendingChanges, 1);
}

void TestCache::ticketBornHereMovesToItsServerId()
{
    Operation born = birth();
    Operation said = comment(born.localId());
    QVERIFY(m_writer->setOperations({born, said}).has_value());
    const ListedTicket local = listed(born.localId());
    QCOMPARE(local.subject, u"Born here"_s);
    QCOMPARE(local.priority, domain::Priority::P1);
    QCOMPARE(local.pendingChanges, 2);
    QVERIFY(local.number.isEmpty());
    QCOMPARE(idsOf({}), QStringList{born.localId()});

    // Accepted, but the cache does not have it yet: still under its local id, with what waits on it.
    born.state = OperationState::Applied;
    born.appliedId = u"t9"_s;
    born.appliedVersion = 1;
    said.ticket = u"t9"_s;
    QVERIFY(m_writer->setOperations({born, said}).has_value());
    QCOMPARE(idsOf({}), QStringList{born.localId()});
    QCOMPARE(listed(born.localId()).pendingChanges, 1);
    QVERIFY(m_writer->shown({born}).value().isEmpty());

    const CacheChange change = apply(ObjectType::Ticket, {ticket(u"t9"_s)});
    QVERIFY(change.tickets.contains(u"t9"_s) && change.tickets.contains(born.localId()));
    QCOMPARE(idsOf({}), QStringList{u"t9"_s});
    QCOMPARE(listed(u"t9"_s).pendingChanges, 1);
    QCOMPARE(m_writer->shown({born}).value(), QList<QUuid>{born.id});
}

void TestCache::appliedStaysUntilTheCacheShowsIt()
{
    apply(ObjectType::Ticket, {ticket(u"t1"_s, 5)});
    Operation changed = patch(u"t1"_s, {{u"subject"_s, u"Mine"_s}});
    changed.state = OperationState::Applied;
    changed.appliedId = u"t1"_s;
    changed.appliedVersion = 6;
    Operation said = comment(u"t1"_s);
    said.state = OperationState::Applied;
    said.appliedId = u"e7"_s;
    said.appliedVersion = 1;
    QVERIFY(m_writer->setOperations({changed, said}).has_value());
    QCOMPARE(listed(u"t1"_s).subject, u"Mine"_s);
    QCOMPARE(listed(u"t1"_s).pendingChanges, 0);
    QVERIFY(m_writer->shown({changed, said}).value().isEmpty());
    apply(ObjectType::Entry, {entry(u"e7"_s, u"t1"_s)});
    QCOMPARE(m_writer->shown({changed, said}).value(), QList<QUuid>{said.id});
    // Somebody else was later than ours: the server's word shows.
    apply(ObjectType::Ticket, {ticket(u"t1"_s, 7, {{u"subject"_s, u"Theirs"_s}})});
    QCOMPARE(listed(u"t1"_s).subject, u"Theirs"_s);
    QCOMPARE(m_writer->shown({changed, said}).value(), (QList<QUuid>{changed.id, said.id}));
    // The number of an entry that a restored server lost, given once more.
    QJsonObject again = entry(said.appliedId, u"t1"_s);
    again[u"opId"] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    again[u"version"] = 9;
    apply(ObjectType::Entry, {again});
    QCOMPARE(m_writer->shown({said}).value(), QList<QUuid>{});
    // Given to what the server wrote by itself: where acts are named, one without a name is none of ours.
    again.remove(u"opId");
    again[u"version"] = 10;
    apply(ObjectType::Entry, {again});
    QCOMPARE(m_writer->shown({said}).value(), QList<QUuid>{said.id});
    QJsonObject named = entry(u"e8"_s, u"t1"_s);
    named[u"opId"] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    apply(ObjectType::Entry, {named});
    QCOMPARE(m_writer->shown({said}).value(), QList<QUuid>{});
}

void TestCache::whatWentIsNotWaitedFor()
{
    Operation born = birth();
    born.state = OperationState::Applied;
    born.appliedId = u"t9"_s;
    born.appliedVersion = 1;
    Operation said = comment(born.localId());
    said.state = OperationState::Applied;
    said.appliedId = u"e7"_s;
    Operation elsewhere = comment(u"t1"_s);
    elsewhere.state = OperationState::Applied;
    elsewhere.appliedId = u"e8"_s;
    QVERIFY(m_writer->setOperations({born, said, elsewhere}).has_value());
    QVERIFY(m_writer->shown({born, said, elsewhere}).value().isEmpty());
    // Moved where this person may not read before it came here: told as gone, so it is not lost.
    CacheBatch gone;
    gone.removed.append({ObjectType::Ticket, u"t9"_s});
    QVERIFY(m_writer->apply(gone).has_value());
    QCOMPARE(m_writer->shown({born, said, elsewhere}).value(), (QList<QUuid>{born.id, said.id}));
}

void TestCache::purgesAQueue()
{
    apply(ObjectType::Ticket, {ticket(u"t1"_s), ticket(u"t2"_s, 1, {{u"queueId"_s, u"q2"_s}})});
    apply(ObjectType::Entry, {entry(u"e1"_s, u"t1"_s), entry(u"e2"_s, u"t2"_s)});
    QCOMPARE(m_writer->purgeQueue(u"q1"_s).value().tickets, QSet<QString>{u"t1"_s});
    QCOMPARE(idsOf({}), QStringList{u"t2"_s});
    QCOMPARE(m_reader->counts().value().value(u"Entry"_s), 1);
}

void TestCache::purgesEntriesWithoutATicket()
{
    apply(ObjectType::Ticket, {ticket(u"t1"_s)});
    apply(ObjectType::Entry, {entry(u"e1"_s, u"t1"_s), entry(u"e2"_s, u"t2"_s), entry(u"e3"_s, u"t2"_s)});
    QVERIFY(m_writer->purgeStrays().has_value());
    QCOMPARE(m_reader->counts().value().value(u"Entry"_s), 1);
    QCOMPARE(m_reader->entries(u"t1"_s).value().size(), 1);
    QVERIFY(m_writer->purgeStrays().has_value());
    QCOMPARE(m_reader->counts().value().value(u"Entry"_s), 1);
}

void TestCache::purgedTextIsInNoPage()
{
    // Rows of many sizes, so that pages split and rows move; half of them go.
    QList<QJsonObject> tickets;
    QList<QJsonObject> entries;
    for (int i = 0; i < 300; ++i) {
        const QString id = u"t%1"_s.arg(i);
        const bool goes = i % 2 == 0;
        const QString text = (goes ? u"canary7f3a "_s : u"remains "_s).repeated(i % 40 + 1);
        tickets.append(ticket(id, 1,
                              {{u"queueId"_s, goes ? u"q1"_s : u"q2"_s},
                               {u"subject"_s, text},
                               {u"body"_s, text.repeated(i % 7)},
                               {u"number"_s, QString(u"HD-"_s + id)}}));
        entries.append(entry(u"e%1"_s.arg(i), id, text.repeated(i % 11)));
    }
    for (qsizetype at = 0; at < tickets.size(); at += 30) {
        apply(ObjectType::Ticket, tickets.sliced(at, 30));
        apply(ObjectType::Entry, entries.sliced(at, 30));
    }
    for (QJsonObject &one : tickets)
        one[u"version"] = 2;
    apply(ObjectType::Ticket, tickets);
    m_reader.reset(); // none is in the way of the log
    QVERIFY(m_writer->purgeQueue(u"q1"_s).has_value());
    QCOMPARE(QFile(m_path + u"-wal"_s).size(), 0);
    QVERIFY(pagesHolding(m_path, keyOf(1), "remains") > 0);
    QCOMPARE(pagesHolding(m_path, keyOf(1), "canary7f3a"), 0);
}

void TestCache::damageInTheMiddleOfARunHealsItself()
{
    apply(ObjectType::Ticket, {ticket(u"t1"_s), ticket(u"t2"_s)});
    const Operation pending = comment(u"t2"_s);
    const Operation born = birth();
    QVERIFY(m_writer->setOperations({pending, born}).has_value());
    CacheBatch cursor;
    cursor.cursors = {{u"tickets"_s, u"7"_s}};
    QVERIFY(m_writer->apply(cursor).has_value());
    QVERIFY(m_writer->setLoading(false).has_value());
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 page = 1; page < file.size() / 4096; ++page) {
            QVERIFY(file.seek(page * 4096 + 200));
            file.write("damage");
        }
    }
    QCOMPARE(m_reader->ticketRows({}).error().kind, Kind::Damaged);
    QCOMPARE(CacheReader::open(m_path, keyOf(1)).error().kind, Kind::Damaged);
    // The writer makes it anew with the next change, and readers that were there see the new one.
    QVERIFY(m_writer->setOperations({pending, born}).has_value());
    QVERIFY(m_writer->cursors().value().isEmpty());
    QCOMPARE(idsOf({}), QStringList{born.localId()}); // what was born here is still on screen
    QVERIFY(QFile::exists(m_path + u".set-aside"_s));
    apply(ObjectType::Ticket, {ticket(u"t1"_s), ticket(u"t2"_s)});
    QCOMPARE(m_reader->listedTickets(QStringList{u"t2"_s}).value().at(0).pendingChanges, 1);
    QVERIFY(m_reader->verify().value().isEmpty());
}

void TestCache::countsQueues()
{
    apply(ObjectType::Tier,
          {{{u"id"_s, u"r2"_s}, {u"version"_s, 1}, {u"level"_s, 2}, {u"name"_s, u"Tier 2"_s}},
           {{u"id"_s, u"r1"_s}, {u"version"_s, 1}, {u"level"_s, 1}, {u"name"_s, u"Tier 1"_s}}});
    apply(ObjectType::Queue,
          {{{u"id"_s, u"q1"_s}, {u"version"_s, 1}, {u"name"_s, u"Mail"_s}, {u"tierId"_s, u"r2"_s}},
           {{u"id"_s, u"q2"_s}, {u"version"_s, 1}, {u"name"_s, u"Print"_s}, {u"tierId"_s, u"r1"_s}},
           {{u"id"_s, u"q3"_s}, {u"version"_s, 1}, {u"name"_s, u"Apps"_s}, {u"tierId"_s, u"r2"_s}}});
    apply(ObjectType::Ticket,
          {ticket(u"t1"_s, 1, {{u"sla"_s, clocks(u"2026-06-03T09:00:00Z"_s)}}), ticket(u"t2"_s),
           ticket(u"t3"_s, 1, {{u"status"_s, u"closed"_s}})});
    const auto queues = m_reader->queues(QDateTime(QDate(2026, 6, 4), QTime(0, 0), QTimeZone::utc())).value();
    QCOMPARE(queues.size(), 3);
    QCOMPARE(queues[0].queue.name, u"Print"_s);
    QCOMPARE(queues[1].queue.name, u"Apps"_s);
    QCOMPARE(queues[2].queue.name, u"Mail"_s);
    QCOMPARE(queues[2].tierLevel, 2);
    QCOMPARE(queues[2].open, 2);
    QCOMPARE(queues[2].atRisk, 1);
    QCOMPARE(m_reader->tiers().value().first().name, u"Tier 1"_s);
}

void TestCache::knowsRequestersAndCategories()
{
    const auto by = [](const QString &name, const QString &department) {
        return QJsonObject{{u"name"_s, name},
                           {u"email"_s, QString(name.toLower() + u"@example.org"_s)},
                           {u"department"_s, department}};
    };
    apply(ObjectType::Ticket,
          {ticket(u"t1"_s, 1, {{u"requester"_s, by(u"Bo"_s, u"Lab"_s)}, {u"category"_s, u"mail"_s}}),
           ticket(u"t2"_s, 1, {{u"requester"_s, by(u"Bo"_s, u"Lab"_s)}, {u"category"_s, u"print"_s}}),
           ticket(u"t3"_s, 1, {{u"requester"_s, by(u"Ana"_s, u"Sales"_s)}, {u"category"_s, u"print"_s}})});
    const QList<domain::Contact> all = m_reader->requesters(u"example"_s, 10).value();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].name, u"Bo"_s);
    QCOMPARE(all[0].department, u"Lab"_s);
    QCOMPARE(m_reader->requesters(u"ANA"_s, 10).value().size(), 1);
    QCOMPARE(m_reader->requesters(u"example"_s, 1).value().size(), 1);
    QCOMPARE(m_reader->categories().value(), (QStringList{u"print"_s, u"mail"_s}));
}

void TestCache::clearKeepsOnlyTheOverlay()
{
    CacheBatch batch = rowsOf(ObjectType::Ticket, {ticket(u"t1"_s)});
    batch.cursors = {{u"Ticket"_s, u"1.a"_s}};
    QVERIFY(m_writer->apply(batch).has_value());
    const Operation born = birth();
    QVERIFY(m_writer->setOperations({born, comment(u"t1"_s)}).has_value());
    QVERIFY(m_writer->clear().value().all);
    QCOMPARE(idsOf({}), QStringList{born.localId()});
    QVERIFY(m_writer->cursors().value().isEmpty());
}

void TestCache::namesNotTooMuch()
{
    QList<QJsonObject> tickets;
    for (int i = 0; i < 300; ++i)
        tickets.append(ticket(u"t%1"_s.arg(i)));
    QVERIFY(apply(ObjectType::Ticket, tickets).all);
    QCOMPARE(m_reader->counts().value().value(u"Ticket"_s), 300);
}

void TestCache::digestFollowsItsDefinition()
{
    const QString none = m_reader->digest().value();
    QCOMPARE(none, QString::fromLatin1(QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex()));
    apply(ObjectType::Tier,
          {{{u"id"_s, u"r2"_s},
            {u"version"_s, 3},
            {u"level"_s, 2},
            {u"name"_s, u"a\\b\nc\rd"_s},
            {u"external"_s, true},
            {u"createdAt"_s, u"1970-01-01T00:00:01.5Z"_s}},
           {{u"id"_s, u"r10"_s}, {u"version"_s, 1}}});
    apply(ObjectType::Queue,
          {{{u"id"_s, u"q"_s},
            {u"version"_s, 1},
            {u"myRights"_s, QJsonObject{{u"mayWork"_s, false}, {u"mayRead"_s, true}}}}});
    const QByteArray lines =
        "Tier r10 1\nactive=~\ncreatedAt=~\nexternal=~\nlevel=~\nname=~\nscope=~\nupdatedAt=~\n"
        "Tier r2 3\nactive=~\ncreatedAt=1500\nexternal=1\nlevel=2\nname=a\\\\b\\nc\\rd\nscope=~\nupdatedAt=~\n"
        "Queue q 1\narea=~\ncreatedAt=~\ndefaultAssignee=~\nmemberIds=~\n"
        "myRights={\"mayRead\":true,\"mayWork\":false}\nname=~\ntierId=~\nupdatedAt=~\nvendorContact=~\n";
    QCOMPARE(m_reader->digest().value(),
             QString::fromLatin1(QCryptographicHash::hash(lines, QCryptographicHash::Sha256).toHex()));
}

void TestCache::fullDiskRollsBack()
{
    std::signal(SIGXFSZ, SIG_IGN);
    apply(ObjectType::Ticket, {ticket(u"t1"_s)});
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit limited = before;
    limited.rlim_cur = 512 * 1024;
    QList<QJsonObject> many;
    for (int i = 0; i < 300; ++i)
        many.append(ticket(u"u%1"_s.arg(i), 1, {{u"body"_s, QString(3000, u'x')}}));
    CacheBatch batch = rowsOf(ObjectType::Ticket, many);
    batch.cursors = {{u"Ticket"_s, u"2.b"_s}};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limited), 0);
    const auto full = m_writer->apply(batch);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!full.has_value());
    QCOMPARE(full.error().kind, Kind::Full);
    QVERIFY(m_writer->cursors().value().isEmpty());
    QCOMPARE(idsOf({}), QStringList{u"t1"_s});
    QVERIFY(m_writer->apply(batch).has_value());
    QCOMPARE(m_reader->counts().value().value(u"Ticket"_s), 301);
    QVERIFY(m_reader->verify().value().isEmpty());
}

QTEST_GUILESS_MAIN(TestCache)
#include "tst_cache.moc"
