// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/documenttree.h"
#include "render/renderstyle.h"

#include <QTextCursor>

class QTextFrame;
class QTextTable;

namespace secondline::render {

//! Writes a tree to the end of a document, one small step at a time, with text cursors only: no HTML, no Markdown.
class DocumentWriter
{
public:
    DocumentWriter(QTextDocument *document, const DocumentTree &tree, const RenderStyle &style);
    //! Writes the next block (or some rows of a table); false when nothing is left.
    bool writeNext();
    //! What has been written so far, in characters; a block, cell or frame counts as some.
    qsizetype written() const { return m_written; }

private:
    struct Container
    {
        Node::Kind kind = Node::Kind::Quote;
        int depth = 0;
        QTextFrame *frame = nullptr;
    };

    void closeFrom(int depth);
    void open(const Node &node);
    //! Leaves the container without a frame when the document has too many.
    void openFrame(const QColor &ground, const QColor &edge, Container &container);
    void closeFrame(QTextFrame *frame);
    void endCode();
    void writeNotice();
    void writeLeaf(const Node &node);
    void writeCode(const Node &node);
    void writePicture(const Node &node);
    void writeRows();
    void writeSpans(const Node &node, const QTextCharFormat &base, const QTextBlockFormat &block);
    QTextTable *addTable(int rows, int columns, const QList<qreal> &shares);
    QList<qreal> columnShares(qsizetype first, int columns, int rows) const;

    void newBlock(const QTextBlockFormat &block, const QTextCharFormat &text);
    QTextBlockFormat blockFormat(const Node &node);
    QTextCharFormat charFormat(const Span &span, const QTextCharFormat &base) const;
    QTextCharFormat textFormat(qreal scale = 1, bool strong = false) const;
    qreal indent() const;
    qreal unit() const { return m_unit; }
    const QColor &textColour() const;

    DocumentTree m_tree;
    RenderStyle m_style;
    QTextCursor m_cursor;
    qreal m_unit = 13; //!< height of the body text: distances follow it
    qsizetype m_next = 0;
    qsizetype m_written = 0;
    int m_frames = 0;
    bool m_noticeWritten = false;
    bool m_fresh = true; //!< the cursor stands in an empty block that is to be used
    QList<Container> m_containers;
    QTextFrame *m_codeFrame = nullptr;
    bool m_inCode = false;
    int m_codeParts = 0;
    QString m_marker;    //!< of the list item, for the block that comes next
    int m_tableRow = -1; //!< of the table under way
};

} // namespace secondline::render
