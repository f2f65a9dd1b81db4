// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QJsonObject>
#include <QList>
#include <QSet>

#include <functional>
#include <optional>

namespace secondline::sync {

//! What the device holds after the server was asked for everything.
struct Replica
{
    //! The server's row of an object: its properties and its version; nothing if it is not here.
    std::function<std::optional<QJsonObject>(domain::ObjectType type, const QString &id)> row;
    QSet<QString> readableQueues;
    bool namesActs = false; //!< some row has an opId: one without was made by no act of a person
};

//! X10: which of the \a accepted acts the server does not have any more. A backup that was put back gives numbers once
//! more, so an object counts only if it names the act that made it; none names any at a server that does not keep that.
//! A ticket that is not here may be one that the person may not see any more; what hangs on it is not missed.
QList<QUuid> lostByServer(const QList<domain::Operation> &accepted, const Replica &replica);

} // namespace secondline::sync
