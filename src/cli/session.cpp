// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/session.h"

#include "cli/wire.h"
#include "domain/instant.h"

#include <QFile>
#include <QJsonArray>
#include <QStandardPaths>

#include <cstdio>

namespace secondline::cli {

using namespace Qt::StringLiterals;
using domain::Failure;
using workspace::Workspace;

namespace {

constexpr int defaultLimit = 50;
constexpr int mostRows = 100'000;
constexpr int similarShown = 5;
constexpr qint64 mostInput = 1024 * 1024;

//! A field's value on the command line: null, true, false, a whole number, JSON, else the text as it is.
QJsonValue valueOf(const QString &text)
{
    if (text == u"null"_s)
        return QJsonValue::Null;
    if (text == u"true"_s || text == u"false"_s)
        return text == u"true"_s;
    bool number = false;
    if (const int value = text.toInt(&number); number)
        return value;
    if (text.startsWith(u'[') || text.startsWith(u'{')) {
        const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
        if (json.isArray())
            return json.array();
        if (json.isObject())
            return json.object();
    }
    return text;
}

QString textOrInput(const QString &text)
{
    if (text != u"-"_s)
        return text;
    QFile input;
    return input.open(stdin, QIODevice::ReadOnly) ? QString::fromUtf8(input.read(mostInput)) : QString();
}

} // namespace

Session::Session(Invocation invocation, std::unique_ptr<Workspace> workspace)
    : m_invocation(std::move(invocation))
    , m_report(m_invocation.json)
    , m_workspace(std::move(workspace))
{
}

Session::~Session() = default;

void Session::start()
{
    connect(m_workspace.get(), &Workspace::opened, this, &Session::run);
    connect(m_workspace.get(), &Workspace::openFailed, this, [this](const Failure &failure) {
        // A newer outbox is not worked on, but nobody's work is locked in it (D8).
        if (failure.kind == Failure::Kind::TooNew && m_invocation.command == u"export"_s
            && !m_workspace->operations().isEmpty())
            return exportOutbox();
        fail(failure);
    });
    connect(m_workspace.get(), &Workspace::storeFailed, this, &Session::fail);
    workspace::ProfileOptions options;
    options.folder = m_invocation.profile.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                                    : m_invocation.profile;
    options.readOnly = m_invocation.readOnly;
    options.syncs = false;
    m_workspace->open(options);
}

void Session::run()
{
    struct Entry
    {
        QStringView name;
        void (Session::*run)();
        bool writes;
    };
    static constexpr Entry entries[] = {{u"sign-in", &Session::signIn, true},
                                        {u"sync", &Session::sync, true},
                                        {u"status", &Session::status, false},
                                        {u"queues", &Session::queues, false},
                                        {u"tickets", &Session::tickets, false},
                                        {u"show", &Session::show, false},
                                        {u"search", &Session::search, false},
                                        {u"create", &Session::create, true},
                                        {u"comment", &Session::comment, true},
                                        {u"attempt", &Session::attempt, true},
                                        {u"set", &Session::set, true},
                                        {u"assign", &Session::assign, true},
                                        {u"escalate", &Session::escalate, true},
                                        {u"outbox", &Session::outbox, true},
                                        {u"verify", &Session::verify, false},
                                        {u"conflicts", &Session::conflicts, true},
                                        {u"reports", &Session::reports, true},
                                        {u"brake", &Session::brake, true},
                                        {u"rescue", &Session::rescue, true},
                                        {u"export", &Session::exportOutbox, true},
                                        {u"attachments", &Session::attachments, true},
                                        {u"attachment", &Session::attachment, true}};
    for (const Entry &entry : entries) {
        if (entry.name != m_invocation.command)
            continue;
        if (entry.writes && m_invocation.readOnly)
            return fail({Failure::Kind::Refused, u"%1 does not go with --read-only"_s.arg(m_invocation.command)});
        // The desk (queues, persons) is read right after opening; commands may name what is in it.
        connect(m_workspace.get(), &Workspace::deskChanged, this, entry.run, Qt::SingleShotConnection);
        return;
    }
}

void Session::end(const QJsonDocument &json, const QString &text, Exit code)
{
    if (std::exchange(m_ended, true))
        return;
    m_report.answer(json, text);
    Q_EMIT ended(code);
}

void Session::fail(const Failure &failure)
{
    if (std::exchange(m_ended, true))
        return;
    Q_EMIT ended(m_report.failed(failure));
}

void Session::signIn()
{
    if (m_invocation.options.value(u"kind"_s, u"jmap"_s) != u"jmap"_s)
        return fail({Failure::Kind::Refused, u"this version signs in to servers of the kind jmap"_s});
    QFile token(m_invocation.tokenFile);
    if (m_invocation.tokenFile.isEmpty() || !token.open(QIODevice::ReadOnly))
        return fail({Failure::Kind::NotFound, u"name a file that holds the token with --token-file"_s});
    const QUrl server(m_invocation.options.value(u"server"_s), QUrl::StrictMode);
    m_workspace->signIn(
        {server, token.readAll().trimmed(), m_invocation.options.value(u"ca"_s)},
        [this, server](const domain::Result<void> &done) {
            if (!done)
                return fail(done.error());
            // The desk comes with the first answer; the person's name is in it.
            connect(m_workspace.get(), &Workspace::deskChanged, this, [this, server] {
                const std::optional<domain::Person> me = m_workspace->me();
                if (!me)
                    return;
                end(QJsonDocument(QJsonObject{
                        {u"server"_s, server.toString()}, {u"person"_s, me->login}, {u"kind"_s, u"jmap"_s}}),
                    u"Signed in to %1 as %2"_s.arg(server.toString(), me->login));
            });
            connect(m_workspace.get(), &Workspace::syncFinished, this, [this](const domain::SyncReport &report) {
                if (report.failure)
                    fail(*report.failure);
            });
        });
}

void Session::sync()
{
    connect(m_workspace.get(), &Workspace::syncFinished, this, &Session::syncEnded);
    connect(m_workspace.get(), &Workspace::syncStatusChanged, this, [this](const domain::SyncStatus &status) {
        if (status.phase == domain::SyncStatus::Phase::SignedOut && status.failure)
            fail(*status.failure);
    });
    m_workspace->syncNow(m_invocation.options.contains(u"full"_s));
}

void Session::syncEnded(const domain::SyncReport &report)
{
    if (report.failure && report.failure->kind == Failure::Kind::Refused && !std::exchange(m_ended, true)) {
        // Only the brake ends a sync so: its person answers (X10).
        m_report.failed(*report.failure);
        Q_EMIT ended(Exit::NeedsPerson);
        return;
    }
    if (report.failure)
        return fail(*report.failure);
    const QJsonObject pulled = {{u"tickets"_s, report.pulled.value(u"Ticket"_s)},
                                {u"entries"_s, report.pulled.value(u"Entry"_s)},
                                {u"articles"_s, report.pulled.value(u"Article"_s)}};
    const QJsonObject json = {{u"pulled"_s, pulled},
                              {u"sent"_s, report.sent},
                              {u"replayed"_s, report.replayed},
                              {u"conflicts"_s, report.conflicts},
                              {u"needsYou"_s, report.needsYou},
                              {u"roundTrips"_s, report.roundTrips},
                              {u"bytesReceived"_s, report.bytesReceived},
                              {u"elapsedMs"_s, report.elapsedMs}};
    const bool person = report.conflicts > 0 || report.needsYou > 0;
    const QString text =
        u"%1 tickets, %2 entries, %3 articles received; %4 sent, %5 need you"_s.arg(report.pulled.value(u"Ticket"_s))
            .arg(report.pulled.value(u"Entry"_s))
            .arg(report.pulled.value(u"Article"_s))
            .arg(report.sent)
            .arg(report.conflicts + report.needsYou);
    withIndex([this, json, text, person] { end(QJsonDocument(json), text, person ? Exit::NeedsPerson : Exit::Done); });
}

void Session::withIndex(std::function<void()> then)
{
    if (m_invocation.readOnly || m_workspace->indexComplete())
        return then();
    connect(m_workspace.get(), &Workspace::indexProgressChanged, this,
            [this, then = std::move(then)](const domain::IndexProgress &) {
                if (m_workspace->indexComplete() && !m_ended)
                    then();
            });
}

void Session::status()
{
    m_workspace->cacheSize(this, [this](const workspace::CacheSize &size) {
        QMap<QString, int> states;
        for (const domain::Operation &operation : m_workspace->operations())
            ++states[domain::wireName(operation.state)];
        QJsonObject outbox;
        for (const QString &state : {u"queued"_s, u"sending"_s, u"unknown"_s, u"rejected"_s, u"conflict"_s})
            outbox.insert(state, states.value(state));
        const domain::SyncStatus sync = m_workspace->syncStatus();
        const domain::IndexProgress index = m_workspace->indexProgress();
        const QString last = sync.lastSync.isValid() ? domain::utcDate(sync.lastSync) : QString();
        QJsonObject json = {
            {u"online"_s, sync.online},
            {u"lastSync"_s, last.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(last)},
            {u"server"_s, m_workspace->server().value_or(QUrl()).toString()},
            {u"outbox"_s, outbox},
            {u"cache"_s,
             QJsonObject{{u"tickets"_s, size.tickets}, {u"articles"_s, size.articles}, {u"bytes"_s, size.bytes}}},
            {u"search"_s, QJsonObject{{u"indexed"_s, index.indexed}, {u"total"_s, index.total}}}};
        const auto rescue = m_workspace->rescue();
        if (rescue)
            json.insert(u"rescue"_s, toJson(*rescue));
        if (sync.brake)
            json.insert(u"brake"_s,
                        QJsonObject{{u"vanishing"_s, sync.brake->vanishing}, {u"held"_s, sync.brake->held}});
        QString text = u"Last sync %1; %2 waiting to send, %3 need you; %4 tickets and %5 articles here (%6 MB)"_s
                           .arg(last.isEmpty() ? u"never"_s : last)
                           .arg(states.value(u"queued"_s) + states.value(u"sending"_s) + states.value(u"unknown"_s))
                           .arg(states.value(u"rejected"_s) + states.value(u"conflict"_s))
                           .arg(size.tickets)
                           .arg(size.articles)
                           .arg(size.bytes / 1'000'000);
        if (rescue)
            text += u'\n' + toText(*rescue);
        if (sync.brake)
            text += u"\n%1 of %2 tickets would leave this device: answer with brake forget or brake keep"_s
                        .arg(sync.brake->vanishing)
                        .arg(sync.brake->held);
        end(QJsonDocument(json), text, personOr(Exit::Done));
    });
}

void Session::queues()
{
    m_workspace->queues(this, [this](const QList<domain::QueueSummary> &found) {
        end(arrayOf(found), linesOf(found, u"No queues here yet; sync first"_s));
    });
}

void Session::tickets()
{
    const QMap<QString, QString> &options = m_invocation.options;
    domain::TicketQuery query;
    query.onlyOpen = !options.contains(u"all"_s);
    query.containing = options.value(u"filter"_s);
    if (const QString queue = options.value(u"queue"_s); !queue.isEmpty()) {
        for (const domain::Queue &known : m_workspace->deskQueues()) {
            if (known.id.value() == queue || known.name.compare(queue, Qt::CaseInsensitive) == 0
                || known.area.compare(queue, Qt::CaseInsensitive) == 0)
                query.queueIds.append(known.id);
        }
        if (query.queueIds.isEmpty())
            return fail({Failure::Kind::NotFound, u"queue %1"_s.arg(queue)});
    }
    const QString sort = options.value(u"sort"_s, u"sla"_s);
    if (sort == u"priority"_s)
        query.sort = domain::TicketSort::Priority;
    else if (sort == u"updated"_s)
        query.sort = domain::TicketSort::Updated;
    else if (sort != u"sla"_s)
        return fail({Failure::Kind::BadInput, u"--sort takes sla, priority or updated"_s});
    query.descending = query.sort == domain::TicketSort::Updated;
    bool number = true;
    const int limit = options.contains(u"limit"_s) ? options.value(u"limit"_s).toInt(&number) : defaultLimit;
    if (!number || limit < 1 || limit > mostRows)
        return fail({Failure::Kind::BadInput, u"--limit takes a whole number from 1 to %1"_s.arg(mostRows)});
    m_workspace->ticketRows(query, this, [this, limit](const QList<qint64> &rows) {
        m_workspace->listedTickets(rows.mid(0, limit), this, [this](const QList<domain::ListedTicket> &found) {
            end(arrayOf(found), linesOf(found, u"No such tickets"_s));
        });
    });
}

void Session::withTicket(std::function<void(const domain::TicketPicture &)> then)
{
    const QString wanted = m_invocation.words.constFirst();
    m_workspace->ticket(wanted, this,
                        [this, wanted, then = std::move(then)](const std::optional<domain::TicketPicture> &found) {
                            if (!found)
                                return fail({Failure::Kind::NotFound, u"ticket %1"_s.arg(wanted)});
                            then(*found);
                        });
}

void Session::show()
{
    withTicket([this](const domain::TicketPicture &picture) {
        m_workspace->similarTickets(
            picture.ticket.subject, similarShown + 1, this, [this, picture](const QList<domain::SearchHit> &similar) {
                QJsonArray others;
                for (const domain::SearchHit &hit : similar) {
                    if (hit.id != picture.ticket.id.value() && others.size() < similarShown)
                        others.append(toJson(hit));
                }
                domain::SearchQuery query;
                query.text = picture.ticket.subject;
                query.in = domain::SearchIn::Articles;
                query.limit = similarShown;
                m_workspace->search(query, this, [this, picture, others](const domain::SearchResults &articles) {
                    QJsonObject json = toJson(picture);
                    json.insert(u"similar"_s, others);
                    json.insert(u"articles"_s, arrayOf(articles.hits).array());
                    end(QJsonDocument(json), toText(picture));
                });
            });
    });
}

void Session::search()
{
    domain::SearchQuery query;
    query.text = m_invocation.words.join(u' ');
    const QString in = m_invocation.options.value(u"in"_s, u"all"_s);
    if (in == u"tickets"_s)
        query.in = domain::SearchIn::Tickets;
    else if (in == u"articles"_s)
        query.in = domain::SearchIn::Articles;
    else if (in != u"all"_s)
        return fail({Failure::Kind::BadInput, u"--in takes all, tickets or articles"_s});
    if (m_invocation.options.contains(u"limit"_s))
        query.limit = m_invocation.options.value(u"limit"_s).toInt();
    if (query.limit < 1)
        return fail({Failure::Kind::BadInput, u"--limit takes a whole number from 1"_s});
    withIndex([this, query] {
        m_workspace->search(query, this, [this](const domain::SearchResults &results) {
            end(QJsonDocument(QJsonObject{{u"total"_s, results.total},
                                          {u"elapsedMs"_s, results.elapsedMs},
                                          {u"results"_s, arrayOf(results.hits).array()}}),
                linesOf(results.hits, u"Nothing found on this device"_s));
        });
    });
}

Workspace::Saved Session::queued()
{
    return [this](const domain::Result<QUuid> &saved) {
        if (!saved)
            return fail(saved.error());
        if (saved->isNull())
            return end(QJsonDocument(QJsonObject{{u"op"_s, QJsonValue::Null}, {u"state"_s, u"applied"_s}}),
                       u"The server has all of it already; nothing is left to send"_s);
        const QString operation = saved->toString(QUuid::WithoutBraces);
        QJsonObject json = {{u"op"_s, operation}, {u"state"_s, u"queued"_s}};
        if (m_invocation.command == u"create"_s)
            json.insert(u"id"_s, QString(u'~' + operation));
        end(QJsonDocument(json), u"Saved on this device, waiting to send (%1)"_s.arg(operation));
    };
}

void Session::create()
{
    const QMap<QString, QString> &options = m_invocation.options;
    workspace::NewTicket ticket;
    ticket.subject = options.value(u"subject"_s);
    ticket.body = textOrInput(options.value(u"body"_s));
    ticket.type = options.value(u"type"_s);
    ticket.category = options.value(u"category"_s);
    ticket.impact = options.value(u"impact"_s, u"2"_s).toInt();
    ticket.urgency = options.value(u"urgency"_s, u"2"_s).toInt();
    ticket.requester.email = options.value(u"requester"_s);
    if (const auto me = m_workspace->me(); me && ticket.requester.email.isEmpty())
        ticket.requester = {me->name, me->email, {}, {}, {}};
    m_workspace->createTicket(ticket, queued());
}

void Session::comment()
{
    withTicket([this](const domain::TicketPicture &picture) {
        const QString text = textOrInput(m_invocation.options.value(u"text"_s));
        withAttached([this, text, ticket = picture.ticket.id](const QList<domain::Attachment> &files) {
            if (m_invocation.options.contains(u"note"_s))
                m_workspace->workNote(ticket, text, files, queued());
            else
                m_workspace->comment(ticket, text, files, queued());
        });
    });
}

void Session::attempt()
{
    const auto outcome = domain::attemptOutcomeNamed(m_invocation.options.value(u"outcome"_s, u"failed"_s));
    if (!outcome)
        return fail({Failure::Kind::BadInput, u"--outcome takes failed, partly or worked"_s});
    withTicket([this, outcome = *outcome](const domain::TicketPicture &picture) {
        withAttached([this, outcome, ticket = picture.ticket.id](const QList<domain::Attachment> &files) {
            m_workspace->attempt(ticket, m_invocation.options.value(u"tried"_s),
                                 m_invocation.options.value(u"result"_s), outcome, files, queued());
        });
    });
}

void Session::set()
{
    QJsonObject patch;
    for (const QString &word : m_invocation.words.mid(1)) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 1)
            return fail({Failure::Kind::BadInput, u"%1 is not field=value"_s.arg(word)});
        patch.insert(word.left(equals), valueOf(word.mid(equals + 1)));
    }
    withTicket([this, patch](const domain::TicketPicture &picture) {
        m_workspace->change(picture.ticket.id, patch, queued());
    });
}

void Session::assign()
{
    const QString wanted = m_invocation.words.at(1);
    domain::PersonId person;
    if (wanted == u"me"_s && m_workspace->me())
        person = m_workspace->me()->id;
    for (const domain::Person &known : m_workspace->persons()) {
        if (known.login == wanted || known.name == wanted || known.id.value() == wanted)
            person = known.id;
    }
    if (person.isNull() && wanted != u"nobody"_s)
        return fail({Failure::Kind::NotFound, u"person %1"_s.arg(wanted)});
    withTicket([this, person](const domain::TicketPicture &picture) {
        m_workspace->assign(picture.ticket.id, person, queued());
    });
}

void Session::verify()
{
    m_workspace->verify(this, [this](const QStringList &findings) {
        QJsonObject json = {{u"ok"_s, findings.isEmpty()}, {u"findings"_s, QJsonArray::fromStringList(findings)}};
        const Exit code = findings.isEmpty() ? Exit::Done : Exit::Failed;
        const QString text = findings.isEmpty() ? u"Everything is in order"_s : findings.join(u'\n');
        if (!m_invocation.options.contains(u"digest"_s))
            return end(QJsonDocument(json), text, code);
        m_workspace->digest(this, [this, json, text, code](const domain::Result<QString> &digest) mutable {
            if (!digest)
                return fail(digest.error());
            json.insert(u"digest"_s, *digest);
            end(QJsonDocument(json), text + u'\n' + *digest, code);
        });
    });
}

} // namespace secondline::cli
