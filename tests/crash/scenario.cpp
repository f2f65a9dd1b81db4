// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scenario.h"

#include "batches.h"
#include "memorydisk.h"
#include "store/database.h"
#include "store/operationrow.h"
#include "store/sealedfile.h"
#include "store/workschema.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QTimeZone>

namespace secondline::crash {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;
using domain::Result;
using store::Settlement;

namespace {

const QDateTime noon(QDate(2026, 6, 18), QTime(12, 0), QTimeZone::utc());

//! The operation that bears \a name in a scenario: always the same id.
QUuid idOf(const QString &name)
{
    static const QUuid space = QUuid::fromString(u"6f1c1a52-6df0-4f0c-9d2e-3d6f4a8f8a11"_s);
    return QUuid::createUuidV5(space, name);
}

Operation operationNamed(const QString &name, const QString &ticket)
{
    Operation operation;
    operation.id = idOf(name);
    operation.type = ObjectType::Entry;
    operation.ticket = ticket;
    operation.actedAt = noon;
    operation.clockSkewMs = -2140;
    operation.serverId = u"s1"_s;
    operation.accountId = u"a1"_s;
    return operation;
}

Act acting(const QString &name, std::function<Result<void>(store::WorkStore &)> run)
{
    return {name, [run = std::move(run)](Profile &profile) { return run(*profile.work); }};
}

Act appending(const Operation &operation, const QString &name)
{
    return acting(u"append "_s + name,
                  [operation](store::WorkStore &work) { return work.append(operation).map([](const Operation &) {}); });
}

Act comment(const QString &name, const QString &ticket, int textBytes = 40)
{
    Operation operation = operationNamed(name, ticket);
    operation.content = {
        {u"ticketId"_s, ticket}, {u"kind"_s, u"comment"_s}, {u"text"_s, QString(name + QString(textBytes, u'\u00e9'))}};
    return appending(operation, name);
}

Act change(const QString &name, const QString &ticket)
{
    Operation operation = operationNamed(name, ticket);
    operation.type = ObjectType::Ticket;
    operation.action = Operation::Action::Update;
    operation.target = ticket;
    operation.content = {{u"status"_s, u"pending"_s}};
    operation.was = {{u"status"_s, u"open"_s}};
    return appending(operation, name);
}

QString localIdOf(const QString &name)
{
    return operationNamed(name, {}).localId();
}

Act birth(const QString &name)
{
    Operation operation = operationNamed(name, {});
    operation.type = ObjectType::Ticket;
    operation.content = {{u"subject"_s, name}, {u"body"_s, u"Born here"_s}, {u"queueId"_s, u"q1"_s}};
    return appending(operation, name);
}

QList<QUuid> idsOf(const QStringList &names)
{
    QList<QUuid> ids;
    for (const QString &name : names)
        ids.append(idOf(name));
    return ids;
}

Act sending(const QStringList &names)
{
    return acting(u"send "_s + names.join(u' '),
                  [ids = idsOf(names)](store::WorkStore &work) { return work.markSending(ids, noon); });
}

Act settling(const QList<Settlement> &settlements)
{
    return acting(u"settle"_s, [settlements](store::WorkStore &work) { return work.settle(settlements, noon); });
}

Settlement applied(const QString &name, const QString &server = {})
{
    return {idOf(name), OperationState::Applied, server.isEmpty() ? QString(u"srv-"_s + name) : server, 3, false, {}};
}

Settlement refused(const QString &name, OperationState state)
{
    return {idOf(name), state, {},
            0,          false, {u"preconditionFailed"_s, u"changed"_s, {u"status"_s}, {{u"status"_s, u"closed"_s}}}};
}

Settlement unsent(const QString &name, OperationState state)
{
    return {idOf(name), state, {}, 0, false, {}};
}

Act editing(const QString &name, const QJsonObject &content)
{
    return acting(u"edit "_s + name,
                  [id = idOf(name), content](store::WorkStore &work) { return work.edit(id, content); });
}

Act withdrawing(const QString &name)
{
    return acting(u"withdraw "_s + name, [id = idOf(name)](store::WorkStore &work) { return work.withdraw(id); });
}

Act retrying(const QString &name)
{
    return acting(u"retry "_s + name, [id = idOf(name)](store::WorkStore &work) { return work.retry(id); });
}

Act forgetting(const QStringList &names)
{
    return acting(u"forget"_s, [ids = idsOf(names)](store::WorkStore &work) { return work.forgetApplied(ids); });
}

Act recovering()
{
    return acting(u"recover"_s, [](store::WorkStore &work) { return work.recoverSending(); });
}

Act drafting(const QString &place, const QString &text)
{
    return acting(u"draft "_s + place, [=](store::WorkStore &work) {
        return work.saveDraft({place, {{u"text"_s, text}}, noon});
    });
}

Act undrafting(const QString &place)
{
    return acting(u"remove draft "_s + place, [=](store::WorkStore &work) { return work.removeDraft(place); });
}

Act noting(const QString &name, const QString &value)
{
    return acting(u"fact "_s + name, [=](store::WorkStore &work) { return work.setFact(name, value); });
}

Act reporting(int number)
{
    return acting(u"report"_s, [number](store::WorkStore &work) {
        return work.addReport(QDateTime::currentDateTimeUtc(), {{u"sent"_s, number}}).map([](qint64) {});
    });
}

Act naming(const QString &blob)
{
    return acting(u"blob "_s + blob, [blob](store::WorkStore &work) { return work.addBlob(blob, 1234); });
}

Act confirming(const QString &blob)
{
    return acting(u"confirm "_s + blob, [blob](store::WorkStore &work) { return work.confirmBlob(blob); });
}

Act returning(const QStringList &names)
{
    return acting(u"return"_s, [ids = idsOf(names)](store::WorkStore &work) { return work.returnSent(ids); });
}

//! A work.db of the first schema step with \a count comments, as the program's first version left it.
Act firstSchema(int count)
{
    return {u"first schema"_s, [count](Profile &profile) {
                return store::answered([&] {
                    store::Database database(
                        {profile.path("work.db"_L1), "work", store::Database::Access::Exclusive, "FULL"}, profileKey());
                    database.migrate(store::workSteps().first(1));
                    for (int number = 0; number < count; ++number) {
                        Operation operation = operationNamed(u"old%1"_s.arg(number), u"t1"_s);
                        operation.content = {{u"ticketId"_s, u"t1"_s}, {u"kind"_s, u"comment"_s}, {u"text"_s, number}};
                        database
                            .statement(
                                "INSERT INTO operation (id, type, action, target, ticket, content, was, acted_at,"
                                " skew, server, account, body_hash, state)"
                                " VALUES (?, ?, 'create', '', 't1', ?, '{}', ?, ?, ?, ?, ?, 'queued')")
                            .bind(1, operation.id.toString(QUuid::WithoutBraces))
                            .bind(2, nameOf(operation.type))
                            .bind(3, store::compactJson(operation.content))
                            .bind(4, operation.actedAt.toMSecsSinceEpoch())
                            .bind(5, *operation.clockSkewMs)
                            .bind(6, operation.serverId)
                            .bind(7, operation.accountId)
                            .bind(8, store::bodyHash(operation))
                            .run();
                    }
                });
            }};
}

void flipByte(DiskImage &image, const std::string &name, size_t at)
{
    std::string &bytes = image.files[name].bytes;
    bytes[at % bytes.size()] = static_cast<char>(bytes[at % bytes.size()] ^ 0x10);
}

void eraseFile(DiskImage &image, const std::string &name)
{
    image.files.erase(name);
}

Act openingWork()
{
    return {u"open"_s, [](Profile &profile) { return profile.openWork(); }};
}

Act openingCache()
{
    return {u"open cache"_s, [](Profile &profile) { return profile.openCache(); }};
}

Act openingFiles()
{
    return {u"open files"_s, [](Profile &profile) { return profile.openFiles(); }};
}

//! No two stretches alike.
QByteArray bytesOf(const QString &name, qsizetype size)
{
    QByteArray bytes;
    for (int i = 0; bytes.size() < size; ++i)
        bytes += name.toUtf8() + QByteArray::number(i) + ' ';
    return bytes.first(size);
}

QString blobIdOf(const QByteArray &bytes)
{
    return u"sha256-"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

//! Copies a file into the profile; the outbox names it only then (D9).
Act copying(const QByteArray &bytes)
{
    return {
        u"copy"_s, [bytes](Profile &profile) {
            QBuffer source;
            source.setData(bytes);
            source.open(QIODevice::ReadOnly);
            return profile.files->add(source, [](qint64, qint64) { return true; }).map([](const store::StoredBlob &) {
            });
        }};
}

//! The next piece of a download, from where the last one that is here ends.
Act fetching(const QByteArray &bytes, qsizetype upTo)
{
    return {u"fetch"_s, [bytes, upTo](Profile &profile) -> Result<void> {
                const QString blob = blobIdOf(bytes);
                const auto here = profile.files->partial(blob);
                if (!here || *here >= upTo)
                    return here.map([](qint64) {});
                return profile.files->append(blob, *here, bytes.sliced(*here, upTo - *here));
            }};
}

Act finishing(const QByteArray &bytes)
{
    return {u"finish"_s, [bytes](Profile &profile) { return profile.files->finish(blobIdOf(bytes)); }};
}

//! What the program does until it has the file: one that came torn comes once more.
Act fetchingAll(const QByteArray &bytes)
{
    return {u"fetch all"_s, [bytes](Profile &profile) -> Result<void> {
                Result<void> done;
                for (int tries = 0; tries < 2; ++tries) {
                    if (const auto fetched = fetching(bytes, bytes.size()).run(profile); !fetched)
                        return fetched;
                    done = finishing(bytes).run(profile);
                    if (done)
                        break;
                }
                return done;
            }};
}

Act deleting(const QByteArray &bytes)
{
    return {u"delete"_s, [bytes](Profile &profile) { return profile.files->remove(blobIdOf(bytes)); }};
}

QJsonObject ticketRow(int number, qint64 version = 1)
{
    return {{u"id"_s, QString(u"t%1"_s.arg(number))},
            {u"version"_s, version},
            {u"number"_s, QString(u"HD-%1"_s.arg(number))},
            {u"subject"_s, QString(u"Subject %1 in version %2"_s.arg(number).arg(version))},
            {u"body"_s, u"The printer prints nothing but hearts"_s},
            {u"queueId"_s, number % 2 == 0 ? u"q1"_s : u"q2"_s},
            {u"status"_s, u"open"_s},
            {u"priority"_s, 3},
            {u"openedAt"_s, u"2026-06-01T08:00:00Z"_s},
            {u"updatedAt"_s, u"2026-06-02T08:00:00Z"_s}};
}

QJsonObject entryRow(int number, int ticket)
{
    return {{u"id"_s, QString(u"e%1"_s.arg(number))},        {u"version"_s, 1},
            {u"ticketId"_s, QString(u"t%1"_s.arg(ticket))},  {u"kind"_s, u"comment"_s},
            {u"text"_s, QString(u"Entry %1"_s.arg(number))}, {u"effectiveAt"_s, u"2026-06-02T09:00:00Z"_s}};
}

//! Rows [\a first, \a first + \a count) of tickets with an entry each, and the cursor that covers them.
Act pulling(int first, int count, qint64 version, const QString &cursor, const QStringList &removed = {})
{
    QList<QJsonObject> tickets;
    QList<QJsonObject> entries;
    for (int number = first; number < first + count; ++number) {
        tickets.append(ticketRow(number, version));
        entries.append(entryRow(number, number));
    }
    store::CacheBatch batch;
    batch.rows = {store::batchOf(ObjectType::Ticket, tickets), store::batchOf(ObjectType::Entry, entries)};
    for (const QString &id : removed)
        batch.removed.append({ObjectType::Ticket, id});
    batch.cursors = {{u"Ticket"_s, cursor}, {u"Entry"_s, cursor}};
    return {u"pull "_s + cursor,
            [batch](Profile &profile) { return profile.cache->apply(batch).map([](const auto &) {}); }};
}

Act overlaying(const QList<Operation> &operations)
{
    return {u"overlay"_s, [operations](Profile &profile) {
                return profile.cache->setOperations(operations).map([](const auto &) {});
            }};
}

Act loading(bool on)
{
    return {on ? u"load"_s : u"loaded"_s, [on](Profile &profile) { return profile.cache->setLoading(on); }};
}

Act purging(const QString &queue)
{
    return {u"purge "_s + queue,
            [queue](Profile &profile) { return profile.cache->purgeQueue(queue).map([](const auto &) {}); }};
}

Act clearing()
{
    return {u"clear"_s, [](Profile &profile) { return profile.cache->clear().map([](const auto &) {}); }};
}

Act indexing()
{
    return {u"index"_s, [](Profile &profile) -> Result<void> {
                if (const auto opened = profile.openSearch(); !opened)
                    return opened;
                return profile.search->step(1000).map([](const auto &) {});
            }};
}

Scenario work(std::string name, std::vector<Act> before, std::vector<Act> acts, bool closedBefore = true)
{
    before.insert(before.begin(), openingWork());
    if (closedBefore)
        acts.insert(acts.begin(), openingWork());
    return {std::move(name), Scenario::Subject::Work, std::move(before), std::move(acts), closedBefore};
}

Scenario cache(std::string name, std::vector<Act> before, std::vector<Act> acts, bool closedBefore = true)
{
    before.insert(before.begin(), openingCache());
    acts.insert(acts.begin(), openingCache());
    return {std::move(name), Scenario::Subject::Cache, std::move(before), std::move(acts), closedBefore};
}

Scenario files(std::string name, std::vector<Act> before, std::vector<Act> acts)
{
    for (std::vector<Act> *const all : {&before, &acts})
        all->insert(all->begin(), {openingWork(), openingFiles()});
    return {std::move(name), Scenario::Subject::Files, std::move(before), std::move(acts)};
}

//! Draws acts that are likely after those before: what a person and the sync do to one outbox.
class Conversation
{
public:
    Conversation(quint64 seed, int textBytes)
        : m_random(seed)
        , m_textBytes(textBytes)
    {
    }

    Act next()
    {
        const int number = m_count++;
        const QString name = u"c%1"_s.arg(number);
        switch (m_random() % 16) {
        case 0:
            m_states[name] = OperationState::Queued;
            return birth(name);
        case 1:
            m_states[name] = OperationState::Queued;
            return change(name, ticket());
        case 2:
            return drafting(u"ticket/%1"_s.arg(m_random() % 4), text(number));
        case 3:
            return undrafting(u"ticket/%1"_s.arg(m_random() % 4));
        case 4:
            return noting(u"lastSync"_s, text(number));
        case 5:
        case 6:
        case 7:
            if (const QStringList queued = those({OperationState::Queued}); !queued.isEmpty()) {
                const QStringList some = queued.first(std::min<qsizetype>(queued.size(), 3));
                for (const QString &one : some)
                    m_states[one] = OperationState::Sending;
                return sending(some);
            }
            break;
        case 8:
        case 9:
            if (const QStringList sent = those({OperationState::Sending}); !sent.isEmpty())
                return answer(sent);
            break;
        case 10:
            if (const QString one = any({OperationState::Queued, OperationState::Rejected}); !one.isEmpty()) {
                m_states.remove(one);
                return withdrawing(one);
            }
            break;
        case 11:
            if (const QString one = any({OperationState::Rejected, OperationState::Conflict}); !one.isEmpty()) {
                m_states[one] = OperationState::Queued;
                return retrying(one);
            }
            break;
        case 12:
            if (const QStringList done = those({OperationState::Applied}); !done.isEmpty()) {
                for (const QString &one : done)
                    m_states.remove(one);
                return forgetting(done);
            }
            break;
        default:
            break;
        }
        m_states[name] = OperationState::Queued;
        return comment(name, ticket(), m_textBytes);
    }

private:
    QString ticket() { return u"t%1"_s.arg(m_random() % 3); }
    QString text(int number) const { return QString::number(number) + QString(m_textBytes, u'x'); }

    QStringList those(const QList<OperationState> &states) const
    {
        QStringList names;
        for (auto it = m_states.cbegin(); it != m_states.cend(); ++it) {
            if (states.contains(it.value()))
                names.append(it.key());
        }
        return names;
    }

    QString any(const QList<OperationState> &states)
    {
        const QStringList names = those(states);
        return names.isEmpty() ? QString()
                               : names[static_cast<qsizetype>(m_random() % static_cast<quint64>(names.size()))];
    }

    Act answer(const QStringList &sent)
    {
        QList<Settlement> settlements;
        for (const QString &one : sent) {
            switch (m_random() % 4) {
            case 0:
                m_states[one] = OperationState::Rejected;
                settlements.append(refused(one, OperationState::Rejected));
                break;
            case 1:
                m_states[one] = OperationState::Queued;
                settlements.append(unsent(one, OperationState::Queued));
                break;
            default:
                m_states[one] = OperationState::Applied;
                settlements.append(applied(one));
                break;
            }
        }
        return settling(settlements);
    }

    Random m_random;
    int m_textBytes;
    int m_count = 0;
    QMap<QString, OperationState> m_states;
};

std::vector<Scenario> workScenarios(quint64 seed)
{
    const QJsonObject edited{{u"ticketId"_s, u"t1"_s}, {u"kind"_s, u"comment"_s}, {u"text"_s, u"edited"_s}};
    const std::vector<Act> three = {comment(u"a"_s, u"t1"_s), change(u"b"_s, u"t1"_s), comment(u"c"_s, u"t2"_s)};
    std::vector<Act> sent = three;
    sent.push_back(sending({u"a"_s, u"b"_s, u"c"_s}));
    std::vector<Act> rejected = sent;
    rejected.push_back(settling(
        {refused(u"a"_s, OperationState::Rejected), refused(u"b"_s, OperationState::Conflict), applied(u"c"_s)}));
    const std::vector<Act> born = {birth(u"n"_s), comment(u"m"_s, localIdOf(u"n"_s)), comment(u"a"_s, u"t1"_s)};
    std::vector<Act> bornSent = born;
    bornSent.push_back(sending({u"n"_s}));
    std::vector<Act> drafts = {drafting(u"ticket/t1/composer"_s, u"first words"_s), drafting(u"new-ticket"_s, u"x"_s)};

    std::vector<Scenario> all;
    all.push_back({"first-open", Scenario::Subject::Work, {}, {openingWork(), comment(u"a"_s, u"t1"_s)}, true});
    all.push_back(work("append", three, {comment(u"d"_s, u"t1"_s)}));
    all.push_back(work("append-after-kill", three, {openingWork(), comment(u"d"_s, u"t1"_s)}, false));
    all.push_back(
        work("append-chain", {}, {comment(u"d"_s, u"t1"_s), comment(u"e"_s, u"t1"_s), comment(u"f"_s, u"t1"_s)}));
    all.push_back(work("append-long-text", three, {comment(u"d"_s, u"t1"_s, 30'000)}));
    all.push_back(work("append-ticket", three, {birth(u"n"_s), comment(u"m"_s, localIdOf(u"n"_s))}));
    all.push_back(work("edit-queued", three, {editing(u"a"_s, edited)}));
    all.push_back(work("edit-rejected", rejected, {editing(u"a"_s, edited)}));
    all.push_back(work("withdraw", three, {withdrawing(u"a"_s)}));
    all.push_back(work("withdraw-parent", born, {withdrawing(u"n"_s)}));
    all.push_back(work("withdraw-rejected", rejected, {withdrawing(u"b"_s)}));
    all.push_back(work("retry-rejected", rejected, {retrying(u"a"_s)}));
    all.push_back(work("retry-conflict", rejected, {retrying(u"b"_s)}));
    all.push_back(work("send-one", three, {sending({u"a"_s})}));
    all.push_back(work("send-three", three, {sending({u"a"_s, u"b"_s, u"c"_s})}));
    all.push_back(work("settle-applied", sent, {settling({applied(u"a"_s)})}));
    all.push_back(work("settle-born", bornSent, {settling({applied(u"n"_s, u"t77"_s)})}));
    all.push_back(work("settle-rejected", sent, {settling({refused(u"a"_s, OperationState::Rejected)})}));
    all.push_back(work("settle-conflict", sent, {settling({refused(u"b"_s, OperationState::Conflict)})}));
    all.push_back(work("settle-requeued", sent, {settling({unsent(u"c"_s, OperationState::Queued)})}));
    all.push_back(work("settle-unknown", sent, {settling({unsent(u"c"_s, OperationState::Unknown)})}));
    all.push_back(work("settle-mixed", sent,
                       {settling({applied(u"a"_s), refused(u"b"_s, OperationState::Conflict),
                                  unsent(u"c"_s, OperationState::Unknown)})}));
    all.push_back(work("recover", sent, {recovering()}));
    all.push_back(work("recover-after-kill", sent, {openingWork(), recovering(), sending({u"a"_s})}, false));
    all.push_back(work("forget", rejected, {forgetting({u"c"_s})}));
    all.push_back(work("draft-new", drafts, {drafting(u"ticket/t2/composer"_s, u"other words"_s)}));
    all.push_back(work("draft-typed", drafts,
                       {drafting(u"new-ticket"_s, u"xy"_s), drafting(u"new-ticket"_s, u"xyz"_s),
                        drafting(u"new-ticket"_s, QString(5000, u'z'))}));
    all.push_back(work("draft-becomes-act", drafts, {comment(u"d"_s, u"t1"_s), undrafting(u"ticket/t1/composer"_s)}));
    all.push_back(work("facts", three, {noting(u"lastSync"_s, u"2026-06-18"_s), noting(u"skew"_s, u"-3"_s)}));
    all.push_back(work("checkpoint", three, {comment(u"d"_s, u"t1"_s), openingWork(), comment(u"e"_s, u"t1"_s)}));
    all.push_back(work("checkpoint-after-kill", sent, {openingWork(), openingWork(), comment(u"e"_s, u"t1"_s)}, false));
    std::vector<Act> forgotten = rejected;
    forgotten.push_back(forgetting({u"c"_s}));
    all.push_back(work("return-sent", forgotten, {returning({u"c"_s}), retrying(u"c"_s)}));
    all.push_back(work("reports", {reporting(1)}, {reporting(2)}));
    all.push_back(work("blobs", {naming(u"sha256-aa"_s)}, {naming(u"sha256-bb"_s), confirming(u"sha256-aa"_s)}));
    std::vector<Act> dead;
    for (int i = 0; i < 6; ++i) {
        dead.push_back(comment(u"dead%1"_s.arg(i), u"t1"_s, 30'000));
        dead.push_back(withdrawing(u"dead%1"_s.arg(i)));
    }
    all.push_back(
        work("mirror-renewed", dead, {comment(u"d"_s, u"t1"_s), sending({u"d"_s}), comment(u"e"_s, u"t1"_s)}));
    all.push_back({"migration",
                   Scenario::Subject::Work,
                   {firstSchema(3)},
                   {openingWork(), comment(u"d"_s, u"t1"_s)},
                   true,
                   {},
                   u"work.db.before-2"_s});
    all.push_back({"migration-after-kill", Scenario::Subject::Work, {firstSchema(3)}, {openingWork()}, false});
    const auto broken = [&](const char *name, const std::vector<Act> &before, bool closed,
                            std::function<void(DiskImage &)> damage) {
        Scenario scenario = work(name, before, {}, closed);
        scenario.acts = {openingWork(), comment(u"d"_s, u"t1"_s)};
        scenario.damage = std::move(damage);
        all.push_back(std::move(scenario));
    };
    broken("rescue-page", rejected, true, [](DiskImage &image) { flipByte(image, "/profile/work.db", 4096 * 3 + 99); });
    broken("rescue-header", sent, true, [](DiskImage &image) { flipByte(image, "/profile/work.db", 20); });
    broken("rescue-lost-wal", sent, false, [](DiskImage &image) { eraseFile(image, "/profile/work.db-wal"); });
    broken("rescue-lost-file", three, true, [](DiskImage &image) { eraseFile(image, "/profile/work.db"); });
    broken("mirror-lost", sent, true, [](DiskImage &image) {
        eraseFile(image, "/profile/outbox.mirror.a");
        eraseFile(image, "/profile/outbox.mirror.b");
    });
    broken("mirror-damaged", sent, true, [](DiskImage &image) {
        for (auto &[name, file] : image.files) {
            if (name.find("outbox.mirror") != std::string::npos && !file.bytes.empty())
                flipByte(image, name, file.bytes.size() / 2);
        }
    });
    all.push_back(work("conversation", conversation(seed, 12, 60), {}));
    all.back().before.resize(1);
    for (const Act &act : conversation(seed, 12, 60))
        all.back().acts.push_back(act);
    return all;
}

std::vector<Scenario> cacheScenarios()
{
    const std::vector<Act> some = {pulling(1, 6, 1, u"s1"_s)};
    Operation note = operationNamed(u"o"_s, u"t2"_s);
    note.content = {{u"ticketId"_s, u"t2"_s}, {u"kind"_s, u"comment"_s}, {u"text"_s, u"pending"_s}};
    std::vector<Act> indexed = some;
    indexed.push_back(indexing());
    std::vector<Act> overlaid = some;
    overlaid.push_back(overlaying({note}));

    std::vector<Scenario> all;
    all.push_back(
        {"cache-first-open", Scenario::Subject::Cache, {}, {openingCache(), pulling(1, 3, 1, u"s1"_s)}, true});
    all.push_back(cache("cache-pull", some, {pulling(7, 4, 1, u"s2"_s), pulling(1, 2, 2, u"s3"_s)}));
    all.push_back(cache("cache-pull-after-kill", some, {pulling(7, 4, 1, u"s2"_s), pulling(1, 2, 2, u"s3"_s)}, false));
    all.push_back(cache("cache-prune", some, {pulling(1, 1, 2, u"s2"_s, {u"t3"_s, u"t4"_s})}));
    all.push_back(cache("cache-purge", some, {purging(u"q1"_s), pulling(9, 2, 1, u"s2"_s)}));
    all.push_back(cache("cache-clear", some, {clearing(), pulling(1, 2, 1, u"s1"_s)}));
    all.push_back(cache("cache-overlay", overlaid, {overlaying({}), overlaying({note})}));
    all.push_back(cache("cache-loading", {}, {loading(true), pulling(1, 6, 1, u"s1"_s), loading(false)}));
    all.push_back(cache("cache-index", indexed, {pulling(7, 4, 1, u"s2"_s), indexing()}));
    return all;
}

std::vector<Scenario> fileScenarios()
{
    const QByteArray old = bytesOf(u"old"_s, 3000);
    const QByteArray log = bytesOf(u"log"_s, 150'000);
    const QByteArray longer = bytesOf(u"long"_s, store::SealedFile::partBytes + 20'000);
    const std::vector<Act> one = {copying(old), naming(blobIdOf(old))};
    std::vector<Act> begun = one;
    begun.push_back(fetching(log, 40'000));

    std::vector<Scenario> all;
    all.push_back({"file-first",
                   Scenario::Subject::Files,
                   {openingWork()},
                   {openingWork(), openingFiles(), copying(old), naming(blobIdOf(old))}});
    all.push_back(files("file-copy", one, {copying(log), naming(blobIdOf(log)), confirming(blobIdOf(log))}));
    all.push_back(files("file-copy-again", one, {copying(old), naming(blobIdOf(old))}));
    all.push_back(files("file-copy-long", {}, {copying(longer), naming(blobIdOf(longer))}));
    all.push_back(files("file-fetch", one, {fetching(log, 30'000), fetching(log, 150'000), finishing(log)}));
    all.back().then = fetchingAll(log);
    all.push_back(files("file-fetch-on", begun, {fetching(log, 150'000), finishing(log), deleting(old)}));
    all.back().then = fetchingAll(log);
    all.push_back(files("file-delete", one, {deleting(old), copying(old)}));
    return all;
}

} // namespace

std::vector<Act> conversation(quint64 seed, int count, int textBytes)
{
    Conversation drawn(seed, textBytes);
    std::vector<Act> acts;
    for (int i = 0; i < count; ++i)
        acts.push_back(drawn.next());
    return acts;
}

Act appendComment(int number, int textBytes)
{
    return comment(u"x%1"_s.arg(number), u"t1"_s, textBytes);
}

std::vector<Scenario> scenarios(quint64 seed)
{
    std::vector<Scenario> all = workScenarios(seed);
    for (auto *const more : {&cacheScenarios, &fileScenarios}) {
        for (Scenario &scenario : more())
            all.push_back(std::move(scenario));
    }
    return all;
}

} // namespace secondline::crash
