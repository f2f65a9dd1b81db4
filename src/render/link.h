// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace secondline::render {

//! The address that a link may open: https with a host, or mailto with a recipient; nothing for anything else.
std::optional<QUrl> openableLink(const QString &address);

//! Whether the words of a link name another host than the one it goes to.
bool namesAnotherHost(const QString &words, const QUrl &target);

} // namespace secondline::render
