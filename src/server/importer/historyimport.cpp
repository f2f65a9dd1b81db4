// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/importer/historyimport.h"

#include "domain/instant.h"
#include "domain/ticket.h"
#include "server/desk/desksetup.h"
#include "server/importer/linereader.h"
#include "server/jmap/propertyrules.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <algorithm>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::failure;
using domain::Failure;
using domain::ObjectType;
using domain::Result;
using protocol::ImportedArticle;
using protocol::ImportedEvent;
using protocol::ImportedTicket;

namespace {

constexpr int objectsPerTransaction = 500;
constexpr qint64 progressEveryMs = 2000;

bool isWait(const ImportedEvent &event)
{
    return event.type == u"commented" && event.note.startsWith("[Awaiting "_L1) && event.note.endsWith(u']');
}

//! `[Awaiting User Info]` → `waiting-for-requester`
QString waitReason(const QString &note)
{
    const QString what = note.mid(10).chopped(1).toLower().replace(u' ', u'-');
    return what == u"user-info" ? u"waiting-for-requester"_s : u"waiting-for-"_s + what;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue levelOrNull(std::optional<int> level)
{
    return level ? QJsonValue(*level) : QJsonValue();
}

//! When the ticket waited: from each note of the kind until whatever happened next.
QList<domain::Pause> pausesOf(const ImportedTicket &ticket)
{
    QList<domain::Pause> pauses;
    for (const ImportedEvent &event : ticket.events) {
        if (!pauses.isEmpty() && !pauses.constLast().to.isValid())
            pauses.last().to = event.at;
        if (isWait(event))
            pauses.append({event.at, {}, waitReason(event.note)});
    }
    const bool waits = ticket.status == u"pending";
    if (!pauses.isEmpty() && !pauses.constLast().to.isValid() && !waits)
        pauses.last().to = pauses.constLast().from;
    if (waits && (pauses.isEmpty() || pauses.constLast().to.isValid()))
        pauses.append(
            {ticket.events.isEmpty() ? ticket.created : ticket.events.constLast().at, {}, u"waiting-for-requester"_s});
    return pauses;
}

QDateTime lastOf(const ImportedTicket &ticket, QStringView type)
{
    QDateTime at;
    for (const ImportedEvent &event : ticket.events) {
        if (event.type == type)
            at = event.at;
    }
    return at;
}

int countOf(const ImportedTicket &ticket, QStringView type)
{
    return static_cast<int>(std::count_if(ticket.events.begin(), ticket.events.end(),
                                          [&](const ImportedEvent &event) { return event.type == type; }));
}

QDateTime firstAnswer(const ImportedTicket &ticket)
{
    const auto found = std::find_if(ticket.events.begin(), ticket.events.end(), [&](const ImportedEvent &event) {
        return event.type == u"commented" && !isWait(event) && event.by != ticket.requester;
    });
    return found != ticket.events.end() ? found->at : QDateTime();
}

domain::Priority priorityOf(const ImportedTicket &ticket)
{
    return domain::priorityFor(ticket.impact, ticket.urgency).value_or(domain::Priority::P3);
}

//! The clocks of the moved ticket, on the calendar of the time that it was moved to.
QList<domain::SlaClock> clocksOf(const ImportedTicket &ticket, qint64 shiftMs, const QDateTime &doneAt)
{
    const auto moved = [&](const QDateTime &at) { return at.isValid() ? at.addMSecs(shiftMs) : at; };
    QList<domain::Pause> pauses = pausesOf(ticket);
    for (domain::Pause &pause : pauses) {
        pause.from = moved(pause.from);
        pause.to = moved(pause.to);
    }
    const QTimeZone zone = QTimeZone::utc();
    return {domain::resolutionClock(priorityOf(ticket), zone, moved(ticket.created), pauses, moved(doneAt)),
            domain::responseClock(priorityOf(ticket), zone, moved(ticket.created), moved(firstAnswer(ticket)))};
}

} // namespace

HistoryImport::HistoryImport(Storage &storage, qint64 shiftMs, std::function<void(const QString &)> complain,
                             std::function<void(const QString &)> progress)
    : m_storage(storage)
    , m_shiftMs(shiftMs)
    , m_complain(std::move(complain))
    , m_progress(std::move(progress))
{
}

QString HistoryImport::shifted(const QDateTime &instant) const
{
    return domain::utcDate(instant.addMSecs(m_shiftMs));
}

template <class Take> Result<void> HistoryImport::lines(const QString &fileName, const QString &what, Take take)
{
    const auto reader = LineReader::open(fileName);
    if (!reader)
        return tl::unexpected(reader.error());
    QElapsedTimer sinceProgress;
    sinceProgress.start();
    QByteArray line;
    qint64 taken = 0;
    bool more = true;
    while (more) {
        Transaction transaction(m_storage, Storage::Access::Write);
        for (int i = 0; i < objectsPerTransaction && (more = (*reader)->next(line)); ++i) {
            if (line.trimmed().isEmpty())
                continue;
            if (const Result<void> done = take(line); done) {
                ++taken;
            } else {
                ++m_report.badLines;
                m_complain(u"%1:%2: %3"_s.arg(fileName).arg((*reader)->lineNumber()).arg(done.error().detail));
            }
        }
        transaction.commit();
        if (sinceProgress.elapsed() >= progressEveryMs) {
            m_progress(u"%1 %2 so far"_s.arg(taken).arg(what));
            sinceProgress.restart();
        }
    }
    if ((*reader)->failure()) {
        ++m_report.badLines;
        m_complain(u"%1:%2: %3"_s.arg(fileName).arg((*reader)->lineNumber() + 1).arg((*reader)->failure()->detail));
    }
    return {};
}

Result<void> HistoryImport::tickets(const QString &fileName)
{
    return lines(fileName, u"tickets"_s, [this](const QByteArray &line) -> Result<void> {
        const Result<ImportedTicket> ticket = protocol::readTicketLine(line);
        return ticket ? takeTicket(*ticket) : Result<void>(tl::unexpected(ticket.error()));
    });
}

Result<void> HistoryImport::articles(const QString &fileName)
{
    return lines(fileName, u"articles"_s, [this](const QByteArray &line) -> Result<void> {
        const Result<ImportedArticle> article = protocol::readArticleLine(line);
        return article ? takeArticle(*article) : Result<void>(tl::unexpected(article.error()));
    });
}

QJsonObject HistoryImport::entryFor(const ImportedEvent &event, const ImportedTicket &ticket,
                                    const QString &ticketId) const
{
    static const QJsonObject empty = defaultProperties(ObjectType::Entry);
    QJsonObject entry = empty;
    const QString at = shifted(event.at);
    const bool comment = event.type == u"commented" && !isWait(event);
    entry.insert(u"version"_s, 1);
    entry.insert(u"createdAt"_s, at);
    entry.insert(u"updatedAt"_s, at);
    entry.insert(u"actedAt"_s, at);
    entry.insert(u"effectiveAt"_s, at);
    entry.insert(u"timeUnverified"_s, false);
    entry.insert(u"byName"_s, event.by.isEmpty() ? ticket.requester : event.by);
    entry.insert(u"via"_s, u"import"_s);
    entry.insert(u"ticketId"_s, ticketId);
    entry.insert(u"kind"_s, comment ? u"comment"_s : u"imported"_s);
    entry.insert(u"public"_s, comment);
    entry.insert(u"text"_s, event.note);
    if (!comment)
        entry.insert(u"data"_s,
                     QJsonObject{{u"type"_s, isWait(event) ? u"awaiting"_s : event.type},
                                 {u"fromLevel"_s, levelOrNull(event.fromTier)},
                                 {u"toLevel"_s, levelOrNull(event.toTier)},
                                 {u"by"_s, event.by}});
    return entry;
}

Result<void> HistoryImport::takeTicket(const ImportedTicket &ticket)
{
    if (m_storage.named(ObjectType::Ticket, ticket.number))
        return failure(Failure::Kind::BadInput, u"ticket %1 is already there"_s.arg(ticket.number));
    for (const QString &name : {u"category"_s}) {
        if (const auto value = storedValue(ObjectType::Ticket, name, ticket.category); !value)
            return failure(Failure::Kind::BadInput, value.error().description);
    }
    if (!m_storage.named(ObjectType::Tier, QString::number(ticket.tier)))
        return failure(Failure::Kind::BadInput, u"this desk has no tier %1"_s.arg(ticket.tier));
    const domain::TicketStatus status = *domain::ticketStatusNamed(ticket.status);
    const QDateTime closedAt = status == domain::TicketStatus::Closed ? lastOf(ticket, u"closed") : QDateTime();
    const QDateTime doneAt = ticket.resolved.isValid() ? ticket.resolved : closedAt;
    const QList<domain::SlaClock> clocks = clocksOf(ticket, m_shiftMs, domain::isOpen(status) ? QDateTime() : doneAt);
    const ObjectNumber queue = ensureQueue(m_storage, ticket.area, ticket.tier);
    const qint64 commit = m_storage.nextCommit();

    static const QJsonObject empty = defaultProperties(ObjectType::Ticket);
    QJsonObject object = empty;
    const QString id = objectId(ObjectType::Ticket, m_storage.nextNumber(ObjectType::Ticket));
    const QString opened = shifted(ticket.created);
    const QString last = ticket.events.isEmpty() ? opened : shifted(ticket.events.constLast().at);
    object.insert(u"id"_s, id);
    object.insert(u"version"_s, 1);
    object.insert(u"createdAt"_s, opened);
    object.insert(u"updatedAt"_s, last);
    object.insert(u"actedAt"_s, opened);
    object.insert(u"effectiveAt"_s, opened);
    object.insert(u"timeUnverified"_s, false);
    object.insert(u"byName"_s, ticket.requester);
    object.insert(u"via"_s, u"import"_s);
    object.insert(u"number"_s, ticket.number);
    object.insert(u"type"_s, u"incident"_s);
    object.insert(u"subject"_s, ticket.subject);
    object.insert(u"body"_s, ticket.body);
    object.insert(u"requester"_s,
                  QJsonObject{{u"name"_s, ticket.requester.section(u'@', 0, 0)},
                              {u"email"_s, ticket.requester},
                              {u"phone"_s, QJsonValue()},
                              {u"department"_s, QJsonValue()},
                              {u"language"_s, textOrNull(ticket.language)}});
    object.insert(u"openedAt"_s, opened);
    object.insert(u"category"_s, ticket.category);
    object.insert(u"product"_s, textOrNull(ticket.product));
    object.insert(u"language"_s, textOrNull(ticket.language));
    object.insert(u"tags"_s, QJsonArray::fromStringList(ticket.tags));
    object.insert(u"queueId"_s, objectId(ObjectType::Queue, queue));
    object.insert(u"tierLevel"_s, ticket.tier);
    object.insert(u"impact"_s, ticket.impact);
    object.insert(u"urgency"_s, ticket.urgency);
    object.insert(u"priority"_s, static_cast<int>(priorityOf(ticket)));
    object.insert(u"status"_s, ticket.status);
    if (status == domain::TicketStatus::Pending)
        object.insert(u"pendingReason"_s, clocks.constFirst().pauses.constLast().reason);
    QJsonArray sla;
    for (const domain::SlaClock &clock : clocks)
        sla.append(clock.toJson());
    object.insert(u"sla"_s, sla);
    object.insert(u"escalationCount"_s, countOf(ticket, u"escalated"));
    object.insert(u"reassignCount"_s, countOf(ticket, u"reassigned"));
    object.insert(u"reopenCount"_s, countOf(ticket, u"reopened"));
    if (!domain::isOpen(status) && ticket.resolved.isValid())
        object.insert(u"resolvedAt"_s, shifted(ticket.resolved));
    if (closedAt.isValid())
        object.insert(u"closedAt"_s, shifted(closedAt));
    object.insert(u"imported"_s,
                  QJsonObject{{u"source"_s, textOrNull(ticket.source)},
                              {u"group"_s, textOrNull(ticket.group)},
                              {u"incident"_s, textOrNull(ticket.incident)},
                              {u"madeSla"_s, ticket.madeSla}});
    int entries = 0;
    for (const ImportedEvent &event : ticket.events) {
        if (event.type == u"created")
            continue; // that is the ticket itself
        QJsonObject entry = entryFor(event, ticket, id);
        entry.insert(u"id"_s, objectId(ObjectType::Entry, m_storage.nextNumber(ObjectType::Entry)));
        m_storage.put(ObjectType::Entry, entry, commit);
        object.insert(u"lastEntryAt"_s, entry[u"effectiveAt"]);
        ++entries;
    }
    object.insert(u"entryCount"_s, entries);
    m_storage.put(ObjectType::Ticket, object, commit);
    ++m_report.tickets;
    m_report.entries += entries;
    return {};
}

Result<void> HistoryImport::takeArticle(const ImportedArticle &article)
{
    if (m_storage.named(ObjectType::Article, article.number))
        return failure(Failure::Kind::BadInput, u"article %1 is already there"_s.arg(article.number));
    if (!article.category.isEmpty()) {
        if (const auto value = storedValue(ObjectType::Article, u"category"_s, article.category); !value)
            return failure(Failure::Kind::BadInput, value.error().description);
    }
    static const QJsonObject empty = defaultProperties(ObjectType::Article);
    QJsonObject object = empty;
    // What has no date of its own is as old as its import.
    const QString updated =
        article.updated.isValid() ? shifted(article.updated) : domain::utcDate(QDateTime::currentDateTimeUtc());
    object.insert(u"id"_s, objectId(ObjectType::Article, m_storage.nextNumber(ObjectType::Article)));
    object.insert(u"version"_s, 1);
    for (const QString &name : {u"createdAt"_s, u"updatedAt"_s, u"actedAt"_s, u"effectiveAt"_s, u"publishedAt"_s})
        object.insert(name, updated);
    if (!article.updated.isValid())
        object.insert(u"publishedAt"_s, QJsonValue());
    object.insert(u"timeUnverified"_s, false);
    object.insert(u"via"_s, u"import"_s);
    object.insert(u"number"_s, article.number);
    object.insert(u"title"_s, article.title);
    object.insert(u"summary"_s, textOrNull(article.summary));
    object.insert(u"body"_s, article.body);
    object.insert(u"product"_s, textOrNull(article.product));
    object.insert(u"category"_s, textOrNull(article.category));
    object.insert(u"topic"_s, textOrNull(article.topic));
    object.insert(u"tags"_s, QJsonArray::fromStringList(article.tags));
    object.insert(u"language"_s, u"en"_s);
    object.insert(u"audienceLevel"_s, 1);
    object.insert(u"state"_s, u"published"_s);
    object.insert(u"revision"_s, 1);
    object.insert(u"source"_s, textOrNull(article.source));
    object.insert(u"licence"_s, textOrNull(article.licence));
    m_storage.put(ObjectType::Article, object, m_storage.nextCommit());
    ++m_report.articles;
    return {};
}

Result<QDateTime> newestInstant(const QString &fileName)
{
    const auto reader = LineReader::open(fileName);
    if (!reader)
        return tl::unexpected(reader.error());
    // A quote inside a text is written \", so these bytes are members and nothing else; ISO dates sort as text.
    constexpr QByteArrayView instantMember = R"("at":")";
    constexpr QByteArrayView dayMember = R"("updated":")";
    QByteArray newest;
    QByteArray line;
    while ((*reader)->next(line)) {
        for (const QByteArrayView member : {instantMember, dayMember}) {
            for (qsizetype at = line.indexOf(member); at >= 0; at = line.indexOf(member, at + member.size())) {
                const qsizetype start = at + member.size();
                const QByteArray value = line.mid(start, line.indexOf('"', start) - start);
                if (value > newest
                    && (domain::fromUtcDate(QString::fromLatin1(value))
                        || QDate::fromString(QString::fromLatin1(value), Qt::ISODate).isValid()))
                    newest = value;
            }
        }
    }
    if (newest.isEmpty())
        return failure(Failure::Kind::BadInput, u"%1 holds no date"_s.arg(fileName));
    const QString text = QString::fromLatin1(newest);
    return domain::fromUtcDate(text).value_or(
        QDateTime(QDate::fromString(text, Qt::ISODate), QTime(0, 0), QTimeZone::utc()));
}

} // namespace secondline::server
