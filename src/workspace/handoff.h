// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalation.h"
#include "domain/handoff.h"

#include <QUuid>

namespace secondline::workspace {

//! All that a person and the gate need for one way up of one ticket: a copy, of when it was asked for.
struct HandoffForm
{
    domain::Ticket ticket;
    QList<domain::Entry> timeline; //!< pending ones included
    domain::QueueId toQueue;
    int fromLevel = 0;
    int toLevel = 0;
    domain::Guide guide; //!< what to ask, step by step
    domain::EscalationPolicy policy;
    QJsonObject prefilled; //!< what the timeline knows already; the person looks through it

    //! What \a handoff lacks: the one gate. Cheap enough to ask at each pause of the typing.
    QList<domain::HandoffGap> gaps(const domain::Handoff &handoff) const
    {
        return domain::handoffGaps(handoff, ticket, timeline, guide, policy);
    }
};

//! A handoff as the tier has it that received the ticket: a copy, of when it was asked for.
struct ReceivedHandoff
{
    domain::Ticket ticket;
    domain::Escalation escalation;                //!< the newest that the server has
    domain::Guide guide;                          //!< as it was when the handoff was written
    std::optional<domain::HandoffRating> pending; //!< said on this device, not on the server yet
    bool mayRate = false; //!< nobody has answered it yet, and this person is of the tier that received it
};

//! What came of a wish to hand a ticket over.
struct Escalated
{
    domain::Result<QUuid> saved;       //!< the operation, durable; or why not
    QList<domain::HandoffGap> missing; //!< where the gate refused it, in the order of the guide
};

} // namespace secondline::workspace
