// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/meanwhile.h"

#include "domain/instant.h"

#include <QJsonArray>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

//! A ticket on which a hundred things happened is not read item by item.
constexpr qsizetype mostTold = 50;

//! When the server learnt of \a entry.
QDateTime arrival(const QJsonObject &entry)
{
    const QJsonValue created = entry[u"createdAt"];
    return fromUtcDate((created.isString() ? created : entry[u"effectiveAt"]).toString()).value_or(QDateTime());
}

Meanwhile told(const QJsonObject &entry)
{
    Meanwhile what;
    what.byName = entry[u"byName"].toString();
    what.at = fromUtcDate(entry[u"effectiveAt"].toString()).value_or(QDateTime());
    what.kind = entry[u"kind"].toString();
    if (what.kind == u"change")
        what.properties = propertiesIn(entry);
    return what;
}

} // namespace

QDateTime serverTime(const Operation &act)
{
    return act.actedAt.addMSecs(-act.clockSkewMs.value_or(0));
}

QList<QJsonObject> entriesSince(const QList<QJsonObject> &entries, const Operation &act, const PersonId &me)
{
    QList<QJsonObject> since;
    const QDateTime acted = serverTime(act);
    for (const QJsonObject &entry : entries) {
        const QString by = entry[u"byId"].toString();
        const bool somebody = !by.isEmpty() || !entry[u"byName"].toString().isEmpty();
        if (somebody && by != me.value() && arrival(entry) > acted)
            since.append(entry);
    }
    return since;
}

QStringList propertiesIn(const QJsonObject &entry)
{
    const QString kind = entry[u"kind"].toString();
    if (kind == u"reassignment" || kind == u"escalation" || kind == u"return")
        return {u"queueId"_s};
    if (kind == u"closure" || kind == u"reopen")
        return {u"status"_s};
    if (kind == u"merge")
        return {u"mergedInto"_s};
    QStringList properties;
    const QJsonArray changes = entry[u"data"][u"changes"].toArray();
    for (const QJsonValue &change : changes)
        properties.append(change[u"property"].toString());
    return properties;
}

ReportedAct reportedAct(const Operation &act, ReportedAct::Outcome outcome, const KnownTicket &ticket,
                        const PersonId &me)
{
    ReportedAct reported;
    reported.act = act;
    reported.outcome = outcome;
    reported.ticketNumber = ticket.row[u"number"].toString();
    reported.subject = ticket.row[u"subject"].toString();
    const QList<QJsonObject> since = entriesSince(ticket.entries, act, me);
    for (const QJsonObject &entry : since.last(qMin(since.size(), mostTold)))
        reported.meanwhile.append(told(entry));
    // That others worked on it says more than that its reply was lost.
    const bool accepted = outcome == ReportedAct::Outcome::Sent || outcome == ReportedAct::Outcome::AlreadyThere;
    if (accepted && !since.isEmpty())
        reported.outcome = ReportedAct::Outcome::Merged;
    return reported;
}

} // namespace secondline::domain
