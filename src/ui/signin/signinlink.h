// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <optional>

namespace secondline::ui {

//! What a desk gives a person so that nothing has to be typed: `secondline://sign-in?server=…&ca=…&token-file=…`. The
//! token itself never stands in it: links end up in histories and logs.
struct SignInLink
{
    QUrl server;       //!< https
    QString caFile;    //!< may be empty
    QString tokenFile; //!< may be empty
    friend bool operator==(const SignInLink &, const SignInLink &) = default;
};

//! Nothing where \a text is no such link, or names no https server.
std::optional<SignInLink> signInLinkFrom(const QString &text);
QString textOf(const SignInLink &link);

} // namespace secondline::ui
