// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "protocol/importformat.h"
#include "server/storage/storage.h"

#include <functional>

namespace secondline::server {

//! How an import went. Bad lines are left out, all others are kept.
struct ImportReport
{
    qint64 tickets = 0;
    qint64 entries = 0;
    qint64 articles = 0;
    qint64 badLines = 0;
};

//! Brings another desk's history in (data/README format): the only writer of history. Past moves and closings become
//! entries of kind `imported`, never escalations or closures.
class HistoryImport
{
public:
    //! \a complain gets `FILE:LINE: why`; \a progress a line now and then. \a shiftMs moves every instant.
    HistoryImport(Storage &storage, qint64 shiftMs, std::function<void(const QString &)> complain,
                  std::function<void(const QString &)> progress);

    //! Fails with NotFound; throws StorageError.
    domain::Result<void> tickets(const QString &fileName);
    domain::Result<void> articles(const QString &fileName);
    const ImportReport &report() const { return m_report; }

private:
    template <class Take> domain::Result<void> lines(const QString &fileName, const QString &what, Take take);
    domain::Result<void> takeTicket(const protocol::ImportedTicket &ticket);
    domain::Result<void> takeArticle(const protocol::ImportedArticle &article);
    QString shifted(const QDateTime &instant) const;
    QJsonObject entryFor(const protocol::ImportedEvent &event, const protocol::ImportedTicket &ticket,
                         const QString &ticketId) const;

    Storage &m_storage;
    qint64 m_shiftMs;
    std::function<void(const QString &)> m_complain;
    std::function<void(const QString &)> m_progress;
    ImportReport m_report;
};

//! The newest instant in the events of a ticket file, or among the dates of an article file; nothing if it has none.
domain::Result<QDateTime> newestInstant(const QString &fileName);

} // namespace secondline::server
