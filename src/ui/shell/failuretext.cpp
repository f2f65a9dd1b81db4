// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/failuretext.h"

#include "ui/shell/ruletext.h"

#include <QCoreApplication>

namespace secondline::ui {

namespace {

using Kind = domain::Failure::Kind;

struct FailureWords
{
    Q_DECLARE_TR_FUNCTIONS(FailureWords)
};

FailureText words(Kind kind)
{
    switch (kind) {
    case Kind::Internal:
        return {FailureWords::tr("This did not work because of a fault in Secondline"),
                FailureWords::tr(
                    "Nothing that was saved is lost. Start Secondline again; if it comes back, report it with the line "
                    "below.")};
    case Kind::BadInput:
        return {FailureWords::tr("This could not be read"),
                FailureWords::tr("What came in does not have the form it should have. The line below says where.")};
    case Kind::NotFound:
        return {FailureWords::tr("This is not on this device"),
                FailureWords::tr(
                    "It may have been removed, or be in a queue that you cannot read. Sync now (F5) and look again.")};
    case Kind::Refused:
        return {FailureWords::tr("This is not allowed"),
                FailureWords::tr("The line below says which rule or right it needs.")};
    case Kind::Full:
        return {FailureWords::tr("The disk is full"),
                FailureWords::tr(
                    "Free some space and try again. Your text is still here, and all that was saved is safe.")};
    case Kind::Unwritable:
        return {FailureWords::tr("The profile folder cannot be written"),
                FailureWords::tr(
                    "Give yourself the right to write to it, or start Secondline with another folder (--profile).")};
    case Kind::Damaged:
        return {FailureWords::tr("A file of this profile is damaged"),
                FailureWords::tr(
                    "Do not delete it. Unsent work is kept in a file of its own; the tickets can be fetched again. Run "
                    "“secondlinectl verify” to see which file it is.")};
    case Kind::WrongKey:
        return {FailureWords::tr("The key does not open this profile"),
                FailureWords::tr(
                    "Use the key file that it was made with (--key-file), or unlock the keychain of the account that "
                    "made it. Nothing was changed.")};
    case Kind::NoKeychain:
        return {FailureWords::tr("The system’s keychain does not answer"),
                FailureWords::tr(
                    "Unlock it or start its service, then try again. Without one, start Secondline with a key file "
                    "(--key-file).")};
    case Kind::Locked:
        return {FailureWords::tr("This profile is open in another program"),
                FailureWords::tr("Close that one, or go on working there. The line below names it.")};
    case Kind::TooNew:
        return {FailureWords::tr("This profile was written by a newer Secondline"),
                FailureWords::tr("Install that version or a later one. Nothing was changed.")};
    case Kind::Unreachable:
        return {FailureWords::tr("The server cannot be reached"),
                FailureWords::tr("Everything goes on from this device, and changes go out by themselves later.")};
    case Kind::NotOurServer:
        return {FailureWords::tr("What answered is not a Secondline server"),
                FailureWords::tr("Check the address. In a hotel or guest network, sign in to the network first.")};
    case Kind::Untrusted:
        return {FailureWords::tr("The server’s certificate cannot be trusted"),
                FailureWords::tr(
                    "It may be expired, for another name, or from an authority that this device does not know. Ask for "
                    "the authority’s file (--ca); do not go around it.")};
    case Kind::SignedOut:
        return {FailureWords::tr("The server does not accept your token"),
                FailureWords::tr("Sign in with a new one. All work on this device stays and goes out after that.")};
    case Kind::Busy:
        return {FailureWords::tr("The server is busy"), FailureWords::tr("Secondline tries again by itself.")};
    case Kind::Cancelled:
        return {FailureWords::tr("Stopped"), FailureWords::tr("Nothing was changed.")};
    }
    return {};
}

} // namespace

FailureText failureText(const domain::Failure &failure)
{
    return words(failure.kind);
}

QString failureLine(const domain::Failure &failure)
{
    const FailureText text = words(failure.kind);
    if (failure.kind == Kind::Refused && !failure.detail.isEmpty())
        return FailureWords::tr("%1: %2").arg(text.title, ruleText(failure.detail));
    return FailureWords::tr("%1. %2").arg(text.title, text.advice);
}

} // namespace secondline::ui
