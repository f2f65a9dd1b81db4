// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schema.h"
#include "server/auth/caller.h"

#include <QJsonObject>
#include <QVariant>

#include <span>

namespace secondline::server {

//! A property that is also a column, for filters, sorts and visibility; the object itself is in the column `doc`.
struct Column
{
    enum class From {
        Text,      //!< the property as text
        Integer,   //!< the property as a number or truth value
        Date,      //!< the property in ms since 1970
        Reference, //!< the number of the object that the property names
        Status,    //!< a ticket's status in the order of data-model.md 5
        Email,     //!< the e-mail address of a Contact, lower case
        SlaDue,    //!< the earliest due instant of the clocks that run, ms
        Present,   //!< whether the property is there
    };
    const char *name;
    std::string_view property;
    From from;
    domain::ObjectType references = domain::ObjectType::Tier; //!< Reference
};

QString tableOf(domain::ObjectType type);
std::span<const Column> columnsOf(domain::ObjectType type);
QVariant columnValue(const Column &column, const QJsonObject &object);

//! An SQL condition over the type's table, under its alias `o`: the rows that the caller may read.
QString visibilitySql(domain::ObjectType type, const Caller &caller);

//! What the visibility of an object follows, as one text: kept when it changes, so that an older state can be judged.
//! Empty for types that everybody of the desk reads and for entries, which follow their ticket.
QString visibilityKey(domain::ObjectType type, const QJsonObject &object);
bool visibleByKey(domain::ObjectType type, const QString &key, const Caller &caller);

} // namespace secondline::server
