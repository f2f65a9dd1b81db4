// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/readingtext.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <limits>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestPiece = 4000; //!< characters laid out at once
constexpr int sliceMs = 2;

} // namespace

ReadingText::ReadingText(Role role, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFont(textFont(TextSize::Body));
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::ClickFocus);
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        if (m_width < 0)
            return; // what was begun is out of date; the next question for a height begins anew
        const int before = shownLines();
        layOutSome();
        update();
        if (shownLines() == before)
            return;
        updateGeometry();
        Q_EMIT heightChanged();
    });
}

ReadingText::~ReadingText() = default;

void ReadingText::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_width = -1;
    m_anchor = m_cursor = 0;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ReadingText::setRole(Role role)
{
    m_role = role;
    update();
}

void ReadingText::setFoldLines(int lines)
{
    m_foldLines = lines;
    m_width = -1;
    updateGeometry();
}

void ReadingText::setFolded(bool folded)
{
    m_folded = folded;
    m_width = -1;
    updateGeometry();
    update();
}

void ReadingText::layOut(int width) const
{
    if (width == m_width)
        return;
    m_width = width;
    m_paragraphs.clear();
    m_lines = 0;
    m_next = 0;
    layOutSome();
}

void ReadingText::layOutSome() const
{
    QElapsedTimer spent;
    spent.start();
    // One line more than the fold is not worth a button, so that one is laid out too.
    const bool few = m_folded && m_foldLines > 0;
    const int most = few ? m_foldLines + 2 : std::numeric_limits<int>::max();
    const int lineHeight = Theme::current().lineHeight(TextSize::Body);
    const qreal lead = (lineHeight - QFontMetricsF(font()).height()) / 2;
    while (m_next <= m_text.size() && m_lines < most && (few || m_next == 0 || spent.elapsed() < sliceMs)) {
        const qsizetype start = m_next;
        const qsizetype found = m_text.indexOf(u'\n', start);
        qsizetype end = found < 0 ? m_text.size() : found;
        m_next = end + 1;
        if (end - start > longestPiece) {
            // A paragraph that would not fit into a slice goes on in a piece of its own, from a space if it has one.
            const qsizetype space = m_text.lastIndexOf(u' ', start + longestPiece);
            end = m_next = space > start ? space + 1 : start + longestPiece;
        }
        const QString piece = m_text.mid(start, end - start);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(piece.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        option.setAlignment((layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft)
                            | Qt::AlignAbsolute);
        Paragraph paragraph{static_cast<int>(start), std::make_unique<QTextLayout>(piece, font()), m_lines};
        paragraph.layout->setTextOption(option);
        paragraph.layout->setCacheEnabled(true);
        paragraph.layout->beginLayout();
        int lines = 0;
        for (QTextLine line = paragraph.layout->createLine(); line.isValid(); line = paragraph.layout->createLine()) {
            line.setLineWidth(std::max(20, m_width));
            line.setPosition(QPointF(0, lines * lineHeight + lead));
            if (m_lines + ++lines >= most)
                break;
        }
        paragraph.layout->endLayout();
        m_lines += std::max(1, lines);
        m_paragraphs.push_back(std::move(paragraph));
    }
    const bool all = m_next > m_text.size() || m_lines >= most;
    m_guessed = all ? 0 : static_cast<int>((m_text.size() - m_next) * m_lines / std::max(qsizetype(1), m_next)) + 1;
    m_more = m_foldLines > 0 && m_lines + m_guessed > m_foldLines + 1;
    if (!all)
        m_turn.start();
}

int ReadingText::shownLines() const
{
    return m_folded && m_more ? m_foldLines : m_lines + m_guessed;
}

bool ReadingText::folds(int width) const
{
    layOut(width);
    return m_more;
}

int ReadingText::heightForWidth(int width) const
{
    layOut(width);
    return std::max(1, shownLines()) * Theme::current().lineHeight(TextSize::Body);
}

QSize ReadingText::sizeHint() const
{
    // Before it has a width nothing is laid out for a guess: shaping text is what costs.
    if (m_width < 0)
        return {400, Theme::current().lineHeight(TextSize::Body)};
    return {m_width, heightForWidth(m_width)};
}

QSize ReadingText::minimumSizeHint() const
{
    return {100, Theme::current().lineHeight(TextSize::Body)};
}

void ReadingText::paintEvent(QPaintEvent *event)
{
    layOut(width());
    const int lineHeight = Theme::current().lineHeight(TextSize::Body);
    QPainter painter(this);
    painter.setClipRect(QRect(0, 0, width(), shownLines() * lineHeight));
    painter.setPen(colour(m_role));
    const int from = std::min(m_anchor, m_cursor);
    const int to = std::max(m_anchor, m_cursor);
    for (const Paragraph &paragraph : m_paragraphs) {
        const int top = paragraph.firstLine * lineHeight;
        const int bottom = top + std::max(1, paragraph.layout->lineCount()) * lineHeight;
        if (bottom < event->rect().top() || top > event->rect().bottom())
            continue;
        QList<QTextLayout::FormatRange> marked;
        const int length = static_cast<int>(paragraph.layout->text().size());
        const int first = std::clamp(from - paragraph.start, 0, length);
        const int last = std::clamp(to - paragraph.start, 0, length);
        if (last > first) {
            QTextCharFormat format;
            format.setBackground(colour(hasFocus() ? Role::Select : Role::SelectOff));
            format.setForeground(colour(Role::Text));
            marked.append({first, last - first, format});
        }
        paragraph.layout->draw(&painter, QPointF(0, top), marked);
    }
}

int ReadingText::positionAt(const QPoint &point) const
{
    layOut(width());
    const int lineHeight = Theme::current().lineHeight(TextSize::Body);
    const int wanted = std::clamp(point.y() / lineHeight, 0, std::max(0, m_lines - 1));
    for (const Paragraph &paragraph : m_paragraphs) {
        const int lines = std::max(1, paragraph.layout->lineCount());
        if (wanted >= paragraph.firstLine + lines)
            continue;
        const int line = wanted - paragraph.firstLine;
        if (line < paragraph.layout->lineCount())
            return paragraph.start + paragraph.layout->lineAt(line).xToCursor(point.x());
        return paragraph.start;
    }
    return static_cast<int>(m_text.size());
}

QString ReadingText::selectedText() const
{
    return m_text.mid(std::min(m_anchor, m_cursor), std::abs(m_cursor - m_anchor));
}

void ReadingText::copy() const
{
    const QString selected = selectedText();
    QGuiApplication::clipboard()->setText(selected.isEmpty() ? m_text : selected);
}

void ReadingText::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_cursor = positionAt(event->position().toPoint());
    if (!(event->modifiers() & Qt::ShiftModifier))
        m_anchor = m_cursor;
    update();
}

void ReadingText::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_cursor = positionAt(event->position().toPoint());
    update();
}

void ReadingText::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int at = positionAt(event->position().toPoint());
    const auto inWord = [this](int i) {
        return i >= 0 && i < m_text.size() && (m_text[i].isLetterOrNumber() || m_text[i] == u'_');
    };
    m_anchor = m_cursor = at;
    while (inWord(m_anchor - 1))
        --m_anchor;
    while (inWord(m_cursor))
        ++m_cursor;
    update();
}

void ReadingText::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        m_cursor = static_cast<int>(m_text.size());
        update();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ReadingText::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(selectedText().isEmpty() ? tr("Copy all of it") : tr("Copy"), this, &ReadingText::copy);
    menu->popup(event->globalPos());
}

void ReadingText::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void ReadingText::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        setFont(textFont(TextSize::Body));
        m_width = -1;
        updateGeometry();
    } else if (event->type() == QEvent::LayoutDirectionChange) {
        m_width = -1;
    }
}

} // namespace secondline::ui
