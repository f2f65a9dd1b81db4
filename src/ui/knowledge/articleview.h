// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/documenttree.h"

#include <QTextBrowser>

namespace secondline::render {
class DocumentFiller;
class ReadingDocument;
} // namespace secondline::render

namespace secondline::ui {

//! Shows a foreign text as a bounded document: loads nothing, links only say what they want.
class ArticleView : public QTextBrowser
{
    Q_OBJECT
public:
    explicit ArticleView(QWidget *parent = nullptr);

    //! Parsed elsewhere (render::parseMarkdown() in a thread); the first screen is there when this returns.
    void show(const render::DocumentTree &tree);
    using QTextBrowser::show;
    //! Words to highlight wherever they occur.
    void setWords(const QStringList &words);
    const render::ReadingDocument &readingDocument() const { return *m_document; }
    bool isFilling() const;

Q_SIGNALS:
    void filled();
    void linkWanted(const QUrl &url);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void highlight();

    render::ReadingDocument *m_document;
    render::DocumentFiller *m_filler;
    render::DocumentTree m_tree;
    QStringList m_words;
};

} // namespace secondline::ui
