// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/ticketwords.h"

#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"

#include <QCoreApplication>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

struct TicketWords
{
    Q_DECLARE_TR_FUNCTIONS(TicketWords)
};

} // namespace

QString priorityText(domain::Priority priority)
{
    return TicketWords::tr("P%1", "priority").arg(static_cast<int>(priority));
}

Chip priorityChip(domain::Priority priority)
{
    constexpr ChipLook looks[] = {ChipLook::P1, ChipLook::P2, ChipLook::P3, ChipLook::P4};
    return {priorityText(priority), looks[static_cast<int>(priority) - 1], {}};
}

QString statusText(domain::TicketStatus status)
{
    switch (status) {
    case domain::TicketStatus::New:
        return TicketWords::tr("New");
    case domain::TicketStatus::Open:
        return TicketWords::tr("Open");
    case domain::TicketStatus::Pending:
        return TicketWords::tr("Waiting");
    case domain::TicketStatus::Resolved:
        return TicketWords::tr("Resolved");
    case domain::TicketStatus::Closed:
        return TicketWords::tr("Closed");
    }
    return {};
}

Chip statusChip(domain::TicketStatus status)
{
    return {statusText(status), status == domain::TicketStatus::Resolved ? ChipLook::Good : ChipLook::Neutral, {}};
}

Chip tierChip(int level)
{
    return {TicketWords::tr("Tier %1").arg(level), ChipLook::Outline, {}};
}

Chip waitingChip()
{
    return {TicketWords::tr("Waiting to send"), ChipLook::Note, u"cloud-upload"_s};
}

Chip needsYouChip()
{
    return {TicketWords::tr("Needs you"), ChipLook::Bad, u"git-fork"_s};
}

Chip slaChip(const QDateTime &due, const QDateTime &now)
{
    const TimeLeft left = timeLeft(due, now);
    if (left.text.isEmpty())
        return {};
    switch (left.nearness) {
    case Nearness::Late:
        return {left.text, ChipLook::Bad, u"triangle-alert"_s};
    case Nearness::Near:
        return {TicketWords::tr("%1 left").arg(left.text), ChipLook::Warn, u"clock"_s};
    case Nearness::Far:
        break;
    }
    return {TicketWords::tr("Due %1").arg(dayAndTime(due, now)), ChipLook::Neutral, u"clock"_s};
}

QString numberText(const QString &number, const domain::TicketId &id)
{
    return number.isEmpty() ? TicketWords::tr("new · %1").arg(id.value().mid(1, 6)) : number;
}

QString pendingReasonText(const QString &reason)
{
    if (reason == u"waiting-for-requester")
        return TicketWords::tr("waiting for the requester");
    if (reason == u"waiting-for-vendor")
        return TicketWords::tr("waiting for the vendor");
    return shownLine(reason).replace(u'-', u' ');
}

QString degreeText(int degree)
{
    switch (degree) {
    case 1:
        return TicketWords::tr("high");
    case 2:
        return TicketWords::tr("medium");
    default:
        return TicketWords::tr("low");
    }
}

QString spokenTicket(const domain::ListedTicket &ticket, const QDateTime &now)
{
    QStringList parts = {priorityText(ticket.priority), shownLine(ticket.subject), numberText(ticket.number, ticket.id),
                         TicketWords::tr("Tier %1").arg(ticket.tierLevel)};
    if (!domain::isOpen(ticket.status) || ticket.status == domain::TicketStatus::Pending)
        parts.append(statusText(ticket.status));
    const TimeLeft left = timeLeft(ticket.slaDue, now);
    if (!left.spoken.isEmpty() && domain::isOpen(ticket.status))
        parts.append(left.spoken);
    if (ticket.pendingChanges > 0)
        parts.append(TicketWords::tr("%n change(s) waiting to send", nullptr, ticket.pendingChanges));
    if (ticket.needsYou)
        parts.append(TicketWords::tr("needs you"));
    return parts.join(TicketWords::tr(", ", "between the parts of a spoken row"));
}

} // namespace secondline::ui
