// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/warmup.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSizes[] = {12, 14, 16};
constexpr int fontSteps = 2 * int{textSizeCount};
constexpr int imageWidth = 1600;
constexpr int imageHeight = 48;

void drawLetters(int step)
{
    const QString letters =
        u"ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,:;-–…·×’()/@?!%&\"'_+=#"_s;
    QImage image(imageWidth, imageHeight, QImage::Format_RGB32);
    image.fill(colour(Role::Base));
    QPainter painter(&image);
    painter.setPen(colour(Role::Text));
    painter.setFont(textFont(static_cast<TextSize>(step / 2), step % 2 == 1));
    painter.drawText(image.rect(), Qt::AlignLeft | Qt::TextSingleLine, letters);
}

} // namespace

Warmup::Warmup(QObject *parent)
    : QObject(parent)
{
    connect(&m_turn, &QTimer::timeout, this, &Warmup::next);
    m_turn.start();
}

void Warmup::next()
{
    if (m_step < fontSteps) {
        drawLetters(m_step);
    } else if (const int icon = m_step - fontSteps; icon < int{std::size(iconSizes)}) {
        iconPixmap(u"clock"_s, iconSizes[icon], colour(Role::Text3), 1);
    } else {
        deleteLater();
        m_turn.stop();
    }
    ++m_step;
}

} // namespace secondline::ui
