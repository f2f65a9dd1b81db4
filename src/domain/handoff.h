// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/entry.h"
#include "domain/escalationpolicy.h"
#include "domain/guide.h"
#include "domain/ticket.h"

namespace secondline::domain {

//! One thing that the next tier needs and does not get.
struct HandoffGap
{
    enum class Kind {
        Missing,      //!< no answer
        TooFew,       //!< fewer rows than asked for; detail: how many are asked for
        TooLittle,    //!< an answer, but hardly a word that says something
        EmptyPhrase,  //!< detail: the phrase ("unable to resolve")
        Repeated,     //!< one word or sentence again and again, or the same row twice
        SameAnswer,   //!< detail: the title of the answer, or the part of the ticket, that it only repeats
        NotAChoice,   //!< none of the answers to choose from
        WrongForm,    //!< detail: the named check, or what the schema says
        NotFulfilled, //!< the reason claims what the ticket does not show; detail: "1 of 2"
        TooMuch,      //!< longer than a server takes; detail: the limit
    };

    QString pointer; //!< into the answers: `/logsReviewed/0/finding`; `/reason` for the escalation's reason
    Kind kind = Kind::Missing;
    QString title; //!< of the question, as the guide has it
    QString detail;
    QString why;     //!< what a person reads, in English; `ui` chooses words of its own from kind and detail
    QString example; //!< a good answer; may be empty
    friend bool operator==(const HandoffGap &, const HandoffGap &) = default;
};

//! What a person hands over with a ticket.
struct Handoff
{
    QString reason;
    QJsonObject answers;
};

//! The largest `answers`, in bytes of compact JSON.
inline constexpr qsizetype maxAnswerBytes = 256 * 1024;

//! The one gate (invariants H1): what is missing before \a ticket may go up a tier with \a handoff; empty if it may.
//!
//! Pure, and the same on the device (before the outbox, and before sending) and on the server (before storing). Asks
//! what \a guide asks for that reason, judges each text by its rules and by the phrases of \a policy, and whether
//! \a ticket and its \a timeline bear out a reason that can be counted. In the order of the guide.
QList<HandoffGap> handoffGaps(const Handoff &handoff, const Ticket &ticket, const QList<Entry> &timeline,
                              const Guide &guide, const EscalationPolicy &policy);

//! As the wire and the command line have it: [{`pointer`, `why`, `example`}].
QJsonArray toJson(const QList<HandoffGap> &gaps);

//! How many tries did not solve it, as far as \a ticket and \a timeline tell.
int failedAttempts(const Ticket &ticket, const QList<Entry> &timeline);

} // namespace secondline::domain
