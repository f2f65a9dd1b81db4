// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conflict/differencelabel.h"

#include "ui/shell/plaintext.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace secondline::ui {

using namespace Qt::StringLiterals;

DifferenceLabel::DifferenceLabel(Role role, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void DifferenceLabel::setParts(const QList<DifferencePart> &parts)
{
    m_parts = parts;
    for (qsizetype i = 0; i + 1 < m_parts.size(); ++i) {
        // What was taken out does not run into what was put in.
        const bool changed =
            m_parts[i].kind == DifferencePart::Kind::Removed && m_parts[i + 1].kind == DifferencePart::Kind::Added;
        if (changed && !m_parts[i].text.back().isSpace())
            m_parts.insert(i + 1, {DifferencePart::Kind::Same, u" "_s});
    }
    m_text.clear();
    QStringList spoken;
    for (DifferencePart &part : m_parts) {
        part.text = shownText(part.text);
        m_text += part.text;
        const QString words = part.text.simplified();
        switch (part.kind) {
        case DifferencePart::Kind::Same:
            spoken.append(words);
            break;
        case DifferencePart::Kind::Removed:
            spoken.append(tr("removed: %1").arg(words));
            break;
        case DifferencePart::Kind::Added:
            spoken.append(tr("added: %1").arg(words));
            break;
        }
    }
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(u", "_s));
    updateGeometry();
    update();
}

void DifferenceLabel::setStrong(bool strong)
{
    if (m_strong == strong)
        return;
    m_strong = strong;
    updateGeometry();
    update();
}

qreal DifferenceLabel::layOut(QTextLayout &layout, int width) const
{
    QString text = m_text;
    text.replace(u'\n', QChar(QChar::LineSeparator));
    layout.setText(text);
    layout.setFont(textFont(TextSize::Body, m_strong));
    QTextOption option(Qt::AlignLeading);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(directionOf(m_text));
    // In a mirrored window a Latin text keeps its direction and stands at the leading side.
    if (layoutDirection() != option.textDirection())
        option.setAlignment(Qt::AlignTrailing);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    int start = 0;
    for (const DifferencePart &part : m_parts) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = static_cast<int>(part.text.size());
        start += range.length;
        if (part.kind == DifferencePart::Kind::Same)
            continue;
        const bool removed = part.kind == DifferencePart::Kind::Removed;
        range.format.setForeground(colour(removed ? Role::Bad : Role::Good));
        range.format.setBackground(colour(removed ? Role::BadGround : Role::GoodGround));
        range.format.setFontStrikeOut(removed);
        range.format.setFontUnderline(!removed);
        formats.append(range);
    }
    layout.setFormats(formats);
    const int step = Theme::current().lineHeight(TextSize::Body);
    qreal y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y + std::floor((step - line.height()) / 2)});
        y += step;
    }
    layout.endLayout();
    return y;
}

int DifferenceLabel::heightForWidth(int width) const
{
    QTextLayout layout;
    return std::max(Theme::current().lineHeight(TextSize::Body), static_cast<int>(layOut(layout, std::max(1, width))));
}

QSize DifferenceLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont(TextSize::Body, m_strong));
    constexpr int comfortable = 40;
    const int wanted = std::min(metrics.averageCharWidth() * comfortable, metrics.horizontalAdvance(m_text) + 2);
    return {wanted, heightForWidth(wanted)};
}

QSize DifferenceLabel::minimumSizeHint() const
{
    constexpr int readable = 8;
    return {QFontMetrics(textFont(TextSize::Body)).averageCharWidth() * readable,
            Theme::current().lineHeight(TextSize::Body)};
}

void DifferenceLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(colour(isEnabled() ? m_role : Role::Disabled));
    QTextLayout layout;
    layOut(layout, width());
    layout.draw(&painter, {0, 0});
}

void DifferenceLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace secondline::ui
