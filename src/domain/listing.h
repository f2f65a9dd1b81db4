// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/article.h"
#include "domain/entry.h"
#include "domain/schema.h"
#include "domain/ticket.h"

#include <QList>

namespace secondline::domain {

//! A queue as the left pane shows it.
struct QueueSummary
{
    Queue queue;
    int tierLevel = 1;
    int open = 0;
    int atRisk = 0; //!< open, and late or due within the warning time
};

//! A ticket as a list row shows it, the person's pending changes included.
struct ListedTicket
{
    qint64 row = 0; //!< the device's own key
    TicketId id;
    QString number; //!< empty until the server gave one
    QString subject;
    QString requester;
    QueueId queueId;
    PersonId assigneeId;
    int tierLevel = 1;
    Priority priority = Priority::P3;
    TicketStatus status = TicketStatus::New;
    QDateTime slaDue; //!< invalid: no clock runs
    QDateTime updatedAt;
    int pendingChanges = 0;
    bool needsYou = false; //!< a change of ours was refused
    friend bool operator==(const ListedTicket &, const ListedTicket &) = default;
};

enum class TicketSort { SlaDue, Priority, Updated };

//! Which tickets a list holds, and in which order.
struct TicketQuery
{
    QList<QueueId> queueIds; //!< empty: all queues
    std::optional<int> tierLevel;
    PersonId assigneeId; //!< null: anybody
    bool unassigned = false;
    bool onlyOpen = true;
    std::optional<TicketStatus> status;
    std::optional<Priority> atLeast; //!< this priority or a more urgent one
    QDateTime dueBefore;             //!< invalid: any
    QString requesterEmail;
    QString containing; //!< quick filter over number, subject and requester
    TicketSort sort = TicketSort::SlaDue;
    bool descending = false;
    friend bool operator==(const TicketQuery &, const TicketQuery &) = default;
};

//! All that the device knows of one ticket.
struct TicketPicture
{
    Ticket ticket;
    QList<Entry> entries; //!< oldest first, pending ones included
    QString queueName;
    QString ownerName;
    QString assigneeName;
    QList<Asset> assets;
    std::optional<Site> site;
    int pendingChanges = 0;
};

enum class SearchIn { All, Tickets, Articles };

//! What the person typed into the search field.
struct SearchQuery
{
    QString text;
    SearchIn in = SearchIn::All;
    QStringList products; //!< empty: all
    int limit = 50;
    bool ranked = true; //!< false: newest first, for the first answer while typing
};

//! One result; \a marks are the stretches of the snippet and title to highlight.
struct SearchHit
{
    struct Mark
    {
        qsizetype start = 0;
        qsizetype length = 0;
        friend bool operator==(const Mark &, const Mark &) = default;
    };
    ObjectType kind = ObjectType::Ticket; //!< Ticket or Article
    QString id;
    QString number;
    QString title;
    QList<Mark> titleMarks;
    QString snippet;
    QList<Mark> snippetMarks;
    QString product;
    QDateTime updatedAt;
    std::optional<Priority> priority; //!< tickets
    std::optional<TicketStatus> status;
    double score = 0; //!< higher is better
};

struct SearchResults
{
    QString text; //!< of the query
    QList<SearchHit> hits;
    int total = 0;             //!< hits in all, counted up to a bound
    bool totalIsBound = false; //!< there are more than total
    int articles = 0;
    int tickets = 0;
    double elapsedMs = 0;
};

//! How much of the cache the full-text index holds.
struct IndexProgress
{
    qint64 indexed = 0;
    qint64 total = 0;
    bool complete() const { return indexed >= total; }
    friend bool operator==(const IndexProgress &, const IndexProgress &) = default;
};

} // namespace secondline::domain
