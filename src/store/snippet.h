// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"

namespace secondline::store {

//! What a search marks in texts.
struct Marked
{
    QStringList terms; //!< folded
    QString prefix;    //!< the last of them if it is still being typed, else empty
};

struct Snippet
{
    QString text; //!< one line of plain text
    QList<domain::SearchHit::Mark> marks;
    int terms = 0; //!< how many different terms it shows
};

//! Where \a text holds the words looked for.
QList<domain::SearchHit::Mark> marksIn(QStringView text, const Marked &marked);

//! The stretch of about \a width characters of \a text that shows most of the words looked for; its beginning if there
//! are none. Markdown's marks are left out.
Snippet bestSnippet(QStringView text, const Marked &marked, qsizetype width = 160);

} // namespace secondline::store
