// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/markdown.h"

#include "render/articletext.h"
#include "render/entity.h"
#include "render/plaintext.h"
#include "render/treebuilder.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <md4c.h>

namespace secondline::render {

using namespace Qt::StringLiterals;

namespace {

QString fromUtf8(const MD_CHAR *text, MD_SIZE size)
{
    return QString::fromUtf8(text, static_cast<qsizetype>(size));
}

QString attributeText(const MD_ATTRIBUTE &attribute)
{
    QString text;
    for (int i = 0; attribute.text && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET from = attribute.substr_offsets[i];
        const QString piece = fromUtf8(attribute.text + from, attribute.substr_offsets[i + 1] - from);
        text += attribute.substr_types[i] == MD_TEXT_ENTITY ? entityText(piece) : piece;
    }
    return text;
}

Qt::Alignment alignmentOf(MD_ALIGN align)
{
    switch (align) {
    case MD_ALIGN_CENTER:
        return Qt::AlignHCenter;
    case MD_ALIGN_RIGHT:
        return Qt::AlignRight;
    case MD_ALIGN_LEFT:
    case MD_ALIGN_DEFAULT:
        break;
    }
    return Qt::AlignLeft;
}

//! Takes md4c's events; a call that returns non-zero ends the parse.
class Reader
{
public:
    int enterBlock(MD_BLOCKTYPE type, void *detail);
    int leaveBlock(MD_BLOCKTYPE type);
    int enterSpan(MD_SPANTYPE type, void *detail);
    int leaveSpan(MD_SPANTYPE type);
    int text(MD_TEXTTYPE type, const QString &text);
    TreeBuilder &builder() { return m_builder; }

private:
    bool html(const QString &tag);
    bool pictureEnds();
    //! A link by HTML ends with its block, closed or not.
    bool endHtmlLink();

    TreeBuilder m_builder;
    QList<int> m_nextNumber; //!< per open list; -1: not ordered
    int m_links = 0;
    bool m_htmlLink = false;
    bool m_pictureHasWords = false;
};

bool Reader::endHtmlLink()
{
    const bool open = m_htmlLink;
    m_htmlLink = false;
    return !open || m_builder.closeLink();
}

int Reader::enterBlock(MD_BLOCKTYPE type, void *detail)
{
    using Kind = Node::Kind;
    bool going = endHtmlLink();
    switch (type) {
    case MD_BLOCK_QUOTE:
        going = m_builder.openContainer(Kind::Quote);
        break;
    case MD_BLOCK_UL:
        m_nextNumber.append(-1);
        going = m_builder.openContainer(Kind::List);
        break;
    case MD_BLOCK_OL:
        m_nextNumber.append(static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL *>(detail)->start));
        going = m_builder.openContainer(Kind::List);
        break;
    case MD_BLOCK_LI:
        going = m_builder.openContainer(Kind::Item, m_nextNumber.last());
        if (m_nextNumber.last() >= 0)
            ++m_nextNumber.last();
        break;
    case MD_BLOCK_HR:
        going = m_builder.addRule();
        break;
    case MD_BLOCK_H:
        going = m_builder.openLeaf(Kind::Heading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level));
        break;
    case MD_BLOCK_CODE:
        going = m_builder.openLeaf(Kind::Code);
        break;
    case MD_BLOCK_P:
        going = m_builder.openLeaf(Kind::Paragraph);
        break;
    case MD_BLOCK_TABLE:
        going = m_builder.openContainer(Kind::Table,
                                        static_cast<int>(static_cast<MD_BLOCK_TABLE_DETAIL *>(detail)->col_count));
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        going = m_builder.openLeaf(Kind::Cell, 0, alignmentOf(static_cast<MD_BLOCK_TD_DETAIL *>(detail)->align));
        break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
        break;
    }
    return going ? 0 : 1;
}

int Reader::leaveBlock(MD_BLOCKTYPE type)
{
    bool going = endHtmlLink();
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        m_nextNumber.removeLast();
        going = m_builder.closeContainer();
        break;
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_LI:
    case MD_BLOCK_TABLE:
        going = m_builder.closeContainer();
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
    case MD_BLOCK_P:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        going = m_builder.closeLeaf();
        break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_HR:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
        break;
    }
    return going ? 0 : 1;
}

int Reader::enterSpan(MD_SPANTYPE type, void *detail)
{
    bool going = true;
    switch (type) {
    case MD_SPAN_EM:
        m_builder.setStyle(Span::Emphasis, true);
        break;
    case MD_SPAN_STRONG:
        m_builder.setStyle(Span::Strong, true);
        break;
    case MD_SPAN_CODE:
        m_builder.setStyle(Span::Code, true);
        break;
    case MD_SPAN_DEL:
        m_builder.setStyle(Span::Strike, true);
        break;
    case MD_SPAN_A:
        if (m_links++ == 0)
            going = m_builder.openLink(attributeText(static_cast<MD_SPAN_A_DETAIL *>(detail)->href));
        break;
    case MD_SPAN_IMG:
        m_builder.setStyle(Span::Picture, true);
        m_pictureHasWords = false;
        break;
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
        break;
    }
    return going ? 0 : 1;
}

bool Reader::pictureEnds()
{
    const bool going =
        m_pictureHasWords || m_builder.addText(QCoreApplication::translate("render", "Picture without description"));
    m_builder.setStyle(Span::Picture, false);
    return going;
}

int Reader::leaveSpan(MD_SPANTYPE type)
{
    bool going = true;
    switch (type) {
    case MD_SPAN_EM:
        m_builder.setStyle(Span::Emphasis, false);
        break;
    case MD_SPAN_STRONG:
        m_builder.setStyle(Span::Strong, false);
        break;
    case MD_SPAN_CODE:
        m_builder.setStyle(Span::Code, false);
        break;
    case MD_SPAN_DEL:
        m_builder.setStyle(Span::Strike, false);
        break;
    case MD_SPAN_A:
        if (--m_links == 0)
            going = m_builder.closeLink();
        break;
    case MD_SPAN_IMG:
        going = pictureEnds();
        break;
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
        break;
    }
    return going ? 0 : 1;
}

//! The few tags that articles use for layout do what they say; any other is a placeholder like `<ServerName>`: text.
bool Reader::html(const QString &tag)
{
    static const QRegularExpression form(u"^<\\s*(/?)\\s*([a-zA-Z][a-zA-Z0-9]*)([^>]*)>$"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression href(u"\\bhref\\s*=\\s*[\"']?([^\"'\\s>]+)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QStringList layout = {
        u"ul"_s,    u"ol"_s,      u"b"_s,       u"strong"_s, u"i"_s,     u"em"_s, u"u"_s,  u"sup"_s, u"sub"_s,
        u"span"_s,  u"details"_s, u"summary"_s, u"div"_s,    u"table"_s, u"tr"_s, u"td"_s, u"th"_s,  u"tbody"_s,
        u"thead"_s, u"center"_s,  u"font"_s,    u"p"_s,      u"code"_s,  u"br"_s, u"li"_s};
    if (tag.startsWith(u"<!--"_s))
        return true;
    const QRegularExpressionMatch match = form.match(tag);
    if (!match.hasMatch())
        return m_builder.addText(tag);
    const QString name = match.captured(2).toLower();
    const bool ends = !match.captured(1).isEmpty();
    if (name == u"br" || (ends && (name == u"p" || name == u"tr" || name == u"div" || name == u"summary")))
        return m_builder.addLineBreak();
    if (name == u"li" && !ends)
        return m_builder.addLineBreak() && m_builder.addText(u"• "_s);
    if (name == u"b" || name == u"strong")
        m_builder.setStyle(Span::Strong, !ends);
    if (name == u"a") {
        if (m_links == 0 && !ends && !m_htmlLink) {
            m_htmlLink = true;
            return m_builder.openLink(href.match(match.captured(3)).captured(1));
        }
        if (ends && m_htmlLink) {
            m_htmlLink = false;
            return m_builder.closeLink();
        }
        return true;
    }
    // With attributes that name nothing of layout it is still only layout: `<p class="x">`.
    return layout.contains(name) || m_builder.addText(tag);
}

int Reader::text(MD_TEXTTYPE type, const QString &text)
{
    if (m_builder.styles().testFlag(Span::Picture) && !text.trimmed().isEmpty())
        m_pictureHasWords = true;
    bool going = true;
    switch (type) {
    case MD_TEXT_NULLCHAR:
        going = m_builder.addText(QString(QChar(QChar::ReplacementCharacter)));
        break;
    case MD_TEXT_BR:
        going = m_builder.addLineBreak();
        break;
    case MD_TEXT_SOFTBR:
        going = m_builder.addText(u" "_s);
        break;
    case MD_TEXT_ENTITY:
        going = m_builder.addText(entityText(text));
        break;
    case MD_TEXT_HTML:
        going = html(text);
        break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
        going = m_builder.addText(text);
        break;
    }
    return going ? 0 : 1;
}

} // namespace

DocumentTree parseMarkdown(const QString &markdown)
{
    if (markdown.size() > limits::markdownBytes)
        return plainTree(markdown, DocumentTree::Notice::TooLong);
    const QByteArray utf8 = withoutExtensions(markdown).toUtf8();
    Reader reader;
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_COLLAPSEWHITESPACE;
    // md4c's search for bare addresses grows with the square of their number.
    constexpr qsizetype bareAddressesUpTo = 131'072;
    if (utf8.size() <= bareAddressesUpTo)
        parser.flags |= MD_FLAG_PERMISSIVEURLAUTOLINKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
        return static_cast<Reader *>(self)->enterBlock(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) {
        return static_cast<Reader *>(self)->leaveBlock(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
        return static_cast<Reader *>(self)->enterSpan(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
        return static_cast<Reader *>(self)->leaveSpan(type);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
        return static_cast<Reader *>(self)->text(type, fromUtf8(text, size));
    };
    const int status = md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, &reader);
    DocumentTree tree = reader.builder().take();
    if (status != 0 || tree.notice != DocumentTree::Notice::None) {
        const bool bound = tree.notice != DocumentTree::Notice::None;
        return plainTree(markdown, bound ? tree.notice : DocumentTree::Notice::TooManyParts);
    }
    return tree;
}

DocumentTree withoutTitle(DocumentTree tree, const QString &title)
{
    if (tree.nodes.isEmpty() || tree.nodes.first().kind != Node::Kind::Heading || tree.nodes.first().number != 1)
        return tree;
    QString words;
    for (const Span &span : std::as_const(tree.nodes.first().spans))
        words += span.text;
    if (words.simplified().compare(title.simplified(), Qt::CaseInsensitive) == 0)
        tree.nodes.removeFirst();
    return tree;
}

} // namespace secondline::render
