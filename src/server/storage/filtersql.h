// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

#include <QVariant>

namespace secondline::server {

//! An SQL condition over the type's table under its alias `o`, and the values for its placeholders in order.
struct SqlCondition
{
    QString sql;
    QVariantList values;
};

//! \a filter has been checked: its names and the kinds of its values are those of the type.
SqlCondition filterSql(domain::ObjectType type, const Filter &filter);
//! `ORDER BY …`, ending with the id.
QString orderSql(domain::ObjectType type, const QList<Sort> &sorts);

} // namespace secondline::server
