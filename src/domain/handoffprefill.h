// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/entry.h"
#include "domain/guide.h"
#include "domain/ticket.h"

namespace secondline::domain {

//! What the timeline and the ticket know already of the answers that \a guide asks for, by the sources that its fields
//! name: tries with their results, attached files, whom to ask, the machines. The person completes it.
QJsonObject prefilledAnswers(const Guide &guide, const Ticket &ticket, const QList<Entry> &timeline,
                             const QList<Asset> &assets);

} // namespace secondline::domain
