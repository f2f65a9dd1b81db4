// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/treebuilder.h"

#include "render/link.h"
#include "render/safetext.h"

#include <QRegularExpression>

namespace secondline::render {

using namespace Qt::StringLiterals;
using Notice = DocumentTree::Notice;

namespace {

bool isBlank(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

void trim(QList<Span> &spans)
{
    while (!spans.isEmpty() && isBlank(spans.last().text))
        spans.removeLast();
    while (!spans.isEmpty() && isBlank(spans.first().text))
        spans.removeFirst();
}

//! Takes the `[!NOTE]` off the first words of a quote and returns its kind, or nothing.
QString takeCallout(QList<Span> &spans)
{
    static const QRegularExpression mark(u"^\\s*\\[!\\s*(note|tip|important|warning|caution)\\s*\\][\\s\u2028]*"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    if (spans.isEmpty())
        return {};
    const QRegularExpressionMatch match = mark.match(spans.first().text);
    if (!match.hasMatch())
        return {};
    spans.first().text.remove(0, match.capturedLength());
    trim(spans);
    return match.captured(1).toLower();
}

//! Where a line of \a text that begins at \a from ends, when none may be longer than allowed.
qsizetype lineEnd(const QString &text, qsizetype from)
{
    qsizetype to = qMin<qsizetype>(text.size(), from + limits::lineCharacters);
    if (to < text.size() && text[to].isLowSurrogate())
        --to;
    return to;
}

} // namespace

bool TreeBuilder::exceeded(Notice notice)
{
    if (m_notice == Notice::None)
        m_notice = notice;
    return false;
}

bool TreeBuilder::count(int parts)
{
    m_parts += parts;
    return m_parts <= limits::nodes || exceeded(Notice::TooManyParts);
}

bool TreeBuilder::append(Node node)
{
    if (!count(1))
        return false;
    m_tree.nodes.append(std::move(node));
    return true;
}

bool TreeBuilder::openContainer(Node::Kind kind, int number)
{
    if (!closeLeaf())
        return false;
    if (m_containers.size() >= limits::depth)
        return exceeded(Notice::TooDeep);
    if (kind == Node::Kind::Table) {
        m_tableCells = 0;
        if (++m_openTables > limits::nestedTables)
            return exceeded(Notice::TooDeep);
    }
    Node node;
    node.kind = kind;
    node.depth = static_cast<int>(m_containers.size());
    node.number = number;
    if (!append(std::move(node)))
        return false;
    m_containers.append(m_tree.nodes.size() - 1);
    return true;
}

bool TreeBuilder::closeContainer()
{
    if (!closeLeaf() || m_containers.isEmpty())
        return m_notice == Notice::None;
    const qsizetype closed = m_containers.takeLast();
    if (m_tree.nodes[closed].kind == Node::Kind::Table)
        --m_openTables;
    return true;
}

bool TreeBuilder::openLeaf(Node::Kind kind, int number, Qt::Alignment alignment)
{
    if (!closeLeaf())
        return false;
    if (kind == Node::Kind::Cell && ++m_tableCells > limits::tableCells)
        return exceeded(Notice::TableTooLarge);
    m_leaf = Node();
    m_leaf->kind = kind;
    m_leaf->depth = static_cast<int>(m_containers.size());
    m_leaf->number = number;
    m_leaf->alignment = alignment;
    m_leafCharacters = 0;
    return true;
}

bool TreeBuilder::addRule()
{
    if (!closeLeaf())
        return false;
    Node rule;
    rule.kind = Node::Kind::Rule;
    rule.depth = static_cast<int>(m_containers.size());
    return append(std::move(rule));
}

bool TreeBuilder::addText(const QString &text)
{
    if (m_notice != Notice::None)
        return false;
    if (text.isEmpty())
        return true;
    if (!m_leaf && !openLeaf(Node::Kind::Paragraph))
        return false;
    const QString safe = safeText(text);
    if (!m_target.isEmpty())
        m_linkWords += safe;
    m_leafCharacters += safe.size();
    m_characters += safe.size();
    if (m_characters > limits::shownCharacters
        || (m_leaf->kind == Node::Kind::Cell && m_leafCharacters > limits::cellCharacters))
        return exceeded(Notice::TooLong);
    if (!m_leaf->spans.isEmpty() && m_leaf->spans.last().styles == m_styles
        && m_leaf->spans.last().target == m_target) {
        m_leaf->spans.last().text += safe;
        return true;
    }
    m_leaf->spans.append({safe, m_styles, m_target});
    return count(1);
}

bool TreeBuilder::addLineBreak()
{
    return !m_leaf || addText(QString(QChar(QChar::LineSeparator)));
}

bool TreeBuilder::openLink(const QString &address)
{
    const std::optional<QUrl> url = openableLink(address);
    m_target = url ? url->toString(QUrl::FullyEncoded) : QString();
    // Copies of one long address (a reference used many times) are bounded like text.
    m_characters += m_target.size();
    m_linkWords.clear();
    return m_characters <= limits::shownCharacters || exceeded(Notice::TooLong);
}

bool TreeBuilder::closeLink()
{
    const QUrl target(m_target, QUrl::StrictMode);
    m_target.clear();
    if (!m_leaf || target.isEmpty())
        return m_notice == Notice::None;
    return !namesAnotherHost(m_linkWords, target) || addText(u" (→ "_s + target.host() + u')');
}

bool TreeBuilder::closeLeaf()
{
    if (m_notice != Notice::None)
        return false;
    if (!m_leaf)
        return true;
    Node node = std::move(*m_leaf);
    m_leaf.reset();
    m_styles = {}; // an HTML tag left open ends with its block
    switch (node.kind) {
    case Node::Kind::Code:
        return appendCode(node.spans.isEmpty() ? QString() : node.spans.first().text, node.depth);
    case Node::Kind::Cell:
        trim(node.spans);
        for (Span &span : node.spans) {
            for (qsizetype at = limits::lineCharacters; at < span.text.size(); at += limits::lineCharacters + 1)
                span.text.insert(at, QChar(QChar::ParagraphSeparator));
        }
        return append(std::move(node));
    default:
        trim(node.spans);
        return appendParagraph(std::move(node));
    }
}

bool TreeBuilder::appendParagraph(Node node)
{
    const bool firstInQuote = !m_containers.isEmpty() && m_containers.last() == m_tree.nodes.size() - 1
        && m_tree.nodes.last().kind == Node::Kind::Quote;
    if (firstInQuote) {
        const QString callout = takeCallout(node.spans);
        if (!callout.isEmpty()) {
            m_tree.nodes.last().kind = Node::Kind::Callout;
            m_tree.nodes.last().label = callout;
        }
    }
    if (node.spans.isEmpty())
        return true;
    const auto isPicture = [](const Span &span) { return span.styles.testFlag(Span::Picture) || isBlank(span.text); };
    if (node.kind == Node::Kind::Paragraph && std::all_of(node.spans.begin(), node.spans.end(), isPicture))
        node.kind = Node::Kind::Picture;

    QList<Span> rest = std::move(node.spans);
    Node piece = node;
    piece.spans.clear();
    qsizetype room = limits::lineCharacters;
    for (const Span &span : std::as_const(rest)) {
        for (qsizetype from = 0; from < span.text.size();) {
            qsizetype to = qMin(lineEnd(span.text, from), from + room);
            if (to < span.text.size() && to > from + 1 && span.text[to].isLowSurrogate())
                --to;
            piece.spans.append({span.text.mid(from, to - from), span.styles, span.target});
            room -= to - from;
            from = to;
            if (room <= 1) {
                if (!append(piece))
                    return false;
                piece.spans.clear();
                piece.continued = true;
                room = limits::lineCharacters;
            }
        }
    }
    return piece.spans.isEmpty() || append(std::move(piece));
}

bool TreeBuilder::appendCode(const QString &code, int depth)
{
    Node node;
    node.kind = Node::Kind::Code;
    node.depth = depth;
    QString text;
    int lines = 0;
    const auto flush = [&] {
        node.spans = {{text, Span::Code, {}}};
        const bool kept = append(node);
        node.continued = true;
        text.clear();
        lines = 0;
        return kept;
    };
    const qsizetype end = code.endsWith(u'\n') ? code.size() - 1 : code.size();
    for (qsizetype from = 0; from < end;) {
        const qsizetype newline = code.indexOf(u'\n', from);
        const qsizetype stop = newline < 0 ? end : qMin(newline, end);
        const qsizetype to = qMin(stop, lineEnd(code, from));
        if (lines > 0)
            text += u'\n';
        text += QStringView(code).mid(from, to - from);
        ++lines;
        from = to == stop ? stop + 1 : to;
        if ((lines >= limits::codeLines || text.size() >= limits::lineCharacters) && !flush())
            return false;
    }
    return lines == 0 || flush();
}

DocumentTree TreeBuilder::take()
{
    closeLeaf();
    m_tree.notice = m_notice;
    return std::move(m_tree);
}

} // namespace secondline::render
