// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelserver.h"

#include "sync/state.h"

#include <algorithm>
#include <array>

namespace secondline::scenarios {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::Operation;
using sync::Pulled;
using sync::Pushed;

namespace {

constexpr int mergeChain = 8;

struct Object
{
    qint64 version = 1;
    qint64 created = 0; //!< commits
    qint64 changed = 0;
    bool gone = false;
    QJsonObject properties;
    Packed row;
};

struct Applied
{
    QString account;
    QString object;
    ObjectType type = ObjectType::Ticket;
    QJsonObject content;
    qint64 version = 0; //!< that it made
};

//! A ticket left a queue: what it was in before that commit.
struct Moved
{
    qint64 commit = 0;
    QString from;
};

QString markOf(qint64 commit, quint32 mark)
{
    return QString::number(commit) + u'.' + QString::number(mark, 16);
}

QJsonObject rights(bool mayRead)
{
    return {{u"mayRead"_s, mayRead}};
}

Pushed::Outcome refusal(const Operation &operation, const QString &type)
{
    Pushed::Outcome outcome;
    outcome.operation = operation.id;
    outcome.kind = Pushed::Outcome::Kind::Rejected;
    outcome.refusal.type = type;
    return outcome;
}

} // namespace

struct ModelServer::Contents
{
    std::array<std::map<QString, Object>, domain::objectTypeCount> objects;
    std::array<qint64, domain::objectTypeCount> touched = {};
    std::map<QString, std::vector<Moved>> moves;
    std::vector<quint32> marks = {0};
    std::map<QUuid, Applied> operations;
    std::map<std::pair<QString, QString>, bool> mayNotRead; //!< account, queue
    QList<Effect> effects;
    qint64 instant = 0; //!< of the backup

    std::map<QString, Object> &of(ObjectType type) { return objects[static_cast<size_t>(type)]; }
    const std::map<QString, Object> &of(ObjectType type) const { return objects[static_cast<size_t>(type)]; }
    const Object *find(ObjectType type, const QString &id) const
    {
        const auto it = of(type).find(id);
        return it == of(type).end() || it->second.gone ? nullptr : &it->second;
    }
};

ModelServer::ModelServer(QString serverId, Dice dice)
    : m_serverId(std::move(serverId))
    , m_dice(dice)
    , m_contents(std::make_shared<Contents>())
{
}

// ---- states and visibility

qint64 ModelServer::commit(ObjectType type)
{
    m_contents->marks.push_back(static_cast<quint32>(m_dice.next()));
    const auto number = static_cast<qint64>(m_contents->marks.size()) - 1;
    m_contents->touched[static_cast<size_t>(type)] = number;
    return number;
}

QString ModelServer::mark(qint64 commit) const
{
    return markOf(commit, m_contents->marks[static_cast<size_t>(commit)]);
}

QString ModelServer::stateOf(ObjectType type) const
{
    return mark(m_contents->touched[static_cast<size_t>(type)]);
}

bool ModelServer::mayRead(const QString &account, const QString &queue) const
{
    return m_contents->of(ObjectType::Queue).contains(queue) && !m_contents->mayNotRead.contains({account, queue});
}

bool ModelServer::visible(const QString &account, ObjectType type, const QString &id) const
{
    const Object *object = m_contents->find(type, id);
    if (!object)
        return false;
    if (type == ObjectType::Entry)
        return visible(account, ObjectType::Ticket, object->properties[u"ticketId"].toString());
    return type != ObjectType::Ticket || mayRead(account, object->properties[u"queueId"].toString());
}

Packed ModelServer::rowFor(const QString &account, ObjectType type, const QString &id) const
{
    const Object *object = m_contents->find(type, id);
    if (type != ObjectType::Queue)
        return object->row;
    QJsonObject own = object->properties;
    own[u"myRights"] = rights(mayRead(account, id));
    return packed(type, own);
}

std::map<QString, std::pair<qint64, Packed>> ModelServer::replica(const QString &account, ObjectType type,
                                                                  const QSet<QString> &leftOut) const
{
    const auto isLeftOut = [&](const Object &object) {
        const QString ticket = object.properties[u"ticketId"].toString();
        const Object *in = type == ObjectType::Entry ? m_contents->find(ObjectType::Ticket, ticket) : &object;
        return type != ObjectType::Queue && in && leftOut.contains(in->properties[u"queueId"].toString());
    };
    std::map<QString, std::pair<qint64, Packed>> rows;
    for (const auto &[id, object] : m_contents->of(type)) {
        if (visible(account, type, id) && !isLeftOut(object))
            rows.emplace(id, std::pair(object.version, rowFor(account, type, id)));
    }
    return rows;
}

// ---- pulling

Pulled ModelServer::overview(const QString &account, int openTickets) const
{
    Pulled pulled;
    for (const ObjectType type : domain::allObjectTypes)
        pulled.cursors.insert(type, stateOf(type));
    for (const ObjectType type : {ObjectType::Queue, ObjectType::Ticket}) {
        RowsBuilder rows(type);
        int room = type == ObjectType::Ticket ? openTickets : static_cast<int>(m_contents->of(type).size());
        for (const auto &[id, object] : m_contents->of(type)) {
            if (room > 0 && visible(account, type, id) && object.properties[u"status"] != u"closed"_s) {
                rows.add(id, object.version, rowFor(account, type, id));
                --room;
            }
        }
        pulled.rows.append(rows.batch());
    }
    return pulled;
}

Pulled ModelServer::page(const QString &account, const sync::Page &page) const
{
    Pulled pulled;
    RowsBuilder rows(page.type);
    int room = page.limit;
    const auto &all = m_contents->of(page.type);
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        const auto &[id, object] = *it;
        if (!page.before.isEmpty() && id >= page.before)
            continue;
        if (!visible(account, page.type, id)
            || (!page.queueId.isEmpty() && object.properties[u"queueId"] != page.queueId))
            continue;
        if (room == 0)
            break;
        rows.add(id, object.version, rowFor(account, page.type, id));
        pulled.last = id;
        --room;
    }
    pulled.more = room == 0;
    pulled.rows.append(rows.batch());
    pulled.bytes = 1000;
    return pulled;
}

Pulled ModelServer::delta(const QString &account, const sync::Delta &delta, int mostChanges) const
{
    Pulled pulled;
    for (auto it = delta.since.cbegin(); it != delta.since.cend(); ++it) {
        const ObjectType type = it.key();
        const qint64 from = it.value().section(u'.', 0, 0).toLongLong();
        if (from < 0 || from >= static_cast<qint64>(m_contents->marks.size()) || mark(from) != it.value()) {
            pulled.lost.append(type);
            continue;
        }
        std::vector<std::pair<qint64, QString>> changed;
        for (const auto &[id, object] : m_contents->of(type)) {
            if (object.changed > from)
                changed.emplace_back(object.changed, id);
        }
        std::sort(changed.begin(), changed.end());
        QString state = stateOf(type);
        if (mostChanges > 0 && static_cast<int>(changed.size()) > mostChanges) {
            // Only whole commits: a state in the middle of one could not be named.
            size_t keep = static_cast<size_t>(mostChanges);
            while (keep > 0 && changed[keep - 1].first == changed[keep].first)
                --keep;
            if (keep == 0) {
                pulled.lost.append(type);
                continue;
            }
            changed.resize(keep);
            state = mark(changed.back().first);
            pulled.more = true;
        }
        RowsBuilder rows(type);
        if (pulled.more && type == ObjectType::Ticket)
            tellPassedOver(account, from, state.section(u'.', 0, 0).toLongLong(), rows, pulled);
        for (const auto &[commit, id] : changed) {
            const Object &object = m_contents->of(type).at(id);
            const bool now = visible(account, type, id);
            bool then = object.created <= from && (type == ObjectType::Ticket || now || object.gone);
            if (then && type == ObjectType::Ticket) {
                QString queue = object.properties[u"queueId"].toString();
                const auto moves = m_contents->moves.find(id);
                if (moves != m_contents->moves.end()) {
                    const auto first = std::find_if(moves->second.begin(), moves->second.end(),
                                                    [from](const Moved &moved) { return moved.commit > from; });
                    queue = first == moves->second.end() ? queue : first->from;
                }
                then = mayRead(account, queue);
            }
            if (now)
                rows.add(id, object.version, rowFor(account, type, id));
            if (now && !then)
                pulled.created[type].append(id);
            else if (!now && (then || shownSince(account, type, id, from)))
                pulled.removed[type].append(id);
        }
        if (rows.batch().size() > 0)
            pulled.rows.append(rows.batch());
        pulled.cursors.insert(type, state);
    }
    return pulled;
}

bool ModelServer::shownAt(const QString &account, const QString &id, qint64 commit) const
{
    const Object &object = m_contents->of(ObjectType::Ticket).at(id);
    if (object.created > commit)
        return false;
    const auto moves = m_contents->moves.find(id);
    if (moves != m_contents->moves.end()) {
        const auto first = std::find_if(moves->second.begin(), moves->second.end(),
                                        [commit](const Moved &moved) { return moved.commit > commit; });
        if (first != moves->second.end())
            return mayRead(account, first->from);
    }
    return mayRead(account, object.properties[u"queueId"].toString());
}

//! What came into sight or left it between two states and has changed once more since: the answer after this one takes
//! it for known.
void ModelServer::tellPassedOver(const QString &account, qint64 from, qint64 until, RowsBuilder &rows,
                                 Pulled &pulled) const
{
    for (const auto &[id, object] : m_contents->of(ObjectType::Ticket)) {
        if (object.changed <= until)
            continue;
        const bool then = shownAt(account, id, from);
        const bool atCut = shownAt(account, id, until);
        const bool now = visible(account, ObjectType::Ticket, id);
        if (!then && atCut && now) {
            rows.add(id, object.version, rowFor(account, ObjectType::Ticket, id));
            pulled.created[ObjectType::Ticket].append(id);
        } else if (then && !atCut && !now) {
            pulled.removed[ObjectType::Ticket].append(id);
        }
    }
}

bool ModelServer::shownSince(const QString &account, ObjectType type, const QString &id, qint64 from) const
{
    if (type != ObjectType::Ticket)
        return false;
    const Object &object = m_contents->of(type).at(id);
    const auto moves = m_contents->moves.find(id);
    if (moves != m_contents->moves.end()
        && std::any_of(moves->second.begin(), moves->second.end(),
                       [&](const Moved &moved) { return moved.commit > from && mayRead(account, moved.from); }))
        return true;
    return object.gone && mayRead(account, object.properties[u"queueId"].toString());
}

Pulled ModelServer::fetch(const QString &account, const sync::Fetch &fetch) const
{
    Pulled pulled;
    RowsBuilder rows(fetch.type);
    for (const auto &[id, object] : m_contents->of(fetch.type)) {
        const bool wanted = fetch.ids.contains(id)
            || (fetch.type == ObjectType::Entry && fetch.ticketIds.contains(object.properties[u"ticketId"].toString()));
        if (wanted && visible(account, fetch.type, id))
            rows.add(id, object.version, rowFor(account, fetch.type, id));
    }
    pulled.rows.append(rows.batch());
    return pulled;
}

// ---- pushing

Pushed ModelServer::push(const QString &account, const QList<Operation> &operations, qint64 now)
{
    m_now = now;
    Pushed pushed;
    QMap<QString, QString> born; // in this request
    for (Operation operation : operations) {
        operation.target = born.value(operation.target, operation.target);
        const QString ticket = operation.content[u"ticketId"].toString();
        if (born.contains(ticket))
            operation.content[u"ticketId"] = born.value(ticket);
        const Pushed::Outcome outcome = take(account, operation);
        if (outcome.kind == Pushed::Outcome::Kind::Applied && operation.action == Operation::Action::Create)
            born.insert(operation.localId(), outcome.objectId);
        pushed.outcomes.append(outcome);
    }
    return pushed;
}

Pushed::Outcome ModelServer::take(const QString &account, Operation operation)
{
    const auto known = m_contents->operations.find(operation.id);
    if (known != m_contents->operations.end()) {
        const Applied &applied = known->second;
        if (applied.account != account || applied.type != operation.type || applied.content != operation.content)
            return refusal(operation, u"alreadyExists"_s);
        Pushed::Outcome outcome;
        outcome.operation = operation.id;
        outcome.objectId = applied.object;
        outcome.version = applied.version;
        outcome.replayed = true;
        return outcome;
    }
    if (!operation.after.isNull() && !m_contents->operations.contains(operation.after))
        return refusal(operation, u"predecessorMissing"_s);
    return operation.action == Operation::Action::Create ? create(account, operation) : update(account, operation);
}

Pushed::Outcome ModelServer::create(const QString &account, const Operation &operation)
{
    Pushed::Outcome outcome;
    outcome.operation = operation.id;
    QString ticket;
    if (operation.type == ObjectType::Ticket) {
        if (!mayRead(account, operation.content[u"queueId"].toString()))
            return refusal(operation, u"forbidden"_s);
        QJsonObject properties = operation.content;
        properties[u"opId"] = operation.id.toString(QUuid::WithoutBraces);
        properties[u"status"] = u"new"_s;
        properties[u"entryCount"] = 0;
        outcome.objectId = newObject(ObjectType::Ticket, properties);
        ticket = outcome.objectId;
    } else {
        ticket = operation.content[u"ticketId"].toString();
        // An entry for a merged ticket is for the one that goes on (rule e).
        for (int i = 0; i < mergeChain; ++i) {
            const Object *object = m_contents->find(ObjectType::Ticket, ticket);
            if (!object || !object->properties[u"mergedInto"].isString())
                break;
            ticket = object->properties[u"mergedInto"].toString();
        }
        if (!visible(account, ObjectType::Ticket, ticket))
            return refusal(operation, u"notFound"_s);
        QJsonObject entry = operation.content;
        entry[u"opId"] = operation.id.toString(QUuid::WithoutBraces);
        enter(ticket, entry, account, &outcome.objectId);
    }
    outcome.version = m_contents->find(operation.type, outcome.objectId)->version;
    remember(account, operation, outcome.objectId, ticket);
    return outcome;
}

Pushed::Outcome ModelServer::update(const QString &account, const Operation &operation)
{
    if (!visible(account, ObjectType::Ticket, operation.target))
        return refusal(operation, u"notFound"_s);
    Object &object = m_contents->of(ObjectType::Ticket).at(operation.target);
    if (object.properties[u"mergedInto"].isString())
        return refusal(operation, u"invalidProperties"_s);
    if (object.properties[u"status"] == u"closed"_s && operation.content.contains(u"status"))
        return refusal(operation, u"invalidProperties"_s);
    const auto current = [&object](const QString &name) {
        return object.properties.contains(name) ? object.properties[name] : QJsonValue(QJsonValue::Null);
    };
    QJsonObject clash;
    bool changes = false;
    for (auto it = operation.content.begin(); it != operation.content.end(); ++it) {
        const QJsonValue now = current(it.key());
        changes = changes || now != it.value();
        if (now != it.value() && now != operation.was.value(it.key()))
            clash.insert(it.key(), now);
    }
    Pushed::Outcome outcome;
    outcome.operation = operation.id;
    if (!clash.isEmpty()) {
        outcome.kind = Pushed::Outcome::Kind::Conflict;
        outcome.refusal.type = u"preconditionFailed"_s;
        outcome.refusal.properties = clash.keys();
        outcome.refusal.current = clash;
        return outcome;
    }
    if (changes) {
        const QString was = object.properties[u"queueId"].toString();
        for (auto it = operation.content.begin(); it != operation.content.end(); ++it)
            object.properties[it.key()] = it.value();
        const qint64 at = commit(ObjectType::Ticket);
        if (object.properties[u"queueId"] != was)
            m_contents->moves[operation.target].push_back({at, was});
        touch(ObjectType::Ticket, operation.target, at);
    }
    outcome.objectId = operation.target;
    outcome.version = object.version;
    remember(account, operation, operation.target, operation.target);
    return outcome;
}

void ModelServer::remember(const QString &account, const Operation &operation, const QString &object,
                           const QString &ticket)
{
    const qint64 version = m_contents->find(operation.type, object)->version;
    m_contents->operations.emplace(operation.id, Applied{account, object, operation.type, operation.content, version});
    m_contents->effects.append({operation.id, account, ticket, operation.content, m_now});
}

// ---- what changes an object

QString ModelServer::newObject(ObjectType type, const QJsonObject &properties)
{
    // A backup that is put back gives the numbers of entries once more. Tickets have their own for ever.
    const bool ticket = type == ObjectType::Ticket;
    const int number = ticket ? ++m_lastTicket : static_cast<int>(m_contents->of(type).size()) + 1;
    const QString id = (ticket ? u't' : u'e') + QString::number(number).rightJustified(6, u'0');
    Object object;
    object.created = commit(type);
    object.changed = object.created;
    object.properties = properties;
    object.properties[u"updatedAt"] = ++m_instant;
    object.row = packed(type, object.properties);
    m_contents->of(type).emplace(id, std::move(object));
    return id;
}

void ModelServer::touch(ObjectType type, const QString &id, qint64 commit)
{
    Object &object = m_contents->of(type).at(id);
    ++object.version;
    object.changed = commit;
    object.properties[u"updatedAt"] = ++m_instant;
    object.row = packed(type, object.properties);
}

void ModelServer::enter(const QString &ticket, const QJsonObject &content, const QString &account, QString *id)
{
    QJsonObject entry = content;
    entry[u"ticketId"] = ticket;
    entry[u"byId"] = account;
    *id = newObject(ObjectType::Entry, entry);
    Object &object = m_contents->of(ObjectType::Ticket).at(ticket);
    object.properties[u"entryCount"] = object.properties[u"entryCount"].toInt() + 1;
    touch(ObjectType::Ticket, ticket, commit(ObjectType::Ticket));
}

void ModelServer::addQueue(const QString &id)
{
    Object object;
    object.created = commit(ObjectType::Queue);
    object.changed = object.created;
    object.properties = {{u"name"_s, id}};
    m_contents->of(ObjectType::Queue).emplace(id, std::move(object));
}

void ModelServer::setRight(const QString &account, const QString &queue, bool mayReadIt)
{
    if (mayRead(account, queue) == mayReadIt)
        return;
    if (mayReadIt)
        m_contents->mayNotRead.erase({account, queue});
    else
        m_contents->mayNotRead[{account, queue}] = true;
    m_everHidden.insert({account, queue});
    // Rights differ by person: the queue is told as changed, and keeps its version.
    m_contents->of(ObjectType::Queue).at(queue).changed = commit(ObjectType::Queue);
}

QString ModelServer::addTicket(const QString &queue)
{
    return newObject(ObjectType::Ticket,
                     {{u"queueId"_s, queue},
                      {u"subject"_s, u"s"_s},
                      {u"impact"_s, 3},
                      {u"urgency"_s, 3},
                      {u"status"_s, u"open"_s},
                      {u"entryCount"_s, 0}});
}

void ModelServer::change(const QString &ticket, const QString &property, const QJsonValue &value)
{
    Object &object = m_contents->of(ObjectType::Ticket).at(ticket);
    if (object.properties[property] == value)
        return;
    const QString was = object.properties[u"queueId"].toString();
    object.properties[property] = value;
    const qint64 at = commit(ObjectType::Ticket);
    if (property == u"queueId") {
        m_contents->moves[ticket].push_back({at, was});
        m_everMoved.insert(ticket);
    }
    touch(ObjectType::Ticket, ticket, at);
}

void ModelServer::addComment(const QString &ticket, const QString &text)
{
    QString id;
    QJsonObject entry{{u"kind"_s, u"comment"_s}, {u"text"_s, text}};
    // Others act as we do; what the server writes down by itself names no act.
    if (m_dice.chance(70))
        entry[u"opId"] = m_dice.uuid().toString(QUuid::WithoutBraces);
    enter(ticket, entry, u"supervisor"_s, &id);
}

void ModelServer::merge(const QString &ticket, const QString &into)
{
    m_everMoved.insert(ticket);
    m_contents->of(ObjectType::Ticket).at(ticket).properties[u"mergedInto"] = into;
    change(ticket, u"status"_s, u"closed"_s);
}

void ModelServer::remove(const QString &ticket)
{
    const qint64 at = commit(ObjectType::Ticket);
    Object &object = m_contents->of(ObjectType::Ticket).at(ticket);
    object.gone = true;
    object.changed = at;
    m_everMoved.insert(ticket);
}

// ---- what befalls it

std::shared_ptr<const ModelServer::Contents> ModelServer::backup() const
{
    auto contents = std::make_shared<Contents>(*m_contents);
    contents->instant = m_instant;
    return contents;
}

void ModelServer::restore(const std::shared_ptr<const Contents> &contents)
{
    m_contents = std::make_shared<Contents>(*contents);
    ++m_life;
    ++m_restores;
}

void ModelServer::forgetStates()
{
    for (quint32 &one : m_contents->marks)
        one = static_cast<quint32>(m_dice.next());
}

// ---- for whoever judges

const QList<Effect> &ModelServer::effects() const
{
    return m_contents->effects;
}

bool ModelServer::remembers(const QUuid &operation) const
{
    return m_contents->operations.contains(operation);
}

bool ModelServer::takesFor(const Contents &backup, const QMap<QString, QString> &cursors, ObjectType type,
                           const std::map<QString, std::pair<qint64, Packed>> &rows) const
{
    // A state that the backup does not know makes the device look at everything.
    const QString state = cursors.value(sync::stateCursor(type));
    const qint64 known = state.section(u'.', 0, 0).toLongLong();
    if (known >= static_cast<qint64>(backup.marks.size())
        || state != markOf(known, backup.marks[static_cast<size_t>(known)]))
        return false;
    return std::any_of(rows.begin(), rows.end(), [&](const auto &row) {
        if (type == ObjectType::Queue) { // rights change without an instant
            const auto object = m_contents->of(type).find(row.first);
            return object != m_contents->of(type).end() && object->second.changed > known;
        }
        return unpacked(type, row.second.second)[u"updatedAt"].toInteger() > backup.instant;
    });
}

QStringList ModelServer::queues() const
{
    QStringList ids;
    for (const auto &[id, object] : m_contents->of(ObjectType::Queue))
        ids.append(id);
    return ids;
}

QStringList ModelServer::tickets() const
{
    QStringList ids;
    for (const auto &[id, object] : m_contents->of(ObjectType::Ticket)) {
        if (!object.gone)
            ids.append(id);
    }
    return ids;
}

QJsonObject ModelServer::ticket(const QString &id) const
{
    const Object *object = m_contents->find(ObjectType::Ticket, id);
    return object ? object->properties : QJsonObject();
}

bool ModelServer::alwaysReads(const QString &account, const QString &queue) const
{
    return !m_everHidden.contains({account, queue});
}

bool ModelServer::alwaysShown(const QString &account, const QString &ticket) const
{
    const Object *object = m_contents->find(ObjectType::Ticket, ticket);
    return object && !m_everMoved.contains(ticket) && alwaysReads(account, object->properties[u"queueId"].toString());
}

} // namespace secondline::scenarios
