// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettedelegate.h"

#include "ui/palette/palettemodel.h"
#include "ui/search/markedtext.h"
#include "ui/theme/chip.h"
#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticketwords.h"

#include <QPainter>
#include <QStyle>

namespace secondline::ui {

namespace {

constexpr int edge = space::s4;
constexpr int iconSize = 16;

int rowHeight()
{
    return std::max(height::control, Theme::current().controlHeight()) + space::s1;
}

//! Paints \a keys in their frame at the trailing end of \a line; returns the width they took.
int paintKeys(QPainter *painter, const QStyleOptionViewItem &option, const QRect &line, const QString &keys)
{
    const QFont &font = textFont(TextSize::Caption);
    const int width = lineWidth(font, keys) + 2 * space::s1 + 2;
    const int tall = Theme::current().lineHeight(TextSize::Caption) + 2;
    QRect box(line.right() - width + 1, line.top() + (line.height() - tall) / 2, width, tall);
    box = QStyle::visualRect(option.direction, line, box);
    painter->setPen(colour(Role::Edge));
    painter->setBrush(colour(Role::Raised));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius::chip, radius::chip);
    painter->setFont(font);
    painter->setPen(colour(Role::Text2));
    drawOwnLine(painter, box, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, keys);
    return width;
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto row = index.data(PaletteModel::RowRole).value<PaletteRow>();
    if (row.kind == PaletteRow::Kind::Caption)
        return {0, Theme::current().lineHeight(TextSize::Caption) + space::s3};
    return {0, rowHeight()};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(PaletteModel::RowRole).value<PaletteRow>();
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    painter->save();
    painter->setLayoutDirection(option.direction);
    painter->setRenderHint(QPainter::Antialiasing);
    QRect line = option.rect.adjusted(edge, 0, -edge, 0);
    const auto leading = [&](int width) {
        return QStyle::visualRect(option.direction, option.rect, QRect(line.left(), line.top(), width, line.height()));
    };
    if (row.kind == PaletteRow::Kind::Caption) {
        painter->setFont(textFont(TextSize::Caption, true));
        painter->setPen(colour(Role::Text3));
        drawOwnLine(painter, line.adjusted(0, space::s2, 0, 0), Qt::AlignVCenter | Qt::AlignLeading, row.text);
        painter->restore();
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, colour(Role::Select));
        const QRect bar(option.rect.left(), option.rect.top(), 3, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar), colour(Role::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, colour(Role::Hover));
    }
    paintIcon(painter, leading(iconSize), row.icon, iconSize, colour(Role::Text2), rightToLeft);
    line.setLeft(line.left() + iconSize + space::s3);

    if (row.priority) {
        const Chip chip = priorityChip(*row.priority);
        const int width = chipWidth(chip);
        const QRect place(line.right() - width + 1, line.top() + (line.height() - chipHeight()) / 2, width,
                          chipHeight());
        paintChip(painter, QStyle::visualRect(option.direction, option.rect, place), chip);
        line.setRight(line.right() - width - space::s2);
    }
    if (!row.keys.isEmpty())
        line.setRight(line.right() - paintKeys(painter, option, line, row.keys) - space::s2);
    if (!row.count.isEmpty()) {
        painter->setFont(textFont(TextSize::Small));
        painter->setPen(colour(Role::Text3));
        drawOwnLine(painter, QStyle::visualRect(option.direction, option.rect, line),
                    Qt::AlignVCenter | Qt::AlignTrailing, row.count);
        line.setRight(line.right() - lineWidth(painter->font(), row.count) - space::s2);
    }
    if (!row.number.isEmpty()) {
        painter->setFont(textFont(TextSize::Body));
        painter->setPen(colour(Role::Text3));
        const QString number = oneRun(row.number);
        const int width = lineWidth(painter->font(), number);
        drawOwnLine(painter, leading(width), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextDontClip, number);
        line.setLeft(line.left() + width + space::s3);
    }
    const int lineHeight = Theme::current().lineHeight(TextSize::Body);
    const QRect place(line.left(), line.top() + (line.height() - lineHeight) / 2, line.width(), lineHeight);
    paintMarked(painter, QStyle::visualRect(option.direction, option.rect, place),
                {row.text, row.marks, textFont(TextSize::Body), colour(Role::Text), lineHeight, 1, option.direction});
    painter->restore();
}

} // namespace secondline::ui
