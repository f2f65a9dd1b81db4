// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>

//! A certificate authority of the tests, made by the openssl program.
class TestAuthority
{
public:
    explicit TestAuthority(const QString &name);

    struct Leaf
    {
        QSslCertificate certificate;
        QSslKey key;
    };
    //! A certificate for \a names (`IP:127.0.0.1`), valid for \a days from now; negative: it has ended.
    Leaf issue(const QString &names, int days = 2) const;
    QString caFile() const;
    QSslCertificate certificate() const;

private:
    void run(const QStringList &arguments) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};
