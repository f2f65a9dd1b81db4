// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/repeatact.h"

namespace secondline::ui {

using domain::Operation;

bool repeatAct(workspace::Workspace *workspace, const Operation &operation, const workspace::Workspace::Saved &then)
{
    const QJsonObject &content = operation.content;
    const domain::TicketId ticket(operation.ticket);
    if (operation.action == Operation::Action::Update && operation.type == domain::ObjectType::Ticket) {
        workspace->change(ticket, content, then);
        return true;
    }
    if (operation.action == Operation::Action::Create && operation.type == domain::ObjectType::Ticket) {
        workspace::NewTicket again;
        again.subject = content[u"subject"].toString();
        again.body = content[u"body"].toString();
        again.type = content[u"type"].toString();
        again.category = content[u"category"].toString();
        again.requester = domain::contactFrom(content[u"requester"].toObject());
        again.impact = content[u"impact"].toInt(again.impact);
        again.urgency = content[u"urgency"].toInt(again.urgency);
        workspace->createTicket(again, then);
        return true;
    }
    if (operation.action != Operation::Action::Create || operation.type != domain::ObjectType::Entry)
        return false;
    const QString kind = content[u"kind"].toString();
    const QString text = content[u"text"].toString();
    const QList<domain::Attachment> files = domain::attachmentsIn(content[u"attachments"]);
    if (kind == u"comment")
        workspace->comment(ticket, text, files, then);
    else if (kind == u"note")
        workspace->workNote(ticket, text, files, then);
    else if (kind == u"attempt")
        workspace->attempt(ticket, content[u"data"][u"tried"].toString(), content[u"data"][u"result"].toString(),
                           domain::attemptOutcomeNamed(content[u"data"][u"outcome"].toString())
                               .value_or(domain::AttemptOutcome::Failed),
                           files, then);
    else
        return false;
    return true;
}

} // namespace secondline::ui
