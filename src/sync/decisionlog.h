// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/effect.h"
#include "sync/event.h"

#include <QLoggingCategory>

namespace secondline::sync {

//! Each step of the engine as a line of `secondline.sync`, off unless asked for: kinds, ids and numbers, never what
//! stands in a ticket (invariants S20).
Q_DECLARE_LOGGING_CATEGORY(decisions)

QString described(const Event &event);
QString described(const Effect &effect);
//! "run 17 step 4: Answered 12 (Pulled) -> Store 13, Send 14 (Fetch)".
QString describedStep(quint32 run, quint64 step, const QString &event, const Effects &effects);

} // namespace secondline::sync
