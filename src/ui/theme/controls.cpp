// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/controls.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace secondline::ui {

TextLabel::TextLabel(TextSize size, Role role, bool strong, QWidget *parent)
    : QLabel(parent)
    , m_size(size)
    , m_role(role)
    , m_strong(strong)
{
    setTextFormat(Qt::PlainText);
    standLeading();
    restyle();
}

void TextLabel::standLeading()
{
    // A Latin text in a mirrored window keeps its direction and stands at the leading side; QLabel takes the side from
    // the text.
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setAlignment((mirrored ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft) | Qt::AlignVCenter);
}

void TextLabel::setRole(Role role)
{
    if (role == m_role)
        return;
    m_role = role;
    restyle();
}

void TextLabel::setStrong(bool strong)
{
    if (strong == m_strong)
        return;
    m_strong = strong;
    restyle();
}

void TextLabel::restyle()
{
    m_restyling = true;
    setFont(textFont(m_size, m_strong));
    QPalette changed = palette();
    changed.setColor(QPalette::WindowText, colour(m_role));
    changed.setColor(QPalette::Text, colour(m_role));
    setPalette(changed);
    m_restyling = false;
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        standLeading();
    if (!m_restyling
        && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange
            || event->type() == QEvent::ApplicationPaletteChange))
        restyle();
}

Button::Button(const QString &text, ButtonLook look, QWidget *parent)
    : QPushButton(text, parent)
    , m_look(look)
{
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(textFont(TextSize::Body, look == ButtonLook::Primary));
}

void Button::setKeyHint(const QString &key)
{
    m_keyHint = key;
    updateGeometry();
    update();
}

void Button::setIconName(const QString &name)
{
    m_icon = name;
    updateGeometry();
    update();
}

QSize Button::sizeHint() const
{
    const int padding = m_look == ButtonLook::Tool ? space::s2 : space::s3;
    QString shown = text();
    shown.remove(u'&');
    int width = shown.isEmpty() ? 0 : fontMetrics().horizontalAdvance(shown);
    if (!m_icon.isEmpty())
        width += 16 + (shown.isEmpty() ? 0 : space::s2);
    if (!m_keyHint.isEmpty())
        width += space::s2 + QFontMetrics(textFont(TextSize::Caption)).horizontalAdvance(m_keyHint);
    const int control = Theme::current().controlHeight();
    return {std::max(control, width + 2 * padding), control};
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hover = isEnabled() && underMouse();
    const bool pressed = isDown() || isChecked();
    Role text = Role::Text;
    Role ground = pressed ? Role::SelectOff : hover ? Role::Hover : Role::Base;
    Role frame = Role::Edge;
    bool framed = true;
    switch (m_look) {
    case ButtonLook::Default:
        break;
    case ButtonLook::Primary:
        text = Role::OnAccent;
        ground = frame = Role::Accent;
        break;
    case ButtonLook::Tool:
        text = Role::Text2;
        framed = false;
        break;
    case ButtonLook::Danger:
        text = Role::Bad;
        frame = Role::BadEdge;
        break;
    }
    if (!isEnabled()) {
        text = Role::Disabled;
        ground = Role::Window;
        frame = Role::Line;
    }
    const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (framed || pressed || hover) {
        painter.setPen(framed ? QPen(colour(frame), 1) : QPen(Qt::NoPen));
        QColor fill = colour(ground);
        if (m_look == ButtonLook::Primary && isEnabled() && (hover || pressed))
            fill = Theme::current().dark() ? fill.lighter(pressed ? 112 : 106) : fill.darker(pressed ? 125 : 112);
        painter.setBrush(fill);
        painter.drawRoundedRect(outline, radius::control - 0.5, radius::control - 0.5);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour(Role::Accent), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::control - 1, radius::control - 1);
        if (m_look == ButtonLook::Primary) {
            painter.setPen(QPen(colour(Role::OnAccent), 1));
            painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), radius::control - 2,
                                    radius::control - 2);
        }
    }
    const QFont hintFont = textFont(TextSize::Caption);
    QString shown = this->text();
    const int textWidth = shown.isEmpty() ? 0 : fontMetrics().horizontalAdvance(QString(shown).remove(u'&'));
    const int hintWidth = m_keyHint.isEmpty() ? 0 : QFontMetrics(hintFont).horizontalAdvance(m_keyHint);
    const int iconWidth = m_icon.isEmpty() ? 0 : 16;
    int contents = textWidth;
    if (iconWidth)
        contents += iconWidth + (textWidth ? space::s2 : 0);
    if (hintWidth)
        contents += hintWidth + space::s2;
    int x = (width() - contents) / 2;
    const auto place = [&](int itemWidth) {
        const QRect item(x, 0, itemWidth, height());
        x += itemWidth + space::s2;
        return QStyle::visualRect(layoutDirection(), rect(), item);
    };
    if (iconWidth)
        paintIcon(&painter, place(iconWidth), m_icon, 16, colour(text), layoutDirection() == Qt::RightToLeft);
    painter.setPen(colour(text));
    if (textWidth) {
        painter.setFont(font());
        painter.drawText(place(textWidth), Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextDontClip, shown);
    }
    if (hintWidth) {
        painter.setFont(hintFont);
        painter.setPen(colour(m_look == ButtonLook::Primary || !isEnabled() ? text : Role::Text3));
        painter.drawText(place(hintWidth), Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, m_keyHint);
    }
}

void Button::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        setFont(textFont(TextSize::Body, m_look == ButtonLook::Primary));
        updateGeometry();
    }
}

} // namespace secondline::ui
