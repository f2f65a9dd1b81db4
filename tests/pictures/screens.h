// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "day.h"

#include <QImage>
#include <QSize>

#include <functional>

namespace secondline::ui {
class MainWindow;
class Theme;
} // namespace secondline::ui

namespace secondline::pictures {

//! How a set of pictures is taken.
struct Form
{
    QString name; //!< of its folder
    bool dark = false;
    QSize size;
    QString locale;
    bool pseudo = false;
    int textScale = 100;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

//! One picture.
struct Shot
{
    QString name;
    QImage image;
    QStringList cut; //!< what cannot be read whole
};

//! Takes a picture of every screen in \a form; \a only not empty: of those whose name contains it.
QList<Shot> takeShots(Day &day, ui::Theme &theme, const Form &form, const QString &only,
                      const std::function<void(const Shot &)> &taken);

} // namespace secondline::pictures
