// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectors/http/httpclient.h"
#include "protocol/pagereader.h"
#include "protocol/session.h"
#include "sync/connector.h"

#include <QThreadPool>

#include <functional>
#include <memory>

namespace secondline::connectors {

class FileTransfer;

//! Our own kind of server behind the engine's port: idempotent creates and updates, deltas by cursor, deletions told.
//!
//! Pages are parsed off the thread that it lives on.
class JmapConnector : public sync::Connector
{
    Q_OBJECT
public:
    explicit JmapConnector(HttpSettings settings, HttpLimits limits = {}, QObject *parent = nullptr);
    ~JmapConnector() override;

    void send(quint64 request, const sync::Request &what) override;
    void cancelAll() override;

private:
    //! What one request of the engine has cost and gathered so far; it may take several round trips.
    struct Job;
    using JobPtr = std::shared_ptr<Job>;
    using Then = std::function<void(protocol::Response &)>;

    void begin(const JobPtr &job, const sync::OpenSession &open);
    void begin(const JobPtr &job, const sync::Overview &overview);
    void begin(const JobPtr &job, const sync::Page &page);
    void begin(const JobPtr &job, const sync::Delta &delta);
    void begin(const JobPtr &job, const sync::Fetch &fetch);
    void begin(const JobPtr &job, const sync::Push &push);
    void begin(const JobPtr &job, const sync::Upload &upload);
    void begin(const JobPtr &job, const sync::Download &download);
    void begin(const JobPtr &job, const sync::Look &look);
    void begin(const JobPtr &job, const sync::Survey &survey);

    void takeSession(const JobPtr &job, const protocol::SessionResource &resource, bool assumed, const QString &memory);
    void takeOverview(const JobPtr &job, protocol::Response &response);
    void takePage(const JobPtr &job, const sync::Page &page, protocol::Response &response);
    void takeDelta(const JobPtr &job, const sync::Delta &delta, protocol::Response &response);
    //! Counts the tickets of the survey's queues from \a first on, some queues at once; then answers.
    void countTickets(const JobPtr &job, const std::shared_ptr<domain::DeskSurvey> &desk, qsizetype first);
    //! Fetches what the job still wants by id, in halves where the server finds it too large; then answers.
    void fetchWanted(const JobPtr &job);
    //! Entries of the job's tickets, page by page, then answers.
    void fetchEntries(const JobPtr &job, qsizetype firstTicket, const QString &before);

    //! A file on its way for the job, or null with the job failed.
    FileTransfer *transfer(const JobPtr &job, const sync::Answer &whenDone);
    //! One round trip; \a then gets the parsed response, or the job fails.
    void roundTrip(const JobPtr &job, const QByteArray &body, Then then);
    void parsed(const JobPtr &job, domain::Result<protocol::Response> response, const Then &then);
    void answer(const JobPtr &job, const sync::Answer &answer);
    void fail(const JobPtr &job, const sync::RequestFailure &failure);
    void fail(const JobPtr &job, domain::Failure::Kind kind, const QString &detail);

    HttpClient m_http;
    QUrl m_server;
    QUrl m_api;
    std::optional<protocol::SessionResource> m_session;
    bool m_assumed = false; //!< taken from memory, not confirmed by an answer
    quint64 m_life = 0;     //!< counts cancelAll(): answers from before are ignored
    QThreadPool m_parsers;
};

} // namespace secondline::connectors
