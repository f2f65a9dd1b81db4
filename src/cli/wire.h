// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "domain/operation.h"

#include <QJsonObject>

namespace secondline::cli {

//! The JSON of the command line (interfaces.md).
QJsonObject toJson(const domain::QueueSummary &summary);
QJsonObject toJson(const domain::ListedTicket &ticket);
QJsonObject toJson(const domain::TicketPicture &picture);
QJsonObject toJson(const domain::SearchHit &hit);
QJsonObject toJson(const domain::Operation &operation);

//! The same for a person, a line or a few.
QString toText(const domain::QueueSummary &summary);
QString toText(const domain::ListedTicket &ticket);
QString toText(const domain::TicketPicture &picture);
QString toText(const domain::SearchHit &hit);
QString toText(const domain::Operation &operation);

} // namespace secondline::cli
