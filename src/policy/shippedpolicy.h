// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace secondline::policy {

//! The policy document of \a kind (`routing`, …) that the program ships with (resources/policy), for server and device
//! alike until the desk's own document is known. Empty if none of that kind ships.
QJsonObject shippedDocument(const QString &kind);

} // namespace secondline::policy
