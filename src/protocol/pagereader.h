// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/rowbatch.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>
#include <variant>

namespace secondline::protocol {

//! `X/get`: the objects as rows on the page itself.
struct GetAnswer
{
    domain::RowBatch rows;
    QString state;
    QStringList notFound;
};
//! `X/changes`.
struct ChangesAnswer
{
    domain::ObjectType type = domain::ObjectType::Ticket;
    QString newState;
    bool hasMoreChanges = false;
    QStringList created;
    QStringList updated;
    QStringList destroyed;
};
//! `X/query`.
struct QueryAnswer
{
    domain::ObjectType type = domain::ObjectType::Ticket;
    QStringList ids;
    qint64 total = 0; //!< 0 if not told
};
//! `X/set`, whose answers are few: as they are.
struct SetAnswer
{
    domain::ObjectType type = domain::ObjectType::Ticket;
    QJsonObject arguments;
};
//! A method-level error.
struct ErrorAnswer
{
    QString type;
    QString description;
};
//! A method that this program did not ask for, or of a type that it does not know.
struct OtherAnswer
{
};

struct MethodAnswer
{
    QString callId;
    std::variant<OtherAnswer, GetAnswer, ChangesAnswer, QueryAnswer, SetAnswer, ErrorAnswer> content;
};

//! A JMAP response (RFC 8620 3.4).
struct Response
{
    QString sessionState;
    QList<MethodAnswer> answers;

    //! The answer of the kind \a T to the call \a callId, or null.
    template <class T> const T *find(const QString &callId) const
    {
        for (const MethodAnswer &answer : answers) {
            if (answer.callId == callId) {
                if (const T *content = std::get_if<T>(&answer.content))
                    return content;
            }
        }
        return nullptr;
    }
};

//! Reads the body of an answer of `POST /jmap/`. Objects stay where they are: the rows are views into \a body, which
//! they own together.
//!
//! Unknown properties are skipped, missing ones are null. Fails with NotOurServer if it is no JMAP response, with
//! BadInput if a value does not follow its property's kind; the detail names method, place and property.
domain::Result<Response> readResponse(QByteArray body);

} // namespace secondline::protocol
