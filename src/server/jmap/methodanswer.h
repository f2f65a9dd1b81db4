// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <tl/expected.hpp>

namespace secondline::server {

//! Why a whole method call was refused (RFC 8620 3.6.2).
struct MethodError
{
    QString type;
    QString description;
};

//! The arguments of a method's response, as JSON.
using MethodAnswer = tl::expected<QByteArray, MethodError>;

} // namespace secondline::server
