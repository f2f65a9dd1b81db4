// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace secondline::protocol {

//! One event of an imported ticket's history.
struct ImportedEvent
{
    QDateTime at;
    QString type; //!< `created` `assigned` `escalated` `reassigned` `commented` `resolved` `reopened` `closed`
    std::optional<int> fromTier;
    std::optional<int> toTier;
    QString by;
    QString note;
};

//! One line of a ticket import: a ticket with its whole history.
struct ImportedTicket
{
    QString number; //!< `HD-000123`
    QString area;   //!< the line's `queue`
    QString category;
    QString product;
    QString language;
    QString subject;
    QString body;
    QString requester; //!< e-mail address
    int impact = 2;
    int urgency = 2;
    int tier = 1;
    QString group;
    QString status;
    QDateTime created;
    QDateTime resolved; //!< invalid: not yet
    bool madeSla = false;
    QStringList tags;
    QString incident;
    QString source;
    QList<ImportedEvent> events; //!< in order of time
};

//! One line of an article import.
struct ImportedArticle
{
    QString number; //!< `KB-00042`
    QString title;
    QString summary;
    QString product;
    QString category;
    QString topic;
    QDateTime updated; //!< invalid: not known
    QStringList tags;
    QString body; //!< Markdown
    QString source;
    QString licence;
};

//! Read one line of NDJSON. Fail with BadInput and what is wrong, for the person who made the file.
domain::Result<ImportedTicket> readTicketLine(QByteArrayView line);
domain::Result<ImportedArticle> readArticleLine(QByteArrayView line);

} // namespace secondline::protocol
