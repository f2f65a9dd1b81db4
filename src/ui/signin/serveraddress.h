// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <optional>

namespace secondline::ui {

//! What is wrong with an address that was typed.
enum class AddressFault { Empty, NotHttps, NotAnAddress };

//! The server that the person means: `helpdesk.example.org` is https. Nothing with a fault, which \a fault then names.
std::optional<QUrl> serverFromText(const QString &text, AddressFault *fault);

} // namespace secondline::ui
