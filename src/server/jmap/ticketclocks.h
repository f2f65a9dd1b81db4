// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sla.h"

#include <QJsonObject>

namespace secondline::server {

//! Sets `priority` from `impact` and `urgency`.
void setPriority(QJsonObject &ticket);

//! Sets `sla` of a ticket that starts now: the promise to the requester, and the first answer.
void startClocks(QJsonObject &ticket);

//! Computes the clocks that are not met anew from where they started; met ones never change. Returns the metrics whose
//! target changed.
QStringList recomputeClocks(QJsonObject &ticket);

//! Stops and restarts the clock of the promise.
void pauseClocks(QJsonObject &ticket, const QDateTime &at, const QString &reason);
void resumeClocks(QJsonObject &ticket, const QDateTime &at);

//! The desk answered the requester; only the first answer counts.
void meetResponse(QJsonObject &ticket, const QDateTime &at);
//! The ticket is done without a closure note: merged into another.
void meetResolution(QJsonObject &ticket, const QDateTime &at);
//! Work begins again: the clock of the promise runs on as if it had never been met.
void reopenResolution(QJsonObject &ticket);

} // namespace secondline::server
