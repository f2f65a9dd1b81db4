// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchwords.h"

namespace secondline::store {

using namespace Qt::StringLiterals;

namespace {

bool isWordPart(QChar unit)
{
    const char16_t code = unit.unicode();
    if (code < 0x80)
        return (code >= u'0' && code <= u'9') || (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z');
    return unit.isLetterOrNumber() || unit.isMark() || unit.isSurrogate() || unit.category() == QChar::Other_PrivateUse;
}

void appendFolded(QString &folded, QChar unit)
{
    const char16_t code = unit.unicode();
    if (code < 0x80) {
        folded += code >= u'A' && code <= u'Z' ? QChar(static_cast<char16_t>(code + 32)) : unit;
        return;
    }
    if (unit.isMark())
        return;
    QChar base = unit;
    while (base.decompositionTag() == QChar::Canonical)
        base = base.decomposition().at(0);
    folded += base.toLower();
}

} // namespace

QList<Word> wordsOf(QStringView text)
{
    QList<Word> words;
    for (qsizetype at = 0; at < text.size();) {
        if (!isWordPart(text.at(at))) {
            ++at;
            continue;
        }
        Word word;
        word.start = at;
        while (at < text.size() && isWordPart(text.at(at)))
            appendFolded(word.folded, text.at(at++));
        word.length = at - word.start;
        if (!word.folded.isEmpty())
            words.append(word);
    }
    return words;
}

QStringList searchTerms(QStringView text)
{
    QStringList terms;
    const QList<Word> words = wordsOf(text);
    for (const Word &word : words) {
        if (!terms.contains(word.folded))
            terms.append(word.folded);
    }
    return terms;
}

QString quotedTerm(const QString &term, bool prefix)
{
    QString quoted = term;
    quoted.replace(u'"', u"\"\""_s);
    return u'"' + quoted + (prefix ? u"\"*"_s : u"\""_s);
}

} // namespace secondline::store
