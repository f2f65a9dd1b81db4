// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace secondline::domain {

//! Why something could not be done. The program branches on the kind; `ui` and the programs choose the person's words
//! from it; detail is for the log and for what only the place knows (a path, a line, a host), never a secret.
struct Failure
{
    enum class Kind {
        Internal,     //!< a fault of ours
        BadInput,     //!< what came from outside does not follow its format
        NotFound,     //!< the object, file or key is not there
        Refused,      //!< a rule or a right says no
        Full,         //!< the disk is full
        Unwritable,   //!< the folder or file cannot be written
        Damaged,      //!< a file failed its check
        WrongKey,     //!< the profile's key does not open this file
        NoKeychain,   //!< the system's keychain is not there, locked or silent
        Locked,       //!< another program has this profile open
        TooNew,       //!< written by a newer version of this program
        Unreachable,  //!< no connection to the server
        NotOurServer, //!< something answered that is no help desk server (HTML, a captive portal)
        Untrusted,    //!< the server's certificate cannot be trusted
        SignedOut,    //!< the token is wrong, expired or revoked
        Busy,         //!< try again later
        Cancelled,    //!< the person stopped it
    };

    Kind kind = Kind::Internal;
    QString detail;

    friend bool operator==(const Failure &, const Failure &) = default;
};

template <class T> using Result = tl::expected<T, Failure>;

inline tl::unexpected<Failure> failure(Failure::Kind kind, QString detail)
{
    return tl::unexpected<Failure>(Failure{kind, std::move(detail)});
}

} // namespace secondline::domain
