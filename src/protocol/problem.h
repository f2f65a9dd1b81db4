// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace secondline::protocol {

//! Why a whole request was refused, as `application/problem+json` (RFC 7807, RFC 8620 3.6.1).
struct Problem
{
    int status = 400; //!< HTTP
    QString type;     //!< a URN of RFC 8620, or `about:blank`
    QString title;
    QString detail; //!< what to do about it, for a person
    QString limit;  //!< the name of the limit that was passed; empty: none was

    static Problem notJson(const QString &detail);
    static Problem notRequest(const QString &detail);
    static Problem unknownCapability(const QString &capability);
    //! \a name is one of the limits that the session declares.
    static Problem overLimit(const QString &name, int status = 400);
    //! A plain HTTP refusal that JMAP has no name for.
    static Problem http(int status, const QString &title, const QString &detail);

    QByteArray toJson() const;
    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace secondline::protocol
