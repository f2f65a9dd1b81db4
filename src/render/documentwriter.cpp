// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/documentwriter.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>
#include <QUrl>

#include <algorithm>
#include <numeric>

namespace secondline::render {

using namespace Qt::StringLiterals;
using Kind = Node::Kind;

namespace {

// Deeper ones are only indented: laying out nested frames costs more with each level.
constexpr int nestedFrames = 3;
constexpr int deepestIndent = 8;
constexpr int cellsInStep = 24;
// Laying out costs more with each frame of a document; the ones after these have none.
constexpr int framesInDocument = 400;
constexpr int codePartsInFrame = 10;
// What a block or frame costs to lay out, in characters.
constexpr int blockCost = 60;
constexpr int frameCost = 400;

QString said(const char *text)
{
    return QCoreApplication::translate("render", text);
}

QString calloutTitle(const QString &kind)
{
    if (kind == u"tip")
        return said(QT_TRANSLATE_NOOP("render", "Tip"));
    if (kind == u"important")
        return said(QT_TRANSLATE_NOOP("render", "Important"));
    if (kind == u"warning")
        return said(QT_TRANSLATE_NOOP("render", "Warning"));
    if (kind == u"caution")
        return said(QT_TRANSLATE_NOOP("render", "Caution"));
    return said(QT_TRANSLATE_NOOP("render", "Note"));
}

QString noticeText(const DocumentTree &tree)
{
    QString text;
    switch (tree.notice) {
    case DocumentTree::Notice::None:
        break;
    case DocumentTree::Notice::TooDeep:
        text = said(QT_TRANSLATE_NOOP("render", "Shown as plain text: its lists or quotes are nested too deeply."));
        break;
    case DocumentTree::Notice::TooManyParts:
        text = said(QT_TRANSLATE_NOOP("render", "Shown as plain text: it has too many parts to lay out."));
        break;
    case DocumentTree::Notice::TableTooLarge:
        text = said(QT_TRANSLATE_NOOP("render", "Shown as plain text: a table in it is too large to lay out."));
        break;
    case DocumentTree::Notice::TooLong:
        text = said(QT_TRANSLATE_NOOP("render", "Shown as plain text: it is too long to lay out."));
        break;
    }
    if (tree.leftOut > 0) {
        const QString rest = said(QT_TRANSLATE_NOOP("render", "The last %L1 characters are not shown."));
        text += (text.isEmpty() ? QString() : u" "_s) + rest.arg(tree.leftOut);
    }
    return text;
}

qsizetype lengthOf(const Node &node)
{
    qsizetype length = 0;
    for (const Span &span : node.spans)
        length += span.text.size();
    return length;
}

qsizetype wordLengthOf(const Node &node)
{
    qsizetype longest = 0;
    qsizetype current = 0;
    for (const Span &span : node.spans) {
        for (const QChar c : span.text) {
            // In tenths: capitals are wider.
            current = c.isSpace() || c == u'-' ? 0 : current + (c.isUpper() || c == u'_' ? 14 : 10);
            longest = std::max(longest, current);
        }
    }
    return longest / 10;
}

} // namespace

DocumentWriter::DocumentWriter(QTextDocument *document, const DocumentTree &tree, const RenderStyle &style)
    : m_tree(tree)
    , m_style(style)
    , m_cursor(document)
    , m_unit(QFontInfo(style.font).pixelSize())
{
    m_cursor.movePosition(QTextCursor::End);
}

bool DocumentWriter::writeNext()
{
    if (!m_noticeWritten) {
        m_noticeWritten = true;
        writeNotice();
        return true;
    }
    if (m_tableRow >= 0) {
        writeRows();
        return true;
    }
    if (m_next >= m_tree.nodes.size()) {
        endCode();
        closeFrom(0);
        return false;
    }
    const Node &node = m_tree.nodes[m_next];
    if (node.kind != Kind::Code || !node.continued)
        endCode();
    closeFrom(node.depth);
    switch (node.kind) {
    case Kind::Quote:
    case Kind::Callout:
    case Kind::List:
    case Kind::Item:
        open(node);
        break;
    case Kind::Table:
        m_tableRow = 0;
        return true;
    case Kind::Code:
        writeCode(node);
        break;
    case Kind::Picture:
        writePicture(node);
        break;
    case Kind::Paragraph:
    case Kind::Heading:
    case Kind::Rule:
    case Kind::Cell:
        writeLeaf(node);
        break;
    }
    ++m_next;
    return true;
}

void DocumentWriter::closeFrom(int depth)
{
    while (!m_containers.isEmpty() && m_containers.last().depth >= depth) {
        const Container closed = m_containers.takeLast();
        if (closed.kind == Kind::Item)
            m_marker.clear();
        if (closed.frame)
            closeFrame(closed.frame);
    }
}

void DocumentWriter::closeFrame(QTextFrame *frame)
{
    m_cursor.setPosition(frame->lastPosition() + 1);
    m_fresh = true;
}

void DocumentWriter::endCode()
{
    if (m_codeFrame)
        closeFrame(m_codeFrame);
    m_codeFrame = nullptr;
    m_inCode = false;
}

void DocumentWriter::openFrame(const QColor &ground, const QColor &edge, Container &container)
{
    if (++m_frames > framesInDocument)
        return;
    m_written += frameCost;
    // The block between two frames cannot be left out: it is made as low as the distance wanted.
    QTextBlockFormat gap;
    gap.setLineHeight(1, QTextBlockFormat::FixedHeight);
    QTextCharFormat low;
    low.setFontPointSize(1);
    if (m_fresh || m_cursor.block().length() <= 1) {
        m_cursor.setBlockFormat(gap);
        m_cursor.setBlockCharFormat(low);
    }
    QTextFrameFormat format;
    format.setBackground(ground);
    format.setBorder(1);
    format.setBorderBrush(edge);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setPadding(m_unit * 0.62);
    format.setLeftMargin(indent());
    format.setTopMargin(m_unit * 0.3);
    format.setBottomMargin(m_unit * 0.6);
    container.frame = m_cursor.insertFrame(format);
    m_fresh = true;
}

void DocumentWriter::open(const Node &node)
{
    Container container;
    container.kind = node.kind;
    container.depth = node.depth;
    if (node.kind == Kind::Item)
        m_marker = node.number < 0 ? u"•"_s : QString::number(node.number) + u'.';
    const auto frames = std::count_if(m_containers.cbegin(), m_containers.cend(),
                                      [](const Container &outer) { return outer.frame != nullptr; });
    const bool framed = (node.kind == Kind::Quote || node.kind == Kind::Callout) && frames < nestedFrames;
    if (framed && !m_marker.isEmpty())
        writeLeaf(Node()); // the marker stands on a line of its own
    if (framed && node.kind == Kind::Quote)
        openFrame({}, m_style.line, container);
    if (framed && node.kind == Kind::Callout) {
        const RenderStyle::Tone &tone = node.label == u"warning" ? m_style.warning
            : node.label == u"caution"                           ? m_style.caution
            : node.label == u"tip"                               ? m_style.tip
                                                                 : m_style.note;
        openFrame(tone.ground, tone.edge, container);
        QTextCharFormat format = textFormat(1, true);
        format.setForeground(tone.text);
        QTextBlockFormat block;
        block.setBottomMargin(m_unit * 0.15);
        block.setLeftMargin(container.frame ? 0 : indent());
        newBlock(block, format);
        m_cursor.insertText(calloutTitle(node.label), format);
    }
    m_containers.append(container);
}

qreal DocumentWriter::indent() const
{
    // Counted inside the innermost frame: the frame itself is indented already.
    int levels = 0;
    for (const Container &container : m_containers) {
        if (container.frame)
            levels = 0;
        else if (container.kind != Kind::List)
            ++levels;
    }
    return std::min(levels, deepestIndent) * m_unit * 1.7;
}

const QColor &DocumentWriter::textColour() const
{
    const bool quoted = std::any_of(m_containers.cbegin(), m_containers.cend(),
                                    [](const Container &outer) { return outer.kind == Kind::Quote; });
    return quoted ? m_style.soft : m_style.text;
}

QTextCharFormat DocumentWriter::textFormat(qreal scale, bool strong) const
{
    QTextCharFormat format;
    QFont font = m_style.font;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * scale);
    else
        font.setPixelSize(qRound(font.pixelSize() * scale));
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    format.setFont(font);
    format.setForeground(textColour());
    return format;
}

QTextCharFormat DocumentWriter::charFormat(const Span &span, const QTextCharFormat &base) const
{
    QTextCharFormat format = base;
    if (span.styles.testFlag(Span::Code)) {
        format.setFontFamilies(m_style.fixed.families());
        format.setFontFixedPitch(true);
        format.setBackground(m_style.raised);
    }
    if (span.styles.testFlag(Span::Strong))
        format.setFontWeight(QFont::DemiBold);
    if (span.styles.testFlag(Span::Emphasis))
        format.setFontItalic(true);
    if (span.styles.testFlag(Span::Strike))
        format.setFontStrikeOut(true);
    if (span.styles.testFlag(Span::Picture)) {
        format.setForeground(m_style.soft);
        format.setBackground(m_style.raised);
    }
    if (!span.target.isEmpty()) {
        format.setAnchor(true);
        format.setAnchorHref(span.target);
        format.setToolTip(span.target); // encoded, so it cannot be taken for rich text
        format.setForeground(m_style.link);
        format.setFontUnderline(true);
    }
    return format;
}

void DocumentWriter::newBlock(const QTextBlockFormat &block, const QTextCharFormat &text)
{
    if (m_fresh) {
        m_cursor.setBlockFormat(block);
        m_cursor.setBlockCharFormat(text);
        m_cursor.setCharFormat(text);
    } else {
        m_cursor.insertBlock(block, text);
    }
    m_fresh = false;
    m_written += blockCost;
}

QTextBlockFormat DocumentWriter::blockFormat(const Node &node)
{
    QTextBlockFormat format;
    const bool inItem = !m_containers.isEmpty() && m_containers.last().kind == Kind::Item;
    format.setBottomMargin(m_unit * (inItem ? 0.35 : 0.6));
    format.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
    format.setLeftMargin(indent());
    if (node.kind == Kind::Heading) {
        format.setTopMargin(m_fresh && m_cursor.position() == 0 ? 0 : m_unit * (node.number <= 2 ? 0.9 : 0.6));
        format.setBottomMargin(m_unit * 0.3);
        format.setHeadingLevel(node.number);
    }
    if (!m_marker.isEmpty()) {
        const qreal hang = std::min(m_unit * 1.7, indent());
        format.setTextIndent(-hang);
        format.setTabPositions({QTextOption::Tab(hang, QTextOption::LeftTab)});
    }
    return format;
}

void DocumentWriter::writeNotice()
{
    const QString text = noticeText(m_tree);
    if (text.isEmpty())
        return;
    Container container;
    openFrame(m_style.warning.ground, m_style.warning.edge, container);
    QTextCharFormat format = textFormat();
    format.setForeground(m_style.warning.text);
    newBlock({}, format);
    m_cursor.insertText(text, format);
    if (container.frame)
        closeFrame(container.frame);
}

void DocumentWriter::writeLeaf(const Node &node)
{
    QTextBlockFormat block = blockFormat(node);
    if (node.kind == Kind::Rule) {
        block.setProperty(QTextFormat::BlockTrailingHorizontalRulerWidth,
                          QTextLength(QTextLength::PercentageLength, 100));
        newBlock(block, textFormat());
        return;
    }
    QTextCharFormat base = textFormat();
    if (node.kind == Kind::Heading)
        base = textFormat(node.number == 1 ? 1.54 : node.number == 2 ? 1.15 : 1.0, true);
    if (node.label == u"caption") {
        base = textFormat(0.92);
        base.setForeground(m_style.soft);
        block.setBottomMargin(m_unit);
    }
    if (node.continued)
        block.setTopMargin(0);
    newBlock(block, base);
    if (!m_marker.isEmpty()) {
        m_cursor.insertText(m_marker + u'\t', base);
        m_marker.clear();
    }
    writeSpans(node, base, block);
}

void DocumentWriter::writeSpans(const Node &node, const QTextCharFormat &base, const QTextBlockFormat &block)
{
    for (const Span &span : node.spans) {
        const QTextCharFormat format = charFormat(span, base);
        const QStringList lines = span.text.split(QChar(QChar::ParagraphSeparator));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                m_cursor.insertBlock(block, base);
            m_cursor.insertText(lines[i], format);
            m_written += lines[i].size();
        }
    }
}

void DocumentWriter::writeCode(const Node &node)
{
    if (!m_marker.isEmpty())
        writeLeaf(Node());
    QTextCharFormat format = textFormat(0.92);
    format.setFontFamilies(m_style.fixed.families());
    format.setFontFixedPitch(true);
    if (m_codeFrame && ++m_codeParts > codePartsInFrame) {
        closeFrame(m_codeFrame); // the rest goes on without
        m_codeFrame = nullptr;
    }
    if (!m_inCode) {
        m_inCode = true;
        m_codeParts = 0;
        Container container;
        openFrame(m_style.raised, m_style.line, container);
        m_codeFrame = container.frame;
    }
    QTextBlockFormat block;
    block.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
    block.setLayoutDirection(Qt::LeftToRight);
    if (!m_codeFrame) {
        block.setBackground(m_style.raised);
        block.setLeftMargin(indent());
    }
    const QString code = node.spans.isEmpty() ? QString() : node.spans.first().text;
    for (const QString &line : code.split(u'\n')) {
        newBlock(block, format);
        m_cursor.insertText(line, format);
        m_written += line.size();
    }
}

void DocumentWriter::writePicture(const Node &node)
{
    if (!m_marker.isEmpty())
        writeLeaf(Node());
    Container container;
    openFrame({}, m_style.line, container);
    QTextCharFormat label = textFormat(0.85, true);
    label.setForeground(m_style.soft);
    QTextCharFormat words = textFormat(0.92);
    words.setForeground(m_style.soft);
    QTextBlockFormat block;
    if (!container.frame)
        block.setLeftMargin(indent());
    newBlock(block, label);
    m_cursor.insertText(said(QT_TRANSLATE_NOOP("render", "Picture, not kept on this device")), label);
    newBlock(block, words);
    for (const Span &span : node.spans)
        m_cursor.insertText(span.text, words);
    if (container.frame)
        closeFrame(container.frame);
}

QList<qreal> DocumentWriter::columnShares(qsizetype first, int columns, int rows) const
{
    // First every column gets room for its longest word, then what is left goes to those with longer texts. Shares, so
    // that the parts of a long table align.
    constexpr qsizetype longestWord = 30;
    constexpr qsizetype longestText = 60;
    constexpr qsizetype padding = 3;
    constexpr qreal lineWidth = 85;
    constexpr int rowsSeen = 50;
    QList<qreal> least(columns, static_cast<qreal>(padding + 3));
    QList<qreal> wanted = least;
    for (int row = 0; row < std::min(rows, rowsSeen); ++row) {
        for (int column = 0; column < columns; ++column) {
            const Node &cell = m_tree.nodes[first + qsizetype(row) * columns + column];
            const qsizetype word = std::min(wordLengthOf(cell), longestWord) + padding;
            const qsizetype text = std::min(lengthOf(cell), longestText) + padding;
            least[column] = std::max(least[column], static_cast<qreal>(word));
            wanted[column] = std::max({wanted[column], least[column], static_cast<qreal>(text)});
        }
    }
    const qreal leastSum = std::accumulate(least.cbegin(), least.cend(), 0.0);
    const qreal wantedSum = std::accumulate(wanted.cbegin(), wanted.cend(), 0.0);
    const qreal spare = std::max(0.0, std::min(lineWidth, wantedSum) - leastSum);
    QList<qreal> shares;
    for (int column = 0; column < columns; ++column) {
        const qreal more = wantedSum > leastSum ? spare * (wanted[column] - least[column]) / (wantedSum - leastSum) : 0;
        shares.append((least[column] + more) * 100 / (leastSum + spare));
    }
    return shares;
}

QTextTable *DocumentWriter::addTable(int rows, int columns, const QList<qreal> &shares)
{
    QTextBlockFormat gap;
    gap.setLineHeight(1, QTextBlockFormat::FixedHeight);
    QTextCharFormat low;
    low.setFontPointSize(1);
    if (m_fresh) {
        m_cursor.setBlockFormat(gap);
        m_cursor.setBlockCharFormat(low);
    }
    QTextTableFormat format;
    format.setBorder(1);
    format.setBorderBrush(m_style.line);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(m_unit * 0.4);
    format.setLeftMargin(indent());
    format.setTopMargin(m_tableRow == 0 ? m_unit * 0.3 : 0);
    format.setBottomMargin(m_unit * 0.6);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QList<QTextLength> widths;
    for (const qreal share : shares)
        widths.append(QTextLength(QTextLength::PercentageLength, share));
    format.setColumnWidthConstraints(widths);
    return m_cursor.insertTable(rows, columns, format);
}

void DocumentWriter::writeRows()
{
    if (!m_marker.isEmpty())
        writeLeaf(Node());
    const Node &table = m_tree.nodes[m_next];
    const qsizetype first = m_next + 1;
    qsizetype end = first;
    while (end < m_tree.nodes.size() && m_tree.nodes[end].depth > table.depth)
        ++end;
    const int columns = std::max(1, table.number);
    const int rows = static_cast<int>((end - first) / columns);
    const int now = std::min(rows - m_tableRow, std::max(1, cellsInStep / columns));
    if (now > 0) {
        QTextTable *part = addTable(now, columns, columnShares(first, columns, rows));
        for (int row = 0; row < now; ++row) {
            const bool header = m_tableRow + row == 0;
            for (int column = 0; column < columns; ++column) {
                const Node &node = m_tree.nodes[first + qsizetype(m_tableRow + row) * columns + column];
                QTextTableCell cell = part->cellAt(row, column);
                QTextCharFormat base = textFormat(header ? 0.92 : 1, header);
                if (header) {
                    base.setForeground(m_style.soft);
                    QTextTableCellFormat ground;
                    ground.setBackground(m_style.raised);
                    cell.setFormat(ground);
                }
                QTextBlockFormat block;
                block.setAlignment(node.alignment | Qt::AlignTop);
                m_cursor = cell.firstCursorPosition();
                m_cursor.setBlockFormat(block);
                m_cursor.setBlockCharFormat(base);
                writeSpans(node, base, block);
                m_written += blockCost;
            }
        }
        closeFrame(part);
    }
    m_tableRow += std::max(0, now);
    if (m_tableRow >= rows) {
        m_tableRow = -1;
        m_next = end;
    }
}

} // namespace secondline::render
