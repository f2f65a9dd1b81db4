// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace secondline::store {

//! What tells this very file from a copy of it; empty if the system does not say.
QByteArray fileIdentity(const QString &path);

} // namespace secondline::store
