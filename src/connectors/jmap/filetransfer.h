// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectors/http/httpclient.h"
#include "sync/connector.h"

#include <QSet>

#include <functional>

namespace secondline::connectors {

//! Where a server takes and gives files.
struct FilePlaces
{
    QUrl api;
    QUrl upload;
    QString download; //!< a template with {blobId}, {name} and {type}
    QString accountId;
    int mostIds = 500; //!< in one Blob/get
};

//! One file on its way, in parts of 4 MiB at most: what the other side has already is not sent again, so a transfer
//! that was cut goes on where it was. Deletes itself after it ended.
//!
//! Up: the file's and its parts' hashes are asked for (`Blob/get`), the missing parts are sent, and `Blob/upload` joins
//! them (RFC 9404); the server's word for the whole has to be the file's own hash. Down: ranges, appended to what is
//! here; the port checks the hash at the end.
class FileTransfer : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 partBytes = 4 * 1024 * 1024;

    FileTransfer(HttpClient &http, sync::BlobPort &files, FilePlaces places, QObject *parent);

    void upload(const sync::Upload &what);
    void download(const sync::Download &what);

Q_SIGNALS:
    void progressed(const QString &blobId, qint64 done, qint64 size);
    void done(const secondline::sync::Cost &cost);
    void failed(const secondline::sync::RequestFailure &failure, const secondline::sync::Cost &cost);

private:
    using Then = std::function<void(const HttpAnswer &)>;

    void readParts();
    void askForParts();
    void sendPart(qsizetype number);
    void join();
    void fetchFrom(qint64 offset);
    //! Which of \a ids the server has.
    void ask(const QStringList &ids, std::function<void(const QSet<QString> &)> then);
    void call(const QString &method, const QJsonObject &arguments, std::function<void(const QJsonObject &)> then);
    HttpClient::Then orFail(Then then);
    void end();
    void fail(domain::Failure::Kind kind, const QString &why);
    void fail(const domain::Failure &failure);

    HttpClient &m_http;
    sync::BlobPort &m_files;
    FilePlaces m_places;
    QString m_blobId;
    qint64 m_size = 0;
    QUrl m_from;         //!< of a download
    QStringList m_parts; //!< the hashes of the parts, in order
    QSet<QString> m_known;
    sync::Cost m_cost;
};

} // namespace secondline::connectors
