// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/clamplabel.h"

#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

namespace secondline::ui {

ClampLabel::ClampLabel(int maxLines, Role role, QWidget *parent)
    : QWidget(parent)
    , m_maxLines(maxLines)
    , m_role(role)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFont(textFont(TextSize::Body));
}

void ClampLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_width = -1;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ClampLabel::layOut(int width) const
{
    if (width == m_width)
        return;
    m_width = width;
    m_lines.clear();
    m_clamped = false;
    const QFontMetrics metrics(font());
    QTextOption option(Qt::AlignLeading);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // More than this never fits into the lines; layout stays cheap for a text of any length.
    const QString start = m_text.left(400 * m_maxLines);
    const QStringList paragraphs = start.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &paragraph : paragraphs) {
        QTextLayout layout(paragraph, font());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            if (m_lines.size() == m_maxLines) {
                m_clamped = true;
                break;
            }
            const bool last = m_lines.size() == m_maxLines - 1;
            m_lines.append(last ? paragraph.mid(line.textStart()) : paragraph.mid(line.textStart(), line.textLength()));
            if (last) {
                m_clamped = metrics.horizontalAdvance(m_lines.constLast()) > width || &paragraph != &paragraphs.last()
                    || start.size() < m_text.size();
                break;
            }
        }
        layout.endLayout();
        if (m_lines.size() == m_maxLines)
            break;
    }
    if (!m_lines.isEmpty() && m_clamped) {
        QString &last = m_lines.last();
        last = last.simplified();
        if (metrics.horizontalAdvance(last) <= width)
            last += QChar(0x2026);
        last = metrics.elidedText(last, Qt::ElideRight, width);
    }
}

int ClampLabel::heightForWidth(int width) const
{
    layOut(width);
    return static_cast<int>(std::max(qsizetype(1), m_lines.size())) * Theme::current().lineHeight(TextSize::Body);
}

QSize ClampLabel::sizeHint() const
{
    // Before it has a width nothing is laid out for a guess: shaping text is what costs.
    return {400, m_width < 0 ? Theme::current().lineHeight(TextSize::Body) : heightForWidth(m_width)};
}

QSize ClampLabel::minimumSizeHint() const
{
    return {120, Theme::current().lineHeight(TextSize::Body)};
}

void ClampLabel::paintEvent(QPaintEvent *)
{
    layOut(width());
    QPainter painter(this);
    painter.setPen(colour(m_role));
    painter.setFont(font());
    const auto direction = m_text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    const int line = Theme::current().lineHeight(TextSize::Body);
    const Qt::Alignment side = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    int y = 0;
    for (const QString &text : std::as_const(m_lines)) {
        drawLine(&painter, QRect(0, y, width(), line), static_cast<int>(side) | Qt::AlignAbsolute | Qt::AlignVCenter,
                 text.trimmed(), direction);
        y += line;
    }
}

void ClampLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        setFont(textFont(TextSize::Body));
        m_width = -1;
        updateGeometry();
    }
}

} // namespace secondline::ui
