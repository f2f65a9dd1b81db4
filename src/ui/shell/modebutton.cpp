// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/modebutton.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace secondline::ui {

ModeButton::ModeButton(const QString &text, const QString &icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAutoExclusive(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
}

void ModeButton::setCount(int count)
{
    m_count = count;
    setAccessibleName(count > 0 ? tr("%1, %2").arg(text(), QLocale().toString(count)) : text());
    updateGeometry();
    update();
}

void ModeButton::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    updateGeometry();
    update();
}

QSize ModeButton::sizeHint() const
{
    int width = space::s2 + 16 + space::s2;
    if (!m_folded)
        width += QFontMetrics(textFont(TextSize::Body, true)).horizontalAdvance(text()) + space::s2;
    if (m_count > 0)
        width +=
            space::s2
            + std::max(
                16, QFontMetrics(textFont(TextSize::Caption, true)).horizontalAdvance(QLocale().toString(m_count)) + 8);
    return {width, Theme::current().controlHeight()};
}

void ModeButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isEnabled() && (isChecked() || isDown() || underMouse())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(isChecked() ? Role::Select : Role::Hover));
        painter.drawRoundedRect(rect(), radius::control, radius::control);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colour(Role::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::control, radius::control);
    }
    const auto at = [this](int x, int width) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, height()));
    };
    const QColor tint = colour(!isEnabled() ? Role::Disabled : isChecked() ? Role::Text : Role::Text2);
    int x = space::s2;
    paintIcon(&painter, at(x, 16), m_icon, 16, tint);
    x += 16 + space::s2;
    painter.setFont(textFont(TextSize::Body, isChecked()));
    painter.setPen(tint);
    if (!m_folded) {
        const int wide = QFontMetrics(textFont(TextSize::Body, true)).horizontalAdvance(text());
        painter.setLayoutDirection(layoutDirection());
        painter.drawText(at(x, wide), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextDontClip, text());
        x += wide + space::s2;
    }
    if (m_count <= 0)
        return;
    const QString count = QLocale().toString(m_count);
    painter.setFont(textFont(TextSize::Caption, true));
    const int badge = std::max(16, painter.fontMetrics().horizontalAdvance(count) + 8);
    QRect place = at(x, badge);
    place.setTop((height() - 16) / 2);
    place.setHeight(16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(isChecked() ? Role::Base : Role::SelectOff));
    painter.drawRoundedRect(place, radius::chip, radius::chip);
    painter.setPen(colour(Role::Text2));
    painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, count);
}

} // namespace secondline::ui
