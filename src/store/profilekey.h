// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>

namespace secondline::store {

//! The random 256-bit key that opens a profile's databases; wiped from memory when it goes.
class ProfileKey
{
public:
    static constexpr int size = 32;

    static ProfileKey random();
    static ProfileKey fromBytes(const std::array<unsigned char, size> &bytes);
    ProfileKey(const ProfileKey &) = default;
    ProfileKey &operator=(const ProfileKey &) = default;
    ~ProfileKey();

    const std::array<unsigned char, size> &bytes() const { return m_bytes; }

private:
    ProfileKey() = default;
    std::array<unsigned char, size> m_bytes{};
};

} // namespace secondline::store
