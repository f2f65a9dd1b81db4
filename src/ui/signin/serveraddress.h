// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QUrl>

#include <optional>

namespace secondline::ui {

//! What is wrong with an address that was typed.
enum class AddressFault { Empty, NotHttps, NotAnAddress };

//! The server that the person means: `helpdesk.example.org` is https. Nothing with a fault, which \a fault then names.
std::optional<QUrl> serverFromText(const QString &text, AddressFault *fault);

//! Where the server may be that the person means, likeliest first: at the address that was typed; at the usual names of
//! a help desk beside it, where only a domain or a mail address was. Empty with a fault, which \a fault then names.
QList<QUrl> serversFromText(const QString &text, AddressFault *fault);

} // namespace secondline::ui
