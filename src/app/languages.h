// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::app {

//! The program speaks \a language (`en`, `de`) from now on, with its plurals, dates and numbers; the system's language
//! where it is empty, English where the program does not know that one. Before any text is made.
void speak(const QString &language);

//! The language that was chosen in the window of the profile in \a folder; empty: the system's.
QString chosenLanguage(const QString &folder);

} // namespace secondline::app
