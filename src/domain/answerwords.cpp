// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/answerwords.h"

#include <QSet>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace secondline::domain {

namespace {

//! From this many words on a text can repeat itself.
constexpr qsizetype fewWords = 5;
//! A share of different words below this is repetition.
constexpr double leastVariety = 0.5;
//! A share of common words from this on is the same text.
constexpr double mostAlike = 0.8;

bool isWord(const QString &token)
{
    return std::any_of(token.begin(), token.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

} // namespace

QStringList wordsOf(const QString &text)
{
    QString plain = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    plain.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Format || c.category() == QChar::Mark_NonSpacing; });
    QStringList words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, plain);
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to >= 0; to = finder.toNextBoundary()) {
        const QString token = plain.mid(from, to - from);
        if (isWord(token))
            words.append(token);
        from = to;
    }
    return words;
}

EmptyPhrases::EmptyPhrases(const QStringList &phrases)
{
    for (const QString &phrase : phrases) {
        const QStringList words = wordsOf(phrase);
        if (!words.isEmpty())
            m_byFirstWord[words.constFirst()].append(words);
    }
    for (QList<QStringList> &sameStart : m_byFirstWord)
        std::sort(sameStart.begin(), sameStart.end(),
                  [](const QStringList &one, const QStringList &other) { return one.size() > other.size(); });
}

QStringList EmptyPhrases::without(const QStringList &words, QString *first) const
{
    QStringList left;
    for (qsizetype i = 0; i < words.size();) {
        qsizetype skipped = 0;
        const auto candidates = m_byFirstWord.constFind(words[i]);
        if (candidates != m_byFirstWord.cend()) {
            for (const QStringList &phrase : *candidates) {
                if (words.mid(i, phrase.size()) == phrase) {
                    skipped = phrase.size();
                    break;
                }
            }
        }
        if (skipped > 0 && first && first->isEmpty())
            *first = words.mid(i, skipped).join(u' ');
        if (skipped == 0)
            left.append(words[i]);
        i += std::max<qsizetype>(skipped, 1);
    }
    return left;
}

bool repeatsItself(const QStringList &words)
{
    const QSet<QString> different(words.begin(), words.end());
    return words.size() >= fewWords
        && static_cast<double>(different.size())
        < leastVariety * static_cast<double>(std::min<qsizetype>(words.size(), 40));
}

bool saysTheSame(const QStringList &one, const QStringList &other)
{
    const QSet<QString> first(one.begin(), one.end());
    const QSet<QString> second(other.begin(), other.end());
    if (first.isEmpty() || second.isEmpty())
        return false;
    const auto common =
        std::count_if(first.begin(), first.end(), [&](const QString &word) { return second.contains(word); });
    const auto all = first.size() + second.size() - common;
    return static_cast<double>(common) >= mostAlike * static_cast<double>(all);
}

} // namespace secondline::domain
