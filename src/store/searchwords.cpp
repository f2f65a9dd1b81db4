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

bool WordCutter::next()
{
    qsizetype at = m_start + m_length;
    m_folded.resize(0); // keeps its room for the next word
    while (m_folded.isEmpty()) {
        while (at < m_text.size() && !isWordPart(m_text.at(at)))
            ++at;
        if (at == m_text.size())
            return false;
        m_start = at;
        while (at < m_text.size() && isWordPart(m_text.at(at)))
            appendFolded(m_folded, m_text.at(at++));
        m_length = at - m_start;
    }
    return true;
}

QStringList searchTerms(QStringView text)
{
    QStringList terms;
    for (WordCutter word(text); word.next();) {
        if (!terms.contains(word.folded()))
            terms.append(word.folded().toString());
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
