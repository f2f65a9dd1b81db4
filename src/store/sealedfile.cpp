// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealedfile.h"

#include <QtEndian>

#include <sodium.h>

#include <algorithm>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

constexpr QByteArrayView mark("SLfile1\n");
constexpr qint64 nameBytes = 16;
constexpr qint64 headBytes = 8 + nameBytes;
constexpr qint64 nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qint64 tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qint64 overhead = nonceBytes + tagBytes;
constexpr qint64 sealedPart = SealedFile::partBytes + overhead;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == ProfileKey::size);

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

} // namespace

SealedFile::SealedFile(const QString &path, VfsFile::Mode mode, const ProfileKey &key)
    : m_file(path, mode)
    , m_key(key)
{
    if (mode == VfsFile::Mode::Write && m_file.size() < headBytes) {
        m_name = QByteArray(nameBytes, Qt::Uninitialized);
        randombytes_buf(m_name.data(), static_cast<size_t>(nameBytes));
        m_file.truncate(0);
        m_file.write(0, mark.toByteArray() + m_name);
        return;
    }
    const QByteArray head = m_file.read(0, headBytes);
    if (head.size() != headBytes || !head.startsWith(mark))
        fail(Failure::Kind::Damaged, path);
    m_name = head.mid(mark.size());
}

qint64 SealedFile::size() const
{
    const qint64 sealed = std::max<qint64>(0, m_file.size() - headBytes);
    const qint64 rest = sealed % sealedPart;
    return sealed / sealedPart * partBytes + std::max<qint64>(0, rest - overhead);
}

//! What a part is bound to: this file and its number.
QByteArray SealedFile::place(qint64 number) const
{
    QByteArray bound(8, Qt::Uninitialized);
    qToLittleEndian(number, bound.data());
    return m_name + bound;
}

QByteArray SealedFile::part(qint64 number) const
{
    const QByteArray sealed = m_file.read(headBytes + number * sealedPart, sealedPart);
    if (sealed.size() <= overhead)
        return {};
    const QByteArray nonce = sealed.first(nonceBytes);
    const QByteArray box = sealed.sliced(nonceBytes);
    const QByteArray bound = place(number);
    QByteArray plain(sealed.size() - overhead, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            bytesOf(plain), nullptr, nullptr, bytesOf(box), static_cast<unsigned long long>(box.size()), bytesOf(bound),
            static_cast<unsigned long long>(bound.size()), bytesOf(nonce), m_key.bytes().data())
        != 0)
        fail(Failure::Kind::Damaged, u"part %1 of a file does not open"_s.arg(number));
    return plain;
}

void SealedFile::writePart(qint64 number, const QByteArray &plain)
{
    QByteArray nonce(nonceBytes, Qt::Uninitialized);
    randombytes_buf(nonce.data(), static_cast<size_t>(nonceBytes));
    const QByteArray bound = place(number);
    QByteArray box(plain.size() + tagBytes, Qt::Uninitialized);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytesOf(box), nullptr, bytesOf(plain), static_cast<unsigned long long>(plain.size()), bytesOf(bound),
        static_cast<unsigned long long>(bound.size()), nullptr, bytesOf(nonce), m_key.bytes().data());
    m_file.write(headBytes + number * sealedPart, nonce + box);
}

QByteArray SealedFile::read(qint64 offset, qint64 length) const
{
    const qint64 end = std::min(size(), offset + std::max<qint64>(0, length));
    QByteArray bytes;
    for (qint64 at = offset; at < end;) {
        const QByteArray plain = part(at / partBytes);
        const qint64 from = at % partBytes;
        const qint64 count = std::min(plain.size() - from, end - at);
        if (count <= 0)
            fail(Failure::Kind::Damaged, u"a file is shorter than it says"_s);
        bytes += plain.sliced(from, count);
        at += count;
    }
    return bytes;
}

void SealedFile::append(const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const qint64 here = size();
        const qint64 number = here / partBytes;
        // The last part grows until it is full; it is sealed anew each time.
        QByteArray plain = here % partBytes > 0 ? part(number) : QByteArray();
        const qint64 count = std::min<qint64>(partBytes - plain.size(), bytes.size() - done);
        plain += bytes.sliced(done, count);
        writePart(number, plain);
        done += count;
    }
}

} // namespace secondline::store
