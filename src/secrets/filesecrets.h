// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/secretstore.h"

#include <memory>

namespace secondline::secrets {

//! Secrets in files that the person named (`--key-file`, `--token-file`), each 0600; what no file was named for is
//! asked of another store. The files are only ever read: nothing here makes or changes them.
class FileSecrets : public workspace::SecretStore
{
public:
    //! An empty path means: not in a file. \a otherwise answers for those.
    FileSecrets(QString keyFile, QString tokenFile, std::unique_ptr<workspace::SecretStore> otherwise);
    ~FileSecrets() override;

    QString wrapKind() const override;
    //! The key file holds 64 hex digits, the token file the token; surrounding white space is ignored.
    void read(Secret secret, const QString &profile, Read then) override;
    //! A token from a file is not kept elsewhere: accepted and dropped. A key cannot be written: Refused.
    void write(Secret secret, const QString &profile, const QByteArray &value, Done then) override;
    void remove(Secret secret, const QString &profile, Done then) override;

private:
    const QString &fileOf(Secret secret) const;

    QString m_keyFile;
    QString m_tokenFile;
    std::unique_ptr<workspace::SecretStore> m_otherwise;
};

} // namespace secondline::secrets
