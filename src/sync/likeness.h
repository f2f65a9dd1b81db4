// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/connector.h"

namespace secondline::sync {

//! Something on a server that may be what a create made.
struct Candidate
{
    QString objectId;
    qint64 version = 0;
    QString authorId;
    QDateTime at; //!< UTC, by the server's clock
    QString text;
    QJsonObject shown; //!< for the person, if they have to decide
};

//! What a look at all of a ticket's items of one author says.
struct Looking
{
    QString authorId;      //!< us, as the server names us
    QDateTime sentAt;      //!< UTC, of the attempt, by the server's clock as far as it is known
    bool complete = false; //!< \a the candidates are all that there are
    bool verbatim = false; //!< the server keeps a text as it was sent, line ends and outer blanks apart
};

//! Whether \a create arrived, on a server that keeps neither keys nor markers (tier C of invariants 2.1): by author,
//! time and text.
//!
//! One that looks exactly so, near the attempt, is it. None at all is certain only if everything was seen and texts are
//! kept verbatim. A clock that is off makes it unclear, never certain: everything else is for the person.
Looked::Found judged(const domain::Operation &create, const Looking &looking, const QList<Candidate> &candidates);

//! Whether \a update arrived, by what the object has now (nothing: it is gone). What has not taken effect is compared
//! again before it is written, so that it is safe to say so.
Looked::Found judged(const domain::Operation &update, const std::optional<QJsonObject> &current);

} // namespace secondline::sync
