// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/tls/certificates.h"

#include <QFile>
#include <QSaveFile>

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::failure;
using domain::Failure;
using domain::Result;

namespace {

template <auto Free> struct Freed
{
    template <class T> void operator()(T *object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Buffer = std::unique_ptr<BIO, Freed<BIO_free_all>>;

constexpr int authorityDays = 3650;
constexpr int serverDays = 397;
constexpr int renewDays = 30;
constexpr long secondsPerDay = 86400;

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

bool addExtension(X509 *certificate, X509 *issuer, int name, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, name, value);
    if (!extension)
        return false;
    const bool added = X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

bool setRandomSerial(X509 *certificate)
{
    unsigned char bytes[16];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    bytes[0] &= 0x7f;
    BIGNUM *number = BN_bin2bn(bytes, sizeof bytes, nullptr);
    const bool set = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return set;
}

Certificate newCertificate(EVP_PKEY *key, const char *commonName, int days, time_t now)
{
    Certificate certificate(X509_new());
    X509_NAME *name = certificate ? X509_get_subject_name(certificate.get()) : nullptr;
    if (!name || !key || X509_set_version(certificate.get(), 2) != 1 || !setRandomSerial(certificate.get())
        || X509_set_pubkey(certificate.get(), key) != 1)
        return nullptr;
    // An hour of grace for devices whose clocks are slow.
    X509_time_adj_ex(X509_getm_notBefore(certificate.get()), 0, -3600, &now);
    X509_time_adj_ex(X509_getm_notAfter(certificate.get()), days, 0, &now);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(commonName), -1, -1,
                               0);
    return certificate;
}

Certificate newAuthority(EVP_PKEY *key, time_t now)
{
    Certificate authority = newCertificate(key, "Secondline server, own certification authority", authorityDays, now);
    if (!authority)
        return nullptr;
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    X509 *self = authority.get();
    const bool complete = addExtension(self, self, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && addExtension(self, self, NID_key_usage, "critical,keyCertSign,cRLSign")
        && addExtension(self, self, NID_subject_key_identifier, "hash") && X509_sign(self, key, EVP_sha256()) > 0;
    return complete ? std::move(authority) : nullptr;
}

Certificate newServerCertificate(EVP_PKEY *key, X509 *authority, EVP_PKEY *authorityKey, time_t now)
{
    Certificate server = newCertificate(key, "localhost", serverDays, now);
    if (!server)
        return nullptr;
    X509_set_issuer_name(server.get(), X509_get_subject_name(authority));
    X509 *it = server.get();
    const bool complete = addExtension(it, authority, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(it, authority, NID_key_usage, "critical,digitalSignature")
        && addExtension(it, authority, NID_ext_key_usage, "serverAuth")
        && addExtension(it, authority, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1")
        && addExtension(it, authority, NID_subject_key_identifier, "hash")
        && addExtension(it, authority, NID_authority_key_identifier, "keyid")
        && X509_sign(it, authorityKey, EVP_sha256()) > 0;
    return complete ? std::move(server) : nullptr;
}

QByteArray bytesOf(BIO *buffer)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(buffer, &data);
    return QByteArray(data, size);
}

QByteArray pem(X509 *certificate)
{
    const Buffer buffer(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(buffer.get(), certificate);
    return bytesOf(buffer.get());
}

QByteArray pem(EVP_PKEY *key)
{
    const Buffer buffer(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(buffer.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return bytesOf(buffer.get());
}

Certificate readCertificate(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QFile::ReadOnly))
        return nullptr;
    const QByteArray text = file.readAll();
    const Buffer buffer(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())));
    return Certificate(PEM_read_bio_X509(buffer.get(), nullptr, nullptr, nullptr));
}

Key readKey(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QFile::ReadOnly))
        return nullptr;
    const QByteArray text = file.readAll();
    const Buffer buffer(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())));
    return Key(PEM_read_bio_PrivateKey(buffer.get(), nullptr, nullptr, nullptr));
}

Result<void> write(const QString &fileName, const QByteArray &text, bool secret)
{
    QSaveFile file(fileName);
    if (!file.open(QFile::WriteOnly) || (secret && !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        || file.write(text) != text.size() || !file.commit())
        return failure(Failure::Kind::Unwritable, u"%1: %2"_s.arg(fileName, file.errorString()));
    return {};
}

bool expiresSoon(X509 *certificate, time_t now)
{
    time_t soon = now + renewDays * secondsPerDay;
    return X509_cmp_time(X509_get0_notAfter(certificate), &soon) <= 0;
}

} // namespace

Result<CertificateFiles> ownCertificates(const QString &folder, const QDateTime &now)
{
    const CertificateFiles files{folder + u"/server.pem"_s, folder + u"/server.key"_s, folder + u"/ca.pem"_s};
    const QString authorityKeyFile = folder + u"/ca.key"_s;
    const time_t instant = now.toSecsSinceEpoch();
    Certificate authority = readCertificate(files.authority);
    Key authorityKey = readKey(authorityKeyFile);
    if (!authority || !authorityKey || expiresSoon(authority.get(), instant)) {
        authorityKey = newKey();
        authority = newAuthority(authorityKey.get(), instant);
        if (!authority)
            return failure(Failure::Kind::Internal, u"no certification authority could be made"_s);
        const Result<void> written = write(authorityKeyFile, pem(authorityKey.get()), true).and_then([&] {
            return write(files.authority, pem(authority.get()), false);
        });
        if (!written)
            return tl::unexpected(written.error());
        QFile::remove(files.chain); // signed by the one before
    }
    const Certificate known = readCertificate(files.chain);
    if (known && readKey(files.key) && !expiresSoon(known.get(), instant))
        return files;
    const Key key = newKey();
    const Certificate server = newServerCertificate(key.get(), authority.get(), authorityKey.get(), instant);
    if (!server)
        return failure(Failure::Kind::Internal, u"no certificate could be made"_s);
    const Result<void> written = write(files.key, pem(key.get()), true).and_then([&] {
        return write(files.chain, pem(server.get()) + pem(authority.get()), false);
    });
    if (!written)
        return tl::unexpected(written.error());
    return files;
}

} // namespace secondline::server
