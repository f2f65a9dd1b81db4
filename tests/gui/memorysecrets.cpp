// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "memorysecrets.h"

#include <QCoreApplication>
#include <QTimer>

namespace secondline::tests {

void MemorySecrets::read(Secret secret, const QString &, Read then)
{
    domain::Result<QByteArray> found = domain::failure(domain::Failure::Kind::NotFound, {});
    if (m_secrets.contains(secret))
        found = m_secrets[secret];
    QTimer::singleShot(0, qApp, [then = std::move(then), found] { then(found); });
}

void MemorySecrets::write(Secret secret, const QString &, const QByteArray &value, Done then)
{
    m_secrets.insert(secret, value);
    QTimer::singleShot(0, qApp, [then = std::move(then)] { then({}); });
}

void MemorySecrets::remove(Secret secret, const QString &, Done then)
{
    m_secrets.remove(secret);
    QTimer::singleShot(0, qApp, [then = std::move(then)] { then({}); });
}

} // namespace secondline::tests
