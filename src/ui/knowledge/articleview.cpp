// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/knowledge/articleview.h"

#include "render/documentfiller.h"
#include "render/readingdocument.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineCharacters = 90;

render::RenderStyle currentStyle()
{
    render::RenderStyle style;
    style.font = textFont(TextSize::Body);
    style.fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    style.text = colour(Role::Text);
    style.soft = colour(Role::Text2);
    style.link = colour(Role::Accent);
    style.line = colour(Role::Line);
    style.raised = colour(Role::Raised);
    style.note = {colour(Role::Accent), colour(Role::Raised), colour(Role::Line)};
    style.tip = {colour(Role::Good), colour(Role::GoodGround), colour(Role::GoodEdge)};
    style.warning = {colour(Role::Warn), colour(Role::WarnGround), colour(Role::WarnEdge)};
    style.caution = {colour(Role::Bad), colour(Role::BadGround), colour(Role::BadEdge)};
    return style;
}

} // namespace

ArticleView::ArticleView(QWidget *parent)
    : QTextBrowser(parent)
    , m_document(new render::ReadingDocument(this))
    , m_filler(new render::DocumentFiller(m_document, this))
{
    setObjectName(u"articleView"_s);
    setAccessibleName(tr("Text"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setAcceptDrops(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_document->setDocumentMargin(space::s6);
    setDocument(m_document);
    setLineWrapMode(QTextEdit::FixedPixelWidth);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(this, &QTextBrowser::anchorClicked, this, &ArticleView::linkWanted);
    connect(m_filler, &render::DocumentFiller::filled, this, [this] {
        highlight();
        Q_EMIT filled();
    });
}

QVariant ArticleView::loadResource(int, const QUrl &)
{
    return QByteArray();
}

void ArticleView::show(const render::DocumentTree &tree)
{
    m_tree = tree;
    fill();
    verticalScrollBar()->setValue(0);
}

bool ArticleView::isFilling() const
{
    return m_filler->isFilling();
}

void ArticleView::fill()
{
    setExtraSelections({});
    m_filler->fill(m_tree, currentStyle());
    moveCursor(QTextCursor::Start);
}

void ArticleView::setWords(const QStringList &words)
{
    m_words = words;
    if (!m_filler->isFilling())
        highlight();
}

void ArticleView::highlight()
{
    constexpr int most = 200;
    constexpr int longestDocument = 300'000;
    constexpr qsizetype shortestWord = 3;
    QList<ExtraSelection> selections;
    if (m_document->characterCount() < longestDocument) {
        for (const QString &word : std::as_const(m_words)) {
            if (word.size() < shortestWord)
                continue;
            QTextCursor found = m_document->find(word);
            while (!found.isNull() && selections.size() < most) {
                ExtraSelection selection;
                selection.cursor = found;
                selection.format.setBackground(colour(Role::Mark));
                selection.format.setForeground(colour(Role::Text));
                selections.append(selection);
                found = m_document->find(word, found);
            }
        }
    }
    setExtraSelections(selections);
}

void ArticleView::resizeEvent(QResizeEvent *event)
{
    const int column = QFontMetrics(textFont(TextSize::Body)).averageCharWidth() * lineCharacters + 2 * space::s6;
    setLineWrapColumnOrWidth(qMin(viewport()->width(), column));
    QTextBrowser::resizeEvent(event);
}

void ArticleView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        const int place = verticalScrollBar()->value();
        if (!m_tree.nodes.isEmpty())
            fill();
        verticalScrollBar()->setValue(place);
    }
}

} // namespace secondline::ui
