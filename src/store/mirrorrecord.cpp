// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/mirrorrecord.h"

#include "store/operationjson.h"

#include <QJsonDocument>
#include <QTimeZone>
#include <QtEndian>

#include <sodium.h>

#include <array>

namespace secondline::store {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView mark("\x9fSLm");
constexpr qsizetype lengthSize = 4;
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype hashSize = crypto_hash_sha256_BYTES;
constexpr qsizetype headSize = 4 + lengthSize + nonceSize;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == ProfileKey::size);

constexpr std::array<QLatin1StringView, 5> kindNames = {QLatin1StringView("kept"), QLatin1StringView("sending"),
                                                        QLatin1StringView("applied"), QLatin1StringView("withdrawn"),
                                                        QLatin1StringView("salvaged")};

ProfileKey mirrorKey(const ProfileKey &profileKey)
{
    std::array<unsigned char, ProfileKey::size> key{};
    crypto_kdf_derive_from_key(key.data(), key.size(), 1, "SLmirror", profileKey.bytes().data());
    const ProfileKey derived = ProfileKey::fromBytes(key);
    sodium_memzero(key.data(), key.size());
    return derived;
}

const unsigned char *bytesOf(const char *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

unsigned char *bytesOf(char *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}

} // namespace

MirrorBox::MirrorBox(const ProfileKey &key)
    : m_key(mirrorKey(key))
{
}

QByteArray MirrorBox::closed(const QJsonObject &json) const
{
    const QByteArray plain = QJsonDocument(json).toJson(QJsonDocument::Compact);
    const qsizetype boxSize = plain.size() + tagSize;
    QByteArray record(headSize + boxSize + hashSize, Qt::Uninitialized);
    char *at = std::copy(mark.begin(), mark.end(), record.data());
    qToLittleEndian(static_cast<quint32>(boxSize), at);
    char *nonce = at + lengthSize;
    randombytes_buf(nonce, static_cast<size_t>(nonceSize));
    char *box = nonce + nonceSize;
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(box), nullptr, bytesOf(plain.constData()),
                                               static_cast<unsigned long long>(plain.size()), nullptr, 0, nullptr,
                                               bytesOf(nonce), m_key.bytes().data());
    crypto_hash_sha256(bytesOf(box + boxSize), bytesOf(box), static_cast<unsigned long long>(boxSize));
    return record;
}

std::optional<QJsonObject> MirrorBox::openedAt(const QByteArray &file, qsizetype at, qsizetype *bytes) const
{
    if (file.size() - at < headSize || QByteArrayView(file).sliced(at, mark.size()) != mark)
        return std::nullopt;
    const auto boxSize = static_cast<qsizetype>(qFromLittleEndian<quint32>(file.constData() + at + mark.size()));
    if (boxSize < tagSize || boxSize > file.size() - at - headSize - hashSize)
        return std::nullopt;
    const char *nonce = file.constData() + at + mark.size() + lengthSize;
    const char *box = nonce + nonceSize;
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytesOf(box), static_cast<unsigned long long>(boxSize));
    if (sodium_memcmp(hash.data(), box + boxSize, hash.size()) != 0)
        return std::nullopt;
    QByteArray plain(boxSize - tagSize, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(plain.data()), nullptr, nullptr, bytesOf(box),
                                                   static_cast<unsigned long long>(boxSize), nullptr, 0, bytesOf(nonce),
                                                   m_key.bytes().data())
        != 0)
        return std::nullopt;
    *bytes = headSize + boxSize + hashSize;
    return QJsonDocument::fromJson(plain).object();
}

MirrorBox::File MirrorBox::opened(const QByteArray &file) const
{
    File found;
    bool gap = false;
    for (qsizetype at = 0; at < file.size();) {
        qsizetype bytes = 0;
        if (const auto json = openedAt(file, at, &bytes)) {
            found.records.append({*json, bytes});
            found.gapInside = found.gapInside || gap;
            at += bytes;
            continue;
        }
        gap = true;
        const qsizetype next = file.indexOf(mark, at + 1);
        at = next < 0 ? file.size() : next;
    }
    found.tidy = !gap;
    return found;
}

QJsonObject toJson(const MirrorEntry &entry)
{
    QJsonObject json{{u"k"_s, kindNames[static_cast<size_t>(entry.kind)]}};
    switch (entry.kind) {
    case MirrorEntry::Kind::Kept:
        json[u"operation"] = toJson(entry.operation);
        return json;
    case MirrorEntry::Kind::Salvaged:
        json[u"salvaged"] = entry.salvaged;
        return json;
    case MirrorEntry::Kind::Sending:
        json[u"attempts"] = entry.operation.attempts;
        break;
    case MirrorEntry::Kind::Applied:
        json[u"appliedId"] = entry.operation.appliedId;
        json[u"appliedVersion"] = entry.operation.appliedVersion;
        json[u"at"] = entry.operation.appliedAt.toMSecsSinceEpoch();
        break;
    case MirrorEntry::Kind::Withdrawn:
        break;
    }
    json[u"id"] = entry.operation.id.toString(QUuid::WithoutBraces);
    return json;
}

std::optional<MirrorEntry> mirrorEntryIn(const QJsonObject &json)
{
    const auto *const name = std::find(kindNames.begin(), kindNames.end(), json[u"k"].toString());
    if (name == kindNames.end())
        return std::nullopt;
    MirrorEntry entry;
    entry.kind = static_cast<MirrorEntry::Kind>(name - kindNames.begin());
    if (entry.kind == MirrorEntry::Kind::Kept) {
        const auto operation = operationIn(json[u"operation"].toObject());
        if (!operation)
            return std::nullopt;
        entry.operation = *operation;
        return entry;
    }
    entry.operation.id = QUuid::fromString(json[u"id"].toString());
    entry.operation.attempts = json[u"attempts"].toInt();
    entry.operation.appliedId = json[u"appliedId"].toString();
    entry.operation.appliedVersion = json[u"appliedVersion"].toInteger();
    if (json.contains(u"at"))
        entry.operation.appliedAt = QDateTime::fromMSecsSinceEpoch(json[u"at"].toInteger(), QTimeZone::utc());
    entry.salvaged = json[u"salvaged"].toObject();
    return entry;
}

} // namespace secondline::store
