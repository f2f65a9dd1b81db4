// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace secondline::ui {

//! Does \a fit now and again whenever the letters (or the colours) change, as long as \a widget lives: for a size that
//! is worked out from the letters and kept.
template <class Fit> void followLetters(QWidget *widget, Fit fit)
{
    fit();
    QObject::connect(&Theme::current(), &Theme::changed, widget, fit);
}

} // namespace secondline::ui
