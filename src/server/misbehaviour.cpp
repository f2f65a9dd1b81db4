// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/misbehaviour.h"

#include "domain/instant.h"
#include "server/desk/desksetup.h"
#include "server/jmap/act.h"
#include "server/jmap/timeline.h"
#include "server/storage/storageerror.h"

#include <QFile>
#include <QJsonDocument>

#include <thread>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using protocol::Problem;

namespace {

//! The same request, with the arguments of its `X/changes` calls changed as the misdeeds want it.
WebRequest withStatesSpoilt(WebRequest request, const Misdeeds &deeds)
{
    QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QJsonArray calls = body[u"methodCalls"].toArray();
    for (QJsonValueRef value : calls) {
        QJsonArray call = value.toArray();
        if (!call[0].toString().endsWith("/changes"_L1))
            continue;
        QJsonObject arguments = call[1].toObject();
        if (deeds.forgetStates)
            arguments.insert(u"sinceState"_s, u"forgotten"_s);
        if (deeds.intermediateStates > 0)
            arguments.insert(
                u"maxChanges"_s,
                std::min(deeds.intermediateStates, arguments[u"maxChanges"].toInt(deeds.intermediateStates)));
        call[1] = arguments;
        value = call;
    }
    body.insert(u"methodCalls"_s, calls);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

WebReply refusal(int status, int retryAfter)
{
    WebReply reply = WebReply::of(Problem::http(status, u"On purpose"_s, u"A test wanted this answer."_s));
    if (status == 401)
        reply.setHeader("WWW-Authenticate", "Bearer");
    if (retryAfter > 0)
        reply.setHeader("Retry-After", QByteArray::number(retryAfter));
    return reply;
}

} // namespace

void MisbehaviourFile::readAnew()
{
    QFile file(m_path);
    const QByteArray content = file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    if (content == m_content)
        return;
    m_content = content;
    m_wanted = QJsonDocument::fromJson(content).object();
    m_matched = 0;
    m_closed = false;
}

Misdeeds MisbehaviourFile::next(const WebRequest &request)
{
    const std::lock_guard lock(m_mutex);
    readAnew();
    const QByteArray match = m_wanted[u"match"].toString().toUtf8();
    Misdeeds deeds;
    if (!match.isEmpty() && !request.target.contains(match) && !request.body.contains(match))
        return deeds;
    const int number = m_matched++ - m_wanted[u"skip"].toInt();
    if (number < 0)
        return deeds;
    deeds.dropReply = number < m_wanted[u"dropReply"].toInt();
    deeds.answerTwice = number < m_wanted[u"answerTwice"].toInt();
    deeds.askTwice = number < m_wanted[u"askTwice"].toInt();
    if (m_wanted.contains(u"closeTicketBeforeSet") && !m_closed && request.body.contains("/set\"")) {
        m_closed = true;
        deeds.closeTicket = m_wanted[u"closeTicketBeforeSet"].toString();
    }
    if (m_wanted.contains(u"unauthorizedAfter") && number >= m_wanted[u"unauthorizedAfter"].toInt())
        deeds.status = 401;
    if (m_wanted.contains(u"times") && number >= m_wanted[u"times"].toInt())
        return deeds;
    deeds.delay = std::chrono::milliseconds(m_wanted[u"delayMs"].toInt());
    if (deeds.status == 0)
        deeds.status = m_wanted[u"status"].toInt();
    deeds.retryAfter = m_wanted[u"retryAfter"].toInt();
    if (m_wanted.contains(u"truncateAt"))
        deeds.truncateAt = m_wanted[u"truncateAt"].toInteger();
    deeds.forgetStates = m_wanted[u"forgetStates"].toBool();
    deeds.intermediateStates = m_wanted[u"intermediateStates"].toInt();
    return deeds;
}

std::chrono::milliseconds MisbehaviourFile::clockOffset()
{
    const std::lock_guard lock(m_mutex);
    readAnew();
    return std::chrono::milliseconds(m_wanted[u"clockOffsetMs"].toInteger());
}

MisbehavingService::MisbehavingService(DataFolder folder, domain::RoutingTable routing, const QString &misbehaviourFile)
    : Service(std::move(folder), std::move(routing))
    , m_file(misbehaviourFile)
{
}

QDateTime MisbehavingService::now() const
{
    return Service::now().addDuration(m_file.clockOffset());
}

WebReply MisbehavingService::answer(const WebRequest &request, ObjectNumber person)
{
    const Misdeeds deeds = m_file.next(request);
    std::this_thread::sleep_for(deeds.delay);
    if (deeds.status != 0)
        return refusal(deeds.status, deeds.retryAfter);
    if (!deeds.closeTicket.isEmpty())
        closeTicket(deeds.closeTicket);
    if (deeds.askTwice) {
        WebRequest first = request;
        if (!request.bodyFile.isEmpty()) {
            // An upload's file is moved to its place: each gets its own.
            first.bodyFile = blobs().newTemporaryFile();
            QFile::copy(request.bodyFile, first.bodyFile);
        }
        answerTo(first, deeds, person);
    }
    WebReply reply = answerTo(request, deeds, person);
    reply.twice = deeds.answerTwice;
    reply.cutAfter = deeds.dropReply ? std::optional<qint64>(-1) : deeds.truncateAt;
    return reply;
}

WebReply MisbehavingService::answerTo(const WebRequest &request, const Misdeeds &deeds, ObjectNumber person)
{
    if (!deeds.forgetStates && deeds.intermediateStates == 0)
        return Service::answer(request, person);
    const WebReply reply = Service::answer(withStatesSpoilt(request, deeds), person);
    // A commit of more changes than were allowed cannot be cut: there is no state in its middle to hand out.
    const bool tooSmall = !deeds.forgetStates && reply.body.contains("cannotCalculateChanges");
    return tooSmall ? Service::answer(request, person) : reply;
}

void MisbehavingService::closeTicket(const QString &id)
{
    try {
        const Caller caller = systemCaller();
        Transaction transaction(storage(), Storage::Access::Write);
        Act act{storage(), caller, routing(), now(), storage().nextCommit(), {}, {}, now(), 0};
        QJsonObject ticket = act.object(ObjectType::Ticket, id);
        const QString closed = u"closed"_s;
        if (ticket.isEmpty() || ticket[u"status"] == closed)
            return;
        const QJsonObject change{{u"property"_s, u"status"_s}, {u"from"_s, ticket[u"status"]}, {u"to"_s, closed}};
        ticket.insert(u"status"_s, closed);
        ticket.insert(u"closedAt"_s, domain::utcDate(now()));
        writeEffect(act, ticket, u"change"_s, {{u"changes"_s, QJsonArray{change}}});
        act.change(ObjectType::Ticket, ticket);
        transaction.commit();
    } catch (const StorageError &error) {
        qWarning("the ticket was not closed: %s", qPrintable(error.failure().detail));
    }
}

} // namespace secondline::server
