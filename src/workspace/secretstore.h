// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QByteArray>
#include <functional>

namespace secondline::workspace {

//! Where secrets live: the system's keychain, or a file that the person named. Answers on the caller's thread, later.
class SecretStore
{
public:
    using Read = std::function<void(domain::Result<QByteArray>)>;
    using Done = std::function<void(domain::Result<void>)>;

    virtual ~SecretStore() = default;
    //! Fails with NotFound, or NoKeychain when the backend is missing, locked or silent (a time-out of its own).
    virtual void read(const QString &name, Read then) = 0;
    virtual void write(const QString &name, const QByteArray &secret, Done then) = 0;
    virtual void remove(const QString &name, Done then) = 0;
};

} // namespace secondline::workspace
