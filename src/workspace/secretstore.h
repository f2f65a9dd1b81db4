// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QByteArray>

#include <functional>

namespace secondline::workspace {

//! Where secrets live: the system's keychain, or files that the person named. Answers later, on the caller's thread.
class SecretStore
{
public:
    using Read = std::function<void(domain::Result<QByteArray>)>;
    using Done = std::function<void(domain::Result<void>)>;

    //! What a secret is for. The keychain keeps them apart by profile.
    enum class Secret {
        WrappingKey, //!< opens the profile's key, 32 bytes
        Token,       //!< lets the person in at the server
    };

    SecretStore() = default;
    virtual ~SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)

    //! The kind of wrap that this store's wrapping key opens: `keychain` or `key-file`.
    virtual QString wrapKind() const = 0;
    //! Fails with NotFound; with NoKeychain when the backend is missing, locked or silent; with Refused when a file
    //! can be read by others.
    virtual void read(Secret secret, const QString &profile, Read then) = 0;
    virtual void write(Secret secret, const QString &profile, const QByteArray &value, Done then) = 0;
    //! One that is not there counts as removed.
    virtual void remove(Secret secret, const QString &profile, Done then) = 0;
};

} // namespace secondline::workspace
