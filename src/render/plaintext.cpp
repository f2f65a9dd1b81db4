// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/plaintext.h"

#include "render/safetext.h"

namespace secondline::render {

DocumentTree plainTree(const QString &text, DocumentTree::Notice notice)
{
    DocumentTree tree;
    tree.notice = notice;
    tree.leftOut = qMax<qsizetype>(0, text.size() - limits::shownCharacters);
    const QString safe = safeText(tree.leftOut > 0 ? text.left(limits::shownCharacters) : text);
    for (qsizetype from = 0; from < safe.size();) {
        // As many whole lines as fit; a line that does not fit is cut.
        qsizetype to = qMin<qsizetype>(safe.size(), from + limits::lineCharacters);
        bool cut = false;
        if (to < safe.size()) {
            const qsizetype lineEnd = safe.lastIndexOf(u'\n', to - 1);
            cut = lineEnd < from;
            if (!cut)
                to = lineEnd + 1;
            else if (safe[to].isLowSurrogate())
                --to;
        }
        QString piece = safe.mid(from, to - from);
        if (piece.endsWith(u'\n'))
            piece.chop(1);
        piece.replace(u'\n', QChar(QChar::LineSeparator));
        Node node;
        node.continued = true;
        node.spans.append({piece, Span::Plain, {}});
        tree.nodes.append(node);
        from = to;
    }
    return tree;
}

} // namespace secondline::render
