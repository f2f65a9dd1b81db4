// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/jmap/filetransfer.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

namespace secondline::connectors {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

QString blobIdOf(const QByteArray &bytes)
{
    return u"sha256-"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

FileTransfer::FileTransfer(HttpClient &http, sync::BlobPort &files, FilePlaces places, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_files(files)
    , m_places(std::move(places))
{
}

void FileTransfer::upload(const sync::Upload &what)
{
    m_blobId = what.blobId;
    ask({m_blobId}, [this](const QSet<QString> &known) {
        if (known.contains(m_blobId)) {
            end();
            return;
        }
        const auto size = m_files.size(m_blobId);
        if (!size) {
            fail(size.error());
            return;
        }
        m_size = *size;
        readParts();
    });
}

//! One part in a turn of the event loop: a hash of 4 MiB takes some 20 ms.
void FileTransfer::readParts()
{
    const qint64 offset = m_parts.size() * partBytes;
    if (offset >= m_size && !m_parts.isEmpty()) {
        askForParts();
        return;
    }
    const auto part = m_files.read(m_blobId, offset, std::min(partBytes, m_size - offset));
    if (!part) {
        fail(part.error());
        return;
    }
    m_parts.append(blobIdOf(*part));
    QMetaObject::invokeMethod(
        this, [this] { readParts(); }, Qt::QueuedConnection);
}

void FileTransfer::askForParts()
{
    if (m_parts.size() == 1 && m_parts.first() != m_blobId) {
        fail(Failure::Kind::Damaged, u"the file on this device has another hash"_s);
        return;
    }
    if (m_parts.size() == 1) {
        sendPart(0);
        return;
    }
    ask(m_parts, [this](const QSet<QString> &known) {
        m_known = known;
        sendPart(0);
    });
}

void FileTransfer::sendPart(qsizetype number)
{
    while (number < m_parts.size() && m_known.contains(m_parts.at(number)))
        ++number;
    const qint64 offset = std::min(number * partBytes, m_size);
    Q_EMIT progressed(m_blobId, offset, m_size);
    if (number == m_parts.size()) {
        if (number == 1)
            end();
        else
            join();
        return;
    }
    const auto part = m_files.read(m_blobId, offset, std::min(partBytes, m_size - offset));
    if (!part) {
        fail(part.error());
        return;
    }
    m_http.upload(m_places.upload, *part, orFail([this, number](const HttpAnswer &answer) {
                      const QString blobId = QJsonDocument::fromJson(answer.body).object()[u"blobId"].toString();
                      if (blobId != m_parts.at(number)) {
                          fail(Failure::Kind::Busy, u"a part arrived as something else"_s);
                          return;
                      }
                      m_known.insert(blobId);
                      sendPart(number + 1);
                  }));
}

void FileTransfer::join()
{
    QJsonArray data;
    for (const QString &part : std::as_const(m_parts))
        data.append(QJsonObject{{u"blobId"_s, part}});
    const QJsonObject whole{{u"data"_s, data}, {u"type"_s, u"application/octet-stream"_s}};
    call(u"Blob/upload"_s, {{u"create"_s, QJsonObject{{u"f"_s, whole}}}}, [this](const QJsonObject &answer) {
        const QJsonObject created = answer[u"created"][u"f"].toObject();
        const QJsonObject refused = answer[u"notCreated"][u"f"].toObject();
        if (created[u"id"] == m_blobId)
            end();
        else if (!created.isEmpty())
            fail(Failure::Kind::Damaged, u"the parts together have another hash"_s);
        else if (refused[u"type"] == u"blobNotFound"_s)
            fail(Failure::Kind::Busy, u"the server has dropped a part"_s);
        else
            fail(Failure::Kind::BadInput,
                 QString(refused[u"type"].toString() + u' ' + refused[u"description"].toString()).trimmed());
    });
}

void FileTransfer::download(const sync::Download &what)
{
    m_blobId = what.blobId;
    m_size = what.size;
    QString where = m_places.download;
    where.replace(u"{blobId}"_s, encoded(what.blobId));
    where.replace(u"{type}"_s, encoded(what.type.isEmpty() ? u"application/octet-stream"_s : what.type));
    where.replace(u"{name}"_s, encoded(what.name.isEmpty() ? u"file"_s : what.name));
    m_from = QUrl(where, QUrl::StrictMode);
    const auto here = m_files.partial(m_blobId);
    if (here)
        fetchFrom(*here);
    else
        QMetaObject::invokeMethod(
            this, [this, failure = here.error()] { fail(failure); }, Qt::QueuedConnection);
}

void FileTransfer::fetchFrom(qint64 offset)
{
    m_http.getRange(m_from, offset, partBytes, orFail([this, offset](const HttpAnswer &answer) {
                        if (!answer.body.isEmpty()) {
                            if (const auto kept = m_files.append(m_blobId, offset, answer.body); !kept) {
                                fail(kept.error());
                                return;
                            }
                        }
                        const qint64 next = offset + answer.body.size();
                        Q_EMIT progressed(m_blobId, next, answer.wholeSize);
                        if (next < answer.wholeSize && !answer.body.isEmpty()) {
                            fetchFrom(next);
                            return;
                        }
                        if (const auto whole = m_files.finish(m_blobId); !whole)
                            fail(whole.error());
                        else
                            end();
                    }));
}

void FileTransfer::ask(const QStringList &ids, std::function<void(const QSet<QString> &)> then)
{
    // One part may occur many times, and a very large file has more parts than one question may name.
    QStringList wanted = ids;
    wanted.removeDuplicates();
    const QStringList now = wanted.mid(0, m_places.mostIds);
    const QStringList later = wanted.mid(m_places.mostIds);
    call(u"Blob/get"_s, {{u"ids"_s, QJsonArray::fromStringList(now)}, {u"properties"_s, QJsonArray{u"size"_s}}},
         [this, later, then](const QJsonObject &answer) {
             QSet<QString> known;
             const QJsonArray list = answer[u"list"].toArray();
             for (const QJsonValue &one : list)
                 known.insert(one[u"id"].toString());
             if (later.isEmpty()) {
                 then(known);
                 return;
             }
             ask(later, [known, then](const QSet<QString> &more) { then(QSet<QString>(known).unite(more)); });
         });
}

void FileTransfer::call(const QString &method, const QJsonObject &arguments,
                        std::function<void(const QJsonObject &)> then)
{
    QJsonObject all = arguments;
    all[u"accountId"] = m_places.accountId;
    const QJsonObject request{{u"using"_s, QJsonArray{u"urn:ietf:params:jmap:core"_s, u"urn:ietf:params:jmap:blob"_s}},
                              // Without its QJsonValue the inner array is a copy to some compilers, not an element.
                              {u"methodCalls"_s, QJsonArray{QJsonValue(QJsonArray{method, all, u"b"_s})}}};
    m_http.post(m_places.api, QJsonDocument(request).toJson(QJsonDocument::Compact),
                orFail([this, method, then](const HttpAnswer &answer) {
                    const QJsonArray response =
                        QJsonDocument::fromJson(answer.body)[u"methodResponses"].toArray().at(0).toArray();
                    if (response.at(0).toString() == method) {
                        then(response.at(1).toObject());
                        return;
                    }
                    const QString type = response.at(1)[u"type"].toString();
                    const bool passes = type.isEmpty() || type == u"serverFail" || type == u"serverUnavailable";
                    fail(passes ? Failure::Kind::Busy : Failure::Kind::BadInput, method + u": "_s + type);
                }));
}

HttpClient::Then FileTransfer::orFail(Then then)
{
    return [self = QPointer(this), this, then = std::move(then)](const HttpResult &result) {
        if (!self)
            return; // cancelled
        ++m_cost.roundTrips;
        m_cost.bytesReceived += result ? result->bytesReceived : result.error().bytesReceived;
        if (result) {
            then(*result);
            return;
        }
        sync::RequestFailure failure{result.error().failure, result.error().retryAfter, false};
        if (result.error().status == 404)
            failure.failure.kind = Failure::Kind::NotFound;
        Q_EMIT failed(failure, m_cost);
        deleteLater();
    };
}

void FileTransfer::end()
{
    Q_EMIT done(m_cost);
    deleteLater();
}

void FileTransfer::fail(Failure::Kind kind, const QString &why)
{
    fail(Failure{kind, why});
}

void FileTransfer::fail(const Failure &failure)
{
    Q_EMIT failed({failure, std::nullopt, false}, m_cost);
    deleteLater();
}

} // namespace secondline::connectors
