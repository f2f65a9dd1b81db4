// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/conflict.h"
#include "domain/listing.h"
#include "domain/reconnectreport.h"
#include "workspace/workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace secondline::cli {

//! The JSON of the command line (interfaces.md).
QJsonObject toJson(const domain::QueueSummary &summary);
QJsonObject toJson(const domain::ListedTicket &ticket);
QJsonObject toJson(const domain::TicketPicture &picture);
QJsonObject toJson(const domain::SearchHit &hit);
QJsonObject toJson(const domain::Operation &operation);
QJsonObject toJson(const domain::Conflict &conflict);
QJsonObject reportJson(const domain::ReconnectReport &report);
QJsonObject toJson(const workspace::Rescue &rescue);

//! The same for a person, a line or a few.
QString toText(const domain::QueueSummary &summary);
QString toText(const domain::ListedTicket &ticket);
QString toText(const domain::TicketPicture &picture);
QString toText(const domain::SearchHit &hit);
QString toText(const domain::Operation &operation);
QString toText(const domain::Conflict &conflict);
QString toText(const domain::ReconnectReport &report);
QString toText(const workspace::Rescue &rescue);

//! An instant as the JSON of the command line has it; null if there is none.
QJsonValue dateOrNull(const QDateTime &instant);

template <class T> QJsonDocument arrayOf(const QList<T> &items)
{
    QJsonArray array;
    for (const T &item : items)
        array.append(toJson(item));
    return QJsonDocument(array);
}

//! One after the other, or \a none.
template <class T> QString linesOf(const QList<T> &items, const QString &none)
{
    QStringList lines;
    for (const T &item : items)
        lines.append(toText(item));
    return lines.isEmpty() ? none : lines.join(u'\n');
}

} // namespace secondline::cli
