// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QUrl;

namespace secondline::ui {

//! The one way out of a foreign text: opens https and mailto addresses in the system's program, nothing else.
//! Returns false if the address was refused or the system could not open it.
bool openLink(const QUrl &url);

} // namespace secondline::ui
