// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/accesstoken.h"

#include <sodium.h>

namespace secondline::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype tokenBytes = 32;

} // namespace

QString newToken()
{
    QByteArray bytes(tokenBytes, Qt::Uninitialized);
    if (sodium_init() < 0)
        qFatal("the source of random numbers does not work");
    randombytes_buf(bytes.data(), static_cast<size_t>(bytes.size()));
    const QByteArray text = bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return u"slt_"_s + QString::fromLatin1(text);
}

QByteArray tokenHash(QByteArrayView token)
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), crypto_generichash_BYTES,
                       reinterpret_cast<const unsigned char *>(token.data()), static_cast<size_t>(token.size()),
                       nullptr, 0);
    return hash;
}

} // namespace secondline::server
