// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/chip.h"

#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace secondline::ui {

namespace {

constexpr int padding = 6;
constexpr int iconSize = 12;

struct Colours
{
    Role text = Role::Text2;
    std::optional<Role> ground;
    std::optional<Role> frame;
};

Colours coloursOf(ChipLook look)
{
    switch (look) {
    case ChipLook::Neutral:
        return {Role::Text2, Role::Hover, {}};
    case ChipLook::Outline:
        return {Role::Text2, {}, Role::Edge};
    case ChipLook::P1:
        return {Role::OnP1, Role::P1, {}};
    case ChipLook::P2:
        return {Role::Warn, Role::WarnGround, Role::WarnEdge};
    case ChipLook::P3:
        return {Role::Text2, {}, Role::Line};
    case ChipLook::P4:
        return {Role::Text3, {}, {}};
    case ChipLook::Bad:
        return {Role::Bad, Role::BadGround, {}};
    case ChipLook::Warn:
        return {Role::Warn, Role::WarnGround, {}};
    case ChipLook::Good:
        return {Role::Good, Role::GoodGround, {}};
    case ChipLook::Note:
        return {Role::Note, Role::NoteGround, {}};
    }
    return {};
}

} // namespace

int chipHeight()
{
    return std::max(20, QFontMetrics(textFont(TextSize::Caption, true)).lineSpacing() + 4);
}

int chipWidth(const Chip &chip)
{
    return lineWidth(textFont(TextSize::Caption, true), chip.text) + 2 * padding
        + (chip.icon.isEmpty() ? 0 : iconSize + space::s1);
}

int chipColumn(const Chip &widest)
{
    constexpr int least = 32;
    return std::max(least, chipWidth(widest));
}

void paintChip(QPainter *painter, const QRect &rect, const Chip &chip)
{
    const Colours colours = coloursOf(chip.look);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(colours.frame ? QPen(colour(*colours.frame), 1) : QPen(Qt::NoPen));
    painter->setBrush(colours.ground ? QBrush(colour(*colours.ground)) : QBrush(Qt::NoBrush));
    if (colours.frame)
        painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius::chip - 0.5, radius::chip - 0.5);
    else if (colours.ground)
        painter->drawRoundedRect(rect, radius::chip, radius::chip);
    painter->setFont(textFont(TextSize::Caption, true));
    painter->setPen(colour(colours.text));
    const int textWidth = lineWidth(painter->font(), chip.text);
    const int contents = textWidth + (chip.icon.isEmpty() ? 0 : iconSize + space::s1);
    const bool rightToLeft = painter->layoutDirection() == Qt::RightToLeft;
    const int start = rect.x() + (rect.width() - contents) / 2;
    QRect textRect(start, rect.y(), textWidth, rect.height());
    if (!chip.icon.isEmpty()) {
        QRect iconRect(start, rect.y(), iconSize, rect.height());
        if (rightToLeft)
            iconRect.moveLeft(start + textWidth + space::s1);
        else
            textRect.translate(iconSize + space::s1, 0);
        paintIcon(painter, iconRect, chip.icon, iconSize, colour(colours.text), rightToLeft);
    }
    drawOwnLine(painter, textRect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, chip.text);
    painter->restore();
}

ChipLabel::ChipLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setVisible(false); // an empty chip takes no room
}

void ChipLabel::setChip(const Chip &chip)
{
    if (m_chip == chip)
        return;
    m_chip = chip;
    setAccessibleName(chip.text);
    setVisible(!chip.text.isEmpty());
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const
{
    return {chipWidth(m_chip), chipHeight()};
}

void ChipLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    paintChip(&painter, rect(), m_chip);
}

void ChipLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace secondline::ui
