// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallerysamples.h"

#include "ui/tickets/ticketlistmodel.h"

#include <QStandardItemModel>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

domain::ListedTicket row(const QString &number, const QString &subject, const QString &requester,
                         domain::Priority priority, int minutesLeft)
{
    domain::ListedTicket ticket;
    ticket.id = domain::TicketId(number);
    ticket.number = number;
    ticket.subject = subject;
    ticket.requester = requester;
    ticket.tierLevel = 2;
    ticket.priority = priority;
    ticket.status = domain::TicketStatus::Open;
    ticket.slaDue = sampleNow().addSecs(qint64(minutesLeft) * 60);
    return ticket;
}

domain::Entry entry(const QString &id, const QString &kind, const QString &text, int minutesAgo)
{
    domain::Entry result;
    result.id = domain::EntryId(id);
    result.kind = kind;
    result.text = text;
    result.byName = u"t2tech"_s;
    result.effectiveAt = sampleNow().addSecs(-qint64(minutesAgo) * 60);
    return result;
}

} // namespace

QDateTime sampleNow()
{
    return {{2026, 6, 18}, {8, 57}, Qt::UTC};
}

QAbstractItemModel *sampleRows(int missing, QObject *parent)
{
    QList<domain::ListedTicket> tickets = {
        row(u"HD-017301"_s, u"Outgoing email"_s, u"user52683@example.org"_s, domain::Priority::P1, -64),
        row(u"HD-017410"_s, u"emails time out when addressed to \"@shaw.ca\""_s, u"user64340@example.org"_s,
            domain::Priority::P1, 75),
        row(u"HD-016862"_s, u"Why am I getting Error Filter action failed: \"Move failed\""_s,
            u"user71394@example.org"_s, domain::Priority::P2, 160),
        row(u"HD-016392"_s, u"Sending emails timeout"_s, u"user13938@example.org"_s, domain::Priority::P3, 422),
        row(u"HD-017630"_s, u"How can I forward an email to Action Fraud without opening it?"_s,
            u"user65946@example.org"_s, domain::Priority::P4, 5760),
    };
    tickets[1].pendingChanges = 1;
    tickets[2].needsYou = true;
    tickets[3].status = domain::TicketStatus::Pending;
    auto *model = new QStandardItemModel(parent);
    for (const domain::ListedTicket &ticket : std::as_const(tickets)) {
        auto *item = new QStandardItem;
        item->setData(QVariant::fromValue(ticket), TicketListModel::TicketRole);
        item->setData(ticket.subject, Qt::AccessibleTextRole);
        model->appendRow(item);
    }
    for (int i = 0; i < missing; ++i)
        model->appendRow(new QStandardItem);
    return model;
}

domain::TicketPicture sampleTicket()
{
    domain::TicketPicture picture;
    picture.ticket.id = domain::TicketId(u"HD-017410"_s);
    picture.ticket.number = u"HD-017410"_s;
    picture.ticket.requester.email = u"user64340@example.org"_s;
    picture.ticket.body = u"Mail to @shaw.ca bounces half a day later: message reached max retries."_s;
    picture.ticket.openedAt = sampleNow().addDays(-1);
    domain::Entry comment =
        entry(u"1"_s, u"comment"_s, u"Both the iMac and the MacPro are using the same outgoing server."_s, 900);
    comment.isPublic = true;
    comment.byName = u"user64340@example.org"_s;
    const domain::Entry note = entry(u"2"_s, u"note"_s, u"Only staff can read this."_s, 42);
    domain::Entry failed = entry(u"3"_s, u"attempt"_s, {}, 36);
    failed.data = {{u"tried"_s, u"Troubleshoot Mode, all add-ons off"_s},
                   {u"result"_s, u"still fails"_s},
                   {u"outcome"_s, u"failed"_s}};
    domain::Entry worked = entry(u"4"_s, u"attempt"_s, {}, 5);
    worked.data = {
        {u"tried"_s, u"Sent from the Mac Pro instead"_s}, {u"result"_s, u"delivered"_s}, {u"outcome"_s, u"worked"_s}};
    worked.pending = true;
    picture.entries = {comment, note, failed, worked};
    return picture;
}

} // namespace secondline::ui
