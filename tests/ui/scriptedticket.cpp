// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedticket.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace secondline;

QDateTime scriptedNow()
{
    return QDateTime({2026, 6, 18}, {8, 57}, Qt::UTC);
}

domain::TicketPicture scriptedTicket(const QString &id, const QString &number)
{
    domain::TicketPicture result;
    domain::Ticket &ticket = result.ticket;
    ticket.id = domain::TicketId(id);
    ticket.number = number;
    ticket.subject = u"emails time out <b>now</b>"_s;
    ticket.body = u"Mail bounces half a day later."_s;
    ticket.requester.email = u"user64340@example.org"_s;
    ticket.openedAt = scriptedNow().addDays(-1);
    ticket.queueId = domain::QueueId(u"q2"_s);
    ticket.tierLevel = 2;
    ticket.impact = 2;
    ticket.urgency = 2;
    ticket.priority = domain::Priority::P3;
    ticket.status = domain::TicketStatus::Open;
    domain::SlaClock clock;
    clock.metric = u"resolution"_s;
    clock.targetMinutes = 1440;
    clock.calendar = u"24x7"_s;
    clock.startedAt = ticket.openedAt;
    clock.dueAt = scriptedNow().addSecs(75 * 60);
    ticket.sla = {clock};
    domain::Entry attempt;
    attempt.id = domain::EntryId(u"e1"_s);
    attempt.kind = u"attempt"_s;
    attempt.byName = u"t2tech"_s;
    attempt.data = {{u"tried"_s, u"Plain test mails"_s}, {u"result"_s, u"bounced"_s}, {u"outcome"_s, u"failed"_s}};
    attempt.effectiveAt = scriptedNow().addSecs(-3600);
    result.entries = {attempt};
    return result;
}

domain::ListedTicket scriptedRow(qint64 row, const domain::TicketPicture &of)
{
    domain::ListedTicket ticket;
    ticket.row = row;
    ticket.id = of.ticket.id;
    ticket.number = of.ticket.number;
    ticket.subject = of.ticket.subject;
    ticket.requester = of.ticket.requester.email;
    ticket.tierLevel = of.ticket.tierLevel;
    ticket.status = of.ticket.status;
    ticket.slaDue = of.ticket.sla.constFirst().dueAt;
    return ticket;
}
