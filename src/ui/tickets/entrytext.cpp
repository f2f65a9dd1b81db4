// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/entrytext.h"

#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int foldLines = 12;
//! More never fits into the folded lines.
constexpr qsizetype foldCharacters = 400 * foldLines;
constexpr int usualWidth = 480;

} // namespace

EntryText::EntryText(const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
{
    setObjectName(u"entryText"_s);
    setFont(textFont(TextSize::Body));
    setCursor(Qt::IBeamCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

EntryText::~EntryText() = default;

const EntryText::Laid &EntryText::laidOut(int width) const
{
    if (m_laid.width == width && m_laid.folded == m_folded && m_laid.layout)
        return m_laid;
    m_laid.width = width;
    m_laid.folded = m_folded;
    m_laid.more = m_folded && m_text.size() > foldCharacters;
    QString shown = m_laid.more ? m_text.left(foldCharacters) : m_text;
    shown.replace(u'\n', QChar::LineSeparator);
    m_laid.layout = std::make_unique<QTextLayout>(shown, font());
    QTextOption option(QGuiApplication::isRightToLeft() ? Qt::AlignRight | Qt::AlignAbsolute
                                                        : Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(directionOf(m_text));
    m_laid.layout->setTextOption(option);
    m_laid.layout->setCacheEnabled(true);
    const qreal step = std::max<qreal>(fontMetrics().lineSpacing(), 1);
    qreal y = 0;
    m_laid.layout->beginLayout();
    for (QTextLine line = m_laid.layout->createLine(); line.isValid(); line = m_laid.layout->createLine()) {
        line.setLineWidth(std::max(1, width));
        // One line more than the fold would hide nothing worth a button.
        if (m_folded && m_laid.layout->lineCount() > foldLines + 1) {
            m_laid.more = true;
            break;
        }
        line.setPosition(QPointF(0, y));
        y += step;
    }
    m_laid.layout->endLayout();
    const int lines = m_laid.more ? foldLines : m_laid.layout->lineCount();
    m_laid.height = static_cast<int>(std::ceil(step * std::max(1, lines)));
    return m_laid;
}

bool EntryText::folds(int width) const
{
    return !m_folded || laidOut(width).more;
}

void EntryText::setFolded(bool folded)
{
    m_folded = folded;
    updateGeometry();
    update();
}

int EntryText::heightForWidth(int width) const
{
    return laidOut(width).height;
}

QSize EntryText::sizeHint() const
{
    const int wide = m_laid.width > 0 ? m_laid.width : usualWidth;
    return {wide, heightForWidth(wide)};
}

QSize EntryText::minimumSizeHint() const
{
    return {100, fontMetrics().lineSpacing()};
}

void EntryText::paintEvent(QPaintEvent *)
{
    if (m_label)
        return;
    const Laid &laid = laidOut(width());
    QPainter painter(this);
    painter.setClipRect(QRect(0, 0, width(), laid.height));
    painter.setPen(colour(Role::Text2));
    laid.layout->draw(&painter, QPointF(0, 0));
}

void EntryText::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_label)
        m_label->setGeometry(rect());
}

TextLabel *EntryText::selectable()
{
    if (m_label)
        return m_label;
    m_label = new TextLabel(TextSize::Body, Role::Text2, false, this);
    m_label->setObjectName(u"entryTextLabel"_s);
    m_label->setText(m_text);
    m_label->setWordWrap(true);
    m_label->setLayoutDirection(directionOf(m_text));
    m_label->setAlignment(Qt::AlignTop | (QGuiApplication::isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft)
                          | Qt::AlignAbsolute);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_label->setGeometry(rect());
    m_label->show();
    update();
    return m_label;
}

void EntryText::mousePressEvent(QMouseEvent *event)
{
    TextLabel *label = selectable();
    label->setFocus(Qt::MouseFocusReason);
    QApplication::sendEvent(label, event);
}

void EntryText::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu;
    menu.addAction(tr("Copy text"), this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    menu.exec(event->globalPos());
}

} // namespace secondline::ui
