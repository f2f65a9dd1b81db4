// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::ui {

//! What a rule or the server \a said, in the person's language where the sentence is known, else as it is; one line,
//! without the full stop. Rules and servers speak English: their words go over the wire and into logs.
QString ruleText(const QString &said);

} // namespace secondline::ui
