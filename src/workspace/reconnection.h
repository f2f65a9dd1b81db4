// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/syncstatus.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace secondline::workspace {

//! What one reconnection did, before it is told.
struct Reconnected
{
    QList<std::pair<domain::Operation, domain::ReportedAct::Outcome>> acts; //!< in the order in which they were made
    QDateTime offlineSince;
    int repliesLost = 0;
    int ticketsChanged = 0;
};

//! Gathers what became of acts until the sync rests, and says whether that is worth telling: not each poll and each
//! act that went out at once, but work that had waited for the server, or anything that needs its person.
class Reconnection
{
public:
    //! The outbox as it is now. What is open while the server is out of reach waits.
    void takeOperations(const QList<domain::Operation> &operations);
    void takeStatus(const domain::SyncStatus &status);
    void takeReport(const domain::SyncReport &report);
    //! What is to be told now, once; nothing while the sync is under way or if it is not worth it.
    std::optional<Reconnected> take();

private:
    bool worthTelling() const;
    bool resting() const;

    domain::SyncStatus m_status;
    QHash<QUuid, domain::Operation> m_operations; //!< open ones, and those whose end is not told
    QHash<QUuid, domain::ReportedAct::Outcome> m_outcomes;
    QSet<QUuid> m_waited;
    QDateTime m_offlineSince;
    int m_repliesLost = 0;
    int m_ticketsChanged = 0;
};

} // namespace secondline::workspace
