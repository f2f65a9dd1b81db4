// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/snippet.h"

#include "store/searchwords.h"

#include <QSet>

#include <algorithm>

namespace secondline::store {

using Mark = domain::SearchHit::Mark;

namespace {

//! Beyond this a text is not looked through for its snippet.
constexpr qsizetype longestText = 32'000;
constexpr qsizetype wordsBefore = 30;

bool isLookedFor(const QString &folded, const Marked &marked)
{
    return marked.terms.contains(folded) || (!marked.prefix.isEmpty() && folded.startsWith(marked.prefix));
}

//! \a text on one line, without what only formats it: emphasis, headings, code fences, table bars, link targets.
QString plainLine(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    bool space = true;
    for (qsizetype at = 0; at < text.size(); ++at) {
        QChar unit = text.at(at);
        switch (unit.unicode()) {
        case u'*':
        case u'`':
        case u'#':
        case u'|':
        case u'>':
        case u'[':
        case u'\\':
            unit = u' ';
            break;
        case u'!':
            if (at + 1 < text.size() && text.at(at + 1) == u'[')
                continue;
            break;
        case u']':
            if (at + 1 < text.size() && text.at(at + 1) == u'(') {
                const qsizetype end = text.indexOf(u')', at);
                if (end > 0 && end - at < 500)
                    at = end;
            }
            unit = u' ';
            break;
        default:
            break;
        }
        if (unit.isSpace() || unit.category() == QChar::Other_Control) {
            if (!space)
                plain += u' ';
            space = true;
            continue;
        }
        plain += unit;
        space = false;
    }
    return plain.trimmed();
}

} // namespace

QList<Mark> marksIn(QStringView text, const Marked &marked)
{
    QList<Mark> marks;
    const QList<Word> words = wordsOf(text);
    for (const Word &word : words) {
        if (isLookedFor(word.folded, marked))
            marks.append({word.start, word.length});
    }
    return marks;
}

Snippet bestSnippet(QStringView text, const Marked &marked, qsizetype width)
{
    const QString plain = plainLine(text.left(longestText));
    QList<Word> found = wordsOf(plain);
    found.removeIf([&](const Word &word) { return !isLookedFor(word.folded, marked); });

    qsizetype start = 0;
    Snippet snippet;
    for (qsizetype first = 0; first < found.size(); ++first) {
        QSet<QString> shown;
        for (qsizetype i = first; i < found.size() && found[i].start + found[i].length <= found[first].start + width;
             ++i)
            shown.insert(found[i].folded);
        if (shown.size() > snippet.terms) {
            snippet.terms = static_cast<int>(shown.size());
            start = found[first].start;
        }
    }
    // A little of what stands before, from the beginning of a word.
    if (start > 0) {
        start = std::max<qsizetype>(start - wordsBefore, 0);
        while (start > 0 && !plain.at(start - 1).isSpace())
            --start;
    }
    qsizetype end = std::min(start + width, plain.size());
    if (end < plain.size()) {
        const qsizetype gap = plain.lastIndexOf(u' ', end);
        if (gap > start + width / 2)
            end = gap;
    }
    snippet.text = (start > 0 ? QStringLiteral("… ") : QString()) + plain.sliced(start, end - start).trimmed()
        + (end < plain.size() ? QStringLiteral(" …") : QString());
    snippet.marks = marksIn(snippet.text, marked);
    return snippet;
}

} // namespace secondline::store
