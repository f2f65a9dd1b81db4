// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace secondline::ui {

//! Ctrl+Enter, of either Enter key, anywhere within \a where does \a act. As a shortcut, for some desktops have a radio
//! button take Enter with whatever is held down.
void onSendKey(QWidget *where, const std::function<void()> &act);

} // namespace secondline::ui
