// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/profileheader.h"

#include "store/privatefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::failure;
using domain::Failure;
using domain::Result;

namespace {

constexpr int formatVersion = 1;
constexpr qsizetype largestHeader = 1024 * 1024;
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype boxSize = ProfileKey::size + crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == ProfileKey::size);

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

//! What a wrap is bound to: a wrap cannot be passed off as one of another kind or version.
QByteArray boundTo(const QString &wrapKind)
{
    return "secondline profile key 1 " + wrapKind.toUtf8();
}

QJsonObject wrapped(const ProfileKey &key, const QByteArray &wrappingKey, const QString &wrapKind)
{
    QByteArray nonce(nonceSize, Qt::Uninitialized);
    randombytes_buf(nonce.data(), static_cast<size_t>(nonce.size()));
    QByteArray box(boxSize, Qt::Uninitialized);
    const QByteArray bound = boundTo(wrapKind);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        reinterpret_cast<unsigned char *>(box.data()), nullptr, key.bytes().data(), key.bytes().size(), bytesOf(bound),
        static_cast<unsigned long long>(bound.size()), nullptr, bytesOf(nonce), bytesOf(wrappingKey));
    return {{u"kind"_s, wrapKind},
            {u"nonce"_s, QString::fromLatin1(nonce.toBase64())},
            {u"box"_s, QString::fromLatin1(box.toBase64())}};
}

Result<QJsonArray> wrapsIn(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(Failure::Kind::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Failure::Kind::Unwritable, u"%1: %2"_s.arg(path, file.errorString()));
    const QJsonObject header = QJsonDocument::fromJson(file.read(largestHeader)).object();
    const int version = header[u"formatVersion"].toInt();
    if (version < 1 || !header[u"wraps"].isArray())
        return failure(Failure::Kind::Damaged, u"%1 is not a profile header"_s.arg(path));
    if (version > formatVersion)
        return failure(Failure::Kind::TooNew, u"%1 has format %2"_s.arg(path).arg(version));
    return header[u"wraps"].toArray();
}

} // namespace

QByteArray ProfileHeader::newWrappingKey()
{
    const ProfileKey key = ProfileKey::random();
    return QByteArray(reinterpret_cast<const char *>(key.bytes().data()), ProfileKey::size);
}

Result<ProfileKey> ProfileHeader::create(const QString &path, const QByteArray &wrappingKey, const QString &wrapKind)
{
    if (wrappingKey.size() != ProfileKey::size)
        return failure(Failure::Kind::BadInput, u"a wrapping key has %1 bytes"_s.arg(ProfileKey::size));
    if (QFile::exists(path))
        return failure(Failure::Kind::Refused, u"%1 exists"_s.arg(path));
    const ProfileKey key = ProfileKey::random();
    const QJsonObject header{{u"formatVersion"_s, formatVersion},
                             {u"wraps"_s, QJsonArray{wrapped(key, wrappingKey, wrapKind)}}};
    if (const auto written = createDurably(path, QJsonDocument(header).toJson()); !written)
        return tl::unexpected(written.error());
    return key;
}

Result<ProfileKey> ProfileHeader::open(const QString &path, const QByteArray &wrappingKey, const QString &wrapKind)
{
    if (wrappingKey.size() != ProfileKey::size)
        return failure(Failure::Kind::WrongKey, u"a wrapping key has %1 bytes"_s.arg(ProfileKey::size));
    const auto wraps = wrapsIn(path);
    if (!wraps)
        return tl::unexpected(wraps.error());
    const QByteArray bound = boundTo(wrapKind);
    for (const QJsonValue &wrap : *wraps) {
        if (wrap[u"kind"].toString() != wrapKind)
            continue;
        const QByteArray nonce = QByteArray::fromBase64(wrap[u"nonce"].toString().toLatin1());
        const QByteArray box = QByteArray::fromBase64(wrap[u"box"].toString().toLatin1());
        if (nonce.size() != nonceSize || box.size() != boxSize)
            return failure(Failure::Kind::Damaged, u"%1: the wrap %2 has the wrong size"_s.arg(path, wrapKind));
        std::array<unsigned char, ProfileKey::size> bytes{};
        if (crypto_aead_xchacha20poly1305_ietf_decrypt(
                bytes.data(), nullptr, nullptr, bytesOf(box), static_cast<unsigned long long>(box.size()),
                bytesOf(bound), static_cast<unsigned long long>(bound.size()), bytesOf(nonce), bytesOf(wrappingKey))
            != 0)
            return failure(Failure::Kind::WrongKey, u"%1: the key does not open the wrap %2"_s.arg(path, wrapKind));
        const ProfileKey key = ProfileKey::fromBytes(bytes);
        sodium_memzero(bytes.data(), bytes.size());
        return key;
    }
    return failure(Failure::Kind::WrongKey, u"%1 has no wrap of kind %2"_s.arg(path, wrapKind));
}

Result<QStringList> ProfileHeader::wrapKinds(const QString &path)
{
    const auto wraps = wrapsIn(path);
    if (!wraps)
        return tl::unexpected(wraps.error());
    QStringList kinds;
    for (const QJsonValue &wrap : *wraps)
        kinds.append(wrap[u"kind"].toString());
    return kinds;
}

} // namespace secondline::store
