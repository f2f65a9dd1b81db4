// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/growingedit.h"

#include "ui/theme/theme.h"

#include <QFileInfo>
#include <QImage>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextDocument>

#include <cmath>

namespace secondline::ui {

GrowingEdit::GrowingEdit(int minLines, int maxLines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_minLines(minLines)
    , m_maxLines(maxLines)
{
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFont(textFont(TextSize::Body));
    document()->setDocumentMargin(2);
    setViewportMargins(4, 0, 4, 0);
    connect(document(), &QTextDocument::contentsChanged, this, &GrowingEdit::adapt);
    adapt();
}

int GrowingEdit::heightOf(int lines) const
{
    const int text = fontMetrics().lineSpacing() * lines + 2 * static_cast<int>(document()->documentMargin()) + 4;
    return std::max(Theme::current().controlHeight(), text + 4);
}

QSize GrowingEdit::sizeHint() const
{
    // A QPlainTextEdit's document counts its height in lines.
    const int lines = static_cast<int>(std::ceil(document()->size().height()));
    return {200, heightOf(std::clamp(lines, m_minLines, m_maxLines))};
}

void GrowingEdit::adapt()
{
    const int lines = static_cast<int>(std::ceil(document()->size().height()));
    setVerticalScrollBarPolicy(lines > m_maxLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int wanted = sizeHint().height();
    if (wanted != height() || minimumHeight() != wanted)
        setFixedHeight(wanted);
}

void GrowingEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        setFont(textFont(TextSize::Body));
        adapt();
    }
}

bool GrowingEdit::canInsertFromMimeData(const QMimeData *source) const
{
    if (m_takesFiles && !isReadOnly() && (source->hasImage() || !localFiles(source).isEmpty()))
        return true;
    return QPlainTextEdit::canInsertFromMimeData(source);
}

void GrowingEdit::insertFromMimeData(const QMimeData *source)
{
    const QStringList files = m_takesFiles ? localFiles(source) : QStringList();
    if (!files.isEmpty()) {
        Q_EMIT filesOffered(files);
        return;
    }
    // What an office program copies is both: its text is what was meant.
    if (m_takesFiles && source->hasImage() && !source->hasText()) {
        Q_EMIT pictureOffered(qvariant_cast<QImage>(source->imageData()));
        return;
    }
    QPlainTextEdit::insertFromMimeData(source);
}

void GrowingEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() & Qt::ControlModifier) {
        Q_EMIT concluded();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void GrowingEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    adapt();
}

void GrowingEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    update();
}

void GrowingEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    update();
}

QStringList localFiles(const QMimeData *source)
{
    QStringList files;
    const QList<QUrl> urls = source->urls();
    for (const QUrl &url : urls) {
        const QFileInfo file(url.toLocalFile());
        if (!url.isLocalFile() || !file.isFile())
            return {};
        files.append(file.absoluteFilePath());
    }
    return files;
}

} // namespace secondline::ui
