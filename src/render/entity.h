// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace secondline::render {

//! The text of an HTML entity (`&nbsp;`, `&#8211;`, `&#x2013;`); what is none stays as it is.
QString entityText(const QString &entity);

} // namespace secondline::render
