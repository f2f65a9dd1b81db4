// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "screens.h"

namespace secondline::pictures {

inline constexpr int shotsPerSheet = 12;

//! \a shots, at most shotsPerSheet of them, small, in three columns, each under its name.
QImage contactSheet(const QList<Shot> &shots, const QString &title);

//! A page with every picture, its contact sheets and what is cut on it.
QByteArray indexPage(const QList<QPair<Form, QList<Shot>>> &sets);

} // namespace secondline::pictures
