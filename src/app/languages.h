// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::app {

//! The program speaks \a language (`en`, `de`) from now on, with its plurals, dates and numbers; where it is empty, the
//! language that the system wants its messages in, English where the program does not know that one. The language files
//! are in \a folder. Before any text is made.
void speak(const QString &language, const QString &folder = QStringLiteral(":/i18n"));

//! The language that was chosen in the window of the profile in \a folder; empty: the system's.
QString chosenLanguage(const QString &folder);

} // namespace secondline::app
