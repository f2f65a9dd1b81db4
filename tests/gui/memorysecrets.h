// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/secretstore.h"

#include <QHash>

namespace secondline::tests {

//! A keychain that lives as long as the test; answers later, as a real one does.
class MemorySecrets : public workspace::SecretStore
{
public:
    QString wrapKind() const override { return QStringLiteral("keychain"); }
    void read(Secret secret, const QString &profile, Read then) override;
    void write(Secret secret, const QString &profile, const QByteArray &value, Done then) override;
    void remove(Secret secret, const QString &profile, Done then) override;

private:
    QHash<Secret, QByteArray> m_secrets;
};

} // namespace secondline::tests
