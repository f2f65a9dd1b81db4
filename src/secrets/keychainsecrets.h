// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/secretstore.h"

namespace secondline::secrets {

//! The system's keychain: Secret Service, Windows' credential store, macOS' Keychain.
//!
//! A locked keyring may never answer; each call ends after a time-out of its own as NoKeychain.
class KeychainSecrets : public workspace::SecretStore
{
public:
    QString wrapKind() const override;
    void read(Secret secret, const QString &profile, Read then) override;
    void write(Secret secret, const QString &profile, const QByteArray &value, Done then) override;
    void remove(Secret secret, const QString &profile, Done then) override;
};

} // namespace secondline::secrets
