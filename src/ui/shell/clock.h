// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <functional>

namespace secondline::ui {

//! What time it is, in the person's zone; a parameter, so that pictures and tests have a time of their own.
using Clock = std::function<QDateTime()>;

inline QDateTime localNow()
{
    return QDateTime::currentDateTime();
}

} // namespace secondline::ui
