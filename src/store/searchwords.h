// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace secondline::store {

//! Goes through the words of a text as the full-text index sees them: split, and folded to small letters without
//! diacritics, as FTS5's `unicode61 remove_diacritics 2` does.
class WordCutter
{
public:
    explicit WordCutter(QStringView text)
        : m_text(text)
    {
    }
    //! Goes to the next word; false at the end.
    bool next();
    qsizetype start() const { return m_start; }
    qsizetype length() const { return m_length; }
    QStringView folded() const { return m_folded; }

private:
    QStringView m_text;
    QString m_folded;
    qsizetype m_start = 0;
    qsizetype m_length = 0;
};

//! Only the folded words of what a person typed, each once, in order.
QStringList searchTerms(QStringView text);

//! \a term as a string of FTS5's query language: quoted, so that nothing in it is an operator (S15).
QString quotedTerm(const QString &term, bool prefix = false);

} // namespace secondline::store
