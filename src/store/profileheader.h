// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "store/profilekey.h"

#include <QByteArray>
#include <QList>

namespace secondline::store {

//! The small file `profile.json` beside the databases: format version and the wraps of the profile key.
//!
//! Each wrap holds the profile key encrypted (XChaCha20-Poly1305) under one wrapping key: today one that the system's
//! keychain or a key file holds; others (recovery code) are added later without touching the databases.
class ProfileHeader
{
public:
    //! Makes a new key and writes \a path with one wrap of it, 0600, durable before it returns.
    //! Fails with Refused if the file exists: a header is never overwritten.
    static domain::Result<ProfileKey> create(const QString &path, const QByteArray &wrappingKey,
                                             const QString &wrapKind);
    //! Opens the wrap of \a wrapKind. Fails with NotFound (no file), TooNew, Damaged, or WrongKey.
    static domain::Result<ProfileKey> open(const QString &path, const QByteArray &wrappingKey, const QString &wrapKind);
    //! The kinds of the wraps in the file: `keychain`, `key-file`.
    static domain::Result<QStringList> wrapKinds(const QString &path);
    //! A new random wrapping key, 32 bytes.
    static QByteArray newWrappingKey();
};

} // namespace secondline::store
