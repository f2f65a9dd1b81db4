// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/roles.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>

class QPainter;

namespace secondline::ui {

//! An icon by its file name in resources/icons, tinted; \a size in device-independent pixels.
//! Those that point somewhere are mirrored when \a rightToLeft.
QPixmap iconPixmap(const QString &name, int size, const QColor &tint, qreal devicePixelRatio, bool rightToLeft = false);

//! Paints it centred in \a rect.
void paintIcon(QPainter *painter, const QRect &rect, const QString &name, int size, const QColor &tint,
               bool rightToLeft = false);

//! An icon that takes the theme's present colour each time it is painted: \a role, disabled ones Role::Disabled.
QIcon themedIcon(const QString &name, Role role = Role::Text2);

} // namespace secondline::ui
