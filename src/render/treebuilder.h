// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/documenttree.h"

#include <optional>

namespace secondline::render {

//! Collects blocks and spans into a tree and says stop at the first bound that is exceeded.
//!
//! Each call returns false from then on; the tree is worthless then, and notice() says which bound it was.
class TreeBuilder
{
public:
    bool openContainer(Node::Kind kind, int number = 0);
    bool closeContainer();
    bool openLeaf(Node::Kind kind, int number = 0, Qt::Alignment alignment = {});
    //! Ends the open leaf, if there is one.
    bool closeLeaf();
    bool addRule();

    //! Adds safe text in the current look to the open leaf; opens a paragraph if none is open.
    bool addText(const QString &text);
    bool addLineBreak();
    void setStyle(Span::Style style, bool on) { m_styles.setFlag(style, on); }
    Span::Styles styles() const { return m_styles; }
    bool openLink(const QString &address);
    bool closeLink();

    bool hasLeaf() const { return m_leaf.has_value(); }
    DocumentTree::Notice notice() const { return m_notice; }
    DocumentTree take();

private:
    bool exceeded(DocumentTree::Notice notice);
    bool count(int parts);
    bool append(Node node);
    bool appendParagraph(Node node);
    bool appendCode(const QString &code, int depth);

    DocumentTree m_tree;
    DocumentTree::Notice m_notice = DocumentTree::Notice::None;
    QList<qsizetype> m_containers; //!< indices into the tree
    std::optional<Node> m_leaf;
    Span::Styles m_styles;
    QString m_target;
    QString m_linkWords; //!< of the open link
    qsizetype m_leafCharacters = 0;
    qsizetype m_characters = 0;
    int m_parts = 0;
    int m_tableCells = 0;
    int m_openTables = 0;
};

} // namespace secondline::render
