// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/profilekey.h"

#include <sodium.h>

namespace secondline::store {

ProfileKey ProfileKey::random()
{
    ProfileKey key;
    if (sodium_init() < 0)
        qFatal("libsodium does not start");
    randombytes_buf(key.m_bytes.data(), key.m_bytes.size());
    return key;
}

ProfileKey ProfileKey::fromBytes(const std::array<unsigned char, size> &bytes)
{
    ProfileKey key;
    key.m_bytes = bytes;
    return key;
}

ProfileKey::~ProfileKey()
{
    sodium_memzero(m_bytes.data(), m_bytes.size());
}

} // namespace secondline::store
