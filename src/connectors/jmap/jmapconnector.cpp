// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/jmap/jmapconnector.h"

#include "connectors/jmap/filetransfer.h"
#include "connectors/jmap/pushplan.h"
#include "domain/rowjson.h"
#include "protocol/requestwriter.h"

#include <algorithm>
#include <cmath>

namespace secondline::connectors {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::ObjectType;
using protocol::ChangesAnswer;
using protocol::ErrorAnswer;
using protocol::GetAnswer;
using protocol::QueryAnswer;
using protocol::RequestWriter;

namespace {

constexpr int changesAtOnce = 1000;
constexpr int ticketsAtOnce = 100;         // in one filter
constexpr qsizetype smallBody = 32 * 1024; // parsed at once: cheaper than a thread
constexpr qint64 skewThatMatters = 2000;

QString wireName(ObjectType type)
{
    const std::string_view name = domain::nameOf(type);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

//! The types whose changed objects come with the delta itself; the others change too seldom to ask each time.
bool comesWithDelta(ObjectType type)
{
    return type == ObjectType::Ticket || type == ObjectType::Entry || type == ObjectType::Article;
}

//! Beside the entries: too many to come with the overview, and fetched with the entries of a ticket.
bool isOfHandoffs(ObjectType type)
{
    return type == ObjectType::Escalation || type == ObjectType::HandoffRating;
}

//! The types that can be read page by page.
bool hasPages(ObjectType type)
{
    return comesWithDelta(type) || isOfHandoffs(type) || type == ObjectType::Asset || type == ObjectType::Site;
}

QJsonArray newestFirst()
{
    return {QJsonObject{{u"property"_s, u"id"_s}, {u"isAscending"_s, false}}};
}

QJsonArray dueFirst()
{
    return {QJsonObject{{u"property"_s, u"slaDue"_s}, {u"isAscending"_s, true}}};
}

void queryThenGet(RequestWriter &writer, ObjectType type, QJsonObject query, const QString &id)
{
    writer.call(type, u"query", std::move(query), id);
    writer.call(type, u"get", {{u"#ids"_s, RequestWriter::resultOf(id, type, u"query", u"/ids")}}, id + u"-get");
}

bool tooLarge(const ErrorAnswer &error)
{
    return error.type == u"requestTooLarge" || error.type == u"tooManyObjects" || error.type == u"limit";
}

Failure::Kind kindOf(const ErrorAnswer &error)
{
    if (error.type == u"serverUnavailable" || error.type == u"serverFail")
        return Failure::Kind::Busy;
    if (error.type == u"forbidden" || error.type == u"accountNotFound" || error.type == u"accountNotSupportedByMethod")
        return Failure::Kind::Refused;
    return Failure::Kind::BadInput;
}

//! This device's clock minus the server's, as an answer's date shows it; nothing if it shows none.
std::optional<qint64> skewOf(const QDateTime &asked, const QDateTime &date)
{
    if (!date.isValid())
        return std::nullopt;
    // The header counts whole seconds; half a one is the middle of what it can mean.
    const qint64 middle = asked.toMSecsSinceEpoch() + asked.msecsTo(QDateTime::currentDateTimeUtc()) / 2;
    const qint64 skew = middle - (date.toMSecsSinceEpoch() + 500);
    return std::abs(skew) > skewThatMatters ? skew : 0;
}

} // namespace

struct JmapConnector::Job
{
    quint64 request = 0;
    quint64 life = 0;
    bool push = false;
    sync::Cost cost;
    sync::Pulled pulled;
    QList<std::pair<ObjectType, QStringList>> wanted; //!< to be fetched by id
    QStringList tickets;                              //!< whose entries are to be fetched
};

JmapConnector::JmapConnector(HttpSettings settings, HttpLimits limits, QObject *parent)
    : Connector(parent)
    , m_http(settings, limits, this)
    , m_server(settings.server)
{
    m_parsers.setMaxThreadCount(2);
}

JmapConnector::~JmapConnector()
{
    cancelAll();
    m_parsers.waitForDone();
}

void JmapConnector::send(quint64 request, const sync::Request &what)
{
    auto job = std::make_shared<Job>();
    job->request = request;
    job->life = m_life;
    if (!m_session && !std::holds_alternative<sync::OpenSession>(what)) {
        QMetaObject::invokeMethod(
            this, [this, job] { fail(job, Failure::Kind::Internal, u"no session is open"_s); }, Qt::QueuedConnection);
        return;
    }
    std::visit([&](const auto &one) { begin(job, one); }, what);
}

void JmapConnector::cancelAll()
{
    ++m_life;
    m_http.cancelAll();
    const QList<FileTransfer *> files = findChildren<FileTransfer *>(QString(), Qt::FindDirectChildrenOnly);
    for (FileTransfer *file : files) {
        file->disconnect(this);
        file->deleteLater();
    }
}

void JmapConnector::begin(const JobPtr &job, const sync::OpenSession &open)
{
    if (!open.memory.isEmpty()) {
        if (const auto remembered = protocol::readSession(open.memory.toUtf8())) {
            QMetaObject::invokeMethod(
                this, [this, job, resource = *remembered, open] { takeSession(job, resource, true, open.memory); },
                Qt::QueuedConnection);
            return;
        }
    }
    const QDateTime asked = QDateTime::currentDateTimeUtc();
    m_http.get(QUrl(u"/.well-known/jmap"_s), [this, job, asked](const HttpResult &result) {
        ++job->cost.roundTrips;
        if (!result) {
            job->cost.bytesReceived += result.error().bytesReceived;
            fail(job, {result.error().failure, result.error().retryAfter, false});
            return;
        }
        job->cost.bytesReceived += result->bytesReceived;
        job->pulled.clockSkewMs = skewOf(asked, result->date);
        const auto resource = protocol::readSession(result->body);
        if (resource)
            takeSession(job, *resource, false, QString::fromUtf8(result->body));
        else
            fail(job, resource.error().kind, m_server.host() + u": "_s + resource.error().detail);
    });
}

void JmapConnector::takeSession(const JobPtr &job, const protocol::SessionResource &resource, bool assumed,
                                const QString &memory)
{
    if (job->life != m_life)
        return;
    m_session = resource;
    m_assumed = assumed;
    // Behind a forwarded port or a proxy the server does not know its own name: its path on the host that the person
    // named is what counts, and the token never goes anywhere else.
    m_api = QUrl(QUrl(resource.apiUrl).path(QUrl::FullyEncoded));
    sync::Session session;
    session.serverId = resource.serverId;
    session.accountId = resource.accountId;
    session.personId = resource.personId;
    session.abilities.idempotency = sync::Idempotency::Key;
    session.abilities.deltaByCursor = true;
    session.abilities.tellsDeletions = true;
    session.abilities.compareAndSet = true;
    session.abilities.attachments = true;
    session.abilities.maxObjectsInGet = resource.maxObjectsInGet;
    session.abilities.maxObjectsInSet = resource.maxObjectsInSet;
    session.abilities.maxConcurrentRequests = resource.maxConcurrentRequests;
    session.clockSkewMs = job->pulled.clockSkewMs.value_or(0);
    session.assumed = assumed;
    if (!resource.state.isEmpty()) // without it no answer could confirm what was remembered
        session.memory = memory;
    answer(job, session);
}

void JmapConnector::begin(const JobPtr &job, const sync::Overview &overview)
{
    RequestWriter writer(m_session->accountId);
    // The states first: what changes while the rest is read comes again with the first delta.
    for (const ObjectType type : domain::allObjectTypes)
        writer.call(type, u"get", {{u"ids"_s, QJsonArray()}}, u"state-"_s + wireName(type));
    for (const ObjectType type : domain::allObjectTypes) {
        if (!comesWithDelta(type) && !isOfHandoffs(type))
            writer.call(type, u"get", {{u"ids"_s, QJsonValue::Null}}, u"all-"_s + wireName(type));
    }
    const QJsonObject open{{u"open"_s, true}};
    if (!m_session->personId.isEmpty()) {
        const QJsonObject own{{u"open"_s, true}, {u"assigneeId"_s, m_session->personId}};
        queryThenGet(writer, ObjectType::Ticket,
                     {{u"filter"_s, own}, {u"sort"_s, dueFirst()}, {u"limit"_s, overview.openTickets}}, u"own"_s);
    }
    queryThenGet(writer, ObjectType::Ticket,
                 {{u"filter"_s, open}, {u"sort"_s, dueFirst()}, {u"limit"_s, overview.openTickets}}, u"urgent"_s);
    roundTrip(job, writer.toJson(), [this, job](protocol::Response &response) { takeOverview(job, response); });
}

void JmapConnector::takeOverview(const JobPtr &job, protocol::Response &response)
{
    for (const ObjectType type : domain::allObjectTypes) {
        const QString id = u"state-"_s + wireName(type);
        const auto *state = response.find<GetAnswer>(id);
        if (!state || state->state.isEmpty()) {
            const auto *error = response.find<ErrorAnswer>(id);
            fail(job, error ? kindOf(*error) : Failure::Kind::BadInput,
                 u"%1/get: %2"_s.arg(wireName(type), error ? error->type + u' ' + error->description : u"no state"_s));
            return;
        }
        job->pulled.cursors.insert(type, state->state);
        if (comesWithDelta(type))
            continue;
        if (isOfHandoffs(type)) {
            job->pulled.lost.append(type); // page by page, after the tickets
            continue;
        }
        const QString all = u"all-"_s + wireName(type);
        if (const auto *whole = response.find<GetAnswer>(all)) {
            job->pulled.rows.append(whole->rows);
            continue;
        }
        const auto *error = response.find<ErrorAnswer>(all);
        if (!error || !tooLarge(*error) || !hasPages(type)) {
            fail(job, error ? kindOf(*error) : Failure::Kind::BadInput,
                 u"%1/get: %2"_s.arg(wireName(type), error ? error->type : u"no answer"_s));
            return;
        }
        job->pulled.lost.append(type);
    }
    // The tickets for the eye are a kindness: the sweep brings them anyway.
    for (const QString &id : {u"own-get"_s, u"urgent-get"_s}) {
        if (const auto *tickets = response.find<GetAnswer>(id))
            job->pulled.rows.append(tickets->rows);
    }
    answer(job, job->pulled);
}

void JmapConnector::begin(const JobPtr &job, const sync::Page &page)
{
    RequestWriter writer(m_session->accountId);
    if (hasPages(page.type)) {
        QJsonObject filter;
        if (!page.before.isEmpty())
            filter[u"idBefore"] = page.before;
        if (!page.queueId.isEmpty())
            filter[u"queueIds"] = QJsonArray{page.queueId};
        QJsonObject query{
            {u"sort"_s, newestFirst()}, {u"limit"_s, page.limit}, {u"calculateTotal"_s, page.before.isEmpty()}};
        query[u"filter"] = filter.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(filter);
        queryThenGet(writer, page.type, query, u"page"_s);
    } else {
        writer.call(page.type, u"get", {{u"ids"_s, QJsonValue::Null}}, u"page-get"_s);
    }
    roundTrip(job, writer.toJson(), [this, job, page](protocol::Response &response) { takePage(job, page, response); });
}

void JmapConnector::takePage(const JobPtr &job, const sync::Page &page, protocol::Response &response)
{
    const auto *get = response.find<GetAnswer>(u"page-get"_s);
    const auto *getError = response.find<ErrorAnswer>(u"page-get"_s);
    if (hasPages(page.type)) {
        const auto *query = response.find<QueryAnswer>(u"page"_s);
        if (!query) {
            const auto *error = response.find<ErrorAnswer>(u"page"_s);
            fail(job, error ? kindOf(*error) : Failure::Kind::BadInput,
                 u"%1/query: %2"_s.arg(wireName(page.type),
                                       error ? error->type + u' ' + error->description : u"no answer"_s));
            return;
        }
        job->pulled.expected = query->total;
        if (!query->ids.isEmpty()) {
            job->pulled.last = query->ids.last();
            job->pulled.more = query->ids.size() >= page.limit;
        }
        if (!get && getError && tooLarge(*getError)) {
            job->wanted.append({page.type, query->ids.mid(0, query->ids.size() / 2)});
            job->wanted.append({page.type, query->ids.mid(query->ids.size() / 2)});
            job->pulled.bytes = job->cost.bytesReceived;
            fetchWanted(job);
            return;
        }
    }
    if (!get) {
        fail(job, getError ? kindOf(*getError) : Failure::Kind::BadInput,
             u"%1/get: %2"_s.arg(wireName(page.type), getError ? getError->type : u"no answer"_s));
        return;
    }
    job->pulled.rows.append(get->rows);
    answer(job, job->pulled);
}

void JmapConnector::begin(const JobPtr &job, const sync::Delta &delta)
{
    RequestWriter writer(m_session->accountId);
    for (auto it = delta.since.cbegin(); it != delta.since.cend(); ++it) {
        const QString id = wireName(it.key());
        writer.call(it.key(), u"changes", {{u"sinceState"_s, it.value()}, {u"maxChanges"_s, changesAtOnce}}, id);
        if (!comesWithDelta(it.key()))
            continue;
        for (const QString &part : {u"created"_s, u"updated"_s})
            writer.call(it.key(), u"get",
                        {{u"#ids"_s, RequestWriter::resultOf(id, it.key(), u"changes", QString(u'/' + part))}},
                        id + u'-' + part);
    }
    roundTrip(job, writer.toJson(),
              [this, job, delta](protocol::Response &response) { takeDelta(job, delta, response); });
}

void JmapConnector::takeDelta(const JobPtr &job, const sync::Delta &delta, protocol::Response &response)
{
    for (auto it = delta.since.cbegin(); it != delta.since.cend(); ++it) {
        const ObjectType type = it.key();
        const QString id = wireName(type);
        const auto *changes = response.find<ChangesAnswer>(id);
        if (!changes) {
            const auto *error = response.find<ErrorAnswer>(id);
            if (error && error->type == u"cannotCalculateChanges") {
                job->pulled.lost.append(type);
                continue;
            }
            fail(job, error ? kindOf(*error) : Failure::Kind::BadInput,
                 u"%1/changes: %2"_s.arg(id, error ? error->type + u' ' + error->description : u"no answer"_s));
            return;
        }
        job->pulled.cursors.insert(type, changes->newState);
        job->pulled.more = job->pulled.more || changes->hasMoreChanges;
        if (!changes->destroyed.isEmpty())
            job->pulled.removed.insert(type, changes->destroyed);
        if (!changes->created.isEmpty())
            job->pulled.created.insert(type, changes->created);
        if (!comesWithDelta(type)) {
            const QStringList ids = changes->created + changes->updated;
            if (!ids.isEmpty())
                job->wanted.append({type, ids});
            continue;
        }
        for (const QString &part : {u"created"_s, u"updated"_s}) {
            const QStringList &ids = part == u"created" ? changes->created : changes->updated;
            const QString call = id + u'-' + part;
            if (const auto *get = response.find<GetAnswer>(call)) {
                if (get->rows.size() > 0)
                    job->pulled.rows.append(get->rows);
                continue;
            }
            const auto *error = response.find<ErrorAnswer>(call);
            if (!error || !tooLarge(*error)) {
                fail(job, error ? kindOf(*error) : Failure::Kind::BadInput,
                     u"%1/get: %2"_s.arg(id, error ? error->type : u"no answer"_s));
                return;
            }
            job->wanted.append({type, ids.mid(0, ids.size() / 2)});
            job->wanted.append({type, ids.mid(ids.size() / 2)});
        }
    }
    fetchWanted(job);
}

void JmapConnector::begin(const JobPtr &job, const sync::Fetch &fetch)
{
    if (!fetch.ticketIds.isEmpty()) {
        job->tickets = fetch.ticketIds;
        fetchEntries(job, 0, {});
        return;
    }
    job->wanted.append({fetch.type, fetch.ids});
    fetchWanted(job);
}

void JmapConnector::fetchWanted(const JobPtr &job)
{
    // As many lists as there are calls, each no longer than the server allows.
    QList<std::pair<ObjectType, QStringList>> now;
    RequestWriter writer(m_session->accountId);
    qsizetype objects = 0;
    while (!job->wanted.isEmpty() && writer.calls() < m_session->maxCallsInRequest) {
        auto &[type, ids] = job->wanted.first();
        const QStringList part = ids.mid(0, m_session->maxObjectsInGet);
        if (objects > 0 && objects + part.size() > m_session->maxObjectsInGet)
            break; // the next round trip
        objects += part.size();
        if (!part.isEmpty()) {
            writer.call(type, u"get", {{u"ids"_s, QJsonArray::fromStringList(part)}}, u"w%1"_s.arg(now.size()));
            now.append({type, part});
        }
        ids.remove(0, part.size());
        if (ids.isEmpty())
            job->wanted.removeFirst();
    }
    if (now.isEmpty()) {
        answer(job, job->pulled);
        return;
    }
    roundTrip(job, writer.toJson(), [this, job, now](protocol::Response &response) {
        for (qsizetype i = 0; i < now.size(); ++i) {
            const auto &[type, ids] = now.at(i);
            const QString call = u"w%1"_s.arg(i);
            if (const auto *get = response.find<GetAnswer>(call)) {
                job->pulled.rows.append(get->rows);
                continue;
            }
            const auto *error = response.find<ErrorAnswer>(call);
            if (!error || !tooLarge(*error) || ids.size() < 2) {
                fail(job, error ? kindOf(*error) : Failure::Kind::BadInput,
                     u"%1/get: %2"_s.arg(wireName(type), error ? error->type : u"no answer"_s));
                return;
            }
            job->wanted.append({type, ids.mid(0, ids.size() / 2)});
            job->wanted.append({type, ids.mid(ids.size() / 2)});
        }
        fetchWanted(job);
    });
}

void JmapConnector::fetchEntries(const JobPtr &job, qsizetype firstTicket, const QString &before)
{
    if (firstTicket >= job->tickets.size()) {
        fetchWanted(job);
        return;
    }
    const QStringList tickets = job->tickets.mid(firstTicket, ticketsAtOnce);
    const int limit = std::min(500, m_session->maxObjectsInGet);
    QJsonObject filter{{u"ticketIds"_s, QJsonArray::fromStringList(tickets)}};
    if (!before.isEmpty())
        filter[u"idBefore"] = before;
    RequestWriter writer(m_session->accountId);
    queryThenGet(writer, ObjectType::Entry, {{u"filter"_s, filter}, {u"sort"_s, newestFirst()}, {u"limit"_s, limit}},
                 u"page"_s);
    const QList<ObjectType> handoffs = {ObjectType::Escalation, ObjectType::HandoffRating};
    for (const ObjectType type : handoffs) {
        if (before.isEmpty())
            queryThenGet(writer, type, {{u"filter"_s, filter}, {u"limit"_s, limit}}, wireName(type));
    }
    roundTrip(job, writer.toJson(), [this, job, firstTicket, limit, handoffs](protocol::Response &response) {
        for (const ObjectType type : handoffs) {
            if (const auto *rows = response.find<GetAnswer>(wireName(type) + u"-get"_s))
                job->pulled.rows.append(rows->rows);
            else if (const auto *ids = response.find<QueryAnswer>(wireName(type)))
                job->wanted.append({type, ids->ids});
        }
        const auto *query = response.find<QueryAnswer>(u"page"_s);
        const auto *get = response.find<GetAnswer>(u"page-get"_s);
        const auto *error = response.find<ErrorAnswer>(u"page-get"_s);
        if (!query || (!get && !(error && tooLarge(*error)))) {
            fail(job, Failure::Kind::BadInput, u"Entry/query: no answer"_s);
            return;
        }
        if (get)
            job->pulled.rows.append(get->rows);
        else
            job->wanted.append({ObjectType::Entry, query->ids});
        const bool more = query->ids.size() >= limit;
        fetchEntries(job, more ? firstTicket : firstTicket + ticketsAtOnce, more ? query->ids.last() : QString());
    });
}

void JmapConnector::begin(const JobPtr &job, const sync::Push &push)
{
    job->push = true;
    const PushPlan plan = planPush(push.operations, m_session->maxCallsInRequest, m_session->maxObjectsInSet);
    roundTrip(job, writePush(plan, m_session->accountId), [this, job, plan](protocol::Response &response) {
        sync::Pushed pushed = readPush(plan, response);
        for (const domain::Operation &left : plan.left) {
            sync::Pushed::Outcome outcome;
            outcome.operation = left.id;
            outcome.kind = sync::Pushed::Outcome::Kind::Again; // it did not leave
            pushed.outcomes.append(outcome);
        }
        answer(job, pushed);
    });
}

FileTransfer *JmapConnector::transfer(const JobPtr &job, const sync::Answer &whenDone)
{
    if (!m_blobs) {
        QMetaObject::invokeMethod(
            this, [this, job] { fail(job, Failure::Kind::Internal, u"this device keeps no files"_s); },
            Qt::QueuedConnection);
        return nullptr;
    }
    const auto pathOf = [this](const QString &url) {
        // As with the address of the calls: the server's path, the person's host.
        QString where = url;
        where.replace(u"{accountId}"_s, m_session->accountId);
        const qsizetype scheme = where.indexOf(u"://");
        return scheme < 0 ? where : where.mid(where.indexOf(u'/', scheme + 3));
    };
    FilePlaces places;
    places.api = m_api;
    places.upload = QUrl(pathOf(m_session->uploadUrl));
    places.download = pathOf(m_session->downloadUrl);
    places.accountId = m_session->accountId;
    places.mostIds = m_session->maxObjectsInGet;
    auto *file = new FileTransfer(m_http, *m_blobs, std::move(places), this);
    connect(file, &FileTransfer::progressed, this, &JmapConnector::progressed);
    connect(file, &FileTransfer::done, this, [this, job, whenDone](const sync::Cost &cost) {
        job->cost = cost;
        answer(job, whenDone);
    });
    connect(file, &FileTransfer::failed, this,
            [this, job](const sync::RequestFailure &failure, const sync::Cost &cost) {
                job->cost = cost;
                fail(job, failure);
            });
    return file;
}

void JmapConnector::begin(const JobPtr &job, const sync::Upload &upload)
{
    if (FileTransfer *file = transfer(job, sync::Uploaded{upload.blobId}))
        file->upload(upload);
}

void JmapConnector::begin(const JobPtr &job, const sync::Download &download)
{
    if (FileTransfer *file = transfer(job, sync::Downloaded{download.blobId}))
        file->download(download);
}

//! Never asked: what is sent again under its key is not done twice.
void JmapConnector::begin(const JobPtr &job, const sync::Look &)
{
    QMetaObject::invokeMethod(
        this, [this, job] { fail(job, Failure::Kind::Internal, u"operations have keys here"_s); },
        Qt::QueuedConnection);
}

void JmapConnector::begin(const JobPtr &job, const sync::Survey &)
{
    RequestWriter writer(m_session->accountId);
    const QList<ObjectType> types = {ObjectType::Tier, ObjectType::Queue};
    for (const ObjectType type : types)
        writer.call(type, u"get", {{u"ids"_s, QJsonValue::Null}}, wireName(type));
    writer.call(ObjectType::Person, u"get", {{u"ids"_s, QJsonArray{m_session->personId}}},
                wireName(ObjectType::Person));
    writer.call(ObjectType::Article, u"query",
                {{u"sort"_s, newestFirst()}, {u"limit"_s, 1}, {u"calculateTotal"_s, true}},
                wireName(ObjectType::Article));
    roundTrip(job, writer.toJson(), [this, job, types](protocol::Response &response) {
        auto desk = std::make_shared<domain::DeskSurvey>();
        for (const ObjectType type : types) {
            const auto *get = response.find<GetAnswer>(wireName(type));
            if (!get) {
                const auto *error = response.find<ErrorAnswer>(wireName(type));
                fail(job, error ? kindOf(*error) : Failure::Kind::BadInput,
                     u"%1/get: %2"_s.arg(wireName(type), error ? error->type : u"no answer"_s));
                return;
            }
            for (const QJsonObject &object : domain::objectsIn(get->rows)) {
                if (type == ObjectType::Tier)
                    desk->tiers.append(domain::tierFrom(object));
                else if (const domain::Queue queue = domain::queueFrom(object); queue.rights.mayRead)
                    desk->queues.append(queue);
            }
        }
        // The name and the number are a kindness.
        if (const auto *person = response.find<GetAnswer>(wireName(ObjectType::Person))) {
            for (const QJsonObject &object : domain::objectsIn(person->rows))
                desk->person = object[u"name"].toString();
        }
        if (const auto *articles = response.find<QueryAnswer>(wireName(ObjectType::Article)))
            desk->articles = articles->total;
        countTickets(job, desk, 0);
    });
}

void JmapConnector::countTickets(const JobPtr &job, const std::shared_ptr<domain::DeskSurvey> &desk, qsizetype first)
{
    const qsizetype end = std::min<qsizetype>(desk->queues.size(), first + m_session->maxCallsInRequest);
    if (first == end) {
        answer(job, sync::Surveyed{*desk});
        return;
    }
    RequestWriter writer(m_session->accountId);
    for (qsizetype i = first; i < end; ++i) {
        const QString id = desk->queues[i].id.value();
        writer.call(ObjectType::Ticket, u"query",
                    {{u"filter"_s, QJsonObject{{u"queueIds"_s, QJsonArray{id}}}},
                     {u"sort"_s, newestFirst()},
                     {u"limit"_s, 1},
                     {u"calculateTotal"_s, true}},
                    id);
    }
    roundTrip(job, writer.toJson(), [this, job, desk, first, end](protocol::Response &response) {
        for (qsizetype i = first; i < end; ++i) {
            const QString id = desk->queues[i].id.value();
            const auto *query = response.find<QueryAnswer>(id);
            if (!query) {
                const auto *error = response.find<ErrorAnswer>(id);
                fail(job, error ? kindOf(*error) : Failure::Kind::BadInput,
                     u"Ticket/query: %1"_s.arg(error ? error->type : u"no answer"_s));
                return;
            }
            desk->tickets.insert(id, query->total);
        }
        countTickets(job, desk, end);
    });
}

void JmapConnector::roundTrip(const JobPtr &job, const QByteArray &body, Then then)
{
    if (body.size() > m_session->maxSizeRequest) {
        QMetaObject::invokeMethod(
            this, [this, job] { fail(job, Failure::Kind::BadInput, u"larger than the server takes"_s); },
            Qt::QueuedConnection);
        return;
    }
    const QDateTime asked = QDateTime::currentDateTimeUtc();
    m_http.post(m_api, body, [this, job, asked, then = std::move(then)](const HttpResult &result) {
        ++job->cost.roundTrips;
        if (!result) {
            job->cost.bytesReceived += result.error().bytesReceived;
            sync::RequestFailure failure{result.error().failure, result.error().retryAfter,
                                         job->push && result.error().mayHaveArrived};
            failure.conflict = job->push && (result.error().status == 409 || result.error().status == 412);
            fail(job, failure);
            return;
        }
        job->cost.bytesReceived += result->bytesReceived;
        job->pulled.bytes += result->body.size();
        job->pulled.clockSkewMs = skewOf(asked, result->date);
        if (result->body.size() <= smallBody) {
            parsed(job, protocol::readResponse(result->body), then);
            return;
        }
        m_parsers.start([this, job, then, bytes = result->body] {
            auto response = std::make_shared<domain::Result<protocol::Response>>(protocol::readResponse(bytes));
            QMetaObject::invokeMethod(
                this, [this, job, then, response] { parsed(job, std::move(*response), then); }, Qt::QueuedConnection);
        });
    });
}

void JmapConnector::parsed(const JobPtr &job, domain::Result<protocol::Response> response, const Then &then)
{
    if (job->life != m_life)
        return;
    if (response && (!m_session || (m_assumed && response->sessionState != m_session->state))) {
        m_session.reset();
        sync::RequestFailure changed{{Failure::Kind::Busy, u"the session has changed"_s}, std::nullopt, job->push};
        changed.sessionChanged = true;
        fail(job, changed);
        return;
    }
    if (response) {
        m_assumed = false;
        then(*response);
        return;
    }
    // A 2xx that cannot be read says nothing about what the server did (X6).
    fail(job, {{response.error().kind, m_server.host() + u": "_s + response.error().detail}, std::nullopt, job->push});
}

void JmapConnector::answer(const JobPtr &job, const sync::Answer &answer)
{
    if (job->life == m_life)
        Q_EMIT answered(job->request, answer, job->cost);
}

void JmapConnector::fail(const JobPtr &job, const sync::RequestFailure &failure)
{
    if (job->life == m_life)
        Q_EMIT failed(job->request, failure, job->cost);
}

void JmapConnector::fail(const JobPtr &job, Failure::Kind kind, const QString &detail)
{
    fail(job, {{kind, detail}, std::nullopt, false});
}

} // namespace secondline::connectors
