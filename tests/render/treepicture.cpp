// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "treepicture.h"

using namespace Qt::StringLiterals;
using namespace secondline::render;

namespace {

QString kindName(Node::Kind kind)
{
    switch (kind) {
    case Node::Kind::Paragraph:
        return u"p"_s;
    case Node::Kind::Heading:
        return u"h"_s;
    case Node::Kind::Code:
        return u"code"_s;
    case Node::Kind::Picture:
        return u"picture"_s;
    case Node::Kind::Rule:
        return u"rule"_s;
    case Node::Kind::Cell:
        return u"cell"_s;
    case Node::Kind::Quote:
        return u"quote"_s;
    case Node::Kind::Callout:
        return u"callout"_s;
    case Node::Kind::List:
        return u"list"_s;
    case Node::Kind::Item:
        return u"item"_s;
    case Node::Kind::Table:
        return u"table"_s;
    }
    Q_UNREACHABLE();
}

QString spanPicture(const Span &span)
{
    QString text = span.text;
    text.replace(u'\n', u"\\n"_s).replace(QChar(QChar::LineSeparator), u"\\"_s);
    if (span.styles.testFlag(Span::Strong))
        text = u"*"_s + text + u"*"_s;
    if (span.styles.testFlag(Span::Emphasis))
        text = u"_"_s + text + u"_"_s;
    if (span.styles.testFlag(Span::Strike))
        text = u"~"_s + text + u"~"_s;
    if (span.styles.testFlag(Span::Code))
        text = u"`"_s + text + u"`"_s;
    if (span.styles.testFlag(Span::Picture))
        text = u"{"_s + text + u"}"_s;
    if (!span.target.isEmpty())
        text = u"["_s + text + u"]("_s + span.target + u")"_s;
    return text;
}

} // namespace

QString treePicture(const DocumentTree &tree)
{
    QStringList lines;
    for (const Node &node : tree.nodes) {
        QString line = QString(node.depth * 2, u' ') + kindName(node.kind);
        if (node.number != 0)
            line += QString::number(node.number);
        if (!node.label.isEmpty())
            line += u":"_s + node.label;
        if (node.continued)
            line += u"+"_s;
        QString text;
        for (const Span &span : node.spans)
            text += spanPicture(span);
        lines.append(text.isEmpty() ? line : QString(line + u" "_s + text));
    }
    return lines.join(u'\n');
}
