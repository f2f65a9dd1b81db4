// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace secondline::domain {

//! One line of a CSV file (RFC 4180) that a spreadsheet shows and never computes (invariants S14): where a cell, or a
//! line in it, would begin a formula, an apostrophe stands before it.
QString csvLine(const QStringList &cells);

//! The cells' text as it was before csvLine(): apostrophes that stand before a formula's beginning go.
QString withoutCsvGuard(const QString &cell);

} // namespace secondline::domain
