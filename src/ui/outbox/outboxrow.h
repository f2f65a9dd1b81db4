// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/outbox/operationtext.h"
#include "ui/shell/clock.h"
#include "workspace/workspace.h"

namespace secondline::ui {

enum class OutboxFilter { All, Waiting, Unsure, NeedsYou, SentToday, Drafts };

//! One line of the outbox: an act, or a text that was not finished.
struct OutboxRow
{
    std::optional<domain::Operation> operation;
    std::optional<workspace::Draft> draft;
    int before = 0;   //!< open acts of the same ticket that go out first
    int place = 1;    //!< its place among them
    int ofTicket = 1; //!< how many there are
    OperationText text;
    OperationStateText state;
    QString ticketLine; //!< "HD-017800 · Some links …"
    QString ticketId;   //!< to open; empty: none
    QDateTime at;

    //! Stays the same while the row is about the same thing.
    QString key() const { return operation ? operation->id.toString() : draft ? draft->place : QString(); }
};

//! What is known of the tickets that the rows are about, by id.
using KnownTickets = QHash<QString, domain::ListedTicket>;

//! The rows of one filter, in the order they go out; sent ones and texts newest first.
QList<OutboxRow> outboxRows(OutboxFilter filter, const QList<domain::Operation> &operations,
                            const QList<domain::Operation> &sent, const QList<workspace::Draft> &drafts,
                            const KnownTickets &tickets, const DeskNames &names, const QDateTime &now);

} // namespace secondline::ui

Q_DECLARE_METATYPE(secondline::ui::OutboxRow)
