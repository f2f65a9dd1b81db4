// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/report.h"

#include <cstdio>

namespace secondline::cli {

using namespace Qt::StringLiterals;
using Kind = domain::Failure::Kind;

namespace {

QString words(const domain::Failure &failure)
{
    switch (failure.kind) {
    case Kind::Internal:
        return u"something went wrong inside the program: %1"_s;
    case Kind::BadInput:
        return u"this cannot be read: %1"_s;
    case Kind::NotFound:
        return u"not found: %1"_s;
    case Kind::Refused:
        return u"refused: %1"_s;
    case Kind::Full:
        return u"the disk is full; free some space and try again. Nothing was lost. (%1)"_s;
    case Kind::Unwritable:
        return u"the profile cannot be written; check the folder and its owner: %1"_s;
    case Kind::Damaged:
        return u"a file of the profile is damaged and was left as it is: %1"_s;
    case Kind::WrongKey:
        return u"the key does not open this profile; nothing was changed: %1"_s;
    case Kind::NoKeychain:
        return u"the system's keychain is not available; unlock it, or use --key-file and --token-file: %1"_s;
    case Kind::Locked:
        return u"the profile is open in another program (pid %1); nothing was done"_s;
    case Kind::TooNew:
        return u"the profile was written by a newer version; update this program: %1"_s;
    case Kind::Unreachable:
        return u"the server cannot be reached; your work stays queued here: %1"_s;
    case Kind::NotOurServer:
        return u"what answered is not a help desk server (perhaps a sign-in page of this network): %1"_s;
    case Kind::Untrusted:
        return u"the server's certificate is not trusted: %1"_s;
    case Kind::SignedOut:
        return u"the server does not know this token; sign in with a new one: %1"_s;
    case Kind::Busy:
        return u"the server is busy; try again later: %1"_s;
    case Kind::Cancelled:
        return u"cancelled: %1"_s;
    }
    Q_UNREACHABLE();
}

Exit codeOf(Kind kind)
{
    switch (kind) {
    case Kind::Refused:
        return Exit::Refused;
    case Kind::Unreachable:
    case Kind::NotOurServer:
    case Kind::Untrusted:
    case Kind::Busy:
        return Exit::Unreachable;
    case Kind::Locked:
        return Exit::InUse;
    default:
        return Exit::Failed;
    }
}

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
}

} // namespace

void Report::answer(const QJsonDocument &json, const QString &text) const
{
    QByteArray bytes = m_json ? json.toJson(QJsonDocument::Compact) : text.toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    write(stdout, bytes);
    std::fflush(stdout);
}

Exit Report::failed(const domain::Failure &failure) const
{
    write(stderr, (u"secondlinectl: "_s + words(failure).arg(failure.detail) + u'\n').toUtf8());
    return codeOf(failure.kind);
}

} // namespace secondline::cli
