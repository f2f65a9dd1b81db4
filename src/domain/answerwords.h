// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>

namespace secondline::domain {

//! The words of \a text as a reader counts them, in any script: lower case, without punctuation and invisible
//! characters.
QStringList wordsOf(const QString &text);

//! Phrases that fill a field and say nothing: "unable to resolve", "see above" (R47).
class EmptyPhrases
{
public:
    EmptyPhrases() = default;
    explicit EmptyPhrases(const QStringList &phrases);

    //! \a words without those phrases; \a first receives the first that was found.
    QStringList without(const QStringList &words, QString *first = nullptr) const;

private:
    QHash<QString, QList<QStringList>> m_byFirstWord; // longest first
};

//! Hardly any different words: one sentence or one word again and again.
bool repeatsItself(const QStringList &words);

//! Both say the same with the same words.
bool saysTheSame(const QStringList &one, const QStringList &other);

} // namespace secondline::domain
