// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace secondline::store {

//! A word of a text as the index sees it: folded to small letters without diacritics.
struct Word
{
    qsizetype start = 0;
    qsizetype length = 0;
    QString folded;
};

//! The words of \a text, split and folded as FTS5's `unicode61 remove_diacritics 2` does.
QList<Word> wordsOf(QStringView text);

//! Only the folded words of what a person typed, each once, in order.
QStringList searchTerms(QStringView text);

//! \a term as a string of FTS5's query language: quoted, so that nothing in it is an operator (S15).
QString quotedTerm(const QString &term, bool prefix = false);

} // namespace secondline::store
