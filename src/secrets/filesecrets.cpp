// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/filesecrets.h"

#include <QFile>

namespace secondline::secrets {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

constexpr qint64 mostBytes = 4096;
constexpr qsizetype keyBytes = 32;

domain::Result<QByteArray> privateFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return domain::failure(Failure::Kind::NotFound, path);
    constexpr QFileDevice::Permissions others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
#ifndef Q_OS_WIN
    if (file.permissions() & others)
        return domain::failure(Failure::Kind::Refused, u"%1 can be read by others; set its mode to 0600"_s.arg(path));
#endif
    if (!file.open(QIODevice::ReadOnly))
        return domain::failure(Failure::Kind::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    return file.read(mostBytes).trimmed();
}

} // namespace

FileSecrets::FileSecrets(QString keyFile, QString tokenFile, std::unique_ptr<workspace::SecretStore> otherwise)
    : m_keyFile(std::move(keyFile))
    , m_tokenFile(std::move(tokenFile))
    , m_otherwise(std::move(otherwise))
{
}

FileSecrets::~FileSecrets() = default;

const QString &FileSecrets::fileOf(Secret secret) const
{
    return secret == Secret::WrappingKey ? m_keyFile : m_tokenFile;
}

QString FileSecrets::wrapKind() const
{
    return m_keyFile.isEmpty() ? m_otherwise->wrapKind() : u"key-file"_s;
}

void FileSecrets::read(Secret secret, const QString &profile, Read then)
{
    if (fileOf(secret).isEmpty()) {
        m_otherwise->read(secret, profile, std::move(then));
        return;
    }
    domain::Result<QByteArray> content = privateFile(fileOf(secret));
    if (content && secret == Secret::WrappingKey) {
        const QByteArray key = QByteArray::fromHex(*content);
        if (content->size() != 2 * keyBytes || key.size() != keyBytes)
            content =
                domain::failure(Failure::Kind::BadInput, u"%1 must hold a key of 64 hex digits"_s.arg(fileOf(secret)));
        else
            content = key;
    }
    then(content);
}

void FileSecrets::write(Secret secret, const QString &profile, const QByteArray &value, Done then)
{
    if (fileOf(secret).isEmpty()) {
        m_otherwise->write(secret, profile, value, std::move(then));
        return;
    }
    if (secret == Secret::WrappingKey)
        then(domain::failure(Failure::Kind::Refused, u"%1 is only read"_s.arg(m_keyFile)));
    else
        then({});
}

void FileSecrets::remove(Secret secret, const QString &profile, Done then)
{
    if (fileOf(secret).isEmpty())
        m_otherwise->remove(secret, profile, std::move(then));
    else
        then({});
}

} // namespace secondline::secrets
