// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/reconnectreport.h"

#include "domain/jsonmembers.h"
#include "domain/operationjson.h"

#include <algorithm>
#include <array>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QStringView, 5> outcomeNames = {u"sent", u"alreadyThere", u"merged", u"conflict", u"refused"};

QJsonObject toJson(const Meanwhile &what)
{
    QJsonObject json = {{u"byName"_s, what.byName}, {u"kind"_s, what.kind}};
    if (what.at.isValid())
        json.insert(u"at"_s, utcDate(what.at));
    if (!what.properties.isEmpty())
        json.insert(u"properties"_s, QJsonArray::fromStringList(what.properties));
    return json;
}

Result<Meanwhile> meanwhileFrom(const QJsonObject &json)
{
    JsonMembers members(json);
    Meanwhile what;
    what.byName = members.text(u"byName");
    what.at = members.date(u"at");
    what.kind = members.text(u"kind");
    what.properties = members.texts(u"properties");
    return members.checked(what);
}

QJsonObject toJson(const ReportedAct &act)
{
    QJsonArray meanwhile;
    for (const Meanwhile &what : act.meanwhile)
        meanwhile.append(toJson(what));
    return {{u"act"_s, toJson(act.act)},
            {u"outcome"_s, outcomeNames[static_cast<size_t>(act.outcome)].toString()},
            {u"ticketNumber"_s, act.ticketNumber},
            {u"subject"_s, act.subject},
            {u"meanwhile"_s, meanwhile}};
}

//! Reads each object of an array by \a read; what is wrong in one is wrong with \a name.
template <class T> QList<T> listIn(JsonMembers &members, QStringView name, Result<T> (*read)(const QJsonObject &json))
{
    QList<T> all;
    const QJsonArray values = members.array(name);
    for (const QJsonValue &value : values) {
        if (const Result<T> one = read(value.toObject()); value.isObject() && one)
            all.append(*one);
        else
            members.wrong<void>(name);
    }
    return all;
}

Result<ReportedAct> reportedActFrom(const QJsonObject &json)
{
    JsonMembers members(json);
    ReportedAct act;
    if (const auto read = operationFrom(members.object(u"act")))
        act.act = *read;
    else
        members.wrong<void>(u"act");
    const auto named = std::find(outcomeNames.begin(), outcomeNames.end(), members.text(u"outcome"));
    if (named != outcomeNames.end())
        act.outcome = static_cast<ReportedAct::Outcome>(named - outcomeNames.begin());
    else
        members.wrong<void>(u"outcome");
    act.ticketNumber = members.text(u"ticketNumber");
    act.subject = members.text(u"subject");
    act.meanwhile = listIn(members, u"meanwhile", &meanwhileFrom);
    return members.checked(act);
}

} // namespace

int ReconnectReport::count(ReportedAct::Outcome outcome) const
{
    return static_cast<int>(std::count_if(acts.cbegin(), acts.cend(),
                                          [outcome](const ReportedAct &act) { return act.outcome == outcome; }));
}

int ReconnectReport::sent() const
{
    return count(ReportedAct::Outcome::Sent) + count(ReportedAct::Outcome::AlreadyThere) + merged();
}

int ReconnectReport::merged() const
{
    return count(ReportedAct::Outcome::Merged);
}

int ReconnectReport::needsYou() const
{
    return count(ReportedAct::Outcome::Conflict) + count(ReportedAct::Outcome::Refused);
}

QJsonObject toJson(const ReconnectReport &report)
{
    QJsonArray acts;
    for (const ReportedAct &act : report.acts)
        acts.append(toJson(act));
    QJsonObject json = {{u"id"_s, report.id},
                        {u"repliesLost"_s, report.repliesLost},
                        {u"ticketsChanged"_s, report.ticketsChanged},
                        {u"acts"_s, acts}};
    if (report.at.isValid())
        json.insert(u"at"_s, utcDate(report.at));
    if (report.offlineSince.isValid())
        json.insert(u"offlineSince"_s, utcDate(report.offlineSince));
    return json;
}

Result<ReconnectReport> reconnectReportFrom(const QJsonObject &json)
{
    JsonMembers members(json);
    ReconnectReport report;
    report.id = members.count(u"id");
    report.at = members.date(u"at");
    report.offlineSince = members.date(u"offlineSince");
    report.repliesLost = members.count<int>(u"repliesLost");
    report.ticketsChanged = members.count<int>(u"ticketsChanged");
    report.acts = listIn(members, u"acts", &reportedActFrom);
    return members.checked(report);
}

} // namespace secondline::domain
