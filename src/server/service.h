// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/routing.h"
#include "protocol/problem.h"
#include "server/storage/blobfiles.h"
#include "server/storage/datafolder.h"

#include <QMap>

#include <mutex>

namespace secondline::server {

//! A request as the network layer read it.
struct WebRequest
{
    QByteArray method;
    QByteArray target;                    //!< path and query
    QMap<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
    QString bodyFile; //!< an upload's bytes, instead of body; removed by whoever answers
};

struct WebReply
{
    int status = 200;
    QByteArray type = "application/json";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    bool mayCompress = true;
#ifdef SECONDLINE_TEST_FAULTS
    //! The connection breaks after so many bytes of the body; below 0: before the first of the head.
    std::optional<qint64> cutAfter;
    bool twice = false; //!< its bytes are sent two times
#endif
    //! Instead of body: this stretch of a file.
    QString file;
    qint64 fileFrom = 0;
    qint64 fileLength = 0;

    void setHeader(const QByteArray &name, const QByteArray &value)
    {
        headers.push_back(std::pair(name, value));
    }
    static WebReply of(const protocol::Problem &problem);
};

//! What a request will be, known from its head alone: before a byte of its body is read.
struct Admission
{
    std::optional<WebReply> refused;
    qint64 mostBody = 0;     //!< bytes
    bool toFile = false;     //!< an upload: its body goes to a temporary file
    ObjectNumber person = 0; //!< 0: nobody was asked to sign in
};

//! Everything behind the network: who asks, which address, which answer. Used by several threads at once; each has its
//! own connection to the database.
class Service
{
public:
    Service(DataFolder folder, domain::RoutingTable routing);
    virtual ~Service() = default;
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    //! Looks at the head of a request. Counts it against the person's limits until release().
    Admission admit(const WebRequest &head);
    void release(ObjectNumber person, bool upload);
    //! Answers a request that was admitted; \a person as admit() said. Never throws.
    virtual WebReply answer(const WebRequest &request, ObjectNumber person);
    //! The server's clock.
    virtual QDateTime now() const { return QDateTime::currentDateTimeUtc(); }
    const BlobFiles &blobs() const { return m_blobs; }

protected:
    Storage &storage();
    const domain::RoutingTable &routing() const { return m_routing; }

private:
    WebReply answered(const WebRequest &request, ObjectNumber person);
    WebReply jmap(const WebRequest &request, const Caller &caller, const QJsonObject &revisions);
    WebReply upload(const WebRequest &request, const QString &account, const Caller &caller);
    WebReply download(const WebRequest &request, const QByteArray &rest, const Caller &caller);

    DataFolder m_folder;
    domain::RoutingTable m_routing;
    BlobFiles m_blobs;
    QString m_serverId;
    std::mutex m_mutex;
    QMap<ObjectNumber, int> m_requests;
    QMap<ObjectNumber, int> m_uploads;
};

} // namespace secondline::server
