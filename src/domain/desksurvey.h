// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"

#include <QMap>

namespace secondline::domain {

//! What a server has that a device may keep, as the person who asks may see it.
struct DeskSurvey
{
    QString person; //!< who asks, by name
    QList<Tier> tiers;
    QList<Queue> queues;
    QMap<QString, qint64> tickets; //!< by queue id: how many, closed ones included
    qint64 articles = 0;
};

} // namespace secondline::domain
