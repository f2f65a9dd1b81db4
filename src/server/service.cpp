// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/service.h"

#include "server/auth/accesstoken.h"
#include "server/desk/policies.h"
#include "server/jmap/limits.h"
#include "server/jmap/methods.h"
#include "server/jmap/session.h"
#include "server/storage/storageerror.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::Failure;
using protocol::Problem;

namespace {

constexpr QByteArrayView uploadPath = "/jmap/upload/";
constexpr QByteArrayView downloadPath = "/jmap/download/";

enum class Place { Health, Session, Api, Upload, Download, Nowhere };

QByteArray pathOf(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.left(query);
}

Place placeOf(const QByteArray &path)
{
    if (path == "/healthz")
        return Place::Health;
    if (path == "/.well-known/jmap")
        return Place::Session;
    if (path == "/jmap/" || path == "/jmap")
        return Place::Api;
    if (path.startsWith(uploadPath))
        return Place::Upload;
    return path.startsWith(downloadPath) ? Place::Download : Place::Nowhere;
}

bool posts(Place place)
{
    return place == Place::Api || place == Place::Upload;
}

//! The address that the client used, so that the session's URLs lead back the same way.
QString baseUrl(const WebRequest &request)
{
    static const QRegularExpression host(u"^[A-Za-z0-9.:\\[\\]-]{1,255}$"_s);
    const QString name = QString::fromLatin1(request.headers.value("host"));
    return host.match(name).hasMatch() ? u"https://"_s + name : QString();
}

QString viaOf(const WebRequest &request)
{
    const QByteArray agent = request.headers.value("user-agent");
    if (agent.startsWith("secondlinectl"))
        return u"cli"_s;
    return agent.startsWith("secondline") ? u"desktop"_s : u"jmap"_s;
}

WebReply failed(const Failure &failure)
{
    qWarning("a request failed: %s", qPrintable(failure.detail));
    Problem problem = Problem::http(500, u"The server failed"_s, u"Try again; the server's log says more."_s);
    if (failure.kind == Failure::Kind::Full)
        problem = Problem::http(507, u"The server's disk is full"_s, u"Nothing was stored. Tell the administrator."_s);
    else if (failure.kind == Failure::Kind::Busy)
        problem = Problem::http(503, u"The server is busy"_s, u"Try again in a moment."_s);
    WebReply reply = WebReply::of(problem);
    if (problem.status == 503)
        reply.setHeader("Retry-After", "2");
    return reply;
}

//! The stretch that a Range header of one range asks for; nothing if it asks for none that we know, an empty one if it
//! cannot be met.
struct Stretch
{
    qint64 from = 0;
    qint64 length = 0;
};
std::optional<Stretch> rangeOf(const QByteArray &header, qint64 size)
{
    static const QRegularExpression form(u"^bytes=(\\d{0,15})-(\\d{0,15})$"_s);
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(header));
    if (!match.hasMatch() || (match.captured(1).isEmpty() && match.captured(2).isEmpty()))
        return std::nullopt;
    if (match.captured(1).isEmpty()) {
        const qint64 length = std::min(match.captured(2).toLongLong(), size);
        return Stretch{size - length, length};
    }
    const qint64 from = match.captured(1).toLongLong();
    if (!match.captured(2).isEmpty() && match.captured(2).toLongLong() < from)
        return std::nullopt; // means nothing, so it is not there (RFC 9110 14.1.1)
    const qint64 last = match.captured(2).isEmpty() ? size - 1 : std::min(match.captured(2).toLongLong(), size - 1);
    return from > last ? Stretch{} : Stretch{from, last - from + 1};
}

} // namespace

WebReply WebReply::of(const Problem &problem)
{
    WebReply reply;
    reply.status = problem.status;
    reply.type = "application/problem+json";
    reply.body = problem.toJson();
    return reply;
}

Service::Service(DataFolder folder, domain::RoutingTable routing)
    : m_folder(std::move(folder))
    , m_routing(std::move(routing))
    , m_blobs(m_folder.blobs())
{
    Transaction reading(storage(), Storage::Access::Read);
    m_serverId = storage().setting(u"serverId"_s);
}

Storage &Service::storage()
{
    // A thread keeps its connection; a test may run several services on one thread, each with its own folder.
    thread_local QHash<QString, std::shared_ptr<Storage>> connections;
    std::shared_ptr<Storage> &connection = connections[m_folder.path()];
    if (!connection)
        connection = m_folder.storage();
    return *connection;
}

Admission Service::admit(const WebRequest &head)
{
    Admission admission;
    const auto refuse = [&](const Problem &problem) {
        admission.refused = WebReply::of(problem);
        return admission;
    };
    const Place place = placeOf(pathOf(head.target));
    if (place == Place::Nowhere)
        return refuse(Problem::http(404, u"Not found"_s, u"A help desk server has nothing at this address."_s));
    const bool allowed = posts(place) ? head.method == "POST" : head.method == "GET" || head.method == "HEAD";
    if (!allowed) {
        refuse(Problem::http(405, u"Method not allowed"_s, {}));
        admission.refused->setHeader("Allow", posts(place) ? "POST" : "GET, HEAD");
        return admission;
    }
    if (place == Place::Health)
        return admission;
    try {
        const QByteArray authorization = head.headers.value("authorization");
        const bool bearer = authorization.left(7).compare("bearer ", Qt::CaseInsensitive) == 0;
        Transaction reading(storage(), Storage::Access::Read);
        const auto person = bearer ? storage().personOfToken(tokenHash(authorization.mid(7).trimmed())) : std::nullopt;
        if (!person || !storage().caller(*person)) {
            refuse(Problem::http(401, u"Sign in again"_s, u"The access token is missing, wrong or was taken back."_s));
            admission.refused->setHeader("WWW-Authenticate", "Bearer");
            return admission;
        }
        admission.person = *person;
    } catch (const StorageError &error) {
        admission.refused = failed(error.failure());
        return admission;
    }
    admission.toFile = place == Place::Upload;
    admission.mostBody = place == Place::Api ? limits::maxSizeRequest
        : place == Place::Upload             ? limits::maxSizeUpload
                                             : 0;
    const std::lock_guard lock(m_mutex);
    int &under = (admission.toFile ? m_uploads : m_requests)[admission.person];
    if (under >= (admission.toFile ? limits::maxConcurrentUpload : limits::maxConcurrentRequests)) {
        admission.person = 0; // not counted: nothing to release
        refuse(Problem::overLimit(admission.toFile ? u"maxConcurrentUpload"_s : u"maxConcurrentRequests"_s, 429));
        admission.refused->setHeader("Retry-After", "1");
        return admission;
    }
    ++under;
    return admission;
}

void Service::release(ObjectNumber person, bool upload)
{
    const std::lock_guard lock(m_mutex);
    QMap<ObjectNumber, int> &counts = upload ? m_uploads : m_requests;
    if (--counts[person] <= 0)
        counts.remove(person);
}

WebReply Service::answer(const WebRequest &request, ObjectNumber person)
{
    try {
        return answered(request, person);
    } catch (const StorageError &error) {
        return failed(error.failure());
    }
}

WebReply Service::answered(const WebRequest &request, ObjectNumber person)
{
    const QByteArray path = pathOf(request.target);
    const Place place = placeOf(path);
    std::optional<Caller> caller;
    QJsonObject revisions;
    {
        Transaction reading(storage(), Storage::Access::Read);
        if (place == Place::Health) {
            WebReply reply;
            reply.type = "text/plain";
            reply.body = "ok\n";
            return reply;
        }
        caller = storage().caller(person);
        revisions = policyRevisions(storage());
    }
    if (!caller)
        return WebReply::of(Problem::http(401, u"Sign in again"_s, u"This person is no longer active."_s));
    caller->via = viaOf(request);
    switch (place) {
    case Place::Session: {
        WebReply reply;
        reply.body = sessionObject(m_serverId, *caller, revisions, baseUrl(request));
        return reply;
    }
    case Place::Api:
        return jmap(request, *caller, revisions);
    case Place::Upload:
        return upload(request, QString::fromLatin1(path.mid(uploadPath.size())), *caller);
    case Place::Download:
        return download(request, path.mid(downloadPath.size()), *caller);
    case Place::Health:
    case Place::Nowhere:
        break;
    }
    return WebReply::of(Problem::http(404, u"Not found"_s, {}));
}

WebReply Service::jmap(const WebRequest &request, const Caller &caller, const QJsonObject &revisions)
{
    const QByteArray type = request.headers.value("content-type").toLower();
    if (!type.isEmpty() && !type.startsWith("application/json"))
        return WebReply::of(Problem::notJson(u"The content type of a request is application/json."_s));
    auto read = protocol::readRequest(request.body, limits::maxCallsInRequest);
    if (!read)
        return WebReply::of(read.error());
    Methods methods(storage(), m_routing, m_blobs, [this] { return now(); });
    WebReply reply;
    reply.body = methods.answer(std::move(*read), caller, sessionState(m_serverId, caller, revisions));
    return reply;
}

WebReply Service::upload(const WebRequest &request, const QString &account, const Caller &caller)
{
    if (account != accountId.toString() + u'/' && account != accountId)
        return WebReply::of(Problem::http(404, u"Not found"_s, u"There is no such account."_s));
    const BlobInfo blob = m_blobs.measured(request.bodyFile);
    Transaction transaction(storage(), Storage::Access::Write);
    m_blobs.place(request.bodyFile, blob);
    storage().addBlob(blob, caller.number, now());
    transaction.commit();
    QByteArray type = request.headers.value("content-type");
    if (type.isEmpty())
        type = "application/octet-stream";
    WebReply reply;
    reply.status = 201;
    reply.body = QJsonDocument(QJsonObject{{u"accountId"_s, accountId.toString()},
                                           {u"blobId"_s, blob.id},
                                           {u"type"_s, QString::fromLatin1(type)},
                                           {u"size"_s, blob.size}})
                     .toJson(QJsonDocument::Compact);
    return reply;
}

WebReply Service::download(const WebRequest &request, const QByteArray &rest, const Caller &caller)
{
    static const QRegularExpression plainType(u"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+$"_s);
    const QList<QByteArray> parts = rest.split('/');
    const WebReply missing =
        WebReply::of(Problem::http(404, u"Not found"_s, u"There is no such file, or not for you."_s));
    if (parts.size() != 3 || parts[0] != QByteArray("a1"))
        return missing;
    std::optional<BlobInfo> blob;
    {
        Transaction reading(storage(), Storage::Access::Read);
        blob = storage().blob(QString::fromLatin1(parts[1]), caller, now());
    }
    if (!blob)
        return missing;
    if (!QFile::exists(m_blobs.fileOf(blob->id)))
        return failed({Failure::Kind::Damaged, u"the bytes of %1 are gone"_s.arg(blob->id)});
    const QByteArray etag = '"' + parts[1] + '"';
    WebReply reply;
    reply.mayCompress = false; // ranges count the bytes as they are stored
    reply.headers = {{"ETag", etag},
                     {"Accept-Ranges", "bytes"},
                     {"Cache-Control", "private, immutable, max-age=31536000"},
                     {"Content-Disposition",
                      "attachment; filename*=UTF-8''" + QByteArray::fromPercentEncoding(parts[2]).toPercentEncoding()},
                     {"Content-Security-Policy", "default-src 'none'; sandbox"}};
    const QByteArray known = request.headers.value("if-none-match").trimmed();
    if (known == "*" || known.contains(etag)) {
        reply.status = 304;
        return reply;
    }
    const QString type = QUrlQuery(QUrl::fromEncoded(request.target)).queryItemValue(u"type"_s, QUrl::FullyDecoded);
    reply.type = plainType.match(type).hasMatch() ? type.toLatin1() : QByteArray("application/octet-stream");
    reply.file = m_blobs.fileOf(blob->id);
    reply.fileLength = blob->size;
    // A range of another content than this is no use to anybody.
    const QByteArray ifRange = request.headers.value("if-range");
    const QByteArray rangeHeader = ifRange.isEmpty() || ifRange == etag ? request.headers.value("range") : QByteArray();
    if (const auto range = rangeOf(rangeHeader, blob->size)) {
        if (range->length == 0) {
            WebReply refused = WebReply::of(Problem::http(416, u"Range not satisfiable"_s, {}));
            refused.setHeader("Content-Range", "bytes */" + QByteArray::number(blob->size));
            return refused;
        }
        reply.status = 206;
        reply.fileFrom = range->from;
        reply.fileLength = range->length;
        reply.setHeader("Content-Range",
                        "bytes " + QByteArray::number(range->from) + '-'
                            + QByteArray::number(range->from + range->length - 1) + '/'
                            + QByteArray::number(blob->size));
    }
    return reply;
}

} // namespace secondline::server
