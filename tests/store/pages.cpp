// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages.h"

#include <QFile>

#include <openssl/evp.h>

namespace {

// SQLCipher 4: each page ends with its initialisation vector and its HMAC; the first begins with the salt.
constexpr int pageSize = 4096;
constexpr int reserved = 80;
constexpr int saltSize = 16;

} // namespace

int pagesHolding(const QString &path, const secondline::store::ProfileKey &key, std::string_view bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    int found = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    for (bool first = true;; first = false) {
        const QByteArray page = file.read(pageSize);
        if (page.size() < pageSize)
            break;
        const int begin = first ? saltSize : 0;
        const int length = pageSize - reserved - begin;
        QByteArray plain(pageSize, '\0');
        int written = 0;
        const auto *from = reinterpret_cast<const unsigned char *>(page.constData());
        EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), nullptr, key.bytes().data(), from + pageSize - reserved);
        EVP_CIPHER_CTX_set_padding(context, 0);
        EVP_DecryptUpdate(context, reinterpret_cast<unsigned char *>(plain.data()), &written, from + begin, length);
        found += plain.contains(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size()))) ? 1 : 0;
    }
    EVP_CIPHER_CTX_free(context);
    return found;
}
