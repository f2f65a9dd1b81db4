// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/reconnection.h"

#include <algorithm>

namespace secondline::workspace {

using domain::Operation;
using Outcome = domain::ReportedAct::Outcome;

void Reconnection::takeOperations(const QList<Operation> &operations)
{
    for (const Operation &operation : operations) {
        m_operations.insert(operation.id, operation);
        if (!m_status.online && operation.open() && !operation.needsPerson())
            m_waited.insert(operation.id);
    }
}

void Reconnection::takeStatus(const domain::SyncStatus &status)
{
    m_status = status;
    if (!status.online && status.offlineSince.isValid()
        && (!m_offlineSince.isValid() || status.offlineSince < m_offlineSince))
        m_offlineSince = status.offlineSince;
    if (status.online)
        return;
    for (const Operation &operation : std::as_const(m_operations)) {
        if (operation.open() && !operation.needsPerson())
            m_waited.insert(operation.id);
    }
}

void Reconnection::takeReport(const domain::SyncReport &report)
{
    for (const auto &[operation, outcome] : report.acts)
        m_outcomes.insert(operation, outcome);
    m_repliesLost += report.repliesLost;
    m_ticketsChanged += report.ticketsChanged;
    if (report.offlineSince.isValid() && (!m_offlineSince.isValid() || report.offlineSince < m_offlineSince))
        m_offlineSince = report.offlineSince;
}

bool Reconnection::resting() const
{
    return m_status.online && m_status.phase == domain::SyncStatus::Phase::Idle;
}

bool Reconnection::worthTelling() const
{
    for (auto it = m_outcomes.cbegin(); it != m_outcomes.cend(); ++it) {
        if (m_waited.contains(it.key()) || it.value() == Outcome::Conflict || it.value() == Outcome::Refused)
            return true;
    }
    return false;
}

std::optional<Reconnected> Reconnection::take()
{
    if (!resting())
        return std::nullopt;
    Reconnected told;
    told.offlineSince = m_offlineSince;
    told.repliesLost = m_repliesLost;
    told.ticketsChanged = m_ticketsChanged;
    for (auto it = m_outcomes.cbegin(); it != m_outcomes.cend(); ++it) {
        if (const auto act = m_operations.constFind(it.key()); act != m_operations.constEnd())
            told.acts.append({*act, it.value()});
    }
    std::sort(told.acts.begin(), told.acts.end(),
              [](const auto &one, const auto &other) { return one.first.sequence < other.first.sequence; });
    const bool worth = worthTelling() && !told.acts.isEmpty();
    m_outcomes.clear();
    m_operations.removeIf([](const auto &it) { return !it.value().open() || it.value().needsPerson(); });
    m_waited.removeIf([this](const QUuid &id) { return !m_operations.contains(id); });
    m_repliesLost = 0;
    m_ticketsChanged = 0;
    if (m_waited.isEmpty())
        m_offlineSince = {};
    return worth ? std::optional(told) : std::nullopt;
}

} // namespace secondline::workspace
