// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace_p.h"

namespace secondline::workspace {

using domain::Failure;
using domain::ReconnectReport;

void Workspace::Private::tellReconnection()
{
    // What the work lane was given before is on this side then: the acts as they were settled.
    ask<bool>(
        workLane, q, [] { return true; },
        [this](bool) {
            if (const auto told = reconnection.take())
                report(*told);
        });
}

void Workspace::Private::report(const Reconnected &told)
{
    QStringList tickets;
    for (const auto &[act, outcome] : told.acts) {
        if (!tickets.contains(act.ticket))
            tickets.append(act.ticket);
    }
    knownTickets(tickets, q, [this, told](const QMap<QString, domain::KnownTicket> &known) {
        const domain::PersonId me(facts.value(QStringLiteral("personId")));
        ReconnectReport composed;
        composed.at = QDateTime::currentDateTimeUtc();
        composed.offlineSince = told.offlineSince;
        composed.repliesLost = told.repliesLost;
        composed.ticketsChanged = told.ticketsChanged;
        for (const auto &[act, outcome] : told.acts)
            composed.acts.append(domain::reportedAct(act, outcome, known.value(act.ticket), me));
        keepReport(composed);
    });
}

void Workspace::Private::keepReport(const ReconnectReport &composed)
{
    using Kept = std::optional<domain::Result<qint64>>;
    ask<Kept>(
        workLane, q,
        [this, composed] {
            return workStore ? Kept(workStore->addReport(composed.at, domain::toJson(composed))) : std::nullopt;
        },
        [this, composed](const Kept &kept) {
            // A report that could not be kept is told all the same.
            ReconnectReport told = composed;
            told.id = kept && *kept ? **kept : 0;
            if (kept && !*kept)
                Q_EMIT q->storeFailed(kept->error());
            Q_EMIT q->reconnected(told);
        });
}

void Workspace::syncReports(const QString &text, int limit, QObject *context, Then<QList<ReconnectReport>> then)
{
    d->ask<QList<ReconnectReport>>(
        d->workLane, context,
        [this, text, limit] {
            QList<ReconnectReport> found;
            const auto kept = d->workStore ? d->workStore->reports(text, limit)
                                           : domain::Result<QList<std::pair<qint64, QJsonObject>>>();
            if (!kept) {
                d->toGui([this, failure = kept.error()] { Q_EMIT storeFailed(failure); });
                return found;
            }
            for (const auto &[id, json] : *kept) {
                auto report = domain::reconnectReportFrom(json);
                if (!report)
                    continue; // what an older version wrote otherwise
                report->id = id;
                found.append(*report);
            }
            return found;
        },
        std::move(then));
}

} // namespace secondline::workspace
