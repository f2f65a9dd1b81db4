// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reconnectreport.h"
#include "ui/outbox/operationtext.h"

namespace secondline::ui {

//! When it was, to head a line: "Today 16:20".
QString reportTime(const domain::ReconnectReport &report, const QDateTime &now);
//! "12 sent, 3 merged, 1 needs you"; what there was none of is left out.
QString reportCounts(const domain::ReconnectReport &report);
//! The page's first line: "Back online. 12 sent, 3 merged, 1 needs you".
QString reportHeadline(const domain::ReconnectReport &report);
//! When, how long offline, what was lost on the way.
QString reportSurroundings(const domain::ReconnectReport &report, const QDateTime &now);

//! "HD-017750 Priority P3 → P2"
QString actTitle(const domain::ReportedAct &act, const DeskNames &names);
//! What became of it: "agent-60 changed the category meanwhile", "07:41 · had arrived before the cut, not sent twice".
QString actOutcome(const domain::ReportedAct &act, const QDateTime &now);
//! What others did: "agent-60 changed the category at 13:40; the requester added a comment at 14:02".
QString meanwhileText(const QList<domain::Meanwhile> &meanwhile, const QDateTime &now);

//! The whole report as lines, to be pasted elsewhere.
QString reportAsText(const domain::ReconnectReport &report, const DeskNames &names, const QDateTime &now);

} // namespace secondline::ui
