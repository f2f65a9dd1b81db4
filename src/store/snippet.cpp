// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/snippet.h"

#include "store/searchwords.h"

#include <algorithm>
#include <bitset>
#include <vector>

namespace secondline::store {

using Mark = domain::SearchHit::Mark;

namespace {

//! Beyond this a text is not looked through for its snippet.
constexpr qsizetype longestText = 16'000;
constexpr qsizetype charactersBefore = 30;
constexpr size_t mostMatches = 300;
constexpr size_t mostTerms = 128;

//! A word looked for, where it stands.
struct Match
{
    Mark mark;
    qsizetype term = 0;
};

//! The first words in \a text that are looked for, at most \a most.
std::vector<Match> matchesIn(QStringView text, const Marked &marked, size_t most)
{
    std::vector<Match> matches;
    for (WordCutter word(text); matches.size() < most && word.next();) {
        const QStringView folded = word.folded();
        qsizetype term = marked.terms.indexOf(folded);
        if (term < 0 && !marked.prefix.isEmpty() && folded.startsWith(marked.prefix))
            term = marked.terms.size() - 1;
        if (term >= 0)
            matches.push_back({{word.start(), word.length()}, term});
    }
    return matches;
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
    for (const Match &match : matchesIn(text, marked, mostMatches))
        marks.append(match.mark);
    return marks;
}

Snippet bestSnippet(QStringView text, const Marked &marked, qsizetype width)
{
    const QString plain = plainLine(text.left(longestText));
    const std::vector<Match> found = matchesIn(plain, marked, mostMatches);

    qsizetype start = 0;
    Snippet snippet;
    for (size_t first = 0; first < found.size(); ++first) {
        const qsizetype end = found[first].mark.start + width;
        std::bitset<mostTerms> shown;
        for (size_t i = first; i < found.size() && found[i].mark.start + found[i].mark.length <= end; ++i)
            shown.set(static_cast<size_t>(found[i].term) % mostTerms);
        if (const int terms = static_cast<int>(shown.count()); terms > snippet.terms) {
            snippet.terms = terms;
            start = found[first].mark.start;
        }
    }
    // A little of what stands before, from the beginning of a word.
    if (start > 0) {
        start = std::max<qsizetype>(start - charactersBefore, 0);
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
