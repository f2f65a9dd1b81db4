// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/cachewriter.h"

#include "domain/overlay.h"
#include "store/cacheschema.h"
#include "store/columns.h"
#include "store/damagemark.h"
#include "store/database.h"
#include "store/listedrow.h"
#include "store/privatefile.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Cell;
using domain::Failure;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;
using domain::Result;
using domain::RowBatch;

namespace {

//! Above this a change names no objects any more: whoever shows any refetches.
constexpr qsizetype mostNamed = 200;
constexpr int loadingCheckpointPages = 4000;
constexpr int usualCheckpointPages = 1000;

QString textOf(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

//! Rights differ by person and may change without a new version of the object that carries them.
bool takesEqualVersion(ObjectType type)
{
    const auto all = properties(type);
    return std::any_of(all.begin(), all.end(), [](const domain::Property &property) { return property.perPerson; });
}

//! A row is taken for a later version, in a sweep for any other one. Besides, a server whose backup was put back gives
//! numbers once more: where the person kept what it lost (invariants, the brake), a row of the same number from its new
//! life comes later, at the same version or made by another act.
std::string upsertInto(ObjectType type)
{
    const std::string columns = columnsOf(type);
    const std::string anotherLife = domain::propertyIndex(type, "opId") < 0
        ? "excluded.version = version"
        : "(excluded.version = version OR excluded.\"opId\" IS NOT \"opId\")";
    std::string marks = "?, ?, ?";
    std::string updates = "version = excluded.version";
    for (const domain::Property &property : properties(type)) {
        const std::string quoted = std::string("\"").append(property.name).append("\"");
        marks += ", ?";
        updates.append(", ").append(quoted).append(" = excluded.").append(quoted);
    }
    return "INSERT INTO " + tableOf(type) + " (row, " + columns + ") VALUES (" + marks
        + ") ON CONFLICT (id) DO UPDATE SET " + updates + " WHERE excluded.version "
        + (takesEqualVersion(type) ? ">=" : ">")
        + " version OR (? AND (excluded.version <> version OR excluded.\"updatedAt\" IS NOT \"updatedAt\"))"
        + " OR (excluded.\"updatedAt\" > \"updatedAt\" AND " + anotherLife + ")";
}

//! The device's key of a ticket that it meets for the first time: larger for one that was opened later, so that
//! "newest first" is the order of keys; odd for one that only this device knows.
qint64 newRowKey(qint64 openedMs, std::string_view id, bool born)
{
    quint64 hash = 14695981039346656037ULL; // FNV-1a
    for (const char byte : id)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    const auto seconds = static_cast<quint64>(std::max<qint64>(openedMs, 0) / 1000);
    return static_cast<qint64>((seconds << 20U) | (hash & 0xffffeU) | (born ? 1U : 0U));
}

void setAside(const QString &path)
{
    const QString aside = path + u".set-aside"_s;
    if (const auto renamed = renameDurably(path, aside); !renamed)
        throw Fault{renamed.error()};
    removeFile(path + u"-wal"_s);
    removeFile(path + u"-shm"_s);
}

} // namespace

void CacheChange::add(const CacheChange &other)
{
    tickets.unite(other.tickets);
    articles.unite(other.articles);
    desk = desk || other.desk;
    all = all || other.all || tickets.size() + articles.size() > mostNamed;
}

class CacheWriter::Private
{
public:
    Private(QString file, const ProfileKey &profileKey)
        : path(std::move(file))
        , key(profileKey)
    {
        connect();
    }

    //! Runs \a work in a transaction, on a new connection if the last one failed to commit.
    template <class Work> auto changing(Work work) -> Result<std::invoke_result_t<Work>>
    {
        const auto changed = answered([&] {
            if (isThere(damageMark(path)))
                static_cast<void>(answered([&] { renew(); })); // a reader met it
            if (!database || database->isSpent())
                connect();
            return database->inTransaction([&] {
                ++seq;
                seqUsed = false;
                if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
                    work();
                    keepSeq();
                } else {
                    auto made = work();
                    keepSeq();
                    return made;
                }
            });
        });
        if (!changed && changed.error().kind == Failure::Kind::Damaged)
            static_cast<void>(answered([&] { renew(); }));
        return changed;
    }
    //! A cache that is damaged is made anew at once: empty, with the overlay.
    template <class Work> auto reading(Work work) -> Result<std::invoke_result_t<Work>>
    {
        const auto read = answered([&] {
            if (!database || database->isSpent())
                connect();
            return work();
        });
        if (!read && read.error().kind == Failure::Kind::Damaged)
            static_cast<void>(answered([&] { renew(); }));
        return read;
    }

    void apply(const CacheBatch &batch, CacheChange &change);
    void purge(Statement &ticketsToGo, CacheChange &change);
    void replaceOperations(const QList<Operation> &now, CacheChange &change);
    void eraseTraces();
    void clear();
    bool isShown(const Operation &operation);
    QStringList listedPending();

    QString path;
    ProfileKey key;
    std::unique_ptr<Database> database;

private:
    void connect();
    void disconnect();
    void renew();
    void keepSeq();
    void store(const RowBatch &batch, bool anew, CacheChange &change);
    //! False if the row stays as it is.
    bool upsert(const RowBatch &batch, qsizetype index, std::optional<qint64> row, bool anew);
    void tellAway(const QString &ticket);
    void remove(const CacheBatch::Removal &removal, CacheChange &change);
    void removeTicket(const QString &id, qint64 row);
    void list(const ListedRow &listed, qint64 row);
    void unlist(const QString &id);
    void relist(const QString &ticket);
    void bump(IndexedKind kind, qint64 row);
    void forget(IndexedKind kind, qint64 row);
    void removeWhatHangsOn(const QString &ticket);
    std::optional<qint64> levelOf(std::string_view queue);
    void touch(std::string_view ticket, CacheChange &change);
    void group();
    bool holds(ObjectType type, const QString &id, qint64 version);
    bool namesActs();
    bool madeByAnother(const Operation &operation);
    qint64 freeRow(qint64 wanted);

    qint64 seq = 0;
    bool seqUsed = false;
    std::array<Statement, domain::objectTypeCount> upserts;
    Statement ticketKey;
    Statement articleKey;
    Statement entryTicket;
    Statement ticketRow;
    Statement listedKey;
    Statement listedAt;
    Statement writeListed;
    Statement removeListed;
    Statement writeChanged;
    Statement removeChanged;
    Statement writeGone;
    Statement writeCursor;
    Statement removeCursor;
    ListedRowReader reader;

    QList<Operation> operations;
    QHash<QString, QList<Operation>> overlay; //!< by ticket
    QSet<QString> awaited;                    //!< server ids of tickets born here that the cache lacks
    std::optional<bool> actsNamed;            //!< some entry has an opId; nothing: not known since entries came
    std::deque<std::string> removedFrom;      //!< tickets that lost an entry in this batch
    QSet<QUuid> toldAway;                     //!< accepted, in a ticket of which the server told since that it went
    std::unordered_set<std::string_view> touched;
};

void CacheWriter::Private::disconnect()
{
    actsNamed.reset();
    // Statements go before the connection that they belong to.
    for (Statement &upsertOne : upserts)
        upsertOne = Statement();
    for (Statement *one : {&ticketKey, &articleKey, &entryTicket, &ticketRow, &listedKey, &listedAt, &writeListed,
                           &removeListed, &writeChanged, &removeChanged, &writeGone, &writeCursor, &removeCursor})
        *one = Statement();
    database.reset();
}

//! Sets the damaged file aside and begins with an empty one. Its readers see that it is another file; sync sees that
//! there are no cursors.
void CacheWriter::Private::renew()
{
    disconnect();
    if (isThere(path))
        setAside(path);
    removeFile(damageMark(path));
    connect();
    const QList<Operation> now = std::exchange(operations, {});
    overlay.clear();
    database->inTransaction([&] {
        ++seq;
        seqUsed = false;
        CacheChange change;
        replaceOperations(now, change);
        keepSeq();
    });
}

void CacheWriter::Private::connect()
{
    disconnect();
    database = std::make_unique<Database>(Database::Place{path, "cache", Database::Access::Write, "NORMAL"}, key);
    database->migrate(cacheSteps());
    database->run("UPDATE fact SET value = 0 WHERE name = 'loading' AND value <> 0");
    seq = database->integer("SELECT value FROM fact WHERE name = 'seq'");
    for (const ObjectType type : domain::allObjectTypes)
        upserts[static_cast<size_t>(type)] = database->kept(upsertInto(type));
    ticketKey = database->kept("SELECT row, version FROM ticket WHERE id = ?");
    articleKey = database->kept("SELECT row, version FROM article WHERE id = ?");
    entryTicket = database->kept("SELECT \"ticketId\", version FROM entry WHERE id = ?");
    ticketRow = database->kept("SELECT row, " + columnsOf(ObjectType::Ticket) + " FROM ticket WHERE id = ?");
    listedKey = database->kept("SELECT row FROM listed WHERE id = ?");
    listedAt = database->kept("SELECT 1 FROM listed WHERE row = ?1 UNION ALL SELECT 1 FROM ticket WHERE row = ?1");
    writeListed = database->kept(
        "INSERT INTO listed (row, id, number, subject, requester, email, queue, tier, assignee, priority, status,"
        " sla_due, updated, opened, pending, needs_you)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
        " ON CONFLICT (row) DO UPDATE SET number = ?3, subject = ?4, requester = ?5, email = ?6, queue = ?7,"
        " tier = ?8, assignee = ?9, priority = ?10, status = ?11, sla_due = ?12, updated = ?13, opened = ?14,"
        " pending = ?15, needs_you = ?16");
    removeListed = database->kept("DELETE FROM listed WHERE id = ?");
    writeChanged = database->kept("INSERT INTO changed (kind, row, seq) VALUES (?1, ?2, ?3)"
                                  " ON CONFLICT (kind, row) DO UPDATE SET seq = ?3");
    removeChanged = database->kept("DELETE FROM changed WHERE kind = ? AND row = ?");
    writeGone = database->kept("INSERT INTO gone (kind, row) VALUES (?, ?)");
    writeCursor = database->kept("INSERT INTO cursor (name, value) VALUES (?1, ?2)"
                                 " ON CONFLICT (name) DO UPDATE SET value = ?2");
    removeCursor = database->kept("DELETE FROM cursor WHERE name = ?");
}

void CacheWriter::Private::keepSeq()
{
    if (seqUsed)
        database->statement("UPDATE fact SET value = ? WHERE name = 'seq'").bind(1, seq).run();
}

void CacheWriter::Private::bump(IndexedKind kind, qint64 row)
{
    writeChanged.bind(1, static_cast<qint64>(kind)).bind(2, row).bind(3, seq).run();
    seqUsed = true;
}

void CacheWriter::Private::forget(IndexedKind kind, qint64 row)
{
    removeChanged.bind(1, static_cast<qint64>(kind)).bind(2, row).run();
    writeGone.bind(1, static_cast<qint64>(kind)).bind(2, row).run();
}

qint64 CacheWriter::Private::freeRow(qint64 wanted)
{
    for (;; wanted += 2) {
        listedAt.bind(1, wanted);
        const bool taken = listedAt.step();
        listedAt.reset();
        if (!taken)
            return wanted;
    }
}

bool CacheWriter::Private::upsert(const RowBatch &batch, qsizetype index, std::optional<qint64> row, bool anew)
{
    Statement &statement = upserts[static_cast<size_t>(batch.type())];
    if (row)
        statement.bind(1, *row);
    else
        statement.bindNull(1);
    statement.bind(2, batch.id(index)).bind(3, batch.version(index));
    int parameter = 4;
    for (const Cell &cell : batch.cells(index)) {
        switch (cell.kind) {
        case Cell::Kind::Null:
            statement.bindNull(parameter);
            break;
        case Cell::Kind::Integer:
            statement.bind(parameter, cell.integer);
            break;
        case Cell::Kind::Text:
            statement.bind(parameter, cell.text);
            break;
        }
        ++parameter;
    }
    statement.bind(parameter, anew ? 1 : 0);
    statement.run();
    return database->changes() > 0;
}

void CacheWriter::Private::store(const RowBatch &batch, bool anew, CacheChange &change)
{
    static const auto ticketOfEntry = static_cast<size_t>(domain::propertyIndex(ObjectType::Entry, "ticketId"));
    static const auto ticketOfEscalation =
        static_cast<size_t>(domain::propertyIndex(ObjectType::Escalation, "ticketId"));
    static const auto openedAt = static_cast<size_t>(domain::propertyIndex(ObjectType::Ticket, "openedAt"));
    for (qsizetype i = 0; i < batch.size(); ++i) {
        switch (batch.type()) {
        case ObjectType::Ticket: {
            ticketKey.bind(1, batch.id(i));
            const bool known = ticketKey.step();
            const qint64 version = known ? ticketKey.integer(1) : 0;
            qint64 row = known ? ticketKey.integer(0) : 0;
            ticketKey.reset();
            if (known && version > batch.version(i) && !anew)
                break;
            if (!known)
                row = freeRow(newRowKey(batch.cells(i)[openedAt].integer, batch.id(i), false));
            if (!upsert(batch, i, row, anew))
                break;
            const QString id = textOf(batch.id(i));
            bump(IndexedKind::Ticket, row);
            change.tickets.insert(id);
            if (!overlay.contains(id) && !awaited.contains(id))
                list(reader.read(batch.id(i), batch.cells(i)), row);
            else
                touched.insert(batch.id(i));
            break;
        }
        case ObjectType::Article: {
            articleKey.bind(1, batch.id(i));
            const bool known = articleKey.step();
            const qint64 version = known ? articleKey.integer(1) : 0;
            articleKey.reset();
            if (known && version > batch.version(i) && !anew)
                break;
            if (!upsert(batch, i, std::nullopt, anew))
                break;
            articleKey.bind(1, batch.id(i));
            articleKey.step();
            const qint64 row = articleKey.integer(0);
            articleKey.reset();
            bump(IndexedKind::Article, row);
            change.articles.insert(textOf(batch.id(i)));
            break;
        }
        case ObjectType::Entry: {
            if (actsNamed == false)
                actsNamed.reset();
            entryTicket.bind(1, batch.id(i));
            const std::string_view ticket = batch.cells(i)[ticketOfEntry].text;
            if (entryTicket.step() && entryTicket.view(0) != ticket)
                touched.insert(removedFrom.emplace_back(entryTicket.view(0)));
            entryTicket.reset();
            if (upsert(batch, i, std::nullopt, anew))
                touched.insert(ticket);
            break;
        }
        case ObjectType::Escalation:
            if (upsert(batch, i, std::nullopt, anew))
                touched.insert(batch.cells(i)[ticketOfEscalation].text);
            break;
        default:
            change.desk = upsert(batch, i, std::nullopt, anew) || change.desk;
            break;
        }
    }
}

//! Goes with its ticket; may have come before it.
void CacheWriter::Private::removeWhatHangsOn(const QString &ticket)
{
    database->statement("DELETE FROM entry WHERE \"ticketId\" = ?").bind(1, ticket).run();
    database
        ->statement("DELETE FROM handoffRating WHERE \"escalationId\" IN"
                    " (SELECT id FROM escalation WHERE \"ticketId\" = ?)")
        .bind(1, ticket)
        .run();
    database->statement("DELETE FROM escalation WHERE \"ticketId\" = ?").bind(1, ticket).run();
}

void CacheWriter::Private::removeTicket(const QString &id, qint64 row)
{
    removeWhatHangsOn(id);
    database->statement("DELETE FROM ticket WHERE row = ?").bind(1, row).run();
    removeListed.bind(1, id).run();
    forget(IndexedKind::Ticket, row);
}

//! What the server accepted in a ticket and then took from this person's sight will not show, and is not lost.
void CacheWriter::Private::tellAway(const QString &ticket)
{
    QString bornAs = ticket;
    for (const Operation &operation : std::as_const(operations)) {
        if (operation.state != OperationState::Applied)
            continue;
        const bool made = operation.type == ObjectType::Ticket && operation.appliedId == ticket;
        if (made)
            bornAs = operation.localId();
        if (made || operation.ticket == ticket || operation.ticket == bornAs)
            toldAway.insert(operation.id);
    }
}

void CacheWriter::Private::remove(const CacheBatch::Removal &removal, CacheChange &change)
{
    switch (removal.type) {
    case ObjectType::Ticket: {
        ticketKey.bind(1, removal.id);
        const bool known = ticketKey.step();
        const qint64 row = known ? ticketKey.integer(0) : 0;
        ticketKey.reset();
        if (known) {
            removeTicket(removal.id, row);
            change.tickets.insert(removal.id);
        } else {
            removeWhatHangsOn(removal.id);
        }
        return;
    }
    case ObjectType::Article: {
        articleKey.bind(1, removal.id);
        const bool known = articleKey.step();
        const qint64 row = known ? articleKey.integer(0) : 0;
        articleKey.reset();
        if (!known)
            return;
        database->statement("DELETE FROM article WHERE row = ?").bind(1, row).run();
        forget(IndexedKind::Article, row);
        change.articles.insert(removal.id);
        return;
    }
    case ObjectType::Entry:
        entryTicket.bind(1, removal.id);
        if (entryTicket.step())
            touched.insert(removedFrom.emplace_back(entryTicket.view(0)));
        entryTicket.reset();
        database->statement("DELETE FROM entry WHERE id = ?").bind(1, removal.id).run();
        return;
    default:
        database->statement("DELETE FROM " + tableOf(removal.type) + " WHERE id = ?").bind(1, removal.id).run();
        change.desk = true;
    }
}

void CacheWriter::Private::touch(std::string_view ticket, CacheChange &change)
{
    const QString id = textOf(ticket);
    change.tickets.insert(id);
    if (overlay.contains(id)) {
        relist(id);
        return;
    }
    ticketKey.bind(1, ticket);
    const bool known = ticketKey.step();
    const qint64 row = known ? ticketKey.integer(0) : 0;
    ticketKey.reset();
    if (known)
        bump(IndexedKind::Ticket, row);
}

void CacheWriter::Private::apply(const CacheBatch &batch, CacheChange &change)
{
    touched.clear();
    removedFrom.clear();
    for (const RowBatch &rows : batch.rows)
        store(rows, batch.anew, change);
    for (const CacheBatch::Removal &removal : batch.removed) {
        if (removal.type == ObjectType::Ticket)
            tellAway(removal.id);
        remove(removal, change);
    }
    // A ticket born here has come back under its server's id: its operations stand on that one from now on.
    const bool arrived =
        std::any_of(touched.begin(), touched.end(), [&](std::string_view id) { return awaited.contains(textOf(id)); });
    if (arrived) {
        const QSet<QString> before(overlay.keyBegin(), overlay.keyEnd());
        group();
        for (const QString &ticket : before) {
            relist(ticket);
            change.tickets.insert(ticket);
        }
        for (auto it = overlay.keyBegin(); it != overlay.keyEnd(); ++it) {
            if (!before.contains(*it))
                relist(*it);
        }
    }
    for (const std::string_view ticket : touched) {
        if (arrived && !overlay.contains(textOf(ticket)))
            relist(textOf(ticket));
        touch(ticket, change);
    }
    for (auto it = batch.cursors.begin(); it != batch.cursors.end(); ++it) {
        if (it.value().isEmpty())
            removeCursor.bind(1, it.key()).run();
        else
            writeCursor.bind(1, it.key()).bind(2, it.value()).run();
    }
    touched.clear();
    change.add({});
}

void CacheWriter::Private::list(const ListedRow &listed, qint64 row)
{
    const auto text = [&](int parameter, std::string_view value) {
        if (value.empty())
            writeListed.bindNull(parameter);
        else
            writeListed.bind(parameter, value);
    };
    writeListed.bind(1, row).bind(2, listed.id);
    text(3, listed.number);
    text(4, listed.subject);
    text(5, listed.requester);
    text(6, listed.email);
    text(7, listed.queue);
    writeListed.bind(8, listed.tier);
    text(9, listed.assignee);
    writeListed.bind(10, listed.priority)
        .bind(11, listed.status)
        .bind(12, listed.slaDue)
        .bind(13, listed.updated)
        .bind(14, listed.opened)
        .bind(15, listed.pending)
        .bind(16, listed.needsYou ? 1 : 0)
        .run();
}

void CacheWriter::Private::unlist(const QString &id)
{
    listedKey.bind(1, id);
    const bool known = listedKey.step();
    const qint64 row = known ? listedKey.integer(0) : 0;
    listedKey.reset();
    if (!known)
        return;
    removeListed.bind(1, id).run();
    forget(IndexedKind::Ticket, row);
}

std::optional<qint64> CacheWriter::Private::levelOf(std::string_view queue)
{
    Statement level = database->statement("SELECT tier.level FROM queue JOIN tier ON tier.id = queue.\"tierId\""
                                          " WHERE queue.id = ?");
    return level.bind(1, queue).step() ? std::optional(level.integer(0)) : std::nullopt;
}

//! Computes the listed row of \a ticket anew from the server's row and the operations on it.
void CacheWriter::Private::relist(const QString &ticket)
{
    ticketRow.bind(1, ticket);
    const bool known = ticketRow.step();
    qint64 row = known ? ticketRow.integer(0) : 0;
    const QJsonObject base = known ? objectFrom(ticketRow, ObjectType::Ticket, 1) : QJsonObject();
    ticketRow.reset();

    QList<Operation> pending;
    QString texts;
    ListedRow counts;
    for (const Operation &operation : overlay.value(ticket)) {
        if (operation.state == OperationState::Applied && isShown(operation))
            continue;
        pending.append(operation);
        counts.pending += operation.open() ? 1 : 0;
        counts.needsYou = counts.needsYou || operation.needsPerson();
        for (const QStringView name : {u"body", u"text"}) {
            if (const QString text = operation.content[name].toString(); !text.isEmpty())
                texts += text + u'\n';
        }
    }
    QJsonObject effective = overlaidTicket(base, pending);
    const bool exists = effective.contains(u"id");
    if (exists) {
        // overlaidTicket names a ticket that is born here by its create; here the group's name is the same.
        effective[u"id"] = ticket;
        std::deque<std::string> storage;
        const std::vector<Cell> cells = cellsFrom(effective, ObjectType::Ticket, storage);
        const std::string id = ticket.toStdString();
        ListedRow listed = reader.read(id, cells);
        if (effective[u"queueId"] != base[u"queueId"])
            listed.tier = levelOf(listed.queue).value_or(listed.tier);
        listed.pending = counts.pending;
        listed.needsYou = counts.needsYou;
        if (!known) {
            listedKey.bind(1, ticket);
            const bool listedAlready = listedKey.step();
            row = listedAlready ? listedKey.integer(0) : 0;
            listedKey.reset();
            if (!listedAlready)
                row = freeRow(newRowKey(listed.opened, id, true));
        }
        list(listed, row);
        bump(IndexedKind::Ticket, row);
    } else {
        unlist(ticket);
    }
    if (exists && !texts.isEmpty())
        database
            ->statement("INSERT INTO pending_text (ticket, text) VALUES (?1, ?2)"
                        " ON CONFLICT (ticket) DO UPDATE SET text = ?2")
            .bind(1, ticket)
            .bind(2, texts)
            .run();
    else
        database->statement("DELETE FROM pending_text WHERE ticket = ?").bind(1, ticket).run();
}

//! Sorts the operations by the ticket that shows them: one born here goes under its local id until the cache has it.
void CacheWriter::Private::group()
{
    overlay.clear();
    awaited.clear();
    QHash<QString, QString> shownAs;
    QSet<QUuid> arrived;
    for (const Operation &operation : std::as_const(operations)) {
        if (operation.type != ObjectType::Ticket || operation.action != Operation::Action::Create
            || operation.state != OperationState::Applied)
            continue;
        if (holds(ObjectType::Ticket, operation.appliedId, 0)) {
            shownAs.insert(operation.localId(), operation.appliedId);
            arrived.insert(operation.id);
        } else {
            shownAs.insert(operation.appliedId, operation.localId());
            awaited.insert(operation.appliedId);
        }
    }
    for (const Operation &operation : std::as_const(operations)) {
        if (arrived.contains(operation.id))
            continue;
        const QString ticket = operation.ticket.isEmpty() ? operation.localId() : operation.ticket;
        overlay[shownAs.value(ticket, ticket)].append(operation);
    }
}

bool CacheWriter::Private::holds(ObjectType type, const QString &id, qint64 version)
{
    Statement &statement = type == ObjectType::Entry ? entryTicket : ticketKey;
    statement.bind(1, id);
    const bool held = statement.step() && statement.integer(1) >= version;
    statement.reset();
    return held;
}

//! The server writes down by which act of a person something was made.
bool CacheWriter::Private::namesActs()
{
    if (!actsNamed)
        actsNamed = database->statement("SELECT 1 FROM entry WHERE \"opId\" IS NOT NULL LIMIT 1").step();
    return *actsNamed;
}

//! A server whose backup was put back gives the numbers of what it lost once more.
bool CacheWriter::Private::madeByAnother(const Operation &operation)
{
    if (operation.action != Operation::Action::Create)
        return false;
    Statement maker = database->statement("SELECT \"opId\" FROM " + tableOf(operation.type) + " WHERE id = ?");
    if (!maker.bind(1, operation.appliedId).step())
        return false;
    const QUuid act = QUuid::fromString(maker.text(0));
    return act.isNull() ? namesActs() : act != operation.id;
}

bool CacheWriter::Private::isShown(const Operation &operation)
{
    if (operation.state != OperationState::Applied)
        return false;
    if (toldAway.contains(operation.id))
        return true;
    const QString id = operation.appliedId.isEmpty() ? operation.target : operation.appliedId;
    if (operation.type == ObjectType::Ticket || operation.type == ObjectType::Entry)
        return holds(operation.type, id, operation.appliedVersion) && !madeByAnother(operation);
    Statement version = database->statement("SELECT version FROM " + tableOf(operation.type) + " WHERE id = ?");
    return version.bind(1, id).step() && version.integer(0) >= operation.appliedVersion && !madeByAnother(operation);
}

QStringList CacheWriter::Private::listedPending()
{
    QStringList tickets;
    Statement pending = database->statement("SELECT id FROM listed WHERE pending > 0 OR needs_you = 1"
                                            " UNION SELECT id FROM listed WHERE id LIKE '~%'"
                                            " UNION SELECT ticket FROM pending_text");
    while (pending.step())
        tickets.append(pending.text(0));
    return tickets;
}

void CacheWriter::Private::replaceOperations(const QList<Operation> &now, CacheChange &change)
{
    const QHash<QString, QList<Operation>> before = overlay;
    const bool firstTime = operations.isEmpty();
    operations = now;
    group();
    QSet<QString> changed;
    if (firstTime) {
        // What an earlier run left in the table.
        const QStringList left = listedPending();
        changed = QSet<QString>(left.begin(), left.end());
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (overlay.value(it.key()) != it.value())
            changed.insert(it.key());
    }
    for (auto it = overlay.begin(); it != overlay.end(); ++it) {
        if (before.value(it.key()) != it.value())
            changed.insert(it.key());
    }
    for (const QString &ticket : std::as_const(changed))
        relist(ticket);
    change.tickets = changed;
    change.add({});
}

void CacheWriter::Private::purge(Statement &ticketsToGo, CacheChange &change)
{
    QList<std::pair<qint64, QString>> going;
    while (ticketsToGo.step())
        going.append({ticketsToGo.integer(0), ticketsToGo.text(1)});
    for (const auto &[row, id] : std::as_const(going)) {
        removeTicket(id, row);
        change.tickets.insert(id);
    }
    change.add({});
}

//! What was deleted is overwritten in the file's pages (secure_delete), but the log still has them as they were. A
//! reader in the way leaves that to the next purge; all of it is encrypted.
void CacheWriter::Private::eraseTraces()
{
    static_cast<void>(answered([&] { database->run("PRAGMA wal_checkpoint(TRUNCATE)"); }));
}

void CacheWriter::Private::clear()
{
    for (const ObjectType type : domain::allObjectTypes)
        database->run(("DELETE FROM " + tableOf(type)).c_str());
    database->run("DELETE FROM listed; DELETE FROM changed; DELETE FROM gone; DELETE FROM cursor;"
                  "DELETE FROM pending_text;"
                  "UPDATE fact SET value = lower(hex(randomblob(16))) WHERE name = 'epoch'");
    group();
    for (auto it = overlay.keyBegin(); it != overlay.keyEnd(); ++it)
        relist(*it);
}

CacheWriter::CacheWriter(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

CacheWriter::~CacheWriter() = default;

Result<std::unique_ptr<CacheWriter>> CacheWriter::open(const QString &path, const ProfileKey &key)
{
    return answered([&] {
        const auto opened = [&] {
            return std::unique_ptr<CacheWriter>(new CacheWriter(std::make_unique<Private>(path, key)));
        };
        if (isThere(damageMark(path))) {
            if (isThere(path))
                setAside(path);
            removeFile(damageMark(path));
        }
        try {
            return opened();
        } catch (const Fault &fault) {
            if (fault.failure.kind != Failure::Kind::Damaged && fault.failure.kind != Failure::Kind::TooNew)
                throw;
        }
        setAside(path);
        return opened();
    });
}

Result<std::unique_ptr<CacheWriter>> CacheWriter::openAnew(const QString &path, const ProfileKey &key)
{
    if (const auto set = answered([&] { setAside(path); }); !set)
        return tl::unexpected(set.error());
    return open(path, key);
}

Result<CacheChange> CacheWriter::apply(const CacheBatch &batch)
{
    return d->changing([&] {
        CacheChange change;
        d->apply(batch, change);
        return change;
    });
}

Result<CacheChange> CacheWriter::setOperations(const QList<Operation> &operations)
{
    return d->changing([&] {
        CacheChange change;
        d->replaceOperations(operations, change);
        return change;
    });
}

Result<QList<QUuid>> CacheWriter::shown(const QList<Operation> &operations) const
{
    return d->reading([&] {
        QList<QUuid> shown;
        for (const Operation &operation : operations) {
            if (d->isShown(operation))
                shown.append(operation.id);
        }
        return shown;
    });
}

Result<QMap<QString, QString>> CacheWriter::cursors() const
{
    return d->reading([&] {
        QMap<QString, QString> cursors;
        Statement all = d->database->statement("SELECT name, value FROM cursor");
        while (all.step())
            cursors.insert(all.text(0), all.text(1));
        return cursors;
    });
}

Result<QStringList> CacheWriter::ids(ObjectType type) const
{
    return d->reading([&] {
        QStringList ids;
        Statement all = d->database->statement("SELECT id FROM " + tableOf(type));
        while (all.step())
            ids.append(all.text(0));
        return ids;
    });
}

Result<CacheChange> CacheWriter::purgeQueue(const QString &queueId)
{
    const auto purged = d->changing([&] {
        CacheChange change;
        Statement tickets = d->database->statement("SELECT row, id FROM ticket WHERE \"queueId\" = ?");
        tickets.bind(1, queueId);
        d->purge(tickets, change);
        d->database->run("INSERT INTO fact (name, value) VALUES ('purged', 1)"
                         " ON CONFLICT (name) DO UPDATE SET value = value + 1"); // the index follows
        return change;
    });
    if (purged)
        d->eraseTraces();
    return purged;
}

Result<CacheChange> CacheWriter::purgeStrays()
{
    // Looked for before anything is locked: nearly always there are none.
    const auto strays = d->reading([&] {
        QStringList tickets;
        Statement found =
            d->database->statement("SELECT DISTINCT \"ticketId\" FROM entry WHERE \"ticketId\" IS NOT NULL"
                                   " EXCEPT SELECT id FROM ticket");
        while (found.step())
            tickets.append(found.text(0));
        return tickets;
    });
    if (!strays || strays->isEmpty())
        return strays.map([](const QStringList &) { return CacheChange(); });
    const auto purged = d->changing([&] {
        Statement remove = d->database->statement("DELETE FROM entry WHERE \"ticketId\" = ?");
        for (const QString &ticket : *strays)
            remove.bind(1, ticket).run();
        return CacheChange();
    });
    if (purged)
        d->eraseTraces();
    return purged;
}

Result<QMap<QString, bool>> CacheWriter::readableQueues() const
{
    return d->reading([&] {
        QMap<QString, bool> queues;
        Statement held =
            d->database->statement("SELECT DISTINCT \"queueId\" FROM ticket WHERE \"queueId\" IS NOT NULL");
        while (held.step())
            queues.insert(held.text(0), false);
        Statement known =
            d->database->statement("SELECT id, ifnull(json_extract(\"myRights\", '$.mayRead'), 0) FROM queue");
        while (known.step())
            queues.insert(known.text(0), known.integer(1) != 0);
        return queues;
    });
}

Result<CacheChange> CacheWriter::clear()
{
    return d->changing([&] {
        d->clear();
        CacheChange change;
        change.desk = true;
        change.all = true;
        return change;
    });
}

Result<void> CacheWriter::setLoading(bool loading)
{
    const auto set = d->changing([&] {
        d->database->statement("UPDATE fact SET value = ? WHERE name = 'loading'").bind(1, loading ? 1 : 0).run();
    });
    if (!set)
        return set;
    return answered([&] {
        Database &database = *d->database;
        const int pages = loading ? loadingCheckpointPages : usualCheckpointPages;
        database.run(("PRAGMA wal_autocheckpoint = " + std::to_string(pages)).c_str());
        database.run(loading ? "PRAGMA cache_size = -16000" : "PRAGMA cache_size = -8000");
        if (!loading)
            database.run("PRAGMA wal_checkpoint(TRUNCATE)"); // a reader in the way only makes it partial
    });
}

} // namespace secondline::store
