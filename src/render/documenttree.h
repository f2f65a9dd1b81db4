// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QList>
#include <QString>

namespace secondline::render {

//! How much of a stranger's text is drawn as a document; what goes beyond is shown as plain text (invariant S10).
namespace limits {
inline constexpr int depth = 32;
inline constexpr int nodes = 20'000;         //!< blocks, cells and spans together
inline constexpr int tableCells = 2'000;     //!< of one table
inline constexpr int nestedTables = 3;       //!< Markdown nests none; the bound is for other sources
inline constexpr int lineCharacters = 2'000; //!< then a new line begins
inline constexpr int cellCharacters = 20'000;
inline constexpr int codeLines = 40;                  //!< of one node; a longer listing continues in the next
inline constexpr qsizetype markdownBytes = 1'048'576; //!< a longer text is not parsed
inline constexpr qsizetype shownCharacters = 2'000'000;
} // namespace limits

//! A stretch of text in one look.
struct Span
{
    enum Style {
        Plain = 0,
        Strong = 1,
        Emphasis = 2,
        Code = 4,
        Strike = 8,
        Picture = 16, //!< the words that stand for a picture that is not shown
    };
    Q_DECLARE_FLAGS(Styles, Style)

    QString text; //!< U+2028 is a line break, U+2029 (in cells) where a line grew too long
    Styles styles;
    QString target; //!< https or mailto address in its encoded form; empty: no link
    friend bool operator==(const Span &, const Span &) = default;
};

//! A block, or a container of the deeper nodes that follow it.
struct Node
{
    enum class Kind {
        Paragraph, //!< label: `caption` for a small line below a title
        Heading,   //!< number: 1 to 6
        Code,      //!< one span
        Picture,   //!< a paragraph that is only pictures: their words
        Rule,
        Cell,    //!< of the table before it, row by row
        Quote,   //!< container
        Callout, //!< container; label: `note` `tip` `important` `warning` `caution`
        List,    //!< container
        Item,    //!< container; number: its number in an ordered list, else -1
        Table,   //!< container; number: its columns; the first row is the header
    };
    Kind kind = Kind::Paragraph;
    int depth = 0; //!< 0: directly in the document
    int number = 0;
    bool continued = false;  //!< goes on where the node before it was cut
    Qt::Alignment alignment; //!< Cell
    QString label;
    QList<Span> spans;
    friend bool operator==(const Node &, const Node &) = default;
};

//! A document as plain values, in reading order.
struct DocumentTree
{
    //! Why the text is shown as plain text.
    enum class Notice { None, TooDeep, TooManyParts, TableTooLarge, TooLong };

    QList<Node> nodes;
    Notice notice = Notice::None;
    qsizetype leftOut = 0; //!< characters at the end that are not shown
};

} // namespace secondline::render

Q_DECLARE_OPERATORS_FOR_FLAGS(secondline::render::Span::Styles)
