// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/reporttext.h"

#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/tickets/ticketwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::Meanwhile;
using domain::ReconnectReport;
using domain::ReportedAct;
using Outcome = ReportedAct::Outcome;

namespace {

struct ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(ReportWords)
};

QString oneMeanwhile(const Meanwhile &meanwhile, const QDateTime &now)
{
    const QString who = meanwhile.byName.isEmpty() ? ReportWords::tr("somebody") : shownLine(meanwhile.byName);
    const QString when = instantText(meanwhile.at, now);
    const QString &kind = meanwhile.kind;
    if (kind == u"change") {
        QStringList fields;
        for (const QString &property : meanwhile.properties)
            fields.append(fieldName(property));
        if (fields.isEmpty())
            return ReportWords::tr("%1 changed it at %2", "who, when").arg(who, when);
        return ReportWords::tr("%1 changed %2 at %3", "who, fields, when")
            .arg(who, fields.join(ReportWords::tr(", ", "between fields")), when);
    }
    if (kind == u"comment")
        return ReportWords::tr("%1 added a comment at %2", "who, when").arg(who, when);
    if (kind == u"note")
        return ReportWords::tr("%1 added a work note at %2", "who, when").arg(who, when);
    if (kind == u"attempt")
        return ReportWords::tr("%1 logged an attempt at %2", "who, when").arg(who, when);
    if (kind == u"reassignment")
        return ReportWords::tr("%1 moved it at %2", "who, when").arg(who, when);
    if (kind == u"escalation")
        return ReportWords::tr("%1 escalated it at %2", "who, when").arg(who, when);
    if (kind == u"return")
        return ReportWords::tr("%1 returned it at %2", "who, when").arg(who, when);
    if (kind == u"closure")
        return ReportWords::tr("%1 resolved it at %2", "who, when").arg(who, when);
    if (kind == u"reopen")
        return ReportWords::tr("%1 reopened it at %2", "who, when").arg(who, when);
    if (kind == u"merge")
        return ReportWords::tr("%1 merged it at %2", "who, when").arg(who, when);
    return ReportWords::tr("%1 worked on it at %2", "who, when").arg(who, when);
}

QDateTime settledAt(const ReportedAct &act)
{
    return act.act.appliedAt.isValid() ? act.act.appliedAt : act.act.lastAttemptAt;
}

} // namespace

QString reportTime(const ReconnectReport &report, const QDateTime &now)
{
    QString time = dayAndTime(report.at, now);
    time.replace(0, 1, QLocale().toUpper(time.left(1)));
    return time;
}

QString reportCounts(const ReconnectReport &report)
{
    QStringList parts;
    if (report.sent() > 0 || report.needsYou() == 0)
        parts.append(ReportWords::tr("%n sent", nullptr, report.sent()));
    if (report.merged() > 0)
        parts.append(ReportWords::tr("%n merged", nullptr, report.merged()));
    if (report.needsYou() > 0)
        parts.append(ReportWords::tr("%n need(s) you", nullptr, report.needsYou()));
    return parts.join(ReportWords::tr(", ", "between counts"));
}

QString reportHeadline(const ReconnectReport &report)
{
    return report.offlineSince.isValid() ? ReportWords::tr("Back online. %1").arg(reportCounts(report))
                                         : ReportWords::tr("Synced. %1").arg(reportCounts(report));
}

QString reportSurroundings(const ReconnectReport &report, const QDateTime &now)
{
    QStringList parts = {fullInstant(report.at, now)};
    if (report.offlineSince.isValid())
        parts.append(ReportWords::tr("offline for %1").arg(durationText(report.offlineSince.secsTo(report.at) / 60)));
    if (report.repliesLost > 0)
        parts.append(ReportWords::tr("%n reply(s) lost on the way and asked for again", nullptr, report.repliesLost));
    parts.append(ReportWords::tr("nothing lost, nothing sent twice"));
    return parts.join(u" · "_s);
}

QString actTitle(const ReportedAct &act, const DeskNames &names)
{
    const QString title = shownLine(operationText(act.act, names).title);
    return ReportWords::tr("%1 %2", "ticket number, what was done")
        .arg(numberText(act.ticketNumber, domain::TicketId(act.act.ticket)), title);
}

QString meanwhileText(const QList<Meanwhile> &meanwhile, const QDateTime &now)
{
    constexpr qsizetype most = 3;
    QStringList parts;
    for (const Meanwhile &one : meanwhile.mid(0, most))
        parts.append(oneMeanwhile(one, now));
    if (meanwhile.size() > most)
        parts.append(ReportWords::tr("%n more", nullptr, static_cast<int>(meanwhile.size() - most)));
    return parts.join(ReportWords::tr("; ", "between sentences"));
}

QString actOutcome(const ReportedAct &act, const QDateTime &now)
{
    const QString made = instantText(act.act.actedAt, now);
    switch (act.outcome) {
    case Outcome::Sent:
        return ReportWords::tr("%1 → %2", "made, sent").arg(made, instantText(settledAt(act), now));
    case Outcome::AlreadyThere:
        return ReportWords::tr("%1 · had arrived before the cut, not sent twice").arg(made);
    case Outcome::Merged:
        return act.meanwhile.isEmpty() ? ReportWords::tr("others changed other fields, both are kept")
                                       : meanwhileText(act.meanwhile, now);
    case Outcome::Conflict: {
        const QString who = meanwhileText(act.meanwhile, now);
        return who.isEmpty() ? ReportWords::tr("The same was changed on the server. Yours from %1 is kept.").arg(made)
                             : ReportWords::tr("%1. Yours from %2 is kept.", "what others did, when").arg(who, made);
    }
    case Outcome::Refused:
        return refusalText(act.act.refusal).why;
    }
    return {};
}

QString reportAsText(const ReconnectReport &report, const DeskNames &names, const QDateTime &now)
{
    QStringList lines = {reportHeadline(report), reportSurroundings(report, now)};
    if (report.ticketsChanged > 0)
        lines.append(ReportWords::tr("%n ticket(s) changed by others", nullptr, report.ticketsChanged));
    const auto section = [&](const QString &title, std::initializer_list<Outcome> outcomes) {
        QStringList rows;
        for (const ReportedAct &act : report.acts) {
            if (std::find(outcomes.begin(), outcomes.end(), act.outcome) != outcomes.end())
                rows.append(u"- "_s + actTitle(act, names) + u": "_s + actOutcome(act, now));
        }
        if (!rows.isEmpty())
            lines += QStringList{QString(), title} + rows;
    };
    section(ReportWords::tr("Needs you"), {Outcome::Conflict, Outcome::Refused});
    section(ReportWords::tr("Merged"), {Outcome::Merged});
    section(ReportWords::tr("Sent"), {Outcome::Sent, Outcome::AlreadyThere});
    return lines.join(u'\n') + u'\n';
}

} // namespace secondline::ui
