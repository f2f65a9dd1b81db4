// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/workstore.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

inline const QDateTime noon(QDate(2026, 6, 18), QTime(12, 0), QTimeZone::utc());

inline secondline::domain::Operation comment(const QString &ticket, const QString &text)
{
    secondline::domain::Operation operation;
    operation.id = QUuid::createUuid();
    operation.type = secondline::domain::ObjectType::Entry;
    operation.ticket = ticket;
    operation.content = {{u"ticketId"_s, ticket}, {u"kind"_s, u"comment"_s}, {u"text"_s, text}};
    operation.actedAt = noon;
    operation.clockSkewMs = -2140;
    operation.serverId = u"s1"_s;
    operation.accountId = u"a1"_s;
    return operation;
}

inline secondline::domain::Operation update(const QString &ticket, const QJsonObject &patch, const QJsonObject &was)
{
    secondline::domain::Operation operation = comment(ticket, {});
    operation.type = secondline::domain::ObjectType::Ticket;
    operation.action = secondline::domain::Operation::Action::Update;
    operation.target = ticket;
    operation.content = patch;
    operation.was = was;
    return operation;
}

inline secondline::domain::Operation newTicket()
{
    secondline::domain::Operation operation = comment({}, {});
    operation.type = secondline::domain::ObjectType::Ticket;
    operation.content = {{u"subject"_s, u"Printer"_s}, {u"body"_s, u"It is on fire"_s}};
    return operation;
}

inline secondline::store::Settlement applied(const secondline::domain::Operation &operation, const QString &id,
                                             qint64 version = 1)
{
    return {operation.id, secondline::domain::OperationState::Applied, id, version, false, {}};
}

inline secondline::store::Settlement refused(const secondline::domain::Operation &operation,
                                             secondline::domain::OperationState state, const QJsonObject &current = {})
{
    return {operation.id, state, {}, 0, false, {u"preconditionFailed"_s, u"changed"_s, {u"status"_s}, current}};
}
