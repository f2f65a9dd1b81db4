// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"

#include <QDateTime>
#include <QUuid>

namespace secondline::domain {

enum class AttemptOutcome { Failed, Partly, Worked };

QString wireName(AttemptOutcome outcome);
std::optional<AttemptOutcome> attemptOutcomeNamed(QStringView name);

//! One item of a ticket's timeline (data-model.md 4, Entry).
struct Entry
{
    EntryId id;
    TicketId ticketId;
    QString kind; //!< `comment` `note` `attempt` `change` `reassignment` `escalation` `imported` …
    QString text;
    bool isPublic = false;
    QList<Attachment> attachments;
    QJsonObject data;      //!< by kind
    QDateTime effectiveAt; //!< UTC
    bool timeUnverified = false;
    PersonId byId;
    QString byName;
    QString via;
    bool redacted = false;
    QUuid opId;
    bool pending = false; //!< on this device, not on the server yet
};

Entry entryFrom(const QJsonObject &properties);

//! The text of an attempt as one line, as both sides write it.
QString attemptText(const QString &tried, const QString &result);

} // namespace secondline::domain
